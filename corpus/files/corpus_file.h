// SPDX-License-Identifier: GPL-2.0-or-later
// A file of a corpus, and the error that locates what is wrong in it.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::corpus {

// A file of a corpus: `path` opens it, `name` is its path relative to the path that the user gave
// (the file's own name where a file was given) and becomes the id of an article that has none.
struct CorpusFile {
  std::string path{};
  std::string name{};
  bool may_be_link = false;  // the user named it; what a walk finds is opened only if it is no link
};

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

}  // namespace dateline::corpus
