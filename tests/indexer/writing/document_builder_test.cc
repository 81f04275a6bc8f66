// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/document_builder.h"

#include <xapian.h>

#include <catch2/catch.hpp>

#include "indexer/layout/positions.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

const synonyms::NameTable& names() {
  static const auto table = test::compile_table(test::small_table());
  return table;
}

Xapian::Document build(const corpus::Article& article) {
  indexer::Labels labels;
  const synonyms::NameKeys none;
  synonyms::NameRecogniser recogniser(names(), none);
  return indexer::build_document(article, recogniser, labels);
}

bool is_name(const std::string& term) { return term.starts_with("N") || term.starts_with("SN"); }

bool has_positions(const std::string& term) {
  return term.front() < 'A' || term.front() > 'Z' || term.front() == 'K' || term.front() == 'S' ||
         is_name(term);
}

// "term weight: positions", a text's position as t0 and an extent as first+count.
std::string line_of(const Xapian::TermIterator& entry, const schema::Positions& positions) {
  std::string line = *entry + " " + std::to_string(entry.get_wdf());
  if (!has_positions(*entry)) return line;
  for (const auto& extent : schema::places_of(*entry, positions)) {
    const bool in_text = extent.position >= schema::text_begin;
    line += in_text ? " t" + std::to_string(extent.position - schema::text_begin)
                    : " " + std::to_string(extent.position - schema::title_begin);
    if (is_name(*entry)) line += "+" + std::to_string(extent.count);
  }
  return line;
}

Lines terms_of(const Xapian::Document& document) {
  Lines lines;
  const std::string positions = document.get_value(schema::slot::positions);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    lines.push_back(line_of(term, schema::Positions(positions)));
  }
  return lines;
}

