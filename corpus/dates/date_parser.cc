// SPDX-License-Identifier: GPL-2.0-or-later
// A date is read as a row of tokens: numbers, words and marks. The first tokens must make one of a
// few patterns (year month day, day month year, month day year, ...); what follows must be a time
// of day or nothing.
#include "corpus/dates/date_parser.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "corpus/dates/date_format.h"
#include "corpus/dates/date_tokens.h"
#include "corpus/dates/date_words.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

std::optional<Date> valid_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year > 9999 || month > 12 || day > 31) return std::nullopt;
  const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                  static_cast<std::uint8_t>(day)};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

DateClue clue_of(std::int64_t first, std::int64_t second) {
  if (first == second) return DateClue::none;
  if (first > 12) return second > 12 ? DateClue::none : DateClue::day_first;
  return second > 12 ? DateClue::month_first : DateClue::either;
}

// A time of day as far as it is written; `offset` is what it is ahead of universal time.
struct Clock {
  std::int64_t seconds = 0;
  std::optional<std::int64_t> offset{};
};

// Reads one row of tokens; every read_ function leaves `next_` behind what it took.
class DateParser {
 public:
  DateParser(std::vector<DateToken> tokens, const DateRules& rules)
      : tokens_(std::move(tokens)), rules_(rules) {}

  std::optional<Date> parse() {
    skip_announcement();
    skip_weekday();
    if (is_unix_time()) return read_unix_time();
    const auto date = read_date();
    if (!date || !is_time_of_day(*date)) return std::nullopt;
    return rules_.zone ? turn(*date) : date;
  }

  DateClue clue() const { return clue_; }

 private:
  const DateToken* peek(std::size_t ahead = 0) const {
    return next_ + ahead < tokens_.size() ? &tokens_[next_ + ahead] : nullptr;
  }
  bool is_number(std::size_t ahead, std::size_t min_digits, std::size_t max_digits) const {
    const auto* token = peek(ahead);
    return token && token->kind == DateTokenKind::number && token->digits >= min_digits &&
           token->digits <= max_digits;
  }
  bool is_mark(std::size_t ahead, std::string_view marks) const {
    const auto* token = peek(ahead);
    return token && token->kind == DateTokenKind::mark && marks.find(token->word) != marks.npos;
  }
  bool is_word(std::size_t ahead, std::string_view word) const {
    const auto* token = peek(ahead);
    return token && token->kind == DateTokenKind::word && token->word == word;
  }
  std::int64_t take_number() { return tokens_[next_++].value; }

  // "Published 10:40 AM EDT, " in front of a date.
  void skip_announcement() {
    if (!peek() || !is_publishing_word(peek()->word)) return;
    while (peek() && (is_publishing_word(peek()->word) || is_mark(0, ":"))) ++next_;
    if (is_number(0, 1, 2) && is_mark(1, ":")) skip_clock();
  }

  // A time of day that a comma ends.
  void skip_clock() {
    const auto start = next_;
    while (peek() && !is_mark(0, ",")) {
      if (peek()->kind == DateTokenKind::word && !is_time_word(peek()->word)) break;
      ++next_;
    }
    if (is_mark(0, ",")) {
      ++next_;
    } else {
      next_ = start;
    }
  }

  // In Hebrew and Arabic the word for day stands in front of its name.
  void skip_weekday() {
    while (peek() && is_weekday_name(peek()->word)) {
      ++next_;
      skip_fillers(",.،");
    }
  }

  void skip_fillers(std::string_view marks) {
    while (const auto* token = peek()) {
      const bool is_filler = token->kind == DateTokenKind::word && is_date_filler(token->word);
      if (!is_filler && !is_mark(0, marks)) return;
      ++next_;
    }
  }

