// SPDX-License-Identifier: GPL-2.0-or-later
// A feed is cut into its items, and libxml2 reads each on its own: so a broken one costs no other,
// and a feed of any size is read in the memory of its largest item.
#include "corpus/formats/feed_reader.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "corpus/fields/read_options.h"
#include "corpus/files/byte_window.h"
#include "corpus/files/corpus_file.h"
#include "corpus/files/line_reader.h"
#include "corpus/formats/html_reader.h"
#include "corpus/text/declared_encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

// "content:encoded" with the prefix that feeds use for the namespace, "title" without one.
std::string name_of(const xmlNode& node) {
  std::string name(view(node.name));
  if (node.ns && node.ns->prefix) name = std::string(view(node.ns->prefix)) + ':' + name;
  return name;
}

std::string contents_of(xmlNode* node) {
  xmlChar* text = xmlNodeGetContent(node);
  std::string contents(trim(view(text)));
  xmlFree(text);
  return contents;
}

std::string attribute_of(xmlNode* node, const char* name) {
  xmlChar* text = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string value(trim(view(text)));
  xmlFree(text);
  return value;
}

// The markup inside a node, as it stands.
std::string markup_of(xmlNode* node) {
  struct FreeBuffer {
    void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
  };
  const std::unique_ptr<xmlBuffer, FreeBuffer> buffer(xmlBufferCreate());
  if (!buffer) throw std::bad_alloc();
  for (auto* child = node->children; child; child = child->next) {
    xmlNodeDump(buffer.get(), node->doc, child, 0, 0);
  }
  return std::string(view(xmlBufferContent(buffer.get())));
}

// The text of an element that holds HTML: escaped, as CDATA, or as elements (type="xhtml").
std::string text_of(xmlNode* node) {
  const auto type = to_lower(attribute_of(node, "type"));
  if (type == "text" || type == "text/plain") return contents_of(node);
  return plain_text(type.find("xhtml") == type.npos ? contents_of(node) : markup_of(node));
}

// What an item of a feed says, RSS or Atom.
struct Item {
  std::string id{};
  std::string title{};
  std::string url{};
  std::string content{};
  std::string summary{};
  std::string published{};
  std::string updated{};
  std::string outlet{};
  std::string language{};
  std::vector<std::string> authors{};
  std::vector<std::string> tags{};
};

void keep_first(std::string& value, std::string found) {
  if (value.empty()) value = std::move(found);
}

void keep_link(Item& item, xmlNode* node) {
  const auto target = attribute_of(node, "href");
  const auto relation = attribute_of(node, "rel");
  if (target.empty()) return keep_first(item.url, contents_of(node));
  if (relation.empty() || relation == "alternate") keep_first(item.url, target);
}

void keep_author(Item& item, xmlNode* node) {
  std::string author = contents_of(node);
  for (auto* child = node->children; child; child = child->next) {
    if (view(child->name) == "name") author = contents_of(child);
  }
  if (!author.empty()) item.authors.push_back(std::move(author));
}

// Aggregators name the feed that an item came from.
void keep_source(Item& item, xmlNode* node) {
  std::string name = node->children && !node->children->next ? contents_of(node) : "";
  for (auto* child = node->children; child; child = child->next) {
    if (view(child->name) == "title") name = contents_of(child);
  }
  keep_first(item.outlet, std::move(name));
}

// The elements whose contents count as they are.
constexpr auto plain_members = std::to_array<std::pair<std::string_view, std::string Item::*>>({
    {"guid", &Item::id},
    {"id", &Item::id},
    {"pubDate", &Item::published},
    {"published", &Item::published},
    {"issued", &Item::published},
    {"dc:date", &Item::published},
    {"updated", &Item::updated},
    {"modified", &Item::updated},
    {"dc:language", &Item::language},
    {"language", &Item::language},
});

void keep(Item& item, xmlNode* node) {
  const auto name = name_of(*node);
  for (const auto& [known, member] : plain_members) {
    if (name == known) return keep_first(item.*member, contents_of(node));
  }
  if (name == "title") {
    keep_first(item.title, text_of(node));
  } else if (name == "link") {
    keep_link(item, node);
  } else if (name == "content:encoded" || name == "content") {
    keep_first(item.content, text_of(node));
  } else if (name == "description" || name == "summary") {
    keep_first(item.summary, text_of(node));
  } else if (name == "author" || name == "dc:creator") {
    keep_author(item, node);
  } else if (name == "category" || name == "dc:subject") {
    auto term = attribute_of(node, "term");
    item.tags.push_back(term.empty() ? contents_of(node) : std::move(term));
  } else if (name == "source") {
    keep_source(item, node);
  }
}

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
using Context = std::unique_ptr<xmlParserCtxt, FreeContext>;

