// SPDX-License-Identifier: GPL-2.0-or-later
// What a saved page holds: what its head states, and its paragraphs with where they stand.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::corpus {

// An element that may hold the article: a div, a section, a table cell.
struct HtmlBox {
  std::size_t parent = 0;        // place in HtmlPage::boxes; the first box is its own parent
  bool is_article = false;       // <article>
  bool is_article_body = false;  // marked up as schema.org's articleBody
};

struct HtmlBlock {
  std::string text{};         // white space collapsed; "\n" where the page breaks a line
  std::size_t box = 0;        // place in HtmlPage::boxes
  std::size_t link_size = 0;  // bytes of the text that are links
  bool is_aside = false;      // a class or id around it speaks of sharing, comments, related links
};

struct HtmlStatement {
  std::string name{};  // lower case: "og:title", "article:published_time", "dc.date"
  std::string value{};
};

struct HtmlPage {
  std::string title{};      // of <title>
  std::string headline{};   // of the first <h1>
  std::string language{};   // of <html lang>
  std::string saved_url{};  // that a program which saved the page wrote into a comment
  std::string canonical_url{};
  std::vector<HtmlStatement> statements{};  // <meta>, and times marked up as published, in order
  std::vector<std::string> json_ld{};       // scripts of linked data
  std::vector<HtmlBox> boxes{};
  std::vector<HtmlBlock> blocks{};
  bool is_too_deep = false;  // cut off at max_html_depth
};

// Reads a page of clean UTF-8. Scripts, styles, navigation, figures with their captions, headers
// and footers are left out.
HtmlPage read_html(std::string_view page);

}  // namespace dateline::corpus
