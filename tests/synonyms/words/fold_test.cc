// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/fold.h"

#include <unicode/normalizer2.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "tests/synonyms/random_text.h"

namespace dateline::synonyms {
namespace {

struct Case {
  std::string text;
  std::string expected;
};

struct Pair {
  std::string one;
  std::string other;
};

std::string normalize(const icu::Normalizer2* form, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  form->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  REQUIRE(U_SUCCESS(status));
  return out;
}

std::string composed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalize(icu::Normalizer2::getNFCInstance(status), text);
}

std::string decomposed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalize(icu::Normalizer2::getNFDInstance(status), text);
}

// A sign of Burmese on a letter of Cyrillic may part it from its own mark; nobody writes that.
std::string without_vowel_signs(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (fold_char(c).role != CharRole::mark) out += to_utf8(c);
  }
  return out;
}

// The first code points for which `holds` is false, as text for the message.
template <class Property>
std::string counterexamples(Property holds) {
  std::string found;
  int count = 0;
  for (char32_t c = 0; c <= 0x10FFFF && count < 20; ++c) {
    if (is_surrogate(c) || holds(c)) continue;
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X ", static_cast<unsigned>(c));
    found += name;
    ++count;
  }
  return found;
}

TEST_CASE("folding a second time changes nothing, for every code point", "[fold]") {
  CHECK(counterexamples([](char32_t c) {
          const std::string once = fold(to_utf8(c));
          return fold(once) == once;
        }) == "");
}

TEST_CASE("composed and decomposed forms fold alike, for every code point", "[fold]") {
  CHECK(counterexamples([](char32_t c) {
          const std::string folded = fold(to_utf8(c));
          return fold(composed(to_utf8(c))) == folded && fold(decomposed(to_utf8(c))) == folded;
        }) == "");
}

TEST_CASE("a character grows to ten times its bytes at most, and one does", "[fold]") {
  std::size_t most = 0;
  CHECK(counterexamples([&](char32_t c) {
          const std::string written = to_utf8(c);
          const std::size_t size = fold(written).size();
          most = std::max(most, (size + written.size() - 1) / written.size());
          return size <= 10 * written.size();
        }) == "");
  CHECK(most == 10);
}

TEST_CASE("a character has a folded form only if it belongs to a word", "[fold]") {
  CHECK(counterexamples([](char32_t c) {
          const FoldedChar& form = fold_char(c);
          const bool in_word = form.role == CharRole::letter || form.role == CharRole::digit ||
                               form.role == CharRole::ideograph || form.role == CharRole::mark;
          const bool needs_form = form.role == CharRole::letter || form.role == CharRole::digit ||
                                  form.role == CharRole::ideograph;
          return (in_word || form.text.empty()) && (!needs_form || !form.text.empty());
        }) == "");
}

TEST_CASE("a folded form is made of letters, digits and marks that fold to themselves", "[fold]") {
  CHECK(counterexamples([](char32_t c) {
          const std::string_view form = fold_char(c).text;
          for (std::size_t at = 0; at < form.size();) {
            const std::size_t begin = at;
            const char32_t part = next_char(form, at);
            const auto written = form.substr(begin, at - begin);
            if (part == 0xFFFD) return false;
            const bool own_letter = written == "й" || written == "ї";
            if (fold_char(part).text != written && !own_letter) return false;
          }
          return true;
        }) == "");
}

TEST_CASE("folding is idempotent and blind to composition in random texts", "[fold]") {
  RandomText random(1);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = without_vowel_signs(random.valid(1 + random.below(12)));
    const std::string once = fold(text);
    CAPTURE(i, text);
    REQUIRE(fold(once) == once);
    REQUIRE(fold(composed(text)) == once);
    REQUIRE(fold(decomposed(text)) == once);
    REQUIRE(once.size() <= 10 * text.size());
  }
}

TEST_CASE("broken UTF-8 folds to valid UTF-8 without the broken bytes", "[fold]") {
  RandomText random(2);
  for (int i = 0; i < 20000; ++i) {
    const std::string once = fold(random.broken(1 + random.below(20)));
    CAPTURE(i, once);
    REQUIRE(once.find("\xEF\xBF\xBD") == once.npos);
    REQUIRE(composed(decomposed(once)) == composed(once));
    REQUIRE(fold(once) == once);
  }
  CHECK(fold("Mo\xFFsul\xE2\x82") == "mosul");
  CHECK(fold("\x80\xC0\xAF\xED\xA0\x80\xF4\x90\x80\x80") == "");
}

