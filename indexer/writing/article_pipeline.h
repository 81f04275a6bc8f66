// SPDX-License-Identifier: GPL-2.0-or-later
// Turns articles into documents on several threads, while those before them are written and those
// behind them are read.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <vector>

#include "corpus/article/article.h"
#include "indexer/generation/compiled_tables.h"
#include "indexer/writing/labels.h"
#include "synonyms/recognition/article_names.h"

namespace dateline::indexer {

struct PendingArticle {
  corpus::Article article;
  std::uint32_t file = 0;
  Xapian::docid replaced = 0;  // in whose place the document is put; 0: it is a new one
};

// One thread calls it. Documents and the numbers of labels are the same for any number of threads.
class ArticlePipeline {
 public:
  // Is called in the order of the articles, one at a time, by other threads; what it throws add,
  // settle or finish throws.
  using Write = std::function<void(const Xapian::Document&, Xapian::docid replaced)>;

  // `tables` and `labels` must outlive it.
  ArticlePipeline(const CompiledTables& tables, Labels& labels, unsigned threads, Write write);

  void add(PendingArticle article);
  // Waits until nothing is being written; what `write` uses is the caller's until the next add.
  void settle();
  // Writes all that came.
  void finish();

 private:
  using Documents = std::vector<Xapian::Document>;

  void start();
  Documents analyse(std::size_t thread);
  void turn_over();
  void write(const std::vector<Documents>& shares, const std::vector<PendingArticle>& articles);

  const CompiledTables& tables_;
  Labels& labels_;
  Write write_;
  std::vector<std::unique_ptr<synonyms::NameRecogniser>> recognisers_;  // a thread each
  std::vector<PendingArticle> waiting_;
  std::vector<PendingArticle> analysed_;
  std::vector<std::future<Documents>> shares_;  // of analysed_, in order
  std::future<void> writing_;                   // of what was analysed before
};

}  // namespace dateline::indexer
