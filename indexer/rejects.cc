// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/rejects.h"

#include <stdexcept>
#include <utility>

#include "corpus/article_reader.h"
#include "corpus/input_file.h"
#include "synonyms/printable.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t excerpt_size = 200;  // bytes

// The first bytes of `line`, cut between characters.
std::string beginning(std::string_view line) {
  auto size = std::min(line.size(), excerpt_size);
  while (size > 0 && size < line.size() && (line[size] & 0xC0) == 0x80) --size;
  return std::string(line.substr(0, size)) + (size < line.size() ? "..." : "");
}

}  // namespace

RejectFile::RejectFile(std::string path) : path_(std::move(path)) {
  if (path_.empty()) return;
  out_.open(path_, std::ios::binary | std::ios::trunc);
  if (!out_) throw std::runtime_error(path_ + ": the file for rejects cannot be written");
}

void RejectFile::add(const std::string& file, std::size_t line, std::string_view reason) {
  if (path_.empty()) return;
  out_ << R"({"file":)" << synonyms::json_string(file) << R"(,"line":)" << line << R"(,"reason":)"
       << synonyms::json_string(reason) << R"(,"excerpt":)"
       << synonyms::json_string(line == 0 ? "" : excerpt(file, line)) << "}\n";
}

void RejectFile::close() {
  if (path_.empty()) return;
  out_.close();
  if (!out_)
    throw std::runtime_error(path_ + ": not all rejects could be written; is the disk full?");
}

// Reads on from the last reject of the file, so that all of them cost one more pass over it.
std::string RejectFile::excerpt(const std::string& file, std::size_t line) {
  try {
    if (file != file_ || line < line_ || !lines_) {
      lines_ = std::make_unique<corpus::LineReader>(corpus::InputFile({file, file}));
      file_ = file;
      line_ = 0;
    }
    while (line_ < line) {
      const auto next = lines_->next();
      if (!next) return {};
      line_ = next->number;
      if (line_ == line) last_bytes_ = beginning(next->bytes);
    }
    return last_bytes_;
  } catch (const corpus::ReadError&) {
    lines_.reset();
    return {};  // the reason says what is wrong with the file
  }
}

}  // namespace dateline::indexer
