// SPDX-License-Identifier: GPL-2.0-or-later
// Records out of a feed: RSS 0.9 to 2.0 and Atom, each item one record.
//
// The text is the item's full content (content:encoded, Atom's content); where a feed gives only a
// summary, that is the text and the record bears the flag "partial". Atom's <updated> is no date of
// publication. The name of the feed is the outlet.
#pragma once

#include <memory>

#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/files/file_head.h"
#include "corpus/files/input_file.h"

namespace dateline::corpus {

// Entities that a feed defines itself are not expanded, and nothing is loaded from elsewhere. What
// is not well-formed is read as far as it goes and is one ReadError.
std::unique_ptr<RecordReader> open_feed(InputFile file, const ReadOptions& options);

bool is_feed(const FileHead& head);

}  // namespace dateline::corpus
