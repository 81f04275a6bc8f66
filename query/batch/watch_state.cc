// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch/watch_state.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <optional>

#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

constexpr std::string_view first_line = "dateline-watch 1";
constexpr std::size_t digits = 16;

// FNV-1a, whose last step is mixed once more. Its values stand in files: it must never change.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93ULL;
  return hash ^ (hash >> 32);
}

std::string hexadecimal(std::uint64_t value) {
  std::array<char, digits + 1> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value));
  return text.data();
}

std::optional<std::uint64_t> read_hexadecimal(std::string_view text) {
  std::uint64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw StateError(path + ": " + reason);
}

[[noreturn]] void fail_with_errno(const std::string& path) {
  fail(path, std::string("cannot be written: ") + std::strerror(errno));
}

// What follows `word` and a space, if the line begins so.
std::optional<std::string> behind(std::string_view word, const std::string& line) {
  if (!line.starts_with(std::string(word) + " ")) return std::nullopt;
  return line.substr(word.size() + 1);
}

// Bytes on the disk, or an exception.
void write_synced(const std::string& path, std::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) fail_with_errno(path);
  bool written = true;
  while (written && !text.empty()) {
    const ssize_t size = write(file, text.data(), text.size());
    written = size > 0;
    if (written) text.remove_prefix(static_cast<std::size_t>(size));
  }
  written = written && fsync(file) == 0;
  if (close(file) != 0 || !written) fail_with_errno(path);
}

}  // namespace

WatchState WatchState::load(const std::string& path, const std::string& index_id) {
  WatchState state(index_id);
  std::ifstream in(path, std::ios::binary);
  if (in) {
    state.read(in, path);
  } else if (errno != ENOENT) {
    fail(path, std::string("cannot be read: ") + std::strerror(errno));
  }
  return state;
}

void WatchState::read(std::istream& in, const std::string& path) {
  const auto broken = [&] {
    fail(path, "no state of saved queries, or not a whole one; remove it to be told all anew");
  };
  std::string line;
  if (!std::getline(in, line) || line != first_line || !std::getline(in, line)) broken();
  const auto index = behind("index", line);
  if (!index) broken();
  if (*index != index_id_) {
    fail(path, "belongs to another index (" + *index + ", not " + index_id_ +
                   "); give each index a --state of its own");
  }
  while (std::getline(in, line) && line != "end") {
    const auto key = behind("query", line);
    if (!key || !std::getline(in, line)) broken();
    const auto told = behind("told", line);
    if (!told || told->size() % digits != 0) broken();
    Articles& articles = told_[*key];
    for (std::size_t at = 0; at < told->size(); at += digits) {
      const auto article = read_hexadecimal(std::string_view(*told).substr(at, digits));
      if (!article) broken();
      articles.insert(articles.end(), *article);
    }
  }
  if (line != "end") broken();
}

bool WatchState::is_told(std::string_view key, std::string_view article) const {
  const auto found = told_.find(synonyms::json_string(key));
  return found != told_.end() && found->second.contains(hash_of(article));
}

void WatchState::tell(std::string_view key, std::string_view article) {
  told_[synonyms::json_string(key)].insert(hash_of(article));
}

std::string WatchState::text() const {
  std::string text = std::string(first_line) + "\nindex " + index_id_ + "\n";
  for (const auto& [key, articles] : told_) {
    text += "query " + key + "\ntold ";
    for (const std::uint64_t article : articles) text += hexadecimal(article);
    text += "\n";
  }
  return text + "end\n";
}

void WatchState::save(const std::string& path) const {
  const std::string fresh = path + ".new";
  write_synced(fresh, text());
  if (std::rename(fresh.c_str(), path.c_str()) != 0) fail_with_errno(path);
}

}  // namespace dateline::query
