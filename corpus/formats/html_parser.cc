// SPDX-License-Identifier: GPL-2.0-or-later
// libxml2 reads the tags and builds no tree: its trees end without a word at a depth of 256, and a
// page needs none.
#include "corpus/formats/html_parser.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

namespace dateline::corpus {
namespace {

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

struct FreeContext {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};
using Context = std::unique_ptr<htmlParserCtxt, FreeContext>;

// What libxml2 calls, with itself as the user data.
class Events {
 public:
  Events(htmlParserCtxt* context, HtmlListener& listener)
      : context_(context), listener_(listener) {}

  bool is_too_deep() const { return is_too_deep_; }

  void set(xmlSAXHandler& handler) {
    handler = {};
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<Events*>(self)->start(name, attributes);
    };
    handler.endElement = [](void* self, const xmlChar* name) {
      static_cast<Events*>(self)->end(name);
    };
    handler.characters = handler.ignorableWhitespace = handler.cdataBlock = add_text;
    handler.comment = [](void* self, const xmlChar* contents) {
      static_cast<Events*>(self)->listener_.comment(view(contents));
    };
  }

 private:
  static void add_text(void* self, const xmlChar* text, int size) {
    static_cast<Events*>(self)->listener_.text(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  }

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (++depth_ > max_html_depth) {
      is_too_deep_ = true;
      xmlStopParser(context_);
    }
    attributes_.clear();
    for (; attributes && *attributes; attributes += 2) {
      attributes_.push_back({view(attributes[0]), view(attributes[1])});
    }
    listener_.start(view(name), attributes_);
  }

  void end(const xmlChar* name) {
    if (depth_ > 0) --depth_;
    listener_.end(view(name));
  }

  htmlParserCtxt* context_;
  HtmlListener& listener_;
  std::vector<HtmlAttribute> attributes_;
  std::size_t depth_ = 0;
  bool is_too_deep_ = false;
};

}  // namespace

std::string_view find_attribute(std::span<const HtmlAttribute> attributes, std::string_view name) {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [name](const HtmlAttribute& each) { return each.name == name; });
  return found == attributes.end() ? std::string_view() : found->value;
}

bool parse_html(std::string_view page, HtmlListener& listener) {
  if (page.empty()) return true;
  const Context context(htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size())));
  if (!context) throw std::bad_alloc();
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET);
  // With an encoding set from outside, what the markup declares is passed over.
  xmlSwitchToEncoding(context.get(), xmlFindCharEncodingHandler("UTF-8"));
  context->input->encoding = xmlStrdup(reinterpret_cast<const xmlChar*>("UTF-8"));
  Events events(context.get(), listener);
  events.set(*context->sax);
  context->userData = &events;
  htmlParseDocument(context.get());
  return !events.is_too_deep();
}

}  // namespace dateline::corpus
