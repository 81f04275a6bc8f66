// SPDX-License-Identifier: GPL-2.0-or-later
// Which words are a name; the case rules are in name_case_test.cc.
#include "synonyms/finder/name_finder.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/synonyms/found_names.h"
#include "tests/synonyms/random_text.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

struct Case {
  std::string text;
  std::string expected;
};

const NameTable& table() {
  static const NameTable made = table_of({
      "iraq;country;Iraq;;;;Irak|العراق|Ирак;Iraqi|Iraqis|العراقية",
      "mosul;town;Mosul;iraq;;;الموصل|Мосул|Mossoul",
      "mosul-dam;site;Mosul Dam;iraq",
      "mosul-university;organisation;University of Mosul;mosul;;;جامعة الموصل",
      "erbil;town;Erbil;iraq;;;أربيل|Arbil",
      "asad-base;base;Ain al-Asad;iraq;;;Ain al-Asad air base|عين الأسد",
      "assad;person;Bashar al-Assad;;;;Assad",
      "tal-afar;town;Tal Afar;iraq",
      "lviv;town;Lviv",
      "jordan;country;Jordan",
      "michael-jordan;person;Michael Jordan",
      "deif;person;Mohammed Deif Mosul",
      "islamic-state;group;Islamic State;;;;ISIS|Daesh|داعش|الدولة الإسلامية",
      "isi;group;Islamic State of Iraq;islamic-state",
      "isil;group;Islamic State of Iraq and the Levant;islamic-state",
      "un;organisation;United Nations;;;;UN",
      "unsc;organisation;United Nations Security Council;un",
      "council;organisation;Security Council",
      "usa;country;United States;;;;U.S.|EE.UU.;American",
      "army;military;U.S. Army;usa",
      "lebanon;country;لبنان",
      "banan;town;بنان",
      "paris;town;باريس",
      "aris;town;اريس",
      "kyiv;town;كييف|Kyiv",
      "yif;town;ييف",
      "china;country;中国|China",
      "beijing;town;北京",
      "pla;military;中国人民解放军",
      "mckenzie;person;Kenneth F. McKenzie",
      "sanaa;town;Sanaa",
      "alep;town;Alep",
      "to;town;وتو",
  });
  return made;
}

std::string found(const std::string& text) { return found_names(text, table()); }

TEST_CASE("the longest name wins and what it holds is nested", "[name_finder]") {
  const auto c = GENERATE(values<Case>({
      {"", ""},
      {"nothing of note", ""},
      {"in Mosul", "mosul=Mosul"},
      {"at Mosul Dam now", "mosul-dam=Mosul Dam; >mosul=Mosul"},
      {"at Mosul Damn now", "mosul=Mosul"},
      {"the University of Mosul said", "mosul-university=University of Mosul; >mosul=Mosul"},
      {"the University of Erbil said", "erbil=Erbil"},
      {"Ain al-Asad air base", "asad-base=Ain al-Asad air base"},
      {"Ain al-Asad air force", "asad-base=Ain al-Asad"},
      {"Ain al-Assad", "assad=Assad"},
      {"Mosul Mosul Dam Mosul", "mosul=Mosul; mosul-dam=Mosul Dam; >mosul=Mosul; mosul=Mosul"},
      {"with Michael Jordan in Jordan", "michael-jordan=Michael Jordan; jordan=Jordan"},
      {"with Mohammed Deif Mosul", "deif=Mohammed Deif Mosul"},
      {"Islamic State of Iraq and the Levant",
       "isil=Islamic State of Iraq and the Levant; >iraq=Iraq"},
      {"Islamic State of Iraq and the rest",
       "isi=Islamic State of Iraq; >islamic-state=Islamic State; >iraq=Iraq"},
      {"the United Nations Security Council met",
       "unsc=United Nations Security Council; >un=United Nations"},
      {"U.S. Army", "army=U.S. Army; >usa=U.S."},
      {"中国人民解放军", "pla=中国人民解放军; >china=中国"},
      {"我在中国北京。", "china=中国; beijing=北京"},
  }));
  CAPTURE(c.text);
  CHECK(found(c.text) == c.expected);
}

TEST_CASE("a name is not found across words that do not stand together", "[name_finder]") {
  for (const std::string text :
       {"Islamic, State", "Islamic. State", "Islamic\nState", "Islamic\n\nState", "Islamic (State)",
        "'Islamic,' State", "\"Islamic\" State", "Islamic / State", "Islamic — State",
        "Islamic - State", "Islamic; State", "Islamic: State", "Islamic! State", "Islamic … State",
        "Islamic 5 State", "Islamic. state", "Islamic•State", "Islamic\xFFState"}) {
    CAPTURE(text);
    CHECK(found(text) == "");
  }
}

