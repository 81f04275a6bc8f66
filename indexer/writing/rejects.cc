// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/rejects.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "corpus/files/corpus_file.h"
#include "corpus/files/input_file.h"
#include "synonyms/words/printable.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t excerpt_size = 200;  // bytes

std::string beside(const std::string& path) { return path + ".new"; }

// A device or a pipe has no name that a rename could take; nor has /dev/stdout, whatever it leads
// to.
bool is_moved_to(const std::string& path) {
  if (path.starts_with("/dev/") || path.starts_with("/proc/")) return false;
  std::error_code error;
  return !fs::exists(path, error) || fs::is_regular_file(path, error);
}

// What tells a file by whatever name.
using FileId = std::pair<dev_t, ino_t>;
std::optional<FileId> id_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return FileId(status.st_dev, status.st_ino);
}

bool is_one_of(const std::string& path, const std::vector<std::string>& others) {
  const auto id = id_of(path);
  return id && std::ranges::any_of(others, [&](const auto& other) { return id_of(other) == id; });
}

bool lies_within(const std::string& path, const std::string& folder) {
  const fs::path inner = fs::weakly_canonical(fs::absolute(path));
  const fs::path outer = fs::weakly_canonical(fs::absolute(folder));
  return std::ranges::mismatch(outer, inner).in1 == outer.end();
}

// The first bytes of `line`, cut between characters.
std::string beginning(std::string_view line) {
  auto size = std::min(line.size(), excerpt_size);
  while (size > 0 && size < line.size() && (line[size] & 0xC0) == 0x80) --size;
  return std::string(line.substr(0, size)) + (size < line.size() ? "..." : "");
}

}  // namespace

void check_rejects_path(const std::string& path, const std::vector<std::string>& read,
                        const std::string& index) {
  if (path.empty()) return;
  const auto refuse = [&](const std::string& reason) {
    throw std::invalid_argument(path + ": " + reason +
                                "; name another file for --rejects. Nothing is written");
  };
  if (is_one_of(path, read)) refuse("is one of the files to read");
  if (is_one_of(beside(path), read))
    refuse("is written as " + beside(path) + ", which is one of the files to read");
  if (!index.empty() && lies_within(path, index)) refuse("lies in the index " + index);
}

RejectFile::RejectFile(std::string path) : path_(std::move(path)) {
  if (path_.empty()) return;
  written_ = path_;
  if (is_moved_to(path_)) {
    path_ = fs::weakly_canonical(fs::absolute(path_));  // what a link leads to, not the link
    written_ = beside(path_);
  }
  out_.open(written_, std::ios::binary | std::ios::trunc);
  if (!out_) throw std::runtime_error(path_ + ": the file for rejects cannot be written");
}

RejectFile::~RejectFile() {
  if (!out_.is_open()) return;
  const bool any = out_.tellp() > 0;
  out_.close();
  std::error_code error;
  if (written_ == path_) return;
  if (any && out_) {
    fs::rename(written_, path_, error);
  } else {
    fs::remove(written_, error);
  }
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
  std::error_code error;
  if (out_ && written_ != path_) fs::rename(written_, path_, error);
  if (out_ && !error) return;
  if (written_ != path_) fs::remove(written_, error);
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
