// SPDX-License-Identifier: GPL-2.0-or-later
// How files are to be read, where the user tells.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "corpus/dates/date.h"
#include "corpus/dates/date_parser.h"
#include "corpus/fields/field_options.h"

namespace dateline::corpus {

class MetadataTable;

struct ReadOptions {
  // A later date is not credible. The library reads no clock, so the same corpus gives the same
  // articles on every day; a program that wants to catch dates in the future passes today's.
  Date latest_credible = {9999, 12, 31};
  DateRules dates{};      // what is told of dates; else a column's order is what its values prove
  FieldOptions fields{};  // what is told of names
  // Of a table; without it comma, semicolon, tab or bar, whichever parts a known header.
  std::optional<char> delimiter{};
  // Of what is not UTF-8, a name of find_encoding(); empty to guess.
  std::string encoding{};
  // Undo mojibake.h; without it such articles are only flagged.
  bool repairs_mojibake = false;
  // A table that describes texts in files of their own, its column that names them (or empty), and
  // what load_metadata() makes of both.
  std::string metadata_path{};
  std::string metadata_key{};
  std::shared_ptr<MetadataTable> metadata{};
  std::string given_title{};   // by that table, of the one file that is opened
  bool without_texts = false;  // the file is such a table
};

}  // namespace dateline::corpus
