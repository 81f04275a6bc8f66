// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_updater.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "indexer/columns_builder.h"
#include "indexer/document_builder.h"
#include "indexer/family_keeper.h"
#include "indexer/finish_generation.h"
#include "indexer/generation.h"
#include "indexer/labels.h"
#include "indexer/manifest.h"
#include "indexer/vocabulary.h"
#include "indexer/xapian_errors.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t articles_per_batch = 64;  // analysed side by side
constexpr std::size_t most_column_files = 8;
constexpr std::size_t columns_prefix = std::string_view("columns-").size();

struct Change {
  corpus::Article article;
  std::uint32_t file = 0;
  std::uint32_t replaced = 0;
};

using Documents = std::vector<Xapian::Document>;

std::vector<std::string> split(const std::string& names) {
  std::istringstream in(names);
  std::vector<std::string> list;
  for (std::string name; in >> name;) list.push_back(name);
  return list;
}

std::string join(const std::vector<std::string>& list) {
  std::string names;
  for (const auto& name : list) names += (names.empty() ? "" : " ") + name;
  return names;
}

std::string name_after(const std::vector<std::string>& names) {
  unsigned last = 0;
  for (const auto& name : names) {
    last = std::max(last, static_cast<unsigned>(std::stoul(name.substr(columns_prefix))));
  }
  const std::string digits = std::to_string(last + 1);
  return "columns-" + std::string(6 - std::min<std::size_t>(digits.size(), 6), '0') + digits;
}

}  // namespace

class IndexUpdater::Impl {
 public:
  Impl(const std::string& generation, const CompiledTables& tables, InputFiles& inputs,
       const UpdaterLimits& limits)
      : folder_(generation),
        limits_(limits),
        tables_(tables),
        inputs_(inputs),
        database_(generation, Xapian::DB_OPEN),
        labels_(schema::decode_labels(metadata(schema::metadata::labels))),
        vocabulary_(database_, tables.names()),
        families_(database_) {
    for (unsigned i = 0; i < limits.threads; ++i) {
      recognisers_.push_back(
          std::make_unique<synonyms::NameRecogniser>(tables.names(), tables.keys()));
    }
  }

  void add(Change change) {
    bytes_ += change.article.title.size() + change.article.text.size();
    waiting_.push_back(std::move(change));
    if (waiting_.size() >= articles_per_batch * recognisers_.size()) write_waiting();
    if (bytes_ >= limits_.bytes_per_transaction) commit();
  }

  void remove(Xapian::docid document) {
    begin();
    vocabulary_.leaves(document);
    families_.leaves(document);
    database_.delete_document(document);
  }

  void set_file(Xapian::docid id, std::uint32_t file) {
    begin();
    auto document = database_.get_document(id);
    auto origin = schema::decode_origin(document.get_value(schema::slot::origin));
    origin.file = file;
    document.add_value(schema::slot::origin, schema::encode_origin(origin));
    database_.replace_document(id, document);
  }

  void keep(const std::map<std::string, std::string>& metadata) {
    begin();
    for (const auto& [key, value] : metadata) database_.set_metadata(key, value);
  }

  void commit() {
    write_waiting();
    begin();
    inputs_.save(database_);
    vocabulary_.save();
    families_.save();
    set_years(database_);
    set_metadata(schema::metadata::labels, schema::encode_labels(labels_.list()));
    const auto unused = set_columns();
    database_.commit_transaction();
    sync_folder(folder_);
    for (const auto& name : unused) std::filesystem::remove(schema::columns_path(folder_, name));
    in_transaction_ = false;
    bytes_ = 0;
  }

 private:
  std::string metadata(std::string_view key) const {
    return database_.get_metadata(std::string(key));
  }
  void set_metadata(std::string_view key, const std::string& value) {
    database_.set_metadata(std::string(key), value);
  }

  void begin() {
    if (in_transaction_) return;
    leave_database_out(folder_);
    database_.begin_transaction();
    in_transaction_ = true;
    columns_.emplace(database_.get_lastdocid() + 1, tables_.names());
  }

