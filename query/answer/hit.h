// SPDX-License-Identifier: GPL-2.0-or-later
// One article that a search finds, and why. Plain values; every writer prints the same ones.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/layout/stored_article.h"

namespace dateline::query {

struct Place {
  std::string id;
  std::string name;     // the table's label
  std::string country;  // label, or empty for what lies in no country
  std::optional<double> latitude;
  std::optional<double> longitude;
};

// A place that an article counts.
struct NamedPlace {
  Place place;
  schema::PlaceMentions mentions;
};

// A stretch of an article's own words.
struct Segment {
  std::string text;
  bool is_match = false;
};
struct Passage {
  std::vector<Segment> segments;
  std::size_t offset = 0;   // bytes of the text before it
  bool cut_before = false;  // more of the text stands before and behind it
  bool cut_behind = false;
};

// Why an article matches: a word or a name as it is written there.
struct Match {
  std::string reason;   // "name:islamic-state", or the word searched for
  std::string met;      // listed, by-surname or by-key
  std::string written;  // the form in the article
  bool in_title = false;
  std::size_t offset = 0;  // bytes in title or text
};

// One of the articles that are copies of one text.
struct Copy {
  std::string id;
  std::string outlet;
  std::string date;  // as Hit::date
};

// The articles of the whole index that are copies of one text, a hit among them.
struct Family {
  std::size_t copies = 0;             // two or more
  std::size_t matching = 0;           // of these the search finds; 0 where hits are not collapsed
  std::size_t outlets = 0;            // that printed it
  Copy first;                         // the first published; the undated come last
  std::vector<std::string> agencies;  // that any copy names, the most frequent first
};

struct Hit {
  std::size_t rank = 0;  // from 1, over all pages
  double score = 0;
  std::string id;
  std::vector<Segment> title;
  std::string outlet;
  std::string url;
  std::string language;
  std::string date;                  // 2014-06-10, 2014-06, 2014 or empty
  std::string unread_date;           // what the input had instead of a date
  std::string owner{};               // of the outlet, where it is known
  std::string date_source{};         // where the date was read: "given", "dateline", "url", ...
  std::vector<std::string> flags{};  // how the article was read: "partial", "suspect-date", ...
  std::vector<std::string> agencies;
  std::string filed_as_written;
  std::optional<Place> filed;
  std::vector<NamedPlace> places;
  std::vector<Passage> passages;
  std::vector<Match> matches;      // of title and text, in order; each reason and form once
  std::optional<Family> family{};  // of an article that has copies
};

}  // namespace dateline::query
