// SPDX-License-Identifier: GPL-2.0-or-later
// The records of a delimited table (RFC 4180), each with the line where it starts.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/files/corpus_file.h"
#include "corpus/files/line_reader.h"

namespace dateline::corpus {

// What had to be done to read a record.
enum class CsvMend {
  none,
  quotes,      // quotes inside a field were taken as they stand
  open_quote,  // the line was read again, since a quote before it is never closed
};

struct CsvRecord {
  std::vector<std::string> fields{};  // bytes as they stand, quotes undone, lines joined by "\n"
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  CsvMend mend = CsvMend::none;
};

// Reads records out of lines. Blanks around an unquoted field are dropped. Not thread safe.
//
// A quote that is never closed can only be noticed where the quotes stop making sense, many lines
// later. The record is then an error at the line where it starts, and the lines that it swallowed
// are read again, each as the beginning of a record; none of them more than a few times, so that a
// hostile table costs no more than a long one.
class CsvRecords {
 public:
  CsvRecords(LineReader lines, char delimiter);
  ~CsvRecords();
  CsvRecords(CsvRecords&&) noexcept;
  CsvRecords& operator=(CsvRecords&&) = delete;

  const CorpusFile& file() const;

  // So many fields has a record. A line whose quotes are malformed is read with the quotes inside
  // its fields taken as they stand, where that gives so many.
  void expect_width(std::size_t fields);

  // The next record that is not blank, or nullopt at the end. Throws ReadError for a malformed one
  // and stands behind it then.
  std::optional<CsvRecord> next();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// The fields of one line, as far as they can be told; a quote that is out of place does no harm.
std::vector<std::string> split_csv_line(std::string_view line, char delimiter);

}  // namespace dateline::corpus