  // Ten digits are seconds and thirteen milliseconds, unless they begin like a year. Such seconds
  // would be of 2030 or later.
  bool is_unix_time() const {
    if (tokens_.size() == 3 && (!is_mark(1, ".") || !is_number(2, 1, 9))) return false;
    if (tokens_.size() != 1 && tokens_.size() != 3) return false;
    if (!is_number(0, 10, 10) && !is_number(0, 13, 13)) return false;
    const auto first_digits = tokens_[0].digits == 13 ? tokens_[0].value / 1'000'000'000'00
                                                      : tokens_[0].value / 1'000'000'00;
    return first_digits >= 10 && first_digits < 19;
  }

  std::optional<Date> read_unix_time() {
    const bool is_milliseconds = tokens_[0].digits == 13;
    const auto seconds = is_milliseconds ? tokens_[0].value / 1000 : tokens_[0].value;
    return rules_.zone ? rules_.zone->day_at(seconds) : utc_day_at(seconds);
  }

  std::optional<Date> read_date() {
    for (const std::size_t digits : {8, 10, 12, 14}) {
      if (is_number(0, digits, digits)) return read_compact_date();
    }
    if (is_number(0, 4, 4)) return read_year_first();
    if (is_number(0, 1, 2) && is_numeric_year_last()) return read_numeric_year_last();
    if (is_number(0, 1, 2)) return read_day_first();
    return read_month_first();
  }

  // 20140610, and with a time of day 20140610070000. The time is left to be read on its own.
  std::optional<Date> read_compact_date() {
    auto& token = tokens_[next_];
    std::int64_t time_unit = 1;
    for (auto digits = token.digits; digits > 8; --digits) time_unit *= 10;
    const auto value = token.value / time_unit;
    if (token.digits > 8) {
      token.value %= time_unit;
      token.digits -= 8;
    } else {
      ++next_;
    }
    return nonzero_day(value / 10000, value / 100 % 100, value % 100);
  }

  // 2014, 2014-06, 2014-06-10, 2014/06/10, 2014-Jun-10, 2014 June 10, 2014年6月10日
  std::optional<Date> read_year_first() {
    const auto year = take_number();
    if (!peek()) return valid_date(year, 0, 0);
    if (is_word(0, "年") || is_word(0, "년")) return read_after_year_sign(year);
    if (peek()->kind == DateTokenKind::word || is_mark(0, ",")) return read_worded_after(year);
    if (!is_mark(0, "-/.")) return std::nullopt;
    const auto mark = tokens_[next_++].word;
    const auto month = is_number(0, 1, 2) ? take_number() : read_month();
    if (month == 0) return std::nullopt;
    if (!peek()) return valid_date(year, month, 0);
    if (!is_mark(0, mark) || !is_number(1, 1, 2)) return std::nullopt;
    ++next_;
    return nonzero_day(year, month, take_number());
  }

  std::optional<Date> read_worded_after(std::int64_t year) {
    skip_fillers(",");
    const auto month = read_month();
    if (month == 0 || !is_number(0, 1, 2)) return std::nullopt;
    return nonzero_day(year, month, take_number());
  }

  std::optional<Date> read_after_year_sign(std::int64_t year) {
    ++next_;
    if (!peek()) return valid_date(year, 0, 0);
    if (!is_number(0, 1, 2) || !(is_word(1, "月") || is_word(1, "월"))) return std::nullopt;
    const auto month = take_number();
    ++next_;
    if (month == 0) return std::nullopt;
    if (!peek()) return valid_date(year, month, 0);
    if (!is_number(0, 1, 2) || !(is_word(1, "日") || is_word(1, "일"))) return std::nullopt;
    const auto day = take_number();
    ++next_;
    return nonzero_day(year, month, day);
  }

  bool is_numeric_year_last() const {
    return is_mark(1, "-/.") && is_number(2, 1, 2) && is_mark(3, tokens_[next_ + 1].word) &&
           is_number(4, 4, 4);
  }