// Names that HTML has for characters, XML has not, and feeds use all the same.
constexpr std::string_view entities =
    "<!DOCTYPE x [<!ENTITY nbsp '&#160;'><!ENTITY ndash '&#8211;'><!ENTITY mdash '&#8212;'>"
    "<!ENTITY lsquo '&#8216;'><!ENTITY rsquo '&#8217;'><!ENTITY ldquo '&#8220;'>"
    "<!ENTITY rdquo '&#8221;'><!ENTITY hellip '&#8230;'><!ENTITY laquo '&#171;'>"
    "<!ENTITY raquo '&#187;'><!ENTITY copy '&#169;'><!ENTITY eacute '&#233;'>]>";

// A piece of a feed in UTF-8, with what is wrong with it.
struct Piece {
  Document document{};
  std::string problem{};
};

Piece parse_xml(std::string_view xml) {
  const std::string text = std::string(entities) + std::string(xml);
  constexpr int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                          XML_PARSE_NONET | XML_PARSE_NOCDATA;
  const Context context(xmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  Piece piece{Document(xmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()),
                                         nullptr, "UTF-8", options))};
  // A prefix that is declared at the root is not declared here; that is no fault.
  const auto& error = context->lastError;
  if (!context->wellFormed || !piece.document) {
    const bool is_told = error.message && error.domain != XML_FROM_NAMESPACE;
    piece.problem = is_told ? std::string(trim(error.message)) : "a tag is missing or misplaced";
  }
  return piece;
}

void add_value(Record& record, std::string_view name, std::string value) {
  if (!value.empty()) record.add({name, record.keep(std::move(value))});
}

void add_list(Record& record, std::string_view name, std::vector<std::string> values) {
  if (values.empty()) return;
  record.add({.path = name, .type = ValueType::list});
  std::size_t place = 0;
  for (auto& value : values) {
    record.add({name, record.keep(std::move(value)), ValueType::text, ++place});
  }
}

void add_item(Item item, Record& record) {
  const bool is_partial = item.content.empty() && !item.summary.empty();
  record.set_date_source(DateSource::metadata);
  add_value(record, "id", item.id.empty() ? item.url : item.id);
  add_value(record, "title", std::move(item.title));
  add_value(record, "text", is_partial ? item.summary : std::move(item.content));
  add_value(record, "url", std::move(item.url));
  add_value(record, "outlet", std::move(item.outlet));
  add_value(record, "language", std::move(item.language));
  add_value(record, "published", std::move(item.published));
  add_value(record, "updated", std::move(item.updated));
  add_value(record, "summary", std::move(item.summary));
  add_list(record, "author", std::move(item.authors));
  add_list(record, "tags", std::move(item.tags));
  if (is_partial) record.add_flag("partial");
}

// The contents of the first `name` right inside the channel or the feed: not the title of its
// image.
std::string find_header(xmlNode* root, std::string_view name) {
  for (auto* node = root ? root->children : nullptr; node; node = node->next) {
    if (view(node->name) == "channel") return find_header(node, name);
    if (node->type == XML_ELEMENT_NODE && name_of(*node) == name) return contents_of(node);
  }
  return {};
}

class FeedReader : public RecordReader {
 public:
  FeedReader(InputFile file, std::string_view encoding)
      : window_(std::move(file)), told_(encoding) {}

  const CorpusFile& file() const override { return window_.file(); }

  bool next(Record& record) override {
    if (item_.empty()) read_header();
    if (item_.empty() || !find_item()) return end();
    const auto start = line_;
    const auto item = decode(take_item());
    read_item(item.text, start, record);
    if (auto flag = encoding_flag(item); !flag.empty()) record.add_flag(std::move(flag));
    return true;
  }

 private:
  [[noreturn]] void fail(std::size_t line, const std::string& reason) const {
    throw ReadError(file().path, line, reason);
  }

  // False, unless the file breaks off.
  bool end() {
    const auto failure = window_.take_failure();
    if (failure.empty()) return false;
    fail(line_, failure);
  }

