// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/places/place_senses.h"

#include <catch2/catch.hpp>

#include "synonyms/recognition/article_names.h"
#include "synonyms/recognition/article_places.h"
#include "tests/synonyms/project_model.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

// With a column of populations behind the case rules.
NameTable table_with_people(const std::vector<std::string>& lines) {
  std::string text =
      "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\tpopulation\n";
  for (std::string line : lines) {
    line.append(9 - static_cast<std::size_t>(std::ranges::count(line, ';')), ';');
    std::ranges::replace(line, ';', '\t');
    text += line + "\n";
  }
  std::istringstream in(text);
  return NameTable(compile_names(read_name_rows(in, "places.tsv")), "test");
}

const NameTable& table() {
  static const NameTable compiled = table_with_people({
      "ambiguous;area;Ambiguous (one of several places)",
      "ly;country;Libya;;27;17;ليبيا;Libyan;;6000000",
      "lb;country;Lebanon;;33.8;35.8;;Lebanese;;6000000",
      "us;country;United States;;39;-98;U.S.;American;;300000000",
      "gb;country;United Kingdom;;54;-2;Britain;British|English;;60000000",
      "jo;country;Jordan;;31;36;;Jordanian;*:capital;9000000",
      "port-george;town;Port George;jo;29.5;35",
      "eg;country;Egypt;;27;30;;Egyptian;;90000000",
      "ru;country;Russia;;60;90;;Russian;;140000000",
      "gn:4331987;region;Louisiana;us;31;-92",
      "gn:6254925;region;Kentucky;us;38;-85",
      "tripoli-ly;town;Tripoli (Libya);ly;32.9;13.2;Tripoli;;;1100000",
      "tripoli-lb;town;Tripoli (Lebanon);lb;34.4;35.8;Tripoli;;;1000000",
      "zahle;town;Zahle;lb;33.8;35.9",
      "sabha;town;Sabha;ly;27;14.4",
      "ir;country;Iran;;32;53;إيران;إيرانية;;80000000",
      "amol;town;Amol;ir;36.5;52.4;عمل;;;230000",
      "babol;town;Babol;ir;36.55;52.68;بابل;;;250000",
      "atmah;town;Atmah;ly;32.5;14;أطمة;;;10000",
      "vladimir;town;Vladimir;ru;56.1;40.4;;;;350000",
      "vladimir-petrov;person;Vladimir Petrov",
      "khadran;town;Khadran;ly;32;20",
      "us-army;military;US Army;;;;U.S. troops",
      "gn:524901;town;Moscow;ru;55.7;37.6;;;;10000000",
      "alexandria-eg;town;Alexandria;eg;31.2;29.9;;;*:capital;4000000",
      "alexandria-la;town;Alexandria (Louisiana);gn:4331987;31.3;-92.4;Alexandria;;*:context;48000",
      "pineville;town;Pineville (Louisiana);gn:4331987;31.3;-92.4;Pineville;;*:context;14000",
      "lexington;town;Lexington;gn:6254925;38;-84.5;;;*:capital;300000",
      "winchester;town;Winchester (Kentucky);gn:6254925;38;-84.2;Winchester;;*:context;18000",
      "dresden;town;Dresden (Egypt);eg;27;31;Dresden|دريسدن;;Dresden:context;550000",
      "beslan;town;Beslan (Russia);ru;43.2;44.5;Beslan|別斯蘭;;別斯蘭:context|Beslan:context;35000",
      "hr;country;Croatia;;45;15.5;Hrvatska;;;4000000",
      "gospic;town;Gospic;hr;44.55;15.37;;;*:context;6000",
      "kamena;area;Kamena;hr;45.5;18",
  });
  return compiled;
}

