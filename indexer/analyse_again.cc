// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analyse_again.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/built_index.h"
#include "indexer/columns_builder.h"
#include "indexer/document_builder.h"
#include "indexer/finish_generation.h"
#include "indexer/generation.h"
#include "indexer/index_writer.h"
#include "indexer/input_files.h"
#include "indexer/labels.h"
#include "indexer/reading_record.h"
#include "indexer/stored_article.h"
#include "indexer/touched_documents.h"
#include "indexer/vocabulary.h"
#include "indexer/xapian_errors.h"
#include "synonyms/table_changes.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;
using synonyms::TableChanges;

// Where more articles than one in so many are touched, writing all anew is faster.
constexpr std::size_t many = 3;

std::string folder_of(const BuiltIndex& index) {
  return index.path + "/" + schema::generation_name(index.generation);
}

// The files of the database alone: tables, columns and the manifest are written anew.
void copy_database(const std::string& from, const std::string& to) {
  fs::create_directory(to);
  for (const auto& entry : fs::directory_iterator(from)) {
    const std::string name = entry.path().filename();
    const bool is_own =
        name.starts_with("names.") || name.starts_with("columns-") || name == "MANIFEST";
    std::error_code error;
    if (!is_own) fs::copy_file(entry.path(), fs::path(to) / name, error);
    if (error) throw schema::IndexError(to + "/" + name, "cannot be copied: " + error.message());
  }
}

// A copy of a generation, which nobody reads yet, while its articles change. Xapian's DB_DANGEROUS
// would spare it copies of blocks, but what it left did not pass verify_index.
class Reanalysis {
 public:
  Reanalysis(const std::string& folder, const CompiledTables& tables, unsigned threads)
      : database_(folder, Xapian::DB_OPEN | Xapian::DB_NO_SYNC),
        tables_(tables),
        vocabulary_(database_, tables.names()),
        labels_(
            schema::decode_labels(database_.get_metadata(std::string(schema::metadata::labels)))) {
    for (unsigned i = 0; i < threads; ++i) {
      recognisers_.push_back(
          std::make_unique<synonyms::NameRecogniser>(tables.names(), tables.keys()));
    }
  }

  void analyse(const std::vector<std::uint32_t>& touched, const Progress& progress) {
    const std::size_t most = articles_a_thread * recognisers_.size();
    for (std::size_t begin = 0; begin < touched.size(); begin += most) {
      const std::size_t end = std::min(begin + most, touched.size());
      analyse_some({touched.begin() + static_cast<std::ptrdiff_t>(begin),
                    touched.begin() + static_cast<std::ptrdiff_t>(end)});
      progress({.articles = end});
    }
  }

  // Gives the places of the other articles the numbers that they have now. `before` is read, since
  // what is being written to is no stable ground to walk on.
  void renumber(const Xapian::Database& before, const TableChanges& changes,
                const std::vector<std::uint32_t>& touched) {
    auto value = before.valuestream_begin(schema::slot::facets);
    for (; value != before.valuestream_end(schema::slot::facets); ++value) {
      if (std::ranges::binary_search(touched, value.get_docid())) continue;
      const std::string renumbered = renumber(*value, changes);
      if (renumbered == *value) continue;
      auto document = database_.get_document(value.get_docid());
      document.add_value(schema::slot::facets, renumbered);
      database_.replace_document(value.get_docid(), document);
    }
  }

  // Returns the columns of all articles.
  std::string finish(const std::map<std::string, std::string>& metadata) {
    vocabulary_.save();
    write_names_present(database_, tables_.names());
    for (const auto& [key, value] : metadata) database_.set_metadata(key, value);
    database_.set_metadata(std::string(schema::metadata::labels),
                           schema::encode_labels(labels_.list()));
    database_.commit();
    return schema::encode_columns(database_, 1, tables_.names());
  }

 private:
  static constexpr std::size_t articles_a_thread = 64;

  struct Entry {
    Xapian::docid id = 0;
    corpus::Article article;
    std::uint32_t file = 0;
    Xapian::Document document;
  };