  std::optional<Date> read_numeric_year_last() {
    const auto first = tokens_[next_].value;
    const auto second = tokens_[next_ + 2].value;
    const auto year = tokens_[next_ + 4].value;
    next_ += 5;
    clue_ = first == 0 || second == 0 ? DateClue::none : clue_of(first, second);
    if (clue_ == DateClue::day_first || (clue_ == DateClue::none && first == second))
      return nonzero_day(year, second, first);
    if (clue_ == DateClue::month_first) return nonzero_day(year, first, second);
    if (clue_ == DateClue::none || !rules_.order || rules_.order == DateOrder::year_first)
      return std::nullopt;
    return rules_.order == DateOrder::day_first ? nonzero_day(year, second, first)
                                                : nonzero_day(year, first, second);
  }

  // 10 June 2014, 10-Jun-2014, 10. Juni 2014, 1er juin 2014
  std::optional<Date> read_day_first() {
    const auto day = take_number();
    skip_fillers("-./");
    const auto month = read_month();
    if (month == 0) return std::nullopt;
    skip_fillers("-.,/،");
    return is_number(0, 4, 4) ? nonzero_day(take_number(), month, day) : std::nullopt;
  }

  // June 10, 2014; Jun. 10 2014; June 2014; Jun 10 07:00:00 2014
  std::optional<Date> read_month_first() {
    const auto month = read_month();
    if (month == 0) return std::nullopt;
    skip_fillers("-.,/");
    if (is_number(0, 4, 4)) return valid_date(take_number(), month, 0);
    if (!is_number(0, 1, 2)) return std::nullopt;
    const auto day = take_number();
    skip_fillers("-.,/،");
    if (is_number(0, 1, 2) && is_mark(1, ":") && tokens_.back().digits == 4) move_year_here();
    return is_number(0, 4, 4) ? nonzero_day(take_number(), month, day) : std::nullopt;
  }

  std::vector<DateToken>::const_iterator here() const {
    return tokens_.begin() + static_cast<std::ptrdiff_t>(next_);
  }

  void move_year_here() {
    std::rotate(tokens_.begin() + static_cast<std::ptrdiff_t>(next_), tokens_.end() - 1,
                tokens_.end());
  }

  // The month that one word, or two, or two names of it ("حزيران/يونيو") stand for; 0 if none.
  std::int64_t read_month() {
    const auto month = read_month_name();
    if (month == 0 || !is_mark(0, "/") || !peek(1) || peek(1)->kind != DateTokenKind::word)
      return month;
    ++next_;
    return read_month_name() == month ? month : 0;
  }

  std::int64_t read_month_name() {
    const auto* first = peek();
    if (!first || first->kind != DateTokenKind::word) return 0;
    if (const auto* second = peek(1); second && second->kind == DateTokenKind::word) {
      const auto month = month_of(first->word + ' ' + second->word);
      if (month != 0) return next_ += 2, month;
    }
    const auto month = month_of(first->word);
    if (month != 0) ++next_;
    return month;
  }

  static std::optional<Date> nonzero_day(std::int64_t year, std::int64_t month, std::int64_t day) {
    return day == 0 || month == 0 ? std::nullopt : valid_date(year, month, day);
  }

  // True if the rest is a time of day, as far as its shape goes, or nothing. Only a day has one.
  bool is_time_of_day(const Date& date) {
    skip_fillers(",.،");
    skip_weekday();
    if (is_mark(0, "-–—|•·") && is_clock(1)) ++next_;
    if (!peek()) return true;
    if (date.precision() != DatePrecision::day) return false;
    if (tokens_[next_].word == "t") ++next_;
    if (!is_number(0, 1, 6)) return false;
    return std::all_of(here(), find_zone_name(), [](const DateToken& token) {
      if (token.kind == DateTokenKind::number) return token.digits <= 9;
      if (token.kind == DateTokenKind::word) return is_time_word(token.word);
      return std::string_view(":.+-,").find(token.word) != std::string_view::npos;
    });
  }

  // 07:00, 7.30, 7h30 or 7 pm.
  bool is_clock(std::size_t ahead) const {
    const auto* unit = peek(ahead + 1);
    return is_number(ahead, 1, 2) && unit && (is_mark(ahead + 1, ":.") || is_time_word(unit->word));
  }

