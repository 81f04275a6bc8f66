// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/article.h"

#include <algorithm>
#include <vector>

#include "synonyms/table/name_table_layout.h"

namespace dateline::synonyms {
namespace {

using Place = ArticleReading::Place;

constexpr std::string_view mark = "+";  // no folded word has one
constexpr std::string_view abd = "abd";
constexpr std::string_view vowels = "ae";
constexpr std::string_view vowels_behind_abd = "aeiou";
constexpr std::size_t shortest_joined = 3;  // bytes behind a joined article

// What stands behind the article's vowel: l, or the sound with which the next word begins.
// In German and French, too (asch-Scham, ech-Chabab).
constexpr std::array<std::string_view, 12> ends = {"l", "dh", "sch", "sh", "ch", "th",
                                                   "d", "n",  "r",   "s",  "t",  "z"};
constexpr std::size_t longest_article = 4;

bool fits(std::string_view end, std::string_view stem) {
  const bool latin = !stem.empty() && stem.front() >= 'a' && stem.front() <= 'z';
  return latin && (end == "l" || stem.starts_with(end));
}

bool begins_article(std::string_view word, std::string_view allowed) {
  if (word.size() < 2) return false;
  return allowed.find(word.front()) != allowed.npos || word.starts_with("ul");
}

// Whether `word` is the article of `next`.
bool is_article_of(std::string_view word, std::string_view next, std::string_view allowed) {
  if (word.size() > longest_article || !begins_article(word, allowed)) return false;
  const auto end = word.substr(1);
  return std::ranges::find(ends, end) != ends.end() && fits(end, next);
}

// What is left of `word` without the article joined to it, or nothing.
std::string_view behind_joined(std::string_view word, std::string_view allowed) {
  if (word.size() < 2 + shortest_joined || !begins_article(word, allowed)) return {};
  const bool doubled = word[1] == word[2] || (word[2] == 'h' && word[1] == word[3]);
  if (word[1] != 'l' && !doubled) return {};
  for (const auto end : ends) {
    if (!word.substr(1).starts_with(end)) continue;
    const auto stem = word.substr(1 + end.size());
    if (stem.size() >= shortest_joined && fits(end, stem)) return stem;
  }
  return {};
}

// Abdul Rahman, Abdulrahman; in Abd al-Rahman the article is apart.
std::optional<ArticleReading> read_behind_abd(std::string_view tail, std::string_view next) {
  ArticleReading reading{.steps = {abd, mark, next}, .step_count = 3, .place = Place::behind_abd};
  if (is_article_of(tail, next, vowels_behind_abd)) {
    reading.words = 2;
    return reading;
  }
  reading.steps[2] = behind_joined(tail, vowels_behind_abd);
  if (reading.steps[2].empty()) return std::nullopt;
  return reading;
}

}  // namespace

std::optional<ArticleReading> read_article(std::string_view word, std::string_view next) {
  if (word.starts_with(abd)) return read_behind_abd(word.substr(abd.size()), next);
  ArticleReading reading{.steps = {mark, next}, .step_count = 2};
  if (is_article_of(word, next, vowels)) {
    reading.words = 2;
    return reading;
  }
  reading.place = Place::joined;
  reading.steps[1] = behind_joined(word, vowels);
  if (reading.steps[1].empty()) return std::nullopt;
  return reading;
}

bool is_word_too(std::string_view article) {
  constexpr std::array<std::string_view, 9> words = {"ad", "an", "as", "at", "ed",
                                                     "en", "er", "es", "et"};
  return std::ranges::binary_search(words, article);
}

std::string normal_form(std::string_view words) {
  std::vector<std::string_view> list;
  layout::for_each_word(words, [&](std::string_view word) { list.push_back(word); });
  std::string form;
  const auto append = [&](std::string_view word) {
    if (!form.empty()) form += ' ';
    form += word;
  };
  for (std::size_t at = 0; at < list.size();) {
    const auto reading = read_article(list[at], at + 1 < list.size() ? list[at + 1] : "");
    if (!reading || reading->place == Place::joined) {
      append(list[at++]);
      continue;
    }
    for (const auto step : reading->form()) append(step);
    at += reading->words;
  }
  return form;
}

}  // namespace dateline::synonyms
