// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/table_age.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>
#include <vector>

#include "indexer/layout/schema.h"

namespace dateline::schema {
namespace {

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

struct Source {
  std::string hash;
  std::string path;  // of the project's own empty
};

std::vector<Source> parse_sources(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<Source> sources;
  for (std::string line; std::getline(in, line);) {
    const std::size_t space = std::min(line.find(' '), line.size());
    sources.push_back({line.substr(0, space), line.substr(std::min(space + 1, line.size()))});
  }
  return sources;
}

// What has changed, in words for a message.
std::string find_change(const std::vector<Source>& then, const std::vector<Source>& now) {
  if (then.front().hash != now.front().hash) return "the name tables have";
  for (const Source& table : std::span(then).subspan(1)) {
    const auto hash = hash_file(table.path);
    if (hash && *hash != table.hash) return table.path + " has";
  }
  return {};
}

}  // namespace

std::string hash_text(std::string_view bytes) {
  const auto hash = XXH3_128bits(bytes.data(), bytes.size());
  std::array<char, 40> text;
  const int size =
      std::snprintf(text.data(), text.size(), "%016llx%016llx",
                    static_cast<unsigned long long>(hash.high64),  // NOLINT: printf's type
                    static_cast<unsigned long long>(hash.low64));
  return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<std::string> hash_file(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return std::nullopt;
  return hash_text(*bytes);
}

std::optional<std::string> read_sources(const std::string& folder) {
  return read_file(sources_path(folder));
}

bool are_same_sources(std::string_view one, std::string_view other) {
  return std::ranges::equal(parse_sources(one), parse_sources(other), {}, &Source::hash,
                            &Source::hash);
}

std::string note_on_tables(const std::string& index, const std::string& tables) {
  std::string folder;
  try {
    folder = index + "/" + generation_name(current_generation(index));
  } catch (const IndexError&) {
    return {};  // whoever opens it says more
  }
  const auto then = parse_sources(read_sources(folder).value_or(""));
  const auto now = parse_sources(read_sources(tables).value_or(""));
  if (then.empty() || now.empty()) return {};
  const std::string change = find_change(then, now);
  if (change.empty()) return {};
  return change + " changed since " + index +
         " was built, which still answers by the old; to take it in: dateline-index update "
         "--index " +
         index;
}

}  // namespace dateline::schema
