// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/article_reader.h"

#include <utility>

#include "corpus/formats/record_file.h"
#include "corpus/reading/metadata_table.h"
#include "corpus/reading/record_articles.h"

namespace dateline::corpus {
namespace {

// A file that is understood and holds no article.
class NoArticles : public ArticleReader {
 public:
  explicit NoArticles(FileNotes notes) : notes_(std::move(notes)) {}
  std::optional<Article> next() override { return std::nullopt; }
  FileNotes notes() const override { return notes_; }

 private:
  FileNotes notes_;
};

}  // namespace

std::unique_ptr<ArticleReader> open_article_file(const CorpusFile& file,
                                                 const ReadOptions& options) {
  if (!options.metadata) return read_articles(open_record_file(file, options), options);
  if (options.metadata->is_at(file.path))
    return std::make_unique<NoArticles>(options.metadata->notes());
  ReadOptions told = options;
  told.given_title = options.metadata->title_of(file);
  return read_articles(open_record_file(file, told), told);
}

}  // namespace dateline::corpus
