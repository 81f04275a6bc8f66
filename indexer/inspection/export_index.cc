// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/export_index.h"

#include <array>
#include <charconv>
#include <ostream>
#include <string_view>

#include "indexer/generation/built_index.h"
#include "indexer/generation/restored_article.h"
#include "synonyms/words/printable.h"

namespace dateline::indexer {
namespace {

using synonyms::json_string;

void add(std::string& line, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  line += ",\"" + std::string(key) + "\":" + json_string(value);
}

// The shortest digits that read as the same number.
std::string to_text(double degrees) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), degrees).ptr;
  return {digits.data(), end};
}

std::string to_json(const corpus::GivenPlace& place) {
  std::string json = "{\"name\":" + json_string(place.name);
  add(json, "id", place.id);
  if (place.latitude && place.longitude) {
    json += ",\"lat\":" + to_text(*place.latitude) + ",\"lon\":" + to_text(*place.longitude);
  }
  return json + "}";
}

template <class List, class Print>
void add_list(std::string& line, std::string_view key, const List& list, Print print) {
  if (list.empty()) return;
  line += ",\"" + std::string(key) + "\":";
  char before = '[';
  for (const auto& item : list) {
    line += before + print(item);
    before = ',';
  }
  line += "]";
}

}  // namespace

std::string to_jsonl(const corpus::Article& article) {
  std::string line = "{\"id\":" + json_string(article.id);
  add(line, "title", article.title);
  add(line, "text", article.text);
  add(line, "outlet", article.outlet);
  add(line, "published", article.published ? article.published->to_string() : article.unread_date);
  add(line, "language", article.language);
  add_list(line, "agency", article.agencies,
           [](const std::string& agency) { return json_string(agency); });
  add_list(line, "places", article.places, to_json);
  add(line, "filed", article.filed);
  add(line, "url", article.url);
  return line + "}\n";
}

std::size_t export_index(const std::string& index, std::ostream& out) {
  std::size_t count = 0;
  for_each_stored_article(open_built_index(index),
                          [&](const corpus::Article& article, std::uint32_t) {
                            if (!out) return;
                            out << to_jsonl(article);
                            ++count;
                          });
  return count;
}

}  // namespace dateline::indexer
