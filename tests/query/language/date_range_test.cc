// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/date_range.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "indexer/layout/schema.h"

namespace dateline {
namespace {

using corpus::Date;
using query::find_date_terms;
using Terms = std::vector<std::string>;

constexpr query::Years years{2010, 2016};

std::uint32_t below(std::mt19937& random, std::uint32_t limit) {
  return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(random);
}

// A date of any precision, from two years before to two years after `years`.
Date random_date(std::mt19937& random) {
  Date date{.year = static_cast<std::int16_t>(2008 + below(random, 11))};
  if (below(random, 4) == 0) return date;
  date.month = static_cast<std::uint8_t>(1 + below(random, 12));
  if (below(random, 3) == 0) return date;
  date.day = static_cast<std::uint8_t>(1 + below(random, date.last_day().day));
  return date;
}

// Every date that an article of these years may have: each year, each month and each day.
const std::vector<Date>& all_dates() {
  static const std::vector<Date> dates = [] {
    std::vector<Date> list;
    const auto last = to_days(Date{static_cast<std::int16_t>(years.last), 12, 31});
    for (auto day = to_days(Date{static_cast<std::int16_t>(years.first), 1, 1}); day <= last;
         ++day) {
      const Date date = corpus::from_days(day);
      if (date.day == 1 && date.month == 1) list.push_back({.year = date.year});
      if (date.day == 1) list.push_back({.year = date.year, .month = date.month});
      list.push_back(date);
    }
    return list;
  }();
  return dates;
}

bool has_any(const std::optional<Date>& date, const Terms& sorted) {
  const auto own = schema::date_terms(date);
  return std::ranges::any_of(
      own, [&](const auto& term) { return std::ranges::binary_search(sorted, term); });
}

// True if the terms stand for the dates that lie wholly between two days, and for no others.
bool stands_for(Terms terms, const Date& first, const Date& last) {
  std::ranges::sort(terms);
  if (has_any(std::nullopt, terms)) return false;
  return std::ranges::all_of(all_dates(), [&](const Date& date) {
    const bool inside = first <= date.first_day() && date.last_day() <= last;
    return inside == has_any(date, terms);
  });
}

}  // namespace

TEST_CASE("a range stands for the dates inside it, day by day", "[query]") {
  std::mt19937 random(11);
  for (int i = 0; i < 400; ++i) {
    Date a = random_date(random);
    Date b = random_date(random);
    if (b.last_day() < a.first_day()) std::swap(a, b);
    const std::string text = a.to_string() + ".." + b.to_string();
    INFO(text);
    const auto terms = find_date_terms(text, years);
    REQUIRE(terms);
    CHECK(stands_for(*terms, a.first_day(), b.last_day()));
  }
}

TEST_CASE("open ranges and single dates stand for the dates inside them", "[query]") {
  std::mt19937 random(12);
  const Date first{1900, 1, 1};
  const Date last{2999, 12, 31};
  for (int i = 0; i < 100; ++i) {
    const Date date = random_date(random);
    const std::string text = date.to_string();
    INFO(text);
    CHECK(stands_for(find_date_terms(text + "..", years).value(), date.first_day(), last));
    CHECK(stands_for(find_date_terms(".." + text, years).value(), first, date.last_day()));
    CHECK(stands_for(find_date_terms(text, years).value(), date.first_day(), date.last_day()));
  }
}

TEST_CASE("a range is covered by few terms", "[query]") {
  CHECK(find_date_terms("2012", years) == Terms{"Y2012"});
  CHECK(find_date_terms("2012-02", years) == Terms{"M201202"});
  CHECK(find_date_terms("2012-02-29", years) == Terms{"D20120229"});
  CHECK(find_date_terms("2011..2012", years) == Terms{"Y2011", "Y2012"});
  CHECK(find_date_terms("2011-12-31..2013-01", years) == Terms{"D20111231", "Y2012", "M201301"});
  CHECK(find_date_terms("1900..2100", years)->size() == 7);
  CHECK(find_date_terms("2012-Q1", years) == Terms{"M201201", "M201202", "M201203"});
  CHECK(find_date_terms("2012-Q4..2013-Q1", years)->size() == 6);
  CHECK(find_date_terms("2012-W09", years) == find_date_terms("2012-02-27..2012-03-04", years));
}

TEST_CASE("what is known to a month or a year can be asked for", "[query]") {
  CHECK(find_date_terms("2012-\?\?", years) == Terms{"YX2012"});
  CHECK(find_date_terms("2012-02-\?\?", years) == Terms{"MX201202"});
  CHECK(find_date_terms("none", years) == Terms{"XDnone"});
  CHECK_FALSE(find_date_terms("2012-02-03-\?\?", years));
  CHECK_FALSE(find_date_terms("2012-Q1-\?\?", years));
  CHECK_FALSE(find_date_terms("2012-W09-\?\?", years));
}

TEST_CASE("years without an article have no terms", "[query]") {
  CHECK(find_date_terms("1999", years) == Terms{});
  CHECK(find_date_terms("..2009", years) == Terms{});
  CHECK(find_date_terms("2017..", years) == Terms{});
  CHECK(find_date_terms("2012", {}) == Terms{});
  CHECK(find_date_terms("none", {}) == Terms{"XDnone"});
}

TEST_CASE("what is no date is refused", "[query]") {
  for (const auto* text : {"",
                           "..",
                           "2012-13",
                           "2012-00",
                           "2012-02-30",
                           "2013-02-29",
                           "2012-2-3",
                           "12",
                           "201202",
                           "2012/02/03",
                           "2012-02-03T00:00",
                           "2013..2012",
                           "2012-02-02..2012-02-01",
                           "2012..x",
                           "2012...2013",
                           "2012..2013..2014",
                           "0000",
                           "soon",
                           " 2012",
                           "2012 ",
                           "-2012",
                           "2012-\?",
                           "\?\?",
                           "None",
                           "20\xD9\xA1\xD9\xA2",
                           "2012-1-01",
                           "2o12"}) {
    INFO(text);
    CHECK_FALSE(find_date_terms(text, years));
  }
}

TEST_CASE("the years of an index are read from its metadata", "[query]") {
  CHECK(query::parse_years("2012-2025").first == 2012);
  CHECK(query::parse_years("2012-2025").last == 2025);
  for (const auto* text : {"", "x", "-", "2012"}) {
    const auto none = query::parse_years(text);
    CHECK(none.last < none.first);
  }
}

TEST_CASE("two options make one range", "[query]") {
  CHECK(query::join_range("2014", "2015-02") == "2014..2015-02");
  CHECK(query::join_range("", "2015-02") == "..2015-02");
  CHECK(query::join_range("2014", "") == "2014..");
  CHECK_THROWS_WITH(query::join_range("none", ""),
                    "from: 'none' is no date; write 2025, 2025-Q3, 2025-09, 2025-W40 or "
                    "2025-09-30. Articles without a date are found by date:none in the query");
  CHECK_THROWS_WITH(query::join_range("", "2014.."),
                    "to: '2014..' is a range; write 2025, 2025-Q3, 2025-09, 2025-W40 or "
                    "2025-09-30. In a query a range is date:2014..");
}

}  // namespace dateline
