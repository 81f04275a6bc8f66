// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/facet_counter.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <unordered_map>

#include "indexer/facet_columns.h"

namespace dateline::query {
namespace {

using Kind = FacetRequest::Kind;
using schema::FacetRow;

struct KnownFacet {
  std::string_view name;
  Kind kind;
};
constexpr std::array<KnownFacet, 9> known_facets = {{{"outlet", Kind::outlet},
                                                     {"agency", Kind::agency},
                                                     {"lang", Kind::language},
                                                     {"filed", Kind::filed},
                                                     {"place", Kind::place},
                                                     {"date", Kind::month},
                                                     {"date:year", Kind::year},
                                                     {"date:month", Kind::month},
                                                     {"date:day", Kind::day}}};

// 2014-06 of 2014-06-10 for months, 2014-?? for a date that is less precise than asked.
std::string date_bucket(const corpus::Date& date, Kind kind) {
  corpus::Date shown = date;
  if (kind != Kind::day) shown.day = 0;
  if (kind == Kind::year) shown.month = 0;
  const bool unknown =
      (kind == Kind::day && date.day == 0) || (kind == Kind::month && date.month == 0);
  return shown.to_string() + (unknown ? "-??" : "");
}

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

}  // namespace

// The counts of one facet.
class FacetCounter::Count {
 public:
  explicit Count(FacetRequest request) : request_(std::move(request)) {}
  virtual ~Count() = default;

  virtual void add(const FacetRow& article) = 0;
  virtual Facet facet(std::size_t limit) const = 0;

 protected:
  Facet make() const { return {.request = request_, .none = none_}; }

  FacetRequest request_;
  std::size_t none_ = 0;
};

namespace {

class LabelCount final : public FacetCounter::Count {
 public:
  LabelCount(FacetRequest request, const OpenIndex& index)
      : Count(std::move(request)), index_(index), counts_(index.labels.size()) {}

  void add(const FacetRow& article) override {
    if (request_.kind == Kind::agency) {
      const auto agencies = article.agencies();
      for (const auto agency : agencies) ++counts_[agency];
      if (agencies.empty()) ++none_;
      return;
    }
    const auto label = request_.kind == Kind::outlet ? article.outlet() : article.language();
    label ? ++counts_[*label] : ++none_;
  }

  Facet facet(std::size_t limit) const override {
    Facet facet = make();
    facet.many_valued = request_.kind == Kind::agency;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      facet.values.push_back(
          {.value = index_.labels[i], .label = index_.labels[i], .count = counts_[i]});
    }
    keep(facet.values, limit, facet);
    return facet;
  }

 private:
  const OpenIndex& index_;
  std::vector<std::size_t> counts_;
};

// In the order of time, newest first, and never cut short: a gap in a timeline would be read as
// peace.
class DateCount final : public FacetCounter::Count {
 public:
  using Count::Count;

  void add(const FacetRow& article) override {
    const auto published = article.published();
    if (!published) {
      ++none_;
      return;
    }
    corpus::Date date = *published;
    if (request_.kind != Kind::day) date.day = 0;
    ++counts_[date];
  }

  Facet facet(std::size_t) const override {
    std::map<std::string, std::size_t, std::greater<>> buckets;
    for (const auto& [date, count] : counts_) buckets[date_bucket(date, request_.kind)] += count;
    Facet facet = make();
    for (const auto& [bucket, count] : buckets) {
      facet.values.push_back({.value = bucket, .label = bucket, .count = count});
    }
    return facet;
  }

 private:
  std::map<corpus::Date, std::size_t> counts_;
};

class PlaceCount final : public FacetCounter::Count {
 public:
  PlaceCount(FacetRequest request, const OpenIndex& index)
      : Count(std::move(request)),
        names_(index.names),
        counts_(names_.size()),
        last_article_(names_.size()) {}

