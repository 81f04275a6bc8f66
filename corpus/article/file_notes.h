// SPDX-License-Identifier: GPL-2.0-or-later
// What was found out about a file while it was read: how it was understood, and why.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/dates/date_survey.h"

namespace dateline::corpus {

struct FileNotes {
  std::string format{};     // "JSON Lines", "CSV", ...
  std::string preset{};     // empty: the names of fields in general
  std::string signature{};  // the names that told the preset; empty where the user named it
  // Each column or path met, and the fields it fills; none: it is passed over.
  std::vector<std::pair<std::string, std::string>> columns{};
  // Of the columns of dates whose order was asked for.
  std::map<std::string, DateEvidence, std::less<>> dates{};
  // How many articles had each flag.
  std::map<std::string, std::size_t> flags{};
  // What the reader tells, such as how many records of a web archive are no pages.
  std::vector<std::string> passed_over{};
};

// What a build tells of a file: "column date: month first: 439 rows prove it, ...", a line each.
std::vector<std::string> remarks(const FileNotes& notes, std::optional<DateOrder> told);

}  // namespace dateline::corpus
