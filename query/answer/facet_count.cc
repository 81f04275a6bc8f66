// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/facet_count.h"

#include <algorithm>
#include <map>

namespace dateline::query {
namespace {

using Kind = FacetRequest::Kind;
using schema::Column;
using schema::FacetRow;

constexpr const char* damaged = "its facet columns are damaged; build the index again";

// By count, then by label, so that the order never depends on chance.
bool before(const FacetValue& a, const FacetValue& b) {
  return a.count != b.count ? a.count > b.count : a.label < b.label;
}

void keep(std::vector<FacetValue>& values, std::size_t limit, Facet& facet) {
  std::ranges::sort(values, before);
  for (std::size_t i = limit; i < values.size(); ++i) {
    facet.other += values[i].count;
    ++facet.others;
  }
  if (values.size() > limit) values.resize(limit);
}

// Outlets, owners, agencies, languages and flags.
class LabelCount final : public FacetCount {
 public:
  LabelCount(const FacetRequest& request, const OpenIndex& index)
      : FacetCount(request, index), counts_(index.labels.size()) {}

  Facet facet(std::size_t limit) const override {
    Facet facet = make();
    facet.many_valued = request().kind == Kind::agency || request().kind == Kind::flag;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      const std::string& label = index().labels[i];
      facet.values.push_back({.value = label, .label = label, .count = counts_[i] - surplus(i)});
    }
    keep(facet.values, limit, facet);
    return facet;
  }

 private:
  std::size_t count(const FileRows& articles) override {
    switch (request().kind) {
      case Kind::agency:
        return count_list(articles, [](const FacetRow& row) { return row.agencies(); });
      case Kind::flag:
        return count_list(articles, [](const FacetRow& row) { return row.flags(); });
      case Kind::language:
        return count_each(articles, Column::language);
      case Kind::owner:
        return count_each(articles, Column::owner);
      default:
        return count_each(articles, Column::outlet);
    }
  }

  std::vector<std::uint64_t> values_of(const FacetArticle& article) const override {
    const FacetRow row = article.rows.columns.row(article.article);
    switch (request().kind) {
      case Kind::agency:
        return numbers_of(article.rows, row.agencies());
      case Kind::flag:
        return numbers_of(article.rows, row.flags());
      case Kind::language:
        return numbers_of(article.rows, list_of(row.language()));
      case Kind::owner:
        return numbers_of(article.rows, list_of(row.owner()));
      default:
        return numbers_of(article.rows, list_of(row.outlet()));
    }
  }

  static std::vector<std::uint32_t> list_of(std::optional<std::uint32_t> label) {
    return label ? std::vector{*label} : std::vector<std::uint32_t>();
  }

  template <class Labels>
  std::vector<std::uint64_t> numbers_of(const FacetRows& rows, const Labels& labels) const {
    std::vector<std::uint64_t> numbers;
    for (const std::uint32_t label : labels) numbers.push_back(number_of(rows.numbers, label));
    return numbers;
  }

  std::size_t count_each(const FileRows& articles, Column column) {
    std::size_t without = 0;
    articles.for_each_value(column, [&](std::uint32_t label) {
      if (label == 0) {
        ++without;
      } else {
        ++count_at(counts_, number_of(articles.numbers, label - 1));
      }
    });
    return articles.rows.size() - without;
  }

  template <class List>
  std::size_t count_list(const FileRows& articles, List list) {
    std::size_t with = 0;
    for (const std::uint32_t row : articles.rows) {
      const auto labels = list(FacetRow(articles.file, row));
      for (const std::uint32_t label : labels) {
        ++count_at(counts_, number_of(articles.numbers, label));
      }
      if (!labels.empty()) ++with;
    }
    return with;
  }

  // That count_at refuses, for a label that its shard cannot have.
  std::uint32_t number_of(std::span<const std::uint32_t> numbers, std::uint32_t label) const {
    if (numbers.empty()) return label;
    return label < numbers.size() ? numbers[label] : static_cast<std::uint32_t>(counts_.size());
  }

