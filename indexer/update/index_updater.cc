// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update/index_updater.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include "indexer/generation/change_or_drop.h"
#include "indexer/generation/columns_writer.h"
#include "indexer/generation/family_keeper.h"
#include "indexer/generation/finish_generation.h"
#include "indexer/generation/generation.h"
#include "indexer/generation/manifest.h"
#include "indexer/layout/facet_columns.h"
#include "indexer/layout/vocabulary.h"
#include "indexer/layout/xapian_errors.h"
#include "indexer/writing/article_pipeline.h"
#include "indexer/writing/labels.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t most_column_files = 8;
constexpr std::size_t columns_prefix = std::string_view("columns-").size();

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
        families_(database_),
        pipeline_(tables, labels_, limits.threads,
                  [this](const auto& document, auto replaced) { write(document, replaced); }) {}

  const std::string& folder() const { return folder_; }

  void add(PendingArticle pending) {
    bytes_ += pending.article.title.size() + pending.article.text.size();
    pipeline_.add(std::move(pending));
    if (bytes_ >= limits_.bytes_per_transaction) commit();
  }

  void remove(Xapian::docid document) {
    pipeline_.settle();
    begin();
    vocabulary_.leaves(document);
    families_.leaves(document);
    database_.delete_document(document);
  }

  void set_file(Xapian::docid id, std::uint32_t file) {
    pipeline_.settle();
    begin();
    auto document = database_.get_document(id);
    auto origin = schema::decode_origin(document.get_value(schema::slot::origin));
    origin.file = file;
    document.add_value(schema::slot::origin, schema::encode_origin(origin));
    database_.replace_document(id, document);
  }

  void keep(const std::map<std::string, std::string>& metadata) {
    pipeline_.settle();
    begin();
    for (const auto& [key, value] : metadata) database_.set_metadata(key, value);
  }

  void commit() {
    pipeline_.finish();
    begin();
    inputs_.save(database_);
    vocabulary_.save();
    families_.save();
    set_years(database_);
    set_metadata(schema::metadata::labels, schema::encode_labels(labels_.list()));
    const auto unused = set_columns();
    change_or_drop(database_, [&] { database_.commit_transaction(); });
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
  }

  void write(const Xapian::Document& document, Xapian::docid replaced) {
    begin();
    Xapian::docid id = replaced;
    if (replaced == 0) {
      vocabulary_.comes(document);
      id = database_.add_document(document);
    } else {
      vocabulary_.replaces(replaced, document);
      families_.leaves(replaced);
      database_.replace_document(replaced, document);  // rewrites but what differs
    }
    families_.comes(id);
    written_.insert(id);
  }

  // Writes the columns of this transaction and names them; returns the files that no longer are.
  std::vector<std::string> set_columns() {
    auto names = split(metadata(schema::metadata::columns));
    std::vector<std::string> unused;
    if (!written_.empty()) {
      const std::string name = name_after(names);
      if (names.size() >= most_column_files) unused = take_joined(names);
      const std::string path = schema::columns_path(folder_, name);
      names.empty() ? write_columns(path, database_, tables_.names())
                    : write_columns(path, database_, written_, tables_.names());
      sync_file(path);
      sync_folder(folder_);
      names.push_back(name);
    }
    set_metadata(schema::metadata::columns, join(names));
    written_.clear();
    return unused;
  }

  // Takes out of the names of files those that one new file shall stand for: the later ones, whose
  // articles are then written again, or all of them where these are many.
  std::vector<std::string> take_joined(std::vector<std::string>& names) {
    const schema::FacetColumns columns(folder_, join(names));
    for (const auto& file : columns.files()) {
      const auto& documents = file.column(schema::Column::documents);
      written_.insert(documents.begin(), documents.end());
    }
    const bool many = written_.size() * 4 > database_.get_doccount();
    const auto first = names.begin() + (many ? 0 : 1);
    std::vector<std::string> joined(first, names.end());
    names.erase(first, names.end());
    return joined;
  }

  const std::string folder_;
  const UpdaterLimits limits_;
  const CompiledTables& tables_;
  InputFiles& inputs_;
  Xapian::WritableDatabase database_;
  Labels labels_;
  std::size_t bytes_ = 0;
  bool in_transaction_ = false;
  std::set<std::uint32_t> written_;  // the articles of a transaction that came or changed
  Vocabulary vocabulary_;
  FamilyKeeper families_;
  ArticlePipeline pipeline_;
};

IndexUpdater::IndexUpdater(const std::string& generation, const CompiledTables& tables,
                           InputFiles& inputs, const UpdaterLimits& limits)
    : impl_(guarded(generation,
                    [&] { return std::make_unique<Impl>(generation, tables, inputs, limits); })) {}

IndexUpdater::~IndexUpdater() = default;

void IndexUpdater::add(corpus::Article article, std::uint32_t file, std::uint32_t replaced) {
  guarded(impl_->folder(), [&] { impl_->add({std::move(article), file, replaced}); });
}

void IndexUpdater::remove(std::uint32_t document) {
  guarded(impl_->folder(), [&] { impl_->remove(document); });
}

void IndexUpdater::set_file(std::uint32_t document, std::uint32_t file) {
  guarded(impl_->folder(), [&] { impl_->set_file(document, file); });
}

void IndexUpdater::keep(const std::map<std::string, std::string>& metadata) {
  guarded(impl_->folder(), [&] { impl_->keep(metadata); });
}

void IndexUpdater::commit() {
  guarded(impl_->folder(), [&] { impl_->commit(); });
}

}  // namespace dateline::indexer
