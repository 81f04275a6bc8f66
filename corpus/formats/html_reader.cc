// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/html_reader.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "corpus/article/dateline.h"
#include "corpus/dates/date_parser.h"
#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"
#include "corpus/files/line_reader.h"
#include "corpus/formats/html_page.h"
#include "corpus/formats/html_text.h"
#include "corpus/formats/json_ld.h"
#include "corpus/text/declared_encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

// The names under which sites state a day of publication, the most trustworthy first. Names for
// changes are not among them.
constexpr auto date_names = std::to_array<std::string_view>({
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dcterms.available",
    "citation_publication_date",
    "citation_date",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "publication_date",
    "publication-date",
    "publicationdate",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_at",
    "pubdate",
    "rbpubdate",
    "dateposted",
    "displaydate",
    "date",
});

constexpr auto title_names =
    std::to_array<std::string_view>({"og:title", "dc.title", "dcterms.title", "citation_title",
                                     "headline", "parsely-title", "twitter:title"});
constexpr auto outlet_names =
    std::to_array<std::string_view>({"og:site_name", "dc.publisher", "dcterms.publisher",
                                     "citation_publisher", "publisher", "application-name"});
constexpr auto author_names =
    std::to_array<std::string_view>({"author", "article:author", "dc.creator", "dcterms.creator",
                                     "citation_author", "parsely-author", "byl"});
constexpr auto summary_names =
    std::to_array<std::string_view>({"og:description", "dc.description", "description"});
constexpr auto language_names = std::to_array<std::string_view>(
    {"og:locale", "dc.language", "dcterms.language", "content-language", "language"});
constexpr auto updated_names =
    std::to_array<std::string_view>({"article:modified_time", "og:updated_time", "dcterms.modified",
                                     "dc.date.modified", "last-modified", "datemodified"});

// The values of one of `names` that the page states, in the order of the names.
std::vector<std::string> find_stated(const HtmlPage& page,
                                     std::span<const std::string_view> names) {
  std::vector<std::string> values;
  for (const auto name : names) {
    for (const auto& statement : page.statements) {
      if (statement.name == name) values.push_back(statement.value);
    }
  }
  return values;
}

std::string first_of(const std::vector<std::string>& values) {
  return values.empty() ? std::string() : values.front();
}

std::string first_with_text(std::initializer_list<std::string> values) {
  for (const auto& value : values) {
    if (!trim(value).empty()) return value;
  }
  return {};
}

// Linked data and statements may hold markup, or entities escaped twice.
std::string without_markup(std::string text) {
  return text.find_first_of("<&") == text.npos ? text : plain_text(text);
}

LinkedArticle find_linked(const HtmlPage& page) {
  for (const auto& script : page.json_ld) {
    if (auto linked = read_json_ld(script)) return std::move(*linked);
  }
  return {};
}

std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return {};
  auto host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return to_lower(host);
}