TEST_CASE("a name is found however its words are joined and written", "[name_finder]") {
  for (const std::string text : {"Islamic State",
                                 "ISLAMIC STATE",
                                 "islamic state",
                                 "Islamic-State",
                                 "Islamic  State",
                                 "Islamic\tState",
                                 "Islamic\u00A0State",
                                 "Islamic–State",
                                 "Islamic_State",
                                 "#IslamicState",
                                 "#Islamic_State",
                                 "Islamic State's",
                                 "Islamic State’S",
                                 "(Islamic State)",
                                 "'Islamic State'",
                                 "\u200FIslamic\u200B State",
                                 "Ｉｓｌａｍｉｃ Ｓｔａｔｅ",
                                 "I\u0307slamic State",
                                 "l'Islamic State",
                                 "pro-Islamic State-led",
                                 "Islamic 'State'"}) {
    CAPTURE(text);
    CHECK(found_ids("of the group " + text + " it was", table()) == "islamic-state");
  }
}

TEST_CASE("a name goes on over a line end in a text with hard line breaks", "[name_finder]") {
  const std::string wire =
      "Government troops moved into the eastern districts of the city on\n"
      "Tuesday after three days of shelling, residents and an official at\n"
      "the provincial council said. Fighters of the group calling itself\n"
      "Islamic\nState were seen on the road to the airport and at Ain al-\n"
      "Asad air\nbase, the officials said, while at the gates of the city\n"
      "\n"
      "Islamic\n"
      "\n"
      "State\n";
  CHECK(found_ids(wire, table()) == "islamic-state asad-base");
}

TEST_CASE("a mention says which words it is", "[name_finder]") {
  const TokenStream words = tokenize("The Iraqis at Ain al-Asad air base near Mosul Dam.");
  const auto mentions = find_names(words, table()).mentions;
  REQUIRE(mentions.size() == 4);
  const auto check = [&](std::size_t at, const std::string& id, std::uint32_t first,
                         std::uint32_t count) {
    CAPTURE(at);
    CHECK(table().name(mentions[at].name).id == id);
    CHECK(mentions[at].first == first);
    CHECK(mentions[at].count == count);
  };
  check(0, "iraq", 1, 1);
  check(1, "asad-base", 3, 5);
  check(2, "mosul-dam", 9, 2);
  check(3, "mosul", 9, 1);
  CHECK(mentions[0].adjective);
  CHECK_FALSE(mentions[1].adjective);
  CHECK_FALSE(mentions[2].nested);
  CHECK(mentions[3].nested);
}

TEST_CASE("an adjective counts for its name and says that it is one", "[name_finder]") {
  CHECK(found("The Iraqi army") == "~iraq=Iraqi");
  CHECK(found("the Iraqis' army") == "~iraq=Iraqis");
  CHECK(found("American-led") == "~usa=American");
  CHECK(found("القوات العراقية") == "~iraq=العراقية");
}

TEST_CASE("possessives and elisions are outside a name's words", "[name_finder]") {
  const auto c = GENERATE(values<Case>({
      {"Mosul's streets", "mosul=Mosul"},
      {"Mosul’s streets", "mosul=Mosul"},
      {"MOSUL'S streets", "mosul=MOSUL"},
      {"the U.S.'s", "usa=U.S."},
      {"l'Irak et d'Alep", "iraq=Irak; alep=Alep"},
      {"L'viv and l'viv", "lviv=L'viv; lviv=l'viv"},
      {"Sana'a, Sanʿaʾa and SAN’A’A", "sanaa=Sana'a; sanaa=Sanʿaʾa; sanaa=SAN’A’A"},
      {"Tal 'Afar and Tal ‘Afar", "tal-afar=Tal 'Afar; tal-afar=Tal ‘Afar"},
      {"Kenneth F. McKenzie", "mckenzie=Kenneth F. McKenzie"},
      {"Kenneth F McKenzie", "mckenzie=Kenneth F McKenzie"},
      {"EE.UU. anuncia", "usa=EE.UU"},
  }));
  CAPTURE(c.text);
  CHECK(found(c.text) == c.expected);
}

TEST_CASE("Arabic proclitics are passed over to find a name", "[name_finder]") {
  const auto c = GENERATE(values<Case>({
      {"في العراق", "iraq=العراق"},
      {"والعراق", "iraq=والعراق"},
      {"بالعراق", "iraq=بالعراق"},
      {"وبالعراق", "iraq=وبالعراق"},
      {"للعراق", "iraq=للعراق"},
      {"وللعراق", "iraq=وللعراق"},
      {"فالعراق", "iraq=فالعراق"},
      {"كالعراق", "iraq=كالعراق"},
      {"لداعش", "islamic-state=لداعش"},
      {"بداعش", "islamic-state=بداعش"},
      {"وداعش", "islamic-state=وداعش"},
      {"وأربيل", "erbil=وأربيل"},
      {"بأربيل", "erbil=بأربيل"},
      {"للدولة الإسلامية", "islamic-state=للدولة الإسلامية"},
      {"والدولة الإسلامية", "islamic-state=والدولة الإسلامية"},
      {"بجامعة الموصل", "mosul-university=بجامعة الموصل; >mosul=الموصل"},
      {"وُالعِراق", "iraq=وُالعِراق"},
  }));
  CAPTURE(c.text);
  CHECK(found(c.text) == c.expected);
}

