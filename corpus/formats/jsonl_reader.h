// SPDX-License-Identifier: GPL-2.0-or-later
// Records out of JSON Lines: one JSON object a line.
//
//   {"id": "a1", "title": "...", "text": "...", "outlet": "AFP", "published": "2014-06-10",
//    "places": ["Mosul", {"name": "Erbil", "id": "geonames:95446", "lat": 36.19, "lon": 44.01}]}
//
// Null is no value. Blank lines and lines of \N are passed over.
#pragma once

#include <memory>

#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/files/input_file.h"

namespace dateline::corpus {

std::unique_ptr<RecordReader> open_jsonl(InputFile file, const ReadOptions& options);

}  // namespace dateline::corpus
