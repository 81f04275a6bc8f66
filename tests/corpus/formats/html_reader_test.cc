// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/html_reader.h"

#include <catch2/catch.hpp>

#include "corpus/formats/record_file.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

Article read_one(const std::string& html) {
  const TempFolder folder;
  const auto file = folder.write("page.html", html);
  REQUIRE(open_record_file(file).format == "HTML");
  const auto result = read_all(file);
  REQUIRE(result.errors.empty());
  REQUIRE(result.articles.size() == 1);
  return result.articles.front();
}

std::string error_of(const std::string& html) {
  const TempFolder folder;
  const auto result = read_all(folder.write("page.html", html));
  return result.errors.empty() ? "" : result.errors.front();
}

const std::string first =
    "Two rockets landed near the airport of Erbil on Wednesday, the governor said, and no one was "
    "hurt by them.";
const std::string second =
    "The base houses troops of several countries, and the alarm had sounded for twenty minutes, "
    "residents said.";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><title>Site - Page</title>" + head +
         "</head><body>" + body + "</body></html>";
}

const std::string body = "<p>" + first + "</p><p>" + second + "</p>";

TEST_CASE("linked data wins over Open Graph, and that over other names", "[html]") {
  const std::string linked =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"L &amp; T",)"
      R"("datePublished":"2020-01-08T10:00:00+03:00","publisher":{"name":"Linked Post"}}</script>)";
  const std::string graph =
      R"(<meta property="og:title" content="Graph title"><meta property="og:site_name" content="Graph Post">)"
      R"(<meta property="article:published_time" content="2020-01-09T10:00:00Z">)";
  const std::string core =
      R"(<meta name="DC.Title" content="Core title"><meta name="DC.Publisher" content="Core Post">)"
      R"(<meta name="DC.date.issued" content="2020-01-10">)";
  const auto all = read_one(page(core + graph + linked, body));
  CHECK(all.title == "L & T");
  CHECK(all.outlet == "Linked Post");
  CHECK(all.published == Date{2020, 1, 8});
  CHECK(all.date_source == DateSource::metadata);
  const auto two = read_one(page(core + graph, body));
  CHECK(two.title == "Graph title");
  CHECK(two.outlet == "Graph Post");
  CHECK(two.published == Date{2020, 1, 9});
  const auto one = read_one(page(core, body));
  CHECK(one.title == "Core title");
  CHECK(one.outlet == "Core Post");
  CHECK(one.published == Date{2020, 1, 10});
}

TEST_CASE("a page that states nothing has its title and its text", "[html]") {
  const auto article = read_one(page("", body));
  CHECK(article.title == "Site - Page");
  CHECK(article.text == first + "\n\n" + second);
  CHECK(article.language == "en");
  CHECK(article.id == "page.html");
  CHECK_FALSE(article.published);
  CHECK(article.outlet.empty());
}

TEST_CASE("a date counts only as one of publication, the address last", "[html]") {
  const std::string canonical =
      R"(<link rel="canonical" href="https://www.example.org/2019/05/06/erbil.html">)";
  const auto from_url = read_one(page(canonical, body));
  CHECK(from_url.published == Date{2019, 5, 6});
  CHECK(from_url.date_source == DateSource::url);
  CHECK(from_url.url == "https://www.example.org/2019/05/06/erbil.html");
  CHECK(from_url.outlet == "example.org");
  const auto stated =
      read_one(page(canonical + R"(<meta name="pubdate" content="2019-05-04">)", body));
  CHECK(stated.published == Date{2019, 5, 4});
  const auto marked =
      read_one(page("", body + R"(<time itemprop="datePublished" datetime="2018-02-03">x</time>)"));
  CHECK(marked.published == Date{2018, 2, 3});
  const auto changed = read_one(
      page(R"(<meta property="article:modified_time" content="2021-01-01">)",
           body + R"(<time datetime="2022-02-02">2022</time><p>© 2023, 3 April 2024</p>)"));
  CHECK_FALSE(changed.published);
}

TEST_CASE("a date that cannot be read gives way to one that can", "[html]") {
  const std::string head =
      R"(<meta property="article:published_time" content="yesterday"><meta name="date" content="2020-03-04">)";
  CHECK(read_one(page(head, body)).published == Date{2020, 3, 4});
  CHECK(read_one(page(R"(<meta name="date" content="yesterday">)", body)).unread_date ==
        "yesterday");
}

TEST_CASE("navigation, scripts, captions and related links are no text", "[html]") {
  const auto article = read_one(
      page("<style>p{}</style>",
           "<header><a href=/>Home</a></header><nav><p>" + second +
               "</p></nav>"
               "<script>var a = '<p>';</script><article><h1>Site - Page</h1><p>" +
               first +
               "</p><figure><img><figcaption>A caption of the picture of the airport of Erbil."
               "</figcaption></figure><ul class=\"related-links\"><li>" +
               second +
               "</li></ul>"
               "<p><a href=/x>Read more about the airport of Erbil and its rockets</a></p>"
               "<p>Short end.</p><div class='shareTools'><p>Share this</p></div></article>"
               "<aside><p>" +
               second + "</p></aside><footer><p>" + second + "</p></footer>"));
  CHECK(article.text == first + "\n\nShort end.");
}

