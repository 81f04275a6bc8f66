// SPDX-License-Identifier: GPL-2.0-or-later
// A fresh folder for the files of one test, removed with it.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reading/article_reader.h"

namespace dateline::corpus {

class TempFolder {
 public:
  TempFolder() {
    auto pattern = (std::filesystem::path(DATELINE_BINARY_DIR) / "corpus-test-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no folder for the test");
    path_ = pattern;
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Writes a file below the folder, and the folders on the way to it.
  CorpusFile write(const std::string& name, std::string_view bytes) const {
    const auto path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return {path.string(), name};
  }

 private:
  std::filesystem::path path_;
};

// What a file gives: its articles, and the messages of its bad records without the folder.
struct ReadResult {
  std::vector<Article> articles{};
  std::vector<std::string> errors{};
};

inline ReadResult read_all(const CorpusFile& file, const ReadOptions& options = {}) {
  ReadResult result;
  const auto reader = open_article_file(file, options);
  for (;;) {
    try {
      auto article = reader->next();
      if (!article) return result;
      result.articles.push_back(std::move(*article));
    } catch (const ReadError& error) {
      result.errors.push_back(file.name + ':' + std::to_string(error.line()) + ": " +
                              error.reason());
    }
  }
}

// The reason why a file cannot be opened; empty if it can.
inline std::string refusal_of(const CorpusFile& file) {
  try {
    open_article_file(file);
    return {};
  } catch (const ReadError& error) {
    return error.reason();
  }
}

}  // namespace dateline::corpus
