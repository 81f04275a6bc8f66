// SPDX-License-Identifier: GPL-2.0-or-later
// What a user says of the names of fields in files of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields/field_map.h"

namespace dateline::corpus {

// A field that the user maps: to a path, to a value that all articles have, or to nothing.
struct MappedField {
  Field field{};
  std::string path{};
  std::string constant{};  // where `path` is empty
};

// Reads "title=headline", "text=story.body[].p", "outlet==Reuters" or "id=". Throws
// std::invalid_argument with the fields that there are.
MappedField parse_mapped_field(std::string_view written);

struct FieldOptions {
  std::string preset{};                // a name, "none" for no preset, empty to tell by the content
  std::vector<MappedField> mapped{};   // these fields are taken from nowhere else
  std::vector<std::string> missing{};  // whole values that mean none, beside the preset's
};

}  // namespace dateline::corpus
