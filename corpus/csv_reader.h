// SPDX-License-Identifier: GPL-2.0-or-later
// Records out of a table with a header line: comma, semicolon or tab between the columns.
//
// Each record is decoded on its own: a table may be UTF-8 for a while and then windows-1252.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "corpus/input_file.h"
#include "corpus/record.h"

namespace dateline::corpus {

// Throws ReadError if the header has no column for the text.
std::unique_ptr<RecordReader> open_csv(InputFile file, const ReadOptions& options);

// The delimiter of a table whose header is `line`; nullopt if the line is no such header: it takes
// two columns and a known name for the title or the text, or two known names of any kind.
std::optional<char> sniff_delimiter(std::string_view line);

}  // namespace dateline::corpus
