// SPDX-License-Identifier: GPL-2.0-or-later
// Records out of a table: comma, semicolon, tab or bar between the columns.
//
// Each record is decoded on its own: a table may be UTF-8 for a while and then windows-1252.
#pragma once

#include <memory>

#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/files/input_file.h"

namespace dateline::corpus {

// Throws ReadError if the header has no column for the text.
std::unique_ptr<RecordReader> open_csv(InputFile file, const ReadOptions& options);

}  // namespace dateline::corpus
