// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/result_writer.h"
#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

class IdsWriter final : public ResultWriter {
 public:
  IdsWriter(std::ostream& out, char end) : out_(out), end_(end) {}

  void write(const ResultPage& page, const std::optional<BatchEntry>&) override {
    for (const Hit& hit : page.hits)
      out_ << (end_ == '\0' ? hit.id : synonyms::printable(hit.id)) << end_;
  }
  void write(const QueryFailure&, const BatchEntry&) override {}
  void finish(const AnswerSummary&, const Provenance&) override {}

 private:
  std::ostream& out_;
  char end_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_ids_writer(std::ostream& out, char end) {
  return std::make_unique<IdsWriter>(out, end);
}

}  // namespace dateline::query
