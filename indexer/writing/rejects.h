// SPDX-License-Identifier: GPL-2.0-or-later
// The records that a run leaves out, for who wants to mend them.
//
// JSON Lines, one object a record or file:
//   {"file":"desk.csv","line":17,"reason":"9 fields where the header has 8","excerpt":"a,b,c..."}
// `line` is where the record starts, 0 for a file as a whole; `excerpt` is the beginning of that
// line as it stands there.
//
// The file is written beside its place, under its name with ".new", and moved there when the run
// has read its corpus: until then a file that stands there stays as it is.
#pragma once

#include <cstddef>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/files/line_reader.h"

namespace dateline::indexer {

// Throws std::invalid_argument where the file for rejects is one of `read`, under whatever name, or
// lies in the folder `index`. Opens nothing. An empty path is right.
void check_rejects_path(const std::string& path, const std::vector<std::string>& read,
                        const std::string& index);

// Not thread safe. Records of a file come in the order in which they stand.
class RejectFile {
 public:
  // An empty path writes nothing; a device or a pipe is written as it is. Throws
  // std::runtime_error if the file cannot be written.
  explicit RejectFile(std::string path);
  RejectFile(const RejectFile&) = delete;
  RejectFile& operator=(const RejectFile&) = delete;
  // Of a run that an error ended, the rejects met so far stand in the file, if there are any.
  ~RejectFile();

  void add(const std::string& file, std::size_t line, std::string_view reason);
  // Throws std::runtime_error if anything could not be written.
  void close();

 private:
  std::string excerpt(const std::string& file, std::size_t line);

  std::string path_;
  std::string written_;  // to be moved to path_, unless it is the same
  std::ofstream out_;
  std::string file_;  // that `lines_` reads
  std::unique_ptr<corpus::LineReader> lines_;
  std::size_t line_ = 0;    // the last one read
  std::string last_bytes_;  // its beginning
};

}  // namespace dateline::indexer
