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

#include "corpus/files/corpus_files.h"
#include "corpus/reading/article_reader.h"
#include "indexer/generation/reading_rules.h"
#include "indexer/writing/rejects.h"
#include "synonyms/table/outlet_table.h"

namespace dateline::indexer {

// Called with one line for each record or file that is left out and for each remark on a table.
using Report = std::function<void(std::string_view)>;

// The files of a corpus without those of the index, and of other indexes, should they lie in one of
// its folders.
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

  // Throws TableError for a table of outlets, std::runtime_error for the file for rejects.
  CorpusReading(const ReadingRules& rules, const Report& report);

  // Hands each article that the index can hold to `sink`, under the one name of its outlet, and
  // reports how the order of its dates was decided. False if the file cannot be opened. Throws
  // TooManyErrors.
  bool read(const corpus::CorpusFile& file, const Sink& sink);
  void refuse(const corpus::ReadError& error);
  // Of an article that the sink found unfit, or whose id it has already.
  void reject(const corpus::Article& article, std::string_view reason);
  void report_duplicate(const corpus::Article& article, std::string_view reason);
  // After the last file. Throws TooManyErrors, and std::runtime_error where the file for rejects
  // could not be written.
  void finish();

  const ReadCounts& counts() const { return counts_; }

 private:
  bool read_record(corpus::ArticleReader& reader, const Sink& sink);

  void leave_out(const corpus::Article& article, std::string_view reason);
  void tell_duplicates(const std::string& path, std::size_t records) const;
  void count_rejected();

  const ReadingRules rules_;
  const synonyms::OutletTable outlets_;
  const Report& report_;
  RejectFile rejects_;
  ReadCounts counts_;
  std::size_t duplicates_in_file_ = 0;
};

}  // namespace dateline::indexer
