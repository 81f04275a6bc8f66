// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/corpus_file.h"

namespace dateline::corpus {
namespace {

std::string locate(const std::string& file, std::size_t line, const std::string& reason) {
  if (line == 0) return file + ": " + reason;
  return file + ':' + std::to_string(line) + ": " + reason;
}

}  // namespace

ReadError::ReadError(const std::string& file, std::size_t line, const std::string& reason)
    : std::runtime_error(locate(file, line, reason)), file_(file), line_(line), reason_(reason) {}

std::string name_item(std::string_view reason, std::size_t item) {
  if (item < 2) return std::string(reason);
  return std::string(reason) + " (record " + std::to_string(item) + " of the line)";
}

}  // namespace dateline::corpus
