// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/names_usage.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "indexer/generation/built_index.h"
#include "indexer/generation/name_tables.h"
#include "indexer/layout/positions.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/printable.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::indexer {
namespace {

using synonyms::csv_field;
using synonyms::json_string;
using synonyms::one_line;
using synonyms::printable;

using Mentions = std::map<std::string, std::size_t>;  // how many, by spelling

// Reads the mentions of a name off its positions in the index, so that what counts here is what a
// search finds.
class Counter {
 public:
  Counter(const BuiltIndex& index, std::uint32_t name, const UsageSplit& split)
      : index_(index),
        name_(name),
        term_(schema::name_term(schema::prefix::name, index.names.name(name).id,
                                schema::NameUse::listed)),
        split_(split),
        labels_(schema::decode_labels(
            index.database.get_metadata(std::string(schema::metadata::labels)))) {}

  void run() {
    index_.for_each_article(term_, [&](const Xapian::Document& document) { add(document); });
  }

  void finish(Usage& usage) const {
    std::set<std::string_view> spellings;
    for (const auto& [key, count] : counts_) {
      const auto& [spelling, outlet, period] = key;
      usage.lines.push_back({.spelling = spelling,
                             .outlet = outlet,
                             .period = period,
                             .articles = count.articles,
                             .mentions = count.mentions});
      usage.mentions += count.mentions;
      spellings.insert(spelling);
    }
    // Equal counts keep the order of the map, so that two runs agree.
    std::ranges::stable_sort(usage.lines, [](const UsageLine& a, const UsageLine& b) {
      return std::tie(a.articles, a.mentions) > std::tie(b.articles, b.mentions);
    });
    usage.articles = articles_;
    usage.spellings = spellings.size();
  }

 private:
  using Key = std::tuple<std::string, std::optional<std::string>, std::optional<std::string>>;
  struct Count {
    std::size_t articles = 0;
    std::size_t mentions = 0;
  };

  void add(const Xapian::Document& document) {
    const auto article = schema::read_article(document);
    ++articles_;
    for (const auto& [spelling, count] : find_mentions(document, article)) {
      Count& counted = counts_[{spelling, outlet_of(document), period_of(article.published)}];
      ++counted.articles;
      counted.mentions += count;
    }
  }

  Mentions find_mentions(const Xapian::Document& document,
                         const schema::StoredArticle& article) const {
    Mentions mentions;
    const auto title = synonyms::tokenize(article.title);
    const auto text = synonyms::tokenize(article.text);
    const std::string positions = document.get_value(schema::slot::positions);
    for (const auto& [position, count] : schema::places_of(term_, schema::Positions(positions))) {
      if (position < schema::text_begin) {
        ++mentions[written(article.title, title, {position - schema::title_begin, count})];
      } else {
        ++mentions[written(article.text, text, {position - schema::text_begin, count})];
      }
    }
    add_unplaced(article.title, title, mentions);
    return mentions;
  }

  // What stands so far behind in a title that the index gives it no position.
  void add_unplaced(std::string_view title, const synonyms::TokenStream& words,
                    Mentions& mentions) const {
    if (words.size() + schema::title_begin < schema::text_begin) return;
    for (const auto& mention : synonyms::find_names(words, index_.names).mentions) {
      const std::uint32_t end = schema::title_begin + mention.first + mention.count;
      if (mention.name != name_ || mention.adjective || end < schema::text_begin) continue;
      ++mentions[written(title, words, {mention.first, mention.count})];
    }
  }

  std::string written(std::string_view text, const synonyms::TokenStream& words,
                      schema::Extent extent) const {
    if (extent.count == 0 || extent.position + extent.count > words.size()) {
      throw schema::IndexError(index_.path, "its positions do not fit its texts; build it again");
    }
    const std::size_t begin = words.tokens[extent.position].begin;
    const std::size_t end = words.tokens[extent.position + extent.count - 1].end;
    return one_line(text.substr(begin, end - begin));
  }

  std::optional<std::string> outlet_of(const Xapian::Document& document) const {
    if (!split_.outlet) return std::nullopt;
    const auto outlet = schema::decode_facets(document.get_value(schema::slot::facets)).outlet;
    if (!outlet) return std::nullopt;
    return labels_.at(*outlet);
  }

  // A date of a year alone stays one, whatever the period.
  std::optional<std::string> period_of(std::string_view published) const {
    if (split_.period == Period::none || published.empty()) return std::nullopt;
    constexpr std::size_t year = 4;
    constexpr std::size_t month = 7;
    return std::string(published.substr(0, split_.period == Period::year ? year : month));
  }