  void add(const FacetRow& article) override {
    ++articles_;
    if (request_.kind == Kind::filed) {
      const auto filed = article.filed();
      if (filed) add_with_ancestors(*filed);
      if (!filed) ++none_;
      return;
    }
    const auto places = article.places();
    for (const auto place : places) add_with_ancestors(place);
    if (places.empty()) ++none_;
  }

  Facet facet(std::size_t limit) const override {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> inside;
    std::vector<std::uint32_t> outermost;
    for (std::uint32_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      const auto within = names_.name(i).within;
      (within ? inside[*within] : outermost).push_back(i);
    }
    Facet facet = make();
    facet.many_valued = request_.kind == Kind::place;
    append(facet, inside, outermost, 0, limit);
    return facet;
  }

 private:
  // Once an article, whatever leads to the place.
  void add_once(std::uint32_t place) {
    if (std::exchange(last_article_[place], articles_) != articles_) ++counts_[place];
  }

  void add_with_ancestors(std::uint32_t place) {
    add_once(place);
    for (auto within = names_.name(place).within; within; within = names_.name(*within).within) {
      add_once(*within);
    }
  }

  void append(Facet& facet,
              const std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>& inside,
              std::vector<std::uint32_t> places, std::size_t depth, std::size_t limit) const {
    std::ranges::sort(places, [&](std::uint32_t a, std::uint32_t b) {
      return counts_[a] != counts_[b] ? counts_[a] > counts_[b]
                                      : names_.name(a).label < names_.name(b).label;
    });
    for (std::size_t i = limit; depth == 0 && i < places.size(); ++i) {
      facet.other += counts_[places[i]];
      ++facet.others;
    }
    if (places.size() > limit) places.resize(limit);
    for (const auto place : places) {
      facet.values.push_back(value_of(place, depth));
      const auto inner = inside.find(place);
      if (inner != inside.end()) append(facet, inside, inner->second, depth + 1, limit);
    }
  }

  FacetValue value_of(std::uint32_t place, std::size_t depth) const {
    const auto name = names_.name(place);
    return {.value = std::string(name.id),
            .label = std::string(name.label),
            .kind = std::string(to_string(name.kind)),
            .within = name.within ? std::string(names_.name(*name.within).id) : "",
            .depth = depth,
            .count = counts_[place]};
  }

  const synonyms::NameTable& names_;
  std::vector<std::size_t> counts_;
  std::vector<std::size_t> last_article_;
  std::size_t articles_ = 0;
};

}  // namespace

FacetRequest parse_facet(std::string_view text) {
  const auto found = std::ranges::find(known_facets, text, &KnownFacet::name);
  if (found == known_facets.end()) {
    std::string reason = "unknown facet '" + std::string(text) + "'; the facets are";
    for (const auto& known : known_facets) reason += " " + std::string(known.name);
    throw QueryError(reason, std::string_view::npos, 0);
  }
  return {.kind = found->kind, .name = text == "date" ? "date:month" : std::string(text)};
}

FacetCounter::FacetCounter(const OpenIndex& index, const std::vector<FacetRequest>& requests)
    : index_(index) {
  for (const auto& request : requests) {
    switch (request.kind) {
      case Kind::outlet:
      case Kind::agency:
      case Kind::language:
        counts_.push_back(std::make_unique<LabelCount>(request, index_));
        break;
      case Kind::filed:
      case Kind::place:
        counts_.push_back(std::make_unique<PlaceCount>(request, index_));
        break;
      case Kind::year:
      case Kind::month:
      case Kind::day:
        counts_.push_back(std::make_unique<DateCount>(request));
        break;
    }
  }
}

FacetCounter::~FacetCounter() = default;

void FacetCounter::operator()(const Xapian::Document& document, double) {
  const FacetRow article = index_.columns.row(document.get_docid());
  for (const auto& count : counts_) count->add(article);
}

std::vector<Facet> FacetCounter::facets(std::size_t limit) const {
  std::vector<Facet> list;
  for (const auto& count : counts_) list.push_back(count->facet(limit));
  return list;
}

}  // namespace dateline::query
