// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/name_keys.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>

#include "synonyms/finder/name_finder.h"
#include "synonyms/spelling/name_keys_layout.h"
#include "synonyms/spelling/unlisted_spelling.h"
#include "synonyms/table/mapped_file.h"
#include "synonyms/words/arabic_words.h"
#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

using keys_layout::Header;
using keys_layout::header_of;
using keys_layout::part;
using keys_layout::Posting;
using keys_layout::require;

template <class T>
bool fits(std::string_view bytes, keys_layout::Part place) {
  return place.offset % 8 == 0 && place.offset <= bytes.size() &&
         place.count <= (bytes.size() - place.offset) / sizeof(T);
}

bool is_sound(std::string_view bytes, const NameTable& table) {
  if (bytes.size() < sizeof(Header)) return false;
  const Header& header = header_of(bytes);
  return header.magic == keys_layout::magic && header.bytes == bytes.size() &&
         std::string_view(header.table.data(), header.table.size()) == table.hash() &&
         header.directory.count == keys_layout::directory_size && fits<char>(bytes, header.model) &&
         fits<char>(bytes, header.forms) && header.keys.count == header.places.count &&
         fits<std::uint16_t>(bytes, header.keys) && fits<std::uint32_t>(bytes, header.places) &&
         fits<Posting>(bytes, header.surnames) && fits<std::uint32_t>(bytes, header.countries) &&
         fits<std::uint32_t>(bytes, header.ordinary) && fits<std::uint32_t>(bytes, header.arabic) &&
         fits<std::uint32_t>(bytes, header.proper) && fits<std::uint32_t>(bytes, header.given) &&
         fits<std::uint32_t>(bytes, header.directory);
}

// Two villages of one name: whoever writes the one writes the other.
bool share_spelling(const NameTable& table, std::uint32_t a, std::uint32_t b) {
  if (a == b) return true;
  const auto of_a = table.spellings(a);
  const std::set<std::string_view> all(of_a.begin(), of_a.end());
  return std::ranges::any_of(table.spellings(b), [&](auto word) { return all.contains(word); });
}

[[noreturn]] void refuse(std::string_view source) {
  throw std::runtime_error(std::string(source) +
                           ": not the keys of this table of names; build the index again");
}

}  // namespace

NameKeys::NameKeys(std::string bytes, const NameTable& table, std::string_view source)
    : table_(table) {
  const auto owned = std::make_shared<const std::string>(std::move(bytes));
  if (!is_sound(*owned, table)) refuse(source);
  bytes_ = *owned;
  owner_ = owned;
  const auto model = header_of(bytes_).model;
  model_ = SpellingModel(bytes_.substr(model.offset, model.count));
}

NameKeys NameKeys::open(const std::string& path, const NameTable& table) {
  NameKeys keys;
  const MappedFile file = map_file(path);
  if (file.bytes.empty()) return keys;
  if (!is_sound(file.bytes, table)) refuse(path);
  keys.bytes_ = file.bytes;
  keys.owner_ = file.owner;
  keys.table_ = table;
  const auto model = header_of(keys.bytes_).model;
  keys.model_ = SpellingModel(keys.bytes_.substr(model.offset, model.count));
  return keys;
}

KeyCandidates NameKeys::candidates(std::string_view folded_words,
                                   std::optional<std::uint32_t> country) const {
  return UnlistedSpelling(*this, folded_words).candidates(country);
}

namespace {

// Whether two places are so near to one another that one name may be both's: a town and its
// district.
bool are_near(const NameTable& table, std::uint32_t a, std::uint32_t b) {
  const Name one = table.name(a);
  const Name other = table.name(b);
  if (one.within == b || other.within == a) return true;
  if (!one.latitude || !other.latitude || !one.longitude || !other.longitude) return false;
  constexpr double near = 0.4;  // degrees, some 40 km; a guess
  const double north = *one.latitude - *other.latitude;
  const double east = (*one.longitude - *other.longitude) * std::cos(*one.latitude / 57.3);
  return north * north + east * east < near * near;
}

// How many people a reader thinks of: what is written of a region names its towns, mostly.
std::uint64_t renown(const NameTable& table, std::uint32_t place) {
  constexpr std::uint64_t of_region = 20;  // a guess
  const Name name = table.name(place);
  return name.population.value_or(0) / (name.kind == NameKind::town ? 1 : of_region);
}

}  // namespace

// Spellings of a town and its district are often split between the two: each is the other's.
bool NameKeys::are_twins(const KeyCandidate& a, const KeyCandidate& b) const {
  if (share_spelling(table_, a.name, b.name)) return true;
  if (!are_near(table_, a.name, b.name)) return false;
  return likeness(model_, table_.spellings(a.name)[a.spelling],
                  table_.spellings(b.name)[b.spelling]) >= one_name_likeness;
}

// Spellings of the two are split at random, so that what is like one of them may be like no other.
std::optional<std::uint32_t> NameKeys::town_of(std::uint32_t region) const {
  const NameKind kind = table_.name(region).kind;
  if (kind != NameKind::region && kind != NameKind::area) return std::nullopt;
  std::optional<std::uint32_t> town;
  for (const std::string_view spelling : table_.spellings(region)) {
    for (const std::uint32_t sense : find_senses(spelling, table_)) {
      if (table_.name(sense).kind != NameKind::town || !are_near(table_, region, sense)) continue;
      if (!town || renown(table_, sense) > renown(table_, *town)) town = sense;
    }
  }
  return town;
}

