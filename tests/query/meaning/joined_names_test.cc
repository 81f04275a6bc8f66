// SPDX-License-Identifier: GPL-2.0-or-later
// Names of several words in a query, as no table lists them, and surnames of other people.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "query/answer/searcher.h"
#include "tests/query/unlisted_names.h"

namespace dateline {

using query::NameReading;
using test::article;
using test::Ids;
using test::Index;
using test::met;
using test::notes;
using test::table;

TEST_CASE("bare words that are one name together are met as that or as words", "[query]") {
  const test::TestIndex index(article("listed", "A road leads to Deir ez-Zor.") +
                                  article("words", "The dayr az-zour is far.") +
                                  article("title", "Nothing.", "Far from Deir ez-Zor"),
                              table(), test::project_keys());
  const query::Searcher searcher(index.path());
  const auto page = searcher.search(test::whole("Dayr az Zour"));
  CHECK(page.total == 3);
  CHECK(page.hits.front().id == "words");
  CHECK(searcher.search(test::whole("title:(Dayr az Zour)")).total == 1);
  CHECK(notes(page).find("'dayr az zour' is in no table") != std::string::npos);
}

TEST_CASE("a word beside a listed name is no part of a name of one word", "[query]") {
  const test::TestIndex index(
      article("person", "Речь держал Пригожин.") + article("place", "Рассказали про Джеззин."),
      table() +
          "prigozhin\tperson\tYevgeny Prigozhin\t\t\t\tПригожин\t\t\n"
          "jezzine\ttown\tJezzine\tlebanon\t\t\tДжеззин\t\t\n",
      test::project_keys());
  const query::Searcher searcher(index.path());
  const auto page = searcher.search(test::whole("«про Джеззин»"));
  CHECK(test::ids_of(page) == Ids{"place"});
  CHECK(page.understood == "\"про name:jezzine\"");
}

TEST_CASE("a hyphen in a bare name does not keep it from being met", "[query]") {
  const test::TestIndex index(article("listed", "A road leads to Deir ez-Zor.") +
                                  article("words", "The dayr az-zour is far.") +
                                  article("title", "Nothing.", "Far from Deir ez-Zor"),
                              table(), test::project_keys());
  const query::Searcher searcher(index.path());
  for (const auto* query : {"Dayr az-Zour", "Dayr-az-Zour", "Dayr-az Zour", "far Dayr az-Zour"}) {
    CAPTURE(query);
    const auto page = searcher.search(test::whole(query));
    CHECK(page.total == (std::string_view(query).starts_with("far") ? 2 : 3));
    CHECK(page.hits.front().id == "words");
    CHECK(notes(page).find("'dayr az zour' is in no table") != std::string::npos);
  }
  CHECK(searcher.search(test::whole("title:(Dayr az-Zour)")).total == 1);
  CHECK(searcher.search(test::whole("Dayr az-Zour")).understood ==
        "(dayr[by-key:zor] AND \"az zour\")");
  CHECK(searcher.search(test::whole("Dayr-az Zour")).understood ==
        "(\"(dayr az)[by-key:zor]\" AND zour)");
  // A part of a hyphenated word is no name of its own beside others.
  CHECK(searcher.search(test::whole("far-Dayr az-Zour")).total == 0);
}

namespace {

const Index& colonels() {
  static const Index index(article("latin", "In Tripoli Muammar Qaddafi said no.") +
                           article("arabic", "قال القذافي نعم") +
                           article("typed", "Somebody called Moamer Kadhafi said so.") +
                           article("key", "They wrote that Moammer Gaddafi said it.") +
                           article("alone", "It was Gaddafi who left.") +
                           article("surname", "Kadhafi said it, and Moamer left.") +
                           article("zor", "A road leads to Deir ez-Zor in Syria.") +
                           article("title", "Nothing.", "What Mouammar Kadhafi said"));
  return index;
}

}  // namespace

TEST_CASE("a quoted name of several words is met in spellings that no table lists", "[query]") {
  const auto page = colonels().page("\"Moamer Kadhafi\"");
  CHECK(test::ids_of(page).front() == "typed");
  const Ids ids = test::ids_of(page);
  CHECK(std::set(ids.begin(), ids.end()) ==
        std::set<std::string>{"latin", "arabic", "typed", "key", "alone", "surname", "title"});
  CHECK(page.hits[0].score > 10 * page.hits[1].score);
  CHECK(met(page).find("typed: listed=Moamer Kadhafi") != std::string::npos);
  CHECK(met(page).find("latin: by-key=Muammar Qaddafi") != std::string::npos);
  CHECK(met(page).find("arabic: by-key=القذافي") != std::string::npos);
  CHECK(notes(page).find("'moamer kadhafi' is in no table; by its letters it is also met as the "
                         "name muammar-gaddafi") != std::string::npos);
  CHECK(page.understood == "\"(moamer name:muammar-gaddafi)[by-key:muammar-gaddafi]\"");
}

TEST_CASE("a word that no article has is not noted where it is a part of a name that is met",
          "[query]") {
  const test::TestIndex index(article("listed", "A road leads to Deir ez-Zor."), table(),
                              test::project_keys());
  const query::Searcher searcher(index.path());
  for (const auto* query : {"\"Dayr az Zour\"", "Dayr az Zour"}) {
    INFO(query);
    const auto page = searcher.search(test::whole(query));
    CHECK(page.total == 1);
    CHECK(notes(page).find("'dayr az zour' is in no table") != std::string::npos);
    CHECK(notes(page).find("no article has the word") == std::string::npos);
  }
  CHECK(notes(searcher.search(test::whole("Dayr"))).find("no article has the word 'dayr'") !=
        std::string::npos);
}

TEST_CASE("a name of several words is met in a phrase, and the words beside it stand beside it",
          "[query]") {
  const auto ids = [](const std::string& query, NameReading names = NameReading::all) {
    const Ids list = colonels().ids(query, names);
    return std::set(list.begin(), list.end());
  };
  using Set = std::set<std::string>;
  CHECK(ids("\"Moamer Kadhafi said\"") == Set{"latin", "typed", "key", "surname", "title"});
  CHECK(ids("\"called Moamer Kadhafi said\"") == Set{"typed"});
  CHECK(ids("\"that Moamer Kadhafi said it\"") == Set{"key"});
  CHECK(ids("\"Tripoli Moamer Kadhafi said\"") == Set{"latin"});
  CHECK(ids("\"to Dayr az Zour in\"") == Set{"zor"});
  CHECK(ids("title:\"Moamer Kadhafi said\"") == Set{"title"});
  CHECK(ids("\"Moamer Kadhafi said\"", NameReading::loose) == ids("\"Moamer Kadhafi said\""));
  CHECK(ids("\"Moamer Kadhafi said\"", NameReading::exact) == Set{"typed"});
  CHECK(ids("\"Moamer Kadhafi said\"", NameReading::off) == Set{"typed"});
  CHECK(ids("=\"Moamer Kadhafi said\"") == Set{"typed"});
  CHECK(ids("=\"Moamer Kadhafi\"") == Set{"typed"});
  CHECK(ids("\"Moamer, Kadhafi said\"") == Set{"typed"});
}

TEST_CASE("NEAR and its kin take a quoted name in a spelling that no table lists", "[query]") {
  const auto ids = [](const std::string& query) {
    const Ids list = colonels().ids(query);
    return std::set(list.begin(), list.end());
  };
  using Set = std::set<std::string>;
  CHECK(ids("\"Moamer Kadhafi\" NEAR/0 no") == Set{});
  CHECK(ids("\"Moamer Kadhafi\" NEAR/1 no") == Set{"latin"});
  CHECK(ids("Tripoli PRE/0 \"Moamer Kadhafi\"") == Set{"latin"});
  CHECK(ids("\"Moamer Kadhafi said\" NEAR/0 no") == Set{"latin"});
  CHECK(ids("FIRST/4(\"Moamer Kadhafi\")") == Set{"latin", "arabic", "typed", "alone", "surname"});
  CHECK(ids("said NOT NEAR/0 \"Moamer Kadhafi\"") == Set{});
  CHECK(met(colonels().page("\"Moamer Kadhafi\" NEAR/1 no")) ==
        "latin: by-key=Muammar Qaddafi listed=no");
}

TEST_CASE("a group with another listed name inside is met in a spelling of its own", "[query]") {
  const test::TestIndex index(article("group", "He left Ghazwat Mosul al-Karama."),
                              table() + "ghazwat\tgroup\tGhazwat Mosul al-Karama\t\t\t\t\t\t\n",
                              test::project_keys());
  const query::Searcher searcher(index.path());
  for (const auto* query : {"Gazouat Mosul el-Karameh", "\"Gazouat Mosul el-Karameh\""}) {
    CAPTURE(query);
    CHECK(searcher.search(test::whole(query)).total == 1);
  }
  CHECK(searcher.search(test::whole("Kamishly Mosul el-Karameh")).total == 0);
}

TEST_CASE("a surname behind another's given name is a word of a query", "[query]") {
  const test::TestIndex index(article("his", "They met Muammar Gaddafi.") +
                                  article("hers", "They met Yahya Gaddafi.") +
                                  article("named", "They met Saddam Gaddafi."),
                              table() + "saddam\tperson\tSaddam Hussein\t\t\t\tSaddam\t\t\n" +
                                  "yahya\tperson\tYahya Someone\t\t\t\tאל סם\t\t\n",
                              test::project_keys());
  const query::Searcher searcher(index.path());
  const auto found = [&](const std::string& query) {
    return test::ids_of(searcher.search(test::whole(query)));
  };
  CHECK(found("Gaddafi") == Ids{"his"});
  for (const auto* query : {"Yahya Gaddafi", "\"Yahya Gaddafi\"", "yahya al-Gaddafi"}) {
    CAPTURE(query);
    const Ids ids = found(query);
    CHECK(ids == (std::string_view(query).starts_with("yahya al") ? Ids{} : Ids{"hers"}));
  }
  CHECK(found("\"Muammar Gaddafi\"") == Ids{"his"});
  CHECK(found("\"Saddam Gaddafi\"") == Ids{"named"});
  CHECK(found("Saddam Gaddafi") == Ids{"named"});
  CHECK(found("Saddam").empty());
  CHECK(found("\"אל Gaddafi\"").empty());
  CHECK(searcher.search(test::whole("\"אל Gaddafi\"")).understood == "\"אל name:muammar-gaddafi\"");
  CHECK(searcher.search(test::whole("\"Yahya Gaddafi\"")).understood == "\"yahya gaddafi\"");
}

TEST_CASE("a place in a person's name is asked for as the word, too", "[query]") {
  const Index index(article("player", "They met Jim Jordan. It was Jordan who left.") +
                    article("country", "Jordan shut the road, as Jim Smith said.") +
                    article("heiress", "Jordan Hilton left."));
  CHECK(index.ids("Jordan") == Ids{"country"});
  CHECK(index.ids("الأردن") == Ids{"country"});
  CHECK(index.ids("\"Jim Jordan\"") == Ids{"player"});
  CHECK(index.ids("\"Jordan Hilton\"") == Ids{"heiress"});
  CHECK(index.ids("Jordan Hilton") == Ids{"heiress"});
  CHECK(index.ids("\"met Jim Jordan\"") == Ids{"player"});
  CHECK(met(index.page("\"Jim Jordan\"")) == "player: listed=Jim Jordan");
  auto both = index.ids("Jim Jordan");
  std::ranges::sort(both);
  CHECK(both == Ids{"country", "player"});
}

TEST_CASE("words beside a name do not make it another", "[query]") {
  const auto understood = [](const std::string& query) {
    return colonels().page(query).understood;
  };
  CHECK(understood("\"said Kadhafi\"") == "\"said name:muammar-gaddafi\"");
  CHECK(understood("\"Hannibal Kadhafi\"") == "\"hannibal name:muammar-gaddafi\"");
  CHECK(understood("\"Kamishly airport\"").find('(') == std::string::npos);
  CHECK(understood("\"Mosul Kadhafi\"") == "\"name:mosul name:muammar-gaddafi\"");
}

}  // namespace dateline
