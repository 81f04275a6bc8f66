// SPDX-License-Identifier: GPL-2.0-or-later
// What the first line of a table tells: its delimiter, its columns, or that it is no table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields/read_options.h"
#include "corpus/files/file_head.h"

namespace dateline::corpus {

struct TableShape {
  char delimiter = ',';
  // Empty where the first line names the columns.
  std::vector<std::string> columns{};
  // A column is known to hold the text, or the whole is known to be a list without texts.
  bool has_text = false;
  // The first line only says what stands between columns, as Excel writes it: "sep=;".
  bool has_separator_line = false;
};

// The shape of a table that begins with `line`; nullopt if it begins none. A header takes two
// columns and a known name for the title or the text, or two known names of any kind: those of
// field_map.h, of a preset, or those that the user maps. The delimiter that makes most of the names
// known is taken, among those where the options tell none. Without a header a table is told by the
// values of its first line, for the presets that have such tables.
std::optional<TableShape> find_table_shape(std::string_view line, const ReadOptions& options);

// The same for a whole file, whose first line may only name the delimiter.
std::optional<TableShape> find_table_shape(const FileHead& head, const ReadOptions& options);

}  // namespace dateline::corpus
