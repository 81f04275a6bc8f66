// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/fields/field_map.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr auto field_names = std::to_array<std::pair<std::string_view, Field>>({
    {"id", Field::id},
    {"title", Field::title},
    {"text", Field::text},
    {"outlet", Field::outlet},
    {"url", Field::url},
    {"source", Field::source},
    {"language", Field::language},
    {"published", Field::published},
    {"agency", Field::agency},
    {"filed", Field::filed},
    {"places", Field::places},
    {"latitude", Field::latitude},
    {"longitude", Field::longitude},
});

constexpr auto aliases = std::to_array<FieldAlias>({
    {"id", Field::id},
    {"article_id", Field::id},
    {"doc_id", Field::id},
    {"uid", Field::id},

    {"title", Field::title},
    {"headline", Field::title},
    {"article_title", Field::title},
    {"heading", Field::title},

    {"text", Field::text},
    {"body", Field::text},
    {"maintext", Field::text},
    {"content", Field::text},
    {"article_content", Field::text},
    {"articlebody", Field::text},
    {"article_text", Field::text},
    {"article_body", Field::text},
    {"full_text", Field::text},
    {"fulltext", Field::text},
    {"plaintext", Field::text},
    {"story", Field::text},
    {"article", Field::text},
    {"articles", Field::text},
    {"notes", Field::text},

    {"outlet", Field::outlet},
    {"publisher", Field::outlet},
    {"publisher.name", Field::outlet},
    {"provider.name", Field::outlet},
    {"newspaper", Field::outlet},
    {"publication", Field::outlet},
    {"news_outlet", Field::outlet},
    {"site_name", Field::outlet},
    {"meta_site_name", Field::outlet},
    {"source-hostname", Field::outlet},
    {"source_name", Field::outlet},
    {"source.name", Field::outlet},
    {"media_name", Field::outlet},
    {"media", Field::outlet},
    {"source_domain", Field::outlet},
    {"domain", Field::outlet},
    {"hostname", Field::outlet},

    {"url", Field::url},
    {"link", Field::url},
    {"article_url", Field::url},
    {"canonical_link", Field::url},
    {"permalink", Field::url},
    {"source", Field::source},

    {"language", Field::language},
    {"lang", Field::language},
    {"meta_lang", Field::language},

    {"published", Field::published},
    {"date", Field::published},
    {"published_at", Field::published},
    {"publishedat", Field::published},
    {"publish_date", Field::published},
    {"date_publish", Field::published},
    {"date_published", Field::published},
    {"datepublished", Field::published},
    {"published_date", Field::published},
    {"publication_date", Field::published},
    {"pub_date", Field::published},
    {"pubdate", Field::published},

    {"agency", Field::agency},
    {"filed", Field::filed},

    {"places", Field::places},
    {"location", Field::places},
    {"latitude", Field::latitude},
    {"lat", Field::latitude},
    {"longitude", Field::longitude},
    {"lon", Field::longitude},
    {"lng", Field::longitude},
});

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

bool is_called(std::string_view name, std::string_view lower_case_alias) {
  return std::equal(name.begin(), name.end(), lower_case_alias.begin(), lower_case_alias.end(),
                    [](char a, char b) { return ascii_lower(a) == b; });
}

}  // namespace

std::string_view to_string(Field field) {
  for (const auto& [name, known] : field_names) {
    if (known == field) return name;
  }
  return "";
}

std::optional<Field> parse_field(std::string_view name) {
  for (const auto& [known, field] : field_names) {
    if (known == name) return field;
  }
  return std::nullopt;
}

std::span<const FieldAlias> field_aliases() { return aliases; }

std::optional<std::size_t> find_alias(std::string_view name) {
  name = trim(name);
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    if (is_called(name, aliases[i].name)) return i;
  }
  return std::nullopt;
}

std::string list_aliases(Field field) {
  std::string list;
  for (const auto& alias : aliases) {
    if (alias.field != field) continue;
    if (!list.empty()) list += ", ";
    list += alias.name;
  }
  return list;
}

}  // namespace dateline::corpus
