// SPDX-License-Identifier: GPL-2.0-or-later
// What a new version of the tables changes in articles whose names were found with the one before.
//
//   const TableChanges changes(before, now);
//   TouchedArticles touched(changes);
//   if (touched.may_touch(title, text)) ...  // its names must be found again
//
// Whatever the names of an article are made from is looked at with both versions: the listed
// spellings that are met in it and what the tables say of their names; words that only one version
// knows to be ordinary; runs of words that a key may take for a name that has changed. An article
// that none of this touches has the same names as before, but for their numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "synonyms/finder/name_finder.h"
#include "synonyms/places/stated_place.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

// One version of the tables, which must outlive what is made of it.
struct TableVersion {
  const NameTable& names;
  const NameKeys& keys;
};

// Immutable; safe to share between threads. Numbers of names are those of the version before unless
// `now` says otherwise.
class TableChanges {
 public:
  TableChanges(const TableVersion& before, const TableVersion& now);

  // The change may bear on every article: other letter weights, another dictionary.
  bool touch_all() const { return touch_all_; }

  // Whether a field that holds nothing but names, or a place as the input states it, may mean
  // something else now.
  bool touch_field(std::string_view written) const;
  bool touch_place(const StatedPlace& stated) const;

  // The number that a name has now; nullopt if it is gone.
  std::optional<std::uint32_t> number_now(std::uint32_t name) const { return now_[name]; }
  // Whether some name that stays has another number.
  bool renumber() const { return renumber_; }

 private:
  friend class TouchedArticles;

  // A country in which names have changed, as each version numbers it; in neither: what is known
  // everywhere.
  struct Country {
    std::optional<std::uint32_t> before{};
    std::optional<std::uint32_t> now{};
    bool abbreviated = false;  // an article may name it by the abbreviation of a state
  };
  struct Spot {
    double latitude = 0;
    double longitude = 0;
  };

  void number_names();
  void compare_names();
  void compare_words();
  void note_change(const NameTable& table, std::uint32_t name);
  void add_forms(const NameTable& table, std::uint32_t name);
  void add_country(const NameTable& table, std::uint32_t name);
  bool same_entry(std::uint32_t before, std::uint32_t now) const;
  bool same_chain(std::uint32_t before, std::uint32_t now) const;
  bool same_sense(std::uint32_t before, std::uint32_t now) const;
  bool same_senses(std::span<const std::uint32_t> before, std::span<const std::uint32_t> now) const;
  bool same_mention(const Mention& before, const Mention& now) const;
  bool same_mentions(const std::vector<Mention>& before, const std::vector<Mention>& now) const;
  bool same_candidates(const KeyCandidates& before, const KeyCandidates& now) const;

  TableVersion before_;
  TableVersion version_now_;
  bool touch_all_ = false;
  bool renumber_ = false;
  std::vector<std::optional<std::uint32_t>> now_;
  std::vector<bool> changed_;    // gone, or the articles that name it may differ
  std::vector<bool> respelled_;  // or its spellings are others
  std::vector<Country> countries_;
  std::vector<Spot> spots_;                    // of places that have changed
  std::unordered_set<std::string> skeletons_;  // keys of names that have changed
  std::vector<std::uint32_t> words_;           // hashes of ordinary words of one version, sorted
};

// One thread at a time; remembers the runs of words that it has met, in bounded memory.
class TouchedArticles {
 public:
  // `changes` must outlive it.
  explicit TouchedArticles(const TableChanges& changes) : changes_(changes) {}

  bool may_touch(const TokenStream& title, const TokenStream& text);

 private:
  using Countries = std::vector<std::size_t>;  // indexes into TableChanges::countries_

  bool has_changed_word(const TokenStream& words) const;
  bool has_changed_run(const TokenStream& words, const std::vector<bool>& open);
  const Countries& changed_in(const std::string& run);
  std::vector<bool> open_countries(std::span<const NamesFound> found) const;

  const TableChanges& changes_;
  std::unordered_map<std::string, Countries> runs_;
};

}  // namespace dateline::synonyms
