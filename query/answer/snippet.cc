// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/snippet.h"

#include <algorithm>
#include <set>

#include "synonyms/words/display_width.h"

namespace dateline::query {
namespace {

constexpr std::size_t max_passages = 2;

struct Window {
  std::size_t first = 0;  // words, both included
  std::size_t last = 0;
  std::set<std::size_t> parts;
};

class Passages {
 public:
  Passages(const ReadText& text, const std::vector<TextMatch>& matches, std::size_t width)
      : text_(text), matches_(matches), width_(width) {}

  std::vector<Passage> run() const {
    if (text_.words.size() == 0) return {};
    auto windows = choose();
    if (windows.empty()) windows.push_back(grown({.first = 0, .last = 0}));
    std::vector<Passage> passages;
    for (const Window& window : windows) passages.push_back(passage(window));
    return passages;
  }

 private:
  // Greedy: the window that adds most parts of the query, until nothing is added.
  std::vector<Window> choose() const {
    std::vector<Window> chosen;
    std::set<std::size_t> shown;
    while (chosen.size() < max_passages) {
      Window best;
      std::size_t gain = 0;
      for (const TextMatch& match : matches_) {
        Window window = around(match);
        const auto fresh = static_cast<std::size_t>(std::ranges::count_if(
            window.parts, [&](std::size_t part) { return !shown.contains(part); }));
        if (fresh <= gain || overlaps(chosen, window)) continue;
        gain = fresh;
        best = std::move(window);
      }
      if (gain == 0) break;
      shown.insert(best.parts.begin(), best.parts.end());
      chosen.push_back(grown(std::move(best)));
    }
    return chosen;
  }

  static bool overlaps(const std::vector<Window>& chosen, const Window& window) {
    return std::ranges::any_of(chosen, [&](const Window& other) {
      return window.first <= other.last && other.first <= window.last;
    });
  }

  std::size_t begin_of(std::size_t word) const { return text_.words.tokens[word].begin; }
  std::size_t end_of(std::size_t word) const { return text_.words.tokens[word].end; }
  // A character has no more columns than bytes, so most passages need not be measured.
  bool fits(std::size_t first, std::size_t last, std::size_t width) const {
    const std::size_t bytes = end_of(last) - begin_of(first);
    if (bytes <= width) return true;
    constexpr std::size_t most_bytes_a_column = 16;  // a letter with its marks
    return bytes <= most_bytes_a_column * width &&
           synonyms::display_width(text_.text.substr(begin_of(first), bytes)) <= width;
  }
  bool fits(std::size_t first, std::size_t last) const { return fits(first, last, width_); }

  // From a match on, as many further ones of its paragraph as fit.
  Window around(const TextMatch& match) const {
    Window window{.first = match.first, .last = match.last, .parts = {match.part}};
    auto next = std::ranges::lower_bound(matches_, match.first, {}, &TextMatch::first);
    for (; next != matches_.end() && fits(match.first, next->last); ++next) {
      if (!same_paragraph(match.first, next->last)) break;
      window.last = std::max(window.last, next->last);
      window.parts.insert(next->part);
    }
    return window;
  }

  bool same_paragraph(std::size_t a, std::size_t b) const {
    return text_.words.tokens[a].paragraph == text_.words.tokens[b].paragraph;
  }

  bool same_sentence(std::size_t a, std::size_t b) const {
    return text_.words.tokens[a].sentence == text_.words.tokens[b].sentence;
  }

  // First to the bounds of the sentence, as far as there is room; then, if the passage is still
  // short, into what follows.
  Window grown(Window window) const {
    while (window.first > 0 && same_sentence(window.first - 1, window.first) &&
           fits(window.first - 1, window.last)) {
      --window.first;
    }
    const std::size_t words = text_.words.size();
    while (window.last + 1 < words && same_sentence(window.last, window.last + 1) &&
           fits(window.first, window.last + 1)) {
      ++window.last;
    }
    while (window.last + 1 < words && fits(window.first, window.last, width_ / 2) &&
           same_paragraph(window.last, window.last + 1) && fits(window.first, window.last + 1)) {
      ++window.last;
    }
    return window;
  }

  Passage passage(const Window& window) const {
    Passage out{.offset = begin_of(window.first),
                .cut_before = window.first > 0,
                .cut_behind = window.last + 1 < text_.words.size()};
    std::size_t at = begin_of(window.first);
    for (const TextMatch& match : matches_) {
      if (match.first < window.first || match.last > window.last) continue;
      append(out.segments, at, begin_of(match.first), false);
      at = std::max(at, begin_of(match.first));
      append(out.segments, at, end_of(match.last), true);
      at = std::max(at, end_of(match.last));
    }
    append(out.segments, at, closing(window), false);
    return out;
  }

  // Takes in the punctuation that ends the passage's sentence.
  std::size_t closing(const Window& window) const {
    std::size_t end = end_of(window.last);
    const std::size_t limit =
        window.last + 1 < text_.words.size() ? begin_of(window.last + 1) : text_.text.size();
    while (end < limit && text_.text[end] != ' ' && text_.text[end] != '\n') ++end;
    return end;
  }

  void append(std::vector<Segment>& segments, std::size_t from, std::size_t to, bool match) const {
    if (from >= to) return;
    const std::string_view text = text_.text.substr(from, to - from);
    if (match && !segments.empty() && segments.back().is_match) {
      segments.back().text += text;  // overlapping matches are one mark
    } else {
      segments.push_back({.text = std::string(text), .is_match = match});
    }
  }

  const ReadText& text_;
  const std::vector<TextMatch>& matches_;
  std::size_t width_;
};

}  // namespace

std::vector<Segment> mark_all(const ReadText& text, const std::vector<TextMatch>& matches) {
  std::vector<Segment> segments;
  std::size_t at = 0;
  const auto append = [&](std::size_t to, bool match) {
    if (to <= at) return;
    segments.push_back({.text = std::string(text.text.substr(at, to - at)), .is_match = match});
    at = to;
  };
  for (const TextMatch& match : matches) {
    append(text.words.tokens[match.first].begin, false);
    append(text.words.tokens[match.last].end, true);
  }
  append(text.text.size(), false);
  return segments;
}

std::vector<Passage> make_snippet(const ReadText& text, const std::vector<TextMatch>& matches,
                                  std::size_t width) {
  return Passages(text, matches, width).run();
}

}  // namespace dateline::query
