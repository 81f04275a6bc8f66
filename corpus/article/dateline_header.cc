// SPDX-License-Identifier: GPL-2.0-or-later
// A header ends at the first dash or colon that stands on its own. It is taken apart from its end:
// the agency in parentheses, then the day; what is left is the place.
#include "corpus/article/dateline_header.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/article/agency_name.h"
#include "corpus/dates/date_parser.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr std::size_t longest_header = 200;

// Left over where a day is taken off: "دمشق في 3 مارس", "Paris, le 3 mars"
constexpr auto day_prepositions = std::to_array<std::string_view>({"في", "le", "am", "on", "el"});

constexpr auto dashes = std::to_array<std::string_view>({"—", "–", "―", "‒", "--", "-", "_"});

std::string_view trim_commas(std::string_view text) {
  for (;;) {
    const auto shorter = trim(text);
    if (shorter.ends_with(',')) {
      text = shorter.substr(0, shorter.size() - 1);
    } else if (shorter.ends_with("،")) {
      text = shorter.substr(0, shorter.size() - std::string_view("،").size());
    } else {
      return shorter;
    }
  }
}

// What no header holds.
constexpr auto running_text_marks =
    std::to_array<std::string_view>({"?", "!", ";", "\"", "=", "“", "؟"});

// ---- where the header ends

// The header of a candidate, and what closes it.
struct Opening {
  std::string_view header{};          // before the dash or colon
  std::string_view slashed_agency{};  // "TASS" of "MOSCOW, March 3. /TASS/."
  std::size_t end = 0;                // behind the dash or colon, from the start of the candidate
};

// Walks over a candidate up to its dash or colon and gives up early on running text: this is done
// for every line that might open a report.
class HeaderScanner {
 public:
  explicit HeaderScanner(std::string_view text) : text_(text.substr(0, longest_header)) {}

