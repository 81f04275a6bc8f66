// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article/article.h"

#include "corpus/text/letters.h"

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

void set_published(Article& article, const WrittenDate& written, Date latest_credible) {
  const auto text = trim(written.text);
  if (text.empty()) return;
  const bool is_believed = written.date && is_credible(*written.date, latest_credible);
  if (!is_believed) {
    article.unread_date = text;
    article.flags.emplace_back(written.date ? "suspect-date" : "unread-date");
    return;
  }
  article.published = written.date;
  article.date_source = written.source;
}

}  // namespace dateline::corpus
