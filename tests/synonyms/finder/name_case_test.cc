// SPDX-License-Identifier: GPL-2.0-or-later
// When a spelling that is also a word counts as the name.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/synonyms/found_names.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

const NameTable& table() {
  static const NameTable made = table_of({
      "islamic-state;group;Islamic State;;;;IS|ISIS|IS-K;;IS:caps|IS-K:caps",
      "us;country;United States;;;;US|U.S.|USA;;US:caps|U.S.:caps|USA:caps",
      "who;organisation;World Health Organization;;;;WHO;;WHO:caps",
      "car;country;Central African Republic;;;;CAR;;CAR:caps",
      "turkey;country;Turkey;;;;;;Turkey:capital",
      "reading;town;Reading;;;;;;Reading:inside",
      "poland;country;Poland;;;;;Polish;Polish:inside",
      "reading-group;organisation;Reading Group",
      "m23;group;M23;;;;F-16;;M23:caps|F-16:caps",
      "ig;group;ИГ;;;;В;;ИГ:caps|В:caps",
      "erbil;town;Erbil",
  });
  return made;
}

struct Case {
  std::string text;
  std::string found;
  std::string undecided;
};

void check(const Case& c) {
  CAPTURE(c.text);
  CHECK(found_names(c.text, table()) == c.found);
  CHECK(undecided_names(c.text, table()) == c.undecided);
}

TEST_CASE("a spelling without a rule counts in any case", "[name_case]") {
  check({"in Erbil, ERBIL and erbil", "erbil=Erbil; erbil=ERBIL; erbil=erbil", ""});
  check({"Isis, ISIS and isis", "islamic-state=Isis; islamic-state=ISIS; islamic-state=isis", ""});
}

TEST_CASE("the rule capital asks for a capital and no more", "[name_case]") {
  check({"in Turkey", "turkey=Turkey", ""});
  check({"Turkey said", "turkey=Turkey", ""});
  check({"in TURKEY", "turkey=TURKEY", ""});
  check({"Turkey's army", "turkey=Turkey", ""});
  check({"roast turkey", "", ""});
}

TEST_CASE("the rule inside asks for a capital that proves something", "[name_case]") {
  const auto c = GENERATE(values<Case>({
      {"he left Reading today", "reading=Reading", ""},
      {"he was reading today", "", ""},
      {"he left READING today", "reading=READING", ""},
      {"Reading the papers", "", "reading=Reading"},
      {"He left. Reading the papers", "", "reading=Reading"},
      {"He left.\nReading the papers", "", "reading=Reading"},
      {"The Polish army", "~poland=Polish", ""},
      {"They polish it", "", ""},
      {"Polish troops", "", "~poland=Polish"},
      {"POLISH TROOPS LEAVE", "", "~poland=POLISH"},
      {"British Troops Leave Reading Barracks", "", "reading=Reading"},
      {"Reading Group members met", "reading-group=Reading Group", ""},
      {"with the Reading Group", "reading-group=Reading Group; >reading=Reading", ""},
  }));
  check(c);
}

TEST_CASE("a short word in capitals is an acronym, not the town that is spelled so",
          "[name_case]") {
  const NameTable names =
      table_of({"gao;town;Gao;;;;;;Gao:capital", "nice;town;Nice;;;;;;Nice:inside",
                "unmiss;organisation;UN Mission in South Sudan;;;;;;"
                "UN Mission in South Sudan:capital"});
  CHECK(found_names("in Gao, Nice and elsewhere", names) == "gao=Gao; nice=Nice");
  CHECK(found_names("says the GAO and the NICE", names) == "");
  CHECK(found_names("GAO, Mali", names) == "gao=GAO");
  CHECK(found_names("FIGHTING ENDS IN GAO", names) == "gao=GAO");
  CHECK(found_names("the UN mission in South Sudan", names) == "unmiss=UN mission in South Sudan");
}

TEST_CASE("in a query small letters are no sign, but words stay words", "[name_case]") {
  const auto found = [](const std::string& text) {
    const TokenStream words = tokenize(text);
    return printed(find_names(words, table(), TextKind::query).mentions, text, words, table());
  };
  CHECK(found("turkey") == "turkey=turkey");
  CHECK(found("in turkey and reading is us") == "turkey=turkey");
  CHECK(found("in IS US") == "islamic-state=IS; us=US");
}

