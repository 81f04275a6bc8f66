// SPDX-License-Identifier: GPL-2.0-or-later
// Which record of a corpus is the last with its id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/files/corpus_files.h"
#include "corpus/reading/article_reader.h"

namespace dateline::indexer {

// Takes some 70 bytes an id. Not thread safe.
class LastIds {
 public:
  // Reads all files for their ids alone; what an index cannot hold is passed over.
  void survey(const corpus::CorpusFiles& files, const corpus::ReadOptions& options);

  // The place of the last record with the id of `article`, which is the next record with it;
  // nullopt if it is the last itself, or nothing was surveyed. REQUIRES: called for each record
  // that an index can hold, in the order of the survey.
  std::optional<std::string> find_later(const corpus::Article& article);

  struct Last {
    std::uint32_t file = 0;
    std::uint32_t left = 0;  // records with this id that are still to come
    std::size_t line = 0;
  };
  const std::unordered_map<std::string, Last>& all() const { return ids_; }
  std::string place_of(const Last& last) const;

 private:
  void survey(corpus::ArticleReader& reader);

  std::vector<std::string> files_;
  std::unordered_map<std::string, Last> ids_;
};

}  // namespace dateline::indexer
