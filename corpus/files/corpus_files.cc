// SPDX-License-Identifier: GPL-2.0-or-later
// The walk goes depth first through sorted folders. A folder sorts as if its name ended in "/", so
// the files come in the byte order of their whole paths.
#include "corpus/files/corpus_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "corpus/text/encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

namespace fs = std::filesystem;

// Hidden files are the property of programs, and a README tells people about a corpus.
bool is_passed_over(const std::string& name) {
  const auto lower = to_lower(name);
  return name.starts_with('.') || lower == "readme" || lower.starts_with("readme.");
}

const char* type_name(fs::file_type type) {
  switch (type) {
    case fs::file_type::symlink:
      return "a symbolic link; links are not followed below the path given";
    case fs::file_type::fifo:
      return "a FIFO, not a regular file";
    case fs::file_type::socket:
      return "a socket, not a regular file";
    case fs::file_type::block:
    case fs::file_type::character:
      return "a device, not a regular file";
    default:
      return "not a regular file";
  }
}

std::string system_reason(const std::error_code& error) {
  return "cannot be read: " + error.message();
}

// File names are bytes; the name of an article must be text.
std::string to_text(const std::string& name) {
  const auto decoded = decode_text(name);
  return decoded ? decoded->text : name;
}

struct Entry {
  fs::path path;
  fs::file_type type = fs::file_type::unknown;
  std::string sort_key{};
};

class Walk {
 public:
  explicit Walk(const WalkLimits& limits) : limits_(limits) {}

  void add(const std::string& given) {
    std::error_code error;
    const auto status = fs::status(given, error);
    if (status.type() == fs::file_type::not_found)
      throw ReadError(given, 0, "no such file or folder");
    if (error) throw ReadError(given, 0, system_reason(error));
    if (fs::is_directory(status)) {
      const auto entries = list(given, error);
      if (error) throw ReadError(given, 0, system_reason(error));
      walk(entries, "", 1);
    } else if (fs::is_regular_file(status)) {
      found_.files.push_back({given, to_text(fs::path(given).filename().string()), true});
    } else {
      throw ReadError(given, 0, type_name(status.type()));
    }
  }

  CorpusFiles take() { return std::move(found_); }

 private:
  // The entries of a folder in their order; none where `error` is set.
  static std::vector<Entry> list(const fs::path& folder, std::error_code& error) {
    std::vector<Entry> entries;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      std::error_code unknown;
      auto name = at->path().filename().string();
      if (is_passed_over(name)) continue;
      const auto type = at->symlink_status(unknown).type();
      if (type == fs::file_type::directory) name += '/';
      entries.push_back({at->path(), type, std::move(name)});
    }
    if (error) entries.clear();
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.sort_key < b.sort_key; });
    return entries;
  }

  void walk(const std::vector<Entry>& entries, const std::string& prefix, std::size_t depth) {
    for (const auto& entry : entries) {
      if (entries_ == limits_.max_entries) return refuse_rest(entry.path);
      ++entries_;
      if (entry.type == fs::file_type::directory) {
        descend(entry, prefix, depth);
      } else if (entry.type == fs::file_type::regular) {
        found_.files.push_back({entry.path.string(), to_text(prefix + entry.sort_key)});
      } else {
        refuse(entry.path, type_name(entry.type));
      }
    }
  }

  void descend(const Entry& folder, const std::string& prefix, std::size_t depth) {
    if (depth > limits_.max_depth) {
      return refuse(folder.path,
                    "more than " + std::to_string(limits_.max_depth) + " folders deep");
    }
    std::error_code error;
    const auto entries = list(folder.path, error);
    if (error) return refuse(folder.path, system_reason(error));
    walk(entries, prefix + folder.sort_key, depth + 1);
  }

  void refuse(const fs::path& path, const std::string& reason) {
    found_.refused.emplace_back(path.string(), 0, reason);
  }

  // Said once, at the first entry that is left out.
  void refuse_rest(const fs::path& path) {
    if (std::exchange(is_full_, true)) return;
    refuse(path, "this and all that follows is left out: more than " +
                     std::to_string(limits_.max_entries) + " files and folders");
  }

  WalkLimits limits_;
  CorpusFiles found_;
  std::size_t entries_ = 0;
  bool is_full_ = false;
};

}  // namespace

CorpusFiles find_corpus_files(std::span<const std::string> paths, const WalkLimits& limits) {
  Walk walk(limits);
  for (const auto& path : paths) walk.add(path);
  return walk.take();
}

}  // namespace dateline::corpus
