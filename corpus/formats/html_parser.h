// SPDX-License-Identifier: GPL-2.0-or-later
// The tags and texts of a page in the order in which they stand.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace dateline::corpus {

struct HtmlAttribute {
  std::string_view name{};   // lower case
  std::string_view value{};  // entities undone
};

// The value of the attribute called `name`; empty if there is none.
std::string_view find_attribute(std::span<const HtmlAttribute> attributes, std::string_view name);

// Told what stands in a page. All views live until the call ends.
class HtmlListener {
 public:
  virtual ~HtmlListener() = default;
  // `name` is in lower case. Every element that starts also ends.
  virtual void start(std::string_view name, std::span<const HtmlAttribute> attributes) = 0;
  virtual void end(std::string_view name) = 0;
  // A piece of text, or of the contents of a script or a style.
  virtual void text(std::string_view piece) = 0;
  virtual void comment(std::string_view contents) = 0;
};

// A deeper page is made to exhaust its readers: libxml2 looks through all open elements at a stray
// end.
inline constexpr std::size_t max_html_depth = 1000;

// Tells `listener` what stands in a page of clean UTF-8, whatever encoding its markup states.
// Broken markup is read as browsers do, roughly. False if the page is nested more than
// max_html_depth deep; what stood before was told. Nothing is loaded from elsewhere.
bool parse_html(std::string_view page, HtmlListener& listener);

}  // namespace dateline::corpus
