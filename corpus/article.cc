// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article.h"

#include "corpus/date_parser.h"
#include "corpus/letters.h"

namespace dateline::corpus {
namespace {

bool is_credible(Date date, Date latest_credible) {
  // What programs write for "no date" is the zero of Unix time; no newspaper archive that a scraper
  // meets goes back beyond 1900.
  constexpr Date zero_of_unix_time{1970, 1, 1};
  constexpr std::int16_t earliest_year = 1900;
  return date != zero_of_unix_time && date.year >= earliest_year &&
         date.first_day() <= latest_credible;
}

}  // namespace

void set_published(Article& article, std::string_view written, DateSource source,
                   Date latest_credible) {
  written = trim(written);
  if (written.empty()) return;
  const auto date = parse_date(written);
  if (!date || !is_credible(*date, latest_credible)) {
    article.unread_date = written;
    return;
  }
  article.published = date;
  article.date_source = source;
}

}  // namespace dateline::corpus
