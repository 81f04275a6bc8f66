// SPDX-License-Identifier: GPL-2.0-or-later
// What a search answers. Plain values; every writer prints the same ones.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/answer/hit.h"
#include "query/answer/search_request.h"
#include "query/language/facet_request.h"

namespace dateline::query {

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
