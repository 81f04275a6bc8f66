// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the database of one generation. The only user of Xapian's WritableDatabase.
//
// Xapian's in-memory inverter slows down as its batch grows, so articles go into small databases of
// their own, which are compacted into larger ones and, at the end, into one. Nothing here is
// durable until the finished generation is published.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "corpus/article.h"
#include "synonyms/article_names.h"

namespace dateline::indexer {

// An article that the index cannot hold; what() is the reason. Nothing else is lost with it.
class UnfitArticle : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One thread at a time. Throws schema::IndexError when the disk or Xapian fails; the writer is then
// of no further use.
class IndexWriter {
 public:
  // Works in `workshop`, an empty folder, and leaves the finished generation in it as finish tells.
  // `names` and `keys` must outlive the writer.
  IndexWriter(std::string workshop, const synonyms::NameTable& names,
              const synonyms::NameKeys& keys);
  ~IndexWriter();

  // Throws UnfitArticle.
  void add(const corpus::Article& article);

  // Completes the generation with `metadata`, the word forms that share a stem and the unlisted
  // words that share a skeleton, and returns the path of its folder. Nothing may be added after it.
  std::string finish(std::map<std::string, std::string> metadata);

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
  synonyms::NameRecogniser recogniser_;
};

}  // namespace dateline::indexer
