// SPDX-License-Identifier: GPL-2.0-or-later
// An article as the index keeps it, in two records: the heading, a value, has all that a list of
// results shows; the body, the data of the document, has the text and what only analysing it again
// needs. Xapian deflates the data, and inflating it took a tenth of a page of ten hits.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.h"

namespace dateline::schema {

// What the input states and no result shows as such; with it an article can be analysed again.
struct GivenFields {
  std::vector<std::string> agencies{};
  std::vector<std::string> agency_credits{};
  std::vector<corpus::GivenPlace> places{};
  std::vector<std::string> outlet_aliases{};
  std::string outlet_country{};
};

// How often an article names a place, and where it does so first; 0 times for what only the input
// states.
struct PlaceMentions {
  std::uint32_t times = 0;
  bool in_title = false;
  std::uint32_t offset = 0;  // bytes in title or text
};

// Everything that a result shows, and everything that it came from.
struct StoredArticle {
  std::string id;
  std::string title;
  std::string text;  // of the body, as `given`; all others are of the heading
  std::string outlet;
  std::string url;
  std::string language;
  std::string owner;        // of the outlet, or empty
  std::string published;    // Date::to_string, or empty
  std::string date_source;  // to_string of a corpus::DateSource
  std::string unread_date;
  std::string filed;                            // as written
  std::vector<std::string> agencies;            // labels
  std::vector<std::string> flags{};             // of corpus::Article
  std::vector<PlaceMentions> place_mentions{};  // of Facets::places, in their order
  GivenFields given{};
};

// What is decoded throws IndexError where the bytes end too early.
std::string encode_heading(const StoredArticle& article);
StoredArticle decode_heading(std::string_view bytes);
std::string encode_body(const StoredArticle& article);
void decode_body(std::string_view bytes, StoredArticle& article);

StoredArticle read_heading(const Xapian::Document& document);  // without text and given fields
StoredArticle read_article(const Xapian::Document& document);

}  // namespace dateline::schema
