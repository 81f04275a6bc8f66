// SPDX-License-Identifier: GPL-2.0-or-later
// A date is read as a row of tokens: numbers, words and marks. The first tokens must make one of a
// few patterns (year month day, day month year, month day year, ...); what follows must be a time
// of day or nothing.
#include "corpus/date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

#include "corpus/letters.h"

namespace dateline::corpus {
namespace {

namespace chrono = std::chrono;

// Every spelling of a month in lower case between bars, so that one look-up serves names of one
// word and of two.
constexpr std::array<std::string_view, 12> month_names = {
    "|january|jan|janvier|janv|enero|ene|januar|jänner|январь|января|янв|січень|січня|січ|"
    "يناير|كانون الثاني|",
    "|february|feb|février|fevrier|févr|fevr|fév|febrero|februar|февраль|февраля|фев|февр|лютий|"
    "лютого|лют|فبراير|شباط|",
    "|march|mar|mars|marzo|märz|maerz|mär|mrz|март|марта|мар|березень|березня|бер|مارس|آذار|اذار|",
    "|april|apr|avril|avr|abril|abr|апрель|апреля|апр|квітень|квітня|квіт|кві|أبريل|ابريل|إبريل|"
    "نيسان|",
    "|may|mai|mayo|май|мая|травень|травня|трав|тра|مايو|أيار|ايار|",
    "|june|jun|juin|junio|juni|июнь|июня|июн|червень|червня|черв|чер|يونيو|يونيه|حزيران|",
    "|july|jul|juillet|juil|julio|juli|июль|июля|июл|липень|липня|лип|يوليو|يوليه|تموز|",
    "|august|aug|août|aout|agosto|ago|август|августа|авг|серпень|серпня|серп|сер|أغسطس|اغسطس|آب|"
    "اب|",
    "|september|sep|sept|septembre|septiembre|setiembre|сентябрь|сентября|сен|сент|вересень|"
    "вересня|вер|سبتمبر|أيلول|ايلول|",
    "|october|oct|octobre|octubre|oktober|okt|октябрь|октября|окт|жовтень|жовтня|жовт|жов|أكتوبر|"
    "اكتوبر|تشرين الأول|تشرين الاول|",
    "|november|nov|novembre|noviembre|ноябрь|ноября|ноя|нояб|листопад|листопада|лист|лис|نوفمبر|"
    "تشرين الثاني|",
    "|december|dec|décembre|decembre|déc|diciembre|dic|dezember|dez|декабрь|декабря|дек|грудень|"
    "грудня|груд|гру|ديسمبر|كانون الأول|كانون الاول|",
};

constexpr std::string_view weekday_names =
    "|monday|mon|tuesday|tue|tues|wednesday|wed|thursday|thu|thur|thurs|friday|fri|saturday|sat|"
    "sunday|sun|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|"
    "miercoles|jueves|viernes|sábado|sabado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|"
    "samstag|sonnabend|sonntag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|"
    "понеділок|вівторок|середа|четвер|п'ятниця|п’ятниця|субота|неділя|"
    "الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد|";

// Words that stand inside a date and say nothing: "10 de junio de 2014", "10 июня 2014 г."
constexpr std::string_view filler_words =
    "|de|del|of|the|st|nd|rd|th|er|г|года|год|р|року|عام|سنة|at|um|à|в|о|";

constexpr std::string_view time_words =
    "|am|pm|a|p|m|z|utc|gmt|t|h|uhr|est|edt|cet|cest|eet|eest|msk|";

// True if `list`, words between bars, has `word`.
bool is_listed(std::string_view list, std::string_view word) {
  if (word.empty() || word.find('|') != std::string_view::npos) return false;
  for (auto at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    if (list[at - 1] == '|' && list[at + word.size()] == '|') return true;
  }
  return false;
}

enum class TokenKind { number, word, mark };

struct Token {
  TokenKind kind = TokenKind::mark;
  std::string word{};      // lower case; of a mark the mark itself
  std::int32_t value = 0;  // of a number of at most 8 digits
  std::size_t digits = 0;
};

// The value of an ASCII, Arabic-Indic or Persian digit, or -1.
int digit_of(char32_t c) {
  for (const char32_t zero : {char32_t{'0'}, char32_t{0x660}, char32_t{0x6F0}}) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

bool is_word_character(char32_t c) {
  const bool is_punctuation = c == 0x60C || (c >= 0x2000 && c < 0x2C00 && c != 0x2019);
  return case_of(c) != LetterCase::none || (c >= 0xC0 && !is_punctuation) || c == '\'';
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : rest_(text) {}

  std::vector<Token> tokens() {
    std::vector<Token> tokens;
    for (rest_ = trim_left(rest_); !rest_.empty(); rest_ = trim_left(rest_)) {
      tokens.push_back(next());
    }
    return tokens;
  }

 private:
  Token next() {
    const auto c = first_code_point(rest_);
    if (digit_of(c.value) >= 0) return number();
    if (is_word_character(c.value)) return word();
    Token mark{.word = std::string(rest_.substr(0, c.size))};
    rest_.remove_prefix(c.size);
    return mark;
  }

  Token number() {
    Token token{.kind = TokenKind::number};
    while (!rest_.empty()) {
      const auto c = first_code_point(rest_);
      const int digit = digit_of(c.value);
      if (digit < 0) break;
      if (++token.digits <= 8) token.value = token.value * 10 + digit;
      rest_.remove_prefix(c.size);
    }
    return token;
  }

  Token word() {
    std::size_t size = 0;
    while (size < rest_.size()) {
      const auto c = first_code_point(rest_.substr(size));
      if (!is_word_character(c.value) || digit_of(c.value) >= 0) break;
      size += c.size;
    }
    Token token{.kind = TokenKind::word, .word = to_lower(rest_.substr(0, size))};
    rest_.remove_prefix(size);
    return token;
  }

  std::string_view rest_;
};

int month_of(std::string_view word) {
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    if (is_listed(month_names[i], word)) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::optional<Date> valid_date(std::int32_t year, std::int32_t month, std::int32_t day) {
  if (year > 9999 || month > 12 || day > 31) return std::nullopt;
  const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                  static_cast<std::uint8_t>(day)};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

// 6/10/2014: the order is known only where one number cannot be a month, or where both are equal.
std::optional<Date> year_last_date(std::int32_t first, std::int32_t second, std::int32_t year) {
  if (first == 0 || second == 0) return std::nullopt;
  if (first > 12) return valid_date(year, second, first);
  if (second > 12 || first == second) return valid_date(year, first, second);
  return std::nullopt;
}

// Reads one row of tokens; every read_ function leaves `next_` behind what it took.
class DateParser {
 public:
  explicit DateParser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  std::optional<Date> parse() {
    skip_weekday();
    const auto date = read_date();
    if (!date || !is_time_of_day(*date)) return std::nullopt;
    return date;
  }

 private:
  const Token* peek(std::size_t ahead = 0) const {
    return next_ + ahead < tokens_.size() ? &tokens_[next_ + ahead] : nullptr;
  }
  bool is_number(std::size_t ahead, std::size_t min_digits, std::size_t max_digits) const {
    const auto* token = peek(ahead);
    return token && token->kind == TokenKind::number && token->digits >= min_digits &&
           token->digits <= max_digits;
  }
  bool is_mark(std::size_t ahead, std::string_view marks) const {
    const auto* token = peek(ahead);
    return token && token->kind == TokenKind::mark && marks.find(token->word) != marks.npos;
  }
  std::int32_t take_number() { return tokens_[next_++].value; }

  void skip_weekday() {
    if (const auto* token = peek(); token && is_listed(weekday_names, token->word)) {
      ++next_;
      skip_fillers(",.،");
    }
  }

  void skip_fillers(std::string_view marks) {
    while (const auto* token = peek()) {
      const bool is_filler = token->kind == TokenKind::word && is_listed(filler_words, token->word);
      if (!is_filler && !is_mark(0, marks)) return;
      ++next_;
    }
  }

  std::optional<Date> read_date() {
    if (is_number(0, 8, 8)) return read_compact_date();
    if (is_number(0, 4, 4)) return read_year_first();
    if (is_number(0, 1, 2) && is_numeric_year_last()) return read_numeric_year_last();
    if (is_number(0, 1, 2)) return read_day_first();
    return read_month_first();
  }

  std::optional<Date> read_compact_date() {
    const auto value = take_number();
    return valid_date(value / 10000, value / 100 % 100, value % 100);
  }

  // 2014, 2014-06, 2014-06-10, 2014/06/10, 2014-Jun-10
  std::optional<Date> read_year_first() {
    const auto year = take_number();
    if (!peek()) return valid_date(year, 0, 0);
    if (!is_mark(0, "-/.")) return std::nullopt;
    const auto mark = tokens_[next_++].word;
    const auto month = is_number(0, 1, 2) ? take_number() : read_month();
    if (month == 0) return std::nullopt;
    if (!peek()) return valid_date(year, month, 0);
    if (!is_mark(0, mark) || !is_number(1, 1, 2)) return std::nullopt;
    ++next_;
    return nonzero_day(year, month, take_number());
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
    return year_last_date(first, second, year);
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

  // June 10, 2014; Jun. 10 2014; June 2014
  std::optional<Date> read_month_first() {
    const auto month = read_month();
    if (month == 0) return std::nullopt;
    skip_fillers("-.,/");
    if (is_number(0, 4, 4)) return valid_date(take_number(), month, 0);
    if (!is_number(0, 1, 2)) return std::nullopt;
    const auto day = take_number();
    skip_fillers("-.,/،");
    return is_number(0, 4, 4) ? nonzero_day(take_number(), month, day) : std::nullopt;
  }

  // The month that one word, or two, or two names of it ("حزيران/يونيو") stand for; 0 if none.
  std::int32_t read_month() {
    const auto month = read_month_name();
    if (month == 0 || !is_mark(0, "/") || !peek(1) || peek(1)->kind != TokenKind::word)
      return month;
    ++next_;
    return read_month_name() == month ? month : 0;
  }

  std::int32_t read_month_name() {
    const auto* first = peek();
    if (!first || first->kind != TokenKind::word) return 0;
    if (const auto* second = peek(1); second && second->kind == TokenKind::word) {
      const auto month = month_of(first->word + ' ' + second->word);
      if (month != 0) return next_ += 2, month;
    }
    const auto month = month_of(first->word);
    if (month != 0) ++next_;
    return month;
  }

  static std::optional<Date> nonzero_day(std::int32_t year, std::int32_t month, std::int32_t day) {
    return day == 0 || month == 0 ? std::nullopt : valid_date(year, month, day);
  }

  // True if the rest is a time of day, as far as its shape goes, or nothing. Only a day has one.
  bool is_time_of_day(const Date& date) {
    skip_fillers(",.،");
    if (!peek()) return true;
    if (date.precision() != DatePrecision::day) return false;
    if (tokens_[next_].word == "t") ++next_;
    if (!is_number(0, 1, 6)) return false;
    return std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(next_), tokens_.end(),
                       [](const Token& token) {
                         if (token.kind == TokenKind::number) return token.digits <= 9;
                         if (token.kind == TokenKind::word)
                           return is_listed(time_words, token.word);
                         return std::string_view(":.+-,").find(token.word) !=
                                std::string_view::npos;
                       });
  }

  std::vector<Token> tokens_;
  std::size_t next_ = 0;
};

chrono::year_month_day to_chrono(Date date) {
  return chrono::year{date.year} / chrono::month{date.month} / chrono::day{date.day};
}

Date from_chrono(chrono::year_month_day date) {
  return {static_cast<std::int16_t>(static_cast<int>(date.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

}  // namespace

DatePrecision Date::precision() const {
  if (month == 0) return DatePrecision::year;
  return day == 0 ? DatePrecision::month : DatePrecision::day;
}

Date Date::first_day() const {
  const std::uint8_t first{1};
  return {year, month == 0 ? first : month, day == 0 ? first : day};
}

Date Date::last_day() const {
  if (month == 0) return {year, 12, 31};
  if (day != 0) return *this;
  return from_chrono(
      chrono::year_month_day(chrono::year{year} / chrono::month{month} / chrono::last));
}

std::string Date::to_string() const {
  std::array<char, 24> buffer{};
  switch (precision()) {
    case DatePrecision::year:
      std::snprintf(buffer.data(), buffer.size(), "%04d", year);
      break;
    case DatePrecision::month:
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", year, month);
      break;
    case DatePrecision::day:
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
      break;
  }
  return buffer.data();
}

bool is_valid(Date date) {
  if (date.year < 1 || date.year > 9999 || date.month > 12) return false;
  if (date.month == 0) return date.day == 0;
  return date.day == 0 || to_chrono(date).ok();
}

std::int32_t to_days(Date day) {
  return static_cast<std::int32_t>(chrono::sys_days(to_chrono(day)).time_since_epoch().count());
}

Date from_days(std::int32_t days) {
  return from_chrono(chrono::year_month_day(chrono::sys_days(chrono::days(days))));
}

bool is_weekday(std::string_view word) { return is_listed(weekday_names, to_lower(word)); }

std::optional<Date> parse_date(std::string_view text) {
  // No date that can be read is longer; a whole paragraph in a date field is not worth a walk.
  constexpr std::size_t longest_date = 100;
  if (text.size() > longest_date) return std::nullopt;
  return DateParser(Tokenizer(text).tokens()).parse();
}

}  // namespace dateline::corpus
