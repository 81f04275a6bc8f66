// SPDX-License-Identifier: GPL-2.0-or-later
// A run as trec_eval reads it. It sorts by score, in single precision, and breaks ties by id; so
// that it sees the order of the answer, every score is below the one before it.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "query/output/result_writer.h"
#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

// Columns are told apart by white space, which therefore cannot stand in one.
std::string column(std::string_view text) {
  std::string out;
  for (const char c : synonyms::printable(text))
    out += c == ' ' ? std::string("%20") : std::string(1, c);
  return out.empty() ? "-" : out;
}

// A step that single precision keeps.
float below(float score) { return score - std::max(std::abs(score) * 1e-6F, 1e-6F); }

std::string score_text(float score) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), score).ptr;
  return {text.data(), end};
}

// Says, in the last column, what the answer can be reproduced with.
std::string run_tag(const Provenance& provenance) {
  return column("dateline-" + provenance.tool + "/" + provenance.index_id + "/" +
                provenance.generations() + "/" + provenance.names_hash);
}

class TrecWriter final : public ResultWriter {
 public:
  explicit TrecWriter(std::ostream& out) : out_(out) {}

  void write(const ResultPage& page, const std::optional<BatchEntry>& entry) override {
    const std::string topic = column(entry ? entry->id : "1");
    const std::string tag = run_tag(page.provenance);
    float above = std::numeric_limits<float>::max();
    for (const Hit& hit : page.hits) {
      above = std::min(static_cast<float>(hit.score), below(above));
      out_ << topic << " Q0 " << column(hit.id) << ' ' << hit.rank << ' ' << score_text(above)
           << ' ' << tag << '\n';
    }
  }
  void write(const QueryFailure&, const BatchEntry&) override {}
  void finish(const AnswerSummary&, const Provenance&) override {}

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_trec_writer(std::ostream& out) {
  return std::make_unique<TrecWriter>(out);
}

}  // namespace dateline::query
