// SPDX-License-Identifier: GPL-2.0-or-later
// What the parts of a header must look like depends on each other: beside an agency a place may be
// written in any way, alone it must stand in capitals, and in a text that is all capitals it needs
// a day or its country. That keeps headings, labels and the first words of sentences out. Where
// there is no case, one to three words that open the text are taken, and the caller's table
// decides.
#include "corpus/article/dateline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/article/agency_name.h"
#include "corpus/article/dateline_header.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr std::size_t most_lines = 30;

// Words before a colon or dash that newsrooms write in capitals and that are not places.
// clang-format off
constexpr auto newsroom_words = std::to_array<std::string_view>({
    "advertisement", "alert", "alerts", "analysis", "answer", "attention", "background",
    "breaking", "briefing", "bulletin", "caption", "comment", "commentary", "context",
    "correction", "date", "developing", "editor", "editor's", "editorial", "editors", "eds",
    "exclusive", "explained", "explainer", "factbox", "feature", "file", "flash", "from",
    "gallery", "graphic", "headline", "headlines", "highlights", "insight", "interactive",
    "interview", "just", "lead", "live", "map", "more", "news", "note", "notes", "opinion",
    "photo", "photos", "pictures", "podcast", "points", "poll", "press", "profile", "question",
    "questions", "quotes", "read", "recap", "related", "release", "report", "review", "roundup",
    "source", "sources", "spotlight", "statement", "story", "subject", "summary", "text",
    "timeline", "title", "transcript", "trending", "update", "updated", "updates", "urgent",
    "video", "view", "views", "warning", "watch", "срочно", "молния", "терміново", "фото",
    "видео", "відео"});
// clang-format on

// Lower-case words inside a place name.
constexpr auto place_particles = std::to_array<std::string_view>(
    {"al", "el", "as",   "de",     "del", "la",  "le",  "les", "du",
     "da", "di", "do",   "dos",    "of",  "the", "and", "et",  "y",
     "и",  "і",  "near", "aboard", "en",  "sur", "on",  "in",  "and/or"});

constexpr auto bullets =
    std::to_array<std::string_view>({"•", "·", "▪", "●", "*", "–", "—", "-", ">"});

std::string_view without_bullet(std::string_view line) {
  line = trim_left(line);
  return trim_left(line.substr(mark_size(line, bullets)));
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const auto word : split_words(text)) {
    if (!line.empty()) line += ' ';
    line += word;
  }
  return line;
}

bool has_only_place_marks(std::string_view text) {
  return text.find_first_of("0123456789:;?!\"<>=|{}@#$%*+&_") == std::string_view::npos;
}

bool is_capitalised(std::string_view segment) {
  const auto words = split_words(segment);
  return !words.empty() && std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return !starts_in_lower_case(word) || contains(place_particles, word.substr(0, word.find('-')));
  });
}

bool is_in_capitals(std::string_view segment) {
  const auto words = split_words(segment);
  const auto is_upper = [](std::string_view word) {
    return count_letters(word).lower == 0 || contains(place_particles, word);
  };
  return count_letters(segment).upper >= 2 && std::all_of(words.begin(), words.end(), is_upper);
}

bool has_newsroom_word(std::string_view segment) {
  const auto words = split_words(segment);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return contains(newsroom_words, to_lower(word));
  });
}

// The parts of a place between commas: city, region, country.
std::vector<std::string_view> segments_of(std::string_view place) {
  std::vector<std::string_view> segments;
  for (;;) {
    const auto comma = place.find(',');
    segments.push_back(trim(place.substr(0, comma)));
    if (comma == std::string_view::npos) return segments;
    place = place.substr(comma + 1);
  }
}

bool is_place(std::string_view place, std::size_t most_words) {
  constexpr std::size_t most_segments = 4;
  constexpr std::size_t most_words_of_region = 4;
  const auto segments = segments_of(place);
  if (segments.size() > most_segments || !has_only_place_marks(place)) return false;
  if (split_words(segments.front()).size() > most_words) return false;
  return std::all_of(segments.begin(), segments.end(), [&segments](std::string_view segment) {
    return is_capitalised(segment) && (segment.data() == segments.front().data() ||
                                       split_words(segment).size() <= most_words_of_region);
  });
}

