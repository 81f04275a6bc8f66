// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/date.h"

#include <catch2/catch.hpp>

namespace dateline::corpus {
namespace {

struct Case {
  std::string text;
  std::string expected;
};

TEST_CASE("a date is read in every form that producers write", "[date]") {
  const auto c = GENERATE(values<Case>({
      {"2014-06-10", "2014-06-10"},
      {" 2014-06-10\n", "2014-06-10"},
      {"2014-06-10T07:00:00+03:00", "2014-06-10"},
      {"2014-06-10T07:00:00Z", "2014-06-10"},
      {"2014-06-10 07:00:00.000", "2014-06-10"},
      {"2023-05-01 10:00:00+00:00", "2023-05-01"},
      {"2014-06-10T23:59:59-11:00", "2014-06-10"},
      {"2014-06", "2014-06"},
      {"2014", "2014"},
      {"20140610", "2014-06-10"},
      {"20140610T070000Z", "2014-06-10"},
      {"2014/06/10", "2014-06-10"},
      {"2014/6/1", "2014-06-01"},
      {"2014-Jun-10", "2014-06-10"},
      {"Tue, 10 Jun 2014 07:00:00 GMT", "2014-06-10"},
      {"Tue, 10 Jun 2014 07:00:00 +0300", "2014-06-10"},
      {"10 June 2014", "2014-06-10"},
      {"10 JUNE 2014, 7:00 p.m.", "2014-06-10"},
      {"10th of June 2014", "2014-06-10"},
      {"10-Jun-2014", "2014-06-10"},
      {"June 10, 2014", "2014-06-10"},
      {"June 10th, 2014 at 7:00 AM", "2014-06-10"},
      {"Jun. 10 2014", "2014-06-10"},
      {"Sept. 30, 2025", "2025-09-30"},
      {"June 2014", "2014-06"},
      {"29 February 2024", "2024-02-29"},
      {"1er août 2014", "2014-08-01"},
      {"mardi 10 juin 2014", "2014-06-10"},
      {"10 de junio de 2014", "2014-06-10"},
      {"10. Juni 2014", "2014-06-10"},
      {"Dienstag, 10. März 2015", "2015-03-10"},
      {"10 июня 2014 г.", "2014-06-10"},
      {"24 ФЕВРАЛЯ 2022", "2022-02-24"},
      {"24 лютого 2022 року", "2022-02-24"},
      {"10 يونيو 2014", "2014-06-10"},
      {"10 حزيران 2014", "2014-06-10"},
      {"10 حزيران/يونيو 2014", "2014-06-10"},
      {"15 كانون الثاني 2015", "2015-01-15"},
      {"الثلاثاء، 4 تشرين الأول 2016", "2016-10-04"},
      {"١٠ يونيو ٢٠١٤", "2014-06-10"},
      {"25/12/2014", "2014-12-25"},
      {"12/25/2014", "2014-12-25"},
      {"25.12.2014", "2014-12-25"},
      {"25-12-2014", "2014-12-25"},
      {"6/6/2014", "2014-06-06"},
      {"4/30/2017 0:00", "2017-04-30"},
  }));
  INFO(c.text);
  const auto date = parse_date(c.text);
  REQUIRE(date);
  CHECK(date->to_string() == c.expected);
}

TEST_CASE("what is not one whole valid date is not read", "[date]") {
  const auto text = GENERATE(values<std::string>({
      "",
      " ",
      "None",
      "null",
      "nan",
      "06/10/2014",
      "6.10.2014",
      "9-Oct",
      "Oct-14",
      "10-Jun-14",
      "10/06/14",
      "7 days ago",
      "yesterday",
      "2014-13-01",
      "2014-02-30",
      "2013-02-29",
      "2014-00-10",
      "2014-06-00",
      "0000-01-01",
      "31 June 2014",
      "20141301",
      "201406",
      "1402358400",
      "123456789",
      "10 June",
      "June 10",
      "2014-06-10 to 2014-06-12",
      "10-12 June 2014",
      "2014-06-10 Baghdad",
      "in June 2014 or so",
      "2014/06-10",
      "June 32, 2014",
      "13/13/2014",
      "0/5/2014",
      "99999",
      "10 حزيران/يوليو 2014",
      "Tuesday",
      "12:30",
      "|",
      "| 10 June 2014",
  }));
  INFO(text);
  CHECK_FALSE(parse_date(text));
}

TEST_CASE("an endless date field is not read", "[date]") {
  CHECK_FALSE(parse_date(std::string(100'000, '1')));
}

TEST_CASE("the days of an imprecise date are all that it may stand for", "[date]") {
  CHECK(Date{2014, 0, 0}.first_day() == Date{2014, 1, 1});
  CHECK(Date{2014, 0, 0}.last_day() == Date{2014, 12, 31});
  CHECK(Date{2024, 2, 0}.last_day() == Date{2024, 2, 29});
  CHECK(Date{2014, 6, 10}.last_day() == Date{2014, 6, 10});
  CHECK(Date{2014, 6, 0} < Date{2014, 6, 1});
  CHECK(Date{2014, 6, 0}.precision() == DatePrecision::month);
}

TEST_CASE("only dates of the calendar are valid", "[date]") {
  CHECK(is_valid({1, 1, 1}));
  CHECK(is_valid({9999, 12, 31}));
  CHECK(is_valid({2014, 6, 0}));
  CHECK_FALSE(is_valid({0, 1, 1}));
  CHECK_FALSE(is_valid({2014, 0, 1}));
  CHECK_FALSE(is_valid({2014, 13, 0}));
  CHECK_FALSE(is_valid({1900, 2, 29}));
}

TEST_CASE("days since 1970 and dates are each other's inverse", "[date]") {
  CHECK(to_days({1970, 1, 1}) == 0);
  CHECK(to_days({2014, 6, 10}) == 16231);
  CHECK(to_days({1969, 12, 31}) == -1);
  for (std::int32_t days = -719162; days <= 2932896; days += 331)
    CHECK(to_days(from_days(days)) == days);
}

}  // namespace
}  // namespace dateline::corpus
