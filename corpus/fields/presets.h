// SPDX-License-Identifier: GPL-2.0-or-later
// What known producers call the fields of an article, and by what their files are told.
//
// The names were read in each producer's own code or documentation.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/date.h"
#include "corpus/fields/field_map.h"

namespace dateline::corpus {

struct PresetField {
  Field field{};
  // A column or a path such as "fields.source.name", in lower case. Several, joined by "+", make
  // one value with ", " between them.
  std::string_view path{};
  // Other than `given` where the producer's date is not that of publication.
  DateSource date_source = DateSource::given;
};

struct Preset {
  std::string_view name{};
  std::string_view about{};
  // Names that all stand in a file of this producer, blanks between; "|" parts several such sets.
  std::string_view signature{};
  // Of one field the first that holds a value counts.
  std::span<const PresetField> fields{};
  // What the producer writes for no value, blanks between.
  std::string_view missing{};
  // The columns of a table without a header, else empty.
  std::string_view columns{};
  // Parts several outlets in one value, of which the first is meant; 0 if none does.
  char outlet_separator = 0;
};

std::span<const Preset> presets();

// Nullptr if no preset is called so.
const Preset* find_preset(std::string_view name);

// The preset whose signature stands among `paths` (in any case), and the names that tell it;
// nullptr if none does.
struct PresetMatch {
  const Preset* preset = nullptr;
  std::string_view signature{};
};
PresetMatch detect_preset(const std::vector<std::string_view>& paths);

// The preset without a header that a line split into `fields` begins; nullptr if none.
const Preset* detect_headerless(const std::vector<std::string>& fields);

// "trafilatura, news-please, ...", for messages.
std::string list_presets();

}  // namespace dateline::corpus
