// SPDX-License-Identifier: GPL-2.0-or-later
// Each producer's shape as its own code writes it, with its mess; the words are this project's.
#include "corpus/fields/presets.h"

#include <catch2/catch.hpp>

#include "corpus/reading/article_reader.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

// What a file of `bytes` gives, and how it was understood.
struct Reading {
  std::vector<Article> articles{};
  std::vector<std::string> errors{};
  FileNotes notes{};
};

Reading read(const std::string& bytes, const ReadOptions& options = {}) {
  const TempFolder folder;
  const auto file = folder.write("a", bytes);
  Reading reading;
  const auto reader = open_article_file(file, options);
  for (;;) {
    try {
      auto article = reader->next();
      if (!article) break;
      reading.articles.push_back(std::move(*article));
    } catch (const ReadError& error) {
      reading.errors.push_back(error.reason());
    }
  }
  reading.notes = reader->notes();
  return reading;
}

TEST_CASE("trafilatura's source is the address and its sitename the outlet", "[presets]") {
  const auto result = read(
      R"({"title":"Ferry sunk","author":"null","hostname":"courier.example","date":"2023-05-01",)"
      R"("fingerprint":"a1b2","id":null,"license":null,"comments":"","raw_text":"Ferry sunk raw",)"
      R"("text":"A ferry sank.","language":null,"image":null,"pagetype":"article",)"
      R"("filedate":"2024-01-01","source":"https://courier.example/2023/ferry",)"
      R"("source-hostname":"Harbour Courier","excerpt":"A ferry","categories":"","tags":"a;b"})"
      "\n");
  CHECK(result.notes.preset == "trafilatura");
  CHECK(result.notes.signature == "source-hostname source text");
  REQUIRE(result.articles.size() == 1);
  const auto& article = result.articles[0];
  CHECK(article.title == "Ferry sunk");
  CHECK(article.text == "A ferry sank.");
  CHECK(article.outlet == "Harbour Courier");
  CHECK(article.url == "https://courier.example/2023/ferry");
  CHECK(article.published == Date{2023, 5, 1});
}

TEST_CASE("trafilatura's table has no header and says null for nothing", "[presets]") {
  const auto result = read(
      "https://courier.example/a\tnull\tf1\tcourier.example\tFerry sunk\tnull\t2023-05-01\t"
      "\"A ferry \"\"Nour\"\" sank.\nNobody was hurt.\"\tnull\tnull\tarticle\n"
      "https://courier.example/b\tnull\tf2\tcourier.example\tnull\tnull\tnull\tA bridge fell.\t"
      "null\tnull\tarticle\n");
  CHECK(result.notes.preset == "trafilatura");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].text == "A ferry \"Nour\" sank.\nNobody was hurt.");
  CHECK(result.articles[0].outlet == "courier.example");
  CHECK(result.articles[0].published == Date{2023, 5, 1});
  CHECK(result.articles[1].title.empty());
  CHECK(result.articles[1].url == "https://courier.example/b");
  CHECK_FALSE(result.articles[1].published);
  CHECK(result.articles[1].unread_date.empty());
}

TEST_CASE("news-please's None is no value", "[presets]") {
  const auto result = read(
      R"({"authors":[],"date_download":"2024-01-01 00:00:00","date_modify":"None",)"
      R"("date_publish":"2023-05-01 10:00:00","description":"None","filename":"a.json",)"
      R"("image_url":null,"language":"en","localpath":null,"maintext":"A ferry sank.",)"
      R"("source_domain":"courier.example","title":"None","title_page":"Ferry sunk",)"
      R"("title_rss":null,"url":"https://courier.example/a"})"
      "\n"
      R"({"date_publish":"None","maintext":"A bridge fell.","source_domain":"courier.example",)"
      R"("title":"None","url":"https://courier.example/b"})");
  CHECK(result.notes.preset == "news-please");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].title == "Ferry sunk");
  CHECK(result.articles[0].published == Date{2023, 5, 1});
  CHECK(result.articles[0].date_source == DateSource::given);
  CHECK(result.articles[1].title.empty());
  CHECK(result.articles[1].unread_date.empty());
}

TEST_CASE("newspaper's lists are passed over and nan is no value", "[presets]") {
  const auto result = read(
      "url,title,text,meta_site_name,publish_date,authors,meta_lang,top_image\n"
      "https://courier.example/a,Ferry sunk,A ferry sank.,Harbour Courier,"
      "2023-05-01T10:00:00+00:00,\"['A B', 'C D']\",en,nan\n"
      "https://courier.example/b,nan,A bridge fell.,nan,nan,[],,\n");
  CHECK(result.notes.preset == "newspaper");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].outlet == "Harbour Courier");
  CHECK(result.articles[0].language == "en");
  CHECK(result.articles[1].outlet.empty());
  CHECK(result.articles[1].title.empty());
  CHECK(result.articles[1].unread_date.empty());
}

