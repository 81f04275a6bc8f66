// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update/rebuild_index.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "indexer/generation/built_index.h"
#include "indexer/generation/generation.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/restored_article.h"
#include "indexer/writing/index_writer.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

void count(const corpus::Article& article, const Progress& progress, IndexSummary& summary) {
  ++summary.indexed;
  if (!article.published) ++summary.undated;
  if (!article.published && !article.unread_date.empty()) ++summary.unread_dates;
  if (summary.indexed % 100 == 0) progress({.articles = summary.indexed});
}

// Opens the sources, one after the other, since a process may not hold the files of hundreds, and
// gives `options` the users' tables that they were built with, each once, in their order, unless it
// has its own.
IndexOptions with_tables(IndexOptions options, const std::vector<std::string>& sources) {
  auto& tables = options.user_tables;
  const bool is_given = !tables.empty();
  for (const auto& source : sources) {
    const BuiltIndex index = open_built_index(source);
    if (is_given) continue;
    for (auto& path : user_tables_of(index)) {
      if (std::ranges::count(tables, path) > 0) continue;
      if (!fs::exists(path)) {
        throw schema::IndexError(source, "was built with the name table " + path +
                                             ", which is gone; put it back, or name the tables to "
                                             "use with --names");
      }
      tables.push_back(std::move(path));
    }
  }
  return options;
}

}  // namespace

IndexSummary merge_indexes(const IndexOptions& given, const std::vector<std::string>& sources,
                           const Report& report, const Progress& progress) {
  if (sources.empty()) throw std::invalid_argument("no indexes to merge");
  const IndexOptions options = with_tables(given, sources);
  const CompiledTables tables(table_sources(options), {options.compiled_tables}, report);
  const IndexLock lock(options.index);
  remove_unfinished(options.index);
  const Workshop workshop(options.index);
  IndexWriter writer(workshop.path(), tables, thread_count(options));
  IndexSummary summary;
  ArticleIds ids;
  for (const auto& source : sources) {
    for_each_stored_article(open_built_index(source), [&](corpus::Article article, std::uint32_t) {
      article.source_file = source;
      article.source_line = ++summary.read;
      if (ids.claim(article)) {
        ++summary.duplicates;
        report(source + ": an index before it has an article '" + article.id +
               "', too; the first is kept");
        return;
      }
      count(article, progress, summary);
      writer.add(std::move(article), 0);
    });
    ++summary.files;
  }
  summary.generation = publish_built(options, writer.finish(metadata_of(options, tables)));
  return summary;
}

unsigned roll_back_index(const std::string& index, std::optional<unsigned> to) {
  const bool is_lost = !find_current(index) && !schema::finished_generations(index).empty();
  if (!is_lost || !to) schema::current_generation(index);  // throws where there is none
  const IndexLock lock(index);
  const auto all = list_generations(index);
  if (!to) {
    const auto next = std::ranges::lower_bound(all, schema::current_generation(index));
    if (next == all.begin())
      throw schema::IndexError(index, "keeps no build before the present one");
    to = *std::prev(next);
  }
  if (!std::ranges::binary_search(all, *to)) {
    throw schema::IndexError(
        index, "keeps no build " + std::to_string(*to) + "; dateline-index generations lists them");
  }
  const std::string folder = index + "/" + schema::generation_name(*to);
  const auto problems = check_manifest(folder, ManifestCheck::sizes);
  if (!problems.empty()) throw schema::IndexError(folder, problems.front());
  check_generation(index, *to);
  roll_back(index, *to);
  return *to;
}

}  // namespace dateline::indexer