TEST_CASE("the rule caps asks for capitals or dots", "[name_case]") {
  const auto c = GENERATE(values<Case>({
      {"the group IS took it", "islamic-state=IS", ""},
      {"IS took it", "islamic-state=IS", ""},
      {"He left. IS took it", "islamic-state=IS", ""},
      {"it is so", "", ""},
      {"Is it so", "", ""},
      {"He left. Is it so", "", ""},
      {"What Is to Be Done", "", ""},
      {"iS it", "", ""},
      {"IS's men", "islamic-state=IS", ""},
      {"IS-led", "islamic-state=IS", ""},
      {"anti-IS", "islamic-state=IS", ""},
      {"IS-K men", "islamic-state=IS-K", ""},
      {"is-k men", "", ""},
      {"Us and them", "", ""},
      {"tell us", "", ""},
      {"the US", "us=US", ""},
      {"the U.S. and the U.S", "us=U.S.; us=U.S", ""},
      {"the u.s. and Usa", "", ""},
      {"Who said so", "", ""},
      {"the WHO said so", "who=WHO", ""},
      {"the M23 and the m23", "m23=M23", ""},
      {"an F-16 and an f-16", "m23=F-16", ""},
      {"боевики ИГ ушли", "ig=ИГ", ""},
      {"Он сказал: иг и Иг", "", ""},
      {"ушли в город", "", ""},
      {"In that case Car is no name", "", ""},
  }));
  check(c);
}

TEST_CASE("in a line of capitals only dots, an article or a hyphen prove the rule caps",
          "[name_case]") {
  const auto c = GENERATE(values<Case>({
      {"THIS IS WAR TODAY", "", "islamic-state=IS"},
      {"WHO KILLED THEM", "", "who=WHO"},
      {"TELL US MORE", "", "us=US"},
      {"THE U.S. LEAVES TODAY", "us=U.S.", ""},
      {"THE US ARMY LEAVES", "us=US", ""},
      {"THE WHO LEAVES", "who=WHO", ""},
      {"US-LED RAIDS KILL", "us=US", ""},
      {"ANTI-IS RAIDS KILL", "islamic-state=IS", ""},
      {"THE CAR BOMB KILLED", "", "car=CAR"},
      {"CAR-BOMB KILLED TEN", "", "car=CAR"},
      {"ISIS SEIZES MOSUL", "islamic-state=ISIS", ""},
      {"ISIS SEIZES ERBIL. THIS IS WAR", "islamic-state=ISIS; erbil=ERBIL", "islamic-state=IS"},
      {"БОИ В МОСУЛЕ", "", "ig=В"},
  }));
  check(c);
}

TEST_CASE("the line of capitals is one line, not the text around it", "[name_case]") {
  check({"THIS IS WAR\nThe IS group left. This is war.", "islamic-state=IS", "islamic-state=IS"});
  CHECK(tokenize("THIS IS WAR\nThe IS group left").tokens[1].in_capitals);
}

TEST_CASE("lifted capitals decide what the surroundings left open", "[name_case]") {
  for (const std::string text : {"Reading", "POLISH TROOPS LEAVE", "THIS IS WAR", "WHO"}) {
    TokenStream words = tokenize(text);
    lift_capitals(words);
    const NamesFound found = find_names(words, table());
    CAPTURE(text);
    CHECK(found.mentions.size() == 1);
    CHECK(found.undecided.empty());
  }
  for (const std::string text : {"reading", "is", "Is", "who", "polish"}) {
    TokenStream words = tokenize(text);
    lift_capitals(words);
    CAPTURE(text);
    CHECK(find_names(words, table()).mentions.empty());
  }
}

TEST_CASE("what a longer name decides is not left open", "[name_case]") {
  const NameTable names =
      table_of({"nice;town;Nice;;;;;;Nice:inside", "nice-airport;site;Nice Airport;nice",
                "long;organisation;Nice Airport Club;;;;;;Nice Airport Club:inside"});
  CHECK(found_names("Nice Airport closed", names) == "nice-airport=Nice Airport");
  CHECK(undecided_names("Nice Airport closed", names) == "");
  CHECK(found_names("at Nice Airport", names) == "nice-airport=Nice Airport; >nice=Nice");
  CHECK(undecided_names("Nice things", names) == "nice=Nice");
}

}  // namespace
}  // namespace dateline::synonyms
