// SPDX-License-Identifier: GPL-2.0-or-later
// The beginning of a file, by which its format is told.
#pragma once

#include <string>
#include <string_view>

#include "corpus/files/input_file.h"

namespace dateline::corpus {

struct FileHead {
  std::string bytes{};    // the first 64 KB, or the whole of a smaller file, unpacked
  std::string text{};     // the same without byte order mark, UTF-16 turned into UTF-8
  bool is_whole = false;  // the file is no longer than this

  // From the first character that is not white space.
  std::string_view start() const;
  // The line that start() opens; cut where it is longer than the head.
  std::string_view first_line() const;
  // Of markup the name of the first element, in lower case: "html", "rss"; empty if there is none.
  std::string root_element() const;
};

// Throws ReadError.
FileHead read_file_head(InputFile& file);

}  // namespace dateline::corpus
