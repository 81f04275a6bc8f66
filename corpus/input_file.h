// SPDX-License-Identifier: GPL-2.0-or-later
// A regular file opened for reading, without ever waiting for it.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "corpus/article_reader.h"

namespace dateline::corpus {

// Owns one file descriptor. Not thread safe.
class InputFile {
 public:
  // Throws ReadError if the file cannot be opened or is a folder, a FIFO, a socket or a device.
  explicit InputFile(CorpusFile file);
  ~InputFile();
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;

  const CorpusFile& file() const { return file_; }

  // The first bytes of the file, at most `size`; does not move what read() reads.
  std::string read_head(std::size_t size) const;
  // Fills `buffer` from where the last read() ended; 0 at the end of the file. Throws ReadError.
  std::size_t read(std::span<char> buffer);

 private:
  std::size_t read_at(std::span<char> buffer, std::size_t offset) const;

  CorpusFile file_;
  int descriptor_;
  std::size_t offset_ = 0;
};

}  // namespace dateline::corpus
