// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/corpus_reading.h"

#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "indexer/index_writer.h"

namespace dateline::indexer {

corpus::CorpusFiles find_input_files(const std::vector<std::string>& corpus,
                                     const std::string& index) {
  namespace fs = std::filesystem;
  auto files = corpus::find_corpus_files(corpus);
  const fs::path folder = fs::weakly_canonical(index);
  const auto in_index = [&](const corpus::CorpusFile& file) {
    const fs::path path = fs::weakly_canonical(file.path);
    return std::ranges::mismatch(folder, path).in1 == folder.end();
  };
  if (fs::exists(folder)) std::erase_if(files.files, in_index);
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

bool CorpusReading::read(const corpus::CorpusFile& file, const Sink& sink) {
  ++counts_.files;
  std::unique_ptr<corpus::ArticleReader> reader;
  try {
    reader = corpus::open_article_file(file, options_);
  } catch (const corpus::ReadError& error) {
    refuse(error);
    return false;
  }
  while (read_record(*reader, sink)) {
  }
  return true;
}

void CorpusReading::refuse(const corpus::ReadError& error) {
  ++counts_.refused_files;
  report_(error.what());
}

void CorpusReading::reject(const corpus::Article& article, std::string_view reason) {
  ++counts_.rejected;
  report_(place_of(article) + ": " + std::string(reason));
}

// False at the end of the file.
bool CorpusReading::read_record(corpus::ArticleReader& reader, const Sink& sink) {
  std::optional<corpus::Article> article;
  try {
    article = reader.next();
  } catch (const corpus::ReadError& error) {
    ++counts_.read;
    ++counts_.rejected;
    report_(error.what());
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
  sink(std::move(*article));
  return true;
}

}  // namespace dateline::indexer
