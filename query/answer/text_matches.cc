// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/text_matches.h"

#include <algorithm>
#include <map>
#include <optional>

#include "indexer/layout/schema.h"
#include "query/language/proximity.h"
#include "synonyms/finder/name_particles.h"
#include "synonyms/spelling/key_form.h"

namespace dateline::query {
namespace {

using synonyms::Mention;
using synonyms::NameTable;

class Matcher {
 public:
  Matcher(const ReadText& text, const NameTable& names) : text_(text), names_(names) {}

  void find(const Node& phrase, std::size_t part, std::vector<TextMatch>& out) const {
    for (std::size_t first = 0; first < text_.words.size(); ++first) {
      for (const End& end : ends(phrase.leaves, 0, {first, Meeting::listed})) {
        out.push_back({.first = first,
                       .last = end.position - 1,
                       .part = part,
                       .reason = reason(phrase),
                       .meeting = end.meeting});
      }
    }
  }

 private:
  // The position behind what was matched, and how it was met.
  struct End {
    std::size_t position = 0;
    Meeting meeting = Meeting::listed;
  };

  // All ways in which the leaves from `leaf` on stand behind `before`.
  std::vector<End> ends(const std::vector<Leaf>& leaves, std::size_t leaf, End before) const {
    if (leaf == leaves.size()) return {before};
    std::vector<End> found;
    const auto go_on = [&](const std::vector<End>& nexts, std::size_t leaf_behind) {
      for (const End& next : nexts) {
        const End behind{next.position, std::max(next.meeting, before.meeting)};
        for (const End& end : ends(leaves, leaf_behind, behind)) found.push_back(end);
      }
    };
    go_on(ends_of(leaves[leaf], before.position), leaf + 1);
    for (const auto& reading : leaves[leaf].readings) {
      if (reading.leaves == 1) continue;
      std::vector<End> together;
      add_reading(reading, before.position, together);
      go_on(together, leaf + reading.leaves);
    }
    return found;
  }

  std::vector<End> ends_of(const Leaf& leaf, std::size_t position) const {
    std::vector<End> found;
    if (position >= text_.words.size()) return found;
    if (leaf.kind == Leaf::Kind::name) {
      add_name(leaf.text, leaf.adjective, {position, Meeting::listed}, found);
      for (const auto& id : leaf.homonyms) add_name(id, leaf.adjective, {position}, found);
    } else if (stands_at(leaf, position)) {
      found.push_back({position + 1});
    }
    if (std::ranges::count(leaf.as_words, text_.words.word(position)) > 0) {
      found.push_back({position + 1});
    }
    for (const auto& reading : leaf.readings) {
      if (reading.leaves == 1) add_reading(reading, position, found);
    }
    return found;
  }

  void add_reading(const Leaf::Reading& reading, std::size_t position,
                   std::vector<End>& found) const {
    switch (reading.kind) {
      case Leaf::Reading::Kind::person:
        return add_name(reading.text, false, {position, Meeting::surname}, found);
      case Leaf::Reading::Kind::name:
        return add_name(reading.text, false, {position, Meeting::key}, found);
      case Leaf::Reading::Kind::word:
        add_word(reading, position, found);
    }
  }

  void add_word(const Leaf::Reading& reading, std::size_t position, std::vector<End>& found) const {
    const auto stands_at = [&](std::size_t at) {
      return at < text_.words.size() && text_.words.word(at) == reading.text;
    };
    if (stands_at(position)) found.push_back({position + 1, Meeting::key});
    if (!reading.behind_article || !stands_at(position + 1)) return;
    const auto before = text_.words.word(position);
    if (synonyms::is_key_article(before) || synonyms::is_servant(before)) {
      found.push_back({position + 2, Meeting::key});
    }
  }

  // `begin` says where, and the best way in which the name can be met there.
  void add_name(std::string_view id, bool adjective, End begin, std::vector<End>& found) const {
    const auto [first, last] =
        std::ranges::equal_range(text_.names.mentions, begin.position, {}, &Mention::first);
    for (auto mention = first; mention != last; ++mention) {
      if (mention->adjective != adjective || names_.name(mention->name).id != id) continue;
      found.push_back({begin.position + mention->count,
                       std::max(begin.meeting, meeting_of(mention->recognition))});
    }
  }