  // JavaScript ends a date with the name of its zone: (Eastern European Summer Time).
  std::vector<DateToken>::const_iterator find_zone_name() const {
    if (tokens_.back().word != ")") return tokens_.end();
    return std::find_if(here(), tokens_.end(),
                        [](const DateToken& token) { return token.word == "("; });
  }

  // The day in the rules' zone where the time of day states another zone.
  Date turn(const Date& date) const {
    constexpr std::int64_t a_day = 86400;  // seconds
    const auto clock = read_clock();
    if (!clock || !clock->offset || date.precision() != DatePrecision::day) return date;
    // Hours that no clock shows say nothing.
    if (clock->seconds > a_day || std::abs(*clock->offset) > a_day) return date;
    const auto turned =
        rules_.zone->day_at(to_days(date) * a_day + clock->seconds - *clock->offset);
    return is_valid(turned) ? turned : date;
  }

  // 07:00, 07:00:00.000, 070000, 7:00 pm, each with Z, UTC, GMT or an offset behind it.
  std::optional<Clock> read_clock() const {
    if (!is_number(0, 1, 6)) return std::nullopt;
    Clock clock;
    auto at = next_;
    clock.seconds = read_time(at);
    if (at < tokens_.size() && tokens_[at].word.starts_with('p') && clock.seconds < 12 * 3600)
      clock.seconds += 12 * 3600;
    clock.offset = read_offset(at);
    return clock;
  }

  std::int64_t read_time(std::size_t& at) const {
    const auto& first = tokens_[at++];
    if (first.digits == 6)
      return first.value / 10000 * 3600 + first.value / 100 % 100 * 60 + first.value % 100;
    if (first.digits == 4) return first.value / 100 * 3600 + first.value % 100 * 60;
    auto seconds = first.value * 3600;
    for (const std::int64_t unit : {60, 1}) {
      if (at + 1 >= tokens_.size() || tokens_[at].word != ":") break;
      seconds += tokens_[at + 1].value * unit;
      at += 2;
    }
    return seconds;
  }

  std::optional<std::int64_t> read_offset(std::size_t from) const {
    for (auto at = from; at < tokens_.size(); ++at) {
      const auto& word = tokens_[at].word;
      const bool has_number =
          at + 1 < tokens_.size() && tokens_[at + 1].kind == DateTokenKind::number;
      if ((word == "+" || word == "-") && has_number)
        return (word == "+" ? 1 : -1) * offset_at(at + 1);
      const bool is_universal = word == "z" || word == "utc" || word == "gmt";
      const bool is_last = at + 1 == tokens_.size() || tokens_[at + 1].word == "(";
      if (is_universal && is_last) return 0;
    }
    return std::nullopt;
  }

  // 03:00, 0300 or 03, in seconds.
  std::int64_t offset_at(std::size_t at) const {
    const auto& hours = tokens_[at];
    if (hours.digits > 2) return hours.value / 100 * 3600 + hours.value % 100 * 60;
    const bool has_minutes = at + 2 < tokens_.size() && tokens_[at + 1].word == ":";
    return hours.value * 3600 + (has_minutes ? tokens_[at + 2].value * 60 : 0);
  }

  std::vector<DateToken> tokens_;
  const DateRules& rules_;
  std::size_t next_ = 0;
  DateClue clue_ = DateClue::none;
};

// No date that can be read is longer; a whole paragraph in a date field is not worth a walk.
constexpr std::size_t longest_date = 100;

}  // namespace

bool is_weekday(std::string_view word) { return is_weekday_name(to_lower(word)); }

std::optional<Date> parse_date(std::string_view text, const DateRules& rules) {
  if (text.size() > longest_date) return std::nullopt;
  if (!rules.format.empty()) return parse_date_as(text, rules.format);
  return DateParser(split_date(text), rules).parse();
}

DateClue find_date_clue(std::string_view text) {
  if (text.size() > longest_date) return DateClue::none;
  const DateRules rules{.order = DateOrder::day_first};
  DateParser parser(split_date(text), rules);
  return parser.parse() ? parser.clue() : DateClue::none;
}

}  // namespace dateline::corpus
