// SPDX-License-Identifier: GPL-2.0-or-later
// Whichever spelling of a name is typed, the answer is the same to the last bit.
#include <catch2/catch.hpp>
#include <map>
#include <optional>

#include "query/language/query_parser.h"
#include "synonyms/finder/name_finder.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

// Ids, total and scores.
struct Answer {
  std::size_t total = 0;
  std::vector<std::string> ids;
  std::vector<double> scores;
  bool operator==(const Answer&) const = default;
};

Answer answer(const query::Searcher& searcher, const std::string& query) {
  const auto page = searcher.search(test::whole(query));
  Answer out{.total = page.total, .ids = test::ids_of(page), .scores = {}};
  for (const auto& hit : page.hits) out.scores.push_back(hit.score);
  return out;
}

// The name that a query is read as, where that is all it is read as.
std::optional<query::Leaf> read_as_name(const std::string& query,
                                        const synonyms::NameTable& names) {
  const auto parsed = query::parse_query(query, names);
  if (parsed.root.kind != query::Node::Kind::phrase || parsed.root.leaves.empty()) return {};
  if (parsed.root.leaves.front().kind != query::Leaf::Kind::name) return {};
  return parsed.root.leaves.front();
}

// For each name that occurs, words as they are written right behind it; "" for the name alone.
std::map<std::string, std::vector<std::string>> find_neighbours(const synonyms::NameTable& names) {
  std::map<std::string, std::vector<std::string>> found;
  for (const auto& article : test::sample_articles()) {
    const auto words = synonyms::tokenize(article.text);
    for (const auto& mention : synonyms::find_names(words, names).mentions) {
      if (mention.nested || mention.adjective) continue;
      if (names.senses(mention.surface).size() > 1) continue;  // which one the article decides
      if (names.is_contextual(mention.name, mention.surface)) continue;  // and whether it is one
      auto& list = found[std::string(names.name(mention.name).id)];
      if (list.empty()) list.emplace_back();
      const std::size_t next = mention.first + mention.count;
      if (next == words.size() || list.size() == 4) continue;
      const auto& token = words.tokens[next];
      list.push_back(article.text.substr(token.begin, token.end - token.begin));
    }
  }
  return found;
}

// Queries for a name in each of its spellings beside `word`, as long as they are read as the name
// and one word or name: "ISIS in" and "Islamic State in" are, "Sudan People" may begin another
// name. A spelling that several places share means all of them, and is left out.
std::vector<std::string> queries_of(const synonyms::NameRow& row, const std::string& word,
                                    const synonyms::NameTable& names) {
  std::vector<std::string> queries;
  for (const auto& spelling : row.spellings) {
    if (spelling.adjective) continue;
    // In marks that no spelling has; Hebrew acronyms are written with a quotation mark.
    const std::string query = "«" + spelling.text + (word.empty() ? "" : " " + word) + "»";
    const auto parsed = query::parse_query(query, names);
    const auto name = read_as_name(query, names);
    const bool whole = parsed.root.leaves.size() == (word.empty() ? 1 : 2);
    const bool shared = name && !name->homonyms.empty();
    if (name && whole && !shared && name->text == row.id && !name->adjective) {
      queries.push_back(query);
    }
  }
  return queries;
}

void check_all_spellings(const test::SampleIndex& index, std::size_t at_least) {
  const auto neighbours = find_neighbours(index.names());
  std::size_t compared = 0;
  for (const auto& row : index.rows()) {
    const auto known = neighbours.find(row.id);
    if (known == neighbours.end()) continue;
    for (const auto& word : known->second) {
      const auto queries = queries_of(row, word, index.names());
      if (queries.empty()) continue;
      const Answer first = answer(index.searcher(), queries.front());
      INFO(queries.front());
      CHECK(first.total > 0);
      for (const auto& query : queries) {
        INFO(query);
        CHECK(answer(index.searcher(), query) == first);
        ++compared;
      }
    }
  }
  CHECK(compared >= at_least);
}

}  // namespace

TEST_CASE("every spelling of a name gives the same articles and scores", "[query]") {
  check_all_spellings(test::SampleIndex(), 300);
}

TEST_CASE("every spelling in the project's tables gives the same articles and scores", "[query]") {
  check_all_spellings(test::SampleIndex(test::project_tables(), test::project_keys()), 300);
}

TEST_CASE("every spelling typed bare is read as its name", "[query]") {
  const test::SampleIndex index;
  for (const auto& row : index.rows()) {
    for (const auto& spelling : row.spellings) {
      INFO(spelling.text);
      const auto name = read_as_name(spelling.text, index.names());
      REQUIRE(name);
      CHECK(name->text == row.id);
      CHECK(name->adjective == spelling.adjective);
    }
  }
}

TEST_CASE("a name beside a name in any spelling is one phrase", "[query]") {
  const test::TestIndex index(
      "{\"id\":\"a\",\"title\":\"One\",\"text\":\"Daesh fighters left Mossoul for Hewler.\"}\n"
      "{\"id\":\"b\",\"title\":\"Two\",\"text\":\"He left Mosul. Later he was seen in Erbil.\"}\n");
  const query::Searcher searcher(index.path());
  for (const auto* query :
       {"\"left Mosul for Erbil\"", "\"left Mossoul for Arbil\"", "\"الموصل for أربيل\"",
        "\"Islamic State fighters left\"", "\"IS fighters left Mosul\""}) {
    INFO(query);
    CHECK(test::ids_of(searcher.search(test::whole(query))) == std::vector<std::string>{"a"});
  }
  CHECK(searcher.search(test::whole("\"left Mosul\"")).total == 2);
  CHECK(searcher.search(test::whole("=\"left Mosul\"")).total == 1);
}

TEST_CASE("with names off a word that no article has finds nothing", "[query]") {
  const test::TestIndex index(
      "{\"id\":\"a\",\"title\":\"One\",\"text\":\"Shells fell on Erbil.\"}");
  const query::Searcher searcher(index.path());
  CHECK(searcher.search(test::whole("Hewler")).total == 1);
  auto off = test::whole("Hewler");
  off.names = query::NameReading::off;
  CHECK(searcher.search(off).total == 0);
}

TEST_CASE("a word finds the only other form of its stem", "[query]") {
  const test::TestIndex index(
      "{\"id\":\"a\",\"title\":\"One\",\"text\":\"The state collapsed; shells fell.\"}");
  const query::Searcher searcher(index.path());
  CHECK(searcher.search(test::whole("states")).total == 1);
  CHECK(searcher.search(test::whole("collapses shelling")).total == 1);
  CHECK(searcher.search(test::whole("\"states\"")).total == 0);
  CHECK(searcher.search(test::whole("=states")).total == 0);
}

TEST_CASE("CAPS behind title: is met by the title alone", "[query]") {
  const test::TestIndex index(
      "{\"id\":\"a\",\"title\":\"A visit\",\"text\":\"The WHO team arrived.\"}\n"
      "{\"id\":\"b\",\"title\":\"A WHO visit\",\"text\":\"The team arrived.\"}");
  const query::Searcher searcher(index.path());
  CHECK(test::ids_of(searcher.search(test::whole("title:CAPS(who)"))) ==
        std::vector<std::string>{"b"});
  CHECK(test::ids_of(searcher.search(test::whole("title:=\"a WHO\""))) ==
        std::vector<std::string>{"b"});
  CHECK(searcher.search(test::whole("CAPS(who)")).total == 2);
}

}  // namespace dateline