// Only those with this prefix.
Lines terms_of(const corpus::Article& article, const std::string& prefix) {
  Lines lines;
  for (auto& line : terms_of(build(article))) {
    if (line.starts_with(prefix)) lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("an article gets these terms and no others", "[indexer]") {
  const auto document = build({.id = "a-1",
                               .title = "IS hits Arbil",
                               .text = "Iraqi forces held.",
                               .outlet = "Levant Monitor",
                               .language = "en",
                               .published = corpus::Date{2014, 6, 10}});
  CHECK(terms_of(document) == Lines{"D20140610 0",
                                    "Kis 0 0",
                                    "Len 0",
                                    "M201406 0",
                                    "Nerbil 1 2+1",
                                    "Niraq~ 1 t0+1",
                                    "Nislamic-state 1 0+1",
                                    "Qa-1 0",
                                    "SNerbil 1 2+1",
                                    "SNislamic-state 1 0+1",
                                    "Sarbil 1 2",
                                    "Shits 1 1",
                                    "XEerbil 0",
                                    "XEiraq 0",
                                    "XOlevantmonitor 0",
                                    "XPerbil 0",
                                    "XPiraq 0",
                                    "XPiraq:arbil 0",
                                    "XZXA 0",
                                    "XZXF 0",
                                    "XZXG 0",
                                    "XZXW 0",
                                    "Y2014 0",
                                    "arbil 1 2",
                                    "forces 1 t1",
                                    "held 1 t2",
                                    "hits 1 1",
                                    "iraqi 1 t0"});
  CHECK(document.get_value(schema::slot::date) == "20140610");
}

TEST_CASE("a name of several words is an extent, its words stay words", "[indexer]") {
  const corpus::Article article{.id = "a", .text = "At Ain al-Asad air base, Mosul University."};
  CHECK(terms_of(article, "N") ==
        Lines{"Nain-al-asad 1 t1+5", "Nmosul 1 t6+1", "Nmosul-university 1 t6+2"});
  CHECK(terms_of(article, "asad") == Lines{"asad 1 t3"});
}

TEST_CASE("a nested name is found and is no place of the article", "[indexer]") {
  const corpus::Article article{.id = "a", .text = "He taught at the University of Damascus."};
  CHECK(terms_of(article, "Ndamascus") == Lines{"Ndamascus 1 t6+1"});
  CHECK(terms_of(article, "XP") == Lines{});
  const corpus::Article nested{.id = "a", .text = "He taught at the University of Mosul."};
  CHECK(terms_of(nested, "Nmosul ") == Lines{"Nmosul 1 t6+1"});
  CHECK(terms_of(nested, "XPmosul") == Lines{"XPmosul 0", "XPmosul-university 0"});
}

TEST_CASE("a name that counts in capitals is the word nowhere", "[indexer]") {
  const corpus::Article article{.id = "a", .text = "What is IS? The US told us. U.S. troops."};
  CHECK(terms_of(article, "is") == Lines{"is 1 t1"});
  CHECK(terms_of(article, "us") == Lines{"us 1 t6"});
  CHECK(terms_of(article, "K") == Lines{"Kis 0 t2", "Kus 0 t4 t7"});
}

TEST_CASE("in a line of capitals a name that needs them is a word", "[indexer]") {
  const corpus::Article article{.id = "a", .title = "WHO IS TO BLAME FOR HAMA"};
  CHECK(terms_of(article, "is") == Lines{"is 1 1"});
  CHECK(terms_of(article, "N") == Lines{"Nhama 1 5+1"});
  CHECK(terms_of(article, "K") == Lines{"Kis 0 1", "Kwho 0 0"});
}

TEST_CASE("the place of a dateline is where it was filed, not what it is about", "[indexer]") {
  corpus::Article article{.id = "a",
                          .text = "ERBIL, Iraq, Jan 8 (Meridian Wire) - Shells fell on Mosul.",
                          .filed = "ERBIL, Iraq"};
  CHECK(terms_of(article, "XF") == Lines{"XFerbil 0", "XFiraq 0", "XFiraq:arbil 0"});
  CHECK(terms_of(article, "XP") == Lines{"XPiraq 0", "XPiraq:nineveh 0", "XPmosul 0"});
}

TEST_CASE("no article is filed from what its agency is called", "[indexer]") {
  const auto table = test::compile_table(
      "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n"
      "ambiguous\tarea\tAmbiguous (one of several places)\t\t\t\t\t\t\n"
      "ly\tcountry\tLibya\t\t27\t17\t\t\t\n"
      "lb\tcountry\tLebanon\t\t33.8\t35.8\t\t\t\n"
      "zahle\ttown\tZahle\tlb\t33.8\t35.9\t\t\t\n"
      "t1\ttown\tTripoli (Libya)\tly\t32.9\t13.2\tTripoli\t\t\n"
      "t2\ttown\tTripoli (Lebanon)\tlb\t34.4\t35.8\tTripoli\t\t\n");
  const synonyms::NameKeys none;
  const auto has = [&](const std::string& text, const std::string& term) {
    indexer::Labels labels;
    synonyms::NameRecogniser recogniser(table, none);
    const auto document = indexer::build_document({.id = "a", .text = text}, recogniser, labels);
    return std::ranges::any_of(terms_of(document),
                               [&](const auto& line) { return line == term + " 0"; });
  };
  CHECK(has("ZAHLE (AP) - Clashes broke out in Tripoli.", "XPt2"));
  CHECK(has("(Zahle) - Clashes broke out in Tripoli.", "XPambiguous"));
}

TEST_CASE("a dateline whose place no table lists was filed in its country", "[indexer]") {
  const auto filed = [](const std::string& dateline) {
    return terms_of({.id = "a", .text = dateline + " - Shells fell.", .filed = dateline}, "XF");
  };
  CHECK(filed("HAWIZAH, Iraq") == Lines{"XFiraq 0"});
  CHECK(filed("HAWIZAH, Iraq's south").empty());
  CHECK(filed("FACTS ON IRAQ").empty());
}

TEST_CASE("a credit counts where the table or the input knows the agency", "[indexer]") {
  const corpus::Article article{.id = "a",
                                .agencies = {"Some Press", "Littoral Press", "some press"},
                                .agency_credits = {"Jane Doe", "ميريديان واير"}};
  CHECK(terms_of(article, "XA") ==
        Lines{"XAlittoral-press 0", "XAmeridian-wire 0", "XAsomepress 0"});
  const auto stored = schema::read_article(build(article));
  CHECK(stored.agencies == Lines{"Some Press", "Littoral Press", "Meridian Wire"});
}

TEST_CASE("places that the input states count beside those of the text", "[indexer]") {
  const corpus::Article article{
      .id = "a", .places = {{.name = "Arbil"}, {.name = "x", .id = "kyiv"}, {.name = "Nowhere"}}};
  CHECK(terms_of(article, "XP") ==
        Lines{"XPerbil 0", "XPiraq 0", "XPiraq:arbil 0", "XPkyiv 0", "XPukraine 0"});
}

TEST_CASE("words of a very long title have terms, and no phrase runs into the text", "[indexer]") {
  std::string title;
  for (int i = 0; i < 2000; ++i) title += i == 1500 ? "Mosul " : "w" + std::to_string(i) + " ";
  const corpus::Article article{.id = "a", .title = title, .text = "Text begins."};
  CHECK(terms_of(article, "w1021 ") == Lines{"w1021 1 1021"});
  CHECK(terms_of(article, "w1022 ") == Lines{"w1022 1"});
  CHECK(terms_of(article, "w1999 ") == Lines{"w1999 1"});
  CHECK(terms_of(article, "Sw1999 ") == Lines{"Sw1999 1"});
  CHECK(terms_of(article, "Nmosul ") == Lines{"Nmosul 1"});
  CHECK(terms_of(article, "SNmosul ") == Lines{"SNmosul 1"});
  CHECK(terms_of(article, "text ") == Lines{"text 1 t0"});
}

TEST_CASE("what is stored is what was written", "[indexer]") {
  for (const auto& article : test::sample_articles()) {
    const auto stored = schema::read_article(build(article));
    CHECK(stored.id == article.id);
    CHECK(stored.title == article.title);
    CHECK(stored.text == article.text);
    CHECK(stored.outlet == article.outlet);
    CHECK(stored.given.outlet_country == article.outlet_country);
    CHECK(stored.unread_date == article.unread_date);
    CHECK(stored.published == (article.published ? article.published->to_string() : ""));
  }
}

}  // namespace dateline