std::optional<KeyMatch> NameKeys::decide(const std::vector<const KeyCandidates*>& lists,
                                         bool in_country) const {
  constexpr double as_like = 0.7;  // share of the best score from which a twin counts as well
  // Towns and hamlets share spellings: of what it is as like the best known is meant.
  const auto rank = [this](const KeyCandidate& candidate) {
    return std::pair(candidate.score, renown(table_, candidate.name));
  };
  const KeyCandidates* source = nullptr;
  const KeyCandidate* best = nullptr;
  for (const KeyCandidates* list : lists) {
    for (const KeyCandidate& candidate : list->best) {
      if (best != nullptr && rank(candidate) <= rank(*best)) continue;
      best = &candidate;
      source = list;
    }
  }
  if (best == nullptr) return std::nullopt;
  std::int32_t next = 0;  // of the best other name
  const KeyCandidate* twin = nullptr;
  for (const KeyCandidates* list : lists) {
    for (const KeyCandidate& other : list->best) {
      if (other.name == best->name) continue;
      if (!are_twins(*best, other)) {
        next = std::max(next, other.score);
      } else if (other.score >= as_like * best->score &&
                 (twin == nullptr || rank(other) > rank(*twin))) {
        twin = &other;
      }
    }
  }
  return KeyMatch{.name = best->name,
                  .spelling = best->spelling,
                  .twin = twin == nullptr ? town_of(best->name) : twin->name,
                  .evidence = {.perfect = source->perfect,
                               .script = source->script,
                               .best = *best,
                               .next = next,
                               .in_country = in_country,
                               .is_place = is_place(table_.name(best->name).kind)}};
}

bool NameKeys::is_ordinary(std::string_view word) const {
  if (bytes_.empty()) return false;
  return std::ranges::binary_search(part<std::uint32_t>(bytes_, header_of(bytes_).ordinary),
                                    keys_layout::word_key(word));
}

bool NameKeys::is_proper(std::string_view word) const {
  if (bytes_.empty()) return false;
  return std::ranges::binary_search(part<std::uint32_t>(bytes_, header_of(bytes_).proper),
                                    keys_layout::word_key(word));
}

bool NameKeys::is_given_name(std::string_view word) const {
  return std::ranges::binary_search(given_names(), keys_layout::word_key(word));
}

bool NameKeys::is_arabic_word(std::string_view word) const {
  if (bytes_.empty() || !is_arabic(word)) return false;
  const auto words = part<std::uint32_t>(bytes_, header_of(bytes_).arabic);
  return is_form_of(word, [&](std::string_view stem) {
    return std::ranges::binary_search(words, keys_layout::word_key(stem));
  });
}

bool NameKeys::is_learnt_like(const NameKeys& other) const {
  if (bytes_.empty() || other.bytes_.empty()) return bytes_.empty() == other.bytes_.empty();
  const Header& own = header_of(bytes_);
  const Header& others = header_of(other.bytes_);
  return std::ranges::equal(part<char>(bytes_, own.model),
                            part<char>(other.bytes_, others.model)) &&
         std::ranges::equal(part<std::uint32_t>(bytes_, own.arabic),
                            part<std::uint32_t>(other.bytes_, others.arabic));
}

std::span<const std::uint32_t> NameKeys::ordinary_words() const {
  if (bytes_.empty()) return {};
  return part<std::uint32_t>(bytes_, header_of(bytes_).ordinary);
}

std::span<const std::uint32_t> NameKeys::given_names() const {
  if (bytes_.empty()) return {};
  return part<std::uint32_t>(bytes_, header_of(bytes_).given);
}

std::vector<std::uint32_t> NameKeys::countries() const {
  if (bytes_.empty()) return {};
  const auto all = part<std::uint32_t>(bytes_, header_of(bytes_).countries);
  return {all.begin(), all.end()};
}

std::vector<std::uint32_t> NameKeys::persons(std::string_view surname) const {
  std::vector<std::uint32_t> found;
  if (bytes_.empty()) return found;
  const auto all = part<Posting>(bytes_, header_of(bytes_).surnames);
  const auto key = keys_layout::word_key(surname);
  for (const Posting& posting : std::ranges::equal_range(all, key, {}, &Posting::key)) {
    require(posting.value < table_.size());
    const auto own = surnames(table_, posting.value);
    if (std::ranges::count(own, surname) > 0) found.push_back(posting.value);
  }
  return found;
}

std::vector<std::uint32_t> NameKeys::persons_like(std::string_view word,
                                                  const std::vector<bool>& names,
                                                  double likeness) const {
  constexpr std::int32_t worst = -2 * weight_unit;  // as are_one_name
  std::vector<std::uint32_t> persons;
  const auto like = UnlistedSpelling(*this, word).candidates(table_.size(), &names);
  for (const KeyCandidate& surname : like.best) {
    const double perfect = std::max(like.perfect, surname.perfect);
    if (surname.score < likeness * perfect || surname.worst < worst) continue;
    persons.push_back(surname.name);
  }
  return persons;
}

std::string_view surname_in(std::string_view spelling) {
  constexpr std::ptrdiff_t shortest = 3;  // letters
  const std::size_t space = spelling.rfind(' ');
  if (space == spelling.npos) return {};
  std::string_view word = spelling.substr(space + 1);
  constexpr std::string_view arabic_article = "ال";
  if (word.starts_with(arabic_article)) word.remove_prefix(arabic_article.size());
  const auto letters =
      std::ranges::count_if(word, [](char byte) { return !is_continuation_byte(byte); });
  return letters < shortest ? std::string_view() : word;
}

std::vector<std::string> surnames(const NameTable& table, std::uint32_t person) {
  std::vector<std::string> found;
  for (const std::string_view spelling : table.spellings(person)) {
    const std::string_view word = surname_in(spelling);
    if (!word.empty() && std::ranges::count(found, word) == 0) found.emplace_back(word);
  }
  return found;
}

}  // namespace dateline::synonyms
