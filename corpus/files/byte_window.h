// SPDX-License-Identifier: GPL-2.0-or-later
// The unpacked bytes of a file, as many of them as one wants to look at.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/files/corpus_file.h"
#include "corpus/files/input_file.h"

namespace dateline::corpus {

// Memory is bounded by what is shown at a time. Not thread safe.
class ByteWindow {
 public:
  explicit ByteWindow(InputFile file);

  const CorpusFile& file() const { return file_.file(); }
  // Where the window begins, in bytes from the beginning of the file.
  std::size_t offset() const { return offset_; }
  // What is visible; until the next call that is not const.
  std::string_view bytes() const { return std::string_view(buffer_).substr(begin_); }

  // Makes at least `size` bytes visible, fewer only at the end of the file or of what can be read
  // of it.
  void show(std::size_t size);
  // Why the file could not be read to its end; told once, empty then and where there is no reason.
  std::string take_failure();
  // Moves over visible bytes.
  void advance(std::size_t size);
  // Moves over `size` bytes; false where the file ends before.
  bool skip(std::size_t size);
  // Moves to the next place where `text` stands; to the end and false if there is none.
  bool find(std::string_view text);

 private:
  InputFile file_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t offset_ = 0;
  bool is_at_end_ = false;
  std::string failure_;
};

}  // namespace dateline::corpus
