// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the database of one generation, on as many threads as asked for.
//
// Xapian's in-memory inverter slows down as its batch grows, so articles go into small databases of
// their own (part_tree.h). A batch is analysed and inverted by one thread; what batches share, the
// numbers of labels, is settled in their order. Memory is bounded: as many batches wait as there
// are threads, and who reads the corpus waits for them. Nothing here is durable until the finished
// generation is published.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "corpus/article/article.h"
#include "indexer/generation/compiled_tables.h"

namespace dateline::indexer {

// An article that the index cannot hold; what() is the reason. Nothing else is lost with it.
class UnfitArticle : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Throws UnfitArticle.
void check_fitness(const corpus::Article& article);

// Called by one thread at a time. Throws schema::IndexError when the disk or Xapian fails; the
// writer is then of no further use. The finished generation does not depend on the number of
// threads.
class IndexWriter {
 public:
  // Works in `workshop`, an empty folder, and leaves the finished generation in it as finish tells.
  // `tables` must outlive the writer. REQUIRES threads > 0.
  IndexWriter(std::string workshop, const CompiledTables& tables, unsigned threads);
  ~IndexWriter();

  // REQUIRES an article that check_fitness accepts.
  // `file` is the number of its input file (input_files.h), 0 where there is none.
  void add(corpus::Article article, std::uint32_t file);

  // Completes the generation with `metadata` and the tables, and returns the path of its folder.
  // Nothing may be added after it.
  std::string finish(const std::map<std::string, std::string>& metadata);

 private:
  class Pipeline;
  std::unique_ptr<Pipeline> pipeline_;
};

}  // namespace dateline::indexer
