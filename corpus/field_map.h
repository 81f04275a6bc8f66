// SPDX-License-Identifier: GPL-2.0-or-later
// Which names producers give to the fields of an article.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
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
};

struct FieldAlias {
  std::string_view name{};  // lower case
  Field field{};
};

// Where several names of one field hold a value, the first of this table wins.
inline constexpr auto field_aliases = std::to_array<FieldAlias>({
    {"id", Field::id},
    {"title", Field::title},
    {"headline", Field::title},
    {"article_title", Field::title},
    {"text", Field::text},
    {"body", Field::text},
    {"maintext", Field::text},
    {"content", Field::text},
    {"article_content", Field::text},
    {"outlet", Field::outlet},
    {"publisher", Field::outlet},
    {"newspaper", Field::outlet},
    {"url", Field::url},
    {"link", Field::url},
    {"source", Field::source},
    {"language", Field::language},
    {"lang", Field::language},
    {"published", Field::published},
    {"date", Field::published},
    {"published_at", Field::published},
    {"publish_date", Field::published},
    {"date_publish", Field::published},
    {"agency", Field::agency},
    {"filed", Field::filed},
    {"places", Field::places},
    {"location", Field::places},
});

// The place in field_aliases of a field or column called `name`, in any ASCII case and with blanks
// around it; nullopt if the table does not know it.
std::optional<std::size_t> find_alias(std::string_view name);

// All names of `field` for a message: "text, body, content, article_content".
std::string list_aliases(Field field);

}  // namespace dateline::corpus