  std::optional<Opening> scan() {
    while (at_ < text_.size()) {
      if (at_ > 0 && is_ascii_letter(text_[at_]) && is_ascii_letter(text_[at_ - 1])) {
        ++at_;  // inside a word nothing can end a header
        continue;
      }
      if (depth_ == 0) {
        if (const auto size = terminator_size())
          return Opening{text_.substr(0, at_), {}, at_ + size};
        if (const auto opening = slashed_agency()) return opening;
        if (is_running_text()) return std::nullopt;
      }
      step();
    }
    return std::nullopt;
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  bool is_behind_blank() const {
    const auto before = text_.substr(0, at_);
    return trim_right(before).size() < before.size();
  }
  // Also "(EFE).-"
  bool is_behind_parenthesis() const {
    auto before = trim_right(text_.substr(0, at_));
    if (before.ends_with('.')) before.remove_suffix(1);
    return before.ends_with(')') || before.ends_with(']');
  }
  // "Damascus, SANA- "; but "US- and UK-led forces"
  bool is_behind_long_abbreviation() const {
    constexpr std::size_t shortest = 4;
    const auto before = text_.substr(0, at_);
    const auto count = count_letters(before.substr(before.find_last_of(" ,\n") + 1));
    return count.upper >= shortest && count.lower + count.digits == 0;
  }

  // The bytes of a dash or colon that ends a header here; 0 where none does.
  std::size_t terminator_size() const {
    if (rest().front() == ':') return is_time() ? 0 : 1;
    const auto dash = rest().substr(0, mark_size(rest(), dashes));
    return !dash.empty() && is_apart(dash) ? dash.size() : 0;
  }

  bool is_time() const {
    const auto next = rest().substr(1);
    return !next.empty() && (next.front() == '/' || (next.front() >= '0' && next.front() <= '9'));
  }

  // A hyphen inside a name has no blank before it; the longer dashes need none.
  bool is_apart(std::string_view dash) const {
    if (dash == "--" || dash == "—" || dash == "―" || is_behind_parenthesis()) return true;
    const auto next = rest().substr(dash.size());
    const bool is_before_blank = next.empty() || trim_left(next).size() < next.size();
    return is_before_blank && (is_behind_blank() || is_behind_long_abbreviation());
  }

  // "/TASS/." and "/ واع /"
  std::optional<Opening> slashed_agency() const {
    if (rest().front() != '/' || !is_behind_blank()) return std::nullopt;
    const auto close = rest().find('/', 1);
    if (close == std::string_view::npos) return std::nullopt;
    const auto inside = trim(rest().substr(1, close - 1));
    const auto next = rest().substr(close + 1);
    if (!is_agency_name(inside) || inside.find('\n') != std::string_view::npos) return std::nullopt;
    auto end = trim_left(next);
    for (const std::string_view mark : {".", ":", "--", "-", "–", "—"}) {
      if (!end.starts_with(mark)) continue;
      end.remove_prefix(mark.size());
      break;
    }
    return Opening{text_.substr(0, at_), inside, offset_in(text_, end)};
  }

  bool is_running_text() {
    if (mark_size(rest(), running_text_marks) > 0) return true;
    if (rest().front() == '\n' && trim_left(rest().substr(0, 1)).empty()) {
      const auto next = rest().substr(1);
      if (trim(next.substr(0, next.find('\n'))).empty()) return true;
    }
    constexpr int most_lower_case_words = 3;
    const bool is_word_start = at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\n';
    if (is_word_start && case_of(first_code_point(rest()).value) == LetterCase::lower)
      ++lower_case_words_;
    return lower_case_words_ > most_lower_case_words || (at_ == 0 && lower_case_words_ > 0);
  }

  void step() {
    const char c = rest().front();
    if (c == '(' || c == '[') ++depth_;
    if ((c == ')' || c == ']') && depth_ > 0) --depth_;
    at_ += first_code_point(rest()).size;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int lower_case_words_ = 0;
};

// ---- the parts of a header

// "dpa", "sda", "dpa-AFX": agencies that write themselves small.
bool is_small_agency(std::string_view text) {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 8;
  constexpr std::size_t longest_without_capitals = 4;
  if (text.size() < shortest || text.size() > longest || split_words(text).size() > 1) return false;
  const auto count = count_letters(text);
  const bool is_word = count.upper + count.lower + (text.find('-') < text.size()) == text.size();
  return is_word && (count.upper > 0 || text.size() <= longest_without_capitals);
}

bool is_opening_agency(std::string_view text) {
  const auto names = split_names(text);
  return std::all_of(names.begin(), names.end(), [](std::string_view name) {
    return is_agency_name(name) || is_small_agency(name);
  });
}

// Where the parenthesis opens that closes at the end of `text`; the brackets need not match: wires
// were typed by hand.
std::optional<std::size_t> find_last_parenthesis(std::string_view text) {
  int depth = 0;
  for (auto at = text.size(); at-- > 0;) {
    if (text[at] == ')' || text[at] == ']') ++depth;
    if ((text[at] == '(' || text[at] == '[') && --depth == 0) return at;
  }
  return std::nullopt;
}

bool is_two_digit_year(std::string_view word) {
  return word.size() == 2 && count_letters(word).digits == 2;
}

bool has_day_precision(const std::optional<Date>& date) {
  return date && date->precision() == DatePrecision::day;
}

// True if `text` is a day but for its year: "Jan 8", "8 January"
bool is_day_without_year(std::string_view text) {
  // A leap year, so that every day of a month exists.
  return has_day_precision(parse_date(std::string(text) + " 2000"));
}

void set_day(DatelineHeader& header, std::string_view text) {
  header.has_day = true;
  if (const auto date = parse_date(text); has_day_precision(date)) header.day = date;
}

void take_agency(DatelineHeader& header) {
  header.place = trim_commas(header.place);
  if (header.place.ends_with(").")) header.place.remove_suffix(1);
  if (!header.place.ends_with(')') && !header.place.ends_with(']')) return;
  const auto open = find_last_parenthesis(header.place);
  if (!open) return;
  const auto inside = trim(header.place.substr(*open + 1, header.place.size() - *open - 2));
  if (is_dateline_day(inside)) {
    set_day(header, inside);  // "GENEVA (3 March 2022) –"
  } else if (is_opening_agency(inside)) {
    header.agency = inside;
  }
  header.place = header.place.substr(0, *open);
}

std::string_view without_day_preposition(std::string_view text) {
  const auto words = split_words(text);
  if (words.size() < 2 || !contains(day_prepositions, words.back())) return text;
  return text.substr(0, offset_in(text, words.back()));
}

// Takes the longest end of the header that is a day: "24 Feb 2022", "Feb. 24", "Tuesday".
void take_day(DatelineHeader& header) {
  constexpr std::size_t most_words = 6;
  header.place = trim_commas(header.place);
  const auto words = split_words(header.place);
  const auto first = words.size() > most_words ? words.size() - most_words : 0;
  for (auto i = first; i < words.size(); ++i) {
    auto end = header.place.substr(offset_in(header.place, words[i]));
    if (end.ends_with('.')) end.remove_suffix(1);
    if (!is_dateline_day(end)) continue;
    set_day(header, end);
    header.place = trim_commas(header.place.substr(0, offset_in(header.place, end)));
    header.place = trim_commas(without_day_preposition(header.place));
    return;
  }
}

// "أربيل/ رويترز": where there is no case, a slash parts place and agency.
void take_agency_behind_slash(DatelineHeader& header) {
  const auto slash = header.place.find('/');
  if (slash == std::string_view::npos || !header.agency.empty() || !is_caseless(header.place))
    return;
  const auto agency = trim(header.place.substr(slash + 1));
  if (agency.find('/') != std::string_view::npos || !is_agency_name(agency)) return;
  header.agency = agency;
  header.place = trim(header.place.substr(0, slash));
}

// "Damascus, SANA": an abbreviation behind a place that is not in capitals itself.
void take_agency_behind_comma(DatelineHeader& header) {
  constexpr std::size_t longest_abbreviation = 6;
  const auto comma = header.place.rfind(',');
  if (comma == std::string_view::npos || !header.agency.empty()) return;
  const auto agency = trim(header.place.substr(comma + 1));
  const auto city = header.place.substr(0, header.place.find(','));
  const bool is_abbreviation = agency.size() >= 2 && count_letters(agency).upper == agency.size() &&
                               agency.size() <= longest_abbreviation;
  if (!is_abbreviation || count_letters(city).lower == 0) return;
  header.agency = agency;
  header.place = trim_commas(header.place.substr(0, comma));
}

// "KYIV. Feb 24 (Interfax-Ukraine)", but not "NORFOLK, Va." and "WASHINGTON D.C."
void drop_full_stop(DatelineHeader& header) {
  const auto place = header.place;
  const bool is_abbreviated = place.find_first_of(",. ") + 1 != place.size();
  if (place.ends_with('.') && !is_abbreviated) header.place.remove_suffix(1);
}

DatelineHeader take_apart(const Opening& opening) {
  DatelineHeader header{
      .place = opening.header, .agency = opening.slashed_agency, .size = opening.end};
  if (header.agency.empty()) take_agency(header);
  take_day(header);
  take_agency_behind_slash(header);
  take_agency_behind_comma(header);
  if (header.has_day) drop_full_stop(header);
  return header;
}

}  // namespace

std::optional<DatelineHeader> read_dateline_header(std::string_view text) {
  const auto opening = HeaderScanner(text).scan();
  return opening ? std::optional(take_apart(*opening)) : std::nullopt;
}

bool is_dateline_day(std::string_view text) {
  const auto words = split_words(text);
  if (count_letters(text).digits == 0) {
    return words.size() == 1 ? is_weekday(text) : to_lower(text) == "no date";
  }
  if (has_day_precision(parse_date(text)) || is_day_without_year(text)) return true;
  if (words.size() < 3 || !is_two_digit_year(words.back())) return false;
  return is_day_without_year(text.substr(0, offset_in(text, words.back())));
}

bool is_caseless(std::string_view text) {
  const auto count = count_letters(text);
  return count.caseless > 0 && count.upper + count.lower == 0;
}

}  // namespace dateline::corpus
