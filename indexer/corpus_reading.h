// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the files of a corpus one after the other; what cannot be read is reported and left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/article_reader.h"
#include "corpus/corpus_files.h"

namespace dateline::indexer {

// Called with one line for each record or file that is left out and for each remark on a table.
using Report = std::function<void(std::string_view)>;

// The files of a corpus without those of the index, should that lie in one of its folders.
corpus::CorpusFiles find_input_files(const std::vector<std::string>& corpus,
                                     const std::string& index);

// "file:line" of an article.
std::string place_of(const corpus::Article& article);

// Where each id was met first.
class ArticleIds {
 public:
  // Nullopt if the id is new, else the place of the article that has it.
  std::optional<std::string> claim(const corpus::Article& article);
  // Takes a claim back: the article is not in the index after all.
  void release(const corpus::Article& article);

 private:
  using Key = std::pair<std::uint64_t, std::uint64_t>;
  struct Place {
    std::uint32_t file = 0;
    std::size_t line = 0;
  };
  struct LowHalf {
    std::size_t operator()(const Key& key) const { return key.second; }
  };
  static Key key_of(const std::string& id);

  std::vector<std::string> files_;
  std::unordered_map<Key, Place, LowHalf> places_;
};

struct ReadCounts {
  std::size_t files = 0;
  std::size_t refused_files = 0;  // not opened; none of their articles is in `read`
  std::size_t read = 0;           // records met
  std::size_t rejected = 0;
};

// One thread at a time.
class CorpusReading {
 public:
  using Sink = std::function<void(corpus::Article)>;

  CorpusReading(const corpus::ReadOptions& options, const Report& report)
      : options_(options), report_(report) {}

  // Hands each article that the index can hold to `sink`. False if the file cannot be opened.
  bool read(const corpus::CorpusFile& file, const Sink& sink);
  void refuse(const corpus::ReadError& error);
  // Of an article that the sink found unfit.
  void reject(const corpus::Article& article, std::string_view reason);

  const ReadCounts& counts() const { return counts_; }

 private:
  bool read_record(corpus::ArticleReader& reader, const Sink& sink);

  const corpus::ReadOptions options_;
  const Report& report_;
  ReadCounts counts_;
};

}  // namespace dateline::indexer
