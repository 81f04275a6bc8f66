// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_writer.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/columns_builder.h"
#include "indexer/document_builder.h"
#include "indexer/generation.h"
#include "indexer/schema.h"
#include "synonyms/key_form.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

// Measured on 100,000 articles of 475 words: batches of 250 to 500 take 0.45 of the CPU time of one
// database with a flush every 10,000.
constexpr std::size_t articles_per_part = 500;
constexpr std::size_t bytes_per_part = 4U << 20;
// Open files stay below the usual limit of 1,024: Xapian opens six a database.
constexpr std::size_t parts_per_merge = 64;
constexpr std::size_t longest_article = 16U << 20;  // bytes, title and text

constexpr const char* columns_name = "columns-000001";

constexpr int unsafe_flags =
    Xapian::DB_CREATE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

// Runs Xapian's work and names the place where it failed.
template <class Work>
auto guarded(const std::string& path, Work work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    throw schema::IndexError(path, error.get_description());
  }
}

void check_fitness(const corpus::Article& article) {
  if (article.title.size() + article.text.size() > longest_article) {
    throw UnfitArticle("longer than 16 MiB");
  }
  if (article.id.empty() || article.id.find('\0') != std::string::npos) {
    throw UnfitArticle("its id is empty or holds a NUL character");
  }
}

bool is_word(std::string_view term) { return term.front() < 'A' || term.front() > 'Z'; }

// Lets the forms of a stem find each other: stem key -> forms. A single form counts too: a query
// may name another one that no article has.
void add_stems(const Xapian::Database& words, Xapian::WritableDatabase& target) {
  std::unordered_map<std::string, std::vector<std::string>> forms;
  for (auto term = words.allterms_begin(); term != words.allterms_end(); ++term) {
    if (!is_word(*term)) continue;
    if (const auto key = schema::stem_key(*term)) forms[*key].push_back(*term);
  }
  for (const auto& [key, list] : forms) {
    for (const auto& form : list) target.add_synonym(key, form);
  }
}

}  // namespace

// Lets unlisted names find others that may be the same: skeleton -> words.
void add_skeletons(const Xapian::Database& words, Xapian::WritableDatabase& target) {
  const std::string prefix(schema::prefix::unlisted);
  for (auto term = words.allterms_begin(prefix); term != words.allterms_end(prefix); ++term) {
    const std::string word = (*term).substr(prefix.size());
    if (const auto form = synonyms::key_form(word)) {
      target.add_synonym(schema::term(schema::prefix::skeleton, synonyms::skeleton(*form)), word);
    }
  }
}

// The databases that become one.
class IndexWriter::Parts {
 public:
  explicit Parts(std::string workshop) : workshop_(std::move(workshop)) {}

  Labels& labels() { return labels_; }

  void add(const Xapian::Document& document, std::size_t bytes) {
    if (!open_) open_.emplace(next_path(), unsafe_flags);
    open_->add_document(document);
    bytes_ += bytes;
    if (++articles_ >= articles_per_part || bytes_ >= bytes_per_part) close();
  }

  std::string finish(std::map<std::string, std::string> metadata) {
    close();
    metadata.emplace(schema::metadata::labels, schema::encode_labels(labels_.list()));
    metadata.emplace(schema::metadata::columns, columns_name);
    add_supplement(metadata);
    const std::string built = workshop_ + "/generation";
    compact(std::exchange(paths_, {}), built);
    write_columns(built);
    return built;
  }

  const std::string& workshop() const { return workshop_; }

 private:
  std::string next_path() {
    paths_.push_back(workshop_ + "/part-" + std::to_string(count_++));
    return paths_.back();
  }

  void close() {
    if (!open_) return;
    open_->commit();
    open_->close();
    open_.reset();
    articles_ = 0;
    bytes_ = 0;
    if (paths_.size() >= parts_per_merge) merge();
  }

  // Keeps the articles in their order: what is merged stands in front of what comes.
  void merge() {
    const auto parts = std::exchange(paths_, {});
    if (!merged_.empty() && merged_.size() + 1 >= parts_per_merge) {
      auto all = std::exchange(merged_, {});
      compact(all, workshop_ + "/merged-" + std::to_string(count_));
      merged_.push_back(workshop_ + "/merged-" + std::to_string(count_++));
    }
    const std::string target = workshop_ + "/merged-" + std::to_string(count_++);
    compact(parts, target);
    merged_.push_back(target);
  }

  // A database without articles that holds what belongs to the index as a whole.
  void add_supplement(const std::map<std::string, std::string>& metadata) {
    Xapian::Database words;
    for (const auto& path : paths_) words.add_database(Xapian::Database(path));
    for (const auto& path : merged_) words.add_database(Xapian::Database(path));
    Xapian::WritableDatabase supplement(next_path(), unsafe_flags);
    if (paths_.size() + merged_.size() > 1) {
      add_stems(words, supplement);
      add_skeletons(words, supplement);
    }
    for (const auto& [key, value] : metadata) supplement.set_metadata(key, value);
    supplement.commit();
    supplement.close();
    paths_.insert(paths_.begin(), merged_.begin(), merged_.end());
  }

  static void write_columns(const std::string& generation) {
    const Xapian::Database database(generation);
    write_file(schema::columns_path(generation, columns_name), encode_columns(database, 1));
  }

  void compact(const std::vector<std::string>& sources, const std::string& target) {
    Xapian::Database all;
    for (const auto& path : sources) all.add_database(Xapian::Database(path));
    all.compact(target);
    all.close();
    for (const auto& path : sources) fs::remove_all(path);
  }

  std::string workshop_;
  Labels labels_;
  std::optional<Xapian::WritableDatabase> open_;
  std::size_t articles_ = 0;
  std::size_t bytes_ = 0;
  std::size_t count_ = 0;
  std::vector<std::string> paths_;   // small ones, in order, behind all of
  std::vector<std::string> merged_;  // the larger ones
};

IndexWriter::IndexWriter(std::string workshop, const synonyms::NameTable& names,
                         const synonyms::NameKeys& keys)
    : parts_(std::make_unique<Parts>(std::move(workshop))), recogniser_(names, keys) {}

IndexWriter::~IndexWriter() = default;

void IndexWriter::add(const corpus::Article& article) {
  check_fitness(article);
  guarded(parts_->workshop(), [&] {
    parts_->add(build_document(article, recogniser_, parts_->labels()),
                article.title.size() + article.text.size());
  });
}

std::string IndexWriter::finish(std::map<std::string, std::string> metadata) {
  return guarded(parts_->workshop(), [&] { return parts_->finish(std::move(metadata)); });
}

}  // namespace dateline::indexer
