// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/json_ld.h"

#include <algorithm>
#include <array>

#include "corpus/fields/record.h"
#include "corpus/formats/json_parser.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

// Where an article may stand in linked data. Lists of links to other articles stand elsewhere.
constexpr auto places_of_articles =
    std::to_array<std::string_view>({"", "@graph.", "mainEntity.", "@graph.mainEntity."});

bool is_article_type(std::string_view type) {
  type = type.substr(type.rfind('/') + 1);
  return type.ends_with("Article") || type == "BlogPosting" || type == "LiveBlogPosting" ||
         type == "Report";
}

// Scripts wrap the data into what hid it from browsers of old.
std::string_view unwrap(std::string_view script) {
  script = trim(script);
  for (const std::string_view opening : {"<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/"}) {
    if (!script.starts_with(opening)) continue;
    const auto begin = script.find_first_of("[{", opening.size());
    const auto end = script.find_last_of("]}", script.size() - (opening[0] == '<' ? 3 : 4));
    if (begin != script.npos && end != script.npos && begin < end) {
      return script.substr(begin, end + 1 - begin);
    }
  }
  return trim_right(script.ends_with(';') ? script.substr(0, script.size() - 1) : script);
}

// Raw control characters in strings as JSON wants them; elsewhere they become spaces.
std::string escape_controls(std::string_view json) {
  std::string escaped;
  bool is_in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') is_in_string = !is_in_string;
    if (static_cast<unsigned char>(c) < 0x20) {
      escaped += is_in_string && c == '\n' ? "\\n" : " ";
      continue;
    }
    escaped += c;
    if (is_in_string && c == '\\' && i + 1 < json.size()) escaped += json[++i];
  }
  return escaped;
}

bool parse(std::string json, JsonParser& parser, Record& record) {
  if (json.starts_with('[')) json = "{\"@graph\":" + json + '}';
  const auto size = json.size();
  json.append(JsonParser::padding, '\0');
  record.start(1);
  try {
    parser.parse(std::string_view(json).substr(0, size), record);
    return true;
  } catch (const JsonError&) {
    return false;
  }
}

// One object of the record: where it stands and in which item of the list.
struct Object {
  std::string_view path{};
  std::size_t item = 0;
};

std::optional<Object> find_article(const Record& record) {
  constexpr std::string_view type = "@type";
  for (const auto& value : record.values()) {
    if (!value.path.ends_with(type) || !is_article_type(value.text)) continue;
    const auto path = value.path.substr(0, value.path.size() - type.size());
    // A list of types is a list of its own only where no list is around it.
    const bool is_in_list = path.starts_with("@graph.");
    if (std::find(places_of_articles.begin(), places_of_articles.end(), path) !=
        places_of_articles.end()) {
      return Object{path, is_in_list ? value.item : 0};
    }
  }
  return std::nullopt;
}

// The texts of a member, its own or its items' own: "name" of {"name": "A"} and of [{"name": "A"}].
std::vector<std::string> texts_of(const Record& record, const Object& object,
                                  std::string_view member) {
  std::vector<std::string> texts;
  for (const auto& value : record.values()) {
    const bool is_member = value.path.starts_with(object.path) &&
                           value.path.substr(object.path.size()) == member &&
                           (object.item == 0 || value.item == object.item);
    if (is_member && value.type == ValueType::text && !trim(value.text).empty()) {
      texts.emplace_back(trim(value.text));
    }
  }
  return texts;
}

std::string first_of(const Record& record, const Object& object,
                     std::initializer_list<std::string_view> members) {
  for (const auto member : members) {
    auto texts = texts_of(record, object, member);
    if (!texts.empty()) return std::move(texts.front());
  }
  return {};
}

// By name where the member is an object, else as it is written.
std::vector<std::string> names_of(const Record& record, const Object& object,
                                  std::string_view member) {
  auto names = texts_of(record, object, std::string(member) + ".name");
  return names.empty() ? texts_of(record, object, member) : names;
}

}  // namespace

std::optional<LinkedArticle> read_json_ld(std::string_view script) {
  const auto json = unwrap(script);
  JsonParser parser;
  Record record;
  if (!parse(std::string(json), parser, record) && !parse(escape_controls(json), parser, record)) {
    return std::nullopt;
  }
  const auto object = find_article(record);
  if (!object) return std::nullopt;
  const auto first = [&](std::initializer_list<std::string_view> members) {
    return first_of(record, *object, members);
  };
  return LinkedArticle{
      .headline = first({"headline", "name"}),
      .body = first({"articleBody"}),
      .published = first({"datePublished"}),
      .updated = first({"dateModified"}),
      .publisher = first({"publisher.name", "publisher", "sourceOrganization.name"}),
      .language = first({"inLanguage", "inLanguage.alternateName"}),
      .url = first({"url", "mainEntityOfPage.@id", "mainEntityOfPage"}),
      .summary = first({"description"}),
      .dateline = first({"dateline"}),
      .authors = names_of(record, *object, "author"),
      .places = names_of(record, *object, "contentLocation"),
  };
}

}  // namespace dateline::corpus
