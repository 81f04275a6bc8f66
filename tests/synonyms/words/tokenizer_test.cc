// SPDX-License-Identifier: GPL-2.0-or-later
// What a word is; what lies between words is in tokenizer_gap_test.cc.
#include "synonyms/words/tokenizer.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "synonyms/words/fold.h"
#include "tests/synonyms/cut_text.h"
#include "tests/synonyms/random_text.h"

namespace dateline::synonyms {
namespace {

struct Case {
  std::string text;
  std::string expected;
};

// For each byte, and for the end, whether a character may begin there.
std::vector<bool> character_starts(const std::string& text) {
  std::vector<bool> starts(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    starts[at] = true;
    next_char(text, at);
  }
  starts[text.size()] = true;
  return starts;
}

void check_stream(const std::string& text) {
  const TokenStream stream = tokenize(text);
  const auto starts = character_starts(text);
  std::size_t end = 0;
  std::size_t folded_end = 0;
  Token before;
  for (std::size_t i = 0; i < stream.size(); ++i) {
    const Token& token = stream.tokens[i];
    CAPTURE(i, token.begin, token.end);
    REQUIRE(token.begin >= end);
    REQUIRE(token.begin < token.end);
    REQUIRE(token.end <= text.size());
    REQUIRE(starts[token.begin]);
    REQUIRE(starts[token.end]);
    REQUIRE(token.folded_begin == folded_end);
    REQUIRE(token.folded_size > 0);
    REQUIRE(token.folded_size <= max_word_bytes);
    REQUIRE(token.folded_begin + token.folded_size <= stream.folded.size());
    REQUIRE_FALSE(is_continuation_byte(stream.word(i).front()));
    REQUIRE((token.gap == Gap::start) == (i == 0));
    REQUIRE(token.sentence - before.sentence == (token.sentence_initial && i > 0 ? 1 : 0));
    REQUIRE(token.paragraph - before.paragraph == (token.gap == Gap::paragraph ? 1 : 0));
    end = token.end;
    folded_end = token.folded_begin + token.folded_size;
    before = token;
  }
  REQUIRE(stream.folded.size() == folded_end);
}

TEST_CASE("words lie in order on whole characters inside any random text", "[tokenizer]") {
  RandomText random(3);
  for (int i = 0; i < 10000; ++i) {
    const std::string text = random.valid(random.below(80));
    CAPTURE(i, text);
    check_stream(text);
  }
}

TEST_CASE("words lie in order on whole characters inside broken UTF-8", "[tokenizer]") {
  RandomText random(4);
  for (int i = 0; i < 10000; ++i) {
    const std::string text = random.broken(1 + random.below(80));
    CAPTURE(i, text);
    check_stream(text);
  }
}

TEST_CASE("a word of the stream is the fold of what is written there", "[tokenizer]") {
  RandomText random(5);
  for (int i = 0; i < 10000; ++i) {
    const std::string text = random.valid(random.below(40));
    const TokenStream stream = tokenize(text);
    for (std::size_t at = 0; at < stream.size(); ++at) {
      const Token& token = stream.tokens[at];
      std::string word(stream.word(at));
      std::string written = fold(text.substr(token.begin, token.end - token.begin));
      std::erase(word, '.');  // the point of 2.5
      CAPTURE(i, text, at);
      REQUIRE(written.substr(0, max_word_bytes).starts_with(word));
      if (written.size() < max_word_bytes) REQUIRE(word == written);
    }
  }
}

TEST_CASE("a text without a word gives none", "[tokenizer]") {
  for (const std::string text : {"", " ", "\n\n\n", "\t", ".,;:!?", "''\"\"--", "\xFF\xC0\xAF",
                                 "\u200F\u202E", "🚀", "\u0301\u0301", "---\n***\n"}) {
    CAPTURE(text);
    CHECK(tokenize(text).size() == 0);
    CHECK(tokenize(text).folded.empty());
  }
}

TEST_CASE("words are cut and folded as a reader counts them", "[tokenizer]") {
  const auto c = GENERATE(values<Case>({
      {"U.S.", "us"},
      {"U.S", "us"},
      {"U.S.A.", "usa"},
      {"the U.S.'s army", "the us army"},
      {"the U.S.’s army", "the us army"},
      {"u.s.", "us"},
      {"e.g. this", "eg.this"},
      {"J.K. Rowling", "jk.rowling"},
      {"А.С. Пушкин", "ас.пушкин"},
      {"А.С.Пушкин", "ас.пушкин"},
      {"E\u0301.U\u0301.", "eu"},
      {"F-16", "f-16"},
      {"T-72B3", "t-72b3"},
      {"M23", "m23"},
      {"10,000", "10000"},
      {"1,234,567", "1234567"},
      {"١٠٬٠٠٠", "10000"},
      {"1,2,3", "1 , 2 , 3"},
      {"10,00", "10 , 00"},
      {"10,0000", "10 , 0000"},
      {"in 2014,100 died", "in 2014100 died"},
      {"2014, 100", "2014 , 100"},
      {"x,000", "x , 000"},
      {"2.5", "2.5"},
      {"٢٫٥", "2.5"},
      {"2,5", "2 , 5"},
      {"24.2.2022", "24.2.2022"},
      {"AK-47s", "ak-47s"},
      {"Qur'an Qu'ran Qur’an", "quran quran quran"},
      {"L'viv l'viv L'VIV", "lviv lviv lviv"},
      {"N'Djamena n'djamena N'DJAMENA", "ndjamena ndjamena ndjamena"},
      {"M'hamed m'hamed", "mhamed mhamed"},
      {"Donets'k Kam'yanets'", "donetsk kamyanets"},
      {"Кам'янець Кам’янець Камʼянець", "камянець камянець камянець"},
      {"O'Brien", "obrien"},
      {"rock'n'roll", "rocknroll"},
      {"l'Irak", "l+irak"},
      {"L'Irak", "l+irak"},
      {"L’IRAK", "l+irak"},
      {"d'Alep", "d+alep"},
      {"qu'il", "qu+il"},
      {"Qu'il", "qu+il"},
      {"D'Artagnan", "d+artagnan"},
      {"s'il S'il", "s+il s+il"},
      {"l'homme d'Hier", "l+homme d+hier"},
      {"l'œuvre", "l+oeuvre"},
      {"dell'Aquila", "dell+aquila"},
      {"aujourd'hui", "aujourdhui"},
      {"Kyiv's", "kyiv"},
      {"Kyiv’s", "kyiv"},
      {"KYIV'S", "kyiv"},
      {"James's", "james"},
      {"IS's", "is"},
      {"1990's", "1990"},
      {"Kyiv's-based", "kyiv-based"},
      {"Sana'sa", "sanasa"},
      {"צה\"ל", "צהל"},
      {"צה״ל", "צהל"},
      {"ב\"צה״ל\"", "בצהל"},
      {"\"צה\"", "צה"},
      {"中国军", "中+国+军"},
      {"北京2022", "北+京+2022"},
      {"မြန်မာ", "မြ+န်+မာ"},
      {"กรุง", "ก+รุ+ง"},
      {"か\u3099", "か\u3099"},
      {"हिन्दी", "हिन्दी"},
      {"Mo\u200Bsul", "mosul"},
      {"الـمـوصـل", "الموصل"},
      {"İstanbul ISTANBUL", "istanbul istanbul"},
      {"km²", "km"},
      {"A_B", "a-b"},
      {"#Islamic_State", "islamic-state"},
      {"@AFP", "afp"},
      {"and/or", "and , or"},
      {"AT&T", "at t"},
  }));
  CAPTURE(c.text);
  CHECK(cut(c.text) == c.expected);
}

TEST_CASE("Sana'a is one word with every apostrophe", "[tokenizer]") {
  for (const std::string apostrophe :
       {"'", "’", "‘", "`", "´", "′", "‛", "＇", "ʼ", "ʾ", "ʿ", "ʹ", "ˈ", "ʻ", "\u200B", ""}) {
    CAPTURE(apostrophe);
    CHECK(cut("in Sana" + apostrophe + "a today") == "in sanaa today");
  }
}

TEST_CASE("an apostrophe or hamza in front of a word does not part it from its name",
          "[tokenizer]") {
  for (const std::string ayn : {"'", "’", "‘", "`", "ʼ", "ʾ", "ʿ"}) {
    CAPTURE(ayn);
    CHECK(cut("al-" + ayn + "Abadi") == "al-abadi");
    CHECK(cut("Tal " + ayn + "Afar") == "tal afar");
    CHECK(cut(ayn + "Ayn al-" + ayn + "Asad") == "ayn al-asad");
  }
  for (const std::string hamza : {"ʼ", "ʾ", "ʿ"})
    CHECK(cut("Sana" + hamza + " city") == "sana city");
}

TEST_CASE("the range of a word is what is written of it", "[tokenizer]") {
  const auto c = GENERATE(values<Case>({
      {"In the U.S. Kyiv’s army", "In the U.S. Kyiv army"},
      {"the U.S.'s", "the U.S."},
      {"(Sana'a)", "Sana'a"},
      {"10,000, 2.5.", "10,000 2.5"},
      {"l'Irak", "l Irak"},
      {"Cafe\u0301!", "Cafe\u0301"},
      {"ʿAyn", "Ayn"},
      {"U.S", "U.S"},
      {"F. Smith.", "F Smith"},
  }));
  CAPTURE(c.text);
  CHECK(as_written(c.text) == c.expected);
}

TEST_CASE("a word knows its capitals", "[tokenizer]") {
  struct CaseClass {
    std::string text;
    WordCase expected;
  };
  const auto c = GENERATE(values<CaseClass>({
      {"erbil", WordCase::lower},        {"Erbil", WordCase::capitalised},
      {"I", WordCase::capital},          {"M23", WordCase::capital},
      {"3D", WordCase::capital},         {"ISIS", WordCase::capitals},
      {"U.S.", WordCase::capitals},      {"10TH", WordCase::capitals},
      {"10th", WordCase::lower},         {"McKenzie", WordCase::mixed},
      {"iPhone", WordCase::mixed},       {"N'Djamena", WordCase::mixed},
      {"L'viv", WordCase::capitalised},  {"2014", WordCase::none},
      {"داعش", WordCase::none},          {"北", WordCase::none},
      {"Київ", WordCase::capitalised},   {"КИЇВ", WordCase::capitals},
      {"ÉU", WordCase::capitals},        {"E\u0301U", WordCase::capitals},
      {"Kyiv's", WordCase::capitalised}, {"Kyiv'S", WordCase::capitalised},
      {"KYIV'S", WordCase::capitals},    {"KYIV's", WordCase::capitals},
      {"IS's", WordCase::capitals},      {"kyiv'S", WordCase::lower},
      {"1's", WordCase::none},           {"א's", WordCase::none},
      {"I's", WordCase::capital},        {"ǅ", WordCase::capital},
  }));
  CAPTURE(c.text);
  const TokenStream stream = tokenize(c.text);
  REQUIRE(stream.size() == 1);
  CHECK(stream.tokens[0].word_case == c.expected);
}

TEST_CASE("every character that folds to s is a possessive without upsetting the capitals",
          "[tokenizer]") {
  int found = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (is_surrogate(c) || fold_char(c).text != "s") continue;
    ++found;
    const TokenStream stream = tokenize("1'" + to_utf8(c) + " Kyiv'" + to_utf8(c));
    CAPTURE(static_cast<unsigned>(c));
    REQUIRE(stream.size() == 2);
    CHECK(stream.tokens[0].word_case == WordCase::none);
    CHECK(stream.tokens[1].word_case == WordCase::capitalised);
  }
  CHECK(found > 10);
}

TEST_CASE("only dots between letters make a word dotted", "[tokenizer]") {
  for (const std::string text : {"U.S.", "U.S", "u.s.", "U.S.'s", "e.g.", "А.С.Пушкин"}) {
    CAPTURE(text);
    CHECK(tokenize(text).tokens[0].dotted);
  }
  for (const std::string text : {"US", "2.5", "U. S.", "US.", "A.", "end.A", "www.un.org", "5.A"}) {
    CAPTURE(text);
    CHECK_FALSE(tokenize(text).tokens[0].dotted);
  }
}

TEST_CASE("a very long word is cut at a whole character and its range kept", "[tokenizer]") {
  for (const std::string letter : {"x", "й", "中\u0301x", "م", "한", "𝔸", "ﷺ"}) {
    std::string text;
    while (text.size() < 100'000) text += letter;
    CAPTURE(letter);
    check_stream(text + " end");
    CHECK(tokenize(text + " end").tokens.back().end == text.size() + 4);
  }
  std::string word;
  for (int i = 0; i < 61; ++i) word += "й";
  const TokenStream stream = tokenize(word);
  REQUIRE(stream.size() == 1);
  CHECK(stream.word(0) == word.substr(0, 120));
  CHECK(stream.tokens[0].end == 122);
  CHECK(tokenize("x" + word).word(0) == "x" + word.substr(0, 118));
}

TEST_CASE("hostile megabytes are cut in linear time", "[tokenizer]") {
  for (const std::string unit : {"\u0301", "'", "a'", "1,000,", "U.", ".", "-", "\n", "a\n", "\"",
                                 "אב\"", "中", "x", "s's", "l'", "\xFF", "\xF0\x9F", "\u200B"}) {
    std::string text = "a";
    while (text.size() < 1'000'000) text += unit;
    const auto begin = std::chrono::steady_clock::now();
    const TokenStream stream = tokenize(text);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CAPTURE(unit);
    CHECK(stream.size() > 0);
    CHECK(taken.count() < 2);
  }
}

}  // namespace
}  // namespace dateline::synonyms
