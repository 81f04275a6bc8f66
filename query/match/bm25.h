// SPDX-License-Identifier: GPL-2.0-or-later
// What a match weighs: BM25 as Xapian::BM25Weight computes it with its defaults (k1 = 1, b = 0.5,
// lengths below half the average count as half), Robertson and others, "Okapi at TREC-3", 1995. A
// remote shard weighs by Xapian's own, so the same formula on the same frequencies has to be here.
#pragma once

#include <xapian.h>

#include <cstdint>

namespace dateline::query {

class Bm25 {
 public:
  // Of one term, or of several that count as one.
  struct Term {
    double weight = 0;
    double per_length = 0;  // 1 / the average length

    // `count` of the term in an article of `length` terms.
    double value(std::uint32_t count, std::uint32_t length) const {
      const double relative = length * per_length;
      const double share = 0.5 * (relative < 0.5 ? 0.5 : relative) + 0.5;
      return weight * (count / (share + count));
    }
  };

  // Of all shards that are searched together.
  explicit Bm25(const Xapian::Database& database);

  // Of a term or an OP_SYNONYM, whose weights are multiplied by `factor`.
  Term term(const Xapian::Query& query, double factor) const;

  // How many articles the query is taken to find, as Xapian estimates it: exact for a term, else as
  // if terms stood in articles by chance. REQUIRES a query of which TermMatches::can_find is true.
  Xapian::doccount frequency(const Xapian::Query& query) const;

 private:
  Xapian::doccount any_of(const Xapian::Query& query) const;
  Xapian::doccount all_of(const Xapian::Query& query) const;

  const Xapian::Database& database_;
  double articles_;
  double per_length_;
};

// How many of `all` articles Xapian takes to have one of two terms: by chance, and rounded.
Xapian::doccount frequency_of_either(double one, double other, double all);

}  // namespace dateline::query