TEST_CASE("the densest block is the text where no article is marked up", "[html]") {
  const auto article = read_one(page(
      "", "<table><tr><td><a href=1>One</a> <a href=2>Two</a></td><td><div class=story><div><p>" +
              first + "</p></div><div><p>" + second + "</p></div></div></td><td>" +
              "<p>Weather: sunny, with some clouds over the whole of the "
              "country.</p></td></tr></table>"));
  CHECK(article.text == first + "\n\n" + second);
}

TEST_CASE("line breaks separate lines, white space does not", "[html]") {
  const auto article =
      read_one(page("", "<div>" + first + "\n  <br/>\n" + second + "&nbsp;<b>B</b>old</div>"));
  CHECK(article.text == first + "\n" + second + "\u00A0Bold");
}

TEST_CASE("the body of the linked data is the text", "[html]") {
  const auto article = read_one(
      page("<script type=\"application/ld+json\">[{\"@type\":\"Organization\",\"name\":\"X\"},"
           "{\"@type\":[\"NewsArticle\"],\"articleBody\":\"" +
               first + "\n\n" + second +
               "\",\"author\":[{\"name\":\"A\"}],\"contentLocation\":{\"name\":\"Erbil\"},"
               "\"dateline\":\"BEIRUT, Lebanon, June 2.\"}]</script>",
           "<p>Sign in to read on, or take out a subscription to this newspaper today.</p>"));
  CHECK(article.text == first + "\n\n" + second);
  CHECK(article.filed == "BEIRUT, Lebanon");
  REQUIRE(article.places.size() == 1);
  CHECK(article.places.front().name == "Erbil");
}

TEST_CASE("a teaser in the linked data does not replace the text of the page", "[html]") {
  const auto article =
      read_one(page(R"(<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",)"
                    R"("articleBody":"Two rockets landed."}]}</script>)",
                    body));
  CHECK(article.text == first + "\n\n" + second);
}

TEST_CASE("programs that save pages name the address, and their date is none", "[html]") {
  const auto single = read_one(
      "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: "
      "https://news.example.org/a \n saved date: Tue May 04 2021 10:00:00 GMT+0200 "
      "(CEST)\n--><body>" +
      body);
  CHECK(single.url == "https://news.example.org/a");
  CHECK(single.outlet == "news.example.org");
  CHECK_FALSE(single.published);
  CHECK(single.unread_date.empty());
  CHECK(read_one("<html><!-- saved from url=(0022)https://example.org/b/ --><body>" + body).url ==
        "https://example.org/b/");
  CHECK(read_one("<html><!-- Mirrored from example.org/c.html by HTTrack Website Copier/3.x, "
                 "Tue, 10 Jun 2014 07:00:00 GMT --><body>" +
                 body)
            .url == "http://example.org/c.html");
}

TEST_CASE("a page of a thousand levels is read, a deeper one refused", "[html]") {
  const auto nested = [](int depth) {
    std::string html = "<html><body>";
    for (int i = 0; i < depth; ++i) html += "<div>";
    return html + body;
  };
  CHECK(read_one(nested(900)).text == first + "\n\n" + second);
  CHECK(error_of(nested(100'000)) == "page.html:0: nested more than 1,000 elements deep");
}

TEST_CASE("a page is read in the encoding that it declares", "[html]") {
  const std::string cyrillic = "\xCF\xF0\xE8\xE2\xE5\xF2 \xE8\xE7 \xCA\xE8\xE5\xE2\xE0";
  for (const auto* meta : {"<meta charset=windows-1251>",
                           "<meta http-equiv=Content-Type content='text/html; charset=cp1251'>"}) {
    CHECK(read_one("<html><head>" + std::string(meta) + "</head><body><p>" + cyrillic).text ==
          "Привет из Киева");
  }
  CHECK(read_one("<html><head><meta charset=windows-1251></head><body><p>Привет").text == "Привет");
  CHECK(read_one("<html><body><p>caf\xE9 \x93x\x94").text == "café “x”");
  CHECK(read_one("<html><meta charset=utf-7><body><p>+ADw-b+AD4-").text == "+ADw-b+AD4-");
}

TEST_CASE("a page without text is refused", "[html]") {
  CHECK(error_of(page("", "<script>render()</script>")) == "page.html:0: no text in the page");
}

TEST_CASE("a page whose class names speak of asides is not emptied", "[html]") {
  CHECK(read_one(page("", "<div class='social widget'>" + body + "</div>")).text ==
        first + "\n\n" + second);
}

TEST_CASE("a day is found in an address only where it is whole", "[html]") {
  CHECK(find_date_in_url("https://e.org/2014/06/10/a") == "2014-06-10");
  CHECK(find_date_in_url("https://e.org/news/2014-06-10-a") == "2014-06-10");
  CHECK(find_date_in_url("https://e.org/2014/06/10") == "2014-06-10");
  CHECK(find_date_in_url("https://e.org/2014/13/10/a").empty());
  CHECK(find_date_in_url("https://e.org/2014/06/a").empty());
  CHECK(find_date_in_url("https://e.org/2014/06/101").empty());
  CHECK(find_date_in_url("").empty());
}

}  // namespace
}  // namespace dateline::corpus
