// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "query/output/record_text.h"
#include "query/output/result_writer.h"
#include "query/output/text_layout.h"
#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

using synonyms::json_string;
using synonyms::printable;

constexpr std::size_t indent = 3;
constexpr std::size_t widest = 100;  // columns that are comfortable to read

// The address as an escape sequence may hold it; empty unless it is one of the web.
std::string link_target(std::string_view url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return {};
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string target;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      target += c;
    } else {
      target += {'%', digits[byte >> 4], digits[byte & 0xF]};
    }
  }
  return target;
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

class TextWriter final : public ResultWriter {
 public:
  TextWriter(std::ostream& out, const WriterOptions& options)
      : out_(out),
        colour_(options.colour),
        links_(options.links),
        width_(std::min(options.width, widest)) {}

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
    write_title(shown.article, 0, 0);
    write_lines(credits(shown.article), 0);
    write_family(shown.article, 0);
    for (const Copy& copy : shown.copies) {
      out_ << "  ";
      write_lines(published(copy, " · ") + " · " + printable(copy.id), 2);
    }
    out_ << "\n";
    write_article(shown.text);
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
    if (page.families) text += " in " + plural(*page.families, "family", "families");
    const std::size_t hits = page.families.value_or(page.total);
    const std::size_t first = page.offset + 1;
    const std::size_t last = page.offset + page.hits.size();
    if (page.hits.size() < hits && !page.hits.empty()) {
      text += ", " + std::to_string(first) + " to " + std::to_string(last) + " shown";
    }
    return text + partial_mark(page.provenance);
  }

  // In a batch the notes belong to their query; a single search prints them on stderr.
  void note_line(const std::string& note, bool in_batch) {
    if (in_batch) out_ << "note: " << printable(note) << "\n";
  }

  void write_hit(const Hit& hit) {
    const std::string number = std::to_string(hit.rank) + ". ";
    out_ << "\n" << number;
    write_title(hit, indent, number.size());
    out_ << std::string(indent, ' ');
    write_lines(credits(hit), indent);
    write_family(hit, indent);
    for (const Passage& passage : hit.passages) write_passage(passage);
  }

  void write_passage(const Passage& passage) {
    WrappedLines lines({.width = width_, .indent = indent, .first_indent = indent});
    if (passage.cut_before) lines.add("… ");
    for (const Segment& segment : passage.segments) add(lines, segment);
    if (passage.cut_behind) lines.add(" …");
    out_ << std::string(indent, ' ');
    write(lines, indent, {});
  }

  void write_title(const Hit& hit, std::size_t margin, std::size_t first_margin) {
    WrappedLines lines({.width = width_, .indent = margin, .first_indent = first_margin});
    const bool untitled =
        std::ranges::all_of(hit.title, [](const Segment& segment) { return segment.text.empty(); });
    if (untitled) lines.add("(no title)");
    for (const Segment& segment : hit.title) add(lines, segment);
    write(lines, margin, links_ ? link_target(hit.url) : "");
  }

  void write_lines(const std::string& text, std::size_t margin) {
    WrappedLines lines({.width = width_, .indent = margin, .first_indent = margin});
    lines.add(text);
    write(lines, margin, {});
  }

  void write_family(const Hit& hit, std::size_t margin) {
    if (!hit.family) return;
    const Family& family = *hit.family;
    std::string line = "copies=" + std::to_string(family.copies);
    if (family.matching > 0) line += " matching=" + std::to_string(family.matching);
    line += " outlets=" + std::to_string(family.outlets) + " first=" + published(family.first, ",");
    std::string agencies;
    for (const auto& agency : family.agencies) {
      agencies += (agencies.empty() ? " agency=" : ",") + printable(agency);
    }
    out_ << std::string(margin, ' ');
    write_lines(line + agencies, margin);
  }

  static std::string published(const Copy& copy, const std::string& separator) {
    return (copy.outlet.empty() ? "no outlet" : printable(copy.outlet)) + separator +
           (copy.date.empty() ? "undated" : printable(copy.date));
  }

  // A link is one of each line, so that what stands before the line is none.
  void write(WrappedLines& lines, std::size_t margin, const std::string& target) {
    bool first = true;
    for (const std::string& line : lines.take()) {
      if (!std::exchange(first, false)) out_ << std::string(margin, ' ');
      if (!target.empty()) out_ << "\x1b]8;;" << target << "\x1b\\";
      out_ << (width_ > 0 ? isolated(line) : line);
      if (!target.empty()) out_ << "\x1b]8;;\x1b\\";
      out_ << "\n";
    }
    if (first) out_ << "\n";
  }

  // Keeps the lines of the text.
  void write_article(const std::vector<Segment>& text) {
    WrappedLines lines({.width = width_});
    for (const Segment& segment : text) {
      std::size_t begin = 0;
      for (std::size_t end = segment.text.find('\n'); end != std::string::npos;
           end = segment.text.find('\n', begin)) {
        add(lines, {.text = segment.text.substr(begin, end - begin), .is_match = segment.is_match});
        write(lines, 0, {});
        lines = WrappedLines({.width = width_});
        begin = end + 1;
      }
      add(lines, {.text = segment.text.substr(begin), .is_match = segment.is_match});
    }
    write(lines, 0, {});
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

  void add(WrappedLines& lines, const Segment& segment) const {
    if (segment.text.empty()) return;
    TextMark mark;
    if (segment.is_match && colour_) mark = {.before = "\x1b[1;33m", .behind = "\x1b[0m"};
    if (segment.is_match && !colour_) mark = {.before = "*", .behind = "*", .columns = 1};
    lines.add(printable(segment.text), mark);
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
    const bool in_families = facet.unit == Unit::families;
    const std::string articles = in_families ? plural(facet.articles, "family", "families")
                                             : plural(facet.articles, "article", "articles");
    if (in_families) text = "of " + articles;
    if (facet.without_own_filter) {
      text = "of " + articles + " without the filter on " +
             std::string(to_string(field_of(facet.request.kind)));
    }
    if (facet.many_valued) {
      text += (text.empty() ? "" : "; ") + std::string(in_families ? "a family" : "an article") +
              " may count for several";
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
    std::string also = "also";
    for (const auto& form : part.forms) also += (also.size() > 4 ? ", " : " ") + printable(form);
    constexpr std::size_t margin = 12;
    out_ << std::string(margin, ' ');
    write_lines(also, margin);
  }

  std::ostream& out_;
  bool colour_;
  bool links_;
  std::size_t width_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_text_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<TextWriter>(out, options);
}

}  // namespace dateline::query
