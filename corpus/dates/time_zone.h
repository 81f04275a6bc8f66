// SPDX-License-Identifier: GPL-2.0-or-later
// Which day it is somewhere at a moment of universal time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "corpus/dates/date.h"

namespace dateline::corpus {

// Immutable; safe to share between threads.
class TimeZone {
 public:
  // `name` is "UTC", an offset such as "+03:00", or a name of the tz database such as
  // "Asia/Baghdad", whose changes to summer time count. Throws std::invalid_argument for any other.
  explicit TimeZone(const std::string& name);
  ~TimeZone();

  // The day in this zone, `seconds` after 1970-01-01T00:00:00Z. REQUIRES: of the years 1 to 9999.
  Date day_at(std::int64_t seconds) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

// The day of universal time.
Date utc_day_at(std::int64_t seconds);

}  // namespace dateline::corpus
