// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "query/record_text.h"
#include "query/result_writer.h"
#include "synonyms/printable.h"

namespace dateline::query {
namespace {

using synonyms::json_string;
using synonyms::printable;

constexpr std::string_view indent = "   ";

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

class TextWriter final : public ResultWriter {
 public:
  TextWriter(std::ostream& out, bool colour) : out_(out), colour_(colour) {}

  void write(const ResultPage& page, const std::optional<BatchEntry>& entry) override {
    if (entry) write_entry(*entry, page.query);
    out_ << heading(page) << "\n";
    for (const auto& note : page.notes) note_line(note, entry.has_value());
    for (const Hit& hit : page.hits) write_hit(hit);
    for (const Facet& facet : page.facets) write_facet(facet);
  }

  void write(const QueryFailure& failure, const BatchEntry& entry) override {
    write_entry(entry, failure.query);
    out_ << "error in line " << entry.line;
    if (failure.column) out_ << ", column " << *failure.column;
    out_ << ": " << printable(failure.reason) << "\n";
  }

  void write(const Explanation& explanation, std::string_view query) override {
    out_ << "typed       " << printable(query) << "\n";
    out_ << "understood  " << printable(explanation.understood) << "\n";
    for (const auto& part : explanation.parts) write_part(part);
    out_ << "xapian      " << printable(explanation.xapian) << "\n";
    out_ << "total       " << plural(explanation.total, "article", "articles")
         << partial_mark(explanation.provenance) << "\n";
    for (const auto& note : explanation.notes) out_ << "note        " << printable(note) << "\n";
  }

  void write(const ShownArticle& shown) override {
    write_title(shown.article);
    out_ << credits(shown.article) << "\n\n";
    for (const Segment& segment : shown.text) out_ << lines(segment);
    out_ << "\n";
  }

  void finish(const AnswerSummary& summary, const Provenance&) override {
    if (summary.queries == 1 && summary.errors == 0) return;
    out_ << "\n"
         << plural(summary.queries, "query", "queries") << ", " << summary.found
         << " with articles, " << plural(summary.errors, "error", "errors") << "\n";
  }

 private:
  void write_entry(const BatchEntry& entry, std::string_view query) {
    out_ << (entry.number > 1 ? "\n" : "") << "== " << printable(entry.id) << ": "
         << printable(query) << "\n";
  }

  static std::string heading(const ResultPage& page) {
    std::string text = plural(page.total, "article", "articles");
    const std::size_t first = page.offset + 1;
    const std::size_t last = page.offset + page.hits.size();
    if (page.hits.size() < page.total && !page.hits.empty()) {
      text += ", " + std::to_string(first) + " to " + std::to_string(last) + " shown";
    }
    return text + partial_mark(page.provenance);
  }

  // In a batch the notes belong to their query; a single search prints them on stderr.
  void note_line(const std::string& note, bool in_batch) {
    if (in_batch) out_ << "note: " << printable(note) << "\n";
  }

  void write_hit(const Hit& hit) {
    out_ << "\n" << hit.rank << ". ";
    write_title(hit);
    out_ << indent << credits(hit) << "\n";
    for (const Passage& passage : hit.passages) {
      out_ << indent << (passage.cut_before ? "… " : "");
      for (const Segment& segment : passage.segments) out_ << marked(segment);
      out_ << (passage.cut_behind ? " …" : "") << "\n";
    }
  }

  void write_title(const Hit& hit) {
    const bool untitled =
        std::ranges::all_of(hit.title, [](const Segment& segment) { return segment.text.empty(); });
    if (untitled) out_ << "(no title)";
    for (const Segment& segment : hit.title) out_ << marked(segment);
    out_ << "\n";
  }

