// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/query_parser.h"

#include <catch2/catch.hpp>

#include "query/language/query_error.h"
#include "synonyms/words/display_width.h"
#include "synonyms/words/printable.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using query::NameReading;
using query::parse_query;

const synonyms::NameTable& names() {
  static const auto table = test::compile_table(test::small_table());
  return table;
}

std::string tree(const std::string& text, NameReading reading = NameReading::all) {
  return to_string(parse_query(text, names(), reading).root);
}

struct Case {
  std::string query;
  std::string tree;
};

struct BadCase {
  std::string query;
  std::string message;  // or its beginning
  std::size_t offset = 0;
  std::size_t length = 1;
};

void check_error(const BadCase& bad) {
  INFO(bad.query);
  try {
    const std::string read = tree(bad.query);
    FAIL_CHECK("read as " + read);
  } catch (const query::QueryError& error) {
    CHECK(std::string(error.what()).substr(0, bad.message.size()) == bad.message);
    CHECK(error.offset() == bad.offset);
    CHECK(error.length() == bad.length);
  }
}

std::string repeat(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("operators and words are read as a tree", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"bridge", "bridge"},
      {"  bridge\t", "bridge"},
      {"Bridge DAM", "(bridge AND dam)"},
      {"bridge AND dam", "(bridge AND dam)"},
      {"bridge OR dam", "(bridge OR dam)"},
      {"bridge dam OR canal lock", "((bridge AND dam) OR (canal AND lock))"},
      {"bridge (dam OR canal)", "(bridge AND (dam OR canal))"},
      {"(bridge)", "bridge"},
      {"((bridge) (dam))", "(bridge AND dam)"},
      {"bridge -dam", "(bridge NOT dam)"},
      {"bridge NOT dam", "(bridge NOT dam)"},
      {"bridge -dam -canal", "(bridge NOT (dam OR canal))"},
      {"-dam bridge", "(bridge NOT dam)"},
      {"-dam", "(* NOT dam)"},
      {"NOT (bridge dam)", "(* NOT (bridge AND dam))"},
      {"NOT NOT dam", "(* NOT (* NOT dam))"},
      {"bridge - dam", "(bridge AND dam)"},
      {"NOT(dam)", "(* NOT dam)"},
      {"bridge OR(dam)", "(bridge OR dam)"},
      {"ORION NOTE ANDES", "(orion AND note AND andes)"},
      {"*", "*"},
      {"* -dam", "(* NOT dam)"},
  }));
  INFO(c.query);
  CHECK(tree(c.query) == c.tree);
}

TEST_CASE("words are folded and cut as in the index", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"Café", "cafe"},
      {"Sana'a", "sanaa"},
      {"2,500", "2500"},
      {"bridge, dam; canal!", "(bridge AND dam AND canal)"},
      {"self-defence", "\"self defence\""},
      {"l'armée", "armee"},
      {"\"l'armée\"", "\"l armee\""},
      {"مُقاتِل", "مقاتل"},
      {"10:30", "(10 AND 30)"},
      {"=Bridge", "=bridge"},
      {"=self-defence", "\"self defence\""},
      {"\"Bridge\"", "=bridge"},
      {"\"the bridge\"", "\"the bridge\""},
      {"“the bridge”", "\"the bridge\""},
      {"«the bridge»", "\"the bridge\""},
      {"„the bridge“", "\"the bridge\""},
      {"=\"the bridge\"", "\"the bridge\""},
      {"\"bridge OR dam\"", "\"bridge or dam\""},
      {"brid*", "brid*"},
      {"Brid* dam", "(brid* AND dam)"},
      {"мост*", "мост*"},
      {"CAPS(nato)", "CAPS(nato)"},
      {"CAPS(nato bridge)", "\"CAPS(nato) CAPS(bridge)\""},
  }));
  INFO(c.query);
  CHECK(tree(c.query) == c.tree);
}

