// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/date_format.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "corpus/dates/date_words.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr std::string_view conversions = "YymdebBAaHIMSfpz%";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class FormatReader {
 public:
  explicit FormatReader(std::string_view text) : rest_(trim(text)) {}

  std::optional<Date> read(std::string_view format) {
    format = trim(format);
    for (std::size_t i = 0; i < format.size(); ++i) {
      const bool is_read = format[i] == '%' ? read_conversion(format[++i]) : read_mark(format[i]);
      if (!is_read) return std::nullopt;
    }
    const bool is_whole = rest_.empty() && year_ > 0 && is_valid(date());
    return is_whole && (month_ > 0 || !has_month_) && (day_ > 0 || !has_day_)
               ? std::optional(date())
               : std::nullopt;
  }

 private:
  Date date() const {
    return {static_cast<std::int16_t>(year_), static_cast<std::uint8_t>(month_),
            static_cast<std::uint8_t>(day_)};
  }

  bool read_mark(char mark) {
    if (is_space(mark)) {
      while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
      return true;
    }
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool read_conversion(char conversion) {
    switch (conversion) {
      case 'Y':
        return read_number(4, 4, year_);
      case 'y':
        return read_short_year();
      case 'm':
        return has_month_ = read_number(1, 2, month_);
      case 'd':
      case 'e':
        return has_day_ = read_number(1, 2, day_);
      case 'b':
      case 'B':
        month_ = month_of(read_word());
        return has_month_ = month_ > 0;
      case '%':
        return read_mark('%');
      default:
        return read_time(conversion);
    }
  }

  // What a day does not depend on.
  bool read_time(char conversion) {
    int ignored = 0;
    if (conversion == 'f') return read_number(1, 9, ignored);
    if (conversion == 'z') return read_offset();
    const bool is_word = conversion == 'p' || conversion == 'a' || conversion == 'A';
    return is_word ? !read_word().empty() : read_number(1, 2, ignored);
  }

  bool read_offset() {
    const auto size = std::min(rest_.find_first_not_of("+-:0123456789Z"), rest_.size());
    rest_.remove_prefix(size);
    return size > 0;
  }

  bool read_short_year() {
    if (!read_number(2, 2, year_)) return false;
    year_ += year_ < 69 ? 2000 : 1900;
    return true;
  }

  bool read_number(std::size_t least, std::size_t most, int& number) {
    std::size_t size = 0;
    for (number = 0; size < most && size < rest_.size() && is_digit(rest_[size]); ++size)
      number = number * 10 + (rest_[size] - '0');
    rest_.remove_prefix(size);
    return size >= least;
  }

  // Letters, in lower case.
  std::string read_word() {
    const auto is_letter = [](char c) {
      return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    };
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_letter);
    const auto size = static_cast<std::size_t>(end - rest_.begin());
    auto word = to_lower(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return word;
  }

  std::string_view rest_;
  int year_ = 0;
  int month_ = 0;
  int day_ = 0;
  bool has_month_ = false;
  bool has_day_ = false;
};

}  // namespace

void check_date_format(std::string_view format) {
  bool has_year = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') continue;
    const char conversion = ++i < format.size() ? format[i] : ' ';
    if (conversions.find(conversion) == std::string_view::npos) {
      throw std::invalid_argument("the date format '" + std::string(format) + "' has %" +
                                  conversion + ", which is none of %Y %y %m %d %b %B %A %H %M %S");
    }
    has_year = has_year || conversion == 'Y' || conversion == 'y';
  }
  if (!has_year) {
    throw std::invalid_argument("the date format '" + std::string(format) +
                                "' has no year; write %Y or %y");
  }
}

std::optional<Date> parse_date_as(std::string_view text, std::string_view format) {
  return FormatReader(text).read(format);
}

}  // namespace dateline::corpus
