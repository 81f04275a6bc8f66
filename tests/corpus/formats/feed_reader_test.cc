// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/feed_reader.h"

#include <catch2/catch.hpp>

#include "corpus/formats/record_file.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

ReadResult read(const std::string& xml) {
  const TempFolder folder;
  const auto file = folder.write("feed.xml", xml);
  REQUIRE(open_record_file(file).format == "feed");
  return read_all(file);
}

std::vector<std::string> flags_of(const std::string& xml) {
  const TempFolder folder;
  const auto opened = open_record_file(folder.write("feed.xml", xml));
  Record record;
  std::vector<std::string> flags;
  while (opened.records->next(record)) {
    flags.push_back(record.flags().empty() ? "" : record.flags().front());
  }
  return flags;
}

const std::string rss =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:media=\"http://search.yahoo.com/mrss/\">\n"
    "<channel><title>The Tigris Post</title><link>https://e.org</link><language>en-us</language>\n"
    "<image><title>Logo</title></image>\n"
    "<item><title>Rockets &amp; drones</title><link>https://e.org/1</link>\n"
    "<guid isPermaLink=\"false\">tag:1</guid><pubDate>Tue, 10 Jun 2014 07:00:00 +0300</pubDate>\n"
    "<media:title>Picture</media:title><dc:creator>A Writer</dc:creator>\n"
    "<description>Short.</description>\n"
    "<content:encoded><![CDATA[<p>First &amp; long.</p><p>Second.</p>]]></content:encoded></item>\n"
    "<item><title>Two</title><link>https://e.org/2</link><dc:date>2014-06-11T08:00:00Z</dc:date>\n"
    "<description>&lt;b&gt;Only&lt;/b&gt; a summary.</description></item>\n"
    "</channel></rss>\n";

TEST_CASE("the items of an RSS feed are articles", "[feed]") {
  const auto result = read(rss);
  CHECK(result.errors.empty());
  REQUIRE(result.articles.size() == 2);
  const auto& first = result.articles[0];
  CHECK(first.id == "tag:1");
  CHECK(first.title == "Rockets & drones");
  CHECK(first.text == "First & long.\n\nSecond.");
  CHECK(first.outlet == "The Tigris Post");
  CHECK(first.language == "en");
  CHECK(first.url == "https://e.org/1");
  CHECK(first.published == Date{2014, 6, 10});
  CHECK(first.date_source == DateSource::metadata);
  CHECK(first.source_line == 6);
  const auto& second = result.articles[1];
  CHECK(second.id == "https://e.org/2");
  CHECK(second.text == "Only a summary.");
  CHECK(second.published == Date{2014, 6, 11});
}

TEST_CASE("an item with a summary alone is flagged as partial", "[feed]") {
  CHECK(flags_of(rss) == std::vector<std::string>{"", "partial"});
}

TEST_CASE("the entries of an Atom feed are articles, and an update is no publication", "[feed]") {
  const auto result = read(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"text\">Desk</title>\n"
      "<updated>2020-01-01T00:00:00Z</updated>\n"
      "<entry><id>urn:1</id><title type=\"html\">A &lt;i&gt;title&lt;/i&gt;</title>\n"
      "<link rel=\"self\" href=\"https://e.org/self\"/><link href=\"https://e.org/1\"/>\n"
      "<published>2019-12-31T23:00:00Z</published><updated>2020-01-01T00:00:00Z</updated>\n"
      "<author><name>A Writer</name></author><content type=\"xhtml\"><div "
      "xmlns=\"http://www.w3.org/1999/xhtml\"><p>One.</p><p>Two.</p></div></content></entry>\n"
      "<entry><id>urn:2</id><title>B</title><updated>2020-01-01T00:00:00Z</updated>\n"
      "<content type=\"text\">1 &lt; 2</content></entry></feed>");
  CHECK(result.errors.empty());
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].title == "A title");
  CHECK(result.articles[0].text == "One.\n\nTwo.");
  CHECK(result.articles[0].url == "https://e.org/1");
  CHECK(result.articles[0].published == Date{2019, 12, 31});
  CHECK(result.articles[0].outlet == "Desk");
  CHECK(result.articles[1].text == "1 < 2");
  CHECK_FALSE(result.articles[1].published);
}

TEST_CASE("a feed of RSS 1.0 is read, and one in another encoding", "[feed]") {
  const auto result = read(
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\">"
      "<channel><title>C</title></channel><item><title>\xCA\xE8\xE5\xE2</title>"
      "<description>D</description></item></rdf:RDF>");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].title == "Киев");
  CHECK(result.articles[0].outlet == "C");
}

TEST_CASE("a feed that is cut short gives what stands before and one error", "[feed]") {
  CHECK(read(rss.substr(0, rss.find("<guid"))).errors ==
        std::vector<std::string>{"feed.xml:6: cut short: the item is not closed"});
  const auto later = read(rss.substr(0, rss.find("Only&lt;")));
  REQUIRE(later.articles.size() == 1);
  CHECK(later.articles[0].id == "tag:1");
  CHECK(later.errors == std::vector<std::string>{"feed.xml:11: cut short: the item is not closed"});
}

TEST_CASE("an item that is not well-formed costs no other", "[feed]") {
  auto broken = rss;
  broken.replace(broken.find("</title><link>https://e.org/1"), 8, "</titel>");
  const auto result = read(broken);
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].id == "https://e.org/2");
  REQUIRE(result.errors.size() == 1);
  CHECK_THAT(result.errors[0], Catch::StartsWith("feed.xml:6: not well-formed XML: "));
}

TEST_CASE("names of characters that HTML has are read, those that a feed defines are not",
          "[feed]") {
  const std::string start =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\">"
      "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel>";
  CHECK(read(start + "<item><description>a&nbsp;b</description></item></channel></rss>")
            .articles.at(0)
            .text == "a\u00A0b");
  for (const auto* name : {"&a;", "&x;"}) {
    const auto result =
        read(start + "<item><description>" + name + "</description></item></channel></rss>");
    CHECK(result.articles.empty());
    CHECK(result.errors.size() == 1);
  }
}

}  // namespace
}  // namespace dateline::corpus
