// SPDX-License-Identifier: GPL-2.0-or-later
// From records to articles by the names of field_map.h, the same for every format.
//
// Of several names of a field the first of the table that holds a value counts. A value of a type
// that its field cannot have makes the record a bad one; names that the table does not know are
// passed over. A place is a text, or an object of name, id, lat and lon.
#pragma once

#include <memory>

#include "corpus/article_reader.h"
#include "corpus/record.h"

namespace dateline::corpus {

std::unique_ptr<ArticleReader> read_articles(std::unique_ptr<RecordReader> records,
                                             const ReadOptions& options);

}  // namespace dateline::corpus
