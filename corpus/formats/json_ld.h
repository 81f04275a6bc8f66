// SPDX-License-Identifier: GPL-2.0-or-later
// The article that a page describes as linked data (schema.org, JSON-LD).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::corpus {

// As written; empty where the page does not say.
struct LinkedArticle {
  std::string headline{};
  std::string body{};
  std::string published{};
  std::string updated{};
  std::string publisher{};
  std::string language{};
  std::string url{};
  std::string summary{};
  std::string dateline{};  // "BEIRUT, Lebanon, June 2."
  std::vector<std::string> authors{};
  std::vector<std::string> places{};  // of contentLocation
};

// The first object of a type for articles (NewsArticle, Article, BlogPosting, ...) in `script`:
// alone, in an array, in @graph or as the main entity of a page. Nullopt where there is none, and
// where the script is no JSON even after raw line breaks in its strings are forgiven.
std::optional<LinkedArticle> read_json_ld(std::string_view script);

}  // namespace dateline::corpus
