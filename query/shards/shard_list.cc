// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/shards/shard_list.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

#include "indexer/layout/schema.h"

namespace dateline::query {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view blanks = " \t\r";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// What follows `word` and a blank.
std::optional<std::string_view> behind(std::string_view word, std::string_view line) {
  if (!line.starts_with(word)) return std::nullopt;
  line.remove_prefix(word.size());
  if (line.empty() || blanks.find(line.front()) == blanks.npos) return std::nullopt;
  return trim(line);
}

// Of "host:port" or "[::1]:port".
std::optional<ShardAddress> parse_remote(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos || colon == 0) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  ShardAddress address{.path = {}, .host = std::string(host)};
  const std::string_view digits = text.substr(colon + 1);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  const bool is_port = read.ec == std::errc() && read.ptr == digits.data() + digits.size() &&
                       address.port > 0 && address.port <= 65'535;
  if (!is_port || host.empty() || host.find_first_of(blanks) != host.npos) return std::nullopt;
  return address;
}

class FileReader {
 public:
  FileReader(const std::string& path, ShardList& list) : path_(path), list_(list) {}

  void run() {
    // A file of shards is a few lines; what is larger was meant as something else.
    constexpr std::size_t longest_line = 4096;
    std::ifstream file(path_);
    if (!file) throw schema::IndexError(path_, "cannot be read");
    for (std::string line; std::getline(file, line);) {
      ++line_;
      if (line.size() > longest_line || line.find('\0') != line.npos) fail("is no list of shards");
      const auto text = trim(line);
      if (!text.empty() && text.front() != '#') read(text);
    }
  }

 private:
  void read(std::string_view line) {
    if (line == "distinct") {
      list_.is_distinct = true;
    } else if (const auto folder = behind("tables", line)) {
      list_.tables = resolve(*folder);
    } else if (const auto place = behind("remote", line)) {
      const auto address = parse_remote(*place);
      if (!address) fail("'" + std::string(*place) + "' is no host:port, such as 127.0.0.1:6400");
      list_.shards.push_back(*address);
    } else {
      add_index(line);
    }
  }

  void add_index(std::string_view line) {
    const std::string path = resolve(line);
    if (!fs::is_directory(path)) {
      fail("'" + std::string(line) +
           "' is no folder of an index; a line is the path of one, remote HOST:PORT, tables "
           "FOLDER or distinct");
    }
    list_.shards.push_back({.path = path});
  }

  std::string resolve(std::string_view path) const {
    return (fs::path(path_).parent_path() / path).lexically_normal().string();
  }

  [[noreturn]] void fail(const std::string& reason) const {
    throw schema::IndexError(path_ + ":" + std::to_string(line_), reason);
  }

  const std::string& path_;
  ShardList& list_;
  std::size_t line_ = 0;
};

void check(const ShardList& list, const IndexChoice& choice) {
  if (list.shards.empty()) throw schema::IndexError(choice.name(), "names no shard");
  for (auto shard = list.shards.begin(); shard != list.shards.end(); ++shard) {
    if (std::find(list.shards.begin(), shard, *shard) != shard) {
      throw schema::IndexError(shard->name(), "is named twice; its articles would count twice");
    }
  }
}

}  // namespace

std::string ShardAddress::name() const {
  if (!is_remote()) return path;
  const bool is_bracketed = host.find(':') != host.npos;
  return (is_bracketed ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

std::string IndexChoice::name() const {
  std::string name;
  for (const auto& path : paths) name += (name.empty() ? "" : ", ") + path;
  return name;
}

ShardList list_shards(const IndexChoice& choice) {
  ShardList list{.tables = choice.tables};
  for (const auto& path : choice.paths) {
    if (path.empty())
      throw schema::IndexError("--index",
                               "the path is empty; is a variable of the script not set?");
    if (fs::is_regular_file(path)) {
      FileReader(path, list).run();
    } else {
      list.shards.push_back({.path = path});
    }
  }
  check(list, choice);
  return list;
}

}  // namespace dateline::query
