// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/mojibake.h"

#include <catch2/catch.hpp>

#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

struct Case {
  std::string spoilt;
  std::string original;
};

TEST_CASE("mojibake is found and undone", "[mojibake]") {
  const auto c = GENERATE(values<Case>({
      {"the cityâ€™s mayor", "the city’s mayor"},
      {"â€œwe are hereâ€\u009D", "“we are here”"},
      {"â€œwe are hereâ€ he said", "“we are here” he said"},
      {"dÃ©jÃ\u00A0 vu", "déjà vu"},
      {"RaphaÃ«l", "Raphaël"},
      {"10Â\u00A0000 men", "10\u00A0000 men"},
      {"ÐšÐ¸Ñ—Ð²", "Київ"},
      {"Ø£Ø±Ø¨ÙŠÙ„", "أربيل"},
      {"×©×œ×•×\u009D", "שלום"},
      {"Ã‰vry, Ã‰", "Évry, É"},
      {"peace ðŸ˜€", "peace 😀"},
      {"the cityÃ¢â‚¬â„¢s mayor", "the city’s mayor"},
      {"Malmö and cafÃ©", "Malmö and café"},
  }));
  INFO(c.spoilt);
  CHECK(has_mojibake(c.spoilt));
  CHECK(repair_mojibake(c.spoilt) == c.original);
}

TEST_CASE("what is written so on purpose is no mojibake", "[mojibake]") {
  const auto text = GENERATE(values<std::string>({
      "",
      "the city's mayor",
      "déjà vu à Paris – “ok” … «non»",
      "« CAFÉ” et “SANTÉ”, dit-il",
      "MAÇÃ” e AMANHû",
      "Ärger in „JÄ”, HÖJDÅ”",
      "“por qué”», ¿qué?",
      "Ø” og Å…",
      "La dépêche n° 5, à 20 €",
      "أربيل، Київ, 北京, שלום",
      "Đà Nẵng, Việt Nam",
      "Âge, Île, Ñandú",
  }));
  INFO(text);
  CHECK_FALSE(has_mojibake(text));
  CHECK(repair_mojibake(text) == text);
}

TEST_CASE("an article with mojibake is flagged, and repaired only on request", "[mojibake]") {
  const TempFolder folder;
  const auto file = folder.write("a.jsonl",
                                 "{\"title\":\"Itâ€™s over\",\"text\":\"dÃ©jÃ© vu\"}\n"
                                 "{\"title\":\"Fine\",\"text\":\"déjà vu\"}\n");
  const auto kept = read_all(file);
  REQUIRE(kept.articles.size() == 2);
  CHECK(kept.articles[0].text == "dÃ©jÃ© vu");
  CHECK(kept.articles[0].flags == std::vector<std::string>{"mojibake"});
  CHECK(kept.articles[1].flags.empty());
  const auto repaired = read_all(file, {.repairs_mojibake = true});
  CHECK(repaired.articles.at(0).title == "It’s over");
  CHECK(repaired.articles.at(0).text == "déjé vu");
  CHECK(repaired.articles.at(0).flags == std::vector<std::string>{"repaired-mojibake"});
}

}  // namespace
}  // namespace dateline::corpus
