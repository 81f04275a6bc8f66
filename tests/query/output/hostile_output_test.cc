// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "query/language/query_error.h"
#include "query/output/result_writer.h"
#include "query/output/table_writer.h"
#include "synonyms/words/fold.h"
#include "tests/query/small_page.h"

namespace dateline {
namespace {

using test::in_jsonl;
using test::in_text;
using test::small_page;

// Controls, ESC, embeddings, overrides, isolates, separators and tag characters.
const std::string hostile =
    std::string("\x1b[2J\x07\r\n\t\x7f\xc2\x9b", 11) +
    "\xE2\x80\xAA\xE2\x80\xAE\xE2\x81\xA6\xE2\x81\xA9\xE2\x80\xA8\xE2\x80\xA9\xEF\xBB\xBF"
    "\xF3\xA0\x80\x81\xff\"\\<end>" +
    std::string(1, '\0');

bool is_hostile(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);
}

bool is_safe(const std::string& line) {
  for (std::size_t at = 0; at < line.size();) {
    if (is_hostile(synonyms::next_char(line, at))) return false;
  }
  return true;
}

// As many lines as there should be, each of them safe.
void check_lines(const std::string& out, std::size_t expected) {
  std::istringstream in(out);
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line); ++lines) {
    INFO(lines << ": " << line);
    CHECK(is_safe(line));
  }
  CHECK(lines == expected);
}

query::ResultPage hostile_page() {
  const query::Place place{.id = hostile, .name = hostile, .country = hostile};
  const query::Hit hit{
      .rank = 1,
      .id = hostile,
      .title = {{.text = hostile, .is_match = true}},
      .outlet = hostile,
      .url = hostile,
      .language = hostile,
      .unread_date = hostile,
      .agencies = {hostile},
      .filed_as_written = hostile,
      .filed = place,
      .places = {{place, {}}},
      .passages = {{.segments = {{.text = hostile, .is_match = true}}}},
      .matches = {{.reason = hostile, .written = hostile}},
      .family = query::Family{
          .copies = 2, .outlets = 1, .first = {hostile, hostile, hostile}, .agencies = {hostile}}};
  auto page = small_page();
  page.query = page.understood = hostile;
  page.notes = {hostile};
  page.hits = {hit};
  page.facets.front().values.front() = {.value = hostile, .label = hostile, .count = 1};
  return page;
}

query::Explanation hostile_explanation() {
  return {.understood = hostile,
          .parts = {{.typed = hostile, .reading = hostile, .articles = 1, .forms = {hostile, "x"}}},
          .xapian = hostile,
          .notes = {hostile}};
}

void write_list(query::ResultWriter& writer) {
  writer.write(hostile_page(), query::BatchEntry{.number = 1, .id = hostile, .line = 1});
  writer.write(describe(query::QueryError(hostile, 0, 1), hostile),
               {.number = 2, .id = hostile, .line = 2});
}

void write_everything(query::ResultWriter& writer) {
  const auto page = hostile_page();
  write_list(writer);
  writer.write(hostile_explanation(), hostile);
  writer.finish({.queries = 2, .found = 1, .errors = 1}, page.provenance);
}

}  // namespace

TEST_CASE("no hostile character of indexed or typed text reaches the text output", "[query]") {
  const auto plain = in_text([](auto& writer) {
    auto page = small_page();
    page.hits.resize(1);
    page.hits.front().family = query::Family{.copies = 2};
    writer.write(page, query::BatchEntry{.number = 1, .id = "x"});
    writer.write({"x", "x", 1}, {.number = 2, .id = "x"});
    writer.write(query::Explanation{.parts = {{.forms = {"y", "x"}}}, .notes = {"n"}}, "x");
    writer.finish({.queries = 2, .found = 1, .errors = 1}, {});
  });
  const auto lines = static_cast<std::size_t>(std::count(plain.begin(), plain.end(), '\n'));
  check_lines(in_text([](auto& writer) { write_everything(writer); }), lines);
  query::ShownArticle shown{.article = hostile_page().hits.front(), .text = {{.text = hostile}}};
  shown.copies = {{hostile, hostile, hostile}};
  const auto article = in_text([&](auto& writer) { writer.write(shown); });
  check_lines(article, 7);
}

TEST_CASE("no hostile character reaches the jsonl output, and none is lost", "[query]") {
  const auto text = in_jsonl([](auto& writer) { write_everything(writer); });
  check_lines(text, 6);
  const test::Objects out(text);
  std::string expected = hostile;
  expected.replace(expected.find('\xff'), 1, "\xEF\xBF\xBD");
  CHECK(test::text_at(out[0], "/query") == expected);
  CHECK(test::text_at(out[1], "/id") == expected);
  CHECK(test::text_at(out[1], "/snippet/0/text") == expected);
  CHECK(test::text_at(out[2], "/values/0/label") == expected);
  CHECK(test::text_at(out[3], "/error") == std::string(expected.c_str()));
  CHECK(test::text_at(out[4], "/parts/0/forms/0") == expected);
}

TEST_CASE("no hostile character reaches a table, a run or a list of ids", "[query]") {
  std::ostringstream csv, tsv, trec, ids;
  write_list(*query::make_table_writer(csv, {.batch = true}));
  write_list(*query::make_table_writer(tsv, {.batch = true, .tabs = true}));
  write_list(*query::make_trec_writer(trec));
  write_list(*query::make_ids_writer(ids, '\n'));
  std::string lines = csv.str();
  std::erase(lines, '\r');  // the end of a line of csv
  check_lines(lines, 3);
  std::string cells = tsv.str();
  std::ranges::replace(cells, '\t', '|');
  check_lines(cells, 3);
  check_lines(trec.str(), 1);
  check_lines(ids.str(), 1);
}

}  // namespace dateline