  static std::string credits(const Hit& hit) {
    std::string line = hit.outlet.empty() ? "no outlet" : printable(hit.outlet);
    if (!hit.date.empty()) {
      line += " · " + hit.date;
    } else {
      line += hit.unread_date.empty() ? " · undated"
                                      : " · undated (\"" + printable(hit.unread_date) + "\")";
    }
    for (const auto& agency : hit.agencies) line += " · " + printable(agency);
    if (hit.filed) line += " · filed " + printable(hit.filed->name);
    return line + weakest_meeting(hit) + " · " + printable(hit.id);
  }

  // Says so where nothing in the article is as listed or typed: " · by-key".
  static std::string weakest_meeting(const Hit& hit) {
    const auto is_listed = [](const Match& match) { return match.met == "listed"; };
    if (hit.matches.empty() || std::ranges::any_of(hit.matches, is_listed)) return {};
    return " · " + hit.matches.front().met;
  }

  std::string marked(const Segment& segment) const {
    const std::string text = printable(segment.text);
    if (!segment.is_match) return text;
    return colour_ ? "\x1b[1;33m" + text + "\x1b[0m" : "*" + text + "*";
  }

  // As marked, but the lines of the text are kept.
  std::string lines(const Segment& segment) const {
    std::string out;
    std::size_t begin = 0;
    for (;;) {
      const std::size_t end = segment.text.find('\n', begin);
      const Segment line{.text = segment.text.substr(begin, end - begin),
                         .is_match = segment.is_match};
      if (!line.text.empty()) out += marked(line);
      if (end == std::string::npos) return out;
      out += '\n';
      begin = end + 1;
    }
  }

  void write_facet(const Facet& facet) {
    out_ << "\n" << printable(facet.request.name) << remarks(facet) << "\n";
    std::vector<const FacetValue*> open;  // the value and those around it
    const auto close = [&](std::size_t depth) {
      for (; open.size() > depth; open.pop_back()) {
        other_line(open.back()->other, open.back()->others, open.size());
      }
    };
    for (const FacetValue& value : facet.values) {
      close(value.depth);
      count_line(value.count, std::string(2 * value.depth, ' ') + printable(value.label));
      open.push_back(&value);
    }
    close(0);
    other_line(facet.other, facet.others, 0);
    if (facet.none > 0) {
      const bool date = facet.request.kind == FacetRequest::Kind::date;
      count_line(facet.none, date ? "(undated)" : "(none)");
    }
  }

  // What one has to know to add the counts up.
  static std::string remarks(const Facet& facet) {
    std::string text;
    if (facet.without_own_filter) {
      text = "of " + plural(facet.articles, "article", "articles") + " without the filter on " +
             std::string(to_string(field_of(facet.request.kind)));
    }
    if (facet.many_valued) {
      text += (text.empty() ? "" : "; ") + std::string("an article may count for several");
    }
    return text.empty() ? "" : " (" + text + ")";
  }

  void other_line(std::size_t count, std::size_t values, std::size_t depth) {
    if (values == 0) return;
    count_line(count,
               std::string(2 * depth, ' ') + "(other: " + plural(values, "value", "values") + ")");
  }

  void count_line(std::size_t count, const std::string& label) {
    const std::string digits = std::to_string(count);
    out_ << std::string(digits.size() < 7 ? 7 - digits.size() : 0, ' ') << digits << "  " << label
         << "\n";
  }

  void write_part(const Explanation::Part& part) {
    out_ << "part        " << printable(part.typed) << " -> " << printable(part.reading) << ", "
         << plural(part.articles, "article", "articles") << "\n";
    for (const auto& met : part.met) {
      out_ << "            " << printable(met.name) << " " << met.how << ", "
           << plural(met.articles, "article", "articles") << "\n";
    }
    if (part.forms.size() < 2) return;
    out_ << "            also ";
    for (std::size_t i = 0; i < part.forms.size(); ++i) {
      out_ << (i > 0 ? ", " : "") << printable(part.forms[i]);
    }
    out_ << "\n";
  }

  std::ostream& out_;
  bool colour_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_text_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<TextWriter>(out, options.colour);
}

}  // namespace dateline::query
