// SPDX-License-Identifier: GPL-2.0-or-later
// Full names of persons in no table, typed and written in any script.
#include "query/meaning/full_names.h"

#include <catch2/catch.hpp>
#include <string>

#include "query/answer/searcher.h"
#include "tests/query/unlisted_names.h"

namespace dateline {

using query::NameReading;
using test::article;
using test::Ids;
using test::Index;
using test::met;
using test::notes;

namespace {

// Each person in two scripts or spellings, and others who share a word with one of them.
std::string persons() {
  return article("kabulov-en", "They met Zamir Kabulov in town.") +
         article("kabulov-ru", "Гостей принял Замир Кабулов.") +
         article("kabulov-case", "Гости ждали Замира Кабулова.") +
         article("shammari-en", "A spokesman, Khaled al-Shammari, spoke.") +
         article("shammari-el", "A spokesman, Khalid el-Shamari, spoke.") +
         article("shammari-ar", "وقال المتحدث خالد الشمري للصحفيين.") +
         article("other-given", "They met Lamar Kabulov in town.") +
         article("other-surname", "They met Zamir Petrenko in town.") +
         article("apart", "Замир ушёл. Пришёл Кабулов.");
}

}  // namespace

TEST_CASE("a full name in no table is met in any script, in quotes or bare", "[full_names]") {
  const Index index(persons());
  const Ids kabulov = {"kabulov-en", "kabulov-ru", "kabulov-case"};
  CHECK(index.ids("\"Zamir Kabulov\"") == kabulov);
  // Each word for itself may stand anywhere.
  CHECK(index.ids("Zamir Kabulov").size() == 4);
  CHECK(index.ids("\"met Zamir Kabulov\"") == Ids{"kabulov-en"});
  const Ids cyrillic = index.ids("«Замир Кабулов»");
  CHECK(cyrillic.front() == "kabulov-ru");
  CHECK(cyrillic.size() == 3);
}

TEST_CASE("the article in front of a surname may be another or none", "[full_names]") {
  const Index index(persons());
  for (const char* query : {"\"Khaled al-Shammari\"", "\"Khalid Shamari\"", "Khaled al-Shammari",
                            "Khaled al Shammari", "«خالد الشمري»"}) {
    CAPTURE(query);
    const auto page = index.page(query);
    CHECK(page.hits.size() == 3);
    for (const auto& hit : page.hits) CHECK_FALSE(hit.matches.empty());
  }
}

TEST_CASE("a servant of God is met as one word or two", "[full_names]") {
  const Index index(article("one", "A spokesman, Abdulrahman Khorasani, spoke.") +
                    article("two", "A spokesman, Abdel Rahman Khorasani, spoke.") +
                    article("ar", "وقال المتحدث عبد الرحمن خراساني للصحفيين.") +
                    article("behind", "وقال المتحدث خالد عبد الرحمن للصحفيين."));
  for (const char* query :
       {"\"Abdulrahman Khorasani\"", "\"Abdul Rahman Khorasani\"", "«عبد الرحمن خراساني»"}) {
    CAPTURE(query);
    CHECK(index.ids(query).size() == 3);
  }
  CHECK(index.ids("\"Khaled Abdulrahman\"") == Ids{"behind"});
}

TEST_CASE("a full name is met below what is typed, with its words marked and told",
          "[full_names]") {
  const Index index(persons());
  const auto page = index.page("\"Zamir Kabulov\"");
  CHECK(page.hits[0].score > page.hits[1].score);
  CHECK(met(page) ==
        "kabulov-en: listed=Zamir Kabulov; kabulov-ru: by-key=Замир Кабулов; "
        "kabulov-case: by-key=Замира Кабулова");
  CHECK(notes(page).find("'zamir kabulov' is in no table; by its letters it is also met as ") !=
        std::string::npos);
  CHECK(met(index.page("\"Khaled al-Shammari\"")) ==
        "shammari-en: listed=Khaled al-Shammari; shammari-ar: by-key=خالد الشمري; "
        "shammari-el: by-key=Khalid el-Shamari");
}

TEST_CASE("a full name is none for who asks for the words as they are", "[full_names]") {
  const Index index(persons());
  CHECK(index.ids("\"Zamir Kabulov\"", NameReading::exact) == Ids{"kabulov-en"});
  CHECK(index.ids("=\"Zamir Kabulov\"") == Ids{"kabulov-en"});
}

TEST_CASE("a given name that a dictionary has as a word is met beside a surname", "[full_names]") {
  const Index index(article("en", "They met Maria Tkachenko.") +
                    article("uk", "Гостей прийняла Марія Ткаченко.") +
                    article("words", "They met a maria, and Tkachuk."));
  CHECK(index.ids("\"Maria Tkachenko\"") == Ids{"en", "uk"});
}

TEST_CASE("scripts without spelling pairs of their own are met in Latin letters", "[full_names]") {
  const Index index(article("en", "They met Eduard Kokoiti in town.") +
                    article("ka", "სტუმრებს ედუარდ კოკოითი შეხვდა.") +
                    article("hy", "Հյուրերին ընդունեց Էդուարդ Կոկոյտին։"));
  CHECK(index.ids("\"Eduard Kokoiti\"").size() == 3);
  CHECK(index.ids("«ედუარდ კოკოითი»").size() == 3);
  CHECK(index.ids("Kokoiti").front() == "en");
}

TEST_CASE("a given name of three letters is met", "[full_names]") {
  const Index index(article("en", "They met Ali Khorasani.") +
                    article("ar", "وقال المتحدث علي خراساني."));
  CHECK(index.ids("\"Ali Khorasani\"") == Ids{"en", "ar"});
}

TEST_CASE("a name that begins a sentence is met", "[full_names]") {
  const Index index(article("en", "Benny Wendala spoke.") +
                    article("ru", "Гостей принял Бенни Вендала."));
  CHECK(index.ids("«Бенни Вендала»") == Ids{"ru", "en"});
}

}  // namespace dateline
