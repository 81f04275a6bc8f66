// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/article_names.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/synonyms/found_names.h"
#include "tests/synonyms/project_model.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

const NameTable& table() {
  static const NameTable compiled = table_of({
      "sy;country;Syria;;;;سوريا|Сирия;Syrian",
      "iq;country;Iraq;;;;العراق;Iraqi",
      "ly;country;Libya;;;;ليبيا;Libyan",
      "lb;country;Lebanon;;;;لبنان;Lebanese",
      "qamishli;town;Qamishli;sy;;;القامشلي",
      "kobani;town;Kobani;sy;;;كوباني",
      "mosul;town;Mosul;iq;;;الموصل",
      "baghdad;town;Baghdad;iq;;;بغداد",
      "tripoli-ly;town;Tripoli (Libya);ly;;;Tripoli|طرابلس",
      "tripoli-lb;town;Tripoli (Lebanon);lb;;;Tripoli|طرابلس",
      "sharaa;person;Ahmed al-Sharaa;;;;احمد الشرع",
      "saddam;person;Saddam Hussein",
      "uday;person;Uday Hussein",
      "hamza;group;Hamza Division",
  });
  return compiled;
}

const NameKeys& keys() {
  static const NameKeys compiled =
      keys_of(table(), {"president", "in", "the", "storm", "fighters"});
  return compiled;
}

std::string mark(Recognition recognition) {
  switch (recognition) {
    case Recognition::listed:
      return "";
    case Recognition::surname:
      return "!";
    case Recognition::key:
      return "?";
    case Recognition::loose_key:
      break;
  }
  return "\?\?";
}

// "id=words as written", with ! for a surname, ? for a key and ?? for a loose one.
std::string printed(const NamesFound& found, const std::string& text, const TokenStream& words) {
  std::string out;
  for (const Mention& mention : found.mentions) {
    out += (out.empty() ? "" : "; ") + std::string(table().name(mention.name).id) +
           mark(mention.recognition) + "=";
    const auto& last = words.tokens[mention.first + mention.count - 1];
    const auto begin = words.tokens[mention.first].begin;
    out += text.substr(begin, last.end - begin);
  }
  return out;
}

std::string names(NameRecogniser& recogniser, const std::string& text,
                  const std::string& title = "") {
  const auto title_words = tokenize(title);
  const auto words = tokenize(text);
  const auto found = recogniser.find(title_words, words);
  const std::string of_title = printed(found.title, title, title_words);
  return (of_title.empty() ? "" : of_title + " | ") + printed(found.text, text, words);
}

std::string names(const std::string& text, const std::string& title = "") {
  NameRecogniser recogniser(table(), keys());
  return names(recogniser, text, title);
}

struct Case {
  std::string name;
  std::string text;
  std::string expected;
};

}  // namespace

TEST_CASE("a surname means the person whom the article names in full", "[article_names]") {
  const auto c = GENERATE(values<Case>({
      {"behind the full name", "They met Ahmed al-Sharaa. Sharaa left.",
       "sharaa=Ahmed al-Sharaa; sharaa!=Sharaa"},
      {"before it", "It was Sharaa who came. Ahmed al-Sharaa left.",
       "sharaa!=Sharaa; sharaa=Ahmed al-Sharaa"},
      {"in small letters it is a word", "They met Ahmed al-Sharaa on sharaa street.",
       "sharaa=Ahmed al-Sharaa"},
      {"without the full name", "It was Sharaa who came, and Hussein.", ""},
      {"of two persons it is neither's", "Saddam Hussein and Uday Hussein fled. Hussein was seen.",
       "saddam=Saddam Hussein; uday=Uday Hussein"},
      {"of one of them", "Saddam Hussein fled. Hussein was seen.",
       "saddam=Saddam Hussein; saddam!=Hussein"},
      {"in Arabic", "وصل احمد الشرع. وقال الشرع ان", "sharaa=احمد الشرع; sharaa!=الشرع"},
      {"a first name is none", "Saddam Hussein fled. Saddam was seen.", "saddam=Saddam Hussein"},
  }));
  INFO(c.name);
  CHECK(names(c.text) == c.expected);
}

