// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/manifest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "indexer/generation/generation.h"
#include "indexer/generation/input_files.h"
#include "indexer/layout/schema.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

struct Line {
  std::string hash;
  std::uint64_t size = 0;
  std::string name;
  bool operator==(const Line&) const = default;
};

constexpr const char* no_hash = "----------------";

std::string path_of(const std::string& folder) { return folder + "/MANIFEST"; }

std::string digits(std::uint64_t hash) {
  std::array<char, 20> text;
  const int size = std::snprintf(text.data(), text.size(), "%016llx",
                                 static_cast<unsigned long long>(hash));  // NOLINT: printf's type
  return {text.data(), static_cast<std::size_t>(size)};
}

// Xapian's own files, and the columns, which come and go with it.
bool is_of_database(const std::string& name) {
  return name == "iamglass" || name.ends_with(".glass") || name.starts_with("columns-");
}

// flintlock is only a lock.
bool is_listed(const std::string& name) {
  return name != "MANIFEST" && name != "flintlock" && !name.ends_with(".new");
}

std::string to_text(const std::vector<Line>& lines) {
  std::string text;
  for (const auto& line : lines) {
    text += line.hash + " " + std::to_string(line.size) + " " + line.name + "\n";
  }
  return text;
}

std::vector<Line> read_lines(const std::string& folder) {
  std::ifstream file(path_of(folder));
  if (!file) throw schema::IndexError(path_of(folder), "missing");
  std::vector<Line> lines;
  for (Line line; file >> line.hash >> line.size >> line.name;) lines.push_back(line);
  if (!file.eof()) throw schema::IndexError(path_of(folder), "damaged");
  return lines;
}

std::string problem_of(const Line& line, const std::string& folder, ManifestCheck depth) {
  const std::string path = folder + "/" + line.name;
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return path + ": " + error.message();
  if (size != line.size) {
    return path + ": " + std::to_string(size) + " bytes, " + std::to_string(line.size) +
           " when it was listed";
  }
  const bool is_compared = depth == ManifestCheck::hashes && line.hash != no_hash;
  if (is_compared && digits(hash_file(path)) != line.hash) {
    return path + ": its bytes are not those that were published";
  }
  return {};
}

std::vector<std::string> problems_of(const std::vector<Line>& lines, const std::string& folder,
                                     ManifestCheck depth) {
  std::vector<std::string> problems;
  for (const auto& line : lines) {
    if (auto problem = problem_of(line, folder, depth); !problem.empty())
      problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

void write_manifest(const std::string& folder) {
  std::vector<Line> lines;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (!is_listed(name)) continue;
    lines.push_back({digits(hash_file(entry.path())), fs::file_size(entry.path()), name});
  }
  std::ranges::sort(lines, {}, &Line::name);
  write_file(path_of(folder), to_text(lines));
}

void leave_database_out(const std::string& folder) {
  auto lines = read_lines(folder);
  if (std::erase_if(lines, [](const Line& line) { return is_of_database(line.name); }) == 0) return;
  write_synced(path_of(folder), to_text(lines));
}

void list_database_again(const std::string& folder) {
  auto lines = read_lines(folder);
  if (std::ranges::any_of(lines, is_of_database, &Line::name)) return;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (is_listed(name) && is_of_database(name))
      lines.push_back({no_hash, fs::file_size(entry.path()), name});
  }
  std::ranges::sort(lines, {}, &Line::name);
  write_synced(path_of(folder), to_text(lines));
}

std::vector<std::string> check_manifest(const std::string& folder, ManifestCheck depth) {
  try {
    for (;;) {
      const auto lines = read_lines(folder);
      auto problems = problems_of(lines, folder, depth);
      // Where an update has begun meanwhile, the files that it changes are no longer listed.
      if (problems.empty() || read_lines(folder) == lines) return problems;
    }
  } catch (const schema::IndexError& error) {
    return {error.what()};
  }
}

}  // namespace dateline::indexer
