// SPDX-License-Identifier: GPL-2.0-or-later
// The dateline of a report: where it was filed, on what day, and by which agency.
//
//   ERBIL, Iraq, Jan 8 (Reuters) - Two drones ...        place "ERBIL, Iraq", agency "Reuters"
//   Kyiv, 3 March 2022 – Experts ...                     place "Kyiv", day 2022-03-03
//   BAGHDAD: The US military has begun ...               place "BAGHDAD"
//   SAN SALVADOR, 3 JAN 90 -- [REPORT] ...               place "SAN SALVADOR"
//   MOSCOW, March 3. /TASS/. The ministry ...            place "MOSCOW", agency "TASS"
//   أربيل/ رويترز: ...                                   place "أربيل", agency "رويترز"
//
// Nothing here knows a list of places or agencies: the text is read by its shape, and whoever has a
// name table decides which candidates are real.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/article/article.h"
#include "corpus/article/credit.h"

namespace dateline::corpus {

struct Dateline {
  // As written, without the day and the agency; a line break inside is a space. Empty where only an
  // agency stands there: "(Reuters) - Two drones".
  std::string place{};
  std::optional<Date> day{};     // only where day, month and a year of four digits stand there
  std::string agency{};          // as written in the parentheses, or empty
  std::size_t agency_begin = 0;  // its bytes in the text; 0 and 0 without one
  std::size_t agency_end = 0;
  std::size_t begin = 0;  // bytes of the whole dateline in the text, the dash or colon included
  std::size_t end = 0;
};

// The first line of the text that opens like a dateline, looked for at the starts of its first 30
// lines (a headline, a caption and bullets may come before it). Nullopt where none does.
std::optional<Dateline> parse_dateline(std::string_view text);

// Fills filed, agency_credits and, where the article states no date at all, the date from the text
// of the article. What the article already states stays. A day after `latest_credible` is treated
// as set_published() does.
void read_opening(Article& article, Date latest_credible = {9999, 12, 31});

}  // namespace dateline::corpus
