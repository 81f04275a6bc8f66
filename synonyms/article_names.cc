// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/article_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "synonyms/fold.h"
#include "synonyms/key_form.h"
#include "synonyms/word_lists.h"

namespace dateline::synonyms {

// What is known about unlisted spellings and about surnames.
class NameRecogniser::Memory {
 public:
  // Of `words` in a country, or in any text.
  const KeyCandidates& candidates(const NameKeys& keys, const std::string& words,
                                  std::optional<std::uint32_t> country) {
    const std::string key = std::to_string(country ? *country + 1 : 0) + ' ' + words;
    const auto known = candidates_.find(key);
    if (known != candidates_.end()) return known->second;
    return candidates_.emplace(key, keys.candidates(words, country)).first->second;
  }

  const std::vector<std::string>& surnames_of(const NameTable& table, std::uint32_t person) {
    auto [known, fresh] = surnames_.try_emplace(person);
    if (fresh) known->second = surnames(table, person);
    return known->second;
  }

  // Between two articles: forgets all once it has become too much.
  void keep_small() {
    constexpr std::size_t most = 200'000;  // some 50 MB
    if (candidates_.size() > most) candidates_.clear();
  }

 private:
  std::unordered_map<std::string, KeyCandidates> candidates_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> surnames_;
};

namespace {

// A text of the article, with what was found in it.
struct Field {
  const TokenStream& words;
  NamesFound& found;
  std::vector<bool> taken;  // words of a mention

  Field(const TokenStream& stream, NamesFound& names)
      : words(stream), found(names), taken(stream.size()) {
    for (const Mention& mention : names.mentions) take(mention);
  }

  void take(const Mention& mention) {
    std::fill_n(taken.begin() + mention.first, mention.count, true);
  }
  void add(const Mention& mention) {
    found.mentions.push_back(mention);
    take(mention);
  }
};

// Countries by how often the article names them or what lies in them for certain.
class Countries {
 public:
  explicit Countries(const NameTable& table) : table_(table) {}

  void count(const NamesFound& found) {
    for (const Mention& mention : found.mentions) {
      if (!is_place(table_.name(mention.name).kind)) continue;
      const auto senses = table_.senses(mention.surface);
      const auto country = table_.country(mention.name);
      const bool sure = std::ranges::all_of(
          senses, [&](std::uint32_t sense) { return table_.country(sense) == country; });
      if (country && sure) ++votes_[*country];
    }
  }

  // The sense whose country has most votes, the likeliest of several; else the likeliest of all.
  std::uint32_t resolve(std::span<const std::uint32_t> senses) const {
    std::uint32_t best = senses.front();
    std::size_t most = 0;
    for (const std::uint32_t sense : senses) {
      const auto country = table_.country(sense);
      const auto votes = country ? votes_.find(*country) : votes_.end();
      if (votes == votes_.end() || votes->second <= most) continue;
      best = sense;
      most = votes->second;
    }
    return best;
  }

  // Those named most, few: an article that names many countries says little about a place.
  std::vector<std::uint32_t> leading() const {
    constexpr std::size_t few = 4;
    std::vector<std::pair<std::size_t, std::uint32_t>> order;
    for (const auto& [country, votes] : votes_) order.emplace_back(votes, country);
    std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.first > b.first; });
    if (order.size() > few) order.resize(few);
    std::vector<std::uint32_t> countries;
    for (const auto& [votes, country] : order) countries.push_back(country);
    return countries;
  }

 private:
  const NameTable& table_;
  std::map<std::uint32_t, std::size_t> votes_;
};

bool has_case(const Token& word) { return word.word_case != WordCase::none; }

bool starts_like_a_name(const Token& word) {
  return word.word_case == WordCase::capitalised || word.word_case == WordCase::mixed;
}

// Where a capital proves something, or where there are none.
bool is_telling(const Token& word) {
  return !word.in_capitals && !word.in_title_case && !word.sentence_initial;
}

std::string words_at(const TokenStream& words, std::uint32_t first, std::uint32_t count) {
  std::string joined(words.word(first));
  for (std::uint32_t i = first + 1; i < first + count; ++i)
    joined.append(1, ' ').append(words.word(i));
  return joined;
}

// Persons' last names, standing alone.
class SurnamePass {
 public:
  // `own` are the surnames of each person whom the article names.
  SurnamePass(const std::map<std::string, std::optional<std::uint32_t>>& owners)
      : owners_(owners) {}

