// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/snippet.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "query/language/query_error.h"
#include "query/language/query_parser.h"
#include "synonyms/words/display_width.h"
#include "synonyms/words/fold.h"
#include "tests/query/query_generator.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

const synonyms::NameTable& names() {
  static const auto table = test::compile_table(test::small_table());
  return table;
}

// Marks as [so], a cut as ... before or behind.
std::string print(const std::vector<query::Segment>& segments) {
  std::string out;
  for (const auto& segment : segments) {
    out += segment.is_match ? "[" + segment.text + "]" : segment.text;
  }
  return out;
}

std::string joined(const std::vector<query::Segment>& segments) {
  std::string out;
  for (const auto& segment : segments) out += segment.text;
  return out;
}

std::vector<query::TextMatch> match(const query::ReadText& read, const query::Node& root) {
  return query::find_matches(read, query::wanted_phrases(root), names(), false);
}

std::string marked(const std::string& text, const std::string& query) {
  const auto read = query::read_text(text, names());
  const auto root = query::parse_query(query, names()).root;
  return print(mark_all(read, match(read, root)));
}

std::vector<std::string> snippet(const std::string& text, const std::string& query,
                                 std::size_t width) {
  const auto read = query::read_text(text, names());
  const auto root = query::parse_query(query, names()).root;
  std::vector<std::string> lines;
  for (const auto& passage : make_snippet(read, match(read, root), width)) {
    lines.push_back((passage.cut_before ? "..." : "") + print(passage.segments) +
                    (passage.cut_behind ? "..." : ""));
  }
  return lines;
}

bool is_whole_utf8(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (synonyms::next_char(text, at) == 0xFFFD) return false;
    if (at <= begin) return false;
  }
  return true;
}

using Lines = std::vector<std::string>;

constexpr const char* report =
    "Shells fell on Mosul at dawn. Nobody was hurt, the governor said. Markets opened late.\n\n"
    "In Erbil the airport closed for an hour. Flights were sent to Baghdad instead.";

}  // namespace

TEST_CASE("the whole text is marked as written", "[query]") {
  CHECK(marked("Arbil, Irbil!", "Erbil") == "[Arbil], [Irbil]!");
  CHECK(marked("tick tick tick", "\"tick tick\"") == "[tick tick][ tick]");
  CHECK(marked("Daesh fighters", "\"IS fighters\" fighters") == "[Daesh fighters]");
  CHECK(marked("قصف على أربيل", "Erbil") == "قصف على [أربيل]");
  CHECK(marked("nothing", "dam") == "nothing");
  CHECK(marked("", "dam").empty());
}

TEST_CASE("a passage shows the sentence of a match", "[query]") {
  CHECK(snippet(report, "governor", 60) == Lines{"...Nobody was hurt, the [governor] said...."});
  CHECK(snippet(report, "airport", 45) ==
        Lines{"...In Erbil the [airport] closed for an hour...."});
}

TEST_CASE("a passage holds as much in every script", "[query]") {
  std::string arabic;
  std::string latin;
  for (int i = 0; i < 60; ++i) {
    arabic += "قصف على ";
    latin += "qasf ala ";
  }
  const auto width = [](const std::string& text, const char* query) {
    const auto read = query::read_text(text, names());
    const auto root = query::parse_query(query, names()).root;
    return synonyms::display_width(joined(make_snippet(read, match(read, root), 80)[0].segments));
  };
  CHECK(width(arabic, "قصف") >= 70);
  CHECK(width(latin, "qasf") >= 70);
}

TEST_CASE("the best passage stands first", "[query]") {
  const std::string text =
      "The dam held.\n\n" + std::string(report) + "\n\nMosul, its dam and airport.";
  CHECK(snippet(text, "Mosul dam airport governor", 45) ==
        Lines{"...[Mosul], its [dam] and [airport].",
              "...[Mosul] at dawn. Nobody was hurt, the [governor]..."});
}

TEST_CASE("passages meet as many parts of the query as they can", "[query]") {
  CHECK(snippet(report, "Mosul airport", 40) ==
        Lines{"Shells fell on [Mosul] at dawn....",
              "...In Erbil the [airport] closed for an hour...."});
  CHECK(snippet(report, "dawn hurt", 80) ==
        Lines{"Shells fell on Mosul at [dawn]. Nobody was [hurt], the governor said...."});
}

TEST_CASE("without a match the beginning is shown", "[query]") {
  CHECK(snippet(report, "zzz", 40) == Lines{"Shells fell on Mosul at dawn...."});
  CHECK(snippet("Short.", "zzz", 40) == Lines{"Short."});
  CHECK(snippet("", "zzz", 40).empty());
  CHECK(snippet("... !", "zzz", 40).empty());
}

TEST_CASE("passages of real texts are pieces of them, whole to the character", "[query]") {
  const auto articles = test::sample_articles();
  test::QueryGenerator generator(articles, test::read_rows(test::small_table()), 5);
  for (int i = 0; i < 150; ++i) {
    query::Node root;
    try {
      root = query::parse_query(generator.query(1), names()).root;
    } catch (const query::QueryError&) {
      continue;
    }
    for (const auto& article : articles) {
      const auto read = query::read_text(article.text, names());
      const auto found = match(read, root);
      REQUIRE(joined(mark_all(read, found)) == article.text);
      for (const auto& passage : make_snippet(read, found, 240)) {
        const std::string text = joined(passage.segments);
        REQUIRE(article.text.substr(passage.offset, text.size()) == text);
        REQUIRE(std::ranges::all_of(passage.segments, [](const auto& segment) {
          return !segment.text.empty() && is_whole_utf8(segment.text);
        }));
        REQUIRE(synonyms::display_width(text) <= 300);
      }
    }
  }
}

TEST_CASE("two passages do not show the same words", "[query]") {
  const test::SampleIndex index;
  test::QueryGenerator generator(test::sample_articles(), index.rows(), 6);
  for (int i = 0; i < 300; ++i) {
    auto request = test::whole(generator.query(2));
    request.snippets = true;
    try {
      for (const auto& hit : index.searcher().search(request).hits) {
        if (hit.passages.size() < 2) continue;
        const auto& first = hit.passages[0];
        const auto& second = hit.passages[1];
        INFO(request.query << " in " << hit.id);
        CHECK((first.offset + joined(first.segments).size() <= second.offset ||
               second.offset + joined(second.segments).size() <= first.offset));
      }
    } catch (const query::QueryError&) {
    }
  }
}

}  // namespace dateline
