// SPDX-License-Identifier: GPL-2.0-or-later
// The one interface behind which every file format stands.
#pragma once

#include <memory>
#include <optional>

#include "corpus/article/article.h"
#include "corpus/article/file_notes.h"
#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"

namespace dateline::corpus {

// Reads the articles of one file in the order in which they stand. Streams: memory is bounded by
// the largest record. Not thread safe; one reader a thread.
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;

  // The next article, or nullopt at the end. Throws ReadError for a bad record; the reader then
  // stands behind that record and may be asked for the next one.
  virtual std::optional<Article> next() = 0;

  // How the file was understood, as far as it was read.
  virtual FileNotes notes() const { return {}; }
};

// Opens a file with the reader that its content calls for; the name's ending plays no part.
// Throws ReadError if the file cannot be opened, is not a regular file, is empty or is of no known
// format.
std::unique_ptr<ArticleReader> open_article_file(const CorpusFile& file,
                                                 const ReadOptions& options = {});

}  // namespace dateline::corpus
