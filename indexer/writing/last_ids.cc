// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/last_ids.h"

#include "indexer/writing/index_writer.h"

namespace dateline::indexer {

void LastIds::survey(const corpus::CorpusFiles& files, const corpus::ReadOptions& options) {
  for (const auto& file : files.files) {
    files_.push_back(file.path);
    try {
      survey(*corpus::open_article_file(file, options));
    } catch (const corpus::ReadError&) {
      continue;  // reported when the file is read
    }
  }
}

void LastIds::survey(corpus::ArticleReader& reader) {
  for (;;) {
    try {
      const auto article = reader.next();
      if (!article) return;
      check_fitness(*article);
      auto& last = ids_[article->id];
      last.file = static_cast<std::uint32_t>(files_.size() - 1);
      last.line = article->source_line;
      ++last.left;
    } catch (const corpus::ReadError&) {
      continue;  // reported when the record's turn comes, as is an unfit one
    } catch (const UnfitArticle&) {
      continue;
    }
  }
}

std::optional<std::string> LastIds::find_later(const corpus::Article& article) {
  const auto found = ids_.find(article.id);
  // None left: the file has grown since.
  if (found == ids_.end() || found->second.left == 0 || --found->second.left == 0)
    return std::nullopt;
  return place_of(found->second);
}

std::string LastIds::place_of(const Last& last) const {
  return files_[last.file] + ":" + std::to_string(last.line);
}

}  // namespace dateline::indexer
