// SPDX-License-Identifier: GPL-2.0-or-later
// Changes the generation that answers: articles come and go in transactions, each of which survives
// a power cut as a whole or not at all.
//
// A changed article keeps its docid, so that Xapian need write no more of it than differs. A
// transaction writes the columns of its articles, syncs them, and then commits the database, whose
// metadata names them; the folder is synced last, because Xapian renames a file in it and leaves
// that to the machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "corpus/article/article.h"
#include "indexer/generation/compiled_tables.h"
#include "indexer/generation/input_files.h"

namespace dateline::indexer {

struct UpdaterLimits {
  unsigned threads = 1;
  std::size_t bytes_per_transaction = 0;  // of texts
};

// One thread at a time, but `add` analyses on several. Throws schema::IndexError; what was not
// committed is then lost, and the index is as after the last commit.
class IndexUpdater {
 public:
  // `generation` is a folder. `tables` and `inputs` must outlive it. Needs the lock of the index.
  IndexUpdater(const std::string& generation, const CompiledTables& tables, InputFiles& inputs,
               const UpdaterLimits& limits);
  ~IndexUpdater();

  // Takes an article in, in place of the one at `replaced` unless that is 0. May commit what came
  // before. REQUIRES an article that check_fitness accepts.
  void add(corpus::Article article, std::uint32_t file, std::uint32_t replaced);
  void remove(std::uint32_t document);
  // The article stands in another file now.
  void set_file(std::uint32_t document, std::uint32_t file);

  // Puts metadata in place of what stood under its keys.
  void keep(const std::map<std::string, std::string>& metadata);

  // Makes all of it, and the input files as they are now, durable.
  void commit();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::indexer