  const BuiltIndex& index_;
  std::uint32_t name_;
  std::string term_;
  UsageSplit split_;
  std::vector<std::string> labels_;
  std::map<Key, Count> counts_;
  std::size_t articles_ = 0;
};

std::string plural(std::size_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::string_view period_word(Period period) { return period == Period::year ? "year" : "month"; }

// The cells of a line from the outlet on, as people read them.
std::vector<std::string> cells(const Usage& usage, const UsageLine& line) {
  std::vector<std::string> cells;
  if (usage.split.period != Period::none) cells.push_back(line.period.value_or("(undated)"));
  if (usage.split.outlet) cells.push_back(printable(line.outlet.value_or("(none)")));
  cells.push_back(printable(line.spelling));
  return cells;
}

std::vector<std::string> headings(const Usage& usage) {
  std::vector<std::string> headings;
  if (usage.split.period != Period::none) {
    headings.emplace_back(period_word(usage.split.period));
  }
  if (usage.split.outlet) headings.emplace_back("outlet");
  headings.emplace_back("spelling");
  return headings;
}

class Table {
 public:
  Table(std::ostream& out, const Usage& usage) : out_(out) {
    add("articles", "mentions", headings(usage));
    for (const UsageLine& line : usage.lines) {
      add(std::to_string(line.articles), std::to_string(line.mentions), cells(usage, line));
    }
    add(std::to_string(usage.articles), std::to_string(usage.mentions), {"in all"});
  }

  void write() const {
    for (const Line& line : lines_) {
      for (const auto& number : line.numbers) out_ << fill(number, number_width) << number << gap;
      for (std::size_t i = 0; i < line.cells.size(); ++i) {
        out_ << line.cells[i];
        if (i + 1 < line.cells.size()) out_ << fill(line.cells[i], widths_[i]) << gap;
      }
      out_ << "\n";
    }
  }

 private:
  static constexpr std::size_t number_width = 8;
  static constexpr std::string_view gap = "  ";
  struct Line {
    std::array<std::string, 2> numbers;
    std::vector<std::string> cells;
  };

  void add(std::string articles, std::string mentions, std::vector<std::string> cells) {
    widths_.resize(std::max(widths_.size(), cells.size()));
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      widths_[i] = std::max(widths_[i], synonyms::count_characters(cells[i]));
    }
    lines_.push_back({{std::move(articles), std::move(mentions)}, std::move(cells)});
  }

  static std::string fill(std::string_view text, std::size_t width) {
    const std::size_t filled = synonyms::count_characters(text);
    return std::string(width > filled ? width - filled : 0, ' ');
  }

  std::ostream& out_;
  std::vector<Line> lines_;
  std::vector<std::size_t> widths_;
};

void write_text(std::ostream& out, const Usage& usage) {
  out << printable(usage.label) << " (" << usage.kind << ", " << printable(usage.id)
      << "): " << plural(usage.articles, "article") << ", " << plural(usage.mentions, "mention")
      << ", " << plural(usage.spellings, "spelling") << "\n";
  if (usage.lines.empty()) return;
  out << "\n";
  Table(out, usage).write();
  out << "\nAn article with several spellings counts for each of them, and once in all.\n";
}

std::string json_or_null(const std::optional<std::string>& text) {
  return text ? json_string(*text) : "null";
}

void write_jsonl(std::ostream& out, const Usage& usage) {
  for (const UsageLine& line : usage.lines) {
    out << R"({"type":"usage","spelling":)" << json_string(line.spelling);
    if (usage.split.outlet) out << R"(,"outlet":)" << json_or_null(line.outlet);
    if (usage.split.period != Period::none) {
      out << ",\"" << period_word(usage.split.period) << "\":" << json_or_null(line.period);
    }
    out << R"(,"articles":)" << line.articles << R"(,"mentions":)" << line.mentions << "}\n";
  }
  out << R"({"type":"summary","id":)" << json_string(usage.id) << R"(,"name":)"
      << json_string(usage.label) << R"(,"articles":)" << usage.articles << R"(,"mentions":)"
      << usage.mentions << R"(,"spellings":)" << usage.spellings << R"(,"index":)"
      << json_string(usage.index_id) << R"(,"generation":)" << usage.generation << "}\n";
}

void write_csv(std::ostream& out, const Usage& usage) {
  const auto write_cells = [&](const std::vector<std::string>& cells) {
    for (const auto& cell : cells) out << csv_field(cell) << ",";
  };
  write_cells(headings(usage));
  out << "articles,mentions\r\n";
  for (const UsageLine& line : usage.lines) {
    write_cells(cells(usage, line));
    out << line.articles << "," << line.mentions << "\r\n";
  }
}

}  // namespace

std::optional<Usage> count_usage(std::string_view typed, const std::string& path,
                                 const UsageSplit& split) {
  const BuiltIndex index = open_built_index(path);
  const auto senses = find_typed_names(typed, index.names);
  if (senses.empty()) return std::nullopt;
  const auto name = index.names.name(senses.front());
  Usage usage{.id = std::string(name.id),
              .label = std::string(name.label),
              .kind = std::string(to_string(name.kind)),
              .split = split,
              .index_id = index.database.get_metadata(std::string(schema::metadata::index_id)),
              .generation = index.generation};
  for (const auto other : senses) {
    if (other == senses.front()) continue;
    const auto named = index.names.name(other);
    usage.other_names.push_back(std::string(named.id) + " " + std::string(named.label));
  }
  Counter counter(index, senses.front(), split);
  counter.run();
  counter.finish(usage);
  return usage;
}

void write_usage(std::ostream& out, const Usage& usage, UsageFormat format) {
  switch (format) {
    case UsageFormat::text:
      return write_text(out, usage);
    case UsageFormat::jsonl:
      return write_jsonl(out, usage);
    case UsageFormat::csv:
      return write_csv(out, usage);
  }
}

}  // namespace dateline::indexer