TEST_CASE("a person named in the title has the surname in the text", "[article_names]") {
  CHECK(names("It was Sharaa who came.", "A visit by Ahmed al-Sharaa") ==
        "sharaa=Ahmed al-Sharaa | sharaa!=Sharaa");
}

TEST_CASE("a spelling of several places is the one whose country the article names",
          "[article_names]") {
  const auto c = GENERATE(values<Case>({
      {"its country", "Fighting in Tripoli in Lebanon.", "tripoli-lb=Tripoli; lb=Lebanon"},
      {"the other's", "Fighting in Tripoli in Libya.", "tripoli-ly=Tripoli; ly=Libya"},
      {"its adjective", "Lebanese troops left Tripoli.", "lb=Lebanese; tripoli-lb=Tripoli"},
      {"the country named more", "Lebanon, Libya, Lebanon: Tripoli.",
       "lb=Lebanon; ly=Libya; lb=Lebanon; tripoli-lb=Tripoli"},
      {"in Arabic", "انفجار في طرابلس شمال لبنان", "tripoli-lb=طرابلس; lb=لبنان"},
      {"no country: the likeliest", "Fighting in Tripoli.", "tripoli-lb=Tripoli"},
      {"a third country", "From Iraq to Tripoli.", "iq=Iraq; tripoli-lb=Tripoli"},
  }));
  INFO(c.name);
  CHECK(names(c.text) == c.expected);
}

TEST_CASE("the title and the text of an article decide together", "[article_names]") {
  CHECK(names("Shots in Tripoli.", "Libya today") == "ly=Libya | tripoli-ly=Tripoli");
}

TEST_CASE("a weak spelling is met by its letters where the article names its country",
          "[article_names]") {
  auto rows = rows_of({"sy;country;Syria", "iq;country;Iraq", "amuda;town;Amuda;sy"});
  rows.back().weak_spellings = {"Kharab Ashik"};
  const NameTable weak(compile_names(rows), "test");
  const NameKeys weak_keys = keys_of(weak);
  NameRecogniser recogniser(weak, weak_keys);
  const auto met = [&](const std::string& text) {
    std::string out;
    for (const auto& mention : recogniser.find(tokenize(""), tokenize(text)).text.mentions) {
      out += std::string(weak.name(mention.name).id) + mark(mention.recognition) + " ";
    }
    return out;
  };
  CHECK(met("In Syria shells fell on Kharab Ashik.") == "sy amuda? ");
  CHECK(met("In Syria shells fell on Kharab Ashek.") == "sy amuda? ");
  CHECK(met("In Iraq shells fell on Kharab Ashik.") == "iq ");
  CHECK(met("In Syria shells fell on Amuda.") == "sy amuda ");
}

TEST_CASE("an unlisted spelling is a name where the article names its country", "[article_names]") {
  const auto c = GENERATE(values<Case>({
      {"named", "In Syria shells fell on Kamishly.", "sy=Syria; qamishli?=Kamishly"},
      {"by an adjective", "Syrian shells fell on Kamishly.", "sy=Syrian; qamishli?=Kamishly"},
      {"by a town", "From Kobani shells fell on Kamishly.", "kobani=Kobani; qamishli?=Kamishly"},
      {"not named", "Shells fell on Kamishly.", ""},
      {"another country", "In Iraq shells fell on Kamishly.", "iq=Iraq"},
      {"in small letters", "In Syria shells fell on kamishly.", "sy=Syria"},
      {"in Cyrillic letters", "Сирия: обстрел города Камышлы.", "sy=Сирия; qamishli?=Камышлы"},
      {"a name of other letters", "In Syria shells fell on Palmyra.", "sy=Syria"},
      {"an inhabitant", "In Iraq they met a Baghdadi.", "iq=Iraq"},
      {"a word of dictionaries", "In Syria the Storm went on.", "sy=Syria"},
      {"in capitals all over", "IN SYRIA SHELLS FELL ON KAMISHLY", "sy=SYRIA"},
  }));
  INFO(c.name);
  CHECK(names(c.text) == c.expected);
}

