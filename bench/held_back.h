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
#include "bench/namesakes.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/table/name_rows.h"

namespace dateline::bench {

inline constexpr unsigned held_back_seed = 11;

// A spelling that was held back.
struct Question {
  std::string id;        // of the name that it is a spelling of
  std::string country;   // id of its row, or empty
  std::string spelling;  // as written
  std::string words;     // folded
  int tier = 0;          // of a place: 1 in the news, 2 other; 0 for a person
  synonyms::KeyScript script = synonyms::KeyScript::latin;
  Part part = Part::test;
  bool whole = false;  // the whole name was held back: nothing may claim the spelling
};

struct HeldBack {
  std::vector<synonyms::NameRow> rows;
  std::vector<Question> questions;
  Namesakes namesakes;  // of the whole tables
};

inline bool is_person(const Question& question) { return question.tier == 0; }

// The project's own tables out of a folder, merged. Throws synonyms::TableError.
std::vector<synonyms::NameRow> read_tables(const std::string& share);

// From those tables; the persons asked for are those of names.tsv.
HeldBack hold_back(const std::vector<synonyms::NameRow>& tables);
// The same with the places' spellings drawn from all that a gazetteer has for a listed place: what
// the tables left out may be asked for, and what folding makes equal to a listed one.
HeldBack hold_back(const std::vector<synonyms::NameRow>& tables, const std::vector<Place>& places);

// The rows as a table that read_name_rows reads (synonyms/README.md).
void write_table(std::ostream& out, const std::vector<synonyms::NameRow>& rows);

}  // namespace dateline::bench
