// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/kwic.h"

#include <algorithm>
#include <set>
#include <utility>

#include "synonyms/words/fold.h"
#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

using Order = KwicRequest::Order;

struct Sorted {
  std::vector<std::string> key;
  KwicLine line;
};

// The words around a match that are shown, the last one included.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
};

class Concordancer final : public ArticleVisitor {
 public:
  explicit Concordancer(const KwicRequest& request) : request_(request) {}

  void begin() override {
    lines_.clear();
    articles_ = 0;
  }

  void visit(const FoundArticle& article) override {
    ++articles_;
    add(article, article.read.title, article.matches.title, true);
    add(article, article.read.text, article.matches.text, false);
  }

  Concordance run() {
    Concordance out{.total = lines_.size(), .articles = articles_};
    if (request_.order != Order::corpus) std::ranges::stable_sort(lines_, {}, &Sorted::key);
    if (request_.limit > 0 && lines_.size() > request_.limit) lines_.resize(request_.limit);
    for (Sorted& sorted : lines_) out.lines.push_back(std::move(sorted.line));
    return out;
  }

 private:
  void add(const FoundArticle& article, const ReadText& text, const std::vector<TextMatch>& matches,
           bool in_title) {
    std::set<std::pair<std::size_t, std::size_t>>
        seen;  // two parts of a query may ask for one place
    for (const TextMatch& match : matches) {
      if (!seen.emplace(match.first, match.last).second) continue;
      const Window window = window_of(text, match);
      KwicLine line = line_of(text, match, window);
      line.id = article.id;
      line.outlet = article.outlet;
      line.date = article.date;
      line.in_title = in_title;
      auto key = key_of(text, match, window, line);
      lines_.push_back({.key = std::move(key), .line = std::move(line)});
    }
  }

  Window window_of(const ReadText& text, const TextMatch& match) const {
    const auto& tokens = text.words.tokens;
    Window window{match.first, match.last};
    const auto goes_on = [&](std::size_t words, std::size_t next, std::size_t from) {
      if (request_.words) return words < *request_.words;
      return tokens[next].sentence == tokens[from].sentence;
    };
    for (std::size_t n = 0; window.first > 0 && goes_on(n, window.first - 1, match.first); ++n) {
      --window.first;
    }
    const auto behind = [&] { return window.last + 1 < tokens.size(); };
    for (std::size_t n = 0; behind() && goes_on(n, window.last + 1, match.last); ++n) ++window.last;
    return window;
  }

  static KwicLine line_of(const ReadText& text, const TextMatch& match, const Window& window) {
    const auto& tokens = text.words.tokens;
    const std::size_t begin = tokens[match.first].begin;
    const std::size_t end = tokens[match.last].end;
    const auto cut = [&](std::size_t from, std::size_t to) {
      return synonyms::one_line(text.text.substr(from, to - from));
    };
    return {.offset = begin,
            .reason = match.reason,
            .met = std::string(to_string(match.meeting)),
            .left = cut(tokens[window.first].begin, begin),
            .written = cut(begin, end),
            .right = cut(end, closing(text, window.last))};
  }

  // Takes in the punctuation that stands at the last word.
  static std::size_t closing(const ReadText& text, std::size_t last) {
    const auto& tokens = text.words.tokens;
    std::size_t end = tokens[last].end;
    const std::size_t limit = last + 1 < tokens.size() ? tokens[last + 1].begin : text.text.size();
    while (end < limit && text.text[end] != ' ' && text.text[end] != '\n') ++end;
    return end;
  }

  std::vector<std::string> key_of(const ReadText& text, const TextMatch& match,
                                  const Window& window, const KwicLine& line) const {
    std::vector<std::string> key;
    switch (request_.order) {
      case Order::corpus:
        break;
      case Order::left:
        for (auto i = match.first; i > window.first; --i) key.emplace_back(text.words.word(i - 1));
        break;
      case Order::right:
        for (auto i = match.last; i < window.last; ++i) key.emplace_back(text.words.word(i + 1));
        break;
      case Order::date:
        key = {line.date.empty() ? "\xFF" : line.date};
        break;
      case Order::outlet:
        key = {line.outlet.empty() ? "\xFF" : synonyms::fold(line.outlet)};
        break;
    }
    return key;
  }

  const KwicRequest& request_;
  std::vector<Sorted> lines_;
  std::size_t articles_ = 0;
};

}  // namespace

Concordance make_concordance(const Searcher& searcher, const KwicRequest& request) {
  Concordancer concordancer(request);
  const ResultPage page = searcher.read_all(request.search, concordancer);
  Concordance out = concordancer.run();
  out.query = page.query;
  out.understood = page.understood;
  out.notes = page.notes;
  out.provenance = page.provenance;
  return out;
}

}  // namespace dateline::query
