// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/other_bearers.h"

#include <catch2/catch.hpp>

#include "synonyms/recognition/article_names.h"
#include "tests/synonyms/found_names.h"
#include "tests/synonyms/project_model.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

const NameTable& table() {
  static const NameTable compiled = table_of({
      "assad;person;Bashar al-Assad;;;;Assad|al-Assad|Bashar Assad|بشار الأسد|Асад|Башар Асад",
      "obama;person;Barack Obama;;;;Obama",
      "bachelet;person;Michelle Bachelet",
      "sinwar;person;Yahya Sinwar",
      "maher;person;Maher Sinjari|Saif Sinjari|Махер Синджари",
      "mullah;person;Mullah Omar",
      "strong;person;Strong Man",
      "chad;country;Chad",
      "chadli;person;Chad Deby",
      "saddam;person;Saddam Hussein;;;;Saddam",
      "laden;person;Osama bin Laden;;;;bin Laden",
      "wagner;group;Wagner Group;;;;Wagner;;Wagner:capital",
      "sy;country;Syria;;;;;Syrian",
  });
  return compiled;
}

std::string found(const std::string& text, const std::string& title = "") {
  static const NameKeys keys = keys_of(table(), {"strong", "General", "the"});
  NameRecogniser recogniser(table(), keys);
  const auto words = tokenize(text);
  return printed(recogniser.find(tokenize(title), words, {}).text.mentions, text, words, table());
}

}  // namespace

TEST_CASE("a surname behind another's given name is no name of the person", "[other_bearers]") {
  struct Case {
    std::string text;
    std::string expected;
  };
  const auto c = GENERATE(values<Case>({
      {"They met Obama.", "obama=Obama"},
      {"They met Michelle Obama. Obama left.", ""},
      {"They met Michelle Obama. Barack Obama left, and Obama came back.",
       "obama=Barack Obama; obama=Obama"},
      {"They met Maher al-Assad.", ""},
      {"They met Maher Wagner, and Wagner left.", ""},
      {"They met Wagner.", "wagner=Wagner"},
      {"In Chad Obama and others had friends.", "chad=Chad; obama=Obama"},
      {"They met Saddam. Then they met Saddam Assad.", "saddam=Saddam"},
      {"They met Saddam Sinwar. Yahya Sinwar left.", "saddam=Saddam; sinwar=Yahya Sinwar"},
      {"They met Saddam Obama and Saddam.", "saddam=Saddam"},
      {"They met Maher bin Laden. Bin Laden left.", ""},
      {"They met Osama bin Laden. Bin Laden left.", "laden=Osama bin Laden; laden=Bin Laden"},
      {"They met Maher F. Wagner.", ""},
      {"They met Maher Wagner of the Wagner Group, and Wagner left.",
       "wagner=Wagner Group; wagner=Wagner"},
      {"They met Saif al-Islam Assad.", ""},
      {"They met Bashar Maher al-Assad.", "assad=al-Assad"},
      {"They met Baschar Assad.", "assad=Baschar Assad; >assad=Assad"},
      {"They met strong Assad, Strong Assad, General Assad, Mullah Assad.",
       "assad=Assad; assad=Assad; assad=Assad; assad=Assad"},
      {"They met Maher. Assad left.", "assad=Assad"},
      {"They met Maher, Assad and others.", "assad=Assad"},
      {"The Syrian Assad and a Maher-Assad line.", "~sy=Syrian; assad=Assad; assad=Assad"},
      {"Они видели Махер Асад.", ""},
      {"Они видели Башар Асад.", "assad=Башар Асад"},
      {"They met Yahya Sinwar and Maher Sinwar.", "sinwar=Yahya Sinwar"},
  }));
  CAPTURE(c.text);
  CHECK(found(c.text) == c.expected);
}

TEST_CASE("a bearer in the title tells of the text", "[other_bearers]") {
  CHECK(found("Obama said so.", "What Michelle Obama said") == "");
  CHECK(found("Obama said so.", "What Barack Obama said") == "obama=Obama");
  CHECK(found("Obama said so.", "WHAT MICHELLE OBAMA SAID") == "obama=Obama");
}

}  // namespace dateline::synonyms