  static Meeting meeting_of(synonyms::Recognition recognition) {
    switch (recognition) {
      case synonyms::Recognition::listed:
        return Meeting::listed;
      case synonyms::Recognition::surname:
        return Meeting::surname;
      case synonyms::Recognition::key:
      case synonyms::Recognition::loose_key:
        break;
    }
    return Meeting::key;
  }

  bool stands_at(const Leaf& leaf, std::size_t position) const {
    const auto word = text_.words.word(position);
    const auto& token = text_.words.tokens[position];
    switch (leaf.kind) {
      case Leaf::Kind::word:
        return (word == leaf.text || (!leaf.exact && shares_stem(word, leaf.text))) &&
               !is_named_in_capitals(position);
      case Leaf::Kind::prefix:
        return word.starts_with(leaf.text) && !is_named_in_capitals(position);
      case Leaf::Kind::capitals:
        return word == leaf.text &&
               (is_acronym(token) || is_named_in_capitals(position) || marks().open[position]);
      case Leaf::Kind::name:
        break;
    }
    return false;
  }

  // As the indexer has it: in a line of capitals they say nothing.
  static bool is_acronym(const synonyms::Token& token) {
    return token.word_case == synonyms::WordCase::capitals && (!token.in_capitals || token.dotted);
  }

  // A name in capitals has no small letter but those of a suffix behind an apostrophe.
  bool is_named_in_capitals(std::size_t position) const {
    const auto& token = text_.words.tokens[position];
    if (has_small_letter(token) && token.stem_size == 0) return false;
    return marks().named[position];
  }

  bool shares_stem(std::string_view word, const std::string& other) const {
    const auto [known, fresh] = stems_.try_emplace(other);
    if (fresh) known->second = schema::stem_key(other);
    const auto& stem = known->second;
    return stem && may_have_stem(word, *stem) && schema::stem_key(word) == stem;
  }

  // A stemmer of English changes two letters at the end of what it leaves at most (ability, able),
  // and never the first. The cheap test spares most of the stemming; Arabic words lose their
  // beginnings.
  static bool may_have_stem(std::string_view word, std::string_view key) {
    std::string_view stem = key.substr(schema::prefix::stem.size());
    if (static_cast<unsigned char>(stem.front()) >= 0x80) return true;
    if (stem.size() > 2) stem.remove_suffix(2);
    return word.starts_with(stem);
  }

  static std::string reason(const Node& phrase) {
    Node asked{.kind = Node::Kind::phrase,
               .leaves = phrase.leaves,
               .in_title = phrase.in_title && phrase.leaves.size() > 1};
    for (Leaf& leaf : asked.leaves) leaf.readings.clear();
    return to_string(asked);
  }

  // Words that stand in a name which counts in capitals only (IS), and words that may.
  struct CapitalWords {
    std::vector<bool> named;
    std::vector<bool> open;
  };

  // Few texts have a word in capitals that a query asks for; the names of the others need not be
  // found again.
  const CapitalWords& marks() const {
    if (!marks_) {
      const auto found = synonyms::find_names(text_.words, names_);
      marks_.emplace();
      mark(marks_->named, found.mentions);
      mark(marks_->open, found.undecided);
    }
    return *marks_;
  }

  void mark(std::vector<bool>& words, const std::vector<Mention>& mentions) const {
    words.resize(text_.words.size());
    for (const Mention& mention : mentions) {
      if (mention.rule != synonyms::CaseRule::caps || mention.nested) continue;
      std::fill_n(words.begin() + mention.first, mention.count, true);
    }
  }

  const ReadText& text_;
  const NameTable& names_;
  mutable std::optional<CapitalWords> marks_;
  mutable std::map<std::string, std::optional<std::string>, std::less<>> stems_;
};

void collect(const Node& node, std::vector<const Node*>& phrases) {
  if (!node.leaves.empty()) phrases.push_back(&node);
  for (const Node& child : node.children) {
    collect(child, phrases);
    if (node.kind == Node::Kind::all_but) return;  // what is excluded marks nothing
  }
}

// The positions that the index gives to a match in one of an article's two texts.
Stretch stretch_of(const TextMatch& match, std::uint32_t base) {
  return {base + static_cast<std::uint32_t>(match.first),
          base + static_cast<std::uint32_t>(match.last) + 1};
}

class ArticleMatcher {
 public:
  ArticleMatcher(const ReadArticle& article, const NameTable& names)
      : article_(article), title_(article.title, names), text_(article.text, names) {}

