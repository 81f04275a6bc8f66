// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/name_keys.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>
#include <stdexcept>

#include "synonyms/arabic_words.h"
#include "synonyms/fold.h"
#include "synonyms/mapped_file.h"
#include "synonyms/name_keys_layout.h"

namespace dateline::synonyms {
namespace {

using keys_layout::Form;
using keys_layout::Header;
using keys_layout::Posting;

const Header& header_of(std::string_view bytes) {
  return *reinterpret_cast<const Header*>(bytes.data());
}

template <class T>
std::span<const T> part(std::string_view bytes, keys_layout::Part place) {
  return {reinterpret_cast<const T*>(bytes.data() + place.offset), place.count};
}

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
         fits<Form>(bytes, header.forms) && fits<Posting>(bytes, header.postings) &&
         fits<Posting>(bytes, header.surnames) && fits<std::uint32_t>(bytes, header.countries) &&
         fits<std::uint32_t>(bytes, header.ordinary) && fits<std::uint32_t>(bytes, header.arabic) &&
         fits<std::uint32_t>(bytes, header.proper) &&
         fits<std::uint32_t>(bytes, header.directory) && fits<char>(bytes, header.letters);
}

void require(bool sound) {
  if (!sound) throw std::runtime_error("the keys of names are damaged; build the index again");
}

// The forms under a key, as numbers.
std::span<const Posting> postings(std::string_view bytes, std::uint32_t key) {
  const Header& header = header_of(bytes);
  const auto directory = part<std::uint32_t>(bytes, header.directory);
  const std::size_t slot = key >> keys_layout::directory_shift;
  const auto all = part<Posting>(bytes, header.postings);
  require(directory[slot] <= directory[slot + 1] && directory[slot + 1] <= all.size());
  const auto some = all.subspan(directory[slot], directory[slot + 1] - directory[slot]);
  const auto found = std::ranges::equal_range(some, key, {}, &Posting::key);
  return {found.begin(), found.end()};
}

// What makes an adjective, an inhabitant or a surname of a place: Baghdad-i, Kherson-ian.
bool is_derivation(std::u32string_view ending) {
  constexpr std::array<std::u32string_view, 18> endings = {
      U"i",   U"is",  U"ian", U"ians", U"ite", U"ites", U"ese",  U"ي",    U"يه",
      U"يين", U"يون", U"י",   U"ית",   U"יים", U"ский", U"ская", U"ское", U"ские"};
  return std::ranges::count(endings, ending) > 0;
}

// True where `letters`, encoded as `encoded`, are the listed ones and such an ending.
bool is_derived(const std::u32string& letters, std::string_view encoded, std::string_view listed) {
  if (listed.empty() || encoded.size() <= listed.size()) return false;
  const std::size_t stem = listed.size() - 1;  // without the bound of the word
  if (encoded.substr(0, stem) != listed.substr(0, stem)) return false;
  return is_derivation(std::u32string_view(letters).substr(stem, letters.size() - stem - 1));
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

namespace {

// The listed forms behind the mapped bytes.
class Forms {
 public:
  explicit Forms(std::string_view bytes)
      : bytes_(bytes),
        forms_(part<Form>(bytes, header_of(bytes).forms)),
        letters_(part<char>(bytes, header_of(bytes).letters)) {}

  const Form& at(std::uint32_t number) const {
    require(number < forms_.size());
    const Form& form = forms_[number];
    require(form.offset <= letters_.size() && form.size <= letters_.size() - form.offset &&
            form.script < key_scripts);
    return form;
  }

  std::string_view letters(const Form& form) const {
    return {letters_.data() + form.offset, form.size};
  }

  SpellingModel::Word word(const Form& form, const SpellingModel& model) const {
    return model.word(static_cast<KeyScript>(form.script), letters(form));
  }

  // The numbers of those that share one of the keys, ascending, each once.
  std::vector<std::uint32_t> like(const std::vector<std::string>& keys,
                                  std::optional<std::uint32_t> country) const {
    std::vector<std::uint32_t> met;
    for (const auto& key : keys) {
      for (const Posting& posting : postings(bytes_, keys_layout::key_of(key, country))) {
        met.push_back(posting.value);
      }
    }
    std::ranges::sort(met);
    met.erase(std::ranges::unique(met).begin(), met.end());
    return met;
  }

 private:
  std::string_view bytes_;
  std::span<const Form> forms_;
  std::span<const char> letters_;
};

// Whether two forms of so many letters can be one name: some scripts leave vowels out.
bool can_be_one(std::uint32_t a, std::uint32_t b) {
  constexpr std::uint32_t bounds = 2;
  return std::max(a, b) - bounds <= 2 * (std::min(a, b) - bounds);
}

}  // namespace

KeyCandidates NameKeys::candidates(std::string_view folded_words,
                                   std::optional<std::uint32_t> country) const {
  constexpr std::size_t kept = 6;
  constexpr double least_share = 0.4;  // of the perfect score, or no candidate
  // What it must prove: among all names of the world some are like any short word. Guesses.
  const std::int32_t least = (country ? 5 : 14) * weight_unit;
  KeyCandidates out;
  const auto form = bytes_.empty() ? std::nullopt : key_form(folded_words);
  if (!form) return out;
  const std::string encoded = model_.encode(*form);
  const auto word = model_.word(form->script, encoded);
  out.script = form->script;
  out.perfect = model_.score(word, word);
  if (out.perfect <= 0) return out;
  const auto share = static_cast<std::int32_t>(least_share * out.perfect);
  const std::int32_t floor = std::max(least, share);
  const Forms forms(bytes_);
  std::vector<std::pair<std::int32_t, std::uint32_t>> scored;  // score below 0, number of a form
  // One word among all names of the world must be so near that its skeleton is the same.
  const bool lone = !country && folded_words.find(' ') == folded_words.npos;
  const std::string classes = skeleton(*form);
  const std::uint8_t skeleton_hash = keys_layout::skeleton_hash(classes);
  const auto keys = lone ? std::vector{classes} : skeleton_keys(classes);
  for (const std::uint32_t number : forms.like(keys, country)) {
    const Form& listed = forms.at(number);
    if (!can_be_one(word.size, listed.size)) continue;
    const bool same_script = listed.script == static_cast<std::uint8_t>(form->script);
    if (same_script && is_derived(form->letters, encoded, forms.letters(listed))) return out;
    const std::int32_t score = model_.score(word, forms.word(listed, model_), floor);
    if (score >= floor) scored.emplace_back(-score, number);
  }
  std::ranges::sort(scored);
  for (const auto& [score, number] : scored) {
    const Form& listed = forms.at(number);
    const auto known = std::ranges::find(out.best, listed.name, &KeyCandidate::name);
    const bool own_script = listed.script == static_cast<std::uint8_t>(form->script);
    if (known != out.best.end()) {
      known->second = std::max(known->second, -score);
      if (own_script) known->own_script = std::max(known->own_script, -score);
      continue;
    }
    if (out.best.size() == kept) continue;
    const auto other = forms.word(listed, model_);
    out.best.push_back({.name = listed.name,
                        .spelling = listed.spelling,
                        .score = -score,
                        .worst = model_.worst_stretch(word, other),
                        .perfect = model_.score(other, other),
                        .script = static_cast<KeyScript>(listed.script),
                        .same_skeleton = listed.skeleton == skeleton_hash,
                        .told_apart = listed.told_apart,
                        .own_script = own_script ? -score : 0});
  }
  return out;
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

}  // namespace

// Spellings of a town and its district are often split between the two: each is the other's.
bool NameKeys::are_twins(const KeyCandidate& a, const KeyCandidate& b) const {
  if (share_spelling(table_, a.name, b.name)) return true;
  if (!are_near(table_, a.name, b.name)) return false;
  const auto one = key_form(table_.spellings(a.name)[a.spelling]);
  const auto other = key_form(table_.spellings(b.name)[b.spelling]);
  if (!one || !other) return false;
  return likeness(model_, model_.word(one->script, model_.encode(*one)),
                  model_.word(other->script, model_.encode(*other))) >= one_name_likeness;
}

std::optional<KeyMatch> NameKeys::decide(const std::vector<const KeyCandidates*>& lists,
                                         bool in_country) const {
  constexpr double as_like = 0.7;  // share of the best score from which a twin counts as well
  const KeyCandidates* source = nullptr;
  const KeyCandidate* best = nullptr;
  for (const KeyCandidates* list : lists) {
    if (list->best.empty() || (best != nullptr && list->best.front().score <= best->score))
      continue;
    best = &list->best.front();
    source = list;
  }
  if (best == nullptr) return std::nullopt;
  std::int32_t next = 0;  // of the best other name
  std::optional<std::uint32_t> twin;
  for (const KeyCandidates* list : lists) {
    for (const KeyCandidate& other : list->best) {
      if (other.name == best->name || other.score <= next) continue;
      if (!are_twins(*best, other)) {
        next = other.score;
      } else if (!twin && other.score >= as_like * best->score) {
        twin = other.name;
      }
    }
  }
  return KeyMatch{.name = best->name,
                  .spelling = best->spelling,
                  .twin = twin,
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

std::vector<std::string> surnames(const NameTable& table, std::uint32_t person) {
  constexpr std::size_t shortest = 3;  // letters
  std::vector<std::string> found;
  for (const std::string_view spelling : table.spellings(person)) {
    const std::size_t space = spelling.rfind(' ');
    if (space == spelling.npos) continue;
    std::string_view word = spelling.substr(space + 1);
    constexpr std::string_view arabic_article = "ال";
    if (word.starts_with(arabic_article)) word.remove_prefix(arabic_article.size());
    const auto letters =
        std::ranges::count_if(word, [](char byte) { return !is_continuation_byte(byte); });
    if (letters < static_cast<std::ptrdiff_t>(shortest)) continue;
    if (std::ranges::count(found, word) == 0) found.emplace_back(word);
  }
  return found;
}

}  // namespace dateline::synonyms
