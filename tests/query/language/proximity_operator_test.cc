// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/proximity_operator.h"

#include <catch2/catch.hpp>

#include "query/language/query_error.h"
#include "query/language/query_parser.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

std::string tree(const std::string& text) {
  static const auto names = test::compile_table(test::small_table());
  return to_string(query::parse_query(text, names).root);
}

struct Case {
  std::string query;
  std::string tree;
};

struct BadCase {
  std::string query;
  std::string message;  // its beginning
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

}  // namespace

TEST_CASE("what stands near each other is read as one operand of the query", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"dam NEAR/5 bridge", "(dam NEAR/5 bridge)"},
      {"dam PRE/0 bridge", "(dam PRE/0 bridge)"},
      {"dam NEAR/s bridge", "(dam NEAR/s bridge)"},
      {"dam PRE/P bridge", "(dam PRE/p bridge)"},
      {"dam NOT NEAR/5 bridge", "(dam NOT NEAR/5 bridge)"},
      {"dam NOT  NEAR/5 bridge", "(dam NOT NEAR/5 bridge)"},
      {"dam NEAR/5 bridge NEAR/5 road", "(dam NEAR/5 bridge NEAR/5 road)"},
      {"the dam NEAR/5 bridge fell", "(the AND (dam NEAR/5 bridge) AND fell)"},
      {"the Islamic State NEAR/5 Ain al-Asad air base",
       "(the AND (name:islamic-state NEAR/5 name:ain-al-asad))"},
      {"dam NEAR/5 bridge OR road", "((dam NEAR/5 bridge) OR road)"},
      {"NOT dam NEAR/5 bridge", "(* NOT (dam NEAR/5 bridge))"},
      {"-dam NEAR/5 bridge road", "(road NOT (dam NEAR/5 bridge))"},
      {"(dam OR \"the bridge\") NEAR/5 (road NEAR/2 brid*)",
       "((dam OR \"the bridge\") NEAR/5 (road NEAR/2 brid*))"},
      {"title:dam NEAR/5 bridge", "(title:dam NEAR/5 bridge)"},
      {"title:(dam NEAR/5 bridge)", "(title:dam NEAR/5 title:bridge)"},
      {"US-led NEAR/5 =dam", "(\"name:united-states led\" NEAR/5 =dam)"},
      {"CAPS(is) NEAR/5(dam)", "(CAPS(is) NEAR/5 dam)"},
      {"ATLEAST/3(Islamic State)", "ATLEAST/3(name:islamic-state)"},
      {"dam ATLEAST/3(road OR bridge)", "(dam AND ATLEAST/3((road OR bridge)))"},
      {"FIRST/20(dam) NEAR/5 bridge", "(FIRST/20(dam) NEAR/5 bridge)"},
      {"FIRST/20(dam bridge)", "(FIRST/20(dam) AND FIRST/20(bridge))"},
      {"FIRST/20(dam (road NOT bridge))",
       "(FIRST/20(dam) AND (FIRST/20(road) NOT FIRST/20(bridge)))"},
      {"ATLEAST/2(FIRST/20(dam OR road))", "ATLEAST/2(FIRST/20((dam OR road)))"},
      {"near the dam", "(near AND the AND dam)"},
      {"\"near/5\" 24/7 km/h AK/47", "(\"near 5\" AND 24 AND 7 AND km AND h AND ak AND 47)"},
  }));
  INFO(c.query);
  CHECK(tree(c.query) == c.tree);
}

TEST_CASE("what is near something prints as it can be typed", "[query]") {
  for (const std::string query :
       {"(dam NEAR/5 bridge)", "(dam NOT NEAR/s (road PRE/p =bridge))", "ATLEAST/3(FIRST/20(dam))",
        "((dam OR brid*) NEAR/0 \"the road\" NEAR/0 road)"}) {
    CHECK(tree(query) == query);
  }
}

