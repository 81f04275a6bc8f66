// SPDX-License-Identifier: GPL-2.0-or-later
// A table that describes texts in files of their own: a row a file, with its title, outlet, date
// and whatever else a table of articles may have.
//
//   file,headline,newspaper,date
//   kosti/014.txt,Bridge at Kosti reopened,Nile Valley Post,03/05/2023
//
// Its columns are understood as those of any table, the order of its dates by the whole column.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/file_notes.h"
#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"
#include "corpus/reading/article_builder.h"
#include "corpus/reading/record_fields.h"

namespace dateline::corpus {

// Remembers which rows were asked for. Not thread safe; not movable.
class MetadataTable {
 public:
  // `key` is the column that names the files; empty for the first of file, filename, file_name,
  // path, filepath and document that there is. Throws ReadError for what is no table and for one
  // without that column.
  MetadataTable(const CorpusFile& file, std::string_view key, const ReadOptions& options);
  MetadataTable(const MetadataTable&) = delete;
  MetadataTable& operator=(const MetadataTable&) = delete;

  // Sets what the row of `file` says, but for the text; false if it has none. A row is that of the
  // file whose path ends as its key does, with or without the ending of the file's name, or whose
  // path below the folder given ends the key.
  bool describe(const CorpusFile& file, ArticleBuilder& builder);
  // The title that the row of `file` gives, or empty.
  std::string title_of(const CorpusFile& file) const;

  // True for the file of the table itself.
  bool is_at(const std::string& path) const;
  // How the table is understood.
  FileNotes notes() const;
  // Once all files are read: bad rows, rows without a file, files without a row; a line each.
  std::vector<std::string> remarks() const;

 private:
  struct Row {
    std::string key{};
    std::vector<std::string> cells{};  // by column
    std::size_t line = 0;
  };

  void read(const std::string& key);
  bool next_row(RecordReader& table, Record& record);
  std::size_t find_key_column(std::string_view key) const;
  void add(const Record& record);
  void drop_texts();
  Record record_of(const Row& row) const;
  const Row* find(const CorpusFile& file) const;

  CorpusFile file_;
  ReadOptions options_;
  std::string shape_;
  std::vector<std::string> columns_;
  std::size_t key_column_ = 0;
  std::vector<Row> rows_;
  std::multimap<std::string, std::size_t, std::less<>> by_name_;  // last part of the key, its stem
  std::optional<RecordFields> fields_;
  std::map<const Row*, std::string> used_;  // and the file that has it
  std::vector<std::string> bad_rows_;       // what is wrong with each
  std::set<std::string> without_row_;       // files
};

// Reads the table that `options` name, so that texts are read with it; does nothing where they name
// none. Throws ReadError.
void load_metadata(ReadOptions& options);

}  // namespace dateline::corpus