TEST_CASE("a part of a longer run of capitals is no name", "[article_names]") {
  CHECK(names("In Syria they met Kamishly Brothers there.") == "sy=Syria");
  CHECK(names("In Syria they met Joseph Kamishly there.") == "sy=Syria");
  CHECK(names("In Syria they went to Kamishly, Kobani and Rojava.") ==
        "sy=Syria; qamishli?=Kamishly; kobani=Kobani");
}

TEST_CASE("what stands in front of a name may be a word with a capital", "[article_names]") {
  CHECK(names("In Syria it rained. In Kamishly it snowed.") == "sy=Syria; qamishli?=Kamishly");
}

TEST_CASE("a capital that proves little asks for more certainty", "[article_names]") {
  CHECK(names("In Syria shells fell on Gamischlo.") == "sy=Syria; qamishli\?\?=Gamischlo");
  CHECK(names("Syria burns. Gamischlo was shelled.") == "sy=Syria");
  CHECK(names("In Syria shells fell on Camisly.") == "sy=Syria; qamishli?=Camisly");
  CHECK(names("Syria burns. Camisly was shelled.") == "sy=Syria; qamishli\?\?=Camisly");
  CHECK(names("Syria burns. Kamishly was shelled.") == "sy=Syria; qamishli?=Kamishly");
}

TEST_CASE("in a headline in title case no capital proves a name, but what the text accepted holds",
          "[article_names]") {
  const std::string headline = "Kamishly Was Shelled On Sunday Night";
  CHECK(names("Syria burns.", headline) == "sy=Syria");
  CHECK(names("In Syria shells fell on Kamishly.", headline) ==
        "qamishli?=Kamishly | sy=Syria; qamishli?=Kamishly");
  CHECK(names("In Syria shells fell on Kamishly. Kamishly burns.") ==
        "sy=Syria; qamishli?=Kamishly; qamishli?=Kamishly");
}

TEST_CASE("in scripts without capitals a name is announced", "[article_names]") {
  CHECK(names("قصف على مدينة القمشلي في سوريا") == "qamishli?=القمشلي; sy=سوريا");
  CHECK(names("قصف وقال القمشلي ان سوريا") == "sy=سوريا");
  CHECK(names("قصف على مدينة كامشلي في سوريا") == "qamishli?=كامشلي; sy=سوريا");
  CHECK(names("قصف وقال كامشلي ان سوريا") == "sy=سوريا");
}

TEST_CASE("an Arabic word that no dictionary has is a name among words that one has",
          "[article_names]") {
  const NameKeys with_words = keys_of(table(), {"قصف", "قال", "ان", "هدوء"});
  NameRecogniser recogniser(table(), with_words);
  CHECK(names(recogniser, "قصف وقال القمشلي ان سوريا") == "qamishli?=القمشلي; sy=سوريا");
  CHECK(names(recogniser, "زسش القمشلي شسز سوريا") == "sy=سوريا");
}

TEST_CASE("a word of dictionaries is a place only where the words around it say so",
          "[article_names]") {
  const NameKeys with_words = keys_of(table(), {"Qamishly"});
  NameRecogniser recogniser(table(), with_words);
  CHECK(names(recogniser, "Syrian shells fell near Qamishly.") == "sy=Syrian; qamishli?=Qamishly");
  CHECK(names(recogniser, "Syrian troops of Qamishly, Syria.") ==
        "sy=Syrian; qamishli?=Qamishly; sy=Syria");
  CHECK(names(recogniser, "Syrian shells killed Qamishly.") == "sy=Syrian");
}

TEST_CASE("what dictionaries write small, and a month, is no other spelling of a place",
          "[article_names]") {
  const NameKeys with_words = keys_of(table(), {"qamishly", "qamishli", "June"});
  NameRecogniser recogniser(table(), with_words);
  CHECK(names(recogniser, "Syrian shells fell near Qamishly.") == "sy=Syrian");
  CHECK(names(recogniser, "Syrian shells fell near Qamishli.") == "sy=Syrian; qamishli=Qamishli");
  const auto own = table_of({"iq;country;Iraq", "town;town;Juneh;iq"});
  const auto own_keys = keys_of(own, {"June"});
  NameRecogniser reader(own, own_keys);
  for (const std::string text :
       {"It rained in June, Iraq said.", "It rained in Junah, Iraq said."}) {
    INFO(text);
    CHECK(reader.find(tokenize(""), tokenize(text)).text.mentions.size() ==
          (text.find("June") == text.npos ? 2 : 1));
  }
}

