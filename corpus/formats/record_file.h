// SPDX-License-Identifier: GPL-2.0-or-later
// Which format a file has, by its content.
#pragma once

#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/files/corpus_file.h"

namespace dateline::corpus {

// Opens a file with the reader that its content calls for; the name's ending plays no part.
// Throws ReadError if the file cannot be opened, is not a regular file, is empty or is of no known
// format.
RecordFile open_record_file(const CorpusFile& file, const ReadOptions& options = {});

}  // namespace dateline::corpus
