// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/name_runs.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "synonyms/finder/prefixes.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/spelling/latin_letters.h"
#include "synonyms/words/arabic_words.h"
#include "synonyms/words/word_lists.h"

namespace dateline::synonyms {
namespace {

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 12> particles = {"abu", "bin", "bint", "da",  "de", "del",
                                                          "di",  "du",  "e",    "ibn", "la", "ye"};
  return is_key_article(word) || std::ranges::binary_search(particles, word);
}

class Runs {
 public:
  Runs(const Field& field, const NameKeys& keys)
      : field_(field), tokens_(field.words.tokens), keys_(keys) {}

  std::uint32_t offer(std::uint32_t first, RunReader& reader) const {
    if (field_.taken[first]) return first + 1;
    if (!has_case(tokens_[first])) return offer_announced(first, reader);
    if (!begins_name(first)) return first + 1;
    const std::uint32_t end = end_of_capitals(first);
    if (tokens_[first].in_capitals) return end;
    std::vector<Run> runs;
    // In Kobni, President Bashar Asad: what stands in front may be no part of the name.
    for (std::uint32_t begin = first; begin < end; ++begin) {
      const bool rest = begin > first;
      // German writes what a place is with a capital, too: der Stadt Charkow.
      const bool kind = rest && word_lists::contains(word_lists::german_place_kinds,
                                                     field_.words.word(begin - 1));
      if (rest && !kind && !is_ordinary(begin - 1)) break;
      const bool opens = kind || (tokens_[first].sentence_initial && begin == first + 1);
      if (rest && !opens && end - begin < 2) break;
      const bool ordinary = all_ordinary(begin, end);
      const bool located = is_located(begin, end);
      if (end - begin > longest || (ordinary && !located && end - begin < 2)) continue;
      runs.push_back({begin, end - begin, bound_of(begin, end), ordinary, located});
    }
    take_best(runs, reader);
    return end;
  }

  std::vector<Run> around_listed(std::uint32_t first) const {
    if (!has_case(tokens_[first])) return around_listed_without_case(first);
    if (!starts_like_a_name(tokens_[first]) || tokens_[first].in_title_case) return {};
    std::uint32_t end = first + 1;
    for (std::uint32_t i = end; i < tokens_.size() && stands_together(tokens_[i].gap); ++i) {
      const bool name_like = starts_like_a_name(tokens_[i]);
      if (!name_like && !field_.taken[i] && !is_particle(field_.words.word(i))) break;
      if (name_like) end = i + 1;
    }
    const auto run = run_with_listed(first, end);
    return run ? std::vector{*run} : std::vector<Run>{};
  }

 private:
  static constexpr std::uint32_t longest = longest_run;
  static constexpr double doubtful = 1.0;  // added where a name is less likely; a guess

  // Where nothing says how far the name goes on: the longest first.
  std::vector<Run> around_listed_without_case(std::uint32_t first) const {
    constexpr std::uint32_t most = 3;  // words, a guess
    std::vector<Run> runs;
    for (std::uint32_t end = first + 2; end <= std::min<std::size_t>(first + most, tokens_.size());
         ++end) {
      if (!stands_together(tokens_[end - 1].gap) || has_case(tokens_[end - 1])) break;
      if (const auto run = run_with_listed(first, end)) runs.insert(runs.begin(), *run);
    }
    return runs;
  }

  // A listed name beside what may be a name, too.
  std::optional<Run> run_with_listed(std::uint32_t first, std::uint32_t end) const {
    bool listed = false;
    bool stranger = false;  // to tables and dictionaries
    bool given = false;     // a word of names in dictionaries
    bool common = false;
    for (std::uint32_t i = first; i < end; ++i) {
      const std::string_view word = field_.words.word(i);
      listed = listed || field_.taken[i];
      if (field_.taken[i] || is_particle(word)) continue;
      stranger = stranger || !is_ordinary(i);
      given = given || keys_.is_proper(word);
      common = common || (is_ordinary(i) && !keys_.is_proper(word));
    }
    const bool unlisted = stranger || (given && !common);
    if (!listed || !unlisted || end - first > longest) return std::nullopt;
    return Run{first, end - first, bound_of(first, end), !stranger, is_located(first, end)};
  }

  bool begins_name(std::uint32_t at) const {
    return starts_like_a_name(tokens_[at]) || is_leading_article(field_.words.word(at));
  }

