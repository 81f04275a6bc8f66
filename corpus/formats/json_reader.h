// SPDX-License-Identifier: GPL-2.0-or-later
// Records out of JSON that is not one object a line: an array of objects, objects one behind the
// other, one object over many lines, an envelope such as {"count": 2, "data": [{...}, {...}]}.
//
// Where a record is broken, reading goes on with the next line that begins an object no deeper than
// the broken one began; in an array that stands on a single line nothing tells where that would be.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/files/file_head.h"
#include "corpus/files/input_file.h"

namespace dateline::corpus {

std::unique_ptr<RecordReader> open_json(InputFile file, const ReadOptions& options);

// True for a file that open_json() is for. JSON Lines with a broken first record are none.
bool is_json_document(const FileHead& head);

// True if `text` begins as a JSON object does.
bool is_json_object_start(std::string_view text);

// The member that holds the records where an object is only their envelope: the first of a name
// that producers use for it, such as "data" or "articles", that is an array of objects. Nullopt
// where the object has a text of its own.
std::optional<std::string> find_envelope(std::string_view json);

}  // namespace dateline::corpus