TEST_CASE("names are found in every place of a query", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"Erbil", "name:erbil"},
      {"arbil", "name:erbil"},
      {"أربيل", "name:erbil"},
      {"Ain al-Asad air base", "name:ain-al-asad"},
      {"fighting in Islamic State areas", "(fighting AND in AND name:islamic-state AND areas)"},
      {"\"Daesh fighters\"", "\"name:islamic-state fighters\""},
      {"\"fled Mosul for Erbil\"", "\"fled name:mosul for name:erbil\""},
      {"anti-IS", "\"anti name:islamic-state\""},
      {"US-led", "\"name:united-states led\""},
      {"IS", "name:islamic-state"},
      {"is", "is"},
      {"WHO IS NEXT", "(name:world-health-organization AND name:islamic-state AND next)"},
      {"turkey", "name:turkey"},
      {"Turkey", "name:turkey"},
      {"Nice", "name:nice"},
      {"nice", "nice"},
      {"Iraqi", "name:iraq~"},
      {"=Erbil", "=erbil"},
      {"=IS", "CAPS(is)"},
      {"=\"Islamic State\"", "\"islamic state\""},
      {"=\"IS fighters\"", "\"CAPS(is) fighters\""},
      {"Erb*", "erb*"},
      {"Erbil*", "erbil*"},
      {"University of Mosul", "name:mosul-university"},
  }));
  INFO(c.query);
  CHECK(tree(c.query) == c.tree);
}

TEST_CASE("a name in a group is found as outside one", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"-(Islamic State fighters)", "(* NOT (name:islamic-state AND fighters))"},
      {"title:(Islamic State fighters)", "(title:name:islamic-state AND title:fighters)"},
      {"(dam -bridge Islamic State)", "((dam AND name:islamic-state) NOT bridge)"},
      {"-\"Islamic State\" dam", "(dam NOT name:islamic-state)"},
      {"-IS", "(* NOT name:islamic-state)"},
      {"-al-Asad", "(* NOT \"al asad\")"},
  }));
  INFO(c.query);
  CHECK(tree(c.query) == c.tree);
}

TEST_CASE("with names off a name is its words", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"Arbil", "arbil"},
      {"Islamic State", "(islamic AND state)"},
      {"\"Islamic State\"", "\"islamic state\""},
      {"IS", "CAPS(is)"},
      {"is", "is"},
      {"\"IS fighters\"", "\"CAPS(is) fighters\""},
  }));
  INFO(c.query);
  CHECK(tree(c.query, NameReading::off) == c.tree);
}

TEST_CASE("fields are read with their values", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"outlet:x", "outlet:x"},
      {"outlet:\"Levant Monitor\" bridge", "(outlet:Levant Monitor AND bridge)"},
      {"bridge place:Erbil OR date:2014..2015", "((bridge AND place:Erbil) OR date:2014..2015)"},
      {"-outlet:x", "(* NOT outlet:x)"},
      {"(filed:Kyiv agency:«y»)", "(filed:Kyiv AND agency:y)"},
      {"lang:en name:ISIS id:dnl-0001", "(lang:en AND name:ISIS AND id:dnl-0001)"},
      {"title:bridge", "title:bridge"},
      {"title:\"the bridge\"", "title:\"the bridge\""},
      {"title:Arbil", "title:name:erbil"},
      {"title:(dam OR \"the bridge\") x", "((title:dam OR title:\"the bridge\") AND x)"},
      {"title:(dam -bridge)", "(title:dam NOT title:bridge)"},
      {"title:brid*", "title:brid*"},
      {"title:=IS", "title:CAPS(is)"},
      {"title:bridge dam", "(title:bridge AND dam)"},
  }));
  INFO(c.query);
  CHECK(tree(c.query) == c.tree);
}

