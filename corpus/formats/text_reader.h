// SPDX-License-Identifier: GPL-2.0-or-later
// One record out of a file of bare text.
#pragma once

#include <memory>
#include <string_view>

#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/files/input_file.h"

namespace dateline::corpus {

// The whole file is one record, of 16 MB at most; its id is the file's name. A first line that
// looks like a headline becomes the title, all that follows it the text.
std::unique_ptr<RecordReader> open_text(InputFile file, const ReadOptions& options);

// The headline that `text` begins with: a short first line that is neither a dateline nor a
// sentence and that a blank line, a dateline or a far longer line follows. Empty if there is none.
std::string_view find_headline(std::string_view text);

}  // namespace dateline::corpus
