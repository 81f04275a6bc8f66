// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/text_matches.h"

#include <catch2/catch.hpp>

#include "query/language/query_error.h"
#include "query/language/query_parser.h"
#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

const synonyms::NameTable& names() {
  static const auto table = test::compile_table(test::small_table());
  return table;
}

// Each match as "reason=text as written", a "@offset" in front.
std::string matches(const std::string& text, const std::string& query, bool in_title = false) {
  const auto read = query::read_text(text, names());
  const auto root = query::parse_query(query, names()).root;
  std::string out;
  for (const auto& match :
       query::find_matches(read, query::wanted_phrases(root), names(), in_title)) {
    const auto begin = read.words.tokens[match.first].begin;
    const auto end = read.words.tokens[match.last].end;
    out += (out.empty() ? "" : " | ") + std::to_string(begin) + " " + match.reason + "=" +
           text.substr(begin, end - begin);
  }
  return out;
}

struct Case {
  std::string text;
  std::string query;
  std::string matches;
};

}  // namespace

TEST_CASE("matches are found to the byte", "[query]") {
  const auto c = GENERATE(values<Case>({
      {"The attacks went on.", "attack", "4 attack=attacks"},
      {"The attacks went on.", "=attack", ""},
      {"The attacks went on.", "=attacks", "4 =attacks=attacks"},
      {"He fled Arbil; in Irbil, calm.", "Erbil", "8 name:erbil=Arbil | 18 name:erbil=Irbil"},
      {"Kyiv's mayor", "Kiev", "0 name:kyiv=Kyiv"},
      {"Near Ain al-Asad air base.", "Ayn al-Asad", "5 name:ain-al-asad=Ain al-Asad air base"},
      {"Daesh fighters fled", "\"IS fighters\"",
       "0 \"name:islamic-state fighters\"=Daesh fighters"},
      {"قصف على أربيل اليوم", "Erbil", "14 name:erbil=أربيل"},
      {"هجوم وأربيل", "Erbil", "9 name:erbil=وأربيل"},
      {"هجمات على المدينة", "مدينة", "18 مدينه=المدينة"},
      {"What is IS?", "is", "5 is=is"},
      {"What is IS?", "IS", "8 name:islamic-state=IS"},
      {"What is IS?", "CAPS(is)", "8 CAPS(is)=IS"},
      {"bridges bring bread", "bri*", "0 bri*=bridges | 8 bri*=bring"},
      {"a b a b", "\"a b\"", "0 \"a b\"=a b | 4 \"a b\"=a b"},
      {"tick tick tick", "\"tick tick\"", "0 \"tick tick\"=tick tick | 5 \"tick tick\"=tick tick"},
      {"University of Mosul", "Mosul", "14 name:mosul=Mosul"},
      {"Iraqi and Iraq", "Iraq", "10 name:iraq=Iraq"},
      {"dam and bridge", "dam -bridge", "0 dam=dam"},
      {"dam and bridge", "dam OR (x bridge)", "0 dam=dam | 8 bridge=bridge"},
      {"They lie dying; two died.", "dying", "9 dying=dying | 20 dying=died"},
      {"It lies there, tied up.", "lying tying", "3 lying=lies | 15 tying=tied"},
      {"nothing", "*", ""},
  }));
  INFO(c.text << " / " << c.query);
  CHECK(matches(c.text, c.query) == c.matches);
}

TEST_CASE("what is wanted in the title is marked there alone", "[query]") {
  CHECK(matches("Mosul dam", "title:Mosul dam") == "6 dam=dam");
  CHECK(matches("Mosul dam", "title:Mosul dam", true) == "0 name:mosul=Mosul | 6 dam=dam");
}

TEST_CASE("capitals in a line of capitals are no match, as in the index", "[query]") {
  CHECK(matches("TROOPS TAKE BRIDGE", "CAPS(bridge)", true).empty());
  CHECK(matches("WHO IS TO BLAME FOR THIS", "CAPS(who)", true) == "0 CAPS(who)=WHO");
}

TEST_CASE("every article that is found by a phrase has a match", "[query]") {
  const test::SampleIndex index;
  test::QueryGenerator generator(test::sample_articles(), index.rows(), 77);
  std::size_t checked = 0;
  for (int i = 0; i < 600; ++i) {
    auto request = test::whole(generator.query(0));
    request.snippets = true;
    try {
      const auto root = query::parse_query(request.query, index.names()).root;
      if (root.kind != query::Node::Kind::phrase) continue;
      for (const auto& hit : index.searcher().search(request).hits) {
        INFO(request.query << " in " << hit.id);
        CHECK_FALSE(hit.matches.empty());
        ++checked;
      }
    } catch (const query::QueryError&) {
    }
  }
  CHECK(checked > 1000);
}

TEST_CASE("an article's matches are those of its title and those of its text", "[query]") {
  const query::ReadArticle article{.title = query::read_text("Dam near Irbil", names()),
                                   .text = query::read_text("The dam. A dam.", names())};
  const auto root = query::parse_query("title:dam OR dam OR Erbil -bridge", names()).root;
  const auto found = query::find_matches(article, root, names());
  const auto firsts = [](const std::vector<query::TextMatch>& matches) {
    std::vector<std::size_t> words;
    for (const auto& match : matches) words.push_back(match.first);
    return words;
  };
  CHECK(firsts(found.title) == std::vector<std::size_t>{0, 0, 2});
  CHECK(firsts(found.text) == std::vector<std::size_t>{1, 3});
}

}  // namespace dateline
