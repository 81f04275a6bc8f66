// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/fields/field_options.h"

#include <stdexcept>

#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

std::string known_fields() {
  std::string list;
  for (auto i = static_cast<int>(Field::id); i <= static_cast<int>(Field::longitude); ++i) {
    list += (list.empty() ? "" : ", ") + std::string(to_string(static_cast<Field>(i)));
  }
  return list;
}

// "a.b[].c" is a.b.c: a list leaves no trace in a path.
std::string without_brackets(std::string_view path) {
  std::string plain(trim(path));
  for (auto at = plain.find("[]"); at != std::string::npos; at = plain.find("[]", at))
    plain.erase(at, 2);
  return plain;
}

}  // namespace

MappedField parse_mapped_field(std::string_view written) {
  const auto equals = written.find('=');
  const auto name = trim(written.substr(0, equals));
  const auto field = parse_field(name);
  if (equals == std::string_view::npos) {
    throw std::invalid_argument("'" + std::string(written) +
                                "' maps nothing; write title=headline, outlet==Reuters for a "
                                "value that all articles have, or id= for a field that no name "
                                "stands for");
  }
  if (!field) {
    throw std::invalid_argument("there is no field '" + std::string(name) +
                                "' to map to; there are " + known_fields());
  }
  const auto value = written.substr(equals + 1);
  if (value.starts_with('=')) return {.field = *field, .constant = std::string(value.substr(1))};
  return {.field = *field, .path = without_brackets(value)};
}

}  // namespace dateline::corpus
