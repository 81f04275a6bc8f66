// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update/analyse_again.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "indexer/generation/built_index.h"
#include "indexer/generation/change_or_drop.h"
#include "indexer/generation/columns_writer.h"
#include "indexer/generation/finish_generation.h"
#include "indexer/generation/generation.h"
#include "indexer/generation/input_files.h"
#include "indexer/generation/reading_record.h"
#include "indexer/generation/restored_article.h"
#include "indexer/layout/facet_columns.h"
#include "indexer/layout/vocabulary.h"
#include "indexer/layout/xapian_errors.h"
#include "indexer/update/touched_documents.h"
#include "indexer/writing/article_pipeline.h"
#include "indexer/writing/index_writer.h"
#include "indexer/writing/labels.h"
#include "synonyms/recognition/table_changes.h"

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
    if (!is_own) copy_file(entry.path().string(), to + "/" + name);
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
            schema::decode_labels(database_.get_metadata(std::string(schema::metadata::labels)))),
        pipeline_(tables, labels_, threads,
                  [this](const auto& document, auto id) { write(document, id); }) {}

  // `before` is read, since what is being written to is no stable ground to walk on.
  void analyse(const Xapian::Database& before, const std::vector<std::uint32_t>& touched,
               const Progress& progress) {
    for (std::size_t i = 0; i < touched.size(); ++i) {
      const auto document = before.get_document(touched[i]);
      const auto origin = schema::decode_origin(document.get_value(schema::slot::origin));
      pipeline_.add(
          {.article = restore_article(document), .file = origin.file, .replaced = touched[i]});
      if ((i + 1) % 100 == 0) progress({.articles = i + 1});
    }
    pipeline_.finish();
  }

  // Gives the places of the other articles the numbers that they have now.
  void renumber(const Xapian::Database& before, const TableChanges& changes,
                const std::vector<std::uint32_t>& touched) {
    change_or_drop(database_, [&] {
      auto value = before.valuestream_begin(schema::slot::facets);
      for (; value != before.valuestream_end(schema::slot::facets); ++value) {
        if (std::ranges::binary_search(touched, value.get_docid())) continue;
        const std::string renumbered = renumber(*value, changes);
        if (renumbered == *value) continue;
        auto document = database_.get_document(value.get_docid());
        document.add_value(schema::slot::facets, renumbered);
        database_.replace_document(value.get_docid(), document);
      }
    });
  }

  // Writes the columns of all articles at `columns`.
  void finish(const std::map<std::string, std::string>& metadata, const std::string& columns) {
    change_or_drop(database_, [&] {
      vocabulary_.save();
      write_names_present(database_, tables_.names());
      for (const auto& [key, value] : metadata) database_.set_metadata(key, value);
      database_.set_metadata(std::string(schema::metadata::labels),
                             schema::encode_labels(labels_.list()));
      database_.commit();
    });
    write_columns(columns, database_, tables_.names());
  }

 private:
  void write(const Xapian::Document& document, Xapian::docid id) {
    constexpr std::size_t articles_a_commit = 2000;  // a guess; 10,000, Xapian's own, hold more
    vocabulary_.replaces(id, document);
    change_or_drop(database_, [&] {
      database_.replace_document(id, document);
      if (++written_ % articles_a_commit == 0) database_.commit();
    });
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
  std::size_t written_ = 0;
  ArticlePipeline pipeline_;
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
  const Workshop workshop(options.index);
  IndexWriter writer(workshop.path(), tables, thread_count(options));
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
  const Workshop workshop(options.index);
  const std::string built = workshop.path() + "/generation";
  copy_database(folder_of(index), built);
  guarded(built, [&] {
    Reanalysis reanalysis(built, tables, thread_count(options));
    reanalysis.analyse(index.database, touched, progress);
    if (changes.renumber()) reanalysis.renumber(index.database, changes, touched);
    auto metadata = metadata_after(index, options, tables);
    metadata[std::string(schema::metadata::columns)] = first_columns;
    reanalysis.finish(metadata, schema::columns_path(built, first_columns));
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
