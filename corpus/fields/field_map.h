// SPDX-License-Identifier: GPL-2.0-or-later
// Which names producers give to the fields of an article.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dateline::corpus {

enum class Field {
  id,
  title,
  text,
  outlet,
  url,
  source,  // a web address is the url, anything else the outlet: producers mean either by it
  language,
  published,
  agency,
  filed,
  places,
  latitude,  // of the first place
  longitude,
};

// What a user calls the field: "published". And back.
std::string_view to_string(Field field);
std::optional<Field> parse_field(std::string_view name);

struct FieldAlias {
  std::string_view name{};  // lower case
  Field field{};
};

// The names that count in a file of no known producer. Where several names of one field hold a
// value, the first counts.
std::span<const FieldAlias> field_aliases();

// The place in field_aliases() of a field or column called `name`, in any ASCII case and with
// blanks around it; nullopt if the table does not know it.
std::optional<std::size_t> find_alias(std::string_view name);

// All names of `field` for a message: "text, body, content, article_content".
std::string list_aliases(Field field);

}  // namespace dateline::corpus
