// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/facet_request.h"

#include <algorithm>
#include <array>
#include <utility>

#include "query/language/query_error.h"

namespace dateline::query {
namespace {

using Kind = FacetRequest::Kind;
using Level = FacetRequest::Level;

struct KnownFacet {
  std::string_view name;
  Kind kind;
};
constexpr std::array<KnownFacet, 8> known_facets = {{{"outlet", Kind::outlet},
                                                     {"owner", Kind::owner},
                                                     {"agency", Kind::agency},
                                                     {"lang", Kind::language},
                                                     {"flag", Kind::flag},
                                                     {"filed", Kind::filed},
                                                     {"place", Kind::place},
                                                     {"date", Kind::date}}};
constexpr std::array<std::pair<std::string_view, Level>, 3> levels = {
    {{"country", Level::country}, {"region", Level::region}, {"place", Level::place}}};

[[noreturn]] void fail(std::string_view text) {
  throw QueryError(
      "unknown facet '" + std::string(text) +
          "'; the facets are outlet owner agency lang flag filed place date, date:year "
          "date:quarter date:month date:week date:day, place:country place:region "
          "place:place and place:NAME for what lies inside it (filed alike)",
      std::string_view::npos, 0);
}

void read_places(std::string_view detail, FacetRequest& request) {
  const auto level = std::ranges::find(levels, detail, &std::pair<std::string_view, Level>::first);
  if (level != levels.end()) {
    request.level = level->second;
  } else {
    request.within = detail;
  }
}

}  // namespace

FacetRequest parse_facet(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto found = std::ranges::find(known_facets, text.substr(0, colon), &KnownFacet::name);
  if (found == known_facets.end()) fail(text);
  FacetRequest request{.kind = found->kind, .name = std::string(text)};
  if (text == "date") request.name = "date:month";
  if (colon == text.npos) return request;
  const auto detail = text.substr(colon + 1);
  if (detail.empty()) fail(text);
  if (request.kind == Kind::place || request.kind == Kind::filed) {
    read_places(detail, request);
    return request;
  }
  const auto step = request.kind == Kind::date ? parse_step(detail) : std::nullopt;
  if (!step) fail(text);
  request.step = *step;
  return request;
}

Field field_of(FacetRequest::Kind kind) {
  switch (kind) {
    case Kind::outlet:
      return Field::outlet;
    case Kind::owner:
      return Field::owner;
    case Kind::agency:
      return Field::agency;
    case Kind::language:
      return Field::language;
    case Kind::flag:
      return Field::flag;
    case Kind::filed:
      return Field::filed;
    case Kind::place:
      return Field::place;
    case Kind::date:
      break;
  }
  return Field::date;
}

}  // namespace dateline::query
