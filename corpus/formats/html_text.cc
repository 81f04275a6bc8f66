// SPDX-License-Identifier: GPL-2.0-or-later
// The densest box is found as Readability does it: a paragraph counts for the box it stands in, by
// half for the box around that, and so speaks for the parent that several wrapped paragraphs share.
#include "corpus/formats/html_text.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace dateline::corpus {
namespace {

// Shorter texts are bylines, labels and buttons more often than paragraphs.
constexpr std::size_t shortest_paragraph = 40;
// Less than this marked up as an article is a teaser.
constexpr std::size_t shortest_article = 140;

bool is_mostly_links(const HtmlBlock& block) {
  constexpr std::size_t longest_link_list = 300;
  return block.link_size * 2 > block.text.size() && block.text.size() < longest_link_list;
}

std::size_t prose_size(const HtmlBlock& block) {
  if (block.is_aside || is_mostly_links(block) || block.text.size() < shortest_paragraph) return 0;
  return block.text.size() - std::min(block.link_size, block.text.size());
}

// For each box the prose that stands in it and in all boxes inside it.
std::vector<std::size_t> total_prose(const HtmlPage& page) {
  std::vector<std::size_t> totals(page.boxes.size());
  for (const auto& block : page.blocks) totals[block.box] += prose_size(block);
  for (auto i = totals.size(); i-- > 1;) totals[page.boxes[i].parent] += totals[i];
  return totals;
}

// The box of a kind with the most prose, if it has enough to be an article.
std::optional<std::size_t> find_marked(const HtmlPage& page, bool HtmlBox::*mark,
                                       const std::vector<std::size_t>& totals) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < page.boxes.size(); ++i) {
    if (page.boxes[i].*mark && (!best || totals[i] > totals[*best])) best = i;
  }
  return best && totals[*best] >= shortest_article ? best : std::nullopt;
}

std::size_t find_densest(const HtmlPage& page) {
  std::vector<std::size_t> scores(page.boxes.size());
  for (const auto& block : page.blocks) {
    const auto size = prose_size(block);
    const auto parent = page.boxes[block.box].parent;
    scores[block.box] += size;
    if (parent != block.box) scores[parent] += size / 2;
  }
  const auto best = std::max_element(scores.begin(), scores.end());
  return static_cast<std::size_t>(best - scores.begin());
}

// Which boxes stand in `root`, itself included; an <article> inside another is a card of its own.
std::vector<bool> boxes_inside(const HtmlPage& page, std::size_t root) {
  std::vector<bool> is_inside(page.boxes.size());
  is_inside[root] = true;
  for (auto i = root + 1; i < page.boxes.size(); ++i) {
    const bool is_card = page.boxes[i].is_article && page.boxes[root].is_article;
    is_inside[i] = is_inside[page.boxes[i].parent] && !is_card;
  }
  return is_inside;
}

std::string join(const std::vector<const HtmlBlock*>& blocks) {
  std::string text;
  for (const auto* block : blocks) {
    if (!text.empty()) text += "\n\n";
    text += block->text;
  }
  return text;
}

}  // namespace

std::string find_main_text(const HtmlPage& page) {
  const auto totals = total_prose(page);
  auto root = find_marked(page, &HtmlBox::is_article_body, totals);
  if (!root) root = find_marked(page, &HtmlBox::is_article, totals);
  if (!root) root = find_densest(page);
  const auto is_inside = boxes_inside(page, *root);
  std::vector<const HtmlBlock*> prose;
  std::vector<const HtmlBlock*> all;
  std::size_t prose_total = 0;
  std::size_t total = 0;
  for (const auto& block : page.blocks) {
    if (!is_inside[block.box] || is_mostly_links(block)) continue;
    if (all.empty() && block.text == page.headline) continue;
    all.push_back(&block);
    total += block.text.size();
    if (block.is_aside) continue;
    prose.push_back(&block);
    prose_total += block.text.size();
  }
  // Where nearly all is called an aside, the word is part of the site's name for its own articles.
  return join(prose_total * 3 >= total ? prose : all);
}

}  // namespace dateline::corpus
