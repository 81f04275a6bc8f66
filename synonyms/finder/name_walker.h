// SPDX-License-Identifier: GPL-2.0-or-later
// The spellings of a table that words of a text may be read as, as name_finder.cc looks for them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "synonyms/finder/azerbaijani_endings.h"
#include "synonyms/finder/declension.h"
#include "synonyms/finder/suffixes.h"
#include "synonyms/table/article.h"
#include "synonyms/table/name_table.h"
#include "synonyms/table/name_table_layout.h"
#include "synonyms/words/tokenizer.h"
#include "synonyms/words/word_hash.h"

namespace dateline::synonyms {

// A name in running text: elsewhere its capital does not tell it from other words.
inline bool is_written_as_name(const Token& token) {
  return token.word_case == WordCase::capitalised && !token.sentence_initial &&
         !token.in_title_case;
}

inline std::string_view word_before(const TokenStream& words, std::uint32_t at) {
  const bool is_led = at > 0 && stands_together(words.tokens[at].gap);
  return is_led ? words.word(at - 1) : std::string_view();
}

// Whether the word may be read without the ending of its case. Fast.
inline bool may_be_declined(const TokenStream& words, std::uint32_t at) {
  return is_written_as_name(words.tokens[at]) &&
         (words.is_azerbaijani || may_decline(words.word(at), word_before(words, at)));
}

// How words of a text were found to be a spelling.
struct FoundSpelling {
  std::uint32_t end = 0;                         // position behind the last word
  std::optional<ArticleReading::Place> article;  // the first word was read with an article
  bool by_stem = false;         // the last word was read without its suffix: PKK'nin
  bool declined = false;        // a word was read in its nominative
  bool beside_acronym = false;  // a place that is spelled like the acronym found before it
};

// Walks the table along every way to read the words from one on, and calls `visit` with each
// node that seems to be a spelling; is_spelled tells whether it is.
template <class Visit>
class NameWalker {
 public:
  using Joins = bool (*)(Gap);

  NameWalker(const TokenStream& words, const NameTable& table, Joins joins, Visit visit)
      : words_(words), table_(table), joins_(joins), visit_(std::move(visit)) {}

  // The words from `at` on, before `end`.
  void walk(std::uint32_t at, std::uint32_t end) {
    begin_ = at;
    end_ = end;
    follow({.end = at}, NameTable::start);
  }

  // The same with `form` for the first of them.
  void walk_as(std::uint32_t at, std::uint32_t end, std::string_view form) {
    begin_ = at;
    end_ = end;
    take(std::span(&form, 1), NameTable::start, {.end = at + 1});
  }

  // Guards against two spellings that share a hash.
  bool is_spelled(std::string_view text) const {
    const auto skip = [&](std::string_view part) {
      if (!text.starts_with(part)) return false;
      text.remove_prefix(part.size());
      return true;
    };
    for (std::size_t i = 0; i < path_.size(); ++i) {
      if ((i > 0 && !skip(" ")) || !skip(path_[i])) return false;
    }
    return text.empty();
  }

 private:
  // Goes on behind what was found to begin a spelling.
  void follow(FoundSpelling before, std::uint64_t walk) {
    const std::uint32_t at = before.end;
    const std::string_view word = words_.word(at);
    const Token& token = words_.tokens[at];
    if (const std::uint64_t next = table_.step(walk, token.hash)) {
      path_.push_back(word);
      arrive(next, {.end = at + 1, .article = before.article, .declined = before.declined});
      path_.pop_back();
    }
    if (may_hold_article(word)) follow_article(before, walk);
    follow_nominative(before, walk);
    const FoundSpelling found{
        .end = at + 1, .article = before.article, .by_stem = true, .declined = before.declined};
    if (may_have_suffix(word)) {
      for (const std::string_view form : suffix_forms(word)) take(std::span(&form, 1), walk, found);
    }
    if (words_.is_azerbaijani) follow_azerbaijani(found, walk);
    if (token.stem_size == 0) return;
    const std::string_view stem = words_.stem(at);
    take(std::span(&stem, 1), walk, found);
  }

  void follow_azerbaijani(FoundSpelling found, std::uint64_t walk) {
    const std::uint32_t at = found.end - 1;
    if (!is_written_as_name(words_.tokens[at])) return;
    found.declined = true;
    for (const std::string_view stem : azerbaijani_stems(words_.word(at))) {
      take(std::span(&stem, 1), walk, found);
    }
  }

  void follow_nominative(FoundSpelling before, std::uint64_t walk) {
    const std::uint32_t at = before.end;
    const std::string_view word = words_.word(at);
    const std::string_view preposition = word_before(words_, begin_);
    if (!is_written_as_name(words_.tokens[at]) || !may_decline(word, preposition)) return;
    before.end = at + 1;
    before.declined = true;
    for (const std::string_view form : nominatives(word, preposition, at == begin_)) {
      take(std::span(&form, 1), walk, before);
    }
  }

  void follow_article(FoundSpelling before, std::uint64_t walk) {
    const std::uint32_t at = before.end;
    const std::string_view word = words_.word(at);
    const bool has_next = is_joined(at + 1);
    const auto reading = read_article(word, has_next ? words_.word(at + 1) : std::string_view());
    if (!reading) return;
    FoundSpelling found{
        .end = at + reading->words, .article = before.article, .declined = before.declined};
    if (at == begin_) found.article = reading->place;
    take(reading->form(), walk, found);
    const std::string_view stem = words_.stem(found.end - 1);
    if (stem.empty() || reading->words == 1) return;
    found.by_stem = true;
    if (const auto bare = read_article(word, stem)) take(bare->form(), walk, found);
  }

  void take(std::span<const std::string_view> steps, std::uint64_t walk, FoundSpelling found) {
    const std::size_t size = path_.size();
    for (const std::string_view step : steps) {
      walk = table_.step(walk, hash_word(step));
      if (walk == 0) break;
      path_.push_back(step);
    }
    if (walk != 0) arrive(walk, found);
    path_.resize(size);
  }

  void arrive(std::uint64_t walk, FoundSpelling found) {
    const NameNode node = table_.look_at(walk);
    if (node.is_spelling) visit_(found, node);
    if (node.is_spelling && is_acronym(node.rule)) visit_beside(found, walk);
    if (node.begins_more && !found.by_stem && is_joined(found.end)) follow(found, walk);
  }

  void visit_beside(FoundSpelling found, std::uint64_t walk) {
    const NameNode place = table_.look_at(NameTable::beside(walk));
    if (!place.is_spelling) return;
    found.beside_acronym = true;
    path_.push_back(layout::beside_acronym);
    visit_(found, place);
    path_.pop_back();
  }

  bool is_joined(std::uint32_t at) const { return at < end_ && joins_(words_.tokens[at].gap); }

  const TokenStream& words_;
  const NameTable& table_;
  Joins joins_;
  Visit visit_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::vector<std::string_view> path_;  // the words of the normal form so far
};

}  // namespace dateline::synonyms
