// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/article_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "synonyms/finder/article_field.h"
#include "synonyms/recognition/acronym_pass.h"
#include "synonyms/recognition/key_pass.h"
#include "synonyms/recognition/other_bearers.h"
#include "synonyms/spelling/key_memory.h"

namespace dateline::synonyms {
namespace {

// Countries by how often the article names them or what lies in them for certain.
class Countries {
 public:
  explicit Countries(const NameTable& table) : table_(table) {}

  void count(const NamesFound& found) {
    for (const Mention& mention : found.mentions) {
      if (!is_place(table_.name(mention.name).kind)) continue;
      if (mention.use == PlaceUse::ambiguous || mention.use == PlaceUse::word) continue;
      if (const auto country = table_.country(mention.name)) ++votes_[*country];
    }
  }

  // Those named most, few: an article that names many countries says little about a place. Where
  // more than these few are named as often as the last of them, that one does not lead.
  std::vector<std::uint32_t> leading() const {
    constexpr std::size_t few = 3;
    std::vector<std::pair<std::size_t, std::uint32_t>> order;
    for (const auto& [country, votes] : votes_) order.emplace_back(votes, country);
    std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.first > b.first; });
    if (order.size() > few) {
      const std::size_t next = order[few].first;
      order.resize(few);
      std::erase_if(order, [&](const auto& country) { return country.first == next; });
    }
    std::vector<std::uint32_t> countries;
    for (const auto& [votes, country] : order) countries.push_back(country);
    return countries;
  }

 private:
  const NameTable& table_;
  std::map<std::uint32_t, std::size_t> votes_;
};

// Persons' last names, standing alone.
class SurnamePass {
 public:
  // The surnames of the persons whom the article names, with whose they are; of two persons
  // nobody's.
  SurnamePass(const std::map<std::string, std::optional<std::uint32_t>>& owners,
              const OtherBearers& others)
      : owners_(owners), others_(others) {}

  void run(Field& field) const {
    if (owners_.empty()) return;
    for (std::uint32_t i = 0; i < field.words.size(); ++i) {
      if (field.taken[i] || field.words.tokens[i].word_case == WordCase::lower) continue;
      const auto owner = owner_of(field.words.word(i));
      if (!owner || others_.have(field.words, i, *owner)) continue;
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
  const OtherBearers& others_;
};

// Whether a word that begins a sentence is the given name in front of a surname there.
bool opens_full_name(const TokenStream& words, std::uint32_t at, const NameKeys& keys) {
  const Token& word = words.tokens[at];
  if (!word.sentence_initial || word.in_capitals || word.in_title_case) return false;
  if (at + 1 == words.size() || !stands_together(words.tokens[at + 1].gap)) return false;
  const Token& next = words.tokens[at + 1];
  const bool is_word = keys.is_ordinary(words.word(at)) && !keys.is_proper(words.word(at));
  return !is_word && is_telling(next) && starts_like_a_name(next);
}

// The words that are written like a name and that no table lists.
std::vector<std::uint32_t> unlisted(const Field& field, const NameKeys& keys) {
  std::vector<bool> listed(field.words.size());
  std::vector<bool> unsure(field.words.size());
  for (const Mention& mention : field.found.mentions) {
    const bool is_sure = mention.recognition < Recognition::key &&
                         mention.use != PlaceUse::person && mention.use != PlaceUse::word;
    auto& words = is_sure ? listed : unsure;
    std::fill_n(words.begin() + mention.first, mention.count, true);
  }
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < field.words.size(); ++i) {
    const Token& word = field.words.tokens[i];
    const bool tells = is_telling(word) || opens_full_name(field.words, i, keys);
    const bool name_like = !has_case(word) || (tells && starts_like_a_name(word));
    const bool open = unsure[i] || (!listed[i] && name_like);
    if (open && word.folded_size >= shortest_part) positions.push_back(i);
  }
  return positions;
}

}  // namespace

NameRecogniser::NameRecogniser(const NameTable& table, const NameKeys& keys,
                               const PlaceWeights& weights)
    : table_(table),
      keys_(keys),
      weights_(weights),
      memory_(std::make_unique<KeyMemory>(std::make_shared<SpellingMemory>())) {}

NameRecogniser::NameRecogniser(const NameTable& table, const NameKeys& keys,
                               std::shared_ptr<SpellingMemory> shared)
    : table_(table), keys_(keys), memory_(std::make_unique<KeyMemory>(std::move(shared))) {}

NameRecogniser::~NameRecogniser() = default;

ArticleNames NameRecogniser::find(const TokenStream& title, const TokenStream& text,
                                  const PlaceSetting& setting) {
  memory_->keep_small();
  ArticleNames names{
      .title = find_names(title, table_), .text = find_names(text, table_), .places = {}};
  std::array<Field, 2> fields = {Field(title, names.title), Field(text, names.text)};
  drop_spelled_out(fields, table_);
  read_dateline(fields[1], table_, setting);
  names.places = decide_places(fields, {table_, keys_, weights_}, setting);
  drop_acronyms(fields, table_);
  const OtherBearers others(table_, keys_);
  others.drop(fields);
  Countries countries(table_);
  countries.count(names.title);
  countries.count(names.text);
  std::map<std::string, std::optional<std::uint32_t>> owners;  // nullopt: of several persons
  for (const NamesFound* found : {&names.title, &names.text}) {
    for (const Mention& mention : found->mentions) {
      if (table_.name(mention.name).kind != NameKind::person) continue;
      for (const auto& surname : memory_->surnames_of(table_, mention.name)) {
        const auto [owner, fresh] = owners.try_emplace(surname, mention.name);
        if (!fresh && owner->second != mention.name) owner->second.reset();
      }
    }
  }
  const SurnamePass by_surname(owners, others);
  for (Field& field : fields) by_surname.run(field);
  const auto word_at = [&](std::uint32_t byte) {
    const auto found = std::ranges::lower_bound(text.tokens, byte, {}, &Token::begin);
    return static_cast<std::uint32_t>(found - text.tokens.begin());
  };
  find_by_key(fields, {.table = table_,
                       .keys = keys_,
                       .memory = *memory_,
                       .countries = countries.leading(),
                       .dateline_begin = word_at(setting.dateline_begin),
                       .dateline_end = word_at(setting.dateline_end)});
  for (Field& field : fields) {
    std::ranges::stable_sort(field.found.mentions, {}, &Mention::first);
    field.found.unlisted = unlisted(field, keys_);
  }
  return names;
}

}  // namespace dateline::synonyms
