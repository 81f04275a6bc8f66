// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstring>
#include <future>
#include <iterator>
#include <limits>
#include <numeric>
#include <set>
#include <span>
#include <thread>
#include <tuple>
#include <vector>

#include "synonyms/spelling/latin_letters.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/spelling/name_keys_layout.h"
#include "synonyms/table/name_table_layout.h"
#include "synonyms/words/arabic_words.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/tokenizer.h"

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

// A form before all are in order.
struct ListedForm {
  std::uint32_t block = 0;  // 0 for what is met in any text, else by country
  Form head;
  std::string letters;
};

// The forms of some names, and the keys under which they are met.
class Forms {
 public:
  Forms(const NameTable& table, const SpellingModel& model) : table_(table), model_(model) {}

  void add_name(std::uint32_t name) {
    const Reach reach = reach_of(name);
    add_forms(name, [&](std::string_view spelling) -> Words {
      const auto bare = without_bracket(name, spelling);
      return {bare.value_or(std::string(spelling)), reach, bare.has_value()};
    });
    if (table_.name(name).kind != NameKind::person) return;
    add_forms(name, [&](std::string_view spelling) -> Words {
      return {std::string(surname_in(spelling)), {.country = table_.size()}};
    });
  }

  // Those of names behind its own.
  void append(Forms other) {
    const auto before = static_cast<std::uint32_t>(forms_.size());
    for (Posting& posting : other.postings_) posting.value += before;
    postings_.insert(postings_.end(), other.postings_.begin(), other.postings_.end());
    std::ranges::move(other.forms_, std::back_inserter(forms_));
  }

  // The bytes of the forms in their order; the postings lead there then, in order of their keys.
  std::string put_in_order() {
    std::vector<std::uint32_t> order(forms_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t number) {
      const ListedForm& form = forms_[number];
      return std::tuple(form.block, form.head.script, std::string_view(form.letters), number);
    });
    std::string bytes;
    std::vector<std::uint32_t> places(order.size());
    for (const std::uint32_t number : order) {
      const auto& [block, head, letters] = forms_[number];
      const std::size_t offset = bytes.size();
      places[number] = static_cast<std::uint32_t>(offset / keys_layout::form_unit);
      bytes.append(reinterpret_cast<const char*>(&head), offsetof(Form, letters));
      bytes += letters;
      bytes.resize(offset + keys_layout::size_of_form(letters.size()));
    }
    for (Posting& posting : postings_) posting.value = places[posting.value];
    std::ranges::sort(postings_);
    return bytes;
  }

  const std::vector<Posting>& postings() const { return postings_; }

 private:
  // In which texts a name is met.
  struct Reach {
    std::optional<std::uint32_t> country;  // in those that name it
    bool anywhere = false;
  };
  Reach reach_of(std::uint32_t name) const {
    const Name entry = table_.name(name);
    const bool is_town = is_place(entry.kind) && entry.kind != NameKind::country;
    const auto country = is_town ? table_.country(name) : std::nullopt;
    return {country, !country || (entry.population && *entry.population >= known_everywhere)};
  }

  // What of a spelling is compared.
  struct Words {
    std::string text;
    Reach reach;
    bool told_apart = false;
  };
  // Of a name's spellings, each form once.
  template <class WordsOf>
  void add_forms(std::uint32_t name, const WordsOf& words_of) {
    constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
    const auto spellings = table_.spellings(name);
    std::set<std::u32string> seen;
    for (std::uint32_t i = 0; i < std::min(spellings.size(), most); ++i) {
      const Words words = words_of(spellings[i]);
      // Those in Latin letters already have what would become of them.
      auto form = has_latin_letters(words.text) ? std::nullopt : key_form(words.text);
      if (!form || seen.contains(form->letters)) continue;
      add(*form, words.reach,
          {.name = name,
           .spelling = static_cast<std::uint16_t>(i),
           .script = static_cast<std::uint8_t>(form->script),
           .told_apart = words.told_apart});
      seen.insert(std::move(form->letters));
    }
  }

  void add(const KeyForm& form, const Reach& reach, Form head) {
    const std::string classes = skeleton(form);
    const auto number = static_cast<std::uint32_t>(forms_.size());
    for (const auto& key : listed_keys(classes)) {
      if (reach.country) postings_.push_back({keys_layout::key_of(key, reach.country), number});
      if (reach.anywhere) postings_.push_back({keys_layout::key_of(key, std::nullopt), number});
    }
    std::string letters = model_.encode(form);
    head.skeleton = keys_layout::skeleton_hash(classes);
    head.size = static_cast<std::uint8_t>(letters.size());
    const std::uint32_t block = reach.anywhere || !reach.country ? 0 : *reach.country + 1;
    forms_.push_back({.block = block, .head = head, .letters = std::move(letters)});
  }

  // What texts write of a label that tells apart what they do not: Tripoli (Libya).
  std::optional<std::string> without_bracket(std::uint32_t name, std::string_view spelling) const {
    const std::string_view label = table_.name(name).label;
    const std::size_t bracket = label.find(" (");
    if (bracket == label.npos || folded_words(label) != spelling) return std::nullopt;
    return folded_words(label.substr(0, bracket));
  }

  const NameTable& table_;
  const SpellingModel& model_;
  std::vector<ListedForm> forms_;
  std::vector<Posting> postings_;
};

// The forms of all names, in order of these.
Forms forms_of(const NameTable& table, const SpellingModel& model) {
  const std::uint32_t parts = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::future<Forms>> made;
  for (std::uint32_t part = 0; part < parts; ++part) {
    const auto bound = [&](std::uint64_t of) {
      return static_cast<std::uint32_t>(of * table.size() / parts);
    };
    made.push_back(std::async(std::launch::async, [&, first = bound(part), end = bound(part + 1)] {
      Forms forms(table, model);
      for (std::uint32_t name = first; name < end; ++name) forms.add_name(name);
      return forms;
    }));
  }
  Forms all(table, model);
  for (auto& part : made) all.append(part.get());
  return all;
}