bool is_web_address(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// The first address that is one: sites also state "/path" and "#".
std::string find_url(const HtmlPage& page, const LinkedArticle& linked, std::string_view known) {
  constexpr auto names = std::to_array<std::string_view>({"og:url", "dc.identifier"});
  for (const auto& url : {std::string(known), page.canonical_url,
                          first_of(find_stated(page, names)), linked.url, page.saved_url}) {
    if (is_web_address(url)) return url;
  }
  return {};
}

// The body of the linked data, unless the page itself shows far more: then that is a teaser.
std::string find_text(const HtmlPage& page, const LinkedArticle& linked) {
  auto shown = find_main_text(page);
  auto body = without_markup(linked.body);
  return body.size() * 3 > shown.size() ? body : shown;
}

void add(Record& record, std::string_view name, std::string value) {
  if (!trim(value).empty()) record.add({name, record.keep(std::move(value))});
}

void add_list(Record& record, std::string_view name, std::vector<std::string> values) {
  if (values.empty()) return;
  record.add({.path = name, .type = ValueType::list});
  std::size_t item = 0;
  for (auto& value : values) {
    record.add({name, record.keep(without_markup(std::move(value))), ValueType::text, ++item});
  }
}

// The first statement that is a date, else the first one as it is written; then what the address
// says.
void add_date(const HtmlPage& page, const LinkedArticle& linked, std::string_view url,
              Record& record) {
  auto stated = find_stated(page, date_names);
  if (!linked.published.empty()) stated.insert(stated.begin(), linked.published);
  const auto readable = std::find_if(stated.begin(), stated.end(), [](const std::string& written) {
    return parse_date(written).has_value();
  });
  auto in_url = readable == stated.end() ? find_date_in_url(url) : std::string();
  if (!in_url.empty()) {
    record.set_date_source(DateSource::url);
    return add(record, "published", std::move(in_url));
  }
  if (stated.empty()) return;
  record.set_date_source(DateSource::metadata);
  add(record, "published", readable == stated.end() ? stated.front() : *readable);
}

// "BEIRUT, Lebanon, June 2." as the place where a report was filed.
void add_dateline(const LinkedArticle& linked, Record& record) {
  auto written = std::string(trim(linked.dateline));
  while (written.ends_with('.') || written.ends_with('-')) written.pop_back();
  if (written.empty()) return;
  const auto read = parse_dateline(written + " - The text.");
  add(record, "filed", read && !read->place.empty() ? read->place : written);
}

class HtmlReader : public RecordReader {
 public:
  HtmlReader(InputFile file, std::string_view encoding)
      : file_(std::move(file)), encoding_(encoding) {}

  const CorpusFile& file() const override { return file_.file(); }

  bool next(Record& record) override {
    if (std::exchange(is_read_, true)) return false;
    const auto bytes = file_.read_up_to(max_record_size + 1);
    if (bytes.size() > max_record_size) fail("a page longer than 16 MB");
    const auto page = decode_markup(bytes, {.told = encoding_});
    if (!page) fail("binary file");
    record.start(1);
    if (auto flag = encoding_flag(*page); !flag.empty()) record.add_flag(std::move(flag));
    record.add({"id", file().name});
    const auto problem = add_page(page->text, {}, record);
    if (!problem.empty()) fail(problem);
    return true;
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    throw ReadError(file().path, 0, reason);
  }

  InputFile file_;
  std::string encoding_;
  bool is_read_ = false;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "2014/06/10" or "2014-06-10" at the beginning of `text`, and no more digits behind it.
bool begins_with_date(std::string_view text) {
  constexpr std::string_view shape = "dddd.dd.dd";
  if (text.size() < shape.size() || (text.size() > shape.size() && is_digit(text[shape.size()]))) {
    return false;
  }
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (is_digit(text[i]) != (shape[i] == 'd')) return false;
  }
  return (text[4] == '/' || text[4] == '-') && text[7] == text[4];
}

}  // namespace

std::unique_ptr<RecordReader> open_html(InputFile file, const ReadOptions& options) {
  return std::make_unique<HtmlReader>(std::move(file), options.encoding);
}

// What a page, or a piece of one, begins with.
constexpr auto page_roots = std::to_array<std::string_view>(
    {"html", "head", "body", "main", "section", "div", "p", "h1", "h2", "table"});

bool is_html(const FileHead& head) {
  const auto root = head.root_element();
  const auto lower = to_lower(trim_left(head.start()).substr(0, 16));
  return contains(page_roots, root) || lower.starts_with("<!doctype html");
}

std::string add_page(std::string_view page, std::string_view url, Record& record) {
  const auto read = read_html(page);
  if (read.is_too_deep) {
    return "nested more than 1,000 elements deep";
  }
  const auto linked = find_linked(read);
  const auto address = find_url(read, linked, url);
  add(record, "title",
      without_markup(first_with_text(
          {linked.headline, first_of(find_stated(read, title_names)), read.headline, read.title})));
  auto text = find_text(read, linked);
  if (trim(text).empty()) return "no text in the page";
  add(record, "text", std::move(text));
  add(record, "url", address);
  add(record, "outlet",
      without_markup(first_with_text(
          {linked.publisher, first_of(find_stated(read, outlet_names)), host_of(address)})));
  add(record, "language",
      first_with_text(
          {linked.language, read.language, first_of(find_stated(read, language_names))}));
  add_date(read, linked, address, record);
  add(record, "updated",
      first_with_text({linked.updated, first_of(find_stated(read, updated_names))}));
  add(record, "summary",
      without_markup(
          first_with_text({linked.summary, first_of(find_stated(read, summary_names))})));
  add_list(record, "author",
           linked.authors.empty() ? find_stated(read, author_names) : linked.authors);
  add_list(record, "places", linked.places);
  add_dateline(linked, record);
  return {};
}

std::string find_date_in_url(std::string_view url) {
  for (auto at = url.find('/', host_of(url).size()); at != url.npos; at = url.find('/', at + 1)) {
    const auto rest = url.substr(at + 1);
    if (!begins_with_date(rest)) continue;
    auto date = std::string(rest.substr(0, 10));
    std::replace(date.begin(), date.end(), '/', '-');
    if (parse_date(date)) return date;
  }
  return {};
}

std::string plain_text(std::string_view html) {
  const auto page = read_html(html);
  std::string text;
  for (const auto& block : page.blocks) {
    if (!text.empty()) text += "\n\n";
    text += block.text;
  }
  return text;
}

}  // namespace dateline::corpus