// "id id ..." of what is counted, with its government, and "?" for what is ambiguous.
std::string counted(const std::string& text, const PlaceSetting& setting = {}) {
  static const NameKeys keys =
      keys_of(table(), {"Uday", "Sunni", "General", "general", "عمل", "فاطمة"});
  NameRecogniser recogniser(table(), keys);
  const auto places = count_places(recogniser.find(tokenize(""), tokenize(text), setting), table());
  std::string out;
  for (const auto& [place, times] : places.times) {
    out += (out.empty() ? "" : " ") + std::string(table().name(place).id);
  }
  return out + (places.ambiguous ? " ?" : "");
}

struct Case {
  std::string what;
  std::string text;
  std::string expected;
};

TEST_CASE("a small place in its case counts where the article bears it out", "[place_senses]") {
  const auto c = GENERATE(values<Case>({
      {"its country is enough behind u", "rat u Hrvatskoj i u Gospiću", "gospic hr"},
      {"and for an area", "rat u Hrvatskoj i tamo u Kameni", "hr kamena"},
      {"not behind what persons have, too", "rat u Hrvatskoj i razgovor kod Kamene", "hr"},
      {"nothing around it", "vijest iz Kamene", ""},
      {"its name is written out", "Rat je u mjestu Kamena i kod Kamene", "kamena"},
  }));
  CAPTURE(c.what, c.text);
  CHECK(counted(c.text) == c.expected);
}

TEST_CASE("an article decides which of several places a spelling means", "[place_senses]") {
  const auto c = GENERATE(values<Case>({
      {"a country behind it", "Clashes broke out in Tripoli, Lebanon on Monday.", "lb tripoli-lb"},
      {"a country in which it lies", "Clashes broke out in Tripoli in northern Lebanon.",
       "lb tripoli-lb"},
      {"a country at its side", "Clashes broke out in Tripoli Lebanon on Monday.", "lb tripoli-lb"},
      {"an adjective before it", "Shells fell on the Libyan city of Tripoli today.",
       "ly tripoli-ly"},
      {"other places of its country", "Men from Zahle drove to Tripoli with their families.",
       "tripoli-lb zahle"},
      {"two in one article",
       "He left Tripoli, Libya by sea. She drove to Tripoli, Lebanon by night.",
       "lb ly tripoli-lb tripoli-ly"},
      {"nothing", "Clashes broke out in Tripoli on Monday.", " ?"},
      {"a large place needs nothing", "Ships wait off Alexandria for days.", "alexandria-eg"},
  }));
  INFO(c.what);
  CHECK(counted(c.text) == c.expected);
}

TEST_CASE("one spelling of a place may count only where the article bears it out",
          "[place_senses]") {
  CHECK(counted("They met Dresden on Monday.").empty());
  CHECK(counted("They drove to Dresden in Egypt on Monday.") == "dresden eg");
  CHECK(counted("وصلوا الى دريسدن امس") == "dresden");
}

TEST_CASE("where nothing else decides, a place in the outlet's country is meant",
          "[place_senses]") {
  const auto read = [](const std::string& text, std::string_view outlet_country) {
    return counted(text, {.home = table().find_id(outlet_country)});
  };
  CHECK(read("Clashes broke out in Tripoli on Monday.", "lb") == "tripoli-lb");
  CHECK(read("Clashes broke out in Tripoli on Monday.", "ly") == "tripoli-ly");
  CHECK(read("Clashes broke out in Tripoli on Monday.", "eg") == " ?");
  CHECK(read("Clashes broke out in Tripoli, Lebanon on Monday.", "ly") == "lb tripoli-lb");
  CHECK(read("Men from Zahle drove to Tripoli with their families.", "ly") == "tripoli-lb zahle");
  CHECK(read("Ships wait off Alexandria for days.", "us") == "alexandria-eg");
  CHECK(read("People from Winchester came to the meeting.", "us").empty());
}

