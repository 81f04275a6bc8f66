// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/article_pipeline.h"

#include <utility>

#include "indexer/writing/document_builder.h"
#include "synonyms/spelling/spelling_memory.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t articles_a_thread = 64;

}  // namespace

ArticlePipeline::ArticlePipeline(const CompiledTables& tables, Labels& labels, unsigned threads,
                                 Write write)
    : tables_(tables), labels_(labels), write_(std::move(write)) {
  const auto memory = std::make_shared<synonyms::SpellingMemory>();
  for (unsigned i = 0; i < threads; ++i) {
    recognisers_.push_back(
        std::make_unique<synonyms::NameRecogniser>(tables.names(), tables.keys(), memory));
  }
}

void ArticlePipeline::add(PendingArticle article) {
  waiting_.push_back(std::move(article));
  if (waiting_.size() >= articles_a_thread * recognisers_.size()) turn_over();
}

void ArticlePipeline::settle() {
  if (writing_.valid()) writing_.get();
}

void ArticlePipeline::finish() {
  while (!waiting_.empty() || !analysed_.empty()) turn_over();
  settle();
}

// Starts on what waits, and on writing what was started on before.
void ArticlePipeline::turn_over() {
  std::vector<Documents> documents;
  for (auto& share : shares_) documents.push_back(share.get());
  shares_.clear();
  auto done = std::exchange(analysed_, std::exchange(waiting_, {}));
  start();
  settle();
  writing_ = std::async(std::launch::async, [this, documents = std::move(documents),
                                             done = std::move(done)] { write(documents, done); });
}

void ArticlePipeline::write(const std::vector<Documents>& shares,
                            const std::vector<PendingArticle>& articles) {
  std::size_t at = 0;
  for (const Documents& share : shares) {
    for (const auto& document : share) write_(document, articles[at++].replaced);
  }
}

// Labels are numbered in the order of the articles before the work is shared out.
void ArticlePipeline::start() {
  for (const auto& pending : analysed_) {
    for (const auto& label : labels_of(pending.article, tables_.names())) labels_.number_of(label);
  }
  for (std::size_t i = 0; i < recognisers_.size() && !analysed_.empty(); ++i) {
    shares_.push_back(std::async(std::launch::async, [this, i] { return analyse(i); }));
  }
}

ArticlePipeline::Documents ArticlePipeline::analyse(std::size_t thread) {
  const std::size_t begin = analysed_.size() * thread / recognisers_.size();
  const std::size_t end = analysed_.size() * (thread + 1) / recognisers_.size();
  Documents documents;
  for (std::size_t i = begin; i < end; ++i) {
    const auto& [article, file, replaced] = analysed_[i];
    documents.push_back(build_document(article, *recognisers_[thread], labels_));
    set_origin(documents.back(), article, file);
  }
  return documents;
}

}  // namespace dateline::indexer
