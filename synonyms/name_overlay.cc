// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/name_overlay.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "synonyms/article.h"
#include "synonyms/tokenizer.h"

namespace dateline::synonyms {
namespace {

// Equal for spellings that the table takes for one.
std::string form_of(const Spelling& spelling) { return normal_form(folded_words(spelling.text)); }

std::string place_of(const NameRow& row) { return row.source + ":" + std::to_string(row.line); }

bool has_spelling(const NameRow& row, const std::string& form) {
  return std::ranges::any_of(row.spellings,
                             [&](const Spelling& other) { return form_of(other) == form; });
}

void append(std::vector<std::string>& texts, const std::vector<std::string>& more) {
  texts.insert(texts.end(), more.begin(), more.end());
}

// The user's row as it is, with what the known row spells beyond it.
void merge(NameRow& known, NameRow row) {
  for (const Spelling& spelling : known.spellings) {
    if (!has_spelling(row, form_of(spelling))) row.spellings.push_back(spelling);
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
    if (!has_spelling(known, form_of(spelling))) {
      known.spellings.push_back(std::move(spelling));
    }
  }
  if (!known.population) known.population = row.population;
  append(known.weak_spellings, row.weak_spellings);
}

class Overlay {
 public:
  explicit Overlay(std::vector<NameRow>& rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      by_id_[rows[i].id] = i;
      for (const Spelling& spelling : rows[i].spellings) owners_[form_of(spelling)].push_back(i);
    }
  }

  void lay(NameRow row) {
    for (const Spelling& spelling : row.spellings) take(spelling, row);
    if (const auto known = by_id_.find(row.id); known != by_id_.end()) {
      merge(rows_[known->second], std::move(row));
    } else {
      rows_.push_back(std::move(row));
    }
  }

  std::vector<std::string> notes() { return std::move(notes_); }

 private:
  void take(const Spelling& spelling, const NameRow& taker) {
    const std::string form = form_of(spelling);
    const auto owners = owners_.find(form);
    if (owners == owners_.end()) return;
    const bool has_it = std::ranges::any_of(
        owners->second, [&](std::size_t owner) { return rows_[owner].id == taker.id; });
    if (has_it) return;
    for (const std::size_t owner : owners->second) take_from(rows_[owner], form, spelling, taker);
    owners_.erase(owners);
  }

  void take_from(NameRow& loser, const std::string& form, const Spelling& spelling,
                 const NameRow& taker) {
    if (loser.contextual) {  // a town that few mean: nothing to tell
      std::erase_if(loser.spellings, [&](const Spelling& other) { return form_of(other) == form; });
      return;
    }
    if (form_of({.text = loser.name}) == form) {
      throw TableError(taker.source, taker.line,
                       "'" + spelling.text + "' is the name of '" + loser.id + "' of " +
                           place_of(loser) + "; give that row another name first");
    }
    std::erase_if(loser.spellings, [&](const Spelling& other) { return form_of(other) == form; });
    notes_.push_back(place_of(taker) + ": '" + spelling.text + "' now names '" + taker.id +
                     "' and no longer '" + loser.id + "' of " + place_of(loser));
  }

  std::vector<NameRow>& rows_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::unordered_map<std::string, std::vector<std::size_t>> owners_;
  std::vector<std::string> notes_;
};

}  // namespace

void underlay_rows(std::vector<NameRow>& rows, std::vector<NameRow> listed) {
  std::unordered_map<std::string, std::size_t> known;
  std::unordered_map<std::string, std::size_t> owners;  // of spellings
  std::unordered_set<std::string> adjectives;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    known.emplace(rows[i].id, i);
    for (const Spelling& spelling : rows[i].spellings) {
      owners.emplace(form_of(spelling), i);
      if (spelling.adjective) adjectives.insert(form_of(spelling));
    }
  }
  for (NameRow& row : listed) {
    std::erase_if(row.spellings, [&](const Spelling& spelling) {
      const std::string form = form_of(spelling);
      const auto owner = owners.find(form);
      if (owner == owners.end() || rows[owner->second].id == row.id) return false;
      return !is_place(row.kind) || !is_place(rows[owner->second].kind) ||
             adjectives.contains(form);
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
  Overlay overlay(rows);
  for (NameRow& row : user) overlay.lay(std::move(row));
  return overlay.notes();
}

}  // namespace dateline::synonyms