TEST_CASE("what the outlet's country decides is told and bears nothing else out",
          "[place_senses]") {
  const NameKeys keys;
  NameRecogniser recogniser(table(), keys);
  const auto words = tokenize("Clashes broke out in Tripoli on Monday.");
  const auto found = recogniser.find(tokenize(""), words, {.home = table().find_id("lb")});
  REQUIRE(found.places.size() == 1);
  const auto& candidates = found.places.front().candidates;
  REQUIRE(candidates.size() == 2);
  CHECK(table().name(candidates[0].name).id == "tripoli-lb");
  CHECK(candidates[0].evidence.home);
  CHECK_FALSE(candidates[1].evidence.home);
  const auto parts = score_parts(candidates[0].evidence, {});
  const auto outlet = std::ranges::find(parts, "outlet", &ScorePart::name);
  REQUIRE(outlet != parts.end());
  CHECK(outlet->value == PlaceWeights().home);
}

TEST_CASE("a place that counts in context only is borne out or no place", "[place_senses]") {
  const auto c = GENERATE(values<Case>({
      {"a surname", "Mr Winchester said on Monday that he would go.", ""},
      {"alone", "People from Winchester came to the meeting.", ""},
      {"the state in short", "A woman of Alexandria, La., was found.", "alexandria-la gn:4331987"},
      {"a word of another language", "People from Winchester, La vida es dura.", ""},
      {"the end of a sentence", "They met in Alexandria, La.", "alexandria-la gn:4331987"},
      {"its neighbour", "The road from Lexington to Winchester is closed.", "lexington winchester"},
      {"its country alone", "Russia sent men to Beslan.", "ru"},
      {"its country alone, in a script of its own", "Russia said so on Monday. 別斯蘭",
       "beslan ru"},
      {"a country far from it", "Libya said so on Monday. 別斯蘭", "ly"},
      {"a small place of another state", "The mill in Winchester, La., has burnt down.",
       "gn:4331987"},
  }));
  INFO(c.what);
  CHECK(counted(c.text) == c.expected);
}

TEST_CASE("a word that the article writes small, too, is no place that needs it",
          "[place_senses]") {
  const auto in_title = [](const std::string& title, const std::string& text) {
    const NameKeys keys;
    NameRecogniser recogniser(table(), keys);
    const auto found = recogniser.find(tokenize(title), tokenize(text), {});
    const auto places = count_places(found, table());
    return places.times.contains(*table().find_id("winchester"));
  };
  CHECK(in_title("FIRE IN WINCHESTER", "The road to Lexington is closed."));
  CHECK(in_title("FIRE IN WINCHESTER", "The road from Winchester to Lexington is closed."));
  CHECK_FALSE(in_title("A WINCHESTER IS STOLEN", "His winchester was found in Lexington."));
  CHECK(
      in_title("A WINCHESTER IS STOLEN", "His winchester was found in Winchester near Lexington."));
}

TEST_CASE("what is a part of another name is not counted", "[place_senses]") {
  const auto c = GENERATE(values<Case>({
      {"a newspaper", "He told the Moscow Times that all was well.", ""},
      {"a bank", "She works for the Bank of Jordan as a clerk.", ""},
      {"a person", "The match was won by Michael Jordan alone.", ""},
      {"a person who speaks", "Khadran Ali, 60, left. Khadran said that he was tired.", ""},
      {"a street", "The shop is at 12 Moscow Street near the square.", ""},
      {"a county", "The fire in Moscow County was put out.", ""},
      {"a language", "The letter was written in English and signed.", ""},
      {"the same word as a place", "He flew to Moscow and then to Jordan.", "gn:524901 jo"},
  }));
  INFO(c.what);
  CHECK(counted(c.text) == c.expected);
}

