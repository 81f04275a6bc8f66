// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "synonyms/table/article.h"
#include "synonyms/table/generated_forms.h"
#include "synonyms/table/name_slots.h"
#include "synonyms/table/name_table.h"
#include "synonyms/table/name_table_layout.h"
#include "synonyms/words/tokenizer.h"
#include "synonyms/words/word_hash.h"

namespace dateline::synonyms {
namespace {

using layout::Entry;
using layout::for_each_word;
using layout::none;
using layout::Range;
using layout::Slot;
using layout::Surface;

template <class T>
layout::Part append_part(std::string& bytes, std::span<const T> part) {
  const layout::Part place{.offset = bytes.size(), .count = part.size()};
  bytes.append(reinterpret_cast<const char*>(part.data()), part.size_bytes());
  bytes.resize((bytes.size() + 7) / 8 * 8);
  return place;
}

// What a spelling means to one row.
struct Sense {
  std::uint32_t name = 0;
  CaseRule rule = CaseRule::any;
  bool adjective = false;
  bool contextual = false;
  bool bracketed = false;
  std::uint64_t words = 0;  // hash of the folded words that the row lists
};

struct Draft {
  std::string_view form;  // normal
  Range text;             // the same, once it stands in the text
  std::vector<Sense> senses;
};

// Whether a part of a spelling stands in brackets, which part names: Sa'id (Iran) is a label, and
// no text that has "said Iran" means it.
bool is_bracketed(const Spelling& spelling) { return spelling.text.find('(') != std::string::npos; }

// How a row writes a spelling.
struct Written {
  std::uint32_t draft = 0;
  Range words;            // folded
  std::string_view bare;  // the normal form without its article, if that may be left out
};

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
      entry.population = row.population.value_or(layout::unknown_population);
      entry.has_coordinates = row.latitude.has_value();
      entry.kind = static_cast<std::uint8_t>(row.kind);
      entry.contextual = row.contextual;
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
    entries_[index].listed.begin = static_cast<std::uint32_t>(listed_.size());
    for (const Spelling& spelling : row.spellings) {
      const std::string& words = spelling.words;
      if (std::ranges::count(words, ' ') >= static_cast<std::ptrdiff_t>(max_name_words)) {
        fail(row, "the spelling '" + spelling.text + "' has more than 64 words");
      }
      if (words.empty()) fail(row, "the spelling '" + spelling.text + "' has no letter or digit");
      const bool beside = is_place(row.kind) && acronyms_.contains(spelling.form);
      const std::uint32_t draft = draft_of(beside ? form_beside(spelling.form) : spelling.form);
      if (!claim(index, spelling, words, drafts_[draft].senses)) continue;
      const Range text = add_text(words);
      if (words == drafts_[draft].form) drafts_[draft].text = text;
      const auto bare = bare_form(spelling, drafts_[draft].form, row.kind);
      if (!beside && !is_bracketed(spelling))
        written_.push_back({.draft = draft, .words = text, .bare = bare});
      if (!spelling.adjective) listed_.push_back(text);
    }
    add_weak(row);
    entries_[index].listed.count =
        static_cast<std::uint32_t>(listed_.size()) - entries_[index].listed.begin;
  }

  // No text is searched for these: only the keys (name_keys.h) are made of them.
  void add_weak(const NameRow& row) {
    for (const std::string& spelling : row.weak_spellings) {
      const std::string words = folded_words(spelling);
      if (!words.empty()) listed_.push_back(add_text(words));
    }
  }

  static std::string form_beside(std::string_view form) {
    return std::string(form) + " " + std::string(layout::beside_acronym);
  }

  void collect_acronyms() {
    for (const NameRow* row : rows_) {
      if (is_place(row->kind)) continue;
      for (const Spelling& spelling : row->spellings) {
        if (is_acronym(spelling.rule)) acronyms_.insert(spelling.form);
      }
    }
  }

  // The number of a spelling, a new one if it was not met before.
  std::uint32_t draft_of(std::string form) {
    const auto fresh = static_cast<std::uint32_t>(drafts_.size());
    const auto [known, added] = places_.try_emplace(std::move(form), fresh);
    if (added) drafts_.push_back({.form = known->first, .text = {}, .senses = {}});
    return known->second;
  }

