// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstring>
#include <numeric>
#include <set>
#include <span>
#include <tuple>
#include <vector>

#include "synonyms/arabic_words.h"
#include "synonyms/fold.h"
#include "synonyms/name_keys.h"
#include "synonyms/name_keys_layout.h"
#include "synonyms/name_table_layout.h"
#include "synonyms/tokenizer.h"

namespace dateline::synonyms {
namespace {

using keys_layout::Form;
using keys_layout::Posting;

// From this population on a place is met in texts that do not name its country. A guess.
constexpr std::uint64_t known_everywhere = 100'000;

template <class T>
keys_layout::Part append_part(std::string& bytes, std::span<const T> part) {
  const keys_layout::Part place{.offset = bytes.size(), .count = part.size()};
  bytes.append(reinterpret_cast<const char*>(part.data()), part.size_bytes());
  bytes.resize((bytes.size() + 7) / 8 * 8);
  return place;
}

bool is_capital(std::string_view word) {
  return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

class KeysCompiler {
 public:
  KeysCompiler(const NameTable& table, const KeySources& sources)
      : table_(table), model_bytes_(sources.model), model_(sources.model) {
    for (const auto& word : sources.ordinary) {
      const std::string folded = fold(word);
      const std::uint32_t key = keys_layout::word_key(folded);
      (is_arabic(folded) ? arabic_ : ordinary_).push_back(key);
      if (word.find('\'') != word.npos) continue;  // Syria's
      (is_capital(word) ? proper_ : common_).push_back(key);
    }
  }

  std::string run() {
    for (std::uint32_t name = 0; name < table_.size(); ++name) {
      add_forms(name);
      const NameKind kind = table_.name(name).kind;
      if (kind == NameKind::person) add_person(name);
      if (kind == NameKind::country) countries_.push_back(name);
    }
    order_forms();
    std::ranges::sort(postings_);
    std::ranges::sort(surnames_);
    for (auto* words : {&ordinary_, &arabic_, &proper_, &common_}) {
      std::ranges::sort(*words);
      words->erase(std::ranges::unique(*words).begin(), words->end());
    }
    std::erase_if(proper_, [&](auto key) { return std::ranges::binary_search(common_, key); });
    return write();
  }

 private:
  void add_forms(std::uint32_t name) {
    const auto spellings = table_.spellings(name);
    std::set<std::u32string> seen;
    for (std::uint32_t i = 0; i < spellings.size(); ++i) {
      const auto bare = without_bracket(name, spellings[i]);
      const auto form = key_form(bare ? *bare : spellings[i]);
      if (!form || !seen.insert(form->letters).second) continue;
      const std::string letters = model_.encode(*form);
      const std::string classes = skeleton(*form);
      const auto number = static_cast<std::uint32_t>(forms_.size());
      forms_.push_back({.name = name,
                        .spelling = i,
                        .offset = static_cast<std::uint32_t>(letters_.size()),
                        .size = static_cast<std::uint8_t>(letters.size()),
                        .told_apart = bare.has_value(),
                        .script = static_cast<std::uint8_t>(form->script),
                        .skeleton = keys_layout::skeleton_hash(classes)});
      letters_ += letters;
      add_postings(name, number, classes);
    }
  }

  // By script and letters, so that forms which are compared one after the other begin alike.
  void order_forms() {
    const auto letters = [&](const Form& form) {
      return std::string_view(letters_).substr(form.offset, form.size);
    };
    std::vector<std::uint32_t> order(forms_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t number) {
      return std::tuple(forms_[number].script, letters(forms_[number]), number);
    });
    std::vector<Form> forms;
    std::string text;
    std::vector<std::uint32_t> numbers(order.size());  // the new one of each
    for (const std::uint32_t number : order) {
      numbers[number] = static_cast<std::uint32_t>(forms.size());
      forms.push_back(forms_[number]);
      forms.back().offset = static_cast<std::uint32_t>(text.size());
      text += letters(forms_[number]);
    }
    for (Posting& posting : postings_) posting.value = numbers[posting.value];
    forms_ = std::move(forms);
    letters_ = std::move(text);
  }

  // What texts write of a label that tells apart what they do not: Tripoli (Libya).
  std::optional<std::string> without_bracket(std::uint32_t name, std::string_view spelling) const {
    const std::string_view label = table_.name(name).label;
    const std::size_t bracket = label.find(" (");
    if (bracket == label.npos || folded_words(label) != spelling) return std::nullopt;
    return folded_words(label.substr(0, bracket));
  }

  void add_postings(std::uint32_t name, std::uint32_t form, const std::string& skeleton) {
    const Name entry = table_.name(name);
    const bool is_town = is_place(entry.kind) && entry.kind != NameKind::country;
    const auto country = is_town ? table_.country(name) : std::nullopt;
    const bool everywhere = !country || (entry.population && *entry.population >= known_everywhere);
    for (const auto& key : skeleton_keys(skeleton)) {
      if (country) postings_.push_back({keys_layout::key_of(key, country), form});
      if (everywhere) postings_.push_back({keys_layout::key_of(key, std::nullopt), form});
    }
  }

  // The words of a person's name are many people's, and no place's.
  void add_person(std::uint32_t person) {
    for (const auto& word : surnames(table_, person)) {
      surnames_.push_back({keys_layout::word_key(word), person});
    }
    for (const std::string_view spelling : table_.spellings(person)) {
      if (spelling.find(' ') == spelling.npos) continue;
      layout::for_each_word(spelling, [&](std::string_view word) {
        ordinary_.push_back(keys_layout::word_key(word));
        proper_.push_back(keys_layout::word_key(word));
      });
    }
  }

  std::vector<std::uint32_t> directory() const {
    std::vector<std::uint32_t> bounds(keys_layout::directory_size);
    for (const Posting& posting : postings_)
      ++bounds[(posting.key >> keys_layout::directory_shift) + 1];
    for (std::size_t i = 1; i < bounds.size(); ++i) bounds[i] += bounds[i - 1];
    return bounds;
  }

  std::string write() const {
    keys_layout::Header header{.magic = keys_layout::magic};
    std::ranges::copy(table_.hash(), header.table.begin());
    std::string bytes(sizeof header, '\0');
    header.model = append_part(bytes, std::span<const char>(model_bytes_));
    header.forms = append_part(bytes, std::span<const Form>(forms_));
    header.letters = append_part(bytes, std::span<const char>(letters_));
    header.directory = append_part(bytes, std::span<const std::uint32_t>(directory()));
    header.postings = append_part(bytes, std::span<const Posting>(postings_));
    header.surnames = append_part(bytes, std::span<const Posting>(surnames_));
    header.countries = append_part(bytes, std::span<const std::uint32_t>(countries_));
    header.ordinary = append_part(bytes, std::span<const std::uint32_t>(ordinary_));
    header.arabic = append_part(bytes, std::span<const std::uint32_t>(arabic_));
    header.proper = append_part(bytes, std::span<const std::uint32_t>(proper_));
    header.bytes = bytes.size();
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
  }

  const NameTable& table_;
  std::string_view model_bytes_;
  SpellingModel model_;
  std::vector<Form> forms_;
  std::string letters_;
  std::vector<Posting> postings_;
  std::vector<Posting> surnames_;
  std::vector<std::uint32_t> countries_;
  std::vector<std::uint32_t> ordinary_;
  std::vector<std::uint32_t> arabic_;
  std::vector<std::uint32_t> proper_;
  std::vector<std::uint32_t> common_;  // in small letters
};

}  // namespace

std::string compile_name_keys(const NameTable& table, const KeySources& sources) {
  return KeysCompiler(table, sources).run();
}

}  // namespace dateline::synonyms
