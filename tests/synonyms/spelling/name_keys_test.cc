// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/name_keys.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/synonyms/project_model.h"
#include "tests/synonyms/small_table.h"

namespace dateline::synonyms {
namespace {

const std::vector<std::string> lines = {
    "sy;country;Syria",
    "iq;country;Iraq;;;;العراق",
    "ua;country;Ukraine",
    "qamishli;town;Qamishli;sy;;;القامشلي",
    "busra;town;Busra;sy",
    "basra;town;Basra;iq;;;البصرة",
    "baghdad;town;Baghdad;iq;;;بغداد",
    "kherson;town;Kherson;ua;;;Херсон",
    "kharkiv;town;Kharkiv;ua;;;Харків",
    "qaddafi;person;Muammar Qaddafi;;;;معمر القذافي|Qaddafi",
    "saddam;person;Saddam Hussein",
    "uday;person;Uday Hussein",
    "hamza;group;Hamza Division",
};

const NameTable& table() {
  static const NameTable compiled = table_of(lines);
  return compiled;
}

const NameKeys& keys() {
  static const NameKeys compiled = keys_of(table(), {"battle", "Storm"});
  return compiled;
}

std::string id(std::uint32_t name) { return std::string(table().name(name).id); }

// The best candidate in a country, or in any text for "".
std::string best(const std::string& text, const std::string& country = "") {
  const auto where = country.empty() ? std::nullopt : table().find_id(country);
  const auto found = keys().candidates(folded_words(text), where);
  return found.best.empty() ? "" : id(found.best.front().name);
}

// What a spelling is read as in a country, if that is certain.
std::string certain(const std::string& text, const std::string& country) {
  const auto found = keys().candidates(folded_words(text), table().find_id(country));
  const auto match = keys().decide({&found}, true);
  return match && match->evidence.certainty() >= certain_from ? id(match->name) : "";
}

}  // namespace

TEST_CASE("a place is a candidate in its country and in no other", "[name_keys]") {
  CHECK(best("Kamishly", "sy") == "qamishli");
  CHECK(best("Kamishly", "iq").empty());
  CHECK(best("Kamishly").empty());
  CHECK(best("Камышлы", "sy") == "qamishli");
  CHECK(best("Бахдад", "sy").empty());
}

TEST_CASE("what is no place, and a country, are candidates in any text", "[name_keys]") {
  CHECK(best("Moammar Kadhafi") == "qaddafi");
  CHECK(best("Moammar Kadhafi", "sy").empty());
  CHECK(best("Hamzah Divizion") == "hamza");
  CHECK(best("Ukrayne") == "ua");
  CHECK(best("Ukrajine").empty());  // one word, and another skeleton
}

TEST_CASE("a candidate tells the listed spelling that it is like", "[name_keys]") {
  const auto found = keys().candidates("камышлы", table().find_id("sy"));
  REQUIRE(found.best.size() == 1);
  const auto& best = found.best.front();
  const auto spelling = table().spellings(best.name).at(best.spelling);
  CHECK((spelling == "qamishli" || spelling == "القامشلي"));
  CHECK(best.score > 0);
  CHECK(best.score < found.perfect * 1.2);
  CHECK(best.worst <= 0);
  CHECK(found.script == KeyScript::cyrillic);
}

TEST_CASE("an unlisted spelling is certain where it is like one name alone", "[name_keys]") {
  CHECK(certain("Kamishly", "sy") == "qamishli");
  CHECK(certain("Qamishlo", "sy") == "qamishli");
  CHECK(certain("Baghdaad", "iq") == "baghdad");
  CHECK(certain("Harkov", "ua") == "kharkiv");
  CHECK(certain("Damascus", "sy").empty());
  CHECK(certain("Iran", "iq").empty());
}

TEST_CASE("a listed spelling is nearest to its own name", "[name_keys]") {
  for (std::uint32_t name = 0; name < table().size(); ++name) {
    for (const auto spelling : table().spellings(name)) {
      if (!key_form(spelling)) continue;
      std::vector<KeyCandidates> lists{keys().candidates(spelling, std::nullopt)};
      for (const auto country : keys().countries()) {
        lists.push_back(keys().candidates(spelling, country));
      }
      std::vector<const KeyCandidates*> all;
      for (const auto& list : lists) all.push_back(&list);
      const auto match = keys().decide(all, true);
      INFO(spelling);
      if (match) CHECK(match->name == name);
    }
  }
}

TEST_CASE("a label is met without the bracket that tells it from others", "[name_keys]") {
  const auto names = table_of({"sy;country;Syria", "maydan;town;Al Maydan (Aleppo);sy"});
  const auto own = keys_of(names);
  const auto found = own.candidates(folded_words("Midaan"), names.find_id("sy"));
  REQUIRE(found.best.size() == 1);
  CHECK(found.best.front().told_apart);
}

TEST_CASE("a town and the district around it are twins, two far villages are not", "[name_keys]") {
  const auto names =
      table_of({"sy;country;Syria", "district;region;Sharanah District;sy;36.6;36.9",
                "town;town;Sharana;district;36.6;36.9", "village;town;Sharanna;sy;33;36"});
  const auto own = keys_of(names);
  const auto found = own.candidates(folded_words("Sharannah"), names.find_id("sy"));
  const auto without = [&](std::string_view id) {
    auto rest = found;
    std::erase_if(rest.best, [&](const auto& it) { return it.name == *names.find_id(id); });
    return own.decide({&rest}, true);
  };
  REQUIRE(without("village"));
  CHECK(without("village")->twin);
  REQUIRE(without("district"));
  CHECK_FALSE(without("district")->twin);
}

TEST_CASE("what is like a region alone is the town that it is called after as well",
          "[name_keys]") {
  const auto names =
      table_of({"iq;country;Iraq",
                "region;region;Governorate of Najaf;iq;31.2;43.8;"
                "An-Nadschaf|النجف",
                "town;town;Najaf;region;32;44.3;النجف", "other;town;Kufa;region;32;44.4;الكوفة"});
  const auto own = keys_of(names);
  const auto found = own.candidates(folded_words("Nadschaf"), names.find_id("iq"));
  const auto match = own.decide({&found}, true);
  REQUIRE(match);
  CHECK(names.name(match->name).id == "region");
  REQUIRE(match->twin);
  CHECK(names.name(*match->twin).id == "town");
}

TEST_CASE("of places that share a spelling the best known is meant", "[name_keys]") {
  std::istringstream rows(
      "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\tpopulation\n"
      "ye\tcountry\tYemen\t\t15\t48\t\t\t\t30000000\n"
      "around\tregion\tHudaydah Governorate\tye\t14.8\t43\tHudaydah\t\t\t2157552\n"
      "hamlet\ttown\tHudaydah (Ibb)\tye\t14.1\t44.5\tHudaydah\t\t\t\n"
      "port\ttown\tHodeidah\tye\t14.8\t42.9\tHudaydah\t\t\t617871\n"
      "village\ttown\tHudaydah (Taiz)\tye\t13.5\t44\tHudaydah\t\t\t900\n");
  const NameTable names(compile_names(read_name_rows(rows, "names.tsv")), "test");
  const auto own = keys_of(names);
  const auto found = own.candidates("houdaydah", names.find_id("ye"));
  const auto match = own.decide({&found}, true);
  REQUIRE(match);
  CHECK(names.name(match->name).id == "port");
  REQUIRE(match->twin);
  CHECK(names.name(*match->twin).id == "around");
}

TEST_CASE("a form that an ending derives from a place is not the place", "[name_keys]") {
  CHECK(best("Baghdadi", "iq").empty());
  CHECK(best("Baghdadis", "iq").empty());
  CHECK(best("Khersonian", "ua").empty());
  CHECK(best("Херсонский", "ua").empty());
  CHECK(best("البغدادي", "iq").empty());
  CHECK(best("Baghdaad", "iq") == "baghdad");
}

TEST_CASE("short words, numbers and other scripts have no candidates", "[name_keys]") {
  for (const auto* text : {"Bas", "Basra 2", "巴士拉", "Βασόρα", "", "Bas ра"}) {
    INFO(text);
    CHECK(best(text, "iq").empty());
  }
}

TEST_CASE("words of dictionaries and of persons' names are ordinary", "[name_keys]") {
  for (const auto* word : {"battle", "storm", "saddam", "hussein", "muammar"}) {
    INFO(word);
    CHECK(keys().is_ordinary(word));
  }
  for (const auto* word : {"basra", "hamza", "Storm", "kamishly", ""}) {
    INFO(word);
    CHECK_FALSE(keys().is_ordinary(word));
  }
}

TEST_CASE("a word is proper where no dictionary has it in small letters", "[name_keys]") {
  const NameKeys own =
      keys_of(table(), {"Claudio", "Chase", "chase", "Hussein", "muammar", "Syria's"});
  CHECK(own.is_proper("claudio"));
  CHECK(own.is_proper("hussein"));
  CHECK(own.is_proper("saddam"));
  CHECK_FALSE(own.is_proper("chase"));
  CHECK_FALSE(own.is_proper("syrias"));
  CHECK_FALSE(own.is_proper("muammar"));
  CHECK_FALSE(own.is_proper("kamishly"));
  CHECK_FALSE(NameKeys().is_proper("claudio"));
}

TEST_CASE("a surname tells all persons who have it", "[name_keys]") {
  const auto ids = [](const std::string& surname) {
    std::string out;
    for (const auto person : keys().persons(surname)) out += id(person) + " ";
    return out;
  };
  CHECK(ids("hussein") == "saddam uday ");
  CHECK(ids("qaddafi") == "qaddafi ");
  CHECK(ids("قذافي") == "qaddafi ");
  CHECK(ids("saddam").empty());
  CHECK(ids("division").empty());
}

TEST_CASE("an unlisted surname tells the persons whose it is by its letters", "[name_keys]") {
  std::vector<bool> present(table().size(), true);
  const auto ids = [&](const std::string& word, double likeness = surname_likeness) {
    std::string out;
    for (const auto person : keys().persons_like(word, present, likeness)) out += id(person) + " ";
    return out;
  };
  CHECK(ids("kaddafi") == "qaddafi ");
  CHECK(ids("каддафи") == "qaddafi ");
  CHECK(ids("hussain") == "saddam uday ");
  CHECK(ids("muammer").empty());
  CHECK(ids("damascus").empty());
  CHECK(ids("kaddafi", 1.2).empty());
  present[table().find_id("saddam").value()] = false;
  CHECK(ids("hussain") == "uday ");
  CHECK(NameKeys().persons_like("hussain", present, surname_likeness).empty());
}

TEST_CASE("keys know the countries of their table", "[name_keys]") {
  std::string ids;
  for (const auto country : keys().countries()) ids += id(country) + " ";
  CHECK(ids == "iq sy ua ");
}

TEST_CASE("keys that know nothing have no candidates and no ordinary words", "[name_keys]") {
  const NameKeys none;
  CHECK_FALSE(none.has_model());
  CHECK(none.candidates("kamishly", std::nullopt).best.empty());
  CHECK_FALSE(none.is_ordinary("saddam"));
  CHECK(none.persons("hussein").empty());
  CHECK(none.countries().empty());
}

TEST_CASE("keys of another table and bytes that are no keys are refused by name", "[name_keys]") {
  const std::string message = "x.keys: not the keys of this table of names; build the index again";
  const auto bytes = compile_name_keys(table(), {.model = project_model_bytes(), .ordinary = {}});
  CHECK_NOTHROW(NameKeys(bytes, table(), "x.keys"));
  CHECK_THROWS_WITH(NameKeys(bytes, table_of({"a;town;Aleppo"}), "x.keys"), message);
  CHECK_THROWS_WITH(NameKeys("", table(), "x.keys"), message);
  CHECK_THROWS_WITH(NameKeys("DLKEYS01", table(), "x.keys"), message);
  CHECK_THROWS_WITH(NameKeys(bytes.substr(0, bytes.size() - 8), table(), "x.keys"), message);
  CHECK_THROWS_WITH(NameKeys(bytes + "12345678", table(), "x.keys"), message);
}

TEST_CASE("damaged keys are refused or answer, and read nothing beyond their bytes",
          "[name_keys]") {
  const auto bytes = compile_name_keys(table(), {.model = project_model_bytes(), .ordinary = {}});
  std::size_t refused = 0;
  for (std::size_t i = 0; i < 2000; ++i) {
    // The header byte by byte, all else in strides.
    const std::size_t at = i < 300 ? i : (i * 7919) % bytes.size();
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xA5);
    try {
      const NameKeys keys(std::move(damaged), table(), "x.keys");
      const auto found = keys.candidates("kamishly", table().find_id("sy"));
      keys.decide({&found}, true);
      keys.persons("hussein");
    } catch (const std::runtime_error&) {
      ++refused;
    }
  }
  CHECK(refused > 100);
}

TEST_CASE("the same table gives the same keys, and a file of them is opened", "[name_keys]") {
  const KeySources sources{.model = project_model_bytes(), .ordinary = {"storm", "battle"}};
  const KeySources turned{.model = project_model_bytes(), .ordinary = {"battle", "storm"}};
  const auto bytes = compile_name_keys(table(), sources);
  CHECK(compile_name_keys(table(), turned) == bytes);
  const auto path = std::filesystem::path(DATELINE_BINARY_DIR) / "test.keys";
  std::ofstream(path, std::ios::binary) << bytes;
  const NameKeys opened = NameKeys::open(path.string(), table());
  CHECK(opened.is_ordinary("storm"));
  CHECK_FALSE(opened.candidates("kamishly", table().find_id("sy")).best.empty());
  std::ofstream(path, std::ios::binary) << "";
  CHECK_FALSE(NameKeys::open(path.string(), table()).has_model());
  std::filesystem::remove(path);
  CHECK_THROWS(NameKeys::open(path.string(), table()));
}

}  // namespace dateline::synonyms
