// SPDX-License-Identifier: GPL-2.0-or-later
// Names that an article or a query spells as no table does, surnames, and spellings that places
// share.
#include "tests/query/unlisted_names.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "query/answer/facet_counter.h"
#include "query/language/query_parser.h"

namespace dateline {

using query::NameReading;
using test::article;
using test::Ids;
using test::Index;
using test::met;
using test::notes;
using test::table;

namespace {

const Index& towns() {
  static const Index index(
      article("key", "In Syria shells fell on Kamishly. They hit Kamishly and Kamishly again.") +
      article("listed", "A road leads from Syria to Qamishli; " + std::string(400, 'x') +
                            " it is long, and nobody knows why that is so.") +
      article("arabic", "وصلوا الى القامشلي امس") +
      article("elsewhere", "Shells fell on Kamishly.") +
      article("loose", "Syria burns. Gamischlo was shelled. They saw shells on Gamischlo there."));
  return index;
}

}  // namespace

TEST_CASE("what is met by its key ranks below the listed spellings and says so", "[query]") {
  const auto page = towns().page("Qamishli");
  const Ids ids = test::ids_of(page);
  REQUIRE(page.total == 3);
  CHECK(ids.back() == "key");
  CHECK(std::set(ids.begin(), ids.end()) == std::set<std::string>{"arabic", "key", "listed"});
  CHECK(page.hits[0].score > 10 * page.hits[2].score);
  CHECK(page.hits[2].score > 0);
  CHECK(met(page).find("key: by-key=Kamishly") != std::string::npos);
  CHECK(met(page).find("listed: listed=Qamishli") != std::string::npos);
  CHECK(met(page).find("arabic: listed=القامشلي") != std::string::npos);
}

// The rarer a term, the more it weighs: an unlisted spelling in one article among a hundred with
// the listed one.
TEST_CASE("a rare unlisted spelling ranks below a frequent listed one", "[query]") {
  std::string jsonl = article("key", "Syria: shells fell on Kamishly, Kamishly, Kamishly.");
  for (int i = 0; i < 100; ++i) {
    jsonl += article("n" + std::to_string(i), "They went to Qamishli by a road that was long.");
  }
  const Index index(jsonl);
  const auto page = index.page("Qamishli");
  REQUIRE(page.total == 101);
  CHECK(page.hits.back().id == "key");
  CHECK(index.ids("\"Qamishli\"").back() == "key");
}

TEST_CASE("only the listed spellings are met by exact, by = and by no names", "[query]") {
  CHECK(towns().page("Qamishli", NameReading::exact).total == 2);
  CHECK(towns().page("Qamishli", NameReading::off).total == 1);
  CHECK(towns().page("=Qamishli").total == 1);
  CHECK(towns().page("\"to Qamishli\"", NameReading::exact).total == 1);
  CHECK(towns().page("Kamishly", NameReading::exact).total == 2);
  CHECK(towns().page("Kamishly", NameReading::off).total == 2);
  CHECK(towns().page("=Kamishly").total == 2);
  CHECK(notes(towns().page("=Kamishly")).empty());
}

TEST_CASE("loose adds the less certain spellings to all others", "[query]") {
  const Ids all = towns().ids("Qamishli");
  const Ids loose = towns().ids("Qamishli", NameReading::loose);
  CHECK(std::ranges::count(all, "loose") == 0);
  CHECK(std::ranges::count(loose, "loose") == 1);
  CHECK(loose.size() == all.size() + 1);
}

TEST_CASE("totals and facets count what is met by its key", "[query]") {
  for (const auto names : {NameReading::all, NameReading::loose, NameReading::exact}) {
    for (const auto* query : {"Qamishli", "Kamishly", "Qamishlo", "\"on Qamishli\"", "Syria"}) {
      const auto page = towns().page(query, names);
      INFO(query);
      CHECK(page.hits.size() == page.total);
      for (const auto& facet : page.facets) {
        std::size_t sum = facet.none + facet.other;
        for (const auto& value : facet.values) sum += value.count;
        CHECK(sum == page.total);
      }
    }
  }
}

TEST_CASE("an unlisted spelling typed finds the name, below what is spelled so, with a note",
          "[query]") {
  const auto page = towns().page("Kamishly");
  CHECK(page.total == 4);
  const Ids ids = test::ids_of(page);
  CHECK(Ids{std::min(ids[0], ids[1]), std::max(ids[0], ids[1])} == Ids{"elsewhere", "key"});
  CHECK(met(page).find("listed: by-key=Qamishli") != std::string::npos);
  CHECK(met(page).find("elsewhere: listed=Kamishly") != std::string::npos);
  CHECK(notes(page).find("'kamishly' is in no table; by its letters it is also met as the name "
                         "qamishli") != std::string::npos);
  CHECK(notes(page).find("--names exact leaves that out") != std::string::npos);
  CHECK(towns().page("Qamishlo").total >= 3);
}

TEST_CASE("a phrase may have a name in an unlisted spelling, typed or written", "[query]") {
  CHECK(towns().ids("\"fell on Qamishli\"") == Ids{"key"});
  CHECK(towns().ids("\"fell on القامشلي\"") == Ids{"key"});
  CHECK(towns().ids("\"to Qamishlo\"") == Ids{"listed"});
  CHECK(towns().ids("\"fell on Qamishlo\"") == Ids{"key"});
  CHECK(towns().ids("\"fell on Qamishli\"", NameReading::exact).empty());
  CHECK(towns().ids("\"from Qamishlo\"").empty());
  CHECK(towns().ids("\"Qamishlo\"") == towns().ids("\"Qamishlo\""));
  CHECK(towns().page("\"Qamishlo\"").total == 3);
}

TEST_CASE("two spellings that no table lists find one another", "[query]") {
  // Without Qamishli in the table.
  const test::TestIndex index(article("a", "They saw shells near Kamishly today.") +
                                  article("b", "They saw shells near Palmira today."),
                              test::small_table(), test::project_keys());
  const query::Searcher searcher(index.path());
  auto request = test::whole("Qamishly");
  request.snippets = true;
  const auto page = searcher.search(request);
  CHECK(met(page) == "a: by-key=Kamishly");
  CHECK(notes(page).find("kamishly") != std::string::npos);
  CHECK(searcher.search(test::whole("Камышлы")).total == 1);
  CHECK(searcher.search(test::whole("=Qamishly")).total == 0);
  CHECK(searcher.search(test::whole("Tikrit")).total == 0);
  request.names = NameReading::exact;
  CHECK(searcher.search(request).total == 0);
}

TEST_CASE("an unlisted word is found with an ending, a silent vowel and a consonant otherwise",
          "[query]") {
  const Index index(article("ka", "სტუმრები კოდორიში ჩავიდნენ.") + article("hi", "वे सुकमा गए।") +
                    article("bn", "তারা টেকনোপুরের পথে।") + article("hr", "Otišli su u Konjic."));
  CHECK(index.ids("Kodori") == Ids{"ka"});
  CHECK(index.ids("Sukma") == Ids{"hi"});
  CHECK(index.ids("Teknopur") == Ids{"bn"});
  CHECK(index.ids("Коњиц") == Ids{"hr"});
}

TEST_CASE("a search for a country alone tells of its adjective", "[query]") {
  const Index index(article("name", "Shells fell on Syria.") +
                    article("adjective", "The Syrian troops left.") +
                    article("both", "Syrian troops left Syria."));
  CHECK(notes(index.page("Syria")) ==
        "1 more article has only an adjective of syria; place:syria finds that, too\n");
  CHECK(index.page("place:syria").total == 3);
  CHECK(notes(index.page("Syria shells")).empty());
  CHECK(notes(index.page("Syrian")).empty());
}

TEST_CASE("a person is found by words that other names have", "[query]") {
  const std::string persons = table() +
                              "omar\tperson\tOmar Kestrel\t\t\t\t\t\t\n"
                              "yaser\tperson\tYasser Talifat\t\t\t\t\t\t\n"
                              "gomez\tperson\tYassir Gomez\t\t\t\t\t\t\n";
  const test::TestIndex index(article("omar", "They met Omar Kestrel.") +
                                  article("yaser", "They met Yasser Talifat, they say."),
                              persons, test::project_keys());
  const query::Searcher searcher(index.path());
  const auto page = searcher.search(test::whole("Yassir Talifat"));
  CHECK(test::ids_of(page) == Ids{"yaser"});
  CHECK(notes(page).find("met as the name yaser") != std::string::npos);
  CHECK(searcher.search(test::whole("Yassir Kestrel")).total == 0);
  CHECK(searcher.search(test::whole("they met")).total == 2);
}

TEST_CASE("a person's spelling may begin as one that is listed and end as another", "[query]") {
  const std::string person = table() +
                             "kestrel\tperson\tAbu Musab Kestrel\t\t\t\t"
                             "Abu Moussab Kestrel|Abou Musab Kestrel\t\t\n";
  const test::TestIndex index(article("abou", "They met Abou Moussab Kestrel on Monday."), person,
                              test::project_keys());
  const query::Searcher searcher(index.path());
  CHECK(met(searcher.search({.query = "\"Abu Musab Kestrel\""})) ==
        "abou: by-key=Abou Moussab Kestrel");
}

TEST_CASE("a surname behind an article finds the person", "[query]") {
  const std::string persons = table() + "omar\tperson\tOmar al-Kestrel\t\t\t\tعمر الكسترل\t\t\n";
  const test::TestIndex index(
      article("full", "They met Omar al-Kestrel.") + article("arabic", "وصل عمر الكسترل امس") +
          article("alone", "It was al-Kestrel who left.") + article("other", "They met al-Lark."),
      persons, test::project_keys());
  const query::Searcher searcher(index.path());
  for (const std::string query : {"al-Kestrel", "el-Kestrel", "al Kestrel"}) {
    INFO(query);
    const auto page = searcher.search(test::whole(query));
    auto ids = test::ids_of(page);
    std::ranges::sort(ids);
    // What is typed with another article is in no text so.
    CHECK(ids == (query == "el-Kestrel" ? Ids{"arabic", "full"} : Ids{"alone", "arabic", "full"}));
    CHECK(notes(page).find("kestrel' is also met as the surname of omar") != std::string::npos);
  }
  auto request = test::whole("al-Kestrel");
  request.snippets = true;
  CHECK(met(searcher.search(request)).find("arabic: by-surname=عمر الكسترل") != std::string::npos);
  CHECK(searcher.search(test::whole("al-Lark")).total == 1);
}

TEST_CASE("a surname finds the person, and the person the surname", "[query]") {
  const Index index(article("full", "They met Michael Jordan. It was Jordan who left.") +
                    article("country", "They went to Jordan by road.") +
                    article("other", "It was Gadaffi who left."));
  CHECK(index.ids("\"Michael Jordan\"") == Ids{"full"});
  const Index sharaa(article("full", "They met Bashar al-Assad. It was Assad who left.") +
                     article("alias", "It was Assad who left."));
  CHECK(sharaa.page("\"Bashar al-Assad\"").total == 2);
}

TEST_CASE("a surname that no table lists finds the person by its letters", "[query]") {
  const std::string person = table() + "omar\tperson\tOmar Kestrel\t\t\t\t\t\t\n";
  const test::TestIndex index(article("full", "They met Omar Kestrel. It was Kestrel who left.") +
                                  article("other", "They met Omar Lark."),
                              person, test::project_keys());
  const query::Searcher searcher(index.path());
  for (const std::string query : {"Qestrel", "Кестрель"}) {
    INFO(query);
    auto request = test::whole(query);
    request.snippets = true;
    const auto page = searcher.search(request);
    CHECK(met(page) == "full: by-surname=Omar Kestrel by-surname=Kestrel");
    CHECK(notes(page).find("is in no table; by its letters it is also met as the surname of omar "
                           "(--names exact leaves that out)") != std::string::npos);
    request.names = NameReading::exact;
    CHECK(searcher.search(request).total == 0);
    request.names = NameReading::all;
    request.query = "\"met " + query + "\"";
    CHECK(searcher.search(request).total == 0);
  }
  CHECK(searcher.search(test::whole("Kostrola")).total == 0);
}

TEST_CASE("a surname is met in the articles that have the full name, and says so", "[query]") {
  const std::string person = table() + "omar\tperson\tOmar Kestrel\t\t\t\t\t\t\n";
  const test::TestIndex index(article("full", "They met Omar Kestrel. It was Kestrel who left.") +
                                  article("alone", "It was Kestrel who left.") +
                                  article("bird", "He saw a kestrel."),
                              person, test::project_keys());
  const query::Searcher searcher(index.path());
  auto request = test::whole("\"Omar Kestrel\"");
  request.snippets = true;
  const auto page = searcher.search(request);
  CHECK(test::ids_of(page) == Ids{"full"});
  CHECK(met(page) == "full: listed=Omar Kestrel by-surname=Kestrel");
  request.query = "\"was Omar Kestrel who\"";
  CHECK(met(searcher.search(request)) == "full: by-surname=was Kestrel who");
  request.query = "Kestrel";
  CHECK(searcher.search(request).total == 3);
  CHECK(notes(searcher.search(request)).find("surname of") != std::string::npos);
}

TEST_CASE("a spelling that places share finds all of them, each by its own spelling alone",
          "[query]") {
  const Index index(article("lb", "Fighting in Tripoli in Lebanon.") +
                    article("ly", "Fighting in Tripoli in Libya.") +
                    article("arabic", "قتال في طرابلس في ليبيا"));
  CHECK(index.page("Tripoli").total == 3);
  CHECK(index.page("\"in Tripoli in Lebanon\"").total == 1);
  CHECK(test::ids_of(index.page("طرابلس")).size() == 2);
  CHECK(index.page("name:tripoli-lb").total == 1);
  CHECK(index.page("place:tripoli-lb").total == 1);
  CHECK(index.page("place:libya").total == 2);
}

TEST_CASE("a word that is a place where an article bears it out is met as that, too", "[query]") {
  const std::string contextual =
      table() + "bangor\ttown\tBangor (Syria)\tsyria\t36.7\t40.1\tBangor\t\t*:context\n";
  const test::TestIndex index(
      article("place", "In Bangor, Syria, shells fell.") + article("word", "A bangor fell."),
      contextual, test::project_keys());
  const query::Searcher searcher(index.path());
  const auto page = searcher.search(test::whole("Bangor"));
  CHECK(page.total == 2);
  CHECK(notes(page) ==
        "'bangor' is also met as bangor, where the article bears that out (--names exact leaves "
        "that out)\n");
  auto exact = test::whole("Bangor");
  exact.names = NameReading::exact;
  CHECK(notes(searcher.search(exact)).empty());
}

TEST_CASE("words side by side are met as the place that an article bears out, too", "[query]") {
  const std::string contextual =
      table() +
      "storona\ttown\tStorona\tsyria\t36.7\t40.1\t斯托羅納\t\t斯托羅納:context\n"
      "toro\ttown\tToro\tsyria\t36.8\t40.2\t托羅\t\t\n";
  const test::TestIndex index(article("latin", "Shells fell on Storona.") +
                                  article("han", "Syria 斯托羅納") + article("words", "斯托羅納"),
                              contextual, test::project_keys());
  const query::Searcher searcher(index.path());
  for (const char* query : {"斯托羅納", "\"斯托羅納\""}) {
    const auto page = searcher.search(test::whole(query));
    CHECK(page.total == 3);
    CHECK(notes(page) ==
          "'斯 托 羅 納' is also met as storona, where the article bears that out (--names exact "
          "leaves that out)\n");
  }
  CHECK(searcher.search(test::whole("Storona")).total == 2);
  auto exact = test::whole("斯托羅納");
  exact.names = NameReading::exact;
  CHECK(searcher.search(exact).total == 2);
}

TEST_CASE("an acronym that is a name is marked as that and not as the word", "[query]") {
  const Index index(article("a", "What is IS? The town is here."));
  const auto page = index.page("IS is");
  REQUIRE(page.hits.size() == 1);
  CHECK(page.hits[0].matches.size() > 1);
  for (const auto& match : page.hits[0].matches) {
    INFO(match.reason << " " << match.written);
    CHECK((match.written == "IS") == (match.reason == "name:islamic-state"));
  }
}

TEST_CASE("an adjective that two places share finds both", "[query]") {
  const std::string shared =
      table() +
      "georgia\tcountry\tGeorgia\t\t\t\t\tGeorgian\t\n"
      "georgia-us\tregion\tGeorgia (US)\tunited-states\t\t\tGeorgia\tGeorgian"
      "\t\n";
  const test::TestIndex index(article("us", "In the USA a Georgian spoke of the American south.") +
                                  article("other", "A Georgian spoke."),
                              shared, test::project_keys());
  const query::Searcher searcher(index.path());
  CHECK(searcher.search(test::whole("Georgian")).total == 2);
}

TEST_CASE("a name that is asked for as a field is marked", "[query]") {
  CHECK(met(towns().page("name:qamishli Syria")) == "listed: listed=Syria listed=Qamishli");
  CHECK(met(towns().page("road -name:zor")) == "listed: listed=road");
  CHECK(met(towns().page("road OR name:zor")) == "listed: listed=road");
}

}  // namespace dateline