TEST_CASE("a query that is wrong is refused where it is wrong", "[query]") {
  const auto bad = GENERATE(values<BadCase>({
      {"", "the query is empty; * matches every article", 0, 0},
      {"  \t", "the query is empty", 0, 0},
      {"\"Islamic State", "a quotation mark that is never closed; expected \"", 0, 1},
      {"dam “bridge", "a quotation mark that is never closed; expected ”", 4, 3},
      {"(dam", "an opening parenthesis that is never closed", 0, 1},
      {"dam)", "a closing parenthesis without an opening one", 3, 1},
      {"dam ()", "nothing between the parentheses", 4, 2},
      {"dam (  )", "nothing between the parentheses", 4, 4},
      {"OR dam", "expected something before OR", 0, 2},
      {"dam OR", "expected something after OR", 4, 2},
      {"dam OR OR bridge", "expected something before OR", 7, 2},
      {"dam NOT", "expected something after NOT", 4, 3},
      {"dam AND", "expected something to search for", 4, 1},
      {"= dam", "expected a word or a phrase right after =", 0, 1},
      {"\"\"", "no word to search for", 0, 2},
      {"dam \"...\"", "no word to search for", 4, 5},
      {"!?", "no word to search for", 0, 2},
      {"Mosul dam\"", "a quotation mark that is never closed", 9, 1},
      {"CAPS(x", "CAPS( is never closed", 0, 5},
      {"CAPS()", "no word to search for", 0, 6},
      {"br*", "a wildcard needs 3 characters or more before the *", 0, 3},
      {"self-def*", "a wildcard cannot end a hyphenated word", 0, 9},
      {"*fight", "a wildcard stands at the end of a word", 0, 6},
      {"x \"Islamic fight*\"", "a wildcard stands behind a bare word", 2, 16},
      {"=fight*", "a wildcard stands behind a bare word", 0, 7},
      {"(dam OR)", "expected something after OR", 5, 2},
      {"(dam AND)", "expected something to search for", 5, 1},
      {"(NOT)", "expected something after NOT", 1, 3},
      {"dam NOT OR bridge", "expected something after NOT", 4, 3},
      {"dam AND AND bridge", "expected something before AND", 8, 3},
      {"outlet:(x)", "expected a value, in quotation marks if it has spaces", 0, 7},
      {"outlet:\"\"", "expected a value, in quotation marks if it has spaces", 0, 7},
      {"title:-Mosul", "title: takes words; exclude with -title:word", 0, 7},
      {"title:*", "title: takes words; every article has a title", 0, 6},
      {"oulet:x", "unknown field 'oulet:'; did you mean 'outlet'?", 0, 6},
      {"dam http://x", "unknown field 'http:'", 4, 5},
      {"outlet: x", "expected a value right after outlet:", 0, 7},
      {"(outlet:)", "expected a value right after outlet:", 1, 7},
      {"outlet:\"x", "a quotation mark that is never closed", 7, 1},
      {"title: x", "expected a value right after title:", 0, 6},
      {"title:outlet:x", "title: takes words, not another field", 0, 6},
      {"x title:(y date:2014)", "title: takes words, not another field", 2, 6},
  }));
  check_error(bad);
}

TEST_CASE("what is excluded is a whole name, and what is cut short is a word of its own",
          "[query]") {
  CHECK(tree("x -Islamic State") == "(x NOT name:islamic-state)");
  CHECK(tree("x NOT Islamic State bridge") == "((x AND bridge) NOT name:islamic-state)");
  CHECK(tree("-(Islamic State bridge)") == "(* NOT (name:islamic-state AND bridge))");
  CHECK(tree("Islamic State*") == "(islamic AND state*)");
  CHECK(tree("dam OR=bridge") == "(dam OR =bridge)");
  CHECK(tree("Mosul\"the bridge\"") == "(name:mosul AND \"the bridge\")");
  CHECK(tree("-l'Irak x") == "(x NOT name:iraq)");
}