  // Adds a row to the senses of its spelling, or returns false if it is one already: a spelling may
  // stand twice in a row (U.S. and US), if it means the same both times. Where only the article
  // makes two (el-Dine, ul-Dine), the stricter rule counts.
  bool claim(std::uint32_t index, const Spelling& spelling, const std::string& words,
             std::vector<Sense>& senses) const {
    const NameRow& row = *rows_[index];
    const std::string spelled = "the spelling '" + spelling.text + "' of '" + row.id + "' ";
    for (Sense& known : senses) {
      const NameRow& other = *rows_[known.name];
      if (known.name == index && known.rule != spelling.rule && known.words == hash_word(words)) {
        fail(row, spelled + "equals one before it that has another case rule");
      }
      if (known.name == index) {
        known.rule = std::max(known.rule, spelling.rule);
        known.bracketed = known.bracketed && is_bracketed(spelling);
        return false;
      }
      if (!is_place(row.kind) || !is_place(other.kind)) {
        fail(row, spelled + "belongs to '" + other.id + "' of " + place_of(other) + " already");
      }
    }
    senses.push_back({.name = index,
                      .rule = spelling.rule,
                      .adjective = spelling.adjective,
                      .contextual = row.contextual || spelling.contextual,
                      .bracketed = is_bracketed(spelling),
                      .words = hash_word(words)});
    return true;
  }

  // What is written as one, and what has lost its article, where no row lists it.
  void add_generated() {
    const auto listed = static_cast<std::uint32_t>(drafts_.size());
    const auto first_names = words_of_persons();
    const auto add = [&](std::string form, std::vector<Sense> senses) {
      const std::uint32_t made = draft_of(std::move(form));
      if (made >= listed) inherit(drafts_[made].senses, senses);
    };
    for (const Written& written : written_) {
      const Draft draft = drafts_[written.draft];
      const CaseRule rule = strictest_rule(draft);
      if (is_acronym(rule) || is_contextual(draft)) continue;
      for (std::string& form : joined_forms(words_of(written), draft.form)) {
        add(std::move(form), draft.senses);
      }
      const bool drops = rule == CaseRule::any && !written.bare.empty();
      if (drops && !first_names.contains(written.bare)) {
        add(std::string(written.bare), with_rule(draft.senses, CaseRule::capital));
      }
    }
  }

  // The words of persons' names that stand there without an article: Khalil is not al-Khalil.
  std::unordered_set<std::string_view> words_of_persons() const {
    std::unordered_set<std::string_view> words;
    for (const Draft& draft : drafts_) {
      if (rows_[draft.senses.front().name]->kind != NameKind::person) continue;
      std::string_view before;
      for_each_word(draft.form, [&](std::string_view word) {
        if (before != "+") words.insert(word);
        before = word;
      });
    }
    return words;
  }

  std::string_view words_of(const Written& written) const {
    return std::string_view(text_).substr(written.words.begin, written.words.count);
  }

  static std::vector<Sense> with_rule(std::vector<Sense> senses, CaseRule rule) {
    for (Sense& sense : senses) sense.rule = rule;
    return senses;
  }

  // A form that two spellings give has the senses of both if all are places, else of the first.
  void inherit(std::vector<Sense>& senses, const std::vector<Sense>& from) const {
    const auto place = [&](const Sense& sense) { return is_place(rows_[sense.name]->kind); };
    if (!senses.empty() && !(place(senses.front()) && place(from.front()))) return;
    for (const Sense& sense : from) {
      if (std::ranges::count(senses, sense.name, &Sense::name) == 0) senses.push_back(sense);
    }
  }

  // A place that counts in context only makes no rule for the others.
  static CaseRule strictest_rule(const Draft& draft) {
    CaseRule strictest = is_contextual(draft) ? CaseRule::capital : CaseRule::any;
    for (const Sense& sense : draft.senses) {
      if (!sense.contextual) strictest = std::max(strictest, sense.rule);
    }
    return strictest;
  }

  static bool is_contextual(const Draft& draft) {
    return std::ranges::all_of(draft.senses, &Sense::contextual);
  }

