// SPDX-License-Identifier: GPL-2.0-or-later
// From records to articles by a producer's names (presets.h), the user's (record_map.h) or those of
// field_map.h, the same for every format.
//
// Of several names of a field the first that holds a value counts. Under a name of field_map.h a
// value of a type that the field cannot have makes the record a bad one, but for an object under a
// name that is not the project's own; names that are not known are passed over. A file is read a
// second time, for its dates alone, at the first date that could be read two ways.
#pragma once

#include <memory>

#include "corpus/fields/record.h"
#include "corpus/reading/article_reader.h"

namespace dateline::corpus {

std::unique_ptr<ArticleReader> read_articles(RecordFile file, const ReadOptions& options);

}  // namespace dateline::corpus
