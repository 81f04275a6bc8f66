// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/names_lint.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/support/test_index.h"

namespace dateline {
namespace {

using indexer::LintRequest;
using test::ScratchFolder;

constexpr std::string_view header =
    "id/kind/name/within/latitude/longitude/spellings/adjectives/case\n";

// Rows written with / for tabs.
std::string table(std::string_view rows) {
  std::string text = std::string(header) + std::string(rows);
  for (char& c : text) {
    if (c == '/') c = '\t';
  }
  return text;
}

// The findings with the folder left out: "names.tsv:2: ...".
std::string lint(const ScratchFolder& folder, const LintRequest& request) {
  std::ostringstream out;
  indexer::write_findings(out, indexer::lint_names(request));
  std::string text = out.str();
  const std::string path = folder.path() + "/";
  for (std::size_t at = 0; (at = text.find(path, at)) != text.npos;) text.erase(at, path.size());
  return text;
}

std::string lint(std::string_view rows) {
  const ScratchFolder folder;
  return lint(folder, {.tables = {.project = {folder.write("names.tsv", table(rows))}}});
}

}  // namespace

TEST_CASE("a table in which all is well has no finding", "[names_lint]") {
  CHECK(lint("iraq/country/Iraq//33.2/43.7/العراق/Iraqi/\n"
             "erbil/town/Erbil/iraq/36.19/44.01/Arbil|أربيل//\n"
             "islamic-state/group/Islamic State////IS|Daesh//IS:caps\n"
             "tripoli/town/Tripoli (Libya)////طرابلس|Tripoli//\n"
             "tripoli-lebanon/town/Tripoli (Lebanon)////طرابلس الشام|Tripoli//\n")
            .empty());
}

TEST_CASE("each thing that is wrong in a table is told with its place", "[names_lint]") {
  struct Case {
    std::string name;
    std::string rows;
    std::string findings;
  };
  const std::vector<Case> cases = {
      {"a spelling that two rows claim", "a/town/Aleph////Beth//\n#\nb/group/Beta////BÉTH//\n",
       "names.tsv:4: 'BÉTH' of 'b' belongs to 'a' of names.tsv:2 already\n"},
      {"an id that two rows claim", "a/town/Aleph//////\na/town/Beta//////\n",
       "names.tsv:3: the id 'a' stands at names.tsv:2 already\n"},
      {"equal by folding", "a/town/Aleph////Alèph//\n",
       "names.tsv:2: 'Alèph' equals 'Aleph' before it: the case, marks and signs between them "
       "count for nothing; leave one out\n"},
      {"equal, with two case rules", "a/town/Aleph////ALEPH//ALEPH:caps\n",
       "names.tsv:2: 'ALEPH' equals 'Aleph' before it, which has another case rule or is no "
       "adjective\n"},
      {"equal when written as one word", "a/town/Deir Hafer////Deirhafer//\n",
       "names.tsv:2: 'Deirhafer' adds nothing: another spelling of its row is met in it (as one "
       "word, or behind ال)\n"},
      {"a comma inside", "a/town/Aleph////Aleph, Upper//\n",
       "names.tsv:2: 'Aleph, Upper' is never met as it is written: ', ' parts 'aleph' from "
       "'upper'\n"},
      {"a bracket inside", "a/town/Aleph////Lower Aleph (Land)//\n",
       "names.tsv:2: 'Lower Aleph (Land)' is never met as it is written: ' (' parts 'aleph' from "
       "'land'\n"},
      {"the end of a sentence inside", "a/town/Aleph////Aleph! Now//\n",
       "names.tsv:2: 'Aleph! Now' is never met as it is written: '! ' parts 'aleph' from 'now'\n"},
      {"a label with a bracket and nothing else", "a/town/Aleph (Land)//////\n",
       "names.tsv:2: 'Aleph (Land)' is never met as it is written: ' (' parts 'aleph' from "
       "'land'\n"},
      {"a rule that shuts the spelling out", "a/town/Aleph////Alfa//Alfa:caps\n",
       "names.tsv:2: 'Alfa' is never met as it is written: its case rule, caps, shuts it out\n"},
      {"a shorter name where a rule shuts the longer one out",
       "a/group/Aleph////Beta Front//Beta Front:caps\nb/town/Beta//////\n",
       "names.tsv:2: 'Beta Front' is never met as it is written: a text that has it is read as "
       "'b'\n"},
      {"an acronym as a town", "a/town/Aleph////ALFA//ALFA:capital\n",
       "names.tsv:2: 'ALFA' is never met as it is written: its case rule, capital, shuts it out\n"},
      {"a short word", "a/group/Aleph Front////Ale|ЯЛА|A1//\n",
       "names.tsv:2: 'Ale' has three letters or fewer and no case rule: small letters are met too; "
       "give it :capital, :inside or :caps\n"},
      {"a letter of another script", "a/town/Aleph////Bеta//\n",
       "names.tsv:2: 'Bеta' mixes scripts: 'Bеta' has letters of Latin and Cyrillic\n"},
      {"nothing to read", "a/town/Aleph////--//\n", "names.tsv:2: '--' has no letter or digit\n"},
      {"within a name that is not there", "a/town/Aleph/nowhere/////\n",
       "names.tsv:2: 'a' lies within 'nowhere', which no row defines\n"},
      {"within itself", "a/area/Aleph/b/////\nb/area/Beta/a/////\n",
       "names.tsv:2: 'a' lies within itself\nnames.tsv:3: 'b' lies within itself\n"},
      {"a town within a town", "a/town/Aleph/b/////\nb/town/Beta//////\n",
       "names.tsv:2: 'a', a town, lies within 'b', a town (names.tsv:3)\n"},
      {"a place within a group", "a/town/Aleph/b/////\nb/group/Beta//////\n",
       "names.tsv:2: 'a', a town, lies within 'b', a group (names.tsv:3)\n"},
      {"in the sea", "a/town/Aleph//0/0///\n",
       "names.tsv:2: the coordinates 0, 0 are a point of the sea; leave both empty\n"},
      {"off the globe", "a/town/Aleph//91/0///\n",
       "names.tsv:2: '91' is not a number of degrees\n"},
      {"one town twice",
       "a/town/Aleph (Land)//10/20/Alfa//\nb/town/Aleph (Region)//10.001/20/Beta//\n",
       "names.tsv:3: 'b' and 'a' of names.tsv:2 are towns of equal name at one place: one row too "
       "many?\n"},
      {"an id out of form", "A b/town/Aleph//////\n",
       "names.tsv:2: an id is made of a-z, 0-9, - and : (60 at most); this one is 'A b'\n"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(lint(c.rows) == c.findings);
  }
}

TEST_CASE("the bracket of a place that is met by its letters is nothing to tell", "[names_lint]") {
  const ScratchFolder folder;
  const auto path = folder.write(
      "places.tsv",
      "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\tpopulation\tweak\n"
      "a\ttown\tAleph (Land)\t\t\t\t\t\t\t\tAlephia\n");
  CHECK(lint(folder, {.tables = {.project = {path}}}).empty());
}

TEST_CASE("after one finding the next is told, in the order of the lines", "[names_lint]") {
  CHECK(lint("b/town/Beta////Upper, Beta//\n"
             "only three fields/x/y\n"
             "c/town/Gamma/b/////\n"
             "d/village/Delta//////\n")
            .find("names.tsv:2: ") == 0);
  const std::string all = lint(
      "b/town/Beta////Upper, Beta//\n"
      "only three fields/x/y\n"
      "c/town/Gamma/b/////\n"
      "d/village/Delta//////\n");
  CHECK(std::ranges::count(all, '\n') == 4);
  CHECK(all.find("\nnames.tsv:3: a row has 9 fields") != all.npos);
  CHECK(all.find("\nnames.tsv:4: 'c', a town") != all.npos);
  CHECK(all.find("\nnames.tsv:5: unknown kind 'village'") != all.npos);
}

TEST_CASE("a table of one's own is held against the project's, which is not judged",
          "[names_lint]") {
  const ScratchFolder folder;
  const std::string project =
      folder.write("names.tsv", table("a/town/Aleph////Alfa|Aleph, Old//\nb/country/Beta//////\n"));
  const std::string user = folder.write(
      "my.tsv", table("c/town/Gamma/b///Alfa|Beta//\na/town/Aleph////Alif|alfa|Up (x)//\n"));
  CHECK(lint(folder, {.tables = {.project = {project}, .user = {user}}, .user_only = true}) ==
        "my.tsv:2: 'Alfa' now names 'c' and no longer 'a' of names.tsv:2\n"
        "my.tsv:2: 'Beta' is the name of 'b' of names.tsv:3; give that row another name first\n"
        "my.tsv:3: 'Up (x)' is never met as it is written: ' (' parts 'up' from 'x'\n");
}

TEST_CASE("an index tells which spellings its articles mostly have in small letters",
          "[names_lint]") {
  const ScratchFolder folder;
  const test::TestIndex index(R"({"id":"1","text":"They were reading and reading. Erbil, too."}
{"id":"2","text":"He went to Reading. Some erbil."}
{"id":"3","text":"Erbil is near. A reading lamp."}
)");
  const auto names = folder.write("names.tsv", table("a/town/Reading//////\nb/town/Erbil//////\n"));
  CHECK(lint(folder, {.tables = {.project = {names}}, .index = index.path()}) ==
        "names.tsv:2: 'Reading' stands in small letters in 2 of 3 articles of the index that have "
        "it, and has no case rule\n");
}

TEST_CASE("rows of one id and two kinds are findings, whatever they share", "[names_lint]") {
  const std::string found = lint(
      "a/group/Aleph//////\n"
      "b/town/Beta////Alfa//\n"
      "a/town/Gamma////Alfa//\n");
  CHECK(found ==
        "names.tsv:4: the id 'a' stands at names.tsv:2 already\n"
        "names.tsv:4: 'Alfa' of 'a' belongs to 'b' of names.tsv:3 already\n");
}

TEST_CASE("an id of a table beneath another extends its row there, and is no finding",
          "[names_lint]") {
  const ScratchFolder folder;
  const auto upper = folder.write("upper.tsv", table("a/town/Aleph//////\n"));
  const auto lower = folder.write("lower.tsv", table("a/town/Alif//////\nb/town/Beta//////\n"));
  CHECK(lint(folder, {.tables = {.project = {upper, lower}}}).empty());
}

TEST_CASE("a table that cannot be read is an error, not a finding", "[names_lint]") {
  const ScratchFolder folder;
  CHECK_THROWS_WITH(indexer::lint_names({.tables = {.project = {"no-such.tsv"}}}),
                    "no-such.tsv: cannot be opened");
  CHECK_THROWS_WITH(indexer::lint_names({.tables = {.project = {folder.path()}}}),
                    folder.path() + ": cannot be read");
}

TEST_CASE("what a table holds steers no terminal", "[names_lint]") {
  CHECK(lint("a/town/Aleph////x\x1b[31m, y//\n").find('\x1b') == std::string::npos);
}

}  // namespace dateline