TEST_CASE("the capitals of a dateline may be an unlisted spelling", "[article_names]") {
  const auto dateline = [](const std::string& text, std::uint32_t end) {
    NameRecogniser recogniser(table(), keys());
    const auto words = tokenize(text);
    const auto found =
        recogniser.find(tokenize(""), words, {.dateline_begin = 0, .dateline_end = end});
    return printed(found.text, text, words);
  };
  const std::string text = "KAMISHLY, Syria (XYZ) - MOSOL was quiet.";
  CHECK(dateline(text, 15) == "qamishli?=KAMISHLY; sy=Syria");
  CHECK(dateline(text, 0) == "sy=Syria");
  CHECK(dateline("STORM, Syria - It rained.", 12) == "sy=Syria");
}

TEST_CASE("a word of dictionaries is a place that it spells in its own script, too",
          "[article_names]") {
  const auto names_of = [](const std::string& spellings) {
    const auto own = table_of({"ye;country;Yemen", "town;town;Sanaa;ye;;;" + spellings});
    const auto own_keys = keys_of(own, {"Sana"});
    NameRecogniser recogniser(own, own_keys);
    const auto words = tokenize("They met in Sana, Yemen, on Monday.");
    return recogniser.find(tokenize(""), words).text.mentions.size();
  };
  CHECK(names_of("صنعاء|Сана|Sanah") == 2);
  CHECK(names_of("صنعاء|Сана") == 1);
}

TEST_CASE("what is met in any text needs no country", "[article_names]") {
  CHECK(names("They joined the Hamzah Divizion there.") == "hamza?=Hamzah Divizion");
}

TEST_CASE("the names of an article do not depend on those before it", "[article_names]") {
  const std::vector<std::string> texts = {"In Syria shells fell on Kamishly.",
                                          "Shells fell on Kamishly.",
                                          "In Iraq shells fell on Kamishly.",
                                          "They met Ahmed al-Sharaa. Sharaa left.",
                                          "It was Sharaa who came.",
                                          "Fighting in Tripoli in Lebanon.",
                                          "Fighting in Tripoli."};
  NameRecogniser one(table(), keys());
  for (int round = 0; round < 2; ++round) {
    for (const auto& text : texts) {
      INFO(text);
      CHECK(names(one, text) == names(text));
    }
  }
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    CHECK(names(one, *text) == names(*text));
  }
}

TEST_CASE("without keys an article has its listed names and their senses", "[article_names]") {
  const NameKeys none;
  NameRecogniser recogniser(table(), none);
  CHECK(names(recogniser, "In Lebanon: Kamishly, Tripoli.") == "lb=Lebanon; tripoli-lb=Tripoli");
}

TEST_CASE("words that are written like a name and that no table lists are told",
          "[article_names]") {
  NameRecogniser recogniser(table(), keys());
  const auto words =
      tokenize("He saw Palmyra, Kamishly and Syria; the storm, a Qat. Drought came.");
  const auto found = recogniser.find(tokenize(""), words);
  std::string unlisted;
  for (const auto position : found.text.unlisted) {
    unlisted += std::string(words.word(position)) + " ";
  }
  CHECK(unlisted == "palmyra kamishly qat ");
}

TEST_CASE("a script without capitals has no word less at the head of a sentence",
          "[article_names]") {
  NameRecogniser recogniser(table(), keys());
  const auto words = tokenize("बस्तर बंद है। सुकमा बंद है।");
  const auto found = recogniser.find(tokenize(""), words);
  std::vector<std::string_view> unlisted;
  for (const auto position : found.text.unlisted) unlisted.push_back(words.word(position));
  CHECK(std::ranges::count(unlisted, "बस्तर") == 1);
  CHECK(std::ranges::count(unlisted, "सुकमा") == 1);
}

}  // namespace dateline::synonyms
