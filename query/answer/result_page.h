// SPDX-License-Identifier: GPL-2.0-or-later
// What a search asks and what it answers. Plain values; every writer prints the same ones.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema.h"
#include "indexer/stored_article.h"
#include "query/language/facet_request.h"
#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"

namespace dateline::query {

// A filter beside the query. Filters of one field are alternatives, fields are combined.
struct Filter {
  Field field = Field::outlet;
  std::string value;
};

enum class SortOrder { relevance, newest, oldest };

// What totals and facets count: articles, or families of articles that are copies of one text.
enum class Unit { articles, families };

struct SearchRequest {
  std::string query;
  std::vector<Filter> filters;
  NameReading names = NameReading::all;
  SortOrder sort = SortOrder::relevance;
  std::size_t offset = 0;
  std::size_t limit = 10;
  std::vector<FacetRequest> facets;
  std::size_t facet_limit = 10;
  bool collapse = false;  // of each family only the best hit
  Unit facets_in = Unit::articles;
  bool snippets = true;
  // Of all that match, only the articles with the ids that this takes; called once for each. Not
  // together with facets.
  std::function<bool(const std::string& id)> accept = {};
};

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

struct FacetValue {
  std::string value;  // what a filter takes: place id, outlet, 2014-06, 2012-??
  std::string label;
  std::string kind;    // of a place: country, region, town, ...
  std::string within;  // value of the place around it, or empty
  std::size_t depth = 0;
  std::size_t count = 0;
  std::size_t other =
      0;  // of a tree: sum of the values directly inside this one that are not listed
  std::size_t others = 0;  // how many those are
};

// Of families one has a value where any of its articles that are found has it. A facet is counted
// over the articles that pass all filters but those of its own field: what is chosen there does not
// hide what else could be. Dates are the exception, where filters are the bounds of what is looked
// at.
struct Facet {
  FacetRequest request;
  Unit unit = Unit::articles;  // of all counts
  std::vector<FacetValue>
      values;                // by count, places as a tree in depth-first order; dates newest first
  std::size_t articles = 0;  // or families, that it is counted over
  std::size_t none = 0;      // of them without any value
  std::size_t other = 0;     // sum of the top-level values that are not listed
  std::size_t others = 0;    // how many those are
  bool many_valued = false;  // an article may count for several values, so sums may exceed
  bool without_own_filter = false;  // the search filters this field, and the counts do not
};

struct Provenance {
  // One of several indexes that answered as one.
  struct Shard {
    std::string name;  // its path, or host:port
    std::string index_id;
    unsigned generation = 0;
    std::string database;  // Xapian's id, another for each generation
  };
  std::string index_id;     // of a set those of all, a + between, and missing:NAME
  unsigned generation = 0;  // 0 of a set
  std::string names_hash;
  std::string tool;                       // version of this program
  std::vector<Shard> shards = {};         // of a set
  std::vector<std::string> missing = {};  // shards that did not answer: the answer is partial

  // "3", or of a set those of all: "1+3".
  std::string generations() const;
};

struct ResultPage {
  std::string query;
  std::string understood;  // the tree that the query was read as, filters included
  std::vector<std::string> notes;
  std::size_t total = 0;                  // articles; exact
  std::optional<std::size_t> families{};  // of which the search shows one hit each; exact
  std::size_t offset = 0;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  Provenance provenance;
};

}  // namespace dateline::query
