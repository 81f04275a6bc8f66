// SPDX-License-Identifier: GPL-2.0-or-later
// A file piece by piece: its byte order mark passed over, UTF-16 turned into UTF-8.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/files/corpus_file.h"
#include "corpus/files/input_file.h"
#include "corpus/text/encoding.h"

namespace dateline::corpus {

// Every byte that is not UTF-16 is given as it stands. Not thread safe.
class TextChunks {
 public:
  explicit TextChunks(InputFile file);

  const CorpusFile& file() const { return file_.file(); }

  // Appends the next piece to `buffer`; false at the end of the file, where half a character may
  // still have been appended. Throws ReadError once; the file is at its end then.
  bool read_more(std::string& buffer);

 private:
  std::string_view without_mark(std::string_view first_bytes);

  InputFile file_;
  std::optional<Utf16Decoder> utf16_;
  std::unique_ptr<char[]> chunk_;
  bool is_started_ = false;
  bool is_at_end_ = false;
};

}  // namespace dateline::corpus
