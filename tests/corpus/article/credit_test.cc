// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article/credit.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

using Names = std::vector<std::string>;

struct Case {
  std::string text;
  Names agencies;
};

Names names_of(const std::string& text) {
  Names names;
  for (const auto& credit : find_credits(text)) {
    CHECK(text.substr(credit.begin, credit.end - credit.begin) == credit.agency);
    names.push_back(credit.agency);
  }
  return names;
}

TEST_CASE("a credit is found at the end of a text", "[credit]") {
  const auto c = GENERATE(values<Case>({
      {"Resurgence in the region. – AFP", {"AFP"}},
      {"Resurgence in the region. — AFP/Reuters", {"AFP", "Reuters"}},
      {"Resurgence in the region.-AFP", {"AFP"}},
      {"Resurgence in the region. --Reuters", {"Reuters"}},
      {"He said “it is over.” - Reuters", {"Reuters"}},
      {"It is over.\n\n– AFP\n", {"AFP"}},
      {"It is over.\nSource: Reuters", {"Reuters"}},
      {"It is over.\nSOURCE: REUTERS", {"REUTERS"}},
      {"It is over.\nSource: Reuters\nWritten By Rodney Mbua", {"Reuters"}},
      {"It is over.\nSources: AFP, Reuters", {"AFP", "Reuters"}},
      {"It is over.\nSource: AFP, Reuters and AP.", {"AFP", "Reuters", "AP"}},
      {"It is over. Source: The Associated Press", {"The Associated Press"}},
      {"It is over. Source Reuters", {"Reuters"}},
      {"It is over. Source TRTWorld and agencies", {"TRTWorld"}},
      {"It is over. (Source: Syrian Coalition) Twitter", {"Syrian Coalition"}},
      {"It is over. (Source: Syrian Coalition + Smart News)", {"Syrian Coalition", "Smart News"}},
      {"It is over. (AFP)", {"AFP"}},
      {"It is over. (AFP/Reuters).", {"AFP", "Reuters"}},
      {"It is over.\n(With inputs from AFP)", {"AFP"}},
      {"It is over. (With PTI inputs)", {"PTI"}},
      {"It is over. (With Reuters and AFP)", {"Reuters", "AFP"}},
      {"It is over.\nWith AP", {"AP"}},
      {"It is over.\n\nWith additional reporting by AFP", {"AFP"}},
      {"It is over.\n(Reporting by Reuters)", {"Reuters"}},
      {"It is over.\nThe Associated Press contributed to this report.", {"The Associated Press"}},
      {"It is over.\n(avec AFP)", {"AFP"}},
      {"Quelle: dpa-AFX\nEs ist vorbei.\nQuelle: AFP", {"AFP"}},
      {"Всё кончено.\nИсточник: Рейтер", {"Рейтер"}},
      {"انتهى الأمر.\nالمصدر: رويترز", {"رويترز"}},
      {"انتهى الأمر. (رويترز)", {"رويترز"}},
      {"The company said.\n REUTER", {"REUTER"}},
      {"– AFP", {"AFP"}},
  }));
  INFO(c.text);
  CHECK(names_of(c.text) == c.agencies);
}

TEST_CASE("what credits no agency for the text is no credit", "[credit]") {
  const auto text = GENERATE(values<std::string>({
      "",
      "It is over.",
      "A porter in Baghdad. (Photo by AHMAD AL-RUBAYE / AFP)",
      "It is over.\nPhoto: AFP",
      "It is over. (AFP photo)",
      "It is over.\n(Reporting by Laila Bassam; editing by Tom Perry)",
      "It is over.\nReporting by Laila Bassam",
      "It is over.\nWriting by Tom Perry. Editing by Laila Bassam.",
      "The prime minister told The Associated Press that it is over.",
      "It was the office of the World Health Organization (WHO)",
      "They fought the Syrian Democratic Forces (SDF).",
      "He came with Reuters and left with AFP.",
      "The town - Mosul",
      "The source: a man who saw it.",
      "Source: a man who saw it",
      "It is over. With the army gone, the town was quiet.",
      "It is over. – an official said",
      "It is over.\nBy John Smith",
      "It is over.\n- By Agence staff",
      "THE ARMY LEFT THE TOWN.\nWITH THE POLICE",
      "THE ARMY LEFT THE TOWN.\nFMLN",
      "It is over.\nREAD MORE",
      "The ministers met the Securities and Exchange Commission officials\nwith the New York Stock "
      "Exchange",
      "It is over.\n12345",
      "(AFP)\nBAGHDAD (Reuters) - The army left the town.",
  }));
  INFO(text);
  CHECK(names_of(text) == Names{});
}

TEST_CASE("a credit far above the end is not looked for", "[credit]") {
  std::string text = "It is over.\nSource: Reuters\n";
  for (int i = 0; i < 7; ++i) text += "Read also\n";
  CHECK(names_of(text) == Names{"Reuters"});
  CHECK(names_of(text + "Read also\n") == Names{});
}

TEST_CASE("a caption above the last lines is not taken for a credit", "[credit]") {
  CHECK(names_of("A soldier in Mosul. – AFP\n\nOne.\n\nTwo.\n\nThree.\n\nFour.") == Names{});
}

}  // namespace
}  // namespace dateline::corpus
