// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/other_bearers.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "synonyms/places/person_words.h"
#include "synonyms/places/place_words.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/table/name_table_layout.h"

namespace dateline::synonyms {
namespace {

bool is_written_like_a_name(const Token& token) {
  return has_small_letter(token) && token.word_case != WordCase::lower;
}

// What a surname may begin with: al-Assad, bin Laden.
bool begins_surname(std::string_view word) {
  constexpr std::array<std::string_view, 5> sons = {"ben", "bin", "ibn", "бен", "бин"};
  return is_key_article(word) || std::ranges::find(sons, word) != sons.end();
}

}  // namespace

bool OtherBearers::is_other(std::string_view given_name, std::uint32_t person) const {
  // In Chad Gaddafi had friends. What an article has to bear out is the name of many a person.
  const auto listed = table_.look_up(NameTable::walk_of(given_name)).terminal;
  if (listed && is_place(table_.name(listed->name).kind) && !listed->contextual) return false;
  const bool given = keys_.is_given_name(given_name) ||
                     place_words::has(place_words::given_names, given_name) ||
                     place_words::has(place_words::more_given_names, given_name);
  return given && !is_hers(given_name, person);
}

bool OtherBearers::is_hers(std::string_view given_name, std::uint32_t person) const {
  return std::ranges::any_of(table_.spellings(person), [&](std::string_view spelling) {
    const std::size_t surname = spelling.rfind(' ');
    if (surname == spelling.npos) return false;
    bool like = false;
    layout::for_each_word(spelling.substr(0, surname), [&](std::string_view word) {
      like =
          like || word == given_name ||
          (keys_.has_model() && likeness(keys_.model(), word, given_name) >= given_name_likeness);
    });
    return like;
  });
}

bool OtherBearers::have(const TokenStream& words, std::uint32_t surname,
                        std::uint32_t person) const {
  constexpr std::uint32_t most_given = 3;  // of one person, a guess
  bool other = false;                      // by the nearest of them; in Saif al-Islam that is Saif
  std::uint32_t given = 0;
  for (std::uint32_t i = surname; i > 0 && given < most_given; --i) {
    const Gap gap = words.tokens[i].gap;
    if (!stands_together(gap)) break;
    const std::string_view word = words.word(i - 1);
    if (is_key_article(word) || (i > 1 && is_key_article(words.word(i - 2)))) continue;
    if (gap == Gap::hyphen && given == 0 && i == surname) break;  // pro-Assad
    const bool initial = word.size() == 1 && words.tokens[i - 1].word_case == WordCase::capital;
    if (initial) continue;
    if (!is_written_like_a_name(words.tokens[i - 1])) break;
    if (is_hers(word, person)) return false;
    if (given++ == 0) other = is_other(word, person);
  }
  return other;
}

bool OtherBearers::is_surname(std::string_view spelling, std::uint32_t name) const {
  const NameKind kind = table_.name(name).kind;
  const std::size_t article = spelling.find(' ');
  if (kind == NameKind::person) {
    return article == spelling.npos || (spelling.find(' ', article + 1) == spelling.npos &&
                                        begins_surname(spelling.substr(0, article)));
  }
  if (article != spelling.npos || is_place(kind)) return false;
  const auto found = table_.look_up(NameTable::walk_of(spelling)).terminal;
  return found && found->rule == CaseRule::capital;
}

bool OtherBearers::is_alone(const Mention& mention, const Field& field) const {
  return !mention.nested && mention.count <= 2 &&
         is_surname(words_at(field.words, mention.first, mention.count), mention.name);
}

void OtherBearers::drop(std::span<Field> fields) const {
  std::set<std::uint32_t> others;  // persons of whose surname there is another bearer
  std::set<std::uint32_t> full;
  const auto is_other_bearer = [&](const Mention& mention, const Field& field) {
    return is_alone(mention, field) && have(field.words, mention.first, mention.name);
  };
  for (const Field& field : fields) {
    for (const Mention& mention : field.found.mentions) {
      if (is_other_bearer(mention, field)) {
        others.insert(mention.name);
      } else if (!is_alone(mention, field)) {
        full.insert(mention.name);
      }
    }
  }
  if (others.empty()) return;
  for (Field& field : fields) {
    std::vector<Mention> kept;
    std::vector<Mention> dropped;
    std::set<std::uint32_t> surnames;  // positions of those behind another's given name
    for (const Mention& mention : field.found.mentions) {
      if (is_other_bearer(mention, field)) surnames.insert(mention.first);
    }
    for (const Mention& mention : field.found.mentions) {
      const bool is_given = surnames.contains(mention.first + mention.count);
      const bool is_surname = others.contains(mention.name) &&
                              (!full.contains(mention.name) || surnames.contains(mention.first));
      const bool drops = is_alone(mention, field) && (is_given || is_surname);
      (drops ? dropped : kept).push_back(mention);
    }
    field.keep(std::move(kept));
    // Nor are they hers by their letters.
    for (const Mention& mention : dropped) {
      std::fill_n(field.taken.begin() + mention.first, mention.count, true);
    }
  }
}

}  // namespace dateline::synonyms
