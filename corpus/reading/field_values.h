// SPDX-License-Identifier: GPL-2.0-or-later
// From the values of a record to one field of an article.
#pragma once

#include <cstddef>
#include <span>
#include <stdexcept>

#include "corpus/fields/field_map.h"
#include "corpus/fields/record.h"
#include "corpus/reading/article_builder.h"

namespace dateline::corpus {

// What is wrong with one value; the caller adds file, line and field.
class ValueError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Sets `field` from the value at the front of `values`, which go on to the end of the record.
// Places may be a text, an object of name, id, lat and lon, or a list of either; agencies a text or
// a list. Throws ValueError for a value of a type that the field cannot have.
void set_field(ArticleBuilder& builder, Field field, std::span<const Value> values);

}  // namespace dateline::corpus