TEST_CASE("spellings that differ in habit only fold to the same text", "[fold]") {
  const auto c = GENERATE(values<Pair>({
      {"ERBIL", "erbil"},
      {"Şırnak", "sirnak"},
      {"İSTANBUL", "istanbul"},
      {"ISTANBUL", "ıstanbul"},
      {"Łódź", "lodz"},
      {"Tromsø", "tromso"},
      {"Đặng", "dang"},
      {"Straße", "STRASSE"},
      {"æther œuvre", "aether oeuvre"},
      {"Guðmundur Þór", "gudmundur thor"},
      {"Ɓauchi Ɗan Ƙaura Ƴar", "bauchi dan kaura yar"},
      {"Ağdam Gəncə", "agdam gence"},
      {"Ḥalab", "halab"},
      {"Ｋｙｉｖ２０２２", "kyiv2022"},
      {"ﬁle", "file"},
      {"ΑΘΉΝΑΣ", "αθηνας"},
      {"ᾳ", "α"},
      {"ʿAyn al-ʾAsad", "ayn al-asad"},
      {"Tʹver", "tver"},
      {"Sanaʼa", "sanaa"},
      {"Sana'a", "Sana’a"},
      {"Hawaiʻi", "hawaii"},
      {"أربيل", "اربيل"},
      {"إدلب", "ادلب"},
      {"آمد", "امد"},
      {"ٱلله", "الله"},
      {"مؤتمر", "موتمر"},
      {"هيئة", "هييه"},
      {"القاهرة", "القاهره"},
      {"مصطفى", "مصطفي"},
      {"الـمـوصـل", "الموصل"},
      {"المُوصِل", "الموصل"},
      {"اللّٰه", "الله"},
      {"\uFEE3\uFEEE\uFEBB\uFEDE", "موصل"},
      {"\uFEFB", "لا"},
      {"کرکوک", "كركوك"},
      {"ایران", "ايران"},
      {"هەولێر", "ههولير"},
      {"سلێمانی", "سليماني"},
      {"كوردستان", "کوردستان"},
      {"بەڕێوەبەر", "بهريوهبهر"},
      {"١٩٤٨", "1948"},
      {"۱۹۴۸", "1948"},
      {"१९४८", "1948"},
      {"၁၉၄၈", "1948"},
      {"๑๙๔๘", "1948"},
      {"𝟏𝟗𝟒𝟖", "1948"},
      {"Королёв", "королев"},
      {"Короле\u0308в", "королев"},
      {"Ґалаґан", "галаган"},
      {"שָׁלוֹם", "שלום"},
      {"צה״ל", "צהל"},
      {"צה\"ל", "צהל"},
      {"Mo\u200Bsul", "mosul"},
      {"Mo\u00ADsul", "mosul"},
      {"\u200FMosul\u200E", "mosul"},
      {"\u202BMosul\u202C", "mosul"},
      {"\uFEFFMosul", "mosul"},
      {"Mo\u061Csul", "mosul"},
      {"\u2066Mosul\u2069", "mosul"},
      {"Mo\uFE0Fsul", "mosul"},
      {"Mo\u200Csul", "Mo\u200Dsul"},
      {"Слов'янськ", "Слов’янськ"},
      {"Слов\u02BCянськ", "словянськ"},
      {"Слов`янськ", "словянськ"},
      {"Запорі\u0301жжя", "запоріжжя"},
      {"Орёл", "орел"},
      {"دهـوك", "دهوك"},
      {"\uFDF2", "الله"},
      {"گۆران", "گوران"},
      {"ｼﾘｱ", "シリア"},
      {"Mosul’s", "Mosul's"},
      {"مي\u200Cخواهم", "ميخواهم"},
      {"ሑመራ", "ሁመራ"},
      {"ዓድዋ", "አድዋ"},
      {"ነፃነት ሠራዊት", "ነጻነት ሰራዊት"},
  }));
  CAPTURE(c.one, c.other);
  CHECK(fold(c.one) == fold(c.other));
}

