// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article/dateline.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

namespace dateline::corpus {
namespace {

struct Case {
  std::string text;
  std::string place;
  std::string agency;
  std::string day;
};

void check(const Case& c) {
  INFO(c.text);
  const auto dateline = parse_dateline(c.text);
  REQUIRE(dateline);
  CHECK(dateline->place == c.place);
  CHECK(dateline->agency == c.agency);
  std::string agency(c.text.begin() + static_cast<std::ptrdiff_t>(dateline->agency_begin),
                     c.text.begin() + static_cast<std::ptrdiff_t>(dateline->agency_end));
  std::ranges::replace(agency, '\n', ' ');
  CHECK(agency == c.agency);
  CHECK((dateline->day ? dateline->day->to_string() : "") == c.day);
}

TEST_CASE("a dateline with an agency is taken apart", "[dateline]") {
  check(GENERATE(values<Case>({
      {"ERBIL, Iraq, Jan 8 (Reuters) - Two drones hit.", "ERBIL, Iraq", "Reuters", ""},
      {"BAGHDAD (AP) — Two drones hit.", "BAGHDAD", "AP", ""},
      {"BAGHDAD (AP)- Two drones hit.", "BAGHDAD", "AP", ""},
      {"BAGHDAD, Iraq (AP) _ Two drones hit.", "BAGHDAD, Iraq", "AP", ""},
      {"BAGHDAD, Sept. 30, 2025 (Xinhua) -- Two drones hit.", "BAGHDAD", "Xinhua", "2025-09-30"},
      {"Baghdad (AFP) – Two drones hit.", "Baghdad", "AFP", ""},
      {"BEIRUT/DAMASCUS (Reuters) - Two drones hit.", "BEIRUT/DAMASCUS", "Reuters", ""},
      {"QAMISHLO, Syria (North Press) – Two drones hit.", "QAMISHLO, Syria", "North Press", ""},
      {"ERBIL (Kurdistan 24) - Two drones hit.", "ERBIL", "Kurdistan 24", ""},
      {"LONDON, Tuesday (Reuters) - Two drones hit.", "LONDON", "Reuters", ""},
      {"Bagdad (dpa) - Zwei Drohnen.", "Bagdad", "dpa", ""},
      {"PORT-AU-PRINCE, Haiti (AP) — Two men.", "PORT-AU-PRINCE, Haiti", "AP", ""},
      {"WASHINGTON, D.C. (UPI) -- Two men.", "WASHINGTON, D.C.", "UPI", ""},
      {"Ras al-Ain, Syria (AFP) - Two men.", "Ras al-Ain, Syria", "AFP", ""},
      {"ABOARD THE USS NIMITZ (AP) - Two men.", "ABOARD THE USS NIMITZ", "AP", ""},
      {"(Reuters) - Two drones hit.", "", "Reuters", ""},
      {"Bogotá, 5 jul (EFE).- El presidente dijo.", "Bogotá", "EFE", ""},
      {"Damascus, SANA- Two drones hit.", "Damascus", "SANA", ""},
      {"Deir Ezzor, SANA – Two drones hit.", "Deir Ezzor", "SANA", ""},
      {"KYIV. Feb 24 (Interfax-Ukraine) – Troops came.", "KYIV", "Interfax-Ukraine", ""},
      {"NORFOLK, Va., Jan 8 (UPI) -- Two men.", "NORFOLK, Va.", "UPI", ""},
      {"LONDON, March 3, 2022 /PRNewswire/ -- A firm.", "LONDON", "PRNewswire", "2022-03-03"},
      {"KIEW (dpa-AFX) - Zwei Drohnen.", "KIEW", "dpa-AFX", ""},
      {"RAMALLAH, Tuesday, October 10, 2023 (WAFA) – Two.", "RAMALLAH", "WAFA", "2023-10-10"},
      {"GAZA (AFP/Reuters) - Two drones hit.", "GAZA", "AFP/Reuters", ""},
  })));
}

TEST_CASE("words without case that open the text are a candidate", "[dateline]") {
  check(GENERATE(values<Case>({
      {"بغداد: قال مسؤولون", "بغداد", "", ""},
      {"أربيل - أطلقت إيران", "أربيل", "", ""},
      {"عين الأسد – أطلقت إيران", "عين الأسد", "", ""},
  })));
}

TEST_CASE("a dateline without an agency stands in capitals", "[dateline]") {
  check(GENERATE(values<Case>({
      {"BAGHDAD: The US military has begun.", "BAGHDAD", "", ""},
      {"WASHINGTON: US and allied forces.", "WASHINGTON", "", ""},
      {"BAGHDAD — The US military.", "BAGHDAD", "", ""},
      {"BAGHDAD—The US military.", "BAGHDAD", "", ""},
      {"ERBIL, Kurdistan Region - Two drones hit.", "ERBIL, Kurdistan Region", "", ""},
      {"NEW YORK -- The council met.", "NEW YORK", "", ""},
      {"AIN al ASAD, Iraq – Two drones hit.", "AIN al ASAD, Iraq", "", ""},
      {"UNITED NATIONS, Jan 8 - The council met.", "UNITED NATIONS", "", ""},
      {"КИЕВ: Российские войска вошли.", "КИЕВ", "", ""},
  })));
}

TEST_CASE("a day with its year makes a dateline of a place in small letters", "[dateline]") {
  check(GENERATE(values<Case>({
      {"GENEVA (3 March 2022) – Experts said.", "GENEVA", "", "2022-03-03"},
      {"Kyiv, 3 March 2022 – Experts said.", "Kyiv", "", "2022-03-03"},
      {"NEW YORK/GENEVA, 3 March 2022 - Experts.", "NEW YORK/GENEVA", "", "2022-03-03"},
  })));
}

TEST_CASE("datelines of other agencies and languages are read", "[dateline]") {
  check(GENERATE(values<Case>({
      {"MOSCOW, March 3. /TASS/. The ministry said.", "MOSCOW", "TASS", ""},
      {"МОСКВА, 24 февраля 2022. /ТАСС/. Министерство сообщило.", "МОСКВА", "ТАСС", "2022-02-24"},
      {"КИЕВ, 24 фев (Рейтер) - Войска вошли.", "КИЕВ", "Рейтер", ""},
      {"Київ, 24 лютого 2022 (Укрінформ) - Війська увійшли.", "Київ", "Укрінформ", "2022-02-24"},
      {"PARIS, 3 mars (Agence) - Le président a dit.", "PARIS", "Agence", ""},
      {"BAGDAD (AFP) – Les forces ont dit.", "BAGDAD", "AFP", ""},
      {"Bagdad, 3 mars 2025 (AFP) - Les forces.", "Bagdad", "AFP", "2025-03-03"},
      {"بغداد (رويترز) - قال مسؤولون إن", "بغداد", "رويترز", ""},
      {"أربيل/ رويترز: قال مسؤولون إن", "أربيل", "رويترز", ""},
      {"بغداد / واع / قال مسؤولون إن", "بغداد", "واع", ""},
      {"دمشق في 3 مارس (ا ف ب) - قال مسؤولون", "دمشق", "ا ف ب", ""},
      {"بغداد 24 شباط/فبراير 2022 (أ ف ب) – قال", "بغداد", "أ ف ب", "2022-02-24"},
      {"\u200Fبغداد (رويترز) - قال مسؤولون", "بغداد", "رويترز", ""},
  })));
}

TEST_CASE("datelines are read in a text all in capitals", "[dateline]") {
  check(GENERATE(values<Case>({
      {"SAN SALVADOR, 3 JAN 90 -- [REPORT] THE BATTALION", "SAN SALVADOR", "", ""},
      {"BOGOTA, 5 JUL 89 (AFP) -- [TEXT] AN ARMED GROUP", "BOGOTA", "AFP", ""},
      {"MOSCOW (USSR), 11 MAR 1989 (TASS) -- [TEXT] AFTER", "MOSCOW (USSR)", "TASS", "1989-03-11"},
      {"SAN JOSE (COSTA RICA), 11 DEC 89 (ACAN - EFE) -- [TEXT]", "SAN JOSE (COSTA RICA)",
       "ACAN - EFE", ""},
      {"CLANDESTINE, 8 JAN 90 (RADIO VENCEREMOS)-- [TEXT] A WAR", "CLANDESTINE", "RADIO VENCEREMOS",
       ""},
      {"SAN SALVADOR, 12 SEP 89 (RADIO CADENA\nYSKL) -- [TEXT]", "SAN SALVADOR",
       "RADIO CADENA YSKL", ""},
      {"BOGOTA, 27 APR 90 [INRAVISION TELEVISION CADENA 1) -- [SPEECH]", "BOGOTA",
       "INRAVISION TELEVISION CADENA 1", ""},
      {"RAQQA, SYRIA - THE CITY THAT ISLAMIC STATE CALLED ITS CAPITAL IS IN OTHER HANDS.",
       "RAQQA, SYRIA", "", ""},
      {"LIMA, NO DATE (EFE) -- [TEXT] AN ARMED GROUP", "LIMA", "EFE", ""},
  })));
}

TEST_CASE("a dateline is found behind a headline, a caption and bullets", "[dateline]") {
  const std::string before =
      "US military starts drawing down\n\nA porter in Baghdad. (Photo by AHMAD X / AFP)\nShort "
      "Url\n"
      "  • The US military has begun reducing its mission\n  • UPDATE: More to follow\n\n";
  const auto dateline = parse_dateline(before + "BAGHDAD: The US military has begun.");
  REQUIRE(dateline);
  CHECK(dateline->place == "BAGHDAD");
  CHECK(dateline->begin == before.size());
  CHECK(dateline->end == before.size() + 8);
}

TEST_CASE("the bytes of a dateline reach over its dash", "[dateline]") {
  const std::string text = "• ERBIL (Reuters) – Two drones hit.";
  const auto dateline = parse_dateline(text);
  REQUIRE(dateline);
  CHECK(text.substr(dateline->begin, dateline->end - dateline->begin) == "ERBIL (Reuters) –");
}

TEST_CASE("a dateline far down is not looked for", "[dateline]") {
  const std::string line = "It was a quiet day.\n";
  std::string text;
  for (int i = 0; i < 30; ++i) text += line;
  CHECK_FALSE(parse_dateline(text + "BAGHDAD (AFP) - The army said."));
}

TEST_CASE("what only looks a little like a dateline is none", "[dateline]") {
  const auto text = GENERATE(values<std::string>({
      "",
      "\n\n",
      "UPDATE: The army has taken the town.",
      "UPDATE 1 - The army has taken the town.",
      "WATCH: The army takes the town.",
      "BREAKING NEWS: The army has taken the town.",
      "NOTE: Figures are not final.",
      "PHOTOS: The army in the town.",
      "LIVE UPDATES: The army in the town.",
      "Editor's note: Figures are not final.",
      "Baghdad: The army has taken the town.",
      "Baghdad - The army has taken the town.",
      "Mosul, Iraq – The army has taken the town.",
      "The army said: we have taken the town.",
      "The so-called Islamic State (ISIS), which took the town - and lost it.",
      "The Iraqi army took al-Qaim - a border town.",
      "US-led coalition forces took the town.",
      "Iran–Iraq war: a history of eight years.",
      "SYRIA: ARMY TAKES THE TOWN",
      "ATTENTION: A REPORT FROM SAN SALVADOR STATES THAT",
      "SYRIA:\nThe army has taken the town.",
      "BAGHDAD:",
      "BAGHDAD",
      "Q: What did the army say? A: Nothing.",
      "BAGHDAD 2014: what the army did in that year.",
      "MOSUL, IRAQ - JULY 9: An Iraqi soldier looks on.",
      "March 3, 2022 - the army took the town.",
      "US- and UK-led forces took the town.",
      "https://example.org/a: not found",
      "12:30 - The army has taken the town.",
      "\"BAGHDAD IS OURS\" - the army said.",
      "IS BAGHDAD FALLING? - the army asks.",
      "ONE TWO THREE FOUR FIVE: words in capitals and small ones.",
      "وقال المتحدث باسم الجيش في بيان له (المرصد السوري) - إن",
      "قال مسؤولون اليوم.\nبغداد - قال",
      "وقال المتحدث باسم الجيش - إن",
      "BAGHDAD (file photo of the town) -",
      "(CNN)",
  }));
  INFO(text);
  const auto dateline = parse_dateline(text);
  INFO((dateline ? dateline->place + "|" + dateline->agency : ""));
  CHECK_FALSE(dateline);
}

TEST_CASE("the opening fills what the article does not state", "[dateline]") {
  Article article{
      .text = "ERBIL, Iraq, Jan 8, 2020 (AFP/Reuters) - Two rockets.\nNo more is known. – AFP"};
  read_opening(article);
  CHECK(article.filed == "ERBIL, Iraq");
  CHECK(article.agency_credits == std::vector<std::string>{"AFP", "Reuters"});
  CHECK(article.published == Date{2020, 1, 8});
  CHECK(article.date_source == DateSource::dateline);
}

TEST_CASE("a dateline in the future is not believed", "[dateline]") {
  Article article{.text = "ERBIL, Iraq, Jan 8, 2099 (AFP) - Two rockets."};
  read_opening(article, {2026, 3, 15});
  CHECK_FALSE(article.published);
  CHECK(article.unread_date == "2099-01-08");
}

TEST_CASE("the opening changes nothing that the article states", "[dateline]") {
  Article article{.text = "ERBIL, Jan 8, 2020 (Reuters) - Two rockets.",
                  .published = Date{2020, 1, 9},
                  .date_source = DateSource::given,
                  .filed = "Erbil",
                  .agencies = {"AP"}};
  read_opening(article);
  CHECK(article.filed == "Erbil");
  CHECK(article.agencies == std::vector<std::string>{"AP"});
  CHECK(article.agency_credits == std::vector<std::string>{"Reuters"});
  CHECK(article.published == Date{2020, 1, 9});
  CHECK(article.date_source == DateSource::given);
}

TEST_CASE("no text, however broken, leads outside itself", "[dateline]") {
  std::mt19937 random(20140610);
  const std::vector<std::string> pieces{
      "BAGHDAD", "Iraq", "(Reuters)", "(",    ")",   " - ",  "–", ":",     "/",
      ",",       ", ",   "Jan 8",     "2020", "\n",  "\n\n", " ", "أربيل", "\xD8",
      "\xFF",    ".",    "Source",    "With", "AFP", "«",    "a", "-",     "KYIV."};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto size = random() % 14; size-- > 0;) text += pieces[random() % pieces.size()];
    INFO(text);
    if (const auto dateline = parse_dateline(text)) {
      REQUIRE(dateline->begin < dateline->end);
      REQUIRE(dateline->end <= text.size());
      REQUIRE((!dateline->place.empty() || !dateline->agency.empty()));
    }
    for (const auto& credit : find_credits(text)) {
      REQUIRE(text.substr(credit.begin, credit.end - credit.begin) == credit.agency);
    }
  }
}

}  // namespace
}  // namespace dateline::corpus