  std::uint32_t end_of_capitals(std::uint32_t first) const {
    std::uint32_t end = first + 1;
    for (std::uint32_t i = first + 1; i < tokens_.size(); ++i) {
      if (field_.taken[i] || !stands_together(tokens_[i].gap)) break;
      const bool name_like = starts_like_a_name(tokens_[i]);
      if (!name_like && !is_particle(field_.words.word(i))) break;
      if (name_like) end = i + 1;
    }
    return end;
  }

  // In the town of X, near X, X village, X, Syria.
  bool is_located(std::uint32_t first, std::uint32_t end) const {
    using word_lists::contains;
    const auto word = [&](std::uint32_t at) { return field_.words.word(at); };
    if (first > 0 && stands_together(tokens_[first].gap)) {
      if (contains(word_lists::locatives, word(first - 1))) return true;
      const std::uint32_t kind = first - (word(first - 1) == "of" && first > 1 ? 2 : 1);
      if (is_place_kind(word(kind))) return true;
    }
    if (end >= tokens_.size()) return false;
    if (stands_together(tokens_[end].gap)) return is_place_kind(word(end));
    return tokens_[end].gap == Gap::punctuation && field_.taken[end];
  }

  // A capital at the start of a sentence or in a headline proves less, and so does a name that no
  // word leads up to or that speaks.
  double bound_of(std::uint32_t first, std::uint32_t end) const {
    constexpr std::array<std::string_view, 4> speaks = {"added", "said", "says", "told"};
    const bool led_up_to =
        first > 0 && stands_together(tokens_[first].gap) &&
        (field_.taken[first - 1] || tokens_[first - 1].word_case == WordCase::lower ||
         tokens_[first - 1].sentence_initial);
    const bool speaking = end < tokens_.size() && end - first == 1 &&
                          std::ranges::count(speaks, field_.words.word(end)) > 0;
    const double place = is_telling(tokens_[first]) ? (led_up_to ? 0 : doubtful)
                         : has_dictionary(first)    ? doubtful
                                                    : 1.5 * doubtful;
    return loose_from + place + (speaking ? doubtful : 0);
  }

  std::uint32_t offer_announced(std::uint32_t first, RunReader& reader) const {
    constexpr std::uint32_t most = 3;  // words
    std::vector<Run> runs;
    for (std::uint32_t count = most; count > 0; --count) {
      if (!is_free(first, count)) continue;
      if (const auto person = run_of_person(first, count)) {
        runs.push_back(*person);
        continue;
      }
      const auto bound = bound_of_announced(first, count);
      if (bound) runs.push_back({first, count, *bound, false, is_announced(first)});
    }
    const auto taken = take_best(runs, reader);
    return first + (taken ? taken->count : 1);
  }

  // Of several readings the one that is matched most certainly, the longest of equal ones.
  static std::optional<Run> take_best(const std::vector<Run>& runs, RunReader& reader) {
    std::vector<std::pair<double, Run>> matched;
    for (const Run& run : runs) {
      if (const auto certainty = reader.certainty(run)) matched.emplace_back(*certainty, run);
    }
    std::ranges::stable_sort(matched, std::ranges::greater{}, &std::pair<double, Run>::first);
    for (const auto& [certainty, run] : matched) {
      if (reader.take(run)) return run;
    }
    return std::nullopt;
  }

  // An Arabic word that no dictionary has among words that one has: a name, more often than not.
  bool stands_out(std::uint32_t first, std::uint32_t count) const {
    const std::uint32_t end = first + count;
    const auto is_known = [&](std::uint32_t at) {
      return field_.taken[at] || keys_.is_arabic_word(field_.words.word(at));
    };
    for (std::uint32_t i = first; i < end; ++i) {
      if (!is_arabic(field_.words.word(i)) || is_known(i) || is_ordinary(i)) return false;
    }
    const bool known_before = first == 0 || is_known(first - 1);
    return known_before && (end == tokens_.size() || is_known(end)) &&
           (first > 0 || end < tokens_.size());
  }

  std::optional<double> bound_of_announced(std::uint32_t first, std::uint32_t count) const {
    const std::uint32_t end = first + count;
    const bool before_stranger = end < tokens_.size() && has_case(tokens_[end]);
    if (first == 0) {
      if (before_stranger) return loose_from;
      return stands_out(first, count) ? std::optional(loose_from + doubtful) : std::nullopt;
    }
    const std::string_view before = field_.words.word(first - 1);
    const bool stranger = has_case(tokens_[first - 1]) || before_stranger;
    if (stranger || is_in(word_lists::announcing, before)) return loose_from;
    const bool out = stands_out(first, count);
    if (word_lists::contains(word_lists::prepositions, before) || is_led_in(first)) {
      return loose_from + (out ? 0 : doubtful);
    }
    return out ? std::optional(loose_from + doubtful / 2) : std::nullopt;
  }