  // What stands before the first item: the encoding, the name of the feed, what its items are
  // called.
  void read_header() {
    constexpr std::size_t longest_header = std::size_t{1} << 20;
    window_.show(longest_header);
    const auto bytes = window_.bytes();
    const bool is_atom = find_tag(bytes, "item") == bytes.npos;
    const auto end = find_tag(bytes, is_atom ? "entry" : "item");
    if (end == bytes.npos && is_atom && find_tag(bytes, "feed") == bytes.npos) return;
    encoding_ = find_declared_encoding(bytes);
    item_ = is_atom ? "entry" : "item";
    // Declarations of the feed's own are left out: they may be made to grow without end.
    const auto header = decode(bytes.substr(0, std::min(end, bytes.size()))).text;
    const auto root = std::min({find_tag(header, "rss"), find_tag(header, "feed"),
                                find_tag(header, "rdf:RDF"), header.size()});
    const auto piece = parse_xml(std::string_view(header).substr(root));
    auto* node = piece.document ? xmlDocGetRootElement(piece.document.get()) : nullptr;
    outlet_ = find_header(node, "title");
    language_ = find_header(node, "language");
  }

  // Where an element called `name` starts.
  static std::size_t find_tag(std::string_view bytes, std::string_view name) {
    const auto tag = "<" + std::string(name);
    auto at = bytes.find(tag);
    while (at != bytes.npos && at + tag.size() < bytes.size() &&
           std::string_view(" \t\r\n>/").find(bytes[at + tag.size()]) == std::string_view::npos) {
      at = bytes.find(tag, at + 1);
    }
    return at;
  }

  void advance(std::size_t size) {
    const auto passed = window_.bytes().substr(0, size);
    line_ += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
    window_.advance(size);
  }

  // Moves to the start of the next item; false at the end of the file.
  bool find_item() {
    constexpr std::size_t longest_tag = 32;
    for (;;) {
      window_.show(longest_tag);
      const auto at = find_tag(window_.bytes(), item_);
      if (at != std::string_view::npos) {
        advance(at);
        return true;
      }
      if (window_.bytes().size() < longest_tag) {
        advance(window_.bytes().size());
        return false;
      }
      advance(window_.bytes().size() - longest_tag + 1);
    }
  }

  // Moves behind the item that begins here and gives it.
  std::string take_item() {
    const auto closing = "</" + item_ + ">";
    const auto start = line_;
    for (std::size_t size = std::size_t{64} << 10;; size *= 2) {
      window_.show(size);
      const auto end = window_.bytes().find(closing);
      if (end != std::string_view::npos) {
        std::string item(window_.bytes().substr(0, end + closing.size()));
        advance(item.size());
        return item;
      }
      const bool is_at_end = window_.bytes().size() < size;
      if (!is_at_end && size <= max_record_size) continue;
      advance(is_at_end ? window_.bytes().size() : item_.size());
      if (!is_at_end) fail(start, "longer than 16 MB");
      const auto failure = window_.take_failure();
      fail(start, failure.empty() ? "cut short: the " + item_ + " is not closed" : failure);
    }
  }

  DecodedText decode(std::string_view bytes) const {
    auto text = decode_markup(bytes, {.told = told_, .server = encoding_});
    if (!text) fail(line_, "binary bytes");
    return std::move(*text);
  }

  void read_item(const std::string& xml, std::size_t line, Record& record) const {
    const auto piece = parse_xml(xml);
    if (!piece.problem.empty()) fail(line, "not well-formed XML: " + piece.problem);
    Item item;
    record.start(line);
    for (auto* node = xmlDocGetRootElement(piece.document.get())->children; node;
         node = node->next) {
      if (node->type == XML_ELEMENT_NODE) keep(item, node);
    }
    keep_first(item.outlet, outlet_);
    keep_first(item.language, language_);
    add_item(std::move(item), record);
  }

  ByteWindow window_;
  std::size_t line_ = 1;
  std::string item_;  // how the feed calls its items; empty before they are looked for
  std::string told_;
  std::string encoding_;  // as the feed declares it
  std::string outlet_;
  std::string language_;
};

}  // namespace

std::unique_ptr<RecordReader> open_feed(InputFile file, const ReadOptions& options) {
  return std::make_unique<FeedReader>(std::move(file), options.encoding);
}

bool is_feed(const FileHead& head) {
  const auto root = head.root_element();
  return root == "rss" || root == "feed" || root == "rdf:rdf";
}

}  // namespace dateline::corpus
