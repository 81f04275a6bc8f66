// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of a file, one after the other, in bounded memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/files/corpus_file.h"
#include "corpus/files/input_file.h"
#include "corpus/files/text_chunks.h"

namespace dateline::corpus {

// A longer line, record or text is refused: no report has that size, and memory must stay bounded.
inline constexpr std::size_t max_record_size = std::size_t{16} << 20;

struct Line {
  // Without its end. `padding` bytes behind it may be read. Valid until the next call.
  std::string_view bytes{};
  std::size_t number = 0;    // 1-based
  bool is_too_long = false;  // longer than max_record_size: `bytes` is empty, the line was skipped
};

// Splits a file at "\n", "\r\n" and a lone "\r". A byte order mark is passed over and UTF-16 turned
// into UTF-8; every other byte is given as it stands. Not thread safe.
class LineReader {
 public:
  static constexpr std::size_t padding = 64;

  explicit LineReader(InputFile file);

  const CorpusFile& file() const { return chunks_.file(); }

  // The next line, or nullopt at the end. An empty last line does not count. Throws ReadError.
  std::optional<Line> next();

 private:
  std::optional<std::size_t> find_line_end(std::size_t from) const;
  std::size_t line_end_size(std::size_t end) const;
  void read_more();
  Line take_line(std::size_t size, std::size_t end_size);
  Line skip_long_line();

  TextChunks chunks_;
  std::string buffer_;  // from begin_ on: what was read and not yet given out
  std::size_t begin_ = 0;
  std::size_t number_ = 0;
  bool is_at_end_ = false;
};

}  // namespace dateline::corpus
