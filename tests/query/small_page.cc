// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/small_page.h"

namespace dateline::test {
namespace {

query::Place mosul() {
  return {.id = "mosul", .name = "Mosul", .country = "Iraq", .latitude = 36.34, .longitude = 43.13};
}

query::Facet small_facet() {
  return {.request = {.kind = query::FacetRequest::Kind::place, .name = "place"},
          .values = {{.value = "iraq", .label = "Iraq", .kind = "country", .count = 12},
                     {.value = "mosul",
                      .label = "Mosul",
                      .kind = "town",
                      .within = "iraq",
                      .depth = 1,
                      .count = 3}},
          .none = 4,
          .other = 9,
          .others = 2,
          .many_valued = true};
}

}  // namespace

query::Hit small_hit() {
  return {.rank = 3,
          .score = 1.5,
          .id = "dnl-0001",
          .title = {{.text = "Shells on "}, {.text = "Mossoul", .is_match = true}},
          .outlet = "Levant Monitor",
          .language = "en",
          .date = "2014-06",
          .agencies = {"Meridian Wire", "Littoral Press"},
          .filed = mosul(),
          .places = {{mosul(), {.times = 2, .offset = 5}}},
          .passages = {{.segments = {{.text = "Near "},
                                     {.text = "Mosul", .is_match = true},
                                     {.text = ",\nat dawn"}},
                        .cut_before = true,
                        .cut_behind = true}},
          .matches = {{.reason = "name:mosul", .met = "listed", .written = "Mosul", .offset = 5}}};
}

query::ResultPage small_page() {
  return {.query = "Mosul",
          .understood = "name:mosul",
          .notes = {"a note"},
          .total = 15,
          .offset = 2,
          .hits = {small_hit(), {.rank = 4, .id = "x", .unread_date = "soon"}},
          .facets = {small_facet()},
          .provenance = {.index_id = "abc", .generation = 7, .names_hash = "def", .tool = "0.1.0"}};
}

Objects::Objects(const std::string& lines) {
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    parsers_.push_back(std::make_unique<simdjson::dom::parser>());
    list_.push_back(parsers_.back()->parse(line).value());
  }
}

std::string text_at(const simdjson::dom::element& object, const char* pointer) {
  return std::string(std::string_view(object.at_pointer(pointer)));
}

std::uint64_t number_at(const simdjson::dom::element& object, const char* pointer) {
  return object.at_pointer(pointer).get_uint64();
}

}  // namespace dateline::test