class KeysCompiler {
 public:
  KeysCompiler(const NameTable& table, const KeySources& sources)
      : table_(table), model_bytes_(sources.model) {
    for (const auto& word : sources.ordinary) {
      const std::string folded = fold(word);
      const std::uint32_t key = keys_layout::word_key(folded);
      (is_arabic(folded) ? arabic_ : ordinary_).push_back(key);
      if (word.find('\'') != word.npos) continue;  // Syria's
      (is_capital(word) ? proper_ : common_).push_back(key);
    }
  }

  std::string run() {
    const SpellingModel model(model_bytes_);
    Forms forms = forms_of(table_, model);
    for (std::uint32_t name = 0; name < table_.size(); ++name) {
      const NameKind kind = table_.name(name).kind;
      if (kind == NameKind::person) add_person(name);
      if (kind == NameKind::country) countries_.push_back(name);
    }
    std::ranges::sort(surnames_);
    for (auto* words : {&ordinary_, &arabic_, &proper_, &common_, &given_}) {
      std::ranges::sort(*words);
      words->erase(std::ranges::unique(*words).begin(), words->end());
    }
    for (auto* words : {&proper_, &given_}) {
      std::erase_if(*words, [&](auto key) { return std::ranges::binary_search(common_, key); });
    }
    const std::string bytes = forms.put_in_order();
    return write(bytes, forms.postings());
  }

 private:
  // The words of a person's name are many people's, and no place's.
  void add_person(std::uint32_t person) {
    for (const auto& word : surnames(table_, person)) {
      surnames_.push_back({keys_layout::word_key(word), person});
    }
    for (const std::string_view spelling : table_.spellings(person)) {
      const std::size_t first = spelling.find(' ');
      if (first == spelling.npos) continue;
      if (is_given_name(spelling.substr(0, first))) {
        given_.push_back(keys_layout::word_key(spelling.substr(0, first)));
      }
      layout::for_each_word(spelling, [&](std::string_view word) {
        ordinary_.push_back(keys_layout::word_key(word));
        proper_.push_back(keys_layout::word_key(word));
      });
    }
  }

  // What else stands in front of persons' names: a title, an article, the beginning of a name.
  static bool is_given_name(std::string_view word) {
    constexpr auto others = std::to_array<std::string_view>(
        {"abd",     "abdel",  "abdul", "abou",   "abu",    "al",    "daw",     "ebu",
         "el",      "gov",    "haji",  "hajj",   "ibn",    "kim",   "maulana", "maulawi",
         "mawlawi", "molla",  "mulla", "mullah", "pak",    "sayed", "sayyed",  "sayyid",
         "seyed",   "seyyed", "syed",  "абд",    "абдель", "абдул", "абу",     "аль"});
    constexpr std::size_t shortest = 3;  // bytes
    // In Latin and Cyrillic letters, whose capitals tell a name in a text.
    const bool has_capitals = static_cast<unsigned char>(word.front()) < 0xD4;
    return has_capitals && word.size() >= shortest &&
           std::ranges::find(others, word) == others.end();
  }

  static std::vector<std::uint32_t> directory(const std::vector<Posting>& postings) {
    std::vector<std::uint32_t> bounds(keys_layout::directory_size);
    for (const Posting& posting : postings)
      ++bounds[(posting.key >> keys_layout::directory_shift) + 1];
    for (std::size_t i = 1; i < bounds.size(); ++i) bounds[i] += bounds[i - 1];
    return bounds;
  }

  std::string write(std::string_view forms, const std::vector<Posting>& postings) const {
    keys_layout::Header header{.magic = keys_layout::magic};
    std::ranges::copy(table_.hash(), header.table.begin());
    std::string bytes(sizeof header, '\0');
    header.model = append_part(bytes, std::span<const char>(model_bytes_));
    header.forms = append_part(bytes, std::span<const char>(forms));
    header.directory = append_part(bytes, std::span<const std::uint32_t>(directory(postings)));
    std::vector<std::uint16_t> keys;
    std::vector<std::uint32_t> places;
    for (const Posting& posting : postings) {
      keys.push_back(static_cast<std::uint16_t>(posting.key));
      places.push_back(posting.value);
    }
    header.keys = append_part(bytes, std::span<const std::uint16_t>(keys));
    header.places = append_part(bytes, std::span<const std::uint32_t>(places));
    header.surnames = append_part(bytes, std::span<const Posting>(surnames_));
    header.countries = append_part(bytes, std::span<const std::uint32_t>(countries_));
    header.ordinary = append_part(bytes, std::span<const std::uint32_t>(ordinary_));
    header.arabic = append_part(bytes, std::span<const std::uint32_t>(arabic_));
    header.proper = append_part(bytes, std::span<const std::uint32_t>(proper_));
    header.given = append_part(bytes, std::span<const std::uint32_t>(given_));
    header.bytes = bytes.size();
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
  }

  const NameTable& table_;
  std::string_view model_bytes_;
  std::vector<Posting> surnames_;
  std::vector<std::uint32_t> countries_;
  std::vector<std::uint32_t> ordinary_;
  std::vector<std::uint32_t> arabic_;
  std::vector<std::uint32_t> proper_;
  std::vector<std::uint32_t> given_;
  std::vector<std::uint32_t> common_;  // in small letters
};

}  // namespace

std::string compile_name_keys(const NameTable& table, const KeySources& sources) {
  return KeysCompiler(table, sources).run();
}

}  // namespace dateline::synonyms