TEST_CASE("a place in a person's name is no mention of it", "[place_senses]") {
  const auto c = GENERATE(values<Case>({
      {"behind a given name", "Michael Jordan won. Then Jordan left.", ""},
      {"behind an Italian one", "Giorgio Jordan won. Then Jordan left.", ""},
      {"a given name", "Jordan Spieth won.", ""},
      {"a given name and a trade", "Jordan Smith won.", ""},
      {"the place besides", "Michael Jordan flew to Jordan.", "jo"},
      {"its people besides", "Michael Jordan won. Then Jordan lost to Jordanian men.", "jo jo"},
      {"a company", "The Jordan Spieth was sunk.", "jo"},
      {"behind a word for where", "In Jordan Spieth won.", "jo"},
      {"whose it is", "Jordan's Spieth won.", "jo"},
      {"three capitals", "Jordan Spieth Gas won.", "jo"},
      {"another's", "Michael's Jordan was green.", "jo"},
      {"a name that stands alone", "Under King Hussein Jordan made peace.", "jo"},
      {"a faith", "It was quiet in Christian Jordan.", "jo"},
      {"behind a listed name", "Port George Jordan was calm.", "port-george jo"},
      {"its letters", "They flew to Lebanon. Michael Zahle left.", "lb"},
  }));
  static const NameKeys keys = keys_of(table(), {"smith", "michael"});
  NameRecogniser recogniser(table(), keys);
  std::string found;
  for (const Mention& mention : recogniser.find(tokenize(""), tokenize(c.text)).text.mentions) {
    found += (found.empty() ? "" : " ") + std::string(table().name(mention.name).id);
  }
  INFO(c.what);
  CHECK(found == c.expected);
}

TEST_CASE("a capital that speaks or is dealt with counts for its country", "[place_senses]") {
  const auto c = GENERATE(values<Case>({
      {"it speaks", "On Monday Moscow denied the report.", "ru"},
      {"it has spoken", "The truce fell, but Moscow has countered that.", "ru"},
      {"it is a party", "He spoke of ties with Moscow again.", "ru"},
      {"it backs", "The Moscow-backed side left.", "ru"},
      {"it is opposed", "Most anti-Moscow parties left.", "ru"},
      {"people in it", "Residents in Moscow denied the report.", "gn:524901"},
      {"people in a town", "They left Khadran. Residents in Khadran said it was late.", "khadran"},
      {"it says", "Moscow said that it was late.", "ru"},
      {"a way there", "Trains to Moscow and back were late.", "gn:524901"},
  }));
  INFO(c.what);
  CHECK(counted(c.text) == c.expected);
}

TEST_CASE("a word that is only ever a name makes what follows a person's", "[place_senses]") {
  const auto c = GENERATE(values<Case>({
      {"of persons' names", "The vote of Uday al-Khadran was late.", ""},
      {"of no table", "The vote of Ghaith Khadran was late.", ""},
      {"the name alone", "The vote of Ghaith Khadran was late. Then Khadran left.", ""},
      {"unless it is placed", "The vote of Ghaith Khadran was late in Khadran.", "khadran"},
      {"a word of a dictionary", "They met near General Khadran for a day.", "khadran"},
      {"a people", "Most of Sunni Khadran was empty.", "khadran"},
      {"a faith", "Most of Christian Jordan was empty.", "jo"},
      {"a known place", "They left Baraq Moscow for good.", "gn:524901"},
  }));
  INFO(c.what);
  CHECK(counted(c.text) == c.expected);
}

TEST_CASE("a town that persons of the tables are called by is a stranger's given name",
          "[place_senses]") {
  CHECK(counted("They met Vladimir Kolesnik for a day.").empty());
  CHECK(counted("They met near Vladimir for a day.") == "vladimir");
  CHECK(counted("They left Vladimir General for a day.") == "vladimir");
}

TEST_CASE("a firm called by a place is no place", "[place_senses]") {
  CHECK(counted("Shares of American Brands Inc rose.").empty());
  CHECK(counted("Shares of Dynamics Corp of Jordan rose.").empty());
  CHECK(counted("The American buyer Brands Inc rose.") == "us");
}

TEST_CASE("a military speaks of its country", "[place_senses]") {
  CHECK(counted("A column of U.S. troops left.") == "us");
}