  void analyse_some(const std::vector<std::uint32_t>& ids) {
    std::vector<Entry> entries;
    for (const auto id : ids) {
      const auto document = database_.get_document(id);
      const auto origin = schema::decode_origin(document.get_value(schema::slot::origin));
      entries.push_back({.id = id, .article = restore_article(document), .file = origin.file});
      for (const auto& label : labels_of(entries.back().article, tables_.names())) {
        labels_.number_of(label);  // in the order of the articles, whichever thread is faster
      }
    }
    std::vector<std::future<void>> shares;
    for (std::size_t i = 0; i < recognisers_.size(); ++i) {
      shares.push_back(
          std::async(std::launch::async, [this, i, &entries] { build_share(i, entries); }));
    }
    for (auto& share : shares) share.get();
    for (const Entry& entry : entries) {
      vocabulary_.leaves(entry.id);
      vocabulary_.comes(entry.document);
      database_.replace_document(entry.id, entry.document);
    }
  }

  void build_share(std::size_t thread, std::vector<Entry>& entries) {
    for (std::size_t i = thread; i < entries.size(); i += recognisers_.size()) {
      Entry& entry = entries[i];
      entry.document = build_document(entry.article, *recognisers_[thread], labels_);
      set_origin(entry.document, entry.article, entry.file);
    }
  }

  static std::string renumber(const std::string& bytes, const TableChanges& changes) {
    auto facets = schema::decode_facets(bytes);
    for (auto& place : facets.places) place = changes.number_now(place).value();
    if (facets.filed) facets.filed = changes.number_now(*facets.filed).value();
    return schema::encode_facets(facets);
  }

  Xapian::WritableDatabase database_;
  const CompiledTables& tables_;
  Vocabulary vocabulary_;
  Labels labels_;
  std::vector<std::unique_ptr<synonyms::NameRecogniser>> recognisers_;
};

// What a generation is told, and what it keeps of the one before.
std::map<std::string, std::string> metadata_after(const BuiltIndex& index,
                                                  const IndexOptions& options,
                                                  const CompiledTables& tables) {
  auto metadata = metadata_of(options, tables);
  metadata.merge(InputFiles(index.database).metadata());
  metadata.merge(ReadingRecord(index.database).metadata());
  return metadata;
}

std::size_t analyse_all(const BuiltIndex& index, const IndexOptions& options,
                        const CompiledTables& tables, const Progress& progress) {
  IndexWriter writer(make_workshop(options.index), tables, thread_count(options));
  std::size_t done = 0;
  for_each_stored_article(index, [&](corpus::Article article, std::uint32_t file) {
    writer.add(std::move(article), file);
    if (++done % 100 == 0) progress({.articles = done});
  });
  publish_built(options, writer.finish(metadata_after(index, options, tables)));
  return done;
}

void analyse_some(const BuiltIndex& index, const IndexOptions& options,
                  const CompiledTables& tables, const TableChanges& changes,
                  const std::vector<std::uint32_t>& touched, const Progress& progress) {
  const std::string built = make_workshop(options.index) + "/generation";
  copy_database(folder_of(index), built);
  guarded(built, [&] {
    Reanalysis reanalysis(built, tables, thread_count(options));
    reanalysis.analyse(touched, progress);
    if (changes.renumber()) reanalysis.renumber(index.database, changes, touched);
    auto metadata = metadata_after(index, options, tables);
    metadata[std::string(schema::metadata::columns)] = first_columns;
    write_file(schema::columns_path(built, first_columns), reanalysis.finish(metadata));
  });
  tables.write_to(built);
  publish_built(options, built);
}

}  // namespace

std::size_t analyse_again(const IndexOptions& options, const CompiledTables& tables,
                          const Progress& progress) {
  const BuiltIndex index = open_built_index(options.index);
  const TableChanges changes({index.names, index.keys}, {tables.names(), tables.keys()});
  if (changes.touch_all()) return analyse_all(index, options, tables, progress);
  const auto touched = find_touched(index, changes, thread_count(options));
  if (touched.size() * many > index.count_articles("")) {
    return analyse_all(index, options, tables, progress);
  }
  analyse_some(index, options, tables, changes, touched, progress);
  return touched.size();
}

}  // namespace dateline::indexer
