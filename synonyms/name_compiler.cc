// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "synonyms/name_table.h"
#include "synonyms/name_table_layout.h"
#include "synonyms/tokenizer.h"

namespace dateline::synonyms {
namespace {

using layout::Entry;
using layout::for_each_word;
using layout::none;
using layout::Slot;
using layout::Surface;
using layout::Text;

template <class T>
layout::Part append_part(std::string& bytes, std::span<const T> part) {
  const layout::Part place{.offset = bytes.size(), .count = part.size()};
  bytes.append(reinterpret_cast<const char*>(part.data()), part.size_bytes());
  bytes.resize((bytes.size() + 7) / 8 * 8);
  return place;
}

// Articles of transliterated Arabic, which writers join to the word that follows, or do not.
bool is_article(std::string_view word) {
  constexpr std::array<std::string_view, 14> articles = {"ad", "al", "an", "ar", "as", "ash", "at",
                                                         "az", "ed", "el", "en", "er", "esh", "ez"};
  return std::ranges::binary_search(articles, word);
}

// The other ways to set the spaces of a spelling: all joined, and articles joined to their word.
std::vector<std::string> joined_forms(std::string_view words) {
  std::string all;
  std::string articles;
  bool after_article = false;
  for_each_word(words, [&](std::string_view word) {
    all += word;
    if (!articles.empty() && !after_article) articles += ' ';
    articles += word;
    after_article = is_article(word);
  });
  constexpr std::size_t shortest = 6;  // "Al-Ta" and "US AF" would meet words of other languages
  std::vector<std::string> forms;
  if (all.size() >= shortest && all != words) forms.push_back(all);
  if (articles != words && articles != all) forms.push_back(articles);
  return forms;
}

class Compiler {
 public:
  explicit Compiler(std::span<const NameRow> rows) {
    for (const NameRow& row : rows) rows_.push_back(&row);
    std::ranges::stable_sort(rows_, {},
                             [](const NameRow* row) { return std::string_view(row->id); });
  }

  std::string compile();

 private:
  [[noreturn]] static void fail(const NameRow& row, const std::string& reason) {
    throw TableError(row.source, row.line, reason);
  }
  static std::string place_of(const NameRow& row) {
    return row.source + ":" + std::to_string(row.line);
  }

  void add_entries() {
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      const NameRow& row = *rows_[i];
      if (i > 0 && rows_[i - 1]->id == row.id) {
        fail(row, "the id '" + row.id + "' stands at " + place_of(*rows_[i - 1]) + " already");
      }
      Entry entry{.id = add_text(row.id), .label = add_text(row.name)};
      entry.latitude = row.latitude.value_or(0);
      entry.longitude = row.longitude.value_or(0);
      entry.has_coordinates = row.latitude.has_value();
      entry.kind = static_cast<std::uint8_t>(row.kind);
      entries_.push_back(entry);
    }
  }

  void link_within() {
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      const NameRow& row = *rows_[i];
      if (row.within.empty()) continue;
      const auto found = std::ranges::lower_bound(
          rows_, row.within, {},
          [](const NameRow* other) -> const std::string& { return other->id; });
      if (found == rows_.end() || (*found)->id != row.within) {
        fail(row, "'" + row.id + "' lies within '" + row.within + "', which no row defines");
      }
      entries_[i].within = static_cast<std::uint32_t>(found - rows_.begin());
    }
    for (std::uint32_t i = 0; i < rows_.size(); ++i) check_chain(i);
  }

  void check_chain(std::uint32_t index) const {
    std::uint32_t at = entries_[index].within;
    for (std::size_t depth = 0; at != none; at = entries_[at].within) {
      if (++depth > layout::deepest_within)
        fail(*rows_[index], "'" + rows_[index]->id + "' lies within itself");
    }
  }

  void add_listed(std::uint32_t index) {
    const NameRow& row = *rows_[index];
    entries_[index].first_surface = static_cast<std::uint32_t>(surfaces_.size());
    for (const Spelling& spelling : row.spellings) {
      const std::string words = folded_words(spelling.text);
      if (std::ranges::count(words, ' ') >= static_cast<std::ptrdiff_t>(max_name_words)) {
        fail(row, "the spelling '" + spelling.text + "' has more than 64 words");
      }
      if (words.empty()) fail(row, "the spelling '" + spelling.text + "' has no letter or digit");
      const auto [known, fresh] = places_.try_emplace(words, surfaces_.size());
      if (fresh) {
        add_surface(index, words, spelling);
      } else {
        check_repetition(index, spelling, surfaces_[known->second]);
      }
    }
    entries_[index].surfaces =
        static_cast<std::uint32_t>(surfaces_.size()) - entries_[index].first_surface;
  }

