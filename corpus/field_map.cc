// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/field_map.h"

#include <algorithm>

#include "corpus/letters.h"

namespace dateline::corpus {
namespace {

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

bool is_called(std::string_view name, std::string_view lower_case_alias) {
  return std::equal(name.begin(), name.end(), lower_case_alias.begin(), lower_case_alias.end(),
                    [](char a, char b) { return ascii_lower(a) == b; });
}

}  // namespace

std::optional<std::size_t> find_alias(std::string_view name) {
  name = trim(name);
  for (std::size_t i = 0; i < field_aliases.size(); ++i) {
    if (is_called(name, field_aliases[i].name)) return i;
  }
  return std::nullopt;
}

std::string list_aliases(Field field) {
  std::string list;
  for (const auto& alias : field_aliases) {
    if (alias.field != field) continue;
    if (!list.empty()) list += ", ";
    list += alias.name;
  }
  return list;
}

}  // namespace dateline::corpus
