// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/date_parser.h"

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
      {"20140610070000", "2014-06-10"},
      {"201406100700", "2014-06-10"},
      {"2014061007", "2014-06-10"},
      {"2014-06-10T07:00:00.123456", "2014-06-10"},
      {"2014 June 10", "2014-06-10"},
      {"2014年6月10日", "2014-06-10"},
      {"2014년 6월 10일", "2014-06-10"},
      {"2014年6月", "2014-06"},
      {"Tue Jun 10 2014 07:00:00 GMT+0300 (Eastern European Summer Time)", "2014-06-10"},
      {"Tue Jun 10 07:00:00 2014", "2014-06-10"},
      {"Tue Jun 10 07:00:00 +0000 2014", "2014-06-10"},
      {"1402358400", "2014-06-10"},
      {"1402358400000", "2014-06-10"},
      {"1402358400.25", "2014-06-10"},
      {"10 giugno 2014", "2014-06-10"},
      {"10 de junho de 2014", "2014-06-10"},
      {"10 juni 2014", "2014-06-10"},
      {"10 czerwca 2014", "2014-06-10"},
      {"10 Haziran 2014 Salı", "2014-06-10"},
      {"15 Mayıs 2015", "2015-05-15"},
      {"10 בספטמבר 2014", "2014-09-10"},
      {"10 ژوئن 2014", "2014-06-10"},
      {"10 червня 2014 р., 07:30", "2014-06-10"},
      {"вторник, 10 июня 2014 г. 07:30", "2014-06-10"},
      {"martes, 10 de junio del 2014", "2014-06-10"},
      {"mardi 10 juin 2014 à 07h30", "2014-06-10"},
      {"10 juin 2014 - 07:30", "2014-06-10"},
      {"June 10, 2014 | 7:00 am", "2014-06-10"},
      {"June 10, 2014 7:00 AM PDT", "2014-06-10"},
      {"Published 10:40 AM EDT, Wed May 3, 2023", "2023-05-03"},
      {"Published on: June 10, 2014", "2014-06-10"},
      {"Publié le 10 juin 2014 à 7h30", "2014-06-10"},
      {"יום שלישי, 10 ביוני 2014", "2014-06-10"},
      {"يوم الثلاثاء 10 حزيران 2014", "2014-06-10"},
      {"الثلاثاء 10 يونيو/حزيران 2014", "2014-06-10"},
      {"dinsdag 10 juni 2014", "2014-06-10"},
      {"10Jun2014", "2014-06-10"},
      {"Jun-10-2014", "2014-06-10"},
      {"2014-06-10 07:00:00 UTC", "2014-06-10"},
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
      "3 hours ago",
      "il y a 3 jours",
      "قبل 3 أيام",
      "yesterday",
      "today 07:00",
      "2017-W12",
      "Updated 3:04 PM EDT, Wed May 3, 2023",
      "۲۱ خرداد ۱۳۹۳",
      "12 Sha'ban 1435",
      "Published 10:40 AM",
      "on Tuesday",
      "2014-06-10 - 2014-06-12",
      "June 10, 2014 | 7",
      "2014-13-01",
      "2014-02-30",
      "2013-02-29",
      "2014-00-10",
      "2014-06-00",
      "0000-01-01",
      "31 June 2014",
      "20141301",
      "201406",
      "123456789",
      "2114061007000",
      "1402358400 7",
      "20141310070000",
      "20140610 Salı Baghdad",
      "10 listopada 2014",
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

TEST_CASE("an order decides what could be read two ways, and nothing else", "[date]") {
  const DateRules day_first{.order = DateOrder::day_first};
  const DateRules month_first{.order = DateOrder::month_first};
  const DateRules year_first{.order = DateOrder::year_first};
  CHECK(parse_date("06/10/2014", day_first) == Date{2014, 10, 6});
  CHECK(parse_date("06.10.2014 12:00", day_first) == Date{2014, 10, 6});
  CHECK(parse_date("06/10/2014", month_first) == Date{2014, 6, 10});
  CHECK_FALSE(parse_date("06/10/2014", year_first));
  CHECK(parse_date("06/25/2014", day_first) == Date{2014, 6, 25});
  CHECK(parse_date("25/06/2014", month_first) == Date{2014, 6, 25});
  CHECK(parse_date("2014-06-10", month_first) == Date{2014, 6, 10});
  CHECK_FALSE(parse_date("06/10/14", day_first));
}

TEST_CASE("a written date tells the order of its numbers where one reading is left", "[date]") {
  CHECK(find_date_clue("25/06/2014") == DateClue::day_first);
  CHECK(find_date_clue("06/25/2014 10:00") == DateClue::month_first);
  CHECK(find_date_clue("06/10/2014") == DateClue::either);
  const auto text = GENERATE(values<std::string>({"06/06/2014", "2014-06-10", "31/06/2014", "9-Oct",
                                                  "13/13/2014", "25 June 2014", "", "25/06/14"}));
  INFO(text);
  CHECK(find_date_clue(text) == DateClue::none);
}

TEST_CASE("with a zone the days are that zone's, and a time without one is its own", "[date]") {
  const DateRules rules{.zone = std::make_shared<TimeZone>("Asia/Baghdad")};
  const auto c = GENERATE(values<Case>({
      {"2014-06-10T23:30:00Z", "2014-06-11"},
      {"2014-06-10 23:30:00", "2014-06-10"},
      {"2014-06-10T23:30:00+03:00", "2014-06-10"},
      {"2014-06-10T22:30:00-05:00", "2014-06-11"},
      {"20140610T233000Z", "2014-06-11"},
      {"20140610233000", "2014-06-10"},
      {"Tue, 10 Jun 2014 23:30:00 GMT", "2014-06-11"},
      {"Tue Jun 10 2014 16:30:00 GMT-0700 (PDT)", "2014-06-11"},
      {"2014-06-11T00:30:00+0430", "2014-06-10"},
      {"June 10, 2014 11:30 PM UTC", "2014-06-11"},
      {"1402441200", "2014-06-11"},
      {"2014-06-10", "2014-06-10"},
      {"2014-06", "2014-06"},
  }));
  INFO(c.text);
  const auto date = parse_date(c.text, rules);
  REQUIRE(date);
  CHECK(date->to_string() == c.expected);
}

TEST_CASE("a format of the rules is the only form that is read", "[date]") {
  const DateRules rules{.format = "%d.%m.%y"};
  CHECK(parse_date("06.10.14", rules) == Date{2014, 10, 6});
  CHECK_FALSE(parse_date("2014-10-06", rules));
}

TEST_CASE("an endless date field is not read", "[date]") {
  CHECK_FALSE(parse_date(std::string(100'000, '1')));
}

}  // namespace
}  // namespace dateline::corpus
