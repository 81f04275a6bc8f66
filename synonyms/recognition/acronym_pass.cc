// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/acronym_pass.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "synonyms/table/name_table_layout.h"

namespace dateline::synonyms {
namespace {

// What an article names for certain: names, and the countries around them.
class Certain {
 public:
  Certain(std::span<const Field> fields, const NameTable& table) : table_(table) {
    for (const Field& field : fields) {
      for (const Mention& mention : field.found.mentions) add(mention);
    }
  }

  bool bears_out(std::uint32_t name) const {
    if (names_.contains(name)) return true;
    return std::ranges::any_of(table_.ancestors(name), [&](std::uint32_t outer) {
      return names_.contains(outer) || countries_.contains(outer);
    });
  }

 private:
  void add(const Mention& mention) {
    if (mention.rule == CaseRule::context) return;
    names_.insert(mention.name);
    if (!is_place(table_.name(mention.name).kind)) return;
    if (const auto country = table_.country(mention.name)) countries_.insert(*country);
  }

  const NameTable& table_;
  std::set<std::uint32_t> names_;
  std::set<std::uint32_t> countries_;
};

bool is_open(const Mention& mention) { return mention.rule == CaseRule::context; }

void settle(std::vector<Mention>& mentions, const Certain& certain) {
  for (Mention& mention : mentions) {
    if (is_open(mention) && certain.bears_out(mention.name)) mention.rule = CaseRule::caps;
  }
}

void settle(Field& field, const Certain& certain) {
  settle(field.found.mentions, certain);
  settle(field.found.undecided, certain);
  auto mentions = std::move(field.found.mentions);
  std::erase_if(mentions, is_open);
  field.keep(std::move(mentions));
  std::erase_if(field.found.undecided, is_open);
}

// One word in capitals, a name, of so many letters that a few words do not spell it by chance.
bool is_like_an_acronym(const Mention& mention, const Field& field) {
  constexpr std::size_t shortest = 3;  // a guess
  return mention.count == 1 && field.words.word(mention.first).size() >= shortest &&
         field.words.tokens[mention.first].word_case == WordCase::capitals;
}

bool is_small(const Token& token) {
  constexpr std::size_t longest = 3;  // letters, a guess
  return token.word_case == WordCase::lower && token.folded_size <= longest;
}

// Where words in a row, from `at` on, that begin with these letters end; small words between them
// do not count: Department of Defense. With `capitals`, all others must have one.
std::optional<std::uint32_t> end_of_words(const TokenStream& words, std::uint32_t at,
                                          std::string_view letters, bool capitals) {
  for (std::uint32_t i = at; i < words.size(); ++i) {
    const Token& token = words.tokens[i];
    if (i > at && !stands_together(token.gap)) return std::nullopt;
    if (i > at && is_small(token)) continue;
    if ((capitals && token.word_case == WordCase::lower) || !has_small_letter(token)) {
      return std::nullopt;
    }
    if (words.word(i).front() != letters.front()) return std::nullopt;
    letters.remove_prefix(1);
    if (letters.empty()) return i + 1;
  }
  return std::nullopt;
}

// Whether half of the words or more are a name's, in whichever of its spellings: Syria Democratic
// Forces. That half will do is a guess.
bool are_of_name(const TokenStream& words, std::uint32_t at, std::uint32_t end, std::uint32_t name,
                 const NameTable& table) {
  std::set<std::string_view> of_name;
  for (const std::string_view spelling : table.spellings(name)) {
    layout::for_each_word(spelling, [&](std::string_view word) { of_name.insert(word); });
  }
  std::size_t all = 0;
  std::size_t shared = 0;
  for (std::uint32_t i = at; i < end; ++i) {
    if (is_small(words.tokens[i])) continue;
    ++all;
    shared += of_name.contains(words.word(i));
  }
  return 2 * shared >= all;
}

// Whether the acronym stands behind the words from `at` to `end`, in brackets or behind a comma, or
// so before them: the FARC, the Farnham Athletic Running Club, won.
bool is_introduced(std::string_view acronym, const TokenStream& words, std::uint32_t at,
                   std::uint32_t end) {
  const auto is_parted = [&](std::uint32_t position) {
    return position == words.size() || !stands_together(words.tokens[position].gap);
  };
  if (!is_parted(end)) return false;
  if (end < words.size() && words.word(end) == acronym) return true;
  const bool has_article = at > 0 && !is_parted(at) && is_small(words.tokens[at - 1]);
  const std::uint32_t first = has_article ? at - 1 : at;
  return first > 0 && is_parted(first) && words.word(first - 1) == acronym;
}

// Whether the article has such words that are not the name itself; with `introduced`, beside the
// acronym.
bool is_spelled_out(std::string_view acronym, std::uint32_t name, bool introduced,
                    std::span<const Field> fields, const NameTable& table) {
  for (const Field& field : fields) {
    for (std::uint32_t at = 0; at < field.words.size(); ++at) {
      const auto end = end_of_words(field.words, at, acronym, !introduced);
      if (!end || are_of_name(field.words, at, *end, name, table)) continue;
      if (!introduced || is_introduced(acronym, field.words, at, *end)) return true;
    }
  }
  return false;
}

}  // namespace

void drop_spelled_out(std::span<Field> fields, const NameTable& table) {
  const auto is_dropped = [&](const Mention& mention, const Field& field) {
    const bool introduced = !is_place(table.name(mention.name).kind) || is_acronym(mention.rule);
    return is_like_an_acronym(mention, field) &&
           is_spelled_out(field.words.word(mention.first), mention.name, introduced, fields, table);
  };
  for (Field& field : fields) {
    auto mentions = field.found.mentions;
    const auto dropped =
        std::erase_if(mentions, [&](const Mention& mention) { return is_dropped(mention, field); });
    if (dropped > 0) field.keep(std::move(mentions));
  }
}

void read_dateline(Field& text, const NameTable& table, const PlaceSetting& setting) {
  if (setting.dateline_end == 0) return;
  const auto begin_of = [&](const Mention& mention) {
    return text.words.tokens[mention.first].begin;
  };
  const auto opens = [&](const Mention& mention) {
    return begin_of(mention) == setting.dateline_begin && is_acronym(mention.rule);
  };
  const auto read = [&](const Mention& acronym) -> std::optional<Mention> {
    const auto walk = NameTable::walk_of(table.words_of(acronym.surface));
    const auto place = table.look_up(NameTable::beside(walk)).terminal;
    if (!place) return std::nullopt;
    const auto around = table.ancestors(place->name);
    const bool lies_there = std::ranges::any_of(text.found.mentions, [&](const Mention& other) {
      return begin_of(other) < setting.dateline_end && std::ranges::count(around, other.name) > 0;
    });
    if (!lies_there) return std::nullopt;
    Mention mention = acronym;
    mention.name = place->name;
    mention.surface = place->surface;
    mention.rule = place->rule;
    return mention;
  };
  for (Mention& mention : text.found.mentions) {
    if (opens(mention)) mention = read(mention).value_or(mention);
  }
  // In a text all in capitals it was left open whether the acronym is meant.
  const auto open = std::ranges::find_if(text.found.undecided, opens);
  if (open == text.found.undecided.end()) return;
  if (const auto place = read(*open)) {
    text.found.undecided.erase(open);
    text.add(*place);
    std::ranges::stable_sort(text.found.mentions, {}, &Mention::first);
  }
}

void drop_acronyms(std::span<Field> fields, const NameTable& table) {
  const auto has_open = [](const Field& field) {
    return std::ranges::any_of(field.found.mentions, is_open) ||
           std::ranges::any_of(field.found.undecided, is_open);
  };
  if (std::ranges::none_of(fields, has_open)) return;
  const Certain certain(fields, table);
  for (Field& field : fields) settle(field, certain);
}

}  // namespace dateline::synonyms
