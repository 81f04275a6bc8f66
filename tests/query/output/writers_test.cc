// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "query/language/query_error.h"
#include "query/output/result_writer.h"
#include "tests/query/small_page.h"

namespace dateline {
namespace {

using query::WriterOptions;
using simdjson::dom::element;
using test::in_jsonl;
using test::in_text;
using test::number_at;
using test::Objects;
using test::small_hit;
using test::small_page;
using test::text_at;

std::vector<std::string> keys(const element& object) {
  std::vector<std::string> list;
  for (const auto& [key, value] : object.get_object()) list.emplace_back(key);
  return list;
}

}  // namespace

TEST_CASE("explain breaks a long list of spellings into lines", "[query]") {
  const query::Explanation explanation{
      .parts = {{.typed = "Erbil", .forms = {"erbil", "arbil", "irbil", "hewler"}}}};
  const auto text = [&](std::size_t width) {
    return in_text([&](auto& writer) { writer.write(explanation, "Erbil"); }, {.width = width});
  };
  CHECK_THAT(text(30), Catch::Contains("            also erbil, arbil,\n"
                                       "            irbil, hewler\n"));
  CHECK_THAT(text(0), Catch::Contains("            also erbil, arbil, irbil, hewler\n"));
}

TEST_CASE("a page of text reads so", "[query]") {
  CHECK(in_text([](auto& writer) { writer.write(small_page(), std::nullopt); }) ==
        "15 articles, 3 to 4 shown\n"
        "\n"
        "3. Shells on *Mossoul*\n"
        "   Levant Monitor · 2014-06 · Meridian Wire · Littoral Press · filed Mosul · dnl-0001\n"
        "   … Near *Mosul*, at dawn …\n"
        "\n"
        "4. (no title)\n"
        "   no outlet · undated (\"soon\") · x\n"
        "\n"
        "place (an article may count for several)\n"
        "     12  Iraq\n"
        "      3    Mosul\n"
        "      9  (other: 2 values)\n"
        "      4  (none)\n");
}

TEST_CASE("a hit tells its copies, and the total the families", "[query]") {
  query::ResultPage page{.total = 15, .families = 9, .hits = {small_hit()}};
  page.hits[0].family = query::Family{.copies = 4,
                                      .matching = 2,
                                      .outlets = 3,
                                      .first = {"dnl-0009", "Harbour Courier", "2014-06-10"},
                                      .agencies = {"Meridian Wire", "Some Press"}};
  page.facets = {{.request = {.name = "outlet"},
                  .unit = query::Unit::families,
                  .values = {{.value = "v", .label = "V", .count = 3}},
                  .articles = 9,
                  .many_valued = true}};
  const auto write = [&](auto& writer) { writer.write(page, std::nullopt); };
  const auto text = in_text(write);
  CHECK_THAT(text, Catch::StartsWith("15 articles in 9 families, 1 to 1 shown\n"));
  CHECK_THAT(text,
             Catch::Contains("· dnl-0001\n   copies=4 matching=2 outlets=3 first=Harbour "
                             "Courier,2014-06-10 agency=Meridian Wire,Some Press\n   … Near"));
  CHECK_THAT(text, Catch::Contains("\noutlet (of 9 families; a family may count for several)\n"));
  const Objects out(in_jsonl(write));
  CHECK(number_at(out[0], "/families") == 9);
  CHECK(number_at(out[1], "/copies") == 4);
  CHECK(number_at(out[1], "/copies_found") == 2);
  CHECK(number_at(out[1], "/copy_outlets") == 3);
  CHECK(text_at(out[1], "/copy_agency") == "Meridian Wire, Some Press");
  CHECK(text_at(out[1], "/first_id") == "dnl-0009");
  CHECK(text_at(out[1], "/first_outlet") == "Harbour Courier");
  CHECK(text_at(out[1], "/first_date") == "2014-06-10");
  CHECK(text_at(out[2], "/unit") == "families");
  page.hits[0].family->matching = 0;
  page.hits[0].family->first = {"x", "", ""};
  CHECK_THAT(in_text(write), Catch::Contains("copies=4 outlets=3 first=no outlet,undated agency="));
  page.hits[0].family.reset();
  const Objects alone(in_jsonl(write));
  CHECK(number_at(alone[1], "/copies") == 1);
  CHECK(alone[1].at_pointer("/copy_outlets").is_null());
  CHECK(alone[1].at_pointer("/first_id").is_null());
}

TEST_CASE("an article is shown with where else its text stands", "[query]") {
  query::ShownArticle shown{.article = small_hit(), .text = {{.text = "Text."}}};
  shown.article.family = query::Family{.copies = 2, .outlets = 1, .first = {"a", "X", "2014-06"}};
  shown.copies = {{"a", "X", "2014-06"}, {"dnl-0001", "", ""}};
  const auto write = [&](auto& writer) { writer.write(shown); };
  CHECK_THAT(in_text(write),
             Catch::Contains("\ncopies=2 outlets=1 first=X,2014-06\n  X · 2014-06 · a\n"
                             "  no outlet · undated · dnl-0001\n\nText.\n"));
  const Objects out(in_jsonl(write));
  CHECK(text_at(out[0], "/family/0/id") == "a");
  CHECK(out[0].at_pointer("/family/1/outlet").is_null());
}

TEST_CASE("one article is not several articles", "[query]") {
  query::ResultPage page{.total = 1, .hits = {small_hit()}};
  const auto write = [&](auto& writer) { writer.write(page, std::nullopt); };
  CHECK_THAT(in_text(write), Catch::StartsWith("1 article\n"));
  page = {};
  CHECK(in_text(write) == "0 articles\n");
}

TEST_CASE("a batch in text numbers its queries and keeps their notes", "[query]") {
  const auto out = in_text([](auto& writer) {
    query::ResultPage page{.query = "dam", .notes = {"no article has the word 'dam'"}};
    writer.write(page, query::BatchEntry{.number = 1, .id = "a", .line = 4});
    writer.write({"(dam", "it is wrong", 1}, {.number = 2, .id = "b", .line = 5});
    writer.finish({.queries = 2, .found = 0, .errors = 1}, {});
  });
  CHECK(out ==
        "== a: dam\n0 articles\nnote: no article has the word 'dam'\n"
        "\n== b: (dam\nerror in line 5, column 1: it is wrong\n"
        "\n2 queries, 0 with articles, 1 error\n");
}

TEST_CASE("marks are coloured where colour is wanted", "[query]") {
  const auto out =
      in_text([](auto& writer) { writer.write(small_page(), std::nullopt); }, {.colour = true});
  CHECK_THAT(out, Catch::Contains("Shells on \x1b[1;33mMossoul\x1b[0m\n"));
}

TEST_CASE("on a terminal a hit is as wide as the terminal, under its number", "[query]") {
  query::ResultPage page{.total = 1, .hits = {small_hit()}};
  page.hits[0].passages[0].segments[2].text = " at dawn, when the market was about to open";
  const auto out = in_text([&](auto& writer) { writer.write(page, std::nullopt); }, {.width = 30});
  CHECK(out ==
        "1 article\n"
        "\n"
        "3. Shells on *Mossoul*\n"
        "   Levant Monitor · 2014-06 ·\n"
        "   Meridian Wire · Littoral\n"
        "   Press · filed Mosul ·\n"
        "   dnl-0001\n"
        "   … Near *Mosul* at dawn,\n"
        "   when the market was about\n"
        "   to open …\n");
}

TEST_CASE("on a terminal lines from right to left are isolated", "[query]") {
  query::ResultPage page{.total = 1, .hits = {small_hit()}};
  page.hits[0].title = {{.text = "معركة "}, {.text = "الموصل", .is_match = true}};
  const auto title = [&](std::size_t width) {
    return in_text([&](auto& writer) { writer.write(page, std::nullopt); }, {.width = width});
  };
  CHECK_THAT(title(80), Catch::Contains("3. \xE2\x81\xA8معركة *الموصل*\xE2\x81\xA9\n"));
  CHECK_THAT(title(0), Catch::Contains("3. معركة *الموصل*\n"));
}

TEST_CASE("a title leads to the article's address where links are wanted", "[query]") {
  query::ResultPage page{.total = 1, .hits = {small_hit()}};
  const auto link = [&](const std::string& url) {
    page.hits[0].url = url;
    const auto out =
        in_text([&](auto& writer) { writer.write(page, std::nullopt); }, {.links = true});
    const auto begin = out.find("3. ") + 3;
    return out.substr(begin, out.find('\n', begin) - begin);
  };
  CHECK(link("https://example.org/a?b=1") ==
        "\x1b]8;;https://example.org/a?b=1\x1b\\Shells on *Mossoul*\x1b]8;;\x1b\\");
  CHECK(link("https://example.org/\x1b]0;x\x07 é") ==
        "\x1b]8;;https://example.org/%1B]0;x%07%20%C3%A9\x1b\\Shells on *Mossoul*\x1b]8;;\x1b\\");
  CHECK(link("javascript:alert(1)") == "Shells on *Mossoul*");
  CHECK(link("") == "Shells on *Mossoul*");
}

TEST_CASE("an article on a terminal keeps its lines and breaks the long ones", "[query]") {
  const query::ShownArticle shown{.article = small_hit(),
                                  .text = {{.text = "One line.\n\nAnother, longer line of "},
                                           {.text = "Mosul", .is_match = true},
                                           {.text = ".\n"}}};
  const auto text = [&](std::size_t width) {
    const auto out = in_text([&](auto& writer) { writer.write(shown); }, {.width = width});
    return out.substr(out.find("\n\n") + 2);
  };
  CHECK(text(0) == "One line.\n\nAnother, longer line of *Mosul*.\n\n");
  CHECK(text(20) == "One line.\n\nAnother, longer line\nof *Mosul*.\n\n");
}

TEST_CASE("a page in jsonl says all that the page says", "[query]") {
  const Objects out(in_jsonl([](auto& writer) {
    writer.write(small_page(), std::nullopt);
    writer.finish({.queries = 1, .found = 1, .total = 15}, small_page().provenance);
  }));
  REQUIRE(out.size() == 5);
  CHECK(text_at(out[0], "/type") == "result");
  CHECK(text_at(out[0], "/understood") == "name:mosul");
  CHECK(number_at(out[0], "/total") == 15);
  CHECK(number_at(out[0], "/offset") == 2);
  CHECK(number_at(out[0], "/returned") == 2);
  CHECK(text_at(out[0], "/notes/0") == "a note");
  CHECK(number_at(out[0], "/generation") == 7);
  CHECK(text_at(out[3], "/values/1/within") == "iraq");
  CHECK(number_at(out[3], "/none") == 4);
  CHECK(number_at(out[3], "/other") == 9);
  CHECK(number_at(out[3], "/other_values") == 2);
  CHECK(text_at(out[4], "/type") == "summary");
  CHECK(number_at(out[4], "/format") == 1);
  CHECK(number_at(out[4], "/total") == 15);
}

TEST_CASE("a hit in jsonl has its members, null where nothing is known", "[query]") {
  const Objects out(in_jsonl([](auto& writer) { writer.write(small_page(), std::nullopt); }));
  const element& hit = out[1];
  CHECK(text_at(hit, "/type") == "hit");
  CHECK(text_at(hit, "/title") == "Shells on Mossoul");
  CHECK(text_at(hit, "/agency") == "Meridian Wire, Littoral Press");
  CHECK(text_at(hit, "/filed/country") == "Iraq");
  CHECK(double(hit.at_pointer("/places/0/lat")) == 36.34);
  CHECK(text_at(hit, "/snippet/0/text") == "Near Mosul,\nat dawn");
  CHECK(number_at(hit, "/snippet/0/marks/0/0") == 5);
  CHECK(number_at(hit, "/snippet/0/marks/0/1") == 5);
  CHECK(text_at(hit, "/matches/0/written") == "Mosul");
  CHECK(hit.at_pointer("/unread_date").is_null());
  CHECK(hit.at_pointer("/url").is_null());
  for (const auto* member : {"/outlet", "/date", "/filed", "/language", "/agency"}) {
    CHECK(out[2].at_pointer(member).is_null());
  }
  auto expected = query::hit_fields();
  expected.insert(expected.begin(), "type");
  CHECK(keys(hit) == expected);
}

TEST_CASE("a hit has the fields asked for, in the order of the output", "[query]") {
  const Objects out(in_jsonl([](auto& writer) { writer.write(small_page(), std::nullopt); },
                             {.fields = {"title", "id"}}));
  CHECK(keys(out[1]) == std::vector<std::string>{"type", "id", "title"});
}

TEST_CASE("an error in jsonl has its place", "[query]") {
  const Objects out(in_jsonl([](auto& writer) {
    writer.write(describe(query::QueryError("wrong", 4, 1), "abc ("),
                 {.number = 3, .id = "c", .line = 17});
    writer.write(describe(query::QueryError("wrong", std::string::npos, 0), "abc"),
                 {.number = 4, .id = "d", .line = 18});
  }));
  CHECK(text_at(out[0], "/type") == "error");
  CHECK(number_at(out[0], "/number") == 3);
  CHECK(text_at(out[0], "/query_id") == "c");
  CHECK(number_at(out[0], "/line") == 17);
  CHECK(text_at(out[0], "/query") == "abc (");
  CHECK(text_at(out[0], "/error") == "wrong");
  CHECK(number_at(out[0], "/column") == 5);
  CHECK(out[1].at_pointer("/column").is_null());
}

}  // namespace dateline
