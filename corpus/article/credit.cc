// SPDX-License-Identifier: GPL-2.0-or-later
// A credit is a phrase of its own at the end of a line: behind the end of a sentence, in
// parentheses behind one, or the whole line. The phrase must have one of a few shapes, and all of
// it but the words of that shape must be names.
#include "corpus/article/credit.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "corpus/article/agency_name.h"
#include "corpus/article/dateline.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr std::size_t most_lines = 8;
constexpr std::size_t longest_phrase = 160;

constexpr auto source_labels = std::to_array<std::string_view>(
    {"sources", "source", "quellen", "quelle", "fuentes", "fuente", "источники", "источник",
     "джерела", "джерело", "المصادر", "المصدر", "مصدر"});

// Longest first: what follows the match must be names.
constexpr auto with_openings = std::to_array<std::string_view>(
    {"with additional reporting by", "with additional reporting from", "with agency inputs from",
     "with inputs from", "with input from", "with files from", "with reports from",
     "with reporting from", "with reporting by", "with information from", "with material from",
     "with contributions from", "con información de", "mit material von", "with", "avec", "mit",
     "con"});

constexpr auto reporting_openings = std::to_array<std::string_view>({"reporting by"});

constexpr auto contribution_endings =
    std::to_array<std::string_view>({"contributed to this report", "contributed to this story",
                                     "contributed to this article", "contributed reporting"});

constexpr auto dashes = std::to_array<std::string_view>({"—", "–", "―", "--", "-"});
constexpr auto sentence_ends =
    std::to_array<std::string_view>({".", "!", "?", "؟", "…", "。", "۔"});
constexpr auto closing_marks =
    std::to_array<std::string_view>({"\"", "'", "”", "’", "»", ")", "]", "“"});

// Where `c` stands last; npos if it does not. That of the standard library looks at byte after
// byte, and a text may be one line.
std::size_t find_last(std::string_view text, char c) {
  const auto* found = text.empty() ? nullptr : ::memrchr(text.data(), c, text.size());
  return found ? offset_in(text, {static_cast<const char*>(found), 1}) : text.npos;
}

std::string_view without_dash(std::string_view text) {
  return trim(text.substr(mark_size(text, dashes)));
}

std::string_view without_full_stop(std::string_view text) {
  const bool is_full_stop = text.find('.') == text.size() - 1;
  return text.ends_with('.') && is_full_stop ? trim(text.substr(0, text.size() - 1)) : text;
}

// What is left of `phrase` behind the first of `openings` that it begins with, in any case.
template <std::size_t size>
std::optional<std::string_view> behind_opening(std::string_view phrase,
                                               const std::array<std::string_view, size>& openings) {
  for (const auto opening : openings) {
    if (!starts_with_in_any_case(phrase, opening)) continue;
    // The letters of these words have as many bytes in upper case as in lower.
    const auto rest = phrase.substr(opening.size());
    if (rest.starts_with(':') || trim_left(rest).size() < rest.size()) return rest;
  }
  return std::nullopt;
}

// ---- the shapes: each gives the part of a phrase that must be names, or nothing

// "Source: Reuters", "Sources: AFP, Reuters", "Source – Reuters", "Source Reuters"
std::string_view names_of_source(std::string_view phrase) {
  auto names = trim(behind_opening(phrase, source_labels).value_or(std::string_view()));
  if (names.starts_with(':')) names = trim(names.substr(1));
  return without_full_stop(without_dash(names));
}

// "With AP", "With inputs from AFP", "With PTI inputs"
std::string_view names_of_with(std::string_view phrase) {
  const auto names = trim(behind_opening(phrase, with_openings).value_or(std::string_view()));
  constexpr std::string_view inputs = " inputs";
  return names.ends_with(inputs) ? names.substr(0, names.size() - inputs.size()) : names;
}

// "Reuters contributed to this report."
std::string_view names_of_contribution(std::string_view phrase) {
  const auto sentence = without_full_stop(phrase);
  for (const auto ending : contribution_endings) {
    if (sentence.ends_with(ending)) {
      return trim(sentence.substr(0, sentence.size() - ending.size()));
    }
  }
  return {};
}

// "Reporting by Reuters"; two words would be the name of a reporter.
std::string_view names_of_reporting(std::string_view phrase) {
  const auto names = trim(behind_opening(phrase, reporting_openings).value_or(std::string_view()));
  return split_words(names).size() == 1 ? names : std::string_view();
}

// "– AFP", "-- AFP/Reuters"
std::string_view names_of_dash(std::string_view phrase) {
  const auto names = without_dash(phrase);
  return names.size() < phrase.size() ? without_full_stop(names) : std::string_view();
}

using Shape = std::string_view (*)(std::string_view phrase);
constexpr auto spoken_shapes = std::to_array<Shape>(
    {names_of_source, names_of_with, names_of_contribution, names_of_reporting});

std::vector<std::string_view> agencies_spoken_of(std::string_view phrase) {
  for (const auto shape : spoken_shapes) {
    const auto names = shape(phrase);
    if (names.empty()) continue;
    if (auto agencies = list_agencies(names); !agencies.empty()) return agencies;
  }
  return {};
}

// ---- lines and their phrases

// A line among the last ones, and what the text around it says of it.
struct CreditLine {
  std::string_view text{};
  std::size_t lines_below = 0;  // that are not blank
  bool continues = false;       // it goes on with the sentence of the line above
  std::string_view context{};   // the end of the text
};