TEST_CASE("what only looks like a proclitic is not taken from a known name", "[name_finder]") {
  const auto c = GENERATE(values<Case>({
      {"في لبنان", "lebanon=لبنان"},
      {"ولبنان", "lebanon=ولبنان"},
      {"في باريس", "paris=باريس"},
      {"وباريس", "paris=وباريس"},
      {"في كييف", "kyiv=كييف"},
      {"لكييف", "kyiv=لكييف"},
  }));
  CAPTURE(c.text);
  CHECK(found(c.text) == c.expected);
}

TEST_CASE("what stands in brackets in a row is no part of a text", "[name_finder]") {
  const NameTable names = table_of({"iran;country;Iran", "said;town;Sa'id (Iran);iran",
                                    "march;town;March (England);;;;March;;March:capital",
                                    "union;town;Union (Iran);iran;;;Union Iran"});
  const auto c = GENERATE(values<Case>({
      {"The minister said Iran had left.", "iran=Iran"},
      {"in Sa'id (Iran)", "iran=Iran"},
      {"in March England", "march=March"},
      {"SaidIran", ""},
      {"the Union Iran has", "union=Union Iran; >iran=Iran"},
  }));
  CAPTURE(c.text);
  CHECK(found_names(c.text, names) == c.expected);
  CHECK(find_name("Sa'id (Iran)", names) == names.find_id("said"));
  CHECK(find_name("said Iran", names) == names.find_id("said"));
}

TEST_CASE("a place inside another one is of its country", "[name_finder]") {
  const NameTable names =
      table_of({"us;country;United States", "mexico;country;Mexico", "nm;region;New Mexico;us",
                "city;town;Mexico City;mexico", "gulf;area;Gulf of Mexico", "york-gb;town;York;gb",
                "gb;country;Britain", "york-us;town;York (US);us;;;York", "ny;town;New York;us",
                "kurdistan;area;Kurdistan", "ir;country;Iraq", "ik;area;Iraqi Kurdistan;ir",
                "midan-one;town;Midan (One);ir;;;Midan|Al-Midan",
                "midan-two;town;Midan (Two);ir;;;Midan|Al-Midan"});
  const auto c = GENERATE(values<Case>({
      {"New Mexico", "nm=New Mexico"},
      {"Mexico City", "city=Mexico City; >mexico=Mexico"},
      {"Gulf of Mexico", "gulf=Gulf of Mexico; >mexico=Mexico"},
      {"New York", "ny=New York; >york-us=York"},
      {"in al-Midan", "midan-one=al-Midan"},
      {"Iraqi Kurdistan", "ik=Iraqi Kurdistan; >kurdistan=Kurdistan"},
  }));
  CAPTURE(c.text);
  CHECK(found_names(c.text, names) == c.expected);
}

TEST_CASE("the end of a place's name written without spaces is no name", "[name_finder]") {
  const NameTable names =
      table_of({"myanmar;country;缅甸", "kachin;region;克钦邦;myanmar", "chin;region;钦邦;myanmar",
                "town;town;克钦;myanmar", "party;organisation;新钦邦党"});
  CHECK(found_names("克钦邦", names) == "kachin=克钦邦; >town=克钦");
  CHECK(found_names("在钦邦", names) == "chin=钦邦");
  CHECK(found_names("新钦邦党", names) == "party=新钦邦党; >chin=钦邦");
}

