// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/key_pass.h"

#include <catch2/catch.hpp>

#include "synonyms/finder/case_endings.h"
#include "synonyms/recognition/article_names.h"
#include "tests/synonyms/found_names.h"
#include "tests/synonyms/project_model.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

const NameTable& table() {
  static const NameTable compiled = table_of({
      "ru;country;Russia;;;;Россия|В России",
      "us;country;United States;;;;America",
      "sa;country;Saudi Arabia;;;;السعودية",
      "sy;country;Syria",
      "tawil;town;Tawil;sy",
      "tall-tawil;town;Tall Qara Tawil;sy",
      "mukhovka;town;Mukhovka;ru;;;Муховка",
      "riyadh;town;Riyadh;sa;;;الرياض|رياض",
      "new-york;town;New York;us",
      "york;town;York;us;;;;;*:context",
      "fi;country;Finland",
      "kuopio;town;Kuopio;fi;;;;;*:context",
      "konstan;town;Konstantinopolskiy;fi;;;;;*:context",
      "polskij;group;Konstantinopolskij",
      "sahra-tawil;town;Jabal Sahra Tawil;sy;;;;;*:context",
      "tverdov;person;Oleg Tverdov;;;;Олег Твердов",
      "asaad;person;Riad al-Asaad;;;;رياض الاسعد",
      "naryshkin;person;Sergei Naryshkin;;;;سيرغي ناريشكين",
      "brigade;group;Riyadh Brigade;;;;لواء رياض",
  });
  return compiled;
}

char mark(Recognition recognition) {
  switch (recognition) {
    case Recognition::key:
      return '?';
    case Recognition::loose_key:
      return '~';
    default:
      return ' ';
  }
}

// Names that are not nested; '?' marks those met by their letters, '~' those met less certainly.
std::string names(const std::string& text, const std::vector<std::string>& ordinary = {}) {
  const NameKeys keys = keys_of(table(), ordinary);
  NameRecogniser recogniser(table(), keys);
  std::string out;
  for (const Mention& mention : recogniser.find(tokenize(""), tokenize(text)).text.mentions) {
    if (mention.nested) continue;
    out += std::string(table().name(mention.name).id) + mark(mention.recognition);
    if (out.back() != ' ') out += ' ';
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("a name in Cyrillic letters is met with the endings of its cases", "[key_pass]") {
  CHECK(names("Россия сообщила, что Олегом Твердовым довольны.") == "ru tverdov");
  CHECK(names("Россия сообщила, что Олегу Твердову пишут.") == "ru tverdov");
  CHECK(names("Россия сообщила о боях под Муховкой.") == "ru mukhovka?");
  CHECK(names("Россия сообщила о боях под Мухавкою.") == "ru mukhovka~");
  CHECK(names("Россия сообщила, что Сергеем Нарышкиным довольны.") == "ru naryshkin?");
}

TEST_CASE("an unlisted name is met before a Turkish ending behind an apostrophe", "[key_pass]") {
  CHECK(names("Syria: Tavil'de patlama oldu.") == "sy tawil?");
  CHECK(names("Syria: Tavil kentinde patlama oldu.") == "sy tawil?");
}

TEST_CASE("an ending is taken off where four letters stay", "[key_pass]") {
  CHECK(without_case_endings("олегом твердовым") == "олег твердов");
  CHECK(without_case_endings("муховкой") == "муховк");
  CHECK(without_case_endings("володимирові") == "володимир");
  CHECK(without_case_endings("сума") == "сума");
  CHECK(without_case_endings("kabula кабул") == "kabula кабул");
  CHECK(without_case_endings("رياض") == "رياض");
}

TEST_CASE("a listed word inside a person's unlisted name is no name beside it", "[key_pass]") {
  CHECK(names("وصل رياض الأسعدد مساء") == "asaad?");
  CHECK(names("وصل رياض مساء") == "riyadh");
}

TEST_CASE("a listed name may stand in an unlisted one with a word of dictionaries", "[key_pass]") {
  CHECK(names("Syria shelled Tall Karra Tawil.", {"tall"}) == "sy tall-tawil?");
  CHECK(names("Syria shelled Tall Tawil.", {"tall"}) == "sy tawil");
}

TEST_CASE("a listed name is not cut in two by a likeness", "[key_pass]") {
  CHECK(names("وصل لواء رياض الأسعدد مساء") == "brigade");
}

TEST_CASE("two Arabic words that no dictionary has may be a person", "[key_pass]") {
  const std::vector<std::string> words = {"غادر", "امس"};
  CHECK(names("وغادر سيرقي ناريشكاين مساء امس", words) == "naryshkin?");
  CHECK(names("وغادر مساء امس", words).empty());
}

TEST_CASE("in German the word for what a place is hides no name", "[key_pass]") {
  CHECK(names("Die Stadt Muhovka in Russia wurde beschossen.", {"die"}) == "mukhovka? ru");
  CHECK(names("Es war die Grenzstadt Muhovka in Russia.") == "mukhovka? ru");
}

TEST_CASE("a place that its article has to bear out is met loosely where nothing leads up to it",
          "[key_pass]") {
  CHECK(names("Officials in Finland spoke in Kouopio.") == "fi kuopio?");
  CHECK(names("Kouopio was quiet, officials in Finland said.") == "kuopio~ fi");
  CHECK(names("Kauppio was quiet, officials in Finland said.") == "fi");
  CHECK(names("Syria shelled Jabal Sakhra Tawil.", {"jabal"}) == "sy tawil");
  // A name that is certain in any text comes first.
  CHECK(names("Officials in Finland spoke of Konstantinopolskii.") == "fi polskij?");
}

TEST_CASE("of two matches the one counts that exceeds its bound the more", "[key_pass]") {
  const KeyMatch near{.name = 1, .spelling = 0, .twin = {}, .evidence = {.perfect = 900}};
  const KeyMatch far{.name = 2, .spelling = 0, .twin = {}, .evidence = {.perfect = 700}};
  const double here = near.evidence.certainty();
  const double there = far.evidence.certainty();
  const auto chosen = [&](double near_by, double far_by) {
    const auto match = more_certain(near, here - near_by, far, there - far_by);
    return match ? match->name : 0;
  };
  CHECK(chosen(1, 2) == 2);
  CHECK(chosen(2, 1) == 1);
  CHECK(chosen(-1, 1) == 2);
  CHECK(chosen(1, -1) == 1);
  CHECK(chosen(-1, -1) == 0);
  CHECK(more_certain({}, 0, far, there - 1)->name == 2);
  CHECK_FALSE(more_certain({}, 0, {}, 0));
}

TEST_CASE("what a nested name leaves stays with the name around it", "[key_pass]") {
  CHECK(names("The bank in New York said so.") == "new-york");
}

}  // namespace dateline::synonyms
