// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/faults/faulty_run.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "query/answer/searcher.h"

namespace dateline::faults {
namespace {

constexpr std::size_t first_articles = 300;

// The first articles are gone from a larger corpus, one in seven is another one than in any other.
std::string corpus_of(std::size_t articles) {
  const std::size_t gone = articles / 10;
  std::string lines;
  for (std::size_t i = gone; i < gone + articles; ++i) {
    const std::string number = std::to_string(i);
    const std::string own = i % 7 == 0 ? " in corpus" + std::to_string(articles) : "";
    lines += "{\"id\":\"" + number + "\",\"title\":\"Report " + number +
             "\",\"text\":\"Shells fell on Mosul again, witness " + number + " says" + own +
             "\"}\n";
  }
  return lines;
}

// A table with one name more, which one article has.
std::string table_of(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(test::small_table()) + "witness-" + digits + "\ttown\tWitness " +
         std::to_string(40 + number % 200) + "\tiraq\t\t\t\t\t\n";
}

std::size_t count(const query::Searcher& searcher, const std::string& query) {
  return searcher.search({.query = query, .limit = 3}).total;
}

std::string setting(const char* name, const std::string& value) {
  return value.empty() ? "" : std::string(name) + "='" + value + "' ";
}

}  // namespace

State answer(const std::string& index) {
  const query::Searcher searcher(index);
  const std::size_t articles = count(searcher, "shells mosul");
  return {articles, count(searcher, "corpus" + std::to_string(articles)),
          searcher.provenance().generation};
}

State FaultyIndex::next(const State& before, std::size_t articles, const std::string& verb) {
  if (verb == "tables") return {before.articles, before.own, before.generation + 1};
  const std::size_t gone = articles / 10;
  const std::size_t own = (gone + articles + 6) / 7 - (gone + 6) / 7;
  return {articles, own, before.generation + (verb == "build" ? 1 : 0)};
}

FaultyIndex::FaultyIndex(std::string index)
    : index_(index.empty() ? folder_.path("index") : std::move(index)) {
  folder_.write("names.tsv", test::small_table());
  if (const Run run = write(first_articles); run.status != 0) throw std::runtime_error(run.message);
}

Run FaultyIndex::write(std::size_t articles, const Fault& fault) const {
  const std::string bin = std::string(DATELINE_BINARY_DIR) + "/tests/faults/";
  const bool tables = fault.verb == "tables";
  const std::string corpus =
      folder_.write("corpus.jsonl", corpus_of(tables ? first_articles : articles));
  if (tables) folder_.write("names.tsv", table_of(articles));
  const std::string command =
      setting("DATELINE_FAULT_FOLDER", index()) + setting("DATELINE_FAULT", fault.kind) +
      setting("DATELINE_FAULT_AT", fault.at == 0 ? "" : std::to_string(fault.at)) +
      setting("DATELINE_FAULT_IGNORE", fault.ignored) + setting("DATELINE_FAULT_LOG", fault.log) +
      "LD_PRELOAD='" + bin + "libfault_library.so' exec '" + bin + "index_writing' " +
      (tables ? "update" : fault.verb) + " '" + index() + "' '" + corpus + "' '" +
      path("names.tsv") + "' 2>'" + path("message") + "'";
  const int raw = std::system(command.c_str());
  std::ifstream in(path("message"));
  return {.status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw),
          .message = {std::istreambuf_iterator<char>(in), {}}};
}

}  // namespace dateline::faults
