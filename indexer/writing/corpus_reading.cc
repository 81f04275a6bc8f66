// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/corpus_reading.h"

#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "corpus/reading/metadata_table.h"
#include "indexer/generation/generation.h"
#include "indexer/writing/article_outlet.h"
#include "indexer/writing/index_writer.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

// The one that is written, and others that lie among the files.
std::vector<fs::path> find_indexes(const std::vector<corpus::CorpusFile>& files,
                                   const std::string& index) {
  std::vector<fs::path> indexes;
  if (fs::exists(index)) indexes.push_back(fs::weakly_canonical(index));
  for (const auto& file : files) {
    const fs::path path = fs::absolute(file.path);
    if (path.filename() == "CURRENT" && find_current(path.parent_path()))
      indexes.push_back(fs::weakly_canonical(path.parent_path()));
  }
  return indexes;
}

}  // namespace

corpus::CorpusFiles find_input_files(const std::vector<std::string>& corpus,
                                     const std::string& index) {
  auto files = corpus::find_corpus_files(corpus);
  const auto indexes = find_indexes(files.files, index);
  if (indexes.empty()) return files;
  std::erase_if(files.files, [&](const corpus::CorpusFile& file) {
    const fs::path path = fs::weakly_canonical(file.path);
    return std::ranges::any_of(indexes, [&](const fs::path& folder) {
      return std::ranges::mismatch(folder, path).in1 == folder.end();
    });
  });
  return files;
}

std::string place_of(const corpus::Article& article) {
  return article.source_file + ":" + std::to_string(article.source_line);
}

std::optional<std::string> ArticleIds::claim(const corpus::Article& article) {
  if (files_.empty() || files_.back() != article.source_file) files_.push_back(article.source_file);
  const Place place{static_cast<std::uint32_t>(files_.size() - 1), article.source_line};
  const auto [known, fresh] = places_.try_emplace(key_of(article.id), place);
  if (fresh) return std::nullopt;
  return files_[known->second.file] + ":" + std::to_string(known->second.line);
}

void ArticleIds::release(const corpus::Article& article) { places_.erase(key_of(article.id)); }

ArticleIds::Key ArticleIds::key_of(const std::string& id) {
  const auto hash = XXH3_128bits(id.data(), id.size());
  return {hash.high64, hash.low64};
}

CorpusReading::CorpusReading(const ReadingRules& rules, const Report& report)
    : rules_(rules),
      outlets_(read_outlet_tables(rules.outlet_tables)),
      report_(report),
      rejects_(rules.rejects) {}

bool CorpusReading::read(const corpus::CorpusFile& file, const Sink& sink) {
  ++counts_.files;
  std::unique_ptr<corpus::ArticleReader> reader;
  try {
    reader = corpus::open_article_file(file, rules_.read);
  } catch (const corpus::ReadError& error) {
    refuse(error);
    return false;
  }
  const auto read_before = counts_.read;
  duplicates_in_file_ = 0;
  while (read_record(*reader, sink)) {
  }
  const auto remarks = corpus::remarks(reader->notes(), rules_.read.dates.order);
  for (const auto& remark : remarks) report_(file.path + ": " + remark);
  tell_duplicates(file.path, counts_.read - read_before);
  const auto& table = rules_.read.metadata;
  const bool is_table = table && table->is_at(file.path);
  if (counts_.read == read_before && remarks.empty() && !is_table)
    report_(file.path + ": no record in it");
  return true;
}

void CorpusReading::refuse(const corpus::ReadError& error) {
  ++counts_.refused_files;
  report_(error.what());
  rejects_.add(error.file(), error.line(), error.reason());
}

void CorpusReading::reject(const corpus::Article& article, std::string_view reason) {
  leave_out(article, reason);
  count_rejected();
}

void CorpusReading::report_duplicate(const corpus::Article& article, std::string_view reason) {
  ++duplicates_in_file_;
  leave_out(article, reason);
}

// So many are hardly the same articles again; both bounds are guesses.
void CorpusReading::tell_duplicates(const std::string& path, std::size_t records) const {
  constexpr std::size_t least = 3;
  if (duplicates_in_file_ < least || duplicates_in_file_ * 2 < records) return;
  report_(path + ": " + std::to_string(duplicates_in_file_) + " of its " + std::to_string(records) +
          " records have an id that others have. Where ids only number the rows of a file, --map "
          "id= tells articles apart by file and line; where rows are newer versions of others, "
          "--duplicates last keeps the newest");
}

void CorpusReading::leave_out(const corpus::Article& article, std::string_view reason) {
  const auto said = corpus::name_item(reason, article.source_item);
  report_(place_of(article) + ": " + said);
  rejects_.add(article.source_file, article.source_line, said);
}

void CorpusReading::count_rejected() {
  ++counts_.rejected;
  // A share can only be told at the end.
  const auto& most = rules_.max_errors.records;
  if (most && counts_.rejected > *most) finish();
}

void CorpusReading::finish() {
  if (const auto& table = rules_.read.metadata) {
    for (const auto& remark : table->remarks()) report_(rules_.read.metadata_path + ": " + remark);
  }
  rejects_.close();
  if (!rules_.max_errors.is_exceeded(counts_.rejected, counts_.read)) return;
  throw TooManyErrors(std::to_string(counts_.rejected) + " of " + std::to_string(counts_.read) +
                      " records rejected, more than --max-errors allows; the index is left as it "
                      "was");
}

// False at the end of the file.
bool CorpusReading::read_record(corpus::ArticleReader& reader, const Sink& sink) {
  std::optional<corpus::Article> article;
  try {
    article = reader.next();
  } catch (const corpus::ReadError& error) {
    ++counts_.read;
    report_(error.what());
    rejects_.add(error.file(), error.line(), error.reason());
    count_rejected();
    return true;
  }
  if (!article) return false;
  ++counts_.read;
  try {
    check_fitness(*article);
  } catch (const UnfitArticle& error) {
    reject(*article, error.what());
    return true;
  }
  name_outlet(*article, outlets_);
  sink(std::move(*article));
  return true;
}

}  // namespace dateline::indexer