TEST_CASE("hashtags, compounds, initials and headlines are read as their names", "[name_finder]") {
  const NameTable names =
      table_of({"is;group;Islamic State;;;;IS|ISIS|Daesh;;IS:caps",
                "us;country;United States;;;;US|U.S.;;US:caps|U.S.:caps",
                "fsa;group;Free Syrian Army", "gaddafi;person;Muammar Gaddafi;;;;Gaddafi",
                "erbil;town;Erbil", "iran;country;Iran;;;;;Iranian"});
  const auto c = GENERATE(values<Case>({
      {"#Daesh #daesh #ISIS", "is=Daesh; is=daesh; is=ISIS"},
      {"#FreeSyrianArmy #freesyrianarmy", "fsa=FreeSyrianArmy; fsa=freesyrianarmy"},
      {"#Free_Syrian_Army", "fsa=Free_Syrian_Army"},
      {"U.S.-led, US-led, U.S-led", "us=U.S.; us=US; us=U.S"},
      {"IS-held, pro-IS, ex-ISIS", "is=IS; is=IS; is=ISIS"},
      {"pro-Islamic State-held", "is=Islamic State"},
      {"Iranian-backed, Iran-backed", "~iran=Iranian; iran=Iran"},
      {"Muammar M. Gaddafi", "gaddafi=Gaddafi"},
      {"M. Gaddafi", "gaddafi=Gaddafi"},
      {"Muammar. Gaddafi", "gaddafi=Gaddafi"},
      {"Islamic M. State", ""},
      {"ISLAMIC STATE SEIZES ERBIL", "is=ISLAMIC STATE; erbil=ERBIL"},
      {"Islamic State Seizes Erbil Citadel Again", "is=Islamic State; erbil=Erbil"},
      {"@Daesh/ISIS", "is=Daesh; is=ISIS"},
      {"Daesh/ISIS-held", "is=Daesh; is=ISIS"},
  }));
  CAPTURE(c.text);
  CHECK(found_names(c.text, names) == c.expected);
}

TEST_CASE("nothing is stripped down to fewer than three letters, nor in other scripts",
          "[name_finder]") {
  for (const std::string text :
       {"بتو", "وو", "ال", "لل", "بال", "و", "wMosul", "вМосул", "alMosul", "الal Mosulل"}) {
    CAPTURE(text);
    CHECK(found(text) == "");
  }
}

TEST_CASE("mentions are in order, inside the text and apart from each other", "[name_finder]") {
  const std::vector<std::string> pieces = {"Mosul",
                                           "Dam",
                                           "University of",
                                           "Islamic",
                                           "State",
                                           "of Iraq",
                                           "and the Levant",
                                           ",",
                                           ".",
                                           "-",
                                           "\n",
                                           "'s",
                                           "al-Asad",
                                           "Ain",
                                           "air base",
                                           "و",
                                           "بال",
                                           "الموصل",
                                           "中国",
                                           "U.S.",
                                           "Army",
                                           "the",
                                           "!",
                                           "\"",
                                           "داعش"};
  RandomText random(8);
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (std::size_t words = random.below(20); words > 0; --words) {
      text += pieces[random.below(pieces.size())] + (random.below(3) > 0 ? " " : "");
    }
    CAPTURE(i, text);
    const TokenStream words = tokenize(text);
    std::uint32_t end = 0;
    Mention outer;
    for (const Mention& mention : find_names(words, table()).mentions) {
      REQUIRE(mention.count > 0);
      REQUIRE(mention.first + mention.count <= words.size());
      REQUIRE(mention.name < table().size());
      if (mention.nested) {
        REQUIRE(mention.first >= outer.first);
        REQUIRE(mention.first + mention.count <= end);
        REQUIRE(mention.count < outer.count);
        continue;
      }
      REQUIRE(mention.first >= end);
      end = mention.first + mention.count;
      outer = mention;
      for (std::uint32_t at = mention.first + 1; at < end; ++at) {
        REQUIRE(stands_together(words.tokens[at].gap));
      }
    }
  }
}

TEST_CASE("a field that holds a name and nothing else gives it in any case", "[name_finder]") {
  const NameTable names = table_of(
      {"is;group;Islamic State;;;;IS;;IS:caps", "turkey;country;Turkey;;;;;;Turkey:capital"});
  for (const std::string text :
       {"is", "IS", "Is", " IS. ", "I.S.", "(islamic state)", "Islamic, State"}) {
    CAPTURE(text);
    const auto name = find_name(text, names);
    REQUIRE(name);
    CHECK(names.name(*name).id == "is");
  }
  CHECK(find_name("turkey", names) == names.find_id("turkey"));
  for (const std::string text : {"", "IS Turkey", "the IS", "Islamic", "I S"}) {
    CAPTURE(text);
    CHECK_FALSE(find_name(text, names));
  }
}

}  // namespace
TEST_CASE("whose base it is, is found in the name of a base, and no person", "[name_finder]") {
  const NameTable names =
      table_of({"fleet;military;Black Sea Fleet", "karzai;person;Hamid Karzai",
                "sevastopol;base;Sevastopol base;;;;headquarters of the Black Sea Fleet",
                "airport;base;Hamid Karzai Airport", "media;agency;Black Sea Fleet News"});
  CHECK(found_names("at the headquarters of the Black Sea Fleet", names) ==
        "sevastopol=headquarters of the Black Sea Fleet; >fleet=Black Sea Fleet");
  CHECK(found_names("Hamid Karzai Airport", names) == "airport=Hamid Karzai Airport");
  CHECK(found_names("the Black Sea Fleet News", names) == "media=Black Sea Fleet News");
}

}  // namespace dateline::synonyms
