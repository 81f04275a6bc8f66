// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/html_page.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "corpus/formats/html_parser.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

enum class Role { plain, skipped, box, block, link, line_break };

struct Element {
  std::string_view name{};
  Role role = Role::plain;
};

// In the order of their names.
constexpr auto elements = std::to_array<Element>({
    {"a", Role::link},           {"article", Role::box},
    {"aside", Role::skipped},    {"audio", Role::skipped},
    {"blockquote", Role::box},   {"body", Role::box},
    {"br", Role::line_break},    {"button", Role::skipped},
    {"canvas", Role::skipped},   {"center", Role::box},
    {"dd", Role::block},         {"dialog", Role::skipped},
    {"div", Role::box},          {"dl", Role::box},
    {"dt", Role::block},         {"figcaption", Role::skipped},
    {"figure", Role::skipped},   {"footer", Role::skipped},
    {"form", Role::box},         {"h1", Role::block},
    {"h2", Role::block},         {"h3", Role::block},
    {"h4", Role::block},         {"h5", Role::block},
    {"h6", Role::block},         {"header", Role::skipped},
    {"hr", Role::block},         {"iframe", Role::skipped},
    {"li", Role::block},         {"main", Role::box},
    {"menu", Role::skipped},     {"nav", Role::skipped},
    {"noscript", Role::skipped}, {"object", Role::skipped},
    {"ol", Role::box},           {"option", Role::skipped},
    {"p", Role::block},          {"pre", Role::block},
    {"script", Role::skipped},   {"section", Role::box},
    {"select", Role::skipped},   {"style", Role::skipped},
    {"svg", Role::skipped},      {"table", Role::box},
    {"td", Role::box},           {"template", Role::skipped},
    {"textarea", Role::skipped}, {"th", Role::box},
    {"title", Role::skipped},    {"tr", Role::block},
    {"ul", Role::box},           {"video", Role::skipped},
});

Role role_of(std::string_view name) {
  const auto* found =
      std::lower_bound(elements.begin(), elements.end(), name,
                       [](const Element& each, std::string_view key) { return each.name < key; });
  return found != elements.end() && found->name == name ? found->role : Role::plain;
}

// Words in the class or id of what stands beside an article.
constexpr auto aside_words = std::to_array<std::string_view>({
    "ad",           "ads",     "advert",    "advertisement", "author",    "breadcrumb",
    "breadcrumbs",  "byline",  "caption",   "comment",       "comments",  "cookie",
    "cookies",      "disqus",  "gallery",   "mostpopular",   "mostread",  "newsletter",
    "paywall",      "popup",   "promo",     "recommended",   "related",   "share",
    "sharing",      "sidebar", "signup",    "social",        "sponsored", "subscribe",
    "subscription", "tags",    "timestamp", "toolbar",       "trending",  "widget",
});

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }

// True if a word of "related-links", "relatedLinks" or "related links" is one of aside_words.
bool speaks_of_asides(std::string_view names) {
  for (std::size_t begin = 0; begin < names.size();) {
    auto end = begin;
    while (end < names.size() && is_letter(names[end]) &&
           (end == begin || !is_upper(names[end]) || is_upper(names[end - 1]))) {
      ++end;
    }
    const auto word = to_lower(names.substr(begin, end - begin));
    if (std::binary_search(aside_words.begin(), aside_words.end(), word)) return true;
    begin = end == begin ? end + 1 : end;
  }
  return false;
}

bool is_article_body(std::span<const HtmlAttribute> attributes) {
  const auto property = find_attribute(attributes, "itemprop");
  return property.find("articleBody") != property.npos;
}

bool is_hidden(std::span<const HtmlAttribute> attributes) {
  for (const auto& [name, value] : attributes) {
    if (name == "hidden" || (name == "aria-hidden" && value == "true")) return true;
    if (name == "style" && value.find("display:none") != value.npos) return true;
  }
  return false;
}

constexpr char line_break_mark = '\x01';

// `text` with one space for each run of white space; a single line break stays one.
std::string collapse(std::string_view text) {
  std::string collapsed;
  char pending = 0;
  for (const char c : text) {
    if (c == line_break_mark) {
      pending = '\n';
    } else if (c == ' ' || c == '\n' || c == '\t') {
      if (pending == 0) pending = ' ';
    } else {
      if (pending != 0 && !collapsed.empty()) collapsed += pending;
      pending = 0;
      collapsed += c;
    }
  }
  return collapsed;
}

// What a program that saved the page says of its address: SingleFile, a browser's "saved from",
// HTTrack's "Mirrored from".
std::string url_of_comment(std::string_view comment) {
  const auto behind = [&](std::string_view words) {
    auto at = comment.find(words);
    if (at == comment.npos) return std::string();
    at = std::min(comment.find_first_not_of(" \t\n", at + words.size()), comment.size());
    return std::string(comment.substr(at, comment.find_first_of(" \t\n", at) - at));
  };
  if (comment.find("Page saved with SingleFile") != comment.npos) return behind("url:");
  if (const auto mirrored = behind("Mirrored from"); !mirrored.empty()) {
    return mirrored.find("://") == mirrored.npos ? "http://" + mirrored : mirrored;
  }
  const auto saved = behind("saved from url=");
  const auto size_end = saved.find(')');
  return size_end == saved.npos ? std::string() : saved.substr(size_end + 1);
}

