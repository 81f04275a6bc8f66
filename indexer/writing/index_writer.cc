// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/index_writer.h"

#include <xapian.h>

#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "indexer/generation/change_or_drop.h"
#include "indexer/generation/finish_generation.h"
#include "indexer/layout/xapian_errors.h"
#include "indexer/writing/bounded_queue.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/part_tree.h"
#include "synonyms/spelling/spelling_memory.h"

namespace dateline::indexer {
namespace {

// Xapian collects a part in maps of maps, which take the longer the more of them lie outside of the
// processor's caches. Measured on 4,000 articles of 475 words, words alone, CPU seconds with the
// merge: 10.2 for parts of 1,000, 8.0 of 500, 7.5 of 250, 5.9 of 125; smaller ones gain nothing.
constexpr std::size_t articles_per_part = 125;
constexpr std::size_t bytes_per_part = 4U << 20;
constexpr std::size_t longest_article = 16U << 20;  // bytes, title and text

constexpr int unsafe_flags =
    Xapian::DB_CREATE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

std::size_t size_of(const corpus::Article& article) {
  return article.title.size() + article.text.size();
}

struct Entry {
  corpus::Article article;
  std::uint32_t file = 0;
};

// Articles that become one part.
struct Batch {
  std::size_t number = 0;
  std::size_t bytes = 0;
  std::vector<Entry> articles;

  bool is_full() const { return articles.size() >= articles_per_part || bytes >= bytes_per_part; }
};

}  // namespace

void check_fitness(const corpus::Article& article) {
  if (size_of(article) > longest_article) throw UnfitArticle("longer than 16 MiB");
  if (article.id.empty() || article.id.find('\0') != std::string::npos) {
    throw UnfitArticle("its id is empty or holds a NUL character");
  }
}

class IndexWriter::Pipeline {
 public:
  Pipeline(std::string workshop, const CompiledTables& tables, unsigned threads)
      : workshop_(std::move(workshop)), tables_(tables), parts_(workshop_), queue_(threads) {
    try {
      for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
    } catch (...) {  // no more threads to be had
      stop();
      throw;
    }
  }

  // Where finish was not reached, an error is on its way already.
  ~Pipeline() { stop(); }

  void add(corpus::Article article, std::uint32_t file) {
    batch_.bytes += size_of(article);
    batch_.articles.push_back({std::move(article), file});
    if (batch_.is_full()) hand_on();
  }

  std::string finish(const std::map<std::string, std::string>& metadata) {
    if (!batch_.articles.empty()) hand_on();
    queue_.close();
    join();
    rethrow();
    const std::string built = workshop_ + "/generation";
    guarded(workshop_, [&] { parts_.merge_all(built); });
    finish_generation(built, {.metadata = metadata, .labels = labels_.list(), .tables = tables_});
    return built;
  }

 private:
  void hand_on() {
    const std::size_t next = batch_.number + 1;
    if (!queue_.push(std::exchange(batch_, {.number = next}))) {
      join();
      rethrow();
    }
  }

  // What each thread does.
  void work() {
    try {
      synonyms::NameRecogniser recogniser(tables_.names(), tables_.keys(), spellings_);
      while (const auto batch = queue_.pop()) {
        guarded(workshop_, [&] { write(*batch, recogniser); });
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  void write(const Batch& batch, synonyms::NameRecogniser& recogniser) {
    std::vector<std::string> labels;
    for (const auto& entry : batch.articles) {
      for (auto& label : labels_of(entry.article, tables_.names()))
        labels.push_back(std::move(label));
    }
    if (!labels_.take_turn(batch.number, labels)) return;
    Xapian::WritableDatabase part(parts_.path(batch.number), unsafe_flags);
    change_or_drop(part, [&] {
      for (const auto& entry : batch.articles) {
        auto document = build_document(entry.article, recogniser, labels_);
        set_origin(document, entry.article, entry.file);
        part.add_document(document);
      }
      part.commit();
    });
    part.close();
    parts_.add(batch.number);
  }

  // The first error is the one that counts; the other threads and the reader stop.
  void fail(std::exception_ptr error) {
    {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::move(error);
    }
    queue_.abandon();
    labels_.stop();
  }

  void rethrow() {
    const std::lock_guard lock(mutex_);
    if (error_) std::rethrow_exception(error_);
  }

  void stop() {
    queue_.abandon();
    labels_.stop();
    join();
  }

  void join() {
    for (auto& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  const std::string workshop_;
  const CompiledTables& tables_;
  PartTree parts_;
  Labels labels_;
  BoundedQueue<Batch> queue_;
  Batch batch_;
  const std::shared_ptr<synonyms::SpellingMemory> spellings_ =
      std::make_shared<synonyms::SpellingMemory>();
  std::mutex mutex_;
  std::exception_ptr error_;
  std::vector<std::thread> threads_;
};

IndexWriter::IndexWriter(std::string workshop, const CompiledTables& tables, unsigned threads)
    : pipeline_(std::make_unique<Pipeline>(std::move(workshop), tables, threads)) {}

IndexWriter::~IndexWriter() = default;

void IndexWriter::add(corpus::Article article, std::uint32_t file) {
  pipeline_->add(std::move(article), file);
}

std::string IndexWriter::finish(const std::map<std::string, std::string>& metadata) {
  return pipeline_->finish(metadata);
}

}  // namespace dateline::indexer