  void run(Field& field) const {
    if (owners_.empty()) return;
    for (std::uint32_t i = 0; i < field.words.size(); ++i) {
      if (field.taken[i] || field.words.tokens[i].word_case == WordCase::lower) continue;
      const auto owner = owner_of(field.words.word(i));
      if (!owner) continue;
      field.add({.first = i, .count = 1, .name = *owner, .recognition = Recognition::surname});
    }
  }

 private:
  // The word itself, or an Arabic one behind its proclitics.
  std::optional<std::uint32_t> owner_of(std::string_view word) const {
    constexpr std::array<std::string_view, 6> proclitics = {"وال", "بال", "فال", "كال", "ال", "و"};
    if (const auto found = owners_.find(std::string(word)); found != owners_.end())
      return found->second;
    for (const std::string_view proclitic : proclitics) {
      if (!word.starts_with(proclitic)) continue;
      const auto found = owners_.find(std::string(word.substr(proclitic.size())));
      if (found != owners_.end()) return found->second;
    }
    return std::nullopt;
  }

  const std::map<std::string, std::optional<std::uint32_t>>& owners_;
};

}  // namespace

NameRecogniser::NameRecogniser(const NameTable& table, const NameKeys& keys)
    : table_(table), keys_(keys), memory_(std::make_unique<Memory>()) {}

NameRecogniser::~NameRecogniser() = default;

namespace {

std::vector<std::uint32_t> unlisted(const Field& field) {
  constexpr std::size_t shortest = 4;  // bytes
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < field.words.size(); ++i) {
    const Token& word = field.words.tokens[i];
    const bool name_like = is_telling(word) && (starts_like_a_name(word) || !has_case(word));
    if (!field.taken[i] && name_like && word.folded_size >= shortest) positions.push_back(i);
  }
  return positions;
}

// Unlisted spellings.
template <class Look>
class KeyPass {
 public:
  // `look` answers, for the folded words of a spelling, the name that they write.
  KeyPass(const NameKeys& keys, Look look) : keys_(keys), look_(look) {}

  void run(Field& field) {
    for (std::uint32_t i = 0; i < field.words.size();) {
      const auto mention = longest_at(field, i);
      if (mention) field.add(*mention);
      i += mention ? mention->count : 1;
    }
  }

  // What was accepted elsewhere in the article holds where capitals prove nothing, too.
  void repeat(Field& field) const {
    for (std::uint32_t i = 0; i < field.words.size(); ++i) {
      for (std::uint32_t count = longest; count > 0; --count) {
        if (!is_free(field, i, count)) continue;
        const auto known = accepted_.find(words_at(field.words, i, count));
        if (known == accepted_.end()) continue;
        if (field.words.tokens[i].word_case == WordCase::lower) continue;
        Mention mention = known->second;
        mention.first = i;
        mention.count = count;
        field.add(mention);
        break;
      }
    }
  }

 private:
  static constexpr std::uint32_t longest = 4;  // words

  static bool is_free(const Field& field, std::uint32_t first, std::uint32_t count) {
    if (first + count > field.words.size()) return false;
    for (std::uint32_t i = first; i < first + count; ++i) {
      if (field.taken[i]) return false;
      if (i > first && !stands_together(field.words.tokens[i].gap)) return false;
    }
    return true;
  }

  // Begins and ends like a name; between, only an article or a particle stands in small letters.
  static bool is_name_like(const Field& field, std::uint32_t first, std::uint32_t count) {
    const auto& tokens = field.words.tokens;
    const Token& begin = tokens[first];
    const Token& end = tokens[first + count - 1];
    if (!is_telling(begin) || !is_telling(end) || has_case(begin) != has_case(end)) return false;
    if (!has_case(begin)) return true;
    if (!starts_like_a_name(begin) && !is_leading_article(field.words.word(first))) return false;
    if (!starts_like_a_name(end)) return false;
    for (std::uint32_t i = first + 1; i + 1 < first + count; ++i) {
      if (!starts_like_a_name(tokens[i]) && !is_particle(field.words.word(i))) return false;
    }
    return true;
  }

  // How certain a match must be. Scripts without capitals do not tell names from words, so there a
  // name must be announced (the town of), or be a stranger among words of another script.
  static std::optional<double> bound_at(const Field& field, std::uint32_t first,
                                        std::uint32_t count) {
    constexpr double behind_preposition = 1.0;  // more than words that are nobody's name; a guess
    const auto& tokens = field.words.tokens;
    if (has_case(tokens[first])) return loose_from;
    const std::uint32_t behind = first + count;
    const bool before_stranger = behind < tokens.size() && has_case(tokens[behind]);
    if (first == 0) return before_stranger ? std::optional(loose_from) : std::nullopt;
    const std::string_view before = field.words.word(first - 1);
    const bool stranger = has_case(tokens[first - 1]) || before_stranger;
    if (stranger || word_lists::contains(word_lists::announcing, before)) return loose_from;
    if (word_lists::contains(word_lists::prepositions, before)) return behind_preposition;
    return std::nullopt;
  }

