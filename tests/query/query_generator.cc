// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/query_generator.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "synonyms/words/fold.h"

namespace dateline::test {
namespace {

using query::Field;

std::vector<std::string> list(const std::set<std::string>& values) {
  return {values.begin(), values.end()};
}

std::string padded(const char* format, std::size_t value) {
  std::array<char, 16> text;
  const int size = std::snprintf(text.data(), text.size(), format, static_cast<unsigned>(value));
  return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace

QueryGenerator::QueryGenerator(const std::vector<corpus::Article>& articles,
                               const std::vector<synonyms::NameRow>& rows, unsigned seed)
    : random_(seed) {
  std::set<std::string> outlets, languages, agencies;
  std::set<std::string> mentioned;
  for (const auto& article : articles) {
    for (const auto& text : {article.title, article.text}) {
      if (auto words = synonyms::tokenize(text); words.size() > 0) {
        sources_.push_back({text, std::move(words)});
      }
      mentioned.insert(synonyms::fold(text));
    }
    if (!article.outlet.empty()) outlets.insert(article.outlet);
    if (!article.language.empty()) languages.insert(article.language);
    agencies.insert(article.agencies.begin(), article.agencies.end());
    ids_.push_back(article.id);
  }
  const auto occurs = [&](const synonyms::NameRow& row) {
    return std::ranges::any_of(row.spellings, [&](const auto& spelling) {
      const auto folded = synonyms::fold(spelling.text);
      return std::ranges::any_of(mentioned,
                                 [&](const auto& text) { return text.find(folded) != text.npos; });
    });
  };
  for (const auto& row : rows) {
    if (!occurs(row)) continue;
    for (const auto& spelling : row.spellings) spellings_.push_back(spelling.text);
    if (synonyms::is_place(row.kind)) places_.push_back(row.id);
  }
  outlets_ = list(outlets);
  languages_ = list(languages);
  agencies_ = list(agencies);
}

std::size_t QueryGenerator::below(std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
}

std::string QueryGenerator::query(int depth) {
  if (depth == 0 || chance(25)) return leaf();
  switch (below(9)) {
    case 7:
    case 8:
      return proximity(depth - 1);
    case 0:
    case 1:
      return query(depth - 1) + " " + query(depth - 1);
    case 2:
      return query(depth - 1) + " OR " + query(depth - 1);
    case 3:
      return "(" + query(depth - 1) + ") " + leaf();
    case 4:
      return query(depth - 1) + " -" + leaf();
    case 5:
      return "NOT (" + query(depth - 1) + ")";
    default:
      return query(depth - 1) + " AND (" + query(depth - 1) + " OR " + query(depth - 1) + ")";
  }
}

query::SearchRequest QueryGenerator::request() {
  query::SearchRequest request{.query = query(3), .limit = 10'000, .snippets = false};
  using query::NameReading;
  if (chance(30))
    request.names = any<NameReading>({NameReading::off, NameReading::exact, NameReading::loose});
  for (std::size_t i = chance(25) ? 1 + below(3) : 0; i > 0; --i) {
    request.filters.push_back(filter());
  }
  return request;
}

std::string QueryGenerator::leaf() {
  switch (below(16)) {
    case 0:
      return "=" + piece(1);
    case 1:
      return prefix();
    case 2:
      return "CAPS(" + piece(1) + ")";
    case 3:
    case 4:
      return spelling();
    case 5:
      return chance(70) ? spelling() : respelled();
    case 6:
    case 7:
      return quoted(2 + below(4));
    case 8:
      return "=" + quoted(1 + below(4));
    case 9:
      return phrase_with_name();
    case 10:
      return title_part();
    case 11:
    case 12:
      return field();
    case 13:
      return chance(10) ? "*" : quoted(1);
    default:
      return piece(1 + below(2));
  }
}

std::string QueryGenerator::reach() {
  if (chance(25)) return chance(60) ? "s" : "p";
  return std::to_string(chance(80) ? below(6) : below(60));
}

// Two to four operands near each other, or one that is counted.
std::string QueryGenerator::proximity(int depth) {
  switch (below(8)) {
    case 0:
      return "FIRST/" + std::to_string(1 + below(30)) + "(" + placed(depth) + ")";
    case 1:
      return "ATLEAST/" + std::to_string(1 + below(4)) + "(" + placed(depth) + ")";
    case 2:
      return placed(depth) + " NOT NEAR/" + reach() + " " + placed(depth);
    default:
      break;
  }
  const std::string op = (chance(60) ? " NEAR/" : " PRE/") + reach() + " ";
  std::string text = placed(depth) + op + placed(depth);
  for (std::size_t more = chance(25) ? 1 + below(2) : 0; more > 0; --more) {
    text += op + placed(0);
  }
  return text;
}

// What has a place in the text.
std::string QueryGenerator::placed(int depth) {
  if (depth > 0 && chance(35)) return "(" + proximity(depth - 1) + ")";
  switch (below(10)) {
    case 0:
      return quoted(2 + below(2));
    case 1:
      return phrase_with_name();
    case 2:
      return prefix();
    case 3:
      return "title:" + quoted(1);
    case 4:
      return "CAPS(" + piece(1) + ")";
    case 5:
      return "=" + piece(1);
    case 6:
      return "(" + placed(depth - 1) + " OR " + placed(depth - 1) + ")";
    case 7:
    case 8:
      return "\"" + spelling() + "\"";
    default:
      return quoted(1);
  }
}

// Consecutive words as they are written, from anywhere in the corpus; may begin inside a name. Half
// of them come from the text of the piece before, so that a query of several may find something.
std::string QueryGenerator::piece(std::size_t words) {
  if (source_ >= sources_.size() || chance(50)) source_ = below(sources_.size());
  const Source& source = sources_[source_];
  const auto& tokens = source.words.tokens;
  const std::size_t first = below(tokens.size());
  const std::size_t last = std::min(first + words, tokens.size()) - 1;
  std::string text =
      source.text.substr(tokens[first].begin, tokens[last].end - tokens[first].begin);
  // What would end the phrase or the word; all of it only separates words.
  for (const std::string_view mark : {"\"", "”", "“", "»", "«", "„", "(", ")", ":"}) {
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark)) {
      text.replace(at, mark.size(), ", ");
    }
  }
  return text;
}

// The beginning of a word that is long enough for a wildcard.
std::string QueryGenerator::prefix() {
  constexpr std::size_t shortest = 3;  // letters
  const std::size_t letters = shortest + 1 + below(3);
  for (;;) {
    const std::string word = piece(1);
    std::size_t end = 0;
    std::size_t read = 0;
    for (; read < letters && end < word.size(); ++read) synonyms::next_char(word, end);
    if (read >= shortest) return word.substr(0, end) + "*";
  }
}

// A spelling with a letter doubled, so that most often no table lists it.
std::string QueryGenerator::respelled() {
  std::string text = spelling();
  std::size_t end = 0;
  for (std::size_t letters = 1 + below(text.size()); letters > 0; --letters) {
    if (end >= text.size()) break;
    const std::size_t begin = end;
    synonyms::next_char(text, end);
    if (letters == 1) text.insert(end, text.substr(begin, end - begin));
  }
  return text;
}

// A name in any spelling beside a word that stands beside it, or beside another, somewhere.
std::string QueryGenerator::phrase_with_name() {
  const std::string name = chance(25) ? respelled() : spelling();
  switch (below(4)) {
    case 3:
      return "\"" + name + "\"";
    case 0:
      return "\"" + piece(1) + " " + name + "\"";
    case 1:
      return "\"" + name + " " + piece(1 + below(2)) + "\"";
    default:
      return "\"" + name + " " + spelling() + "\"";
  }
}

std::string QueryGenerator::title_part() {
  switch (below(4)) {
    case 0:
      return "title:" + quoted(1 + below(3));
    case 1:
      return "title:(" + spelling() + " OR " + piece(1) + ")";
    case 2:
      return "title:" + prefix();
    default:
      return "title:\"" + spelling() + "\"";
  }
}

std::string QueryGenerator::field() {
  const query::Filter filter = this->filter();
  return std::string(to_string(filter.field)) + ":\"" + filter.value + "\"";
}

// A date where the corpus has no value of the field.
query::Filter QueryGenerator::filter_of(Field field, const std::vector<std::string>& values) {
  if (values.empty()) return {Field::date, date()};
  return {field, any(values)};
}

query::Filter QueryGenerator::filter() {
  switch (below(9)) {
    case 0:
      return filter_of(Field::outlet, outlets_);
    case 1:
      return filter_of(Field::language, languages_);
    case 2:
      return filter_of(Field::agency, agencies_);
    case 3:
    case 4:
      return {Field::place, any(places_)};
    case 5:
      return {Field::filed, any(places_)};
    case 6:
      return {Field::name, any(places_)};
    case 7:
      return chance(20) ? query::Filter{Field::id, any(ids_)} : query::Filter{Field::date, date()};
    default:
      return {Field::date, date()};
  }
}

std::string QueryGenerator::day() {
  std::string text = padded("%04u", 2011 + below(16));
  if (chance(30)) return text;
  text += padded("-%02u", 1 + below(12));
  return chance(40) ? text : text + padded("-%02u", 1 + below(28));
}

std::string QueryGenerator::date() {
  const std::string a = day();
  const std::string b = day();
  switch (below(6)) {
    case 0:
      return a;
    case 1:
      return ".." + a;
    case 2:
      return a + "..";
    case 3:
      return chance(50) ? "none" : a.substr(0, 4) + "-\?\?";
    default:
      return std::min(a, b) + ".." + std::max(a, b);
  }
}

}  // namespace dateline::test
