// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/faults/faulty_run.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "query/searcher.h"

namespace dateline::faults {
namespace {

std::string corpus_of(std::size_t articles) {
  std::string lines;
  for (std::size_t i = 0; i < articles; ++i) {
    const std::string number = std::to_string(i);
    lines += "{\"id\":\"" + number + "\",\"title\":\"Report " + number +
             "\",\"text\":\"Shells fell on Mosul again, witness " + number + " says\"}\n";
  }
  return lines;
}

std::string setting(const char* name, const std::string& value) {
  return value.empty() ? "" : std::string(name) + "='" + value + "' ";
}

}  // namespace

State answer(const std::string& index) {
  const query::Searcher searcher(index);
  const auto page = searcher.search({.query = "shells mosul", .limit = 3});
  return {page.total, page.provenance.generation};
}

FaultyIndex::FaultyIndex(std::string index)
    : index_(index.empty() ? folder_.path("index") : std::move(index)) {
  folder_.write("names.tsv", test::small_table());
  if (const Run run = build(300); run.status != 0) throw std::runtime_error(run.message);
}

Run FaultyIndex::build(std::size_t articles, const Fault& fault) const {
  const std::string bin = std::string(DATELINE_BINARY_DIR) + "/tests/faults/";
  const std::string corpus = folder_.write("corpus.jsonl", corpus_of(articles));
  const std::string command =
      setting("DATELINE_FAULT_FOLDER", index()) + setting("DATELINE_FAULT", fault.kind) +
      setting("DATELINE_FAULT_AT", fault.at == 0 ? "" : std::to_string(fault.at)) +
      setting("DATELINE_FAULT_IGNORE", fault.ignored) + setting("DATELINE_FAULT_LOG", fault.log) +
      "LD_PRELOAD='" + bin + "libfault_library.so' exec '" + bin + "index_writing' build '" +
      index() + "' '" + corpus + "' '" + path("names.tsv") + "' 2>'" + path("message") + "'";
  const int raw = std::system(command.c_str());
  std::ifstream in(path("message"));
  return {.status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw),
          .message = {std::istreambuf_iterator<char>(in), {}}};
}

}  // namespace dateline::faults