TEST_CASE("a list of Media Cloud has titles and no texts", "[presets]") {
  const auto result = read(
      "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
      "f3a9,2023-05-02 04:05:06.123456,en,courier.example,courier.example,2023-05-01,Ferry sunk,"
      "https://courier.example/a\n");
  CHECK(result.notes.preset == "mediacloud");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].id == "f3a9");
  CHECK(result.articles[0].published == Date{2023, 5, 1});
  CHECK(result.articles[0].outlet == "courier.example");
}

TEST_CASE("GDELT's answer is unwrapped, and its date is when the article was seen", "[presets]") {
  const auto result = read(
      R"({"articles":[{"url":"https://courier.example/a","url_mobile":"","title":"Ferry sunk",)"
      R"("seendate":"20230501T101500Z","socialimage":"","domain":"courier.example",)"
      R"("language":"English","sourcecountry":"Yemen"},{"url":"https://courier.example/b",)"
      R"("title":"سقوط جسر","seendate":"20230502T000000Z","domain":"courier.example",)"
      R"("language":"Arabic","sourcecountry":"Yemen"}]})");
  CHECK(result.notes.preset == "gdelt-doc");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].published == Date{2023, 5, 1});
  CHECK(result.articles[0].date_source == DateSource::seen);
  CHECK(result.articles[0].language == "en");
  CHECK(result.articles[1].language == "ar");
  CHECK(result.articles[1].title == "سقوط جسر");
}

TEST_CASE("ReliefWeb's fields lie two levels deep, its sources and countries in lists",
          "[presets]") {
  const auto result = read(
      R"({"time":5,"href":"https://api.example/v1/reports","totalCount":2,"data":[{"id":"4012",)"
      R"("score":1,"fields":{"title":"Flash update 3","body":"**Displacement** goes on.",)"
      R"("date":{"created":"2023-05-03T10:00:00+00:00","original":"2023-05-01T00:00:00+00:00"},)"
      R"("primary_country":{"name":"Yemen","iso3":"yem"},"country":[{"name":"Yemen"},)"
      R"({"name":"Djibouti"}],"source":[{"name":"Harbour Relief","shortname":"HR"},)"
      R"({"name":"Other"}],"language":[{"name":"English","code":"en"}],)"
      R"("url":"https://reports.example/4012"}},{"id":"4013","fields":{"title":"Flash update 4",)"
      R"("date":{"created":"2023-05-04T10:00:00+00:00"}}}]})");
  CHECK(result.notes.preset == "reliefweb");
  REQUIRE(result.articles.size() == 2);
  const auto& article = result.articles[0];
  CHECK(article.id == "4012");
  CHECK(article.outlet == "Harbour Relief");
  CHECK(article.language == "en");
  CHECK(article.published == Date{2023, 5, 1});
  REQUIRE(article.places.size() == 2);
  CHECK(article.places[0].name == "Yemen");
  CHECK(article.places[1].name == "Djibouti");
  CHECK(result.articles[1].published == Date{2023, 5, 4});
}

TEST_CASE("an event of ACLED has its notes as text, the first source as outlet and its place",
          "[presets]") {
  const std::string header =
      "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,country,"
      "admin1,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,"
      "timestamp\n";
  const auto date = GENERATE(values<std::string>({"2023-05-01", "01 May 2023"}));
  const auto result =
      read(header + "YEM123," + date +
           ",2023,1,Battles,Armed clash,A,Yemen,Marib,Sirwah,15.45,45.01,1,"
           "Harbour Courier; Levant Monitor,National-Regional,\"On 1 May, forces clashed.\",3,"
           "1683500000\n");
  CHECK(result.notes.preset == "acled");
  REQUIRE(result.articles.size() == 1);
  const auto& article = result.articles[0];
  CHECK(article.id == "YEM123");
  CHECK(article.title == "Armed clash, Sirwah");
  CHECK(article.text == "On 1 May, forces clashed.");
  CHECK(article.outlet == "Harbour Courier");
  CHECK(article.published == Date{2023, 5, 1});
  CHECK(article.date_source == DateSource::event);
  REQUIRE(article.places.size() == 3);
  CHECK(article.places[0].name == "Sirwah");
  CHECK(article.places[0].latitude == 15.45);
  CHECK(article.places[0].longitude == 45.01);
  CHECK_FALSE(article.places[1].latitude);
}