// True where `after`, the text behind the dash or colon, goes on on the same line in a way that
// capitals before it mean something: in lower case, or, behind a city with its country, at length.
bool is_sentence_behind(const std::vector<std::string_view>& place, std::string_view after) {
  constexpr std::size_t enough = 120;
  constexpr std::size_t fewest_small_letters = 3;
  constexpr std::size_t fewest_capitals = 40;
  const auto count = count_letters(after.substr(0, std::min(enough, after.find('\n'))));
  return count.lower >= fewest_small_letters ||
         (place.size() > 1 && count.upper >= fewest_capitals);
}

// "MOSUL, IRAQ - JULY 9: An Iraqi soldier ..." opens a photo caption.
bool is_caption(std::string_view after) {
  constexpr std::size_t longest_day = 30;
  const auto colon = after.substr(0, longest_day).find(':');
  return colon != std::string_view::npos && is_dateline_day(trim(after.substr(0, colon)));
}

bool is_credible(const DatelineHeader& header, std::string_view after, bool opens_text) {
  constexpr std::size_t most_words_alone = 4;
  constexpr std::size_t most_words_beside_agency = 6;
  if (trim_left(after).empty() || is_caption(after)) return false;
  if (header.place.empty()) return !header.agency.empty() && !header.has_day;
  if (!header.agency.empty()) {
    return is_place(header.place,
                    is_caseless(header.place) ? most_words_alone : most_words_beside_agency);
  }
  if (!is_place(header.place, most_words_alone) || has_newsroom_word(header.place)) return false;
  if (header.day) return true;
  const auto segments = segments_of(header.place);
  if (is_caseless(header.place)) {
    constexpr std::size_t most_words_without_case = 3;
    return opens_text && split_words(header.place).size() <= most_words_without_case;
  }
  return is_in_capitals(segments.front()) &&
         (header.has_day || is_sentence_behind(segments, after));
}

// The dateline that the candidate at `begin` opens with.
std::optional<Dateline> parse_candidate(std::string_view text, std::size_t begin) {
  const auto candidate = text.substr(begin);
  const auto header = read_dateline_header(candidate);
  const bool opens_text = trim(text.substr(0, begin)).empty();
  if (!header || !is_credible(*header, candidate.substr(header->size), opens_text)) {
    return std::nullopt;
  }
  const std::string_view agency = header->agency;
  const auto agency_begin =
      agency.empty() ? 0 : static_cast<std::size_t>(agency.data() - text.data());
  return Dateline{.place = on_one_line(header->place),
                  .day = header->day,
                  .agency = on_one_line(agency),
                  .agency_begin = agency_begin,
                  .agency_end = agency_begin + agency.size(),
                  .begin = begin,
                  .end = begin + header->size};
}

void add_credit(Article& article, std::string_view agency) {
  auto& credits = article.agency_credits;
  if (agency.empty() || std::find(credits.begin(), credits.end(), agency) != credits.end()) return;
  credits.emplace_back(agency);
}

}  // namespace

std::optional<Dateline> parse_dateline(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t line = 0; line < most_lines && begin < text.size(); ++line) {
    const auto feed = std::min(text.find('\n', begin), text.size());
    const auto candidate = without_bullet(text.substr(begin, feed - begin));
    if (!candidate.empty()) {
      if (auto dateline = parse_candidate(text, offset_in(text, candidate))) return dateline;
    }
    begin = feed + 1;
  }
  return std::nullopt;
}

void read_opening(Article& article, Date latest_credible) {
  if (const auto dateline = parse_dateline(article.text)) {
    if (article.filed.empty()) article.filed = dateline->place;
    for (const auto agency : split_names(dateline->agency)) add_credit(article, agency);
    if (dateline->day && !article.published && article.unread_date.empty()) {
      const auto day = dateline->day->to_string();
      set_published(article, {day, dateline->day, DateSource::dateline}, latest_credible);
    }
  }
  for (const auto& credit : find_credits(article.text)) add_credit(article, credit.agency);
}

}  // namespace dateline::corpus
