// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of a few rows for the tests, written as in a file.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "synonyms/table/name_rows.h"
#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

// Rows of "id kind name within latitude longitude spellings adjectives case population", the fields
// parted by ';' for the eye; those left out at the end are empty.
inline std::vector<NameRow> rows_of(const std::vector<std::string>& lines,
                                    const std::string& source = "names.tsv") {
  std::string text =
      "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\tpopulation\n";
  for (std::string line : lines) {
    line.append(9 - static_cast<std::size_t>(std::ranges::count(line, ';')), ';');
    std::ranges::replace(line, ';', '\t');
    text += line + "\n";
  }
  std::istringstream in(text);
  return read_name_rows(in, source);
}

inline NameTable table_of(const std::vector<std::string>& lines) {
  return NameTable(compile_names(rows_of(lines)), "test");
}

// A country with its parts, two groups, an acronym, several scripts.
inline const std::vector<std::string> small_lines = {
    "iraq;country;Iraq;;33;44;Irak|العراق;Iraqi;Iraqi:capital",
    "nineveh;region;Nineveh;iraq;36;43;Ninawa|نينوى",
    "mosul;town;Mosul;nineveh;36.34;43.13;al-Mawsil|الموصل|Мосул",
    "asad-base;base;Ain al-Asad;iraq;33.8;42.4;Ayn al Asad|Ain al-Asad air base|عين الأسد",
    "islamic-state;group;Islamic State;;;;IS|ISIS|Daesh|داعش;;IS:caps",
    "islamic-state-khorasan;group;Islamic State Khorasan;islamic-state;;;IS-K;;IS-K:caps",
    "us;country;United States;;39;-98;US|U.S.|USA|EE.UU.|美国;American;US:caps|U.S.:caps|USA:caps",
};

}  // namespace dateline::synonyms
