// SPDX-License-Identifier: GPL-2.0-or-later
// Articles out of a table with a header line: comma, semicolon or tab between the columns.
//
// Columns are found by the names of field_map.h, in any case; others are ignored. Each record is
// decoded on its own: a table may be UTF-8 for a while and then windows-1252. A record without an
// id is called by its file and line.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "corpus/article_reader.h"
#include "corpus/input_file.h"

namespace dateline::corpus {

// Throws ReadError if the header has no column for the text.
std::unique_ptr<ArticleReader> open_csv(InputFile file, const ReadOptions& options);

// The delimiter of a table whose header is `line`; nullopt if the line is no such header: it takes
// two columns and a known name for the title or the text, or two known names of any kind.
std::optional<char> sniff_delimiter(std::string_view line);

}  // namespace dateline::corpus