  // The likelier of two names of one spelling comes first.
  bool is_likelier(const Sense& one, const Sense& other) const {
    const auto prior = [&](const Sense& sense) {
      const NameRow& row = *rows_[sense.name];
      return std::tuple(sense.contextual, row.kind != NameKind::country,
                        ~row.population.value_or(0), kind_rank(row), sense.name);
    };
    return prior(one) < prior(other);
  }

  static int kind_rank(const NameRow& row) {
    switch (row.kind) {
      case NameKind::country:
        return 0;
      case NameKind::town:
        return row.population ? 1 : 3;
      case NameKind::region:
        return 2;
      default:
        return 4;
    }
  }

  void add_surfaces() {
    for (Draft& draft : drafts_) {
      std::ranges::sort(draft.senses, [&](const Sense& one, const Sense& other) {
        return is_likelier(one, other);
      });
      const Range senses{static_cast<std::uint32_t>(senses_.size()),
                         static_cast<std::uint32_t>(draft.senses.size())};
      const Range text = draft.text.count > 0 ? draft.text : add_text(draft.form);
      surfaces_.push_back({.senses = senses, .text = text, .contextual = is_contextual(draft)});
      for (const Sense& sense : draft.senses) senses_.push_back(sense.name);
    }
  }

  Range add_text(std::string_view text) {
    const Range place{static_cast<std::uint32_t>(text_.size()),
                      static_cast<std::uint32_t>(text.size())};
    text_ += text;
    return place;
  }

  // Calls `visit` with the walk of each beginning of a spelling and, at its end, its number.
  template <class Visit>
  void for_each_walk(Visit visit) const {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      std::uint64_t walk = NameTable::start;
      std::size_t left = 1 + static_cast<std::size_t>(std::ranges::count(drafts_[i].form, ' '));
      for_each_word(drafts_[i].form, [&](std::string_view word) {
        walk = NameTable::extend(walk, hash_word(word));
        visit(walk, --left == 0 ? i : layout::no_surface);
      });
    }
  }

  NameSlots fill_slots() const {
    if (drafts_.size() >= layout::no_surface) fail(*rows_.back(), "too many spellings");
    std::vector<std::uint64_t> walks;
    for_each_walk([&](std::uint64_t walk, std::uint32_t) { walks.push_back(walk); });
    NameSlots slots(std::move(walks));
    for_each_walk([&](std::uint64_t walk, std::uint32_t surface) {
      Slot& slot = slots.at(walk);
      if (surface == layout::no_surface) {
        slot.begins_more = 1;
        return;
      }
      slot.surface = surface & layout::no_surface;
      slot.rule = static_cast<std::uint8_t>(strictest_rule(drafts_[surface])) & 7U;
      slot.contextual = is_contextual(drafts_[surface]);
      slot.bracketed = std::ranges::all_of(drafts_[surface].senses, &Sense::bracketed);
      slot.adjective = std::ranges::any_of(drafts_[surface].senses, &Sense::adjective);
    });
    return slots;
  }

  std::vector<const NameRow*> rows_;
  std::unordered_set<std::string_view> acronyms_;  // forms of what is no place
  std::vector<Entry> entries_;
  std::vector<Draft> drafts_;
  std::unordered_map<std::string, std::uint32_t> places_;  // of the forms in drafts_
  std::vector<Surface> surfaces_;
  std::vector<std::uint32_t> senses_;
  std::vector<Range> listed_;
  std::vector<Written> written_;
  std::string text_;
};

std::string Compiler::compile() {
  add_entries();
  link_within();
  collect_acronyms();
  for (std::uint32_t i = 0; i < rows_.size(); ++i) add_listed(i);
  add_generated();
  add_surfaces();
  const NameSlots slots = fill_slots();
  const auto known_walks = slots.known_walks();
  layout::Header header{.magic = layout::magic, .factor = slots.factor()};
  std::string bytes(sizeof header, '\0');
  header.slots = append_part(bytes, std::span<const Slot>(slots.slots()));
  header.known_walks = append_part(bytes, std::span<const std::uint64_t>(known_walks));
  header.entries = append_part(bytes, std::span<const Entry>(entries_));
  header.surfaces = append_part(bytes, std::span<const Surface>(surfaces_));
  header.senses = append_part(bytes, std::span<const std::uint32_t>(senses_));
  header.listed = append_part(bytes, std::span<const Range>(listed_));
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
