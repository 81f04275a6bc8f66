// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article_builder.h"

#include <utility>

#include "corpus/dateline.h"
#include "corpus/letters.h"

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
      break;
  }
  return nullptr;
}

bool is_web_address(std::string_view value) {
  const auto start = to_lower(value.substr(0, 8));
  return start.starts_with("http://") || start == "https://";
}

// "EN", "en-US" and "en_US" are "en"; what is no code of two letters stays, in lower case.
std::string language_code(std::string_view value) {
  auto code = to_lower(value);
  if (code.size() > 2 && (code[2] == '-' || code[2] == '_')) code.resize(2);
  return code;
}

}  // namespace

ArticleBuilder::ArticleBuilder(const CorpusFile& file, std::size_t line, const ReadOptions& options)
    : file_(file), options_(options) {
  article_.source_file = file.path;
  article_.source_line = line;
}

bool ArticleBuilder::has(Field field) const {
  if (const auto member = plain_member(field)) return !(article_.*member).empty();
  if (field == Field::source) return has(Field::url) && has(Field::outlet);
  if (field == Field::agency) return !article_.agencies.empty();
  if (field == Field::places) return !article_.places.empty();
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
    set_published(article_, trimmed, DateSource::given, options_.latest_credible);
  } else if (field == Field::agency) {
    article_.agencies.emplace_back(trimmed);
  } else if (field == Field::places) {
    add_place({.name = std::string(trimmed)});
  } else {
    article_.*plain_member(field) =
        field == Field::language ? language_code(trimmed) : std::string(trimmed);
  }
}

void ArticleBuilder::add_place(GivenPlace place) { article_.places.push_back(std::move(place)); }

Article ArticleBuilder::build() {
  if (article_.text.empty() && article_.title.empty()) {
    throw ReadError(file_.path, article_.source_line, "no text");
  }
  if (article_.id.empty()) article_.id = file_.name + ':' + std::to_string(article_.source_line);
  read_opening(article_, options_.latest_credible);
  return std::move(article_);
}

}  // namespace dateline::corpus
