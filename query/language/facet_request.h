// SPDX-License-Identifier: GPL-2.0-or-later
// Which facets a search counts, as a user names them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/language/calendar.h"
#include "query/language/parsed_query.h"

namespace dateline::query {

struct FacetRequest {
  enum class Kind { outlet, owner, agency, language, flag, filed, place, date };
  // Which places are listed: all as a tree, or those of one level. `place` is what is neither a
  // country nor a region.
  enum class Level { all, country, region, place };
  Kind kind = Kind::outlet;
  Step step = Step::month;   // of dates
  Level level = Level::all;  // of places
  std::string within;        // only places inside this one, a name or an id; empty for all
  std::string name;          // as printed: "date:month"
};

// Reads outlet, owner, agency, lang, flag, date (by month), date:STEP with a step of calendar.h,
// place and filed; these two also with :country, :region or :place for one level, or with a place
// for what lies inside it (place:Iraq). Throws QueryError with the list for anything else; whether
// the place exists is left to the index.
FacetRequest parse_facet(std::string_view text);

// The field whose filters a facet offers.
Field field_of(FacetRequest::Kind kind);

}  // namespace dateline::query
