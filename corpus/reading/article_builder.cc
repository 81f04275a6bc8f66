// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/article_builder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "corpus/article/dateline.h"
#include "corpus/dates/date_parser.h"
#include "corpus/text/language_names.h"
#include "corpus/text/letters.h"
#include "corpus/text/mojibake.h"

namespace dateline::corpus {
namespace {

// The member that holds `field` as it is written; nullptr for a field that is read or may be
// several.
std::string Article::*plain_member(Field field) {
  switch (field) {
    case Field::id:
      return &Article::id;
    case Field::title:
      return &Article::title;
    case Field::text:
      return &Article::text;
    case Field::outlet:
      return &Article::outlet;
    case Field::url:
      return &Article::url;
    case Field::language:
      return &Article::language;
    case Field::filed:
      return &Article::filed;
    case Field::source:
    case Field::published:
    case Field::agency:
    case Field::places:
    case Field::latitude:
    case Field::longitude:
      break;
  }
  return nullptr;
}

bool is_web_address(std::string_view value) {
  const auto start = to_lower(value.substr(0, 8));
  return start.starts_with("http://") || start == "https://";
}

std::optional<double> read_degrees(std::string_view text, double limit) {
  double degrees = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, degrees);
  const bool is_read = read.ec == std::errc() && read.ptr == end && std::abs(degrees) <= limit;
  return is_read ? std::optional(degrees) : std::nullopt;
}

// The id of a record that has none: where it stands.
std::string place_of(const Article& article, const std::string& file) {
  const auto line = file + ':' + std::to_string(article.source_line);
  return article.source_item < 2 ? line : line + ':' + std::to_string(article.source_item);
}

// The day in /2014/06/10/, as many sites have it in their addresses.
std::optional<Date> date_in(std::string_view url) {
  constexpr std::string_view shape = "/dddd/dd/dd/";
  const auto fits = [&](std::size_t begin) {
    for (std::size_t i = 0; i < shape.size(); ++i) {
      const char c = url[begin + i];
      if (shape[i] == 'd' ? c < '0' || c > '9' : c != '/') return false;
    }
    return true;
  };
  for (std::size_t begin = 0; begin + shape.size() <= url.size(); ++begin) {
    if (fits(begin)) return parse_date(url.substr(begin + 1, shape.size() - 2));
  }
  return std::nullopt;
}

}  // namespace

ArticleBuilder::ArticleBuilder(const CorpusFile& file, std::size_t line, std::size_t item,
                               const ReadOptions& options)
    : file_(file), options_(options) {
  article_.source_file = file.path;
  article_.source_line = line;
  article_.source_item = item;
}

bool ArticleBuilder::has(Field field) const {
  if (const auto member = plain_member(field)) return !(article_.*member).empty();
  if (field == Field::source) return has(Field::url) && has(Field::outlet);
  if (field == Field::agency) return !article_.agencies.empty();
  if (field == Field::places) return !article_.places.empty();
  if (field == Field::latitude) return latitude_.has_value();
  if (field == Field::longitude) return longitude_.has_value();
  return article_.published || !article_.unread_date.empty();
}

void ArticleBuilder::set(Field field, std::string value) {
  const auto trimmed = trim(value);
  if (trimmed.empty()) return;
  // Only the text stays as it is: byte offsets refer to it.
  if (field == Field::text) {
    article_.text = std::move(value);
  } else if (field == Field::source) {
    const auto meant = is_web_address(trimmed) ? Field::url : Field::outlet;
    if (!has(meant)) set(meant, std::move(value));
  } else if (field == Field::published) {
    set_published(trimmed, DateSource::given, options_.dates);
  } else if (field == Field::agency) {
    article_.agencies.emplace_back(trimmed);
  } else if (field == Field::places) {
    add_place({.name = std::string(trimmed)});
  } else if (field == Field::latitude) {
    latitude_ = read_degrees(trimmed, 90);
  } else if (field == Field::longitude) {
    longitude_ = read_degrees(trimmed, 180);
  } else {
    article_.*plain_member(field) =
        field == Field::language ? language_code(trimmed) : std::string(trimmed);
  }
}

void ArticleBuilder::add_place(GivenPlace place) {
  const auto is_same = [&place](const GivenPlace& other) {
    return other.name == place.name && place.id.empty() && !place.latitude;
  };
  if (std::none_of(article_.places.begin(), article_.places.end(), is_same))
    article_.places.push_back(std::move(place));
}

void ArticleBuilder::set_published(std::string_view written, DateSource source,
                                   const DateRules& rules) {
  const auto text = trim(written);
  corpus::set_published(article_, {text, parse_date(text, rules), source},
                        options_.latest_credible);
}

void ArticleBuilder::add_flag(std::string_view flag) { article_.flags.emplace_back(flag); }

void ArticleBuilder::look_for_mojibake() {
  if (!has_mojibake(article_.title) && !has_mojibake(article_.text)) return;
  if (!options_.repairs_mojibake) return add_flag("mojibake");
  add_flag("repaired-mojibake");
  for (auto* text : {&article_.title, &article_.text, &article_.outlet, &article_.filed})
    *text = repair_mojibake(*text);
  for (auto& place : article_.places) place.name = repair_mojibake(place.name);
}

Article ArticleBuilder::build() {
  if (article_.text.empty() && article_.title.empty()) {
    throw ReadError(file_.path, article_.source_line, "no text");
  }
  if (article_.id.empty()) article_.id = place_of(article_, file_.name);
  if (latitude_ && longitude_ && !article_.places.empty() && !article_.places.front().latitude) {
    article_.places.front().latitude = latitude_;
    article_.places.front().longitude = longitude_;
  }
  look_for_mojibake();
  read_opening(article_, options_.latest_credible);
  if (!article_.published && article_.unread_date.empty()) {
    if (const auto date = date_in(article_.url))
      corpus::set_published(article_, {date->to_string(), date, DateSource::url},
                            options_.latest_credible);
  }
  return std::move(article_);
}

}  // namespace dateline::corpus
