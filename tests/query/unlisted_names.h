// SPDX-License-Identifier: GPL-2.0-or-later
// A small index with keys for the tests of names that a table lists otherwise, and what they print.
#pragma once

#include <string>
#include <vector>

#include "query/answer/facet_counter.h"
#include "query/language/query_parser.h"
#include "tests/query/sample_index.h"

namespace dateline::test {

using Ids = std::vector<std::string>;

inline std::string table() {
  return std::string(small_table()) +
         "qamishli\ttown\tQamishli\tsyria\t\t\tالقامشلي\t\t\n"
         "zor\ttown\tDeir ez-Zor\tsyria\t\t\tدير الزور\t\t\n"
         "lebanon\tcountry\tLebanon\t\t\t\tلبنان\tLebanese\t\n"
         "tripoli-lb\ttown\tTripoli (Lebanon)\tlebanon\t\t\tTripoli\t\t\n";
}

inline std::string article(const std::string& id, const std::string& text,
                           const std::string& title = "") {
  return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\",\"text\":\"" + text +
         "\",\"outlet\":\"" + (id < "m" ? "One" : "Two") + "\",\"published\":\"2016\"}\n";
}

// An index with keys.
class Index {
 public:
  explicit Index(const std::string& jsonl) : index_(jsonl, table(), project_keys()) {}

  query::ResultPage page(const std::string& query,
                         query::NameReading names = query::NameReading::all) const {
    auto request = whole(query);
    request.names = names;
    request.snippets = true;
    request.facets = {query::parse_facet("outlet"), query::parse_facet("date:year")};
    return searcher_.search(request);
  }
  Ids ids(const std::string& query, query::NameReading names = query::NameReading::all) const {
    return ids_of(page(query, names));
  }

 private:
  TestIndex index_;
  query::Searcher searcher_{index_.path()};
};

// "id: how met=as written, ..." of each hit.
inline std::string met(const query::ResultPage& page) {
  std::string out;
  for (const auto& hit : page.hits) {
    out += (out.empty() ? "" : "; ") + hit.id + ":";
    for (const auto& match : hit.matches) out += " " + match.met + "=" + match.written;
  }
  return out;
}

inline std::string notes(const query::ResultPage& page) {
  std::string out;
  for (const auto& note : page.notes) out += note + "\n";
  return out;
}

}  // namespace dateline::test
