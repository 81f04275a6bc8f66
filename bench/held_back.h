// SPDX-License-Identifier: GPL-2.0-or-later
// What the evaluations hold back from a table of names, and the rows of the rest.
//
// Of places in the tuning and test part of the split (gazetteer.h), and of persons, one spelling
// each is taken out, of persons one of each script; of one name in three everything. The same input
// gives the same questions.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "bench/gazetteer.h"
#include "synonyms/key_form.h"
#include "synonyms/name_rows.h"

namespace dateline::bench {

inline constexpr unsigned held_back_seed = 11;

// A spelling that was held back.
struct Question {
  std::string id;        // of the name that it is a spelling of
  std::string country;   // id of its row, or empty
  std::string spelling;  // as written
  std::string words;     // folded
  int tier = 0;          // of a place: 1 in the news (places.tsv), 2 other; 0 for a person
  synonyms::KeyScript script = synonyms::KeyScript::latin;
  Part part = Part::test;
  bool whole = false;  // the whole name was held back: nothing may claim the spelling
};

struct HeldBack {
  std::vector<synonyms::NameRow> rows;
  std::vector<Question> questions;
};

inline bool is_person(const Question& question) { return question.tier == 0; }

// From the gazetteer and the persons of `names`, whose spellings yield to those of places.
HeldBack hold_back(const std::vector<Place>& places, std::vector<synonyms::NameRow> names);
// From the project's own tables, merged; the persons asked for are those of names.tsv.
HeldBack hold_back(const std::vector<synonyms::NameRow>& tables);

// The rows as a table that read_name_rows reads (synonyms/README.md).
void write_table(std::ostream& out, const std::vector<synonyms::NameRow>& rows);

}  // namespace dateline::bench
