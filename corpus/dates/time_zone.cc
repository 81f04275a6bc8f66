// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/time_zone.h"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace dateline::corpus {
namespace {

constexpr std::int64_t seconds_a_day = 24 * 60 * 60;

// ICU calls an offset GMT+03:00.
std::string icu_name(const std::string& name) {
  const bool is_offset = name.size() > 1 && (name.front() == '+' || name.front() == '-');
  return is_offset ? "GMT" + name : name == "Z" ? "UTC" : name;
}

}  // namespace

struct TimeZone::Rules {
  std::unique_ptr<icu::TimeZone> zone;
};

TimeZone::TimeZone(const std::string& name) {
  const auto id = icu::UnicodeString::fromUTF8(icu_name(name));
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  if (!zone || name.empty() || *zone == icu::TimeZone::getUnknown()) {
    throw std::invalid_argument("no time zone is called '" + name +
                                "'; write UTC, +03:00 or a name such as Asia/Baghdad");
  }
  rules_ = std::make_unique<Rules>(Rules{std::move(zone)});
}
TimeZone::~TimeZone() = default;

Date TimeZone::day_at(std::int64_t seconds) const {
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode error = U_ZERO_ERROR;
  constexpr double milliseconds = 1000;
  rules_->zone->getOffset(static_cast<double>(seconds) * milliseconds, false, raw, summer, error);
  return utc_day_at(U_FAILURE(error) ? seconds : seconds + (raw + summer) / 1000);
}

Date utc_day_at(std::int64_t seconds) {
  auto days = seconds / seconds_a_day;
  if (seconds % seconds_a_day < 0) --days;
  return from_days(static_cast<std::int32_t>(days));
}

}  // namespace dateline::corpus
