// SPDX-License-Identifier: GPL-2.0-or-later
// The counts of one facet over sets of articles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/layout/facet_columns.h"
#include "query/answer/result_page.h"
#include "query/language/facet_request.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// Where the facets of the articles of one shard are looked up.
struct FacetRows {
  const schema::FacetColumns& columns;
  std::span<const std::uint32_t> numbers;  // of its labels in the index; none: as they are
};

// Rows of one of its files, each once.
struct FileRows {
  const schema::ColumnFile& file;
  std::span<const std::uint32_t> rows;
  std::span<const std::uint32_t> numbers;  // as FacetRows

  bool are_all() const { return rows.size() == file.rows; }
  // The values of a column that has one for each row.
  template <class Visit>
  void for_each_value(schema::Column column, const Visit& visit) const {
    const schema::PackedNumbers& values = file.column(column);
    are_all() ? values.for_each(visit) : values.for_each_at(rows, visit);
  }
};

struct FacetArticle {
  FacetRows rows;
  std::uint32_t article = 0;  // its docid there
};

// Holds on to the index. One thread at a time.
class FacetCount {
 public:
  FacetCount(FacetRequest request, const OpenIndex& index)
      : request_(std::move(request)), index_(index) {}
  virtual ~FacetCount() = default;

  // Counts articles, each once. Throws IndexError where the columns are damaged.
  void add(const FileRows& articles) {
    articles_ += articles.rows.size();
    none_ += articles.rows.size() - count(articles);
  }

  // Makes one of articles that are counted, or will be, each: a value that several of them have
  // counts once. An article is joined once.
  void join(std::span<const FacetArticle> articles);

  // At most `limit` values, and `limit` within each place; what is cut is summed up. Dates are
  // never cut: a gap would be read as peace.
  virtual Facet facet(std::size_t limit) const = 0;

 protected:
  // How many of the articles have a value.
  virtual std::size_t count(const FileRows& articles) = 0;

  // What the counts of an article hang on, each value once.
  virtual std::vector<std::uint64_t> values_of(const FacetArticle& article) const = 0;

  Facet make() const {
    return {.request = request_,
            .articles = articles_ - joined_articles_,
            .none = none_ - joined_none_};
  }
  // How many times too often a value is counted, for what was joined.
  std::size_t surplus(std::uint64_t value) const {
    const auto found = surplus_.find(value);
    return found == surplus_.end() ? 0 : found->second;
  }
  const FacetRequest& request() const { return request_; }
  const OpenIndex& index() const { return index_; }

 private:
  FacetRequest request_;
  const OpenIndex& index_;
  std::size_t articles_ = 0;
  std::size_t none_ = 0;
  std::size_t joined_articles_ = 0;
  std::size_t joined_none_ = 0;
  std::unordered_map<std::uint64_t, std::size_t> surplus_;
};

// Throws IndexError: a value that the index cannot have.
[[noreturn]] void refuse_value();

// The place of a value in an array of counts.
inline std::uint32_t& count_at(std::vector<std::uint32_t>& counts, std::uint32_t value) {
  if (value >= counts.size()) refuse_value();
  return counts[value];
}

// Throws QueryError for a place that the table does not know.
std::unique_ptr<FacetCount> make_facet_count(const FacetRequest& request, const OpenIndex& index);

// As above, for places and datelines.
std::unique_ptr<FacetCount> make_place_count(const FacetRequest& request, const OpenIndex& index);

}  // namespace dateline::query
