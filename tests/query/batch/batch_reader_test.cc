// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch/batch_reader.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace dateline::query {
namespace {

std::string shown(const BatchQuery& query) {
  std::string text = query.entry.id + "@" + std::to_string(query.entry.line) + " " + query.query;
  for (const auto& filter : query.filters) {
    text += " " + std::string(to_string(filter.field)) + "=" + filter.value;
  }
  if (query.limit) text += " limit=" + std::to_string(*query.limit);
  if (query.unreadable) text += " ! " + *query.unreadable;
  return text;
}

std::vector<std::string> read(const std::string& text,
                              BatchFormat format = BatchFormat::automatic) {
  std::istringstream in(text);
  const auto reader = open_batch(in, format);
  std::vector<std::string> list;
  while (const auto query = reader->next()) list.push_back(shown(*query));
  return list;
}

struct Case {
  std::string name;
  std::string text;
  std::vector<std::string> queries;
};

TEST_CASE("a batch is read whatever its form", "[batch]") {
  const auto c = GENERATE(values<Case>({
      {"lines", "Mosul\n\n# remark\nErbil dam\n", {"1@1 Mosul", "2@4 Erbil dam"}},
      {"lines with names",
       "a\tMosul\nb c\t\"x y\"\nErbil\n",
       {"a@1 Mosul", "b c@2 \"x y\"", "3@3 Erbil"}},
      {"a line that begins with a tab", "Mosul\n\tErbil\n", {"1@1 Mosul", "2@2 \tErbil"}},
      {"csv",
       "id,query,outlet\nq1,Mosul,A;B\nq2,\"x, y\",\n",
       {"q1@2 Mosul outlet=A outlet=B", "q2@3 x, y"}},
      {"csv behind a remark", "# ours\n\nquery,id\nMosul,a\n", {"a@4 Mosul"}},
      {"a NUL in a query",
       std::string("Mosul\nEr\0bil\n", 13),
       {"1@1 Mosul", std::string("2@2 Er") + '\0' +
                         "bil ! a NUL character in this record; queries are text in UTF-8"}},
      {"csv of one column", "Query\nMosul\n", {"1@2 Mosul"}},
      {"csv of owners and circles",
       "query,owner,near\ndam,State of X,\"Erbil,50km\"\n",
       {"1@2 dam owner=State of X near=Erbil,50km"}},
      {"tab-separated",
       "query\tfrom\tto\nMosul\t2014\t2015-06\nErbil\t2014\t\n",
       {"1@2 Mosul date=2014..2015-06", "2@3 Erbil date=2014.."}},
      {"csv with a line break in a cell",
       "query,limit\n\"Mosul\nErbil\",3\nKiev,\n",
       {"1@2 Mosul\nErbil limit=3", "2@4 Kiev"}},
      {"csv with quotation marks", "query\n\"\"\"a b\"\" c\"\n", {"1@2 \"a b\" c"}},
      {"csv with a mark never closed",
       "query,id\n\"a,x\nb,y\nc,z\n",
       {"1@2  ! a quotation mark in this record is never closed", "y@3 b", "z@4 c"}},
      {"csv with too many cells",
       "query,id\na,b,c\nd,e\n",
       {"1@2  ! 3 cells below a header of 2; a cell with the separator in it stands in quotation "
        "marks",
        "e@3 d"}},
      {"csv of filters alone",
       "place,query\nIraq,\n,\n",
       {"1@2 * place=Iraq",
        "2@3  ! there is no query here, and no filter; * matches every article"}},
      {"a limit that is none",
       "query,limit\nMosul,ten\nErbil,-1\n",
       {"1@2 Mosul ! the limit 'ten' is no whole number",
        "2@3 Erbil ! the limit '-1' is no whole number"}},
      {"objects",
       "{\"query\":\"Mosul\",\"id\":7,\"lang\":[\"en\",\"ar\"],\"limit\":2,\"note\":null}\n\n"
       "{\"place\":\"Iraq\"}\n",
       {"7@1 Mosul lang=en lang=ar limit=2", "2@3 * place=Iraq"}},
      {"an object with an unknown member",
       "{\"query\":\"a\",\"outlett\":\"b\"}\n",
       {"1@1  ! no member 'outlett'; did you mean 'outlet'?; there are query id limit from to note "
        "outlet owner place near filed agency lang"}},
      {"an object with a strange member",
       "{\"query\":{\"match\":\"a\"}}\n{\"query\":\"b\"}\n",
       {"1@1  ! the member 'query' is no text, number or list of them", "2@2 b"}},
      {"topics",
       "<top>\n<num> Number: 401\n<title> foreign minorities,\n Germany &amp; Austria\n"
       "<desc> Description:\nno\n</top>\n\n<top>\n<num>402</num><title>Topic: dams</title>\n</top>",
       {"401@1 foreign minorities, Germany & Austria", "402@9 dams"}},
      {"topics as XML",
       "<?xml version=\"1.0\"?>\n<topics>\n<topic number=\"5\" type=\"single\">\n"
       "<query>fall of Mosul</query>\n<description>d</description>\n</topic>\n</topics>\n",
       {"5@3 fall of Mosul"}},
      {"a topic never closed",
       "<top>\n<num> 1\n<top>\n<num> 2\n<title> b\n</top>\n",
       {"1@1  ! a topic that is never closed", "2@3 b"}},
      {"a byte order mark and ends of lines as on Windows",
       "\xEF\xBB\xBFquery,id\r\nMosul,a\r\n",
       {"a@2 Mosul"}},
  }));
  INFO(c.name);
  CHECK(read(c.text) == c.queries);
}

TEST_CASE("a form that is named is taken", "[batch]") {
  CHECK(read("{\"query\":1}\n", BatchFormat::text) ==
        std::vector<std::string>{"1@1 {\"query\":1}"});
  CHECK(read("query\nMosul\n", BatchFormat::text) ==
        std::vector<std::string>{"1@1 query", "2@2 Mosul"});
}

TEST_CASE("a batch that cannot be one says why", "[batch]") {
  CHECK_THROWS_WITH(read(""), "no query in it");
  CHECK_THROWS_WITH(read(" \n\t\n"), "no query in it");
  CHECK_THROWS_WITH(read("# one\n # two\n"), "no query in it");
  CHECK_THROWS_WITH(read(std::string("\xFF\xFEM\0o\0", 6)),
                    "line 1: begins with the mark of UTF-16; save the file as UTF-8");
  CHECK_THROWS_WITH(read(std::string("M\0o\0\n\0", 6)),
                    "line 1: a NUL character stands in it; save the file as UTF-8");
  CHECK_THROWS_WITH(
      read("query,outlett\nMosul,x\n"),
      "line 1: no column may be called 'outlett'; did you mean 'outlet'?; there are query id limit "
      "from to note outlet owner place near filed agency lang");
  CHECK_THROWS_WITH(read("Mosul,x\n", BatchFormat::csv),
                    "line 1: a csv batch begins with a header that has a column 'query'");
}

}  // namespace
}  // namespace dateline::query
