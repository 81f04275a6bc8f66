// SPDX-License-Identifier: GPL-2.0-or-later
// A regular file opened for reading, without ever waiting for it; gzip and Zstandard are undone.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "corpus/files/corpus_file.h"
#include "corpus/files/unpacker.h"

namespace dateline::corpus {

// Owns one file descriptor. Compression is told by the first bytes, not by the name. Not thread
// safe.
class InputFile {
 public:
  // Throws ReadError if the file cannot be opened, is a folder, a FIFO, a socket or a device, or is
  // a link that `file` may not be.
  explicit InputFile(CorpusFile file);
  ~InputFile();
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;

  const CorpusFile& file() const { return file_; }

  // The first unpacked bytes of the file, at most `size`; does not move what read() reads. Throws
  // ReadError where not even one of them can be read.
  std::string_view read_head(std::size_t size);
  // Puts unpacked bytes from where the last read() ended into `buffer`: at least one, 0 at the end
  // of the file. Throws ReadError where the file cannot be read or unpacked further, and where it
  // has become longer or shorter since it was opened.
  std::size_t read(std::span<char> buffer);
  // What read() gives, until there are `size` bytes or the file ends.
  std::string read_up_to(std::size_t size);

 private:
  std::size_t read_unpacked(std::span<char> buffer);
  std::size_t read_raw(std::span<char> buffer);
  void check_size() const;
  [[noreturn]] void fail(const std::string& reason) const;

  CorpusFile file_;
  int descriptor_;
  std::size_t size_ = 0;    // of the file when it was opened
  std::size_t offset_ = 0;  // what read_raw() reads next
  std::unique_ptr<Unpacker> unpacker_;
  std::string head_;            // unpacked bytes that were looked at
  bool is_head_whole_ = false;  // nothing follows them, as far as the file can be read
  std::size_t head_given_ = 0;  // how many of them read() has given out
};

}  // namespace dateline::corpus