TEST_CASE("different letters stay different", "[fold]") {
  const auto c = GENERATE(values<Pair>({
      {"й", "и"},   {"и\u0306", "и"}, {"ї", "і"}, {"і\u0308", "і"}, {"Київ", "Киив"}, {"и", "і"},
      {"е", "є"},   {"a", "а"},       {"ك", "گ"}, {"ب", "پ"},       {"ج", "چ"},       {"ف", "ڤ"},
      {"ز", "ژ"},   {"ا", "ع"},       {"ס", "ש"}, {"က", "ကာ"},      {"ก", "กา"},      {"क", "की"},
      {"か", "が"}, {"ሁ", "ሀ"},       {"ኡ", "አ"},
  }));
  CAPTURE(c.one, c.other);
  CHECK(fold(c.one) != fold(c.other));
}

TEST_CASE("a folded text is what the header says", "[fold]") {
  const auto c = GENERATE(values<Case>({
      {"", ""},
      {" \t\n.,!?-—«»…", ""},
      {"The U.S. Army", "theusarmy"},
      {"й", "й"},
      {"и\u0306", "й"},
      {"И\u0323\u0306", "й"},
      {"\u0306", ""},
      {"і\u0308", "ї"},
      {"Ѐ", "е"},
      {"10,000", "10000"},
      {"한국", "\u1112\u1161\u11AB\u1100\u116E\u11A8"},
      {"\u1112\u1161\u11AB", "\u1112\u1161\u11AB"},
      {"北京", "北京"},
      {"ﷺ", "صلياللهعليهوسلم"},
      {"🚀", ""},
      {"x²", "x"},
      {"\xF0\x9F", ""},
  }));
  CAPTURE(c.text);
  CHECK(fold(c.text) == c.expected);
}

TEST_CASE("a character has the role that its script gives it", "[fold]") {
  struct RoleCase {
    char32_t c;
    CharRole role;
  };
  const auto c = GENERATE(values<RoleCase>({
      {U'a', CharRole::letter},       {U'7', CharRole::digit},
      {U'٧', CharRole::digit},        {U'北', CharRole::ideograph},
      {U'ก', CharRole::ideograph},    {U'က', CharRole::ideograph},
      {U'한', CharRole::letter},      {U'.', CharRole::stop},
      {U'\n', CharRole::line_break},  {0x2028, CharRole::line_break},
      {0x2029, CharRole::line_break}, {U'\r', CharRole::space},
      {0xA0, CharRole::space},        {0x3000, CharRole::space},
      {U'\'', CharRole::apostrophe},  {0x2019, CharRole::apostrophe},
      {0x05F4, CharRole::apostrophe}, {U'-', CharRole::hyphen},
      {U'_', CharRole::hyphen},       {0x2011, CharRole::hyphen},
      {0x2013, CharRole::hyphen},     {0x2014, CharRole::separator},
      {U',', CharRole::separator},    {0x200B, CharRole::ignored},
      {0x200D, CharRole::ignored},    {0x202E, CharRole::ignored},
      {0x0301, CharRole::ignored},    {0x064B, CharRole::ignored},
      {0x0640, CharRole::ignored},    {0x02BF, CharRole::ignored},
      {0x0940, CharRole::mark},       {0x103A, CharRole::mark},
      {0xFFFD, CharRole::separator},  {0x110000, CharRole::separator},
  }));
  CAPTURE(static_cast<unsigned>(c.c));
  CHECK(fold_char(c.c).role == c.role);
}

TEST_CASE("what ends a sentence is known in every script, the full stop apart", "[fold]") {
  for (const char32_t c : {U'!', U'?', U'؟', U'۔', U'。', U'！', U'।', U'።', U'။'}) {
    CAPTURE(static_cast<unsigned>(c));
    CHECK(fold_char(c).ends_sentence);
  }
  for (const char32_t c : {U'.', U',', U':', U'،', U'、', U'…', U'a'}) {
    CAPTURE(static_cast<unsigned>(c));
    CHECK_FALSE(fold_char(c).ends_sentence);
  }
}

TEST_CASE("a megabyte of combining marks folds in linear time", "[fold]") {
  std::string text = "и";
  while (text.size() < 1'000'000) text += "\u0306\u0301\u0323";
  const auto begin = std::chrono::steady_clock::now();
  CHECK(fold(text) == "й");
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  CHECK(taken.count() < 1);
}

}  // namespace
}  // namespace dateline::synonyms