  // A Hebrew preposition joined to the word: in, to, from.
  bool is_led_in(std::uint32_t at) const {
    constexpr std::array<std::string_view, 3> joined = {"ב", "ל", "מ"};
    return std::ranges::any_of(
        joined, [&](std::string_view letter) { return field_.words.word(at).starts_with(letter); });
  }

  bool is_announced(std::uint32_t first) const {
    if (is_led_in(first)) return true;
    if (first == 0) return false;
    const std::string_view before = field_.words.word(first - 1);
    return is_in(word_lists::announcing, before) ||
           word_lists::contains(word_lists::prepositions, before);
  }

  // Also behind what Arabic and Hebrew join to a word: بمدينة, in the town of.
  template <std::size_t size>
  static bool is_in(const word_lists::WordList<size>& list, std::string_view word) {
    const auto listed = [&](std::string_view form) { return word_lists::contains(list, form); };
    return listed(word) || std::ranges::any_of(PrefixForms(word), listed);
  }

  // A given name, or a word that no dictionary has of Arabic or of a script that none is of, and
  // what may be a surname need no word to announce them.
  std::optional<Run> run_of_person(std::uint32_t first, std::uint32_t count) const {
    const std::string_view given = field_.words.word(first);
    const bool may_be_given = is_ordinary(first) || has_latin_letters(given) ||
                              (is_arabic(given) && !keys_.is_arabic_word(given));
    if (count < 2 || !may_be_given || bound_of_announced(first, count)) return std::nullopt;
    for (std::uint32_t i = first + 1; i < first + count; ++i) {
      if (!is_ordinary(i) && keys_.is_arabic_word(field_.words.word(i))) return std::nullopt;
    }
    return Run{.first = first,
               .count = count,
               .bound = loose_from + doubtful,
               .ordinary = all_ordinary(first, first + count),
               .of_person = true};
  }

  bool is_free(std::uint32_t first, std::uint32_t count) const {
    if (first + count > tokens_.size()) return false;
    for (std::uint32_t i = first; i < first + count; ++i) {
      if (field_.taken[i] || has_case(tokens_[i])) return false;
      if (i == first) continue;
      if (!stands_together(tokens_[i].gap)) return false;
      // What lies in or near something is named in front of that.
      if (word_lists::contains(word_lists::prepositions, field_.words.word(i))) return false;
    }
    return true;
  }

  // The dictionaries are of languages in Latin letters, so there an unknown word at the start of a
  // sentence is a name more often than not.
  bool has_dictionary(std::uint32_t at) const {
    return static_cast<unsigned char>(field_.words.word(at).front()) < 0x80;
  }

  static bool is_place_kind(std::string_view word) {
    return word_lists::contains(word_lists::place_kinds, word) ||
           word_lists::contains(word_lists::german_place_kinds, word);
  }

  bool is_ordinary(std::uint32_t at) const { return keys_.is_ordinary(field_.words.word(at)); }

  bool all_ordinary(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i) {
      if (!is_ordinary(i)) return false;
    }
    return true;
  }

  // An article that is no word of its own in English or French.
  static bool is_leading_article(std::string_view word) {
    constexpr std::array<std::string_view, 14> articles = {"ach", "al", "asch", "ash",  "az",
                                                           "ech", "el", "er",   "esch", "esh",
                                                           "ez",  "ul", "аль",  "эль"};
    return std::ranges::count(articles, word) > 0;
  }

  const Field& field_;
  const std::vector<Token>& tokens_;
  const NameKeys& keys_;
};

}  // namespace

std::uint32_t offer_runs(const Field& field, const NameKeys& keys, std::uint32_t first,
                         RunReader& reader) {
  return Runs(field, keys).offer(first, reader);
}

bool may_bound_run(const TokenStream& words, std::uint32_t position) {
  return words.tokens[position].word_case != WordCase::lower || is_particle(words.word(position));
}

std::vector<Run> runs_around_listed(const Field& field, const NameKeys& keys, std::uint32_t first) {
  return Runs(field, keys).around_listed(first);
}

}  // namespace dateline::synonyms