class PageReader : public HtmlListener {
 public:
  PageReader() { page_.boxes.emplace_back(); }

  void start(std::string_view name, std::span<const HtmlAttribute> attributes) override {
    const Role role = role_of(name);
    state(name, attributes);
    Open open{.role = role, .box = box_};
    if (role == Role::line_break) text_ += line_break_mark;
    if (role == Role::box || role == Role::block) flush();
    if (role == Role::box) open_box(name, attributes);
    open.is_heading = name == "h1" && page_.headline.empty();
    open.is_title = name == "title" && page_.title.empty();
    open.is_json_ld =
        name == "script" && find_attribute(attributes, "type") == "application/ld+json";
    open.is_aside = is_aside(name, attributes);
    asides_ += open.is_aside;
    skipped_ += role == Role::skipped;
    links_ += role == Role::link;
    if (open.is_title || open.is_json_ld) captured_.clear();
    is_capturing_ = open.is_title || open.is_json_ld;
    open_.push_back(open);
  }

  void end(std::string_view) override {
    if (open_.empty()) return;
    const Open open = open_.back();
    if (open.is_title) page_.title = collapse(captured_);
    if (open.is_json_ld) page_.json_ld.push_back(captured_);
    is_capturing_ = false;
    if (open.is_heading) page_.headline = collapse(text_);
    if (open.role == Role::box || open.role == Role::block) flush();
    open_.pop_back();
    box_ = open.box;
    asides_ -= open.is_aside;
    skipped_ -= open.role == Role::skipped;
    links_ -= open.role == Role::link;
  }

  void text(std::string_view piece) override {
    if (is_capturing_) captured_ += piece;
    if (skipped_ > 0) return;
    text_ += piece;
    if (links_ > 0) link_size_ += piece.size();
  }

  void comment(std::string_view contents) override {
    if (page_.saved_url.empty()) page_.saved_url = url_of_comment(contents);
  }

  HtmlPage take() {
    flush();
    return std::move(page_);
  }

 private:
  struct Open {
    Role role = Role::plain;
    std::size_t box = 0;  // around the element
    bool is_aside = false;
    bool is_heading = false;
    bool is_title = false;
    bool is_json_ld = false;
  };

  // Keeps what the page says about itself.
  void state(std::string_view name, std::span<const HtmlAttribute> attributes) {
    if (name == "html") page_.language = find_attribute(attributes, "lang");
    const auto property = find_attribute(attributes, "itemprop");
    if (name == "meta") {
      auto key = find_attribute(attributes, "property");
      if (key.empty()) key = find_attribute(attributes, "name");
      if (key.empty()) key = property;
      if (key.empty()) key = find_attribute(attributes, "http-equiv");
      add_statement(key, find_attribute(attributes, "content"));
    } else if (name == "link" && to_lower(find_attribute(attributes, "rel")) == "canonical") {
      page_.canonical_url = find_attribute(attributes, "href");
    } else if (name == "time") {
      const bool is_published =
          std::any_of(attributes.begin(), attributes.end(),
                      [](const HtmlAttribute& each) { return each.name == "pubdate"; });
      if (is_published) add_statement("pubdate", find_attribute(attributes, "datetime"));
      if (property == "datePublished") {
        add_statement(property, find_attribute(attributes, "datetime"));
      }
    }
  }

  void add_statement(std::string_view name, std::string_view value) {
    value = trim(value);
    if (!name.empty() && !value.empty()) {
      page_.statements.push_back({to_lower(name), std::string(value)});
    }
  }

  void open_box(std::string_view name, std::span<const HtmlAttribute> attributes) {
    page_.boxes.push_back({.parent = box_,
                           .is_article = name == "article",
                           .is_article_body = is_article_body(attributes)});
    box_ = page_.boxes.size() - 1;
  }

  static bool is_aside(std::string_view name, std::span<const HtmlAttribute> attributes) {
    if (is_hidden(attributes)) return true;
    // The whole page or article is never beside itself, whatever its class speaks of.
    if (name == "html" || name == "body" || name == "main" || name == "article") return false;
    if (is_article_body(attributes)) return false;
    return speaks_of_asides(find_attribute(attributes, "class")) ||
           speaks_of_asides(find_attribute(attributes, "id"));
  }

  // Ends the paragraph.
  void flush() {
    auto text = collapse(text_);
    if (!text.empty()) {
      page_.blocks.push_back(
          {std::move(text), box_, std::min(link_size_, text_.size()), asides_ > 0});
    }
    text_.clear();
    link_size_ = 0;
  }

  HtmlPage page_;
  std::vector<Open> open_;
  std::size_t box_ = 0;
  std::size_t skipped_ = 0;  // open elements of each kind
  std::size_t asides_ = 0;
  std::size_t links_ = 0;
  std::string text_;  // of the paragraph that is being read
  std::size_t link_size_ = 0;
  std::string captured_;  // of a title or a script
  bool is_capturing_ = false;
};

}  // namespace

HtmlPage read_html(std::string_view page) {
  PageReader reader;
  const bool is_whole = parse_html(page, reader);
  auto read = reader.take();
  read.is_too_deep = !is_whole;
  return read;
}

}  // namespace dateline::corpus