  // Labels are numbered in the order of the corpus before the work is shared out.
  void write_waiting() {
    if (waiting_.empty()) return;
    begin();
    for (const auto& change : waiting_) {
      for (const auto& label : labels_of(change.article, tables_.names())) {
        labels_.number_of(label);
      }
    }
    std::vector<std::future<Documents>> shares;
    for (std::size_t i = 0; i < recognisers_.size(); ++i) {
      shares.push_back(std::async(std::launch::async, [this, i] { return analyse(i); }));
    }
    std::size_t at = 0;
    for (auto& share : shares) {
      for (const auto& document : share.get()) write(document, waiting_[at++].replaced);
    }
    waiting_.clear();
  }

  // The documents of one thread's share of what waits.
  Documents analyse(std::size_t thread) {
    const std::size_t begin = waiting_.size() * thread / recognisers_.size();
    const std::size_t end = waiting_.size() * (thread + 1) / recognisers_.size();
    Documents documents;
    for (std::size_t i = begin; i < end; ++i) {
      const Change& change = waiting_[i];
      documents.push_back(build_document(change.article, *recognisers_[thread], labels_));
      set_origin(documents.back(), change.article, change.file);
    }
    return documents;
  }

  void write(const Xapian::Document& document, Xapian::docid replaced) {
    if (replaced != 0) remove(replaced);
    vocabulary_.comes(document);
    const auto id = database_.add_document(document);
    families_.comes(id);
    columns_->add(id, schema::decode_facets(document.get_value(schema::slot::facets)),
                  database_.get_doclength(id));
  }

  // Writes the columns of this transaction and names them; returns the files that no longer are.
  std::vector<std::string> set_columns() {
    auto names = split(metadata(schema::metadata::columns));
    std::vector<std::string> unused;
    if (columns_->rows() > 0) {
      const std::string name = name_after(names);
      if (names.size() >= most_column_files) unused = std::exchange(names, {});
      const auto bytes =
          unused.empty() ? columns_->take() : schema::encode_columns(database_, 1, tables_.names());
      write_file(schema::columns_path(folder_, name), bytes);
      sync_file(schema::columns_path(folder_, name));
      sync_folder(folder_);
      names.push_back(name);
    }
    set_metadata(schema::metadata::columns, join(names));
    columns_.reset();
    return unused;
  }

  const std::string folder_;
  const UpdaterLimits limits_;
  const CompiledTables& tables_;
  InputFiles& inputs_;
  Xapian::WritableDatabase database_;
  Labels labels_;
  std::vector<std::unique_ptr<synonyms::NameRecogniser>> recognisers_;
  std::vector<Change> waiting_;
  std::size_t bytes_ = 0;
  bool in_transaction_ = false;
  std::optional<schema::ColumnsBuilder> columns_;  // of the new articles of a transaction
  Vocabulary vocabulary_;
  FamilyKeeper families_;
};

IndexUpdater::IndexUpdater(const std::string& generation, const CompiledTables& tables,
                           InputFiles& inputs, const UpdaterLimits& limits)
    : impl_(guarded(generation,
                    [&] { return std::make_unique<Impl>(generation, tables, inputs, limits); })) {}

IndexUpdater::~IndexUpdater() = default;

void IndexUpdater::add(corpus::Article article, std::uint32_t file, std::uint32_t replaced) {
  guarded("index", [&] { impl_->add({std::move(article), file, replaced}); });
}

void IndexUpdater::remove(std::uint32_t document) {
  guarded("index", [&] { impl_->remove(document); });
}

void IndexUpdater::set_file(std::uint32_t document, std::uint32_t file) {
  guarded("index", [&] { impl_->set_file(document, file); });
}

void IndexUpdater::keep(const std::map<std::string, std::string>& metadata) {
  guarded("index", [&] { impl_->keep(metadata); });
}

void IndexUpdater::commit() {
  guarded("index", [&] { impl_->commit(); });
}

}  // namespace dateline::indexer
