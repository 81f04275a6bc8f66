// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/acronym_pass.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "synonyms/recognition/article_names.h"
#include "tests/synonyms/found_names.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

const NameTable& table() {
  static const NameTable compiled = table_of({
      "ye;country;Yemen;;;;اليمن;Yemeni",
      "ar;country;Argentina",
      "aden;town;Aden;ye",
      "stc;group;Southern Transitional Council;ye;;;STC|المجلس الانتقالي;;STC:context",
      "council;group;Leadership Council",
      "plc;organisation;Presidential Leadership Council;council;;;PLC;;PLC:context",
      "icc;organisation;International Criminal Court;;;;ICC;;ICC:context",
      "sana;agency;Syrian Arab News Agency;;;;SANA;;SANA:caps",
      "sanaa;town;Sanaa;ye;;;Sana;;Sana:capital",
      "gao;town;Gao",
      "uae;country;United Arab Emirates;;;;UAE",
      "arc;organisation;Arab Relief Corps;;;;ARC",
      "fsa;group;Free Syrian Army;;;;FSA;;FSA:caps",
  });
  return compiled;
}

struct Read {
  std::string names;
  CaseRule rule_of_first = CaseRule::any;
};

Read read(const std::string& text, const std::string& title = "",
          const PlaceSetting& setting = {}) {
  const NameKeys none;
  NameRecogniser recogniser(table(), none);
  const auto words = tokenize(text);
  const auto found = recogniser.find(tokenize(title), words, setting).text.mentions;
  return {printed(found, text, words, table()), found.empty() ? CaseRule::any : found[0].rule};
}

}  // namespace

TEST_CASE("an acronym of several owners counts where the article bears it out", "[acronym_pass]") {
  struct Case {
    std::string name;
    std::string text;
    std::string expected;
  };
  const auto c = GENERATE(values<Case>({
      {"nothing bears it out", "The STC raised its prices in Argentina.", "ar=Argentina"},
      {"its country", "The STC took a port in Yemen.", "stc=STC; ye=Yemen"},
      {"an adjective of the country", "The STC met Yemeni guests.", "stc=STC; ~ye=Yemeni"},
      {"a town of the country", "The STC holds Aden.", "stc=STC; aden=Aden"},
      {"its name in full", "The STC is the Southern Transitional Council.",
       "stc=STC; stc=Southern Transitional Council"},
      {"its name in another script", "The STC is المجلس الانتقالي there.",
       "stc=STC; stc=المجلس الانتقالي"},
      {"what it is a part of", "The PLC is of the Leadership Council.",
       "plc=PLC; council=Leadership Council"},
      {"another acronym does not", "The STC met the PLC.", ""},
      {"without a country only its name", "The ICC heard of Yemen.", "ye=Yemen"},
      {"small letters are a word", "An stc in Yemen.", "ye=Yemen"},
  }));
  INFO(c.name);
  CHECK(read(c.text).names == c.expected);
}

TEST_CASE("the title bears out an acronym of the text", "[acronym_pass]") {
  CHECK(read("The STC left.", "Talks on Yemen").names == "stc=STC");
}

TEST_CASE("an acronym that is borne out is one like any other", "[acronym_pass]") {
  CHECK(read("STC fighters left Yemen.").rule_of_first == CaseRule::caps);
}

TEST_CASE("the words of an acronym that is not borne out are free for other names",
          "[acronym_pass]") {
  const TokenStream words = tokenize("The STC sold tiles.");
  const TokenStream none = tokenize("");
  NamesFound found = find_names(words, table());
  NamesFound empty;
  std::array<Field, 2> fields = {Field(none, empty), Field(words, found)};
  REQUIRE(fields[1].taken[1]);
  drop_acronyms(fields, table());
  CHECK_FALSE(fields[1].taken[1]);
  CHECK(found.mentions.empty());
}

TEST_CASE("a place that is spelled like an acronym is not in capitals", "[acronym_pass]") {
  CHECK(read("Shells fell on Sana.").names == "sanaa=Sana");
  CHECK(read("As SANA said, shells fell.").names == "sana=SANA");
  CHECK(read("SANA SAID SO").names.empty());
  CHECK(find_senses("Sana", table()).size() == 2);
  CHECK(find_senses("Yemen", table()).size() == 1);
}

TEST_CASE("an acronym that opens a dateline may be the place that is spelled like it",
          "[acronym_pass]") {
  const auto filed = [](const std::string& text) {
    const auto end = static_cast<std::uint32_t>(text.find(" ("));
    return read(text, "", {.dateline_end = end}).names;
  };
  CHECK(filed("SANA, Yemen (AP) - Shells fell.") == "sanaa=SANA; ye=Yemen");
  CHECK(filed("SANA, YEMEN (AP) - SHELLS FELL.") == "sanaa=SANA; ye=YEMEN");
  CHECK(filed("SANA, Argentina (AP) - Shells fell.") == "sana=SANA; ar=Argentina");
  CHECK(filed("SANA (AP) - Shells fell on Yemen.") == "sana=SANA; ye=Yemen");
}

TEST_CASE("a place written like an acronym that the article spells out is none", "[acronym_pass]") {
  struct Case {
    std::string text;
    std::string expected;
  };
  const auto c = GENERATE(values<Case>({
      {"GAO (Mali) - Soldiers left Gao.", "gao=GAO; gao=Gao"},
      {"GAO: COSTS RISE\n\nThe General Accounting Office told Congress.", ""},
      {"The Guild of Arms and Oils met. GAO members came from Gao.", "gao=Gao"},
      {"GAO members came from General, Accounting Office.", "gao=GAO"},
      {"GAO members came from general Accounting Office.", "gao=GAO"},
      {"The United Arab Emirates left. UAE ships came.", "uae=United Arab Emirates; uae=UAE"},
      {"A rule of the Financial Services Authority (FSA) is new, and FSA staff left.", ""},
      {"A rule of the Any Rule Council (ARC) is new, and ARC staff left.", ""},
      {"The ARC of the Any Rule Council left.", "arc=ARC"},
      {"The FSA, the Farnham Sports Academy, won.", ""},
      {"A drug for FSA, fibrous scar atrophy, and FSA alone.", ""},
      {"Fibrous scar atrophy (FSA) is rare.", ""},
      {"The FSA, fleeing shells again and again, left.", "fsa=FSA"},
      {"The free Syrian army (FSA) left.", "fsa=free Syrian army; fsa=FSA"},
      {"The Free Syrian Army (FSA) left, and FSA men came.",
       "fsa=Free Syrian Army; fsa=FSA; fsa=FSA"},
      {"The Free Syria Army (FSA) left.", "fsa=FSA"},
      {"A Former Soldiers Assembly met. FSA men came.", "fsa=FSA"},
  }));
  CAPTURE(c.text);
  CHECK(read(c.text).names == c.expected);
}

}  // namespace dateline::synonyms
