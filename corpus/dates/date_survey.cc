// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/date_survey.h"

namespace dateline::corpus {
namespace {

std::string rows(std::size_t number) {
  return std::to_string(number) + (number == 1 ? " row" : " rows");
}

std::string to_text(const DateEvidence& evidence, DateOrder order, std::string_view how) {
  const bool month_first = order == DateOrder::month_first;
  const auto proving = month_first ? evidence.month_first : evidence.day_first;
  const auto against = month_first ? evidence.day_first : evidence.month_first;
  return std::string(month_first ? "month first" : "day first") + std::string(how) + ": " +
         rows(proving) + (proving == 1 ? " proves it, " : " prove it, ") + std::to_string(against) +
         (against == 1 ? " speaks against, " : " speak against, ") +
         std::to_string(evidence.ambiguous) + " ambiguous";
}

}  // namespace

std::optional<DateOrder> DateEvidence::order() const {
  if ((day_first == 0) == (month_first == 0)) return std::nullopt;
  return day_first > 0 ? DateOrder::day_first : DateOrder::month_first;
}

std::string DateEvidence::to_string(std::optional<DateOrder> told) const {
  if (told && *told != DateOrder::year_first) return to_text(*this, *told, ", as told");
  if (const auto proven = order(); proven && !told) return to_text(*this, *proven, "");
  const bool is_mixed = day_first > 0 && month_first > 0;
  const std::string why = is_mixed ? rows(day_first) + " can only be day first and " +
                                         std::to_string(month_first) + " only month first"
                                   : "no row proves whether the day or the month comes first";
  if (ambiguous == 0) return why;
  return why + ": " + std::to_string(ambiguous) +
         " ambiguous stay undated; --date-order dmy or mdy decides";
}

void DateSurvey::add(std::string_view column, std::string_view written) {
  const auto clue = find_date_clue(written);
  if (clue == DateClue::none) return;
  auto found = columns_.find(column);
  if (found == columns_.end()) found = columns_.emplace(column, DateEvidence{}).first;
  auto& evidence = found->second;
  if (clue == DateClue::day_first) ++evidence.day_first;
  if (clue == DateClue::month_first) ++evidence.month_first;
  if (clue == DateClue::either) ++evidence.ambiguous;
}

DateEvidence DateSurvey::evidence(std::string_view column) const {
  const auto found = columns_.find(column);
  return found == columns_.end() ? DateEvidence{} : found->second;
}

}  // namespace dateline::corpus