TEST_CASE("a query beyond a limit is refused, one at the limit is not", "[query]") {
  CHECK_NOTHROW(tree(std::string(4096, 'x')));
  check_error({std::string(4097, 'x'), "the query is longer than 4096 bytes", 4096, 1});
  CHECK_NOTHROW(tree(repeat("x ", 256)));
  check_error({repeat("x ", 257), "more than 256 words, names and filters", 512, 1});
  CHECK_NOTHROW(tree(repeat("(", 32) + "x" + repeat(")", 32)));
  check_error(
      {repeat("(", 33) + "x" + repeat(")", 33), "parentheses and NOT nest deeper than 32", 33, 1});
  CHECK_THROWS_AS(tree(repeat("NOT ", 1000) + "x"), query::QueryError);
  CHECK_THROWS_AS(tree(repeat("(", 4000)), query::QueryError);
  CHECK_THROWS_AS(tree(repeat("-(", 2000) + "x"), query::QueryError);
  CHECK_NOTHROW(tree("abc* abd* abe* abf*"));
  check_error({"abc* abd* abe* abf* abg*", "more than 4 wildcards", 20, 4});
}

TEST_CASE("a reading that may surprise is told", "[query]") {
  const auto notes = [](const std::string& text) { return parse_query(text, names()).notes; };
  using Notes = std::vector<std::string>;
  CHECK(notes("dam or bridge") == Notes{"'or' is searched as a word; the operator is written OR"});
  CHECK(notes("what is it is") ==
        Notes{"'is' is read as the word; for the name islamic-state write IS"});
  CHECK(notes("turkey").empty());
  CHECK(notes("\"what is it\"").empty());
  CHECK(notes("IS Erbil dam").empty());
  CHECK(parse_query("is", names(), NameReading::off).notes.empty());
}

TEST_CASE("a culprit is pointed at under the query", "[query]") {
  try {
    parse_query("Київ (dam", names());
    FAIL("not refused");
  } catch (const query::QueryError& error) {
    CHECK(point_at("Київ (dam", error) == "  Київ (dam\n       ^");
  }
  CHECK(point_at("abc", query::QueryError("x", 3, 0)) == "  abc\n     ^");
  CHECK(point_at("a=\"x", query::QueryError("x", 1, 3)) == "  a=\"x\n   ^^^");
  CHECK(point_at("基辅 (dam", query::QueryError("x", 7, 1)) == "  基辅 (dam\n       ^");
  CHECK(point_at("a\x1b[2J (", query::QueryError("x", 6, 1)) ==
        "  a" + synonyms::printable("\x1b") + "[2J (\n  " +
            std::string(synonyms::display_width(synonyms::printable("a\x1b")) + 4, ' ') + "^");
}

TEST_CASE("of a long query only what stands around the culprit is shown", "[query]") {
  const std::string many(100, 'a');
  const auto shown = [](const std::string& query, std::size_t offset, std::size_t length) {
    return point_at(query, query::QueryError("x", offset, length));
  };
  CHECK(shown(many + " (dam", 101, 1) ==
        "  …" + std::string(31, 'a') + " (dam\n  " + std::string(33, ' ') + "^");
  CHECK(shown("(dam " + many, 0, 1) == "  (dam " + std::string(28, 'a') + "…\n  ^");
  CHECK(shown(many, 0, 100) == "  " + std::string(64, 'a') + "…\n  " + std::string(64, '^'));
  const std::string line(76, 'a');
  CHECK(shown(line, 75, 1) == "  " + line + "\n  " + std::string(75, ' ') + "^");
}

TEST_CASE("every part of a tree knows where it was typed", "[query]") {
  const std::string text = "Київ \"the bridge\" outlet:\"x y\" Ain al-Asad";
  const auto root = parse_query(text, names()).root;
  REQUIRE(root.children.size() == 4);
  const auto typed = [&](query::Span span) { return text.substr(span.offset, span.length); };
  CHECK(typed(root.children[0].leaves[0].span) == "Київ");
  CHECK(typed(root.children[1].span) == "\"the bridge\"");
  CHECK(typed(root.children[1].leaves[1].span) == "bridge");
  CHECK(typed(root.children[2].span) == "x y");
  CHECK(typed(root.children[3].leaves[0].span) == "Ain al-Asad");
}

}  // namespace dateline