TEST_CASE("a word without capitals is a place where the text says so", "[place_senses]") {
  const auto c = GENERATE(values<Case>({
      {"work", "قال إنه عمل في لبنان", ""},
      {"the town of", "وصل إلى مدينة عمل أمس", "amol"},
      {"in it, its country beside", "قال مسؤول في إيران إن القتال في عمل انتهى", "amol ir"},
      {"a title", "وقال المتحدث عمل إنه غادر", ""},
      {"a word that begins as with a prefix", "قال إن فاطمة غادرت", ""},
      {"a neighbour", "خرج من بابل وعاد إلى عمل مساء", "amol babol"},
  }));
  INFO(c.what);
  CHECK(counted(c.text) == c.expected);
}

TEST_CASE("the place of the dateline is left to it", "[place_senses]") {
  CHECK(counted("MOSCOW, March 3 - Troops left Zahle.",
                {.dateline_begin = 0, .dateline_end = 17, .given = {}}) == "zahle");
}

TEST_CASE("an agency in the dateline is filed from nowhere", "[place_senses]") {
  const std::string text = "(Zahle) - Clashes broke out in Tripoli today.";
  CHECK(counted(text, {.dateline_begin = 0, .dateline_end = 10}) == "tripoli-lb");
  CHECK(counted(text,
                {.dateline_begin = 0, .dateline_end = 10, .agency_begin = 1, .agency_end = 6}) ==
        " ?");
}

TEST_CASE("a metropolis is meant and no hamlet of its name, unless the text puts it there",
          "[place_senses]") {
  static const NameTable names = table_with_people({
      "ke;country;Kenya;;0;37;;;;50000000",
      "cd;country;Congo;;-2;23;;;;90000000",
      "kivu;region;North Kivu;cd;-1;29",
      "goma;town;Goma;kivu;-1.7;29.2;;;;200000",
      "rutshuru;town;Rutshuru;kivu;-1.2;29.4;;;;50000",
      "nairobi;town;Nairobi;ke;-1.3;36.8;;;;4000000",
      "hamlet;town;Nairobi (North Kivu);kivu;-1.3;29.3;Nairobi",
      "santa-1;town;Santa Ana;ke;1;36;;;;900000",
      "santa-2;town;Santa Ana (1);kivu;-1.4;29.3;Santa Ana",
      "santa-3;town;Santa Ana (2);kivu;-3;12;Santa Ana",
      "santa-4;town;Santa Ana (3);kivu;-4;13;Santa Ana",
  });
  const NameKeys keys = keys_of(names, {});
  NameRecogniser recogniser(names, keys);
  const auto places = [&](const std::string& text) {
    std::string out;
    for (const auto& [place, times] :
         count_places(recogniser.find(tokenize(""), tokenize(text), {}), names).times) {
      out += std::string(names.name(place).id) + " ";
    }
    return out;
  };
  CHECK(places("Talks were held in Nairobi while Goma and Rutshuru burnt.") ==
        "goma nairobi rutshuru ");
  CHECK(places("He left Nairobi in North Kivu.") == "hamlet kivu ");
  CHECK(places("Goma, Rutshuru and Santa Ana burnt.") == "goma rutshuru santa-2 ");
}

TEST_CASE("a place that the input states decides", "[place_senses]") {
  const auto lebanese = table().find_id("tripoli-lb").value();
  CHECK(counted("Libya watched. Clashes broke out in Tripoli.",
                {.dateline_begin = 0, .dateline_end = 0, .given = {lebanese}}) == "ly tripoli-lb");
}

TEST_CASE("every decision tells its candidates, the likeliest first", "[place_senses]") {
  const NameKeys keys;
  NameRecogniser recogniser(table(), keys);
  const auto names = recogniser.find(tokenize("Tripoli"), tokenize("Clashes in Tripoli, Lebanon."));
  REQUIRE(names.places.size() == 3);
  CHECK(names.places[0].in_title);
  REQUIRE(names.places[1].candidates.size() == 2);
  const auto& best = names.places[1].candidates.front();
  CHECK(table().name(best.name).id == "tripoli-lb");
  CHECK(best.evidence.around);
  double sum = 0;
  for (const auto& part : score_parts(best.evidence, {})) sum += part.value;
  CHECK(sum == Approx(best.score));
}

}  // namespace
}  // namespace dateline::synonyms
