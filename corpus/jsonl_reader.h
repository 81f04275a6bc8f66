// SPDX-License-Identifier: GPL-2.0-or-later
// Articles out of JSON Lines: one JSON object a line.
//
//   {"id": "a1", "title": "...", "text": "...", "outlet": "AFP", "published": "2014-06-10",
//    "places": ["Mosul", {"name": "Erbil", "id": "geonames:95446", "lat": 36.19, "lon": 44.01}]}
//
// The names of the fields are those of field_map.h; others are ignored, null is no value. A field
// of the wrong type makes the record a bad one. Blank lines are passed over. A record without an id
// is called by its file and line.
#pragma once

#include <memory>
#include <string_view>

#include "corpus/article_reader.h"
#include "corpus/input_file.h"

namespace dateline::corpus {

std::unique_ptr<ArticleReader> open_jsonl(InputFile file, const ReadOptions& options);

// True if `line` is one whole JSON object.
bool is_json_object(std::string_view line);

}  // namespace dateline::corpus
