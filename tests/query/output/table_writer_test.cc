// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/table_writer.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace dateline::query {
namespace {

ResultPage page_of(const std::string& title) {
  return {.query = "q",
          .understood = "q",
          .total = 7,
          .hits = {{.rank = 1, .score = 0.5, .id = "a", .title = {{.text = title}}}},
          .provenance = {.index_id = "i", .generation = 2, .names_hash = "n", .tool = "0.1"}};
}

template <class Write>
std::string table(TableOptions options, Write write) {
  std::ostringstream out;
  write(*make_table_writer(out, std::move(options)));
  return out.str();
}

std::string title_cell(const std::string& title, TableOptions options) {
  options.fields = {"title"};
  return table(options, [&](auto& writer) { writer.write(page_of(title), std::nullopt); })
      .substr(std::string("title").size() + (options.tabs ? 1 : 2));
}

TEST_CASE("a row of csv says what it can be reproduced with", "[table]") {
  CHECK(table({.fields = {"id", "total", "query", "index", "generation", "names", "version"}},
              [](auto& writer) { writer.write(page_of("t"), std::nullopt); }) ==
        "id,total,query,index,generation,names,version\r\na,7,q,i,2,n,0.1\r\n");
}

TEST_CASE("all columns stand in a table that names none", "[table]") {
  for (const bool batch : {false, true}) {
    std::string header;
    for (const auto& field : table_fields({.batch = batch})) {
      header += (header.empty() ? "" : ",") + field;
    }
    CHECK(table({.batch = batch}, [](auto&) {}) == header + "\r\n");
    for (const auto& field : hit_fields()) {
      CHECK(std::ranges::count(table_fields({.batch = batch}), field) == 1);
    }
  }
}

TEST_CASE("a row tells the copies of an article", "[table]") {
  ResultPage page = page_of("t");
  page.families = 5;
  const TableOptions options{.fields = {"families", "copies", "copies_found", "copy_outlets",
                                        "copy_agency", "first_id", "first_outlet", "first_date"}};
  const std::string header =
      "families,copies,copies_found,copy_outlets,copy_agency,first_id,first_outlet,first_date\r\n";
  const auto write = [&](auto& writer) { writer.write(page, std::nullopt); };
  CHECK(table(options, write) == header + "5,1,,,,,,\r\n");
  page.hits[0].family = Family{.copies = 4,
                               .matching = 2,
                               .outlets = 3,
                               .first = {"x", "Harbour Courier", "2014"},
                               .agencies = {"A", "B"}};
  CHECK(table(options, write) == header + "5,4,2,3,\"A, B\",x,Harbour Courier,2014\r\n");
}

TEST_CASE("a query that finds nothing, or is wrong, has a row of its own", "[table]") {
  const TableOptions options{
      .batch = true, .fields = {"query_id", "line", "query", "total", "error", "column", "id"}};
  CHECK(table(options,
              [](auto& writer) {
                writer.write(ResultPage{.query = "none"},
                             BatchEntry{.number = 1, .id = "x", .line = 3});
                writer.write(QueryFailure{"(", "wrong", 1},
                             BatchEntry{.number = 2, .id = "y", .line = 4});
                writer.write(QueryFailure{"", "odd", {}},
                             BatchEntry{.number = 3, .id = "z", .line = 5});
              }) ==
        "query_id,line,query,total,error,column,id\r\n"
        "x,3,none,0,,,\r\ny,4,(,,wrong,1,\r\nz,5,,,odd,,\r\n");
}

TEST_CASE("the rows of facets add up to the articles", "[table]") {
  ResultPage page{.query = "q", .total = 7};
  page.facets = {{.request = {.name = "outlet"},
                  .values = {{.value = "v", .label = "V, W", .count = 3}},
                  .none = 1,
                  .other = 3,
                  .others = 2}};
  CHECK(table({.rows = TableOptions::Rows::facets,
               .fields = {"facet", "value", "label", "kind", "count", "total"}},
              [&](auto& writer) { writer.write(page, std::nullopt); }) ==
        "facet,value,label,kind,count,total\r\noutlet,v,\"V, W\",,3,7\r\n"
        "outlet,,(other: 2 values),other,3,7\r\noutlet,,(none),none,1,7\r\n");
}

TEST_CASE("cells are quoted after RFC 4180", "[table]") {
  CHECK(title_cell("plain", {}) == "plain\r\n");
  CHECK(title_cell("a, \"b\"", {}) == "\"a, \"\"b\"\"\"\r\n");
  CHECK(title_cell("a\nb", {}) == "a b\r\n");
  CHECK(title_cell("a\tb, \"c\"", {.tabs = true}) == "a b, \"c\"\n");
}

TEST_CASE("no cell begins like a formula where that is asked for", "[table]") {
  const TableOptions safe{.excel_safe = true};
  for (const std::string title : {"=1+1", "+1", "-1", "@x", " =1", "＝1", "\t=1"}) {
    CHECK(title_cell(title, {}).find('\'') == std::string::npos);
    CHECK_THAT(title_cell(title, safe), Catch::StartsWith("'"));
  }
  CHECK(title_cell("a=1", safe) == "a=1\r\n");
  CHECK(title_cell("=1,\"2\"", safe) == "\"'=1,\"\"2\"\"\"\r\n");
}

}  // namespace
}  // namespace dateline::query
