// SPDX-License-Identifier: GPL-2.0-or-later
// What lies between words: what stands together, sentences, paragraphs, lines, headlines.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "synonyms/words/tokenizer.h"
#include "tests/synonyms/cut_text.h"

namespace dateline::synonyms {
namespace {

struct Case {
  std::string text;
  std::string expected;
};

// Four lines of a wire's measure, so that what is put behind them is set the same way.
const std::string wire =
    "Government troops moved into the eastern districts of the city on\n"
    "Tuesday after three days of shelling, residents and an official at\n"
    "the provincial council said, and the road to the airport remained\n"
    "closed to all traffic while engineers were clearing it of mines\n\n";

std::string cut_behind_wire(const std::string& text) {
  const std::string all = cut(wire + text);
  return all.substr(all.find(" P ") + 3);
}

TEST_CASE("words stand together or do not as a reader sees it", "[tokenizer]") {
  const auto c = GENERATE(values<Case>({
      {"Ain al-Asad", "ain al-asad"},
      {"al–Asad al‐Asad al‑Asad al−Asad", "al-asad al-asad al-asad al-asad"},
      {"US-led", "us-led"},
      {"U.S.-led", "us.led"},
      {"Mosul, Iraq", "mosul , iraq"},
      {"Mosul (Iraq)", "mosul , iraq"},
      {"Mosul [Iraq]", "mosul , iraq"},
      {"Mosul/Iraq", "mosul , iraq"},
      {"Mosul; Iraq: Syria", "mosul , iraq , syria"},
      {"the \"Islamic State\" group", "the , islamic state , group"},
      {"the “Islamic State” group", "the , islamic state , group"},
      {"the «Islamic State» group", "the , islamic state , group"},
      {"the ‘Islamic State’ group", "the islamic state group"},
      {"the Workers' Party", "the workers party"},
      {"the Workers’ Party", "the workers party"},
      {"Karbala' province", "karbala province"},
      {"Workers'-led", "workers-led"},
      {"the ''Islamic State'' group", "the , islamic state , group"},
      {"5' 10'x", "5 10x"},
      {"rock 'n' roll", "rock n roll"},
      {"a ' b", "a , b"},
      {"Islamic 'State'", "islamic state"},
      {"'Islamic' State", "islamic state"},
      {"'Islamic,' State", "islamic , state"},
      {"pull — out", "pull , out"},
      {"pull—out", "pull , out"},
      {"pull - out", "pull , out"},
      {"pull- out", "pull-out"},
      {"al- Asad", "al-asad"},
      {"乔·拜登", "乔-拜+登"},
      {"エル＝ブール・カ", "エ+ル-フ\u3099+ー+ル-カ"},
      {"Karim A. A. Khan", "karim a.a.khan"},
      {"Mosul · Iraq", "mosul , iraq"},
      {"pull -out", "pull , out"},
      {"pull--out", "pull , out"},
      {"pull … out", "pull , out"},
      {"pull... out", "pull , out"},
      {"الموصل، العراق", "الموصل , العراق"},
      {"北京，上海", "北+京 , 上+海"},
      {"Kenneth F. McKenzie", "kenneth f.mckenzie"},
      {"Gen. Smith", "gen.smith"},
      {"Lt. Gen. H.R. McMaster", "lt.gen.hr.mcmaster"},
      {"Ph.D. holder", "ph.d.holder"},
      {"М. Горький", "м.горький"},
      {"EE.UU. anuncia", "ee.uu.anuncia"},
      {"FF. AA.", "ff.aa"},
      {"U.S. Army", "us.army"},
      {"U.S., Army", "us , army"},
      {"No. 2", "no.2"},
      {"Jan. 8", "jan.8"},
      {"Bewegung 23. März", "bewegung 23.marz"},
      {"News.am agency", "news.am agency"},
      {"Jammu & Kashmir", "jammu kashmir"},
      {"R&AW", "r aw"},
      {"यू॰एस॰ वर्जिन", "यूएस वर्जिन"},
      {"Mosul\u00A0Dam", "mosul dam"},
      {"Mosul\u3000Dam", "mosul dam"},
      {"Mosul\u200B Dam", "mosul dam"},
      {"Mosul \u200FDam", "mosul dam"},
      {"Mosul\tDam", "mosul dam"},
      {"Mosul\xFF"
       "Dam",
       "mosul , dam"},
      {"Mosul 🚀 Dam", "mosul , dam"},
  }));
  CAPTURE(c.text);
  CHECK(cut(c.text) == c.expected);
}

TEST_CASE("a sentence ends where a reader ends it", "[tokenizer]") {
  const auto c = GENERATE(values<Case>({
      {"They left Mosul. Iraq denied it.", "they left mosul . iraq denied it"},
      {"They left it. Iraq denied.", "they left it . iraq denied"},
      {"They joined IS. Iraq denied.", "they joined is . iraq denied"},
      {"It joined the UN. Iraq denied.", "it joined the un . iraq denied"},
      {"It said no. Iraq denied.", "it said no . iraq denied"},
      {"It killed 12. The army", "it killed 12 . the army"},
      {"It killed 120. Iraq denied.", "it killed 120 . iraq denied"},
      {"In 2014. 12 died.", "in 2014 . 12 died"},
      {"It ended.\" Iraq denied.", "it ended . iraq denied"},
      {"It ended. \"Iraq denied.", "it ended . iraq denied"},
      {"It ended.) Iraq", "it ended . iraq"},
      {"It ended.Iraq denied.", "it ended . iraq denied"},
      {"Ended! Go? Yes", "ended . go . yes"},
      {"\"Go!\" he said", "go , he said"},
      {"\"Go!\" Iraq said", "go . iraq said"},
      {"it ended... Then", "it ended . then"},
      {"it ended. then", "it ended , then"},
      {"it ended.then", "it ended.then"},
      {"In the U.S. He left.", "in the us . he left"},
      {"In the U.S. The army left.", "in the us . the army left"},
      {"In the U.S. A man left.", "in the us . a man left"},
      {"In the U.S. army", "in the us.army"},
      {"in the U.S. he", "in the us.he"},
      {"Kenneth F. The", "kenneth f . the"},
      {"وصلوا الموصل. وقال", "وصلوا الموصل . وقال"},
      {"هل؟ نعم", "هل . نعم"},
      {"北京。上海", "北+京 . 上+海"},
      {"क। ख", "क . ख"},
      {"က။ ခ", "က . ခ"},
  }));
  CAPTURE(c.text);
  CHECK(cut(c.text) == c.expected);
}

TEST_CASE("sentences and paragraphs are counted and their first words marked", "[tokenizer]") {
  const TokenStream stream = tokenize("One two. Three!\nFour. Five six\n\nSeven");
  std::string out;
  for (const Token& token : stream.tokens) {
    out += std::to_string(token.paragraph) + std::to_string(token.sentence) +
           (token.sentence_initial ? "! " : " ");
  }
  CHECK(out == "00! 00 01! 12! 13! 13 24! ");
}

TEST_CASE("without hard line breaks every line is a paragraph", "[tokenizer]") {
  const auto c = GENERATE(values<Case>({
      {"Mosul\nDam", "mosul P dam"},
      {"Mosul\r\nDam", "mosul P dam"},
      {"Mosul\n\nDam", "mosul P dam"},
      {"Mosul \n Dam", "mosul P dam"},
      {"Mosul,\nDam", "mosul P dam"},
      {"Mosul.\ndam", "mosul P dam"},
      {"Ain al-\nAsad", "ain al P asad"},
      {"Mosul\u2028Dam\u2029Iraq", "mosul P dam P iraq"},
      {"\n\nMosul\n\n", "mosul"},
  }));
  CAPTURE(c.text);
  CHECK(cut(c.text) == c.expected);
}

TEST_CASE("with hard line breaks a line end is a space", "[tokenizer]") {
  const auto c = GENERATE(values<Case>({
      {"Mosul\nDam", "mosul/dam"},
      {"Mosul \nDam", "mosul/dam"},
      {"Jammu\n& Kashmir", "jammu/kashmir"},
      {"Mosul\n\nDam", "mosul P dam"},
      {"Mosul\n \nDam", "mosul P dam"},
      {"Mosul\n Dam", "mosul P dam"},
      {"Mosul\n\tDam", "mosul P dam"},
      {"Mosul,\nDam", "mosul , dam"},
      {"ended.\nIraq", "ended . iraq"},
      {"the U.S.\nArmy", "the us.army"},
      {"Ain al-\nAsad", "ain al/asad"},
      {"Ain al -\nAsad", "ain al , asad"},
      {"Ain al-\n\nAsad", "ain al P asad"},
  }));
  CAPTURE(c.text);
  CHECK(cut_behind_wire(c.text) == c.expected);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST_CASE("hard line breaks are seen with Windows line ends too", "[tokenizer]") {
  const std::string text = wire + "Mosul\nDam\n\nAin al-\nAsad";
  CHECK(cut(replaced(text, "\n", "\r\n")) == cut(text));
  CHECK(cut(replaced(wire, "\n", " \n")) == cut(wire));
}

TEST_CASE("hard line breaks are measured in characters, not in bytes", "[tokenizer]") {
  std::string text;
  for (int line = 0; line < 5; ++line) {
    for (int word = 0; word < 9; ++word) text += (word > 0 ? " " : "") + std::string("موصليه");
    text += '\n';
  }
  const TokenStream stream = tokenize(text);
  CHECK(stream.tokens.back().paragraph == 0);
  CHECK(stream.tokens[9].gap == Gap::line);
}

TEST_CASE("a long line among many of a measure breaks no name", "[tokenizer]") {
  std::string text;
  for (int line = 0; line < 20; ++line) text += "Fighters were seen on the road to the Islamic\n";
  const std::string address = "https://example.org/" + std::string(110, 'x') + "\n";
  const std::string prose = std::string(wire.substr(0, 60)) + " " + text.substr(0, 60) + "\n";
  for (const auto& [what, whole] :
       {std::pair{"an address in front", address + text}, std::pair{"one behind", text + address},
        std::pair{"one between", text + address + text},
        std::pair{"a line of prose", text + text.substr(0, 45) + prose + text}}) {
    CAPTURE(what);
    const TokenStream stream = tokenize(whole);
    CHECK(std::ranges::count(stream.tokens, Gap::line, &Token::gap) >= 19);
  }
}

TEST_CASE("prose of one line a paragraph has no hard line breaks", "[tokenizer]") {
  const std::string paragraph(wire.substr(0, 60) + " " + wire.substr(0, 60));
  CHECK(tokenize(paragraph + "\n" + paragraph + "\n" + paragraph).tokens.back().paragraph == 2);
  CHECK(tokenize(paragraph + paragraph + "\n" + wire).tokens.back().paragraph == 4);
  CHECK(tokenize("one\ntwo\nthree\nfour\nfive").tokens.back().paragraph == 4);
}

bool any_in_capitals(const TokenStream& stream) {
  for (const Token& token : stream.tokens) {
    if (token.in_capitals) return true;
  }
  return false;
}

TEST_CASE("a line in capitals is marked, word by word", "[tokenizer]") {
  for (const std::string text :
       {"ISIS SEIZES MOSUL", "U.S. TROOPS LEAVE A BASE", "M23 SEIZES GOMA", "A 5 KM LONG TUNNEL",
        "ИГ ВЗЯЛ МОСУЛ", "БОИ В МОСУЛЕ", "KYIV'S FALL", "KYIV’s FALL", "L'ARMÉE À MOSSOUL",
        "МОСУЛ, ИРАК", "T4 BASE: STRIKE KILLS 10,000"}) {
    CAPTURE(text);
    for (const Token& token : tokenize(text).tokens) CHECK(token.in_capitals);
  }
}

TEST_CASE("a line that proves nothing about capitals is not marked", "[tokenizer]") {
  for (const std::string text :
       {"ISIS", "MOSUL", "ISI, US, UN", "ИГ, США", "ИГИЛ", "U.S.A.F., U.S.M.C.", "US and IRAQ WAR",
        "ISIS Seizes MOSUL", "داعش والموصل", "2014 2015", "ISIS iPhone WAR",
        "THE WAR IN McALLEN"}) {
    CAPTURE(text);
    CHECK_FALSE(any_in_capitals(tokenize(text)));
  }
}

TEST_CASE("only the paragraph in capitals is marked", "[tokenizer]") {
  const TokenStream stream = tokenize("ISIS SEIZES MOSUL\nThe IS group did.\nUN CONDEMNS ATTACK");
  for (const Token& token : stream.tokens) CHECK(token.in_capitals == (token.paragraph != 1));
}

TEST_CASE("a headline in title case is marked", "[tokenizer]") {
  for (const std::string text :
       {"Iraqi Forces Retake Mosul From Islamic State", "Polish Troops Leave the Base in Mosul",
        "Войска Ирака Взяли Город Мосул", "Iraqi Forces Said to Retake Old City"}) {
    CAPTURE(text);
    for (const Token& token : tokenize(text).tokens) CHECK(token.in_title_case);
  }
}

TEST_CASE("what is no headline in title case is not marked", "[tokenizer]") {
  for (const std::string text :
       {"Iraqi forces retake Mosul from Islamic State", "Mosul Falls",
        "ISIS SEIZES MOSUL IN IRAQ AGAIN", "Iraqi Forces Retake Mosul. Islamic State Flees Raqqa",
        "Войска Ирака взяли город Мосул", ""}) {
    CAPTURE(text);
    for (const Token& token : tokenize(text).tokens) CHECK_FALSE(token.in_title_case);
  }
}

TEST_CASE("lifting the capitals clears what the surroundings say and nothing else", "[tokenizer]") {
  for (const std::string text : {"ISIS SEIZES MOSUL", "Iraqi Forces Retake Mosul", "Is. Us."}) {
    TokenStream stream = tokenize(text);
    const TokenStream before = stream;
    lift_capitals(stream);
    CAPTURE(text);
    for (std::size_t i = 0; i < stream.size(); ++i) {
      CHECK_FALSE(stream.tokens[i].sentence_initial);
      CHECK_FALSE(stream.tokens[i].in_capitals);
      CHECK_FALSE(stream.tokens[i].in_title_case);
      CHECK(stream.tokens[i].gap == before.tokens[i].gap);
      CHECK(stream.tokens[i].word_case == before.tokens[i].word_case);
      CHECK(stream.tokens[i].sentence == before.tokens[i].sentence);
    }
  }
}

}  // namespace
}  // namespace dateline::synonyms
