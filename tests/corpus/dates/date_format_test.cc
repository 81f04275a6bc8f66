// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/date_format.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline::corpus {
namespace {

struct Case {
  std::string text;
  std::string format;
  std::string expected;  // empty: not read
};

TEST_CASE("a date is read in the form that the user describes, as a whole", "[date]") {
  const auto c = GENERATE(values<Case>({
      {"10/06/14", "%d/%m/%y", "2014-06-10"},
      {"10/06/87", "%d/%m/%y", "1987-06-10"},
      {" 06-10-2014 ", "%m-%d-%Y", "2014-06-10"},
      {"Tue 10 juin 2014 07:30", "%a %d %B %Y %H:%M", "2014-06-10"},
      {"10-Jun-14", "%d-%b-%y", "2014-06-10"},
      {"20140610T070000.5Z", "%Y%m%dT%H%M%S.%f%z", "2014-06-10"},
      {"6/2014", "%m/%Y", "2014-06"},
      {"year 2014", "year %Y", "2014"},
      {"100% 2014", "100%% %Y", "2014"},
      {"10/06/2014", "%d/%m/%y", ""},
      {"10/06/14 late", "%d/%m/%y", ""},
      {"31/06/14", "%d/%m/%y", ""},
      {"0/06/14", "%d/%m/%y", ""},
      {"10 Foo 14", "%d %b %y", ""},
      {"", "%d/%m/%y", ""},
  }));
  INFO(c.text << " as " << c.format);
  check_date_format(c.format);
  const auto date = parse_date_as(c.text, c.format);
  CHECK((date ? date->to_string() : "") == c.expected);
}

TEST_CASE("a format without a year or with an unknown conversion is refused", "[date]") {
  const auto format = GENERATE(values<std::string>({"", "%d/%m", "%Q %Y", "%Y%", "dd/mm/yyyy"}));
  INFO(format);
  CHECK_THROWS_AS(check_date_format(format), std::invalid_argument);
}

}  // namespace
}  // namespace dateline::corpus