  // Articles that are no words of their own in English or French.
  static bool is_leading_article(std::string_view word) {
    constexpr std::array<std::string_view, 10> articles = {"al",  "ash", "az", "el",  "er",
                                                           "esh", "ez",  "ul", "аль", "эль"};
    return std::ranges::count(articles, word) > 0;
  }

  static bool is_particle(std::string_view word) {
    constexpr std::array<std::string_view, 12> particles = {
        "abu", "bin", "bint", "da", "de", "del", "di", "du", "e", "ibn", "la", "ye"};
    return is_key_article(word) || std::ranges::binary_search(particles, word);
  }

  std::optional<Mention> longest_at(const Field& field, std::uint32_t first) {
    for (std::uint32_t count = longest; count > 0; --count) {
      if (!is_free(field, first, count) || !is_name_like(field, first, count)) continue;
      const std::string words = words_at(field.words, first, count);
      if (all_ordinary(field, first, count)) continue;
      auto mention = look_(words, bound_at(field, first, count));
      if (!mention) continue;
      mention->first = first;
      mention->count = count;
      accepted_.emplace(words, *mention);
      return mention;
    }
    return std::nullopt;
  }

  bool all_ordinary(const Field& field, std::uint32_t first, std::uint32_t count) const {
    for (std::uint32_t i = first; i < first + count; ++i) {
      if (!keys_.is_ordinary(field.words.word(i))) return false;
    }
    return true;
  }

  const NameKeys& keys_;
  Look look_;
  std::map<std::string, Mention> accepted_;
};

}  // namespace

ArticleNames NameRecogniser::find(const TokenStream& title, const TokenStream& text) {
  memory_->keep_small();
  ArticleNames names{.title = find_names(title, table_), .text = find_names(text, table_)};
  Countries countries(table_);
  countries.count(names.title);
  countries.count(names.text);
  std::map<std::string, std::optional<std::uint32_t>> owners;  // nullopt: of several persons
  for (NamesFound* found : {&names.title, &names.text}) {
    for (Mention& mention : found->mentions) {
      const auto senses = table_.senses(mention.surface);
      if (senses.size() > 1) mention.name = countries.resolve(senses);
      if (table_.name(mention.name).kind != NameKind::person) continue;
      for (const auto& surname : memory_->surnames_of(table_, mention.name)) {
        const auto [owner, fresh] = owners.try_emplace(surname, mention.name);
        if (!fresh && owner->second != mention.name) owner->second.reset();
      }
    }
  }
  std::array<Field, 2> fields = {Field(title, names.title), Field(text, names.text)};
  const SurnamePass by_surname(owners);
  for (Field& field : fields) by_surname.run(field);
  const auto near = countries.leading();
  const auto look = [&](const std::string& words,
                        std::optional<double> bound) -> std::optional<Mention> {
    if (!bound) return std::nullopt;
    std::vector<const KeyCandidates*> lists;
    for (const std::uint32_t country : near)
      lists.push_back(&memory_->candidates(keys_, words, country));
    std::optional<KeyMatch> match = keys_.decide(lists, true);
    if (!match || match->evidence.certainty() < *bound) {
      // One word proves little among all the names of the world.
      constexpr double for_one_word = 2.0;
      const bool one_word = words.find(' ') == words.npos;
      bound = *bound + (one_word ? for_one_word : 0);
      match = keys_.decide({&memory_->candidates(keys_, words, std::nullopt)}, false);
    }
    if (!match || match->evidence.certainty() < *bound) return std::nullopt;
    const bool certain = match->evidence.certainty() >= certain_from;
    return Mention{.name = match->name,
                   .recognition = certain ? Recognition::key : Recognition::loose_key};
  };
  KeyPass by_key(keys_, look);
  for (Field& field : fields) by_key.run(field);
  for (Field& field : fields) by_key.repeat(field);
  for (Field& field : fields) {
    std::ranges::stable_sort(field.found.mentions, {}, &Mention::first);
    field.found.unlisted = unlisted(field);
  }
  return names;
}

}  // namespace dateline::synonyms