  std::vector<std::uint32_t> counts_;
};

class DateCount final : public FacetCount {
 public:
  DateCount(const FacetRequest& request, const OpenIndex& index)
      : FacetCount(request, index),
        first_(schema::pack_date({.year = static_cast<std::int16_t>(index.years.first)})) {}

  // The newest first; what is known less precisely before what lies inside it.
  Facet facet(std::size_t) const override {
    Buckets buckets;
    auto last = buckets.end();  // that of the day before, mostly that of the next one too
    for (std::uint32_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      const corpus::Date date = schema::unpack_date(first_ + i);
      if (last == buckets.end() || !is_day_of(date, last->first)) last = open(date, buckets);
      last->second.count += counts_[i];
      if (date.day == 0) last = buckets.end();
    }
    Facet facet = make();
    for (auto& [days, value] : buckets) {
      value.count -= surplus(value_of(days));
      facet.values.push_back(std::move(value));
    }
    return facet;
  }

 private:
  struct NewestFirst {
    bool operator()(const Days& a, const Days& b) const {
      return a.last != b.last ? b.last < a.last : a.first < b.first;
    }
  };
  using Buckets = std::map<Days, FacetValue, NewestFirst>;

  static bool is_day_of(const corpus::Date& date, const Days& days) {
    return date.day != 0 && days.first <= date && date <= days.last;
  }

  Buckets::iterator open(const corpus::Date& date, Buckets& buckets) const {
    const DateBucket bucket = bucket_of(date, request().step);
    const FacetValue empty{.value = bucket.name, .label = bucket.name};
    return buckets.try_emplace(bucket.days, empty).first;
  }

  static std::uint64_t value_of(const Days& days) {
    return std::uint64_t{schema::pack_date(days.first)} << 32 | schema::pack_date(days.last);
  }

  std::vector<std::uint64_t> values_of(const FacetArticle& article) const override {
    const auto date = article.rows.columns.row(article.article).published();
    if (!date) return {};
    return {value_of(bucket_of(*date, request().step).days)};
  }

  std::size_t count(const FileRows& articles) override {
    std::size_t undated = 0;
    articles.for_each_value(Column::published, [&](std::uint32_t date) {
      if (date == 0) {
        ++undated;
        return;
      }
      const std::uint32_t place = date - first_;
      if (place >= counts_.size()) make_room(place);
      ++counts_[place];
    });
    return articles.rows.size() - undated;
  }

  void make_room(std::uint32_t place) {
    const std::uint32_t most = schema::pack_date({.year = 9999, .month = 12, .day = 31});
    if (place > most) throw schema::IndexError(index().path, damaged);
    counts_.resize(place + 1);
  }

  std::uint32_t first_;
  std::vector<std::uint32_t> counts_;  // by packed date from first_ on
};

}  // namespace

void FacetCount::join(std::span<const FacetArticle> articles) {
  std::unordered_map<std::uint64_t, std::size_t> times;
  std::size_t without = 0;
  for (const FacetArticle& article : articles) {
    const auto values = values_of(article);
    if (values.empty()) ++without;
    for (const std::uint64_t value : values) ++times[value];
  }
  joined_articles_ += articles.size() - 1;
  joined_none_ += times.empty() ? without - 1 : without;
  for (const auto& [value, count] : times) {
    if (count > 1) surplus_[value] += count - 1;
  }
}

void refuse_value() { throw schema::RecordError(damaged); }

std::unique_ptr<FacetCount> make_facet_count(const FacetRequest& request, const OpenIndex& index) {
  switch (request.kind) {
    case Kind::outlet:
    case Kind::owner:
    case Kind::agency:
    case Kind::language:
    case Kind::flag:
      return std::make_unique<LabelCount>(request, index);
    case Kind::filed:
    case Kind::place:
      return make_place_count(request, index);
    case Kind::date:
      break;
  }
  return std::make_unique<DateCount>(request, index);
}

}  // namespace dateline::query
