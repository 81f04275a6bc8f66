// SPDX-License-Identifier: GPL-2.0-or-later
// Turns a parsed query into the query that Xapian runs on one index.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"
#include "query/shards/open_index.h"

namespace dateline::query {

struct BuiltQuery {
  Xapian::Query query;
  std::vector<std::string> notes;  // words without an article, and other readings, as sentences
  // Notes of the parser that do not hold, with words in small letters.
  std::vector<std::string> withdrawn;
};

// Replaces a bare word that no article has by the name that it spells in capitals, if any (pkk) and
// unless names are off, and says so in the notes; then builds. Throws QueryError for an outlet,
// place, agency, name, language or date that does not exist.
BuiltQuery build_query(Node& root, const OpenIndex& index, NameReading names);

}  // namespace dateline::query