TEST_CASE("a mistyped operator is pointed at, with the remedy", "[query]") {
  const auto bad = GENERATE(values<BadCase>({
      {"dam near/5 bridge", "'near/5' is no operator; did you mean NEAR/5? ", 4, 6},
      {"dam Pre/s bridge", "'Pre/s' is no operator; did you mean PRE/s? ", 4, 5},
      {"atleast/3(dam)", "'atleast/3' is no operator; did you mean ATLEAST/3(...)? ", 0, 9},
      {"dam W/5 bridge", "'W/5' is no operator; did you mean NEAR/5? ", 4, 3},
      {"dam within/5 bridge", "'within/5' is no operator; did you mean NEAR/5? ", 4, 8},
      {"dam NAER/5 bridge", "'NAER/5' is no operator; did you mean NEAR/5? ", 4, 6},
      {"dam NEAR bridge", "NEAR needs a distance: NEAR/5, ", 4, 4},
      {"dam NEAR/ bridge", "expected a number behind NEAR/, or s", 4, 5},
      {"dam NEAR/five bridge", "expected a number behind NEAR/, or s", 4, 9},
      {"dam NEAR/1001 bridge", "NEAR/1001 counts further than the limit of 1000", 4, 9},
      {"dam NEAR/99999999999 b", "NEAR/99999999999 counts further than", 4, 16},
      {"ATLEAST/x(dam)", "expected a number behind ATLEAST/", 0, 9},
      {"ATLEAST/0(dam)", "ATLEAST/0 asks for nothing; the least is 1", 0, 9},
      {"FIRST/20 dam", "expected a parenthesis right behind FIRST/20, as in FIRST/20(word)", 0, 8},
      {"FIRST/20()", "nothing between the parentheses", 8, 2},
      {"NEAR/5 dam", "expected something before NEAR/5", 0, 6},
      {"dam OR NEAR/5 dam", "expected something before NEAR/5", 7, 6},
      {"NOT NEAR/5 dam", "expected something before NOT NEAR/", 0, 10},
      {"dam NEAR/5", "expected a word, a name, a phrase or a group after NEAR/5", 4, 6},
      {"(dam NEAR/5) road", "expected a word, a name, a phrase or a group after NEAR/5", 5, 6},
      {"dam NEAR/5 OR road", "expected a word, a name, a phrase or a group after", 4, 6},
      {"dam NEAR/5 -road", "expected a word, a name, a phrase or a group after NEAR/5", 4, 6},
      {"dam NEAR/5 NEAR/5 road", "expected a word, a name, a phrase or a group after", 4, 6},
  }));
  check_error(bad);
}

TEST_CASE("an operand without a place in the text is pointed at, with the remedy", "[query]") {
  const auto bad = GENERATE(values<BadCase>({
      {"dam NEAR/5 lang:en", "NEAR/5 takes words, names and phrases; lang: says something of", 4,
       6},
      {"* NEAR/5 dam", "NEAR/5 takes words, names and phrases; a star has no place", 2, 6},
      {"(dam road) PRE/5 bridge", "PRE/5 takes one word, name or phrase, or several with OR", 11,
       5},
      {"dam NEAR/5 (road NOT bridge)", "NEAR/5 takes no NOT inside; write it outside, or NOT NEAR",
       4, 6},
      {"ATLEAST/3(dam road)", "ATLEAST/3 takes one word, name or phrase, or several with OR", 0, 9},
      {"FIRST/3(date:2020)", "FIRST/3 takes words, names and phrases; date: says", 0, 7},
      {"FIRST/3(title:dam)", "FIRST/3 counts words of the text; title: is not among them", 0, 7},
      {"title:FIRST/3(dam)", "title: and FIRST/ have no article in common", 0, 6},
      {"dam NEAR/5 road PRE/5 bridge", "expected parentheses: NEAR/5 and PRE/5 side by side", 16,
       5},
      {"dam NEAR/5 road NEAR/6 bridge", "expected parentheses: NEAR/5 and NEAR/6 side by side", 16,
       6},
      {"a NOT NEAR/5 b NOT NEAR/5 c", "expected parentheses: NOT NEAR/5 and NOT NEAR/5", 15, 10},
      {"a NEAR/1 b NEAR/1 c NEAR/1 d NEAR/1 e NEAR/1 f", "more than 5 operands of one NEAR/1", 38,
       6},
      {"(a PRE/1 b PRE/1 c PRE/1 d) NEAR/5 e", "more than 3 operands of one PRE inside NEAR/5", 3,
       5},
      {"ATLEAST/2(a NEAR/1 b NEAR/1 c NEAR/1 d)",
       "more than 3 operands of one NEAR inside ATLEAST/2", 12, 6},
  }));
  check_error(bad);
}

}  // namespace dateline