  // A spelling may stand twice in a row (U.S. and US), if it means the same both times.
  void check_repetition(std::uint32_t index, const Spelling& spelling, const Surface& known) const {
    const NameRow& row = *rows_[index];
    const std::string spelled = "the spelling '" + spelling.text + "' of '" + row.id + "' ";
    if (known.name != index) {
      fail(row, spelled + "belongs to '" + rows_[known.name]->id + "' of " +
                    place_of(*rows_[known.name]) + " already");
    }
    if (static_cast<CaseRule>(known.rule) != spelling.rule) {
      fail(row, spelled + "equals one before it that has another case rule");
    }
  }

  void add_generated(std::uint32_t index) {
    const Entry entry = entries_[index];
    for (std::uint32_t i = 0; i < entry.surfaces; ++i) {
      const Surface listed = surfaces_[entry.first_surface + i];
      if (static_cast<CaseRule>(listed.rule) == CaseRule::caps) continue;
      for (const std::string& form : joined_forms(words_[entry.first_surface + i])) {
        if (!places_.try_emplace(form, surfaces_.size()).second) continue;
        add_surface(
            index, form,
            {.rule = static_cast<CaseRule>(listed.rule), .adjective = listed.adjective != 0});
      }
    }
  }

  void add_surface(std::uint32_t index, const std::string& words, const Spelling& spelling) {
    surfaces_.push_back({.name = index,
                         .text = add_text(words),
                         .rule = static_cast<std::uint8_t>(spelling.rule),
                         .adjective = spelling.adjective});
    words_.push_back(words);
  }

  Text add_text(std::string_view text) {
    const Text place{static_cast<std::uint32_t>(text_.size()),
                     static_cast<std::uint32_t>(text.size())};
    text_ += text;
    return place;
  }

  void fill_slots() {
    std::size_t steps = 0;
    for (const auto& words : words_)
      steps += 1 + static_cast<std::size_t>(std::ranges::count(words, ' '));
    slots_.resize(std::bit_ceil(std::max<std::size_t>(16, 2 * steps)));
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      std::uint64_t walk = NameTable::start;
      Slot* slot = nullptr;
      for_each_word(words_[i], [&](std::string_view word) {
        if (slot != nullptr) slot->begins_more = 1;
        walk = NameTable::extend(walk, word);
        slot = &slot_of(walk);
      });
      slot->surface = i;
    }
  }

  Slot& slot_of(std::uint64_t walk) {
    std::size_t at = walk & (slots_.size() - 1);
    while (slots_[at].walk != 0 && slots_[at].walk != walk) at = (at + 1) & (slots_.size() - 1);
    slots_[at].walk = walk;
    return slots_[at];
  }

  std::vector<const NameRow*> rows_;
  std::vector<Entry> entries_;
  std::vector<Surface> surfaces_;
  std::vector<std::string> words_;                       // the folded words of each surface
  std::unordered_map<std::string, std::size_t> places_;  // of the words in surfaces_
  std::vector<Slot> slots_;
  std::string text_;
};

std::string Compiler::compile() {
  add_entries();
  link_within();
  for (std::uint32_t i = 0; i < rows_.size(); ++i) add_listed(i);
  for (std::uint32_t i = 0; i < rows_.size(); ++i) add_generated(i);
  fill_slots();
  layout::Header header{.magic = layout::magic};
  std::string bytes(sizeof header, '\0');
  header.slots = append_part(bytes, std::span<const Slot>(slots_));
  header.entries = append_part(bytes, std::span<const Entry>(entries_));
  header.surfaces = append_part(bytes, std::span<const Surface>(surfaces_));
  header.text = append_part(bytes, std::span<const char>(text_));
  header.bytes = bytes.size();
  XXH128_canonicalFromHash(
      &header.hash, XXH3_128bits(bytes.data() + sizeof header, bytes.size() - sizeof header));
  bytes.replace(0, sizeof header, reinterpret_cast<const char*>(&header), sizeof header);
  return bytes;
}

}  // namespace

std::string compile_names(std::span<const NameRow> rows) { return Compiler(rows).compile(); }

}  // namespace dateline::synonyms
