// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/proximity.h"

#include <catch2/catch.hpp>

#include "query/answer/text_matches.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

const synonyms::NameTable& names() {
  static const auto table = test::compile_table(test::small_table());
  return table;
}

// What a query marks in an article, in brackets: the title, a bar, the text. Nothing is marked
// where the condition is not met.
std::string marked(const std::string& title, const std::string& text, const std::string& query) {
  const query::ReadArticle article{.title = query::read_text(title, names()),
                                   .text = query::read_text(text, names())};
  const auto found = query::find_matches(article, query::parse_query(query, names()).root, names());
  const auto mark = [](const query::ReadText& read, const std::vector<query::TextMatch>& matches) {
    std::string out(read.text);
    for (std::size_t i = read.words.size(); i-- > 0;) {
      for (const auto& match : matches) {
        if (match.last == i) out.insert(read.words.tokens[i].end, "]");
      }
      for (const auto& match : matches) {
        if (match.first == i) out.insert(read.words.tokens[i].begin, "[");
      }
    }
    return out;
  };
  return mark(article.title, found.title) + (title.empty() ? "" : " | ") +
         mark(article.text, found.text);
}

struct Case {
  std::string query;
  std::string marked;
};

void check(const std::string& text, const Case& c) {
  INFO(c.query);
  CHECK(marked("", text, c.query) == c.marked);
}

}  // namespace

TEST_CASE("distance is the number of words between, in either order or in one", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"a NEAR/1 c", "[a] b [c] d e f"},
      {"c NEAR/1 a", "[a] b [c] d e f"},
      {"a NEAR/0 c", "a b c d e f"},
      {"a NEAR/0 b", "[a] [b] c d e f"},
      {"a PRE/1 c", "[a] b [c] d e f"},
      {"c PRE/1 a", "a b c d e f"},
      {"a NEAR/1 c NEAR/1 e", "[a] b [c] d [e] f"},
      {"a NEAR/1 e NEAR/1 c", "[a] b [c] d [e] f"},
      {"a NEAR/0 e NEAR/0 c", "a b c d e f"},
      {"a PRE/1 c PRE/1 e", "[a] b [c] d [e] f"},
      {"a PRE/1 e PRE/1 c", "a b c d e f"},
      {"(a NEAR/1 c) NEAR/0 d", "[a] b [c] [d] e f"},
      {"(a NEAR/2 d) NEAR/5 c", "a b c d e f"},
      {"\"a b\" NEAR/0 (\"c d\" OR x)", "[a b] [c d] e f"},
      {"\"b c\" NEAR/9 \"c d\"", "a b c d e f"},
      {"b NEAR/9 b", "a b c d e f"},
  }));
  check("a b c d e f", c);
}

TEST_CASE("of what stands twice that is marked which is near", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"a NEAR/1 b", "a x x x [a] x [b] x x x b"},
      {"a NEAR/3 b", "a x x x [a] x [b] x x x b"},
      {"a NEAR/5 b", "[a] x x x [a] x [b] x x x [b]"},
      {"a NOT NEAR/1 b", "[a] x x x a x b x x x b"},
      {"a NOT NEAR/5 b", "a x x x a x b x x x b"},
      {"(a NOT NEAR/1 b) OR b", "[a] x x x a x [b] x x x [b]"},
      {"(a NOT NEAR/1 b) NEAR/3 a", "[a] x x x [a] x b x x x b"},
      {"ATLEAST/2(a)", "[a] x x x [a] x b x x x b"},
      {"ATLEAST/3(a) OR b", "a x x x a x [b] x x x [b]"},
      {"ATLEAST/1(a NEAR/5 b)", "[a] x x x [a] x [b] x x x [b]"},
      {"ATLEAST/2(a NEAR/5 b)", "a x x x a x b x x x b"},
      {"FIRST/4(a)", "[a] x x x a x b x x x b"},
      {"FIRST/5(a)", "[a] x x x [a] x b x x x b"},
      {"FIRST/7(a NEAR/1 b)", "a x x x [a] x [b] x x x b"},
      {"FIRST/6(a NEAR/1 b)", "a x x x a x b x x x b"},
      {"a -(a NEAR/1 b)", "[a] x x x [a] x b x x x b"},
  }));
  check("a x x x a x b x x x b", c);
}

TEST_CASE("a sentence and a paragraph hold all words of what is near in them", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"dam NEAR/s bridge", "The [dam] and the [bridge]. The dam.\n\nA bridge."},
      {"bridge PRE/s dam", "The dam and the bridge. The dam.\n\nA bridge."},
      {"bridge PRE/p dam", "The dam and the [bridge]. The [dam].\n\nA bridge."},
      {"bridge NOT NEAR/s dam", "The dam and the bridge. The dam.\n\nA [bridge]."},
      {"dam NOT NEAR/s bridge", "The dam and the bridge. The [dam].\n\nA bridge."},
      {"dam NOT NEAR/p bridge", "The dam and the bridge. The dam.\n\nA bridge."},
      {"dam NEAR/s (\"bridge the\" OR road)", "The dam and the bridge. The dam.\n\nA bridge."},
      {"dam NEAR/p \"bridge the\"", "The [dam] and the [bridge. The] [dam].\n\nA bridge."},
  }));
  check("The dam and the bridge. The dam.\n\nA bridge.", c);
}

TEST_CASE("a name is as long as it is written, and what lies over it is near it", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"IS NEAR/0 fighters", "The [Islamic State] [fighters] left the state."},
      {"the PRE/0 daesh PRE/0 fighters", "[The] [Islamic State] [fighters] left the state."},
      {"state NEAR/9 IS", "The [Islamic State] fighters left the [state]."},
      {"state NOT NEAR/0 IS", "The Islamic State fighters left the [state]."},
      {"islamic NOT NEAR/0 IS", "The Islamic State fighters left the state."},
      {"ATLEAST/2(state OR IS)", "The [Islamic [State]] fighters left the [state]."},
      {"ATLEAST/3(state OR IS)", "The Islamic State fighters left the state."},
  }));
  check("The Islamic State fighters left the state.", c);
}

TEST_CASE("nothing is near from the title to the text, and FIRST counts the text", "[query]") {
  CHECK(marked("A dam", "The bridge", "dam NEAR/1000 bridge") == "A dam | The bridge");
  CHECK(marked("A dam", "The bridge", "dam NEAR/p bridge") == "A dam | The bridge");
  CHECK(marked("A dam bridge", "The dam", "dam NEAR/9 bridge") == "A [dam] [bridge] | The dam");
  CHECK(marked("A dam", "The dam", "title:dam NOT NEAR/9 the") == "A [dam] | The dam");
  CHECK(marked("A dam", "The dam", "FIRST/2(dam)") == "A dam | The [dam]");
  CHECK(marked("A dam", "The dam", "ATLEAST/2(dam)") == "A [dam] | The [dam]");
}

TEST_CASE("places that lie over each other count once, as many as fit", "[query]") {
  const query::Node phrase{.kind = query::Node::Kind::phrase};
  const auto at_least = [&](std::uint32_t count) {
    query::Node node{.kind = query::Node::Kind::at_least, .count = count};
    node.children = {phrase};
    // The long one lies over two that lie apart.
    return find_stretches(node, {.phrases = {{{1024, 1034}, {1025, 1027}, {1027, 1029}}}}).size();
  };
  CHECK(at_least(2) == 3);
  CHECK(at_least(3) == 0);
}

}  // namespace dateline