TEST_CASE("an event of UCDP is dated by its source where that has a date", "[presets]") {
  const auto result = read(
      "id,relid,year,dyad_name,side_a,side_b,source_article,source_office,source_date,"
      "source_headline,where_coordinates,adm_1,country,latitude,longitude,date_start,date_end\n"
      "77,YEM-2023-1,2023,A - B,A,B,Clashes at Sirwah.,Harbour Courier,2023-05-02,"
      "Clashes,Sirwah,Marib,Yemen,15.45,45.01,2023-05-01 00:00:00.000,2023-05-01 00:00:00.000\n"
      "78,YEM-2023-2,2023,A - B,A,B,More clashes.,,,,Sirwah,Marib,Yemen,15.45,45.01,"
      "2023-05-03 00:00:00.000,2023-05-03 00:00:00.000\n");
  CHECK(result.notes.preset == "ucdp");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].published == Date{2023, 5, 2});
  CHECK(result.articles[0].date_source == DateSource::given);
  CHECK(result.articles[1].published == Date{2023, 5, 3});
  CHECK(result.articles[1].date_source == DateSource::event);
  CHECK(result.articles[1].title == "A - B, Sirwah");
}

TEST_CASE("the values of an entity of FollowTheMoney are lists", "[presets]") {
  const auto result =
      read(R"({"id":"abc","schema":"Article","properties":{"title":["Ferry sunk"],)"
           R"("bodyText":["A ferry sank.","Nobody was hurt."],"publishedAt":["2023-05-01"],)"
           R"("sourceUrl":["https://courier.example/a"],"publisher":["Harbour Courier"],)"
           R"("language":["eng"],"author":["A","B"]}})"
           "\n");
  CHECK(result.notes.preset == "ftm");
  REQUIRE(result.articles.size() == 1);
  const auto& article = result.articles[0];
  CHECK(article.id == "abc");
  CHECK(article.text == "A ferry sank.\n\nNobody was hurt.");
  CHECK(article.language == "en");
  CHECK(article.outlet == "Harbour Courier");
  CHECK(article.published == Date{2023, 5, 1});
}

TEST_CASE("entities of FollowTheMoney that are no documents are no articles", "[presets]") {
  const auto result =
      read(R"({"id":"p","schema":"Person","properties":{"name":["A. Person"],"country":["ye"]}})"
           "\n"
           R"({"id":"a","schema":"Article","properties":{"title":["Ferry sunk"]}})"
           "\n");
  CHECK(result.notes.preset == "ftm");
  CHECK(result.errors == std::vector<std::string>{"no text"});
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].title == "Ferry sunk");
}

TEST_CASE("the table of GDELT's article list has names of its own", "[presets]") {
  const auto result = read(
      "\xEF\xBB\xBFURL,MobileURL,Date,Title\n"
      "https://courier.example/a,,2023-05-01 09:30:00,Ferry sunk \n");
  CHECK(result.notes.preset == "gdelt-doc");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].title == "Ferry sunk");
  CHECK(result.articles[0].url == "https://courier.example/a");
  CHECK(result.articles[0].published == Date{2023, 5, 1});
  CHECK(result.articles[0].date_source == DateSource::seen);
}

TEST_CASE("a table of LexisNexisTools is R's, with NA for nothing", "[presets]") {
  const auto result = read(
      "\"\",\"ID\",\"Source_File\",\"Newspaper\",\"Date\",\"Length\",\"Headline\",\"Article\"\n"
      "\"1\",1,\"a.TXT\",\"Harbour Courier\",2023-05-01,\"120 words\",\"Ferry sunk\","
      "\"A ferry sank.\"\n"
      "\"2\",2,\"a.TXT\",NA,NA,\"80 words\",NA,\"A bridge fell.\"\n");
  CHECK(result.notes.preset == "lexisnexistools");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].id == "a:2");  // its ID is of one run alone
  CHECK(result.articles[0].outlet == "Harbour Courier");
  CHECK(result.articles[1].outlet.empty());
  CHECK(result.articles[1].title.empty());
  CHECK_FALSE(result.articles[1].published);
}

TEST_CASE("None is a word where no producer is known to write it", "[presets]") {
  const auto result = read("{\"title\":\"None\",\"text\":\"A ferry sank.\"}\n");
  CHECK(result.notes.preset.empty());
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].title == "None");
}

TEST_CASE("a preset that is told counts, and none switches them off", "[presets]") {
  const std::string bytes =
      R"({"maintext":"A ferry sank.","source_domain":"courier.example","title":"None"})";
  CHECK(read(bytes, {.fields = {.preset = "news-please"}}).articles.at(0).title.empty());
  CHECK(read(bytes, {.fields = {.preset = "none"}}).articles.at(0).title == "None");
  CHECK(find_preset("none") == nullptr);
}

TEST_CASE("each preset is told by its own signature", "[presets]") {
  for (const auto& preset : presets()) {
    INFO(preset.name);
    const auto signature = preset.signature.substr(0, preset.signature.find('|'));
    std::vector<std::string_view> names;
    for (std::size_t begin = 0; begin < signature.size();) {
      const auto end = std::min(signature.find(' ', begin), signature.size());
      names.push_back(signature.substr(begin, end - begin));
      begin = end + 1;
    }
    CHECK(detect_preset(names).preset == &preset);
  }
}

}  // namespace
}  // namespace dateline::corpus
