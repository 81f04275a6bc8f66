// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/fields/record_map.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "corpus/reading/article_reader.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

Article read_one(const std::string& bytes, const std::vector<std::string>& maps,
                 const std::vector<std::string>& missing = {}) {
  ReadOptions options;
  for (const auto& map : maps) options.fields.mapped.push_back(parse_mapped_field(map));
  options.fields.missing = missing;
  const TempFolder folder;
  const auto result = read_all(folder.write("a", bytes), options);
  REQUIRE(result.errors == std::vector<std::string>{});
  REQUIRE(result.articles.size() == 1);
  return result.articles[0];
}

TEST_CASE("a mapped field is taken from the path that is told, and from nowhere else",
          "[field_map]") {
  const auto article = read_one(R"({"story":{"paras":[{"p":"One."},{"p":"Two."}]},"text":"No.",)"
                                R"("kopf":"Ferry sunk","title":"No"})",
                                {"text=story.paras[].p", "title=Kopf"});
  CHECK(article.text == "One.\n\nTwo.");
  CHECK(article.title == "Ferry sunk");
  CHECK(read_one(R"({"text":"A.","title":"No"})", {"title=kopf"}).title.empty());
}

TEST_CASE("a constant is the value of every article", "[field_map]") {
  const auto article =
      read_one(R"({"text":"A.","outlet":"No"})", {"outlet==Harbour Courier", "language==English"});
  CHECK(article.outlet == "Harbour Courier");
  CHECK(article.language == "en");
}

TEST_CASE("a field that is mapped to nothing is taken from nowhere", "[field_map]") {
  const auto article = read_one(",id,text,outlet\n0,7,A ferry sank.,Post\n", {"id=", "outlet="});
  CHECK(article.id == "a:2");
  CHECK(article.outlet.empty());
  CHECK(article.text == "A ferry sank.");
}

TEST_CASE("a table whose header only the map knows is a table", "[field_map]") {
  const auto article =
      read_one("kopf;inhalt\nFerry sunk;A ferry sank.\n", {"title=kopf", "text=inhalt"});
  CHECK(article.title == "Ferry sunk");
  CHECK(article.text == "A ferry sank.");
}

TEST_CASE("values that are told to mean nothing are none", "[field_map]") {
  const auto article = read_one("title,text,outlet\n\\N,A ferry sank., n/a \n", {}, {"\\N", "n/a"});
  CHECK(article.title.empty());
  CHECK(article.outlet.empty());
}

TEST_CASE("a source is the address or the outlet by its value", "[field_map]") {
  CHECK(read_one(R"({"text":"A.","source":"https://courier.example/a"})", {}).url ==
        "https://courier.example/a");
  CHECK(read_one(R"({"text":"A.","source":"Harbour Courier"})", {}).outlet == "Harbour Courier");
  CHECK(read_one(R"({"text":"A.","source":{"id":null,"name":"Harbour Courier"}})", {}).outlet ==
        "Harbour Courier");
}

TEST_CASE("an address with a whole date dates an article that nothing else dates", "[field_map]") {
  const std::string url = "https://courier.example/2023/05/01/ferry";
  const auto article = read_one(R"({"text":"A.","url":")" + url + "\"}", {});
  CHECK(article.published == Date{2023, 5, 1});
  CHECK(article.date_source == DateSource::url);
  const auto dated = read_one(R"({"text":"A.","date":"2023-04-30","url":")" + url + "\"}", {});
  CHECK(dated.published == Date{2023, 4, 30});
  const auto unread = read_one(R"({"text":"A.","date":"9-Oct","url":")" + url + "\"}", {});
  CHECK_FALSE(unread.published);
  CHECK(unread.unread_date == "9-Oct");
}

TEST_CASE("what maps nothing, or no field, is refused with the fields that there are",
          "[field_map]") {
  const auto written = GENERATE(values<std::string>({"", "title", "kopf=title", "kopf=", "=a"}));
  INFO(written);
  CHECK_THROWS_AS(parse_mapped_field(written), std::invalid_argument);
}

TEST_CASE("the paths that were met are told with the fields that they fill", "[field_map]") {
  const TempFolder folder;
  const auto reader = open_article_file(folder.write("a", "title,text,labels,location\na,b,1,x\n"));
  REQUIRE(reader->next());
  const auto columns = reader->notes().columns;
  using Columns = std::vector<std::pair<std::string, std::string>>;
  CHECK(columns ==
        Columns{{"title", "title"}, {"text", "text"}, {"labels", ""}, {"location", "places"}});
}

}  // namespace
}  // namespace dateline::corpus
