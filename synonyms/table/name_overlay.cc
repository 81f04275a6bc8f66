// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/name_overlay.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "synonyms/table/article.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {
namespace {

std::string place_of(const NameRow& row) { return row.source + ":" + std::to_string(row.line); }

bool has_spelling(const NameRow& row, const std::string& form) {
  return std::ranges::any_of(row.spellings,
                             [&](const Spelling& other) { return other.form == form; });
}

void append(std::vector<std::string>& texts, const std::vector<std::string>& more) {
  texts.insert(texts.end(), more.begin(), more.end());
}

// The user's row as it is, with what the known row spells beyond it.
void merge(NameRow& known, NameRow row) {
  for (const Spelling& spelling : known.spellings) {
    if (!has_spelling(row, spelling.form)) row.spellings.push_back(spelling);
  }
  if (row.within.empty()) row.within = known.within;
  if (!row.latitude) {
    row.latitude = known.latitude;
    row.longitude = known.longitude;
  }
  if (!row.population) row.population = known.population;
  append(row.weak_spellings, known.weak_spellings);
  known = std::move(row);
}

// What `row` spells beyond the known row.
void extend(NameRow& known, NameRow& row) {
  for (Spelling& spelling : row.spellings) {
    if (!has_spelling(known, spelling.form)) {
      known.spellings.push_back(std::move(spelling));
    }
  }
  if (!known.population) known.population = row.population;
  append(known.weak_spellings, row.weak_spellings);
}

class Overlay {
 public:
  // Of all names only those that `user` may touch.
  Overlay(std::vector<NameRow>& rows, const std::vector<NameRow>& user) : rows_(rows) {
    for (const NameRow& row : user) {
      by_id_.emplace(row.id, none);
      for (const Spelling& spelling : row.spellings) owners_.try_emplace(spelling.form);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (const auto known = by_id_.find(rows[i].id); known != by_id_.end()) known->second = i;
      for (const Spelling& spelling : rows[i].spellings) {
        const auto owners = owners_.find(spelling.form);
        if (owners != owners_.end()) owners->second.push_back(i);
      }
    }
  }

  void lay(NameRow row) {
    for (const Spelling& spelling : row.spellings) take(spelling, row);
    if (const std::size_t known = by_id_.at(row.id); known != none) {
      merge(rows_[known], std::move(row));
    } else {
      rows_.push_back(std::move(row));
    }
  }

  std::vector<std::string> notes() { return std::move(notes_); }

 private:
  void take(const Spelling& spelling, const NameRow& taker) {
    const auto owners = owners_.find(spelling.form);
    if (owners == owners_.end()) return;
    const bool has_it = std::ranges::any_of(
        owners->second, [&](std::size_t owner) { return rows_[owner].id == taker.id; });
    if (has_it) return;
    for (const std::size_t owner : owners->second) take_from(rows_[owner], spelling, taker);
    owners_.erase(owners);
  }

  void take_from(NameRow& loser, const Spelling& spelling, const NameRow& taker) {
    const std::string& form = spelling.form;
    if (loser.contextual) {  // a town that few mean: nothing to tell
      std::erase_if(loser.spellings, [&](const Spelling& other) { return other.form == form; });
      return;
    }
    if (normal_form(folded_words(loser.name)) == form) {
      throw TableError(taker.source, taker.line,
                       "'" + spelling.text + "' is the name of '" + loser.id + "' of " +
                           place_of(loser) + "; give that row another name first");
    }
    std::erase_if(loser.spellings, [&](const Spelling& other) { return other.form == form; });
    notes_.push_back(place_of(taker) + ": '" + spelling.text + "' now names '" + taker.id +
                     "' and no longer '" + loser.id + "' of " + place_of(loser));
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::vector<NameRow>& rows_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::unordered_map<std::string, std::vector<std::size_t>> owners_;
  std::vector<std::string> notes_;
};

}  // namespace

void underlay_rows(std::vector<NameRow>& rows, std::vector<NameRow> listed) {
  std::unordered_map<std::string, std::size_t> known;
  struct Owner {
    std::size_t row = 0;
    bool by_acronym = false;
  };
  std::unordered_map<std::string, Owner> owners;  // of spellings, by their forms
  std::unordered_set<std::string> adjectives;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    known.emplace(rows[i].id, i);
    for (const Spelling& spelling : rows[i].spellings) {
      owners.emplace(spelling.form, Owner{i, is_acronym(spelling.rule)});
      if (spelling.adjective) adjectives.insert(spelling.form);
    }
  }
  for (NameRow& row : listed) {
    std::erase_if(row.spellings, [&](const Spelling& spelling) {
      const auto owner = owners.find(spelling.form);
      if (owner == owners.end()) return false;
      const NameRow& other = rows[owner->second.row];
      if (other.id == row.id || (is_place(row.kind) && owner->second.by_acronym)) return false;
      return !is_place(row.kind) || !is_place(other.kind) || adjectives.contains(spelling.form);
    });
    const auto found = known.find(row.id);
    if (found == known.end()) {
      rows.push_back(std::move(row));
    } else {
      extend(rows[found->second], row);
      known.erase(found);
    }
  }
}

std::vector<std::string> overlay_rows(std::vector<NameRow>& rows, std::vector<NameRow> user) {
  Overlay overlay(rows, user);
  for (NameRow& row : user) overlay.lay(std::move(row));
  return overlay.notes();
}

}  // namespace dateline::synonyms