bool ends_like_a_sentence(std::string_view text) {
  text = trim(text);
  for (const auto mark : closing_marks) {
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  return std::any_of(sentence_ends.begin(), sentence_ends.end(),
                     [text](std::string_view end) { return text.ends_with(end); });
}

// True where the line that begins at `begin` is part of a paragraph with hard line breaks.
bool continues_above(std::string_view text, std::size_t begin) {
  constexpr std::size_t shortest_broken_line = 40;
  if (begin == 0) return false;
  const auto above = text.substr(0, begin - 1);
  const auto line = trim(above.substr(find_last(above, '\n') + 1));
  return line.size() >= shortest_broken_line && !ends_like_a_sentence(line);
}

// Whether a text has hardly a small letter. "WITH THE ARMY" is no credit then.
bool is_in_capitals(std::string_view text) {
  constexpr std::size_t fewest_capitals = 20;
  const auto count = count_letters(text);
  return count.upper >= fewest_capitals && count.upper > 4 * (count.lower + count.caseless);
}

// The last lines of `text` that are not blank, the last one first.
std::vector<CreditLine> last_lines(std::string_view text) {
  constexpr std::size_t enough_context = 400;
  const auto context = text.substr(text.size() - std::min(text.size(), enough_context));
  std::vector<CreditLine> lines;
  for (auto rest = text; lines.size() < most_lines && !rest.empty();) {
    const auto begin = find_last(rest, '\n') + 1;  // 0 where there is none
    if (const auto line = trim(rest.substr(begin)); !line.empty()) {
      lines.push_back({line, lines.size(), continues_above(text, begin), context});
    }
    rest = rest.substr(0, begin == 0 ? 0 : begin - 1);
  }
  return lines;
}

// The phrases of a line that may be credits, the shortest first: what stands behind each of its
// last sentence ends, and all of it.
std::vector<std::string_view> phrases_of(const CreditLine& line) {
  std::vector<std::string_view> phrases;
  const auto text = line.text;
  const auto from = text.size() - std::min(text.size(), longest_phrase);
  if (from == 0 && !line.continues) phrases.push_back(text);
  for (auto at = from; at < text.size(); ++at) {
    if (is_ascii_letter(text[at]) || text[at] == ' ') continue;
    const auto end_size = mark_size(text.substr(at), sentence_ends);
    if (end_size == 0) continue;
    auto rest = text.substr(at + end_size);
    while (const auto size = mark_size(rest, closing_marks)) rest.remove_prefix(size);
    const auto phrase = trim(rest);
    const bool is_apart =
        phrase.size() < rest.size() || mark_size(rest, dashes) > 0 || rest.starts_with('(');
    if (is_apart && !phrase.empty()) phrases.push_back(phrase);
  }
  std::reverse(phrases.begin(), phrases.end());
  return phrases;
}

// What stands in the parentheses that are all of `phrase`.
std::optional<std::string_view> inside_parentheses(std::string_view phrase) {
  phrase = without_full_stop(phrase);
  if (!phrase.starts_with('(') || phrase.find(')') != phrase.size() - 1) return std::nullopt;
  return trim(phrase.substr(1, phrase.size() - 2));
}

// "(Source: Syrian Coalition)" says so much of itself that words may follow it.
std::string_view source_in_parentheses(std::string_view line) {
  const auto close = find_last(line, ')');
  if (close == std::string_view::npos) return {};
  const auto open = find_last(line.substr(0, close), '(');
  if (open == std::string_view::npos) return {};
  if (line.size() - open > longest_phrase) return {};
  return names_of_source(trim(line.substr(open + 1, close - open - 1)));
}

// What a phrase, or the parentheses that are all of it, credits.
std::vector<std::string_view> agencies_of_phrase(std::string_view phrase, const CreditLine& line) {
  // Further up "(AFP)" and "– AFP" belong to captions and quotations.
  constexpr std::size_t most_lines_below = 3;
  const auto inside = inside_parentheses(phrase);
  auto agencies = agencies_spoken_of(inside.value_or(phrase));
  if (!agencies.empty() || line.lines_below > most_lines_below) return agencies;
  return list_agencies(inside.value_or(names_of_dash(phrase)));
}

// A last line that is nothing but the abbreviation of an agency: "REUTER".
std::vector<std::string_view> agencies_of_bare_line(const CreditLine& line) {
  constexpr std::size_t longest_abbreviation = 30;
  if (line.lines_below > 0 || line.continues || line.text.size() > longest_abbreviation) return {};
  const auto name = trim(line.text.substr(0, line.text.find_last_not_of(".-") + 1));
  const auto count = count_letters(name);
  const bool is_abbreviation = count.upper >= 2 && count.lower + count.digits == 0;
  if (!is_abbreviation || split_words(name).size() > 1 || is_in_capitals(line.context)) return {};
  return list_agencies(name);
}

std::vector<std::string_view> agencies_of(const CreditLine& line) {
  if (const auto names = source_in_parentheses(line.text); !names.empty()) {
    if (auto agencies = list_agencies(names); !agencies.empty()) return agencies;
  }
  for (const auto phrase : phrases_of(line)) {
    auto agencies = agencies_of_phrase(phrase, line);
    if (agencies.empty()) continue;
    const bool is_marked = phrase.find(':') != phrase.npos || phrase.starts_with('(');
    if (is_marked || !is_in_capitals(line.context)) return agencies;
  }
  return agencies_of_bare_line(line);
}

}  // namespace

std::vector<Credit> find_credits(std::string_view text) {
  std::vector<Credit> credits;
  auto lines = last_lines(text);
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    for (const auto agency : agencies_of(*line)) {
      const auto begin = offset_in(text, agency);
      credits.push_back({std::string(agency), begin, begin + agency.size()});
    }
  }
  if (credits.empty()) return credits;
  const auto dateline = parse_dateline(text);
  std::erase_if(credits, [&dateline](const Credit& credit) {
    return dateline && credit.begin < dateline->end;
  });
  return credits;
}

}  // namespace dateline::corpus
