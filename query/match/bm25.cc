// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/match/bm25.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace dateline::query {

using Xapian::Query;

namespace {

Xapian::doccount rounded(double frequency) {
  return static_cast<Xapian::doccount>(frequency + 0.5);
}

// Xapian takes apart an operator inside one of its kind.
template <class Take>
void for_each_part(const Query& query, Query::op op, const Take& take) {
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const Query part = query.get_subquery(i);
    if (part.get_type() == op) {
      for_each_part(part, op, take);
    } else {
      take(part);
    }
  }
}

}  // namespace

Xapian::doccount frequency_of_either(double one, double other, double all) {
  return rounded(one + other - one * other / all);
}

Bm25::Bm25(const Xapian::Database& database)
    : database_(database),
      articles_(std::max(database.get_doccount(), Xapian::doccount{1})),
      per_length_(database.get_avlength() > 0 ? 1 / database.get_avlength() : 0) {}

Bm25::Term Bm25::term(const Query& query, double factor) const {
  const double frequency = this->frequency(query);
  double odds = (articles_ - frequency + 0.5) / (frequency + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;  // what most articles have still weighs something
  constexpr double k1 = 1;
  return {.weight = std::log(odds) * factor * (k1 + 1), .per_length = per_length_};
}

Xapian::doccount Bm25::frequency(const Query& query) const {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return database_.get_termfreq(*query.get_terms_begin());
    case Query::LEAF_MATCH_NOTHING:
      return 0;
    case Query::OP_AND:
    case Query::OP_FILTER:
      return all_of(query);
    case Query::OP_AND_NOT: {
      const double kept = frequency(query.get_subquery(0));
      const double dropped = frequency(query.get_subquery(1));
      return rounded(kept * (articles_ - dropped) / articles_);
    }
    case Query::OP_SCALE_WEIGHT:
      return frequency(query.get_subquery(0));
    case Query::OP_OR:
    case Query::OP_SYNONYM:
      return any_of(query);
    default:
      return database_.get_doccount();
  }
}

// Two at a time, the rarest first, rounded each time.
Xapian::doccount Bm25::any_of(const Query& query) const {
  std::vector<Xapian::doccount> parts;
  for_each_part(query, Query::OP_OR, [&](const Query& part) { parts.push_back(frequency(part)); });
  std::ranges::make_heap(parts, std::greater{});
  while (parts.size() > 1) {
    std::ranges::pop_heap(parts, std::greater{});
    const double rarest = parts.back();
    parts.pop_back();
    std::ranges::pop_heap(parts, std::greater{});
    parts.back() = frequency_of_either(parts.back(), rarest, articles_);
    std::ranges::push_heap(parts, std::greater{});
  }
  return parts.front();
}

Xapian::doccount Bm25::all_of(const Query& query) const {
  std::vector<double> parts;
  for_each_part(query, query.get_type(),
                [&](const Query& part) { parts.push_back(frequency(part)); });
  std::ranges::sort(parts);
  double all = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) all = all * parts[i] / articles_;
  return rounded(all);
}

}  // namespace dateline::query
