// SPDX-License-Identifier: GPL-2.0-or-later
// Where phrases stand in an article: words side by side, and names of several words in their place.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/layout/positions.h"
#include "query/language/proximity.h"
#include "query/match/leaf_terms.h"

namespace dateline::query {

// One place of a phrase: any of the terms, or of the words that begin with `wildcard`.
struct PhrasePart {
  std::vector<LeafTerm> terms;
  std::string wildcard;
};

// Parts of a phrase that any of the terms may stand in the place of: a name of several words.
struct JoinedParts {
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<LeafTerm> terms;
};

struct PhraseTerms {
  std::vector<PhrasePart> parts;
  std::uint32_t limit = 0;          // the position that the phrase has to begin before
  std::vector<JoinedParts> joined;  // ascending, none over another
  std::vector<LeafTerm> articles;   // what may stand in front of a term `behind_article`
};

// Of one phrase in the documents of one database. One thread at a time.
class PhraseReader {
 public:
  // The phrase must outlive it. `is_alone`: what proposes the documents asks for all parts.
  PhraseReader(const PhraseTerms& phrase, const Xapian::Database& database, bool is_alone);
  ~PhraseReader();
  PhraseReader(PhraseReader&&) noexcept;

  // Documents are asked for in ascending order; `positions` are those of this one.
  Stretches stretches(Xapian::docid document, const schema::Positions& positions);
  bool is_met(Xapian::docid document, const schema::Positions& positions);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::query