  ArticleMatches run(const Node& root) {
    walk(root);
    for (auto* list : {&out_.title, &out_.text}) {
      std::ranges::stable_sort(*list, {}, &TextMatch::first);
    }
    return std::move(out_);
  }

 private:
  void walk(const Node& node) {
    switch (node.kind) {
      case Node::Kind::phrase:
        return take(find(node), nullptr);
      case Node::Kind::filter:
        if (!node.leaves.empty()) take(find(node), nullptr);
        return;
      case Node::Kind::everything:
        return;
      case Node::Kind::all_of:
      case Node::Kind::any_of:
        for (const Node& child : node.children) walk(child);
        return;
      case Node::Kind::all_but:
        return walk(node.children.front());
      default:
        return find_placed(node);
    }
  }

  // Of the operands' matches those that meet the condition.
  void find_placed(const Node& node) {
    std::vector<const Node*> phrases;
    collect(node, phrases);
    std::vector<ArticleMatches> found;
    Places places;
    for (const Node* phrase : phrases) {
      found.push_back(find(*phrase));
      places.phrases.push_back(stretches(found.back()));
    }
    if (is_bounded(node)) {
      places.bounds = schema::find_bounds(article_.title.words, article_.text.words);
    }
    const auto participants = find_participants(node, places);
    for (std::size_t i = 0; i < found.size(); ++i) take(std::move(found[i]), &participants[i]);
  }

  ArticleMatches find(const Node& phrase) {
    ArticleMatches found;
    title_.find(phrase, part_, found.title);
    if (!phrase.in_title) text_.find(phrase, part_, found.text);
    ++part_;
    return found;
  }

  static Stretches stretches(const ArticleMatches& matches) {
    Stretches all;
    for (const TextMatch& match : matches.title) {
      const Stretch stretch = stretch_of(match, schema::title_begin);
      if (stretch.end < schema::text_begin) all.push_back(stretch);  // else it has no position
    }
    for (const TextMatch& match : matches.text) {
      all.push_back(stretch_of(match, schema::text_begin));
    }
    return in_order(std::move(all));
  }

  // All of them, or those that are among `some`.
  void take(ArticleMatches found, const Stretches* some) {
    const auto add = [&](std::vector<TextMatch>& from, std::vector<TextMatch>& to,
                         std::uint32_t base) {
      for (TextMatch& match : from) {
        if (some && !std::ranges::binary_search(*some, stretch_of(match, base))) continue;
        to.push_back(std::move(match));
      }
    };
    add(found.title, out_.title, schema::title_begin);
    add(found.text, out_.text, schema::text_begin);
  }

  const ReadArticle& article_;
  Matcher title_;
  Matcher text_;
  std::size_t part_ = 0;
  ArticleMatches out_;
};

}  // namespace

ReadText read_text(std::string_view text, const NameTable& names) {
  ReadText read{.text = text, .words = synonyms::tokenize(text)};
  read.names = synonyms::find_names(read.words, names);
  std::ranges::stable_sort(read.names.mentions, {}, &Mention::first);
  return read;
}

std::vector<const Node*> wanted_phrases(const Node& root) {
  std::vector<const Node*> phrases;
  collect(root, phrases);
  return phrases;
}

std::vector<TextMatch> find_matches(const ReadText& text, const std::vector<const Node*>& phrases,
                                    const NameTable& names, bool in_title) {
  const Matcher matcher(text, names);
  std::vector<TextMatch> matches;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (phrases[i]->in_title && !in_title) continue;
    matcher.find(*phrases[i], i, matches);
  }
  std::ranges::stable_sort(matches, {}, &TextMatch::first);
  return matches;
}

ArticleMatches find_matches(const ReadArticle& article, const Node& root, const NameTable& names) {
  return ArticleMatcher(article, names).run(root);
}

}  // namespace dateline::query
