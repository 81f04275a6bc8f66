// SPDX-License-Identifier: GPL-2.0-or-later
// The one interface behind which every file format stands, and the error that locates a bad record.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "corpus/article.h"
#include "corpus/date_parser.h"
#include "corpus/field_options.h"
#include "corpus/file_notes.h"

namespace dateline::corpus {

// A record or a file that cannot be read. what() is "file:line: reason", or "file: reason" where
// line is 0.
class ReadError : public std::runtime_error {
 public:
  ReadError(const std::string& file, std::size_t line, const std::string& reason);

  const std::string& file() const { return file_; }
  std::size_t line() const { return line_; }
  const std::string& reason() const { return reason_; }

 private:
  std::string file_;
  std::size_t line_;
  std::string reason_;
};

// `reason`, and which record of its line is meant where that is not the first: "no text (record 3
// of the line)".
std::string name_item(std::string_view reason, std::size_t item);

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

// A file of a corpus: `path` opens it, `name` is its path relative to the path that the user gave
// (the file's own name where a file was given) and becomes the id of an article that has none.
struct CorpusFile {
  std::string path{};
  std::string name{};
  bool may_be_link = false;  // the user named it; what a walk finds is opened only if it is no link
};

class MetadataTable;

struct ReadOptions {
  // A later date is not credible. The library reads no clock, so the same corpus gives the same
  // articles on every day; a program that wants to catch dates in the future passes today's.
  Date latest_credible = {9999, 12, 31};
  DateRules dates{};      // what is told of dates; else a column's order is what its values prove
  FieldOptions fields{};  // what is told of names
  // Of a table; without it comma, semicolon, tab or bar, whichever parts a known header.
  std::optional<char> delimiter{};
  // Of what is not UTF-8, a name of find_encoding(); empty to guess.
  std::string encoding{};
  // Undo mojibake.h; without it such articles are only flagged.
  bool repairs_mojibake = false;
  // A table that describes texts in files of their own, its column that names them (or empty), and
  // what load_metadata() makes of both.
  std::string metadata_path{};
  std::string metadata_key{};
  std::shared_ptr<MetadataTable> metadata{};
  bool without_texts = false;  // the file is such a table
};

// Opens a file with the reader that its content calls for; the name's ending plays no part.
// Throws ReadError if the file cannot be opened, is not a regular file, is empty or is of no known
// format.
std::unique_ptr<ArticleReader> open_article_file(const CorpusFile& file,
                                                 const ReadOptions& options = {});

}  // namespace dateline::corpus
