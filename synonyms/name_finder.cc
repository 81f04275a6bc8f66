// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/name_finder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "synonyms/article.h"
#include "synonyms/declension.h"
#include "synonyms/fold.h"
#include "synonyms/name_table_layout.h"
#include "synonyms/prefixes.h"
#include "synonyms/suffixes.h"
#include "synonyms/word_hash.h"

namespace dateline::synonyms {
namespace {

enum class Verdict { no, undecided, yes };

// The scripts of PrefixForms.
bool may_have_prefix(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0xD7 && first <= 0xE1;
}

// Fast. A name in running text: elsewhere its capital does not tell it from other words.
bool may_be_declined(const Token& token, std::string_view word, std::string_view before) {
  return token.word_case == WordCase::capitalised && !token.sentence_initial &&
         !token.in_title_case && may_decline(word, before);
}

std::string_view word_before(const TokenStream& words, std::uint32_t at) {
  const bool is_led = at > 0 && stands_together(words.tokens[at].gap);
  return is_led ? words.word(at - 1) : std::string_view();
}

using Place = ArticleReading::Place;

// How words of a text were found to be a spelling.
struct Found {
  std::uint32_t end = 0;         // position behind the last word
  std::optional<Place> article;  // the first word was read with an article
  bool by_stem = false;          // the last word was read without its suffix: PKK'nin
  bool declined = false;         // a word was read in its nominative
  bool beside_acronym = false;   // a place that is spelled like the acronym found before it
};

// Walks the table along every way to read the words from one on, and calls `visit` with each
// node that seems to be a spelling; is_spelled tells whether it is.
template <class Visit>
class Walker {
 public:
  using Joins = bool (*)(Gap);

  Walker(const TokenStream& words, const NameTable& table, Joins joins, Visit visit)
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
  void follow(Found before, std::uint64_t walk) {
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
    const Found found{
        .end = at + 1, .article = before.article, .by_stem = true, .declined = before.declined};
    if (may_have_suffix(word)) {
      for (const std::string_view form : suffix_forms(word)) take(std::span(&form, 1), walk, found);
    }
    if (token.stem_size == 0) return;
    const std::string_view stem = words_.stem(at);
    take(std::span(&stem, 1), walk, found);
  }

  void follow_nominative(Found before, std::uint64_t walk) {
    const std::uint32_t at = before.end;
    const std::string_view word = words_.word(at);
    const std::string_view preposition = word_before(words_, begin_);
    if (!may_be_declined(words_.tokens[at], word, preposition)) return;
    before.end = at + 1;
    before.declined = true;
    for (const std::string_view form : nominatives(word, preposition, at == begin_)) {
      take(std::span(&form, 1), walk, before);
    }
  }

  void follow_article(Found before, std::uint64_t walk) {
    const std::uint32_t at = before.end;
    const std::string_view word = words_.word(at);
    const bool has_next = is_joined(at + 1);
    const auto reading = read_article(word, has_next ? words_.word(at + 1) : std::string_view());
    if (!reading) return;
    Found found{.end = at + reading->words, .article = before.article, .declined = before.declined};
    if (at == begin_) found.article = reading->place;
    take(reading->form(), walk, found);
    const std::string_view stem = words_.stem(found.end - 1);
    if (stem.empty() || reading->words == 1) return;
    found.by_stem = true;
    if (const auto bare = read_article(word, stem)) take(bare->form(), walk, found);
  }

  void take(std::span<const std::string_view> steps, std::uint64_t walk, Found found) {
    const std::size_t size = path_.size();
    for (const std::string_view step : steps) {
      walk = table_.step(walk, hash_word(step));
      if (walk == 0) break;
      path_.push_back(step);
    }
    if (walk != 0) arrive(walk, found);
    path_.resize(size);
  }

  void arrive(std::uint64_t walk, Found found) {
    const NameNode node = table_.look_at(walk);
    if (node.is_spelling) visit_(found, node);
    if (node.is_spelling && is_acronym(node.rule)) visit_beside(found, walk);
    if (node.begins_more && !found.by_stem && is_joined(found.end)) follow(found, walk);
  }

  void visit_beside(Found found, std::uint64_t walk) {
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

class Finder {
 public:
  Finder(const TokenStream& words, const NameTable& table, TextKind kind)
      : words_(words), table_(table), kind_(kind) {}

  NamesFound run() {
    for (std::uint32_t at = 0; at < words_.size();) {
      if (!may_begin(at)) {
        ++at;
        continue;
      }
      const auto mention = longest_at(at, static_cast<std::uint32_t>(words_.size()));
      if (!mention) {
        found_.undecided.insert(found_.undecided.end(), open_.begin(), open_.end());
        ++at;
        continue;
      }
      found_.mentions.push_back(*mention);
      if (holds_others(*mention)) add_nested(*mention);
      at += mention->count;
    }
    return std::move(found_);
  }

 private:
  // False if no spelling begins at `at`, for most such words. Fast.
  bool may_begin(std::uint32_t at) const {
    const Token& token = words_.tokens[at];
    const std::string_view word = words_.word(at);
    return table_.step(NameTable::start, token.hash) != 0 || may_hold_article(word) ||
           may_have_prefix(word) || may_have_suffix(word) || token.stem_size > 0 ||
           may_be_declined(token, word, word_before(words_, at));
  }

  // The longest name that begins at `at` and ends before `end`; the undecided ones there in open_.
  std::optional<Mention> longest_at(std::uint32_t at, std::uint32_t end) {
    best_.reset();
    open_.clear();
    begin_ = at;
    const std::string_view word = words_.word(at);
    walker_.walk(at, end);
    if (best_ || !may_have_prefix(word)) return best_;
    for (const std::string_view form : PrefixForms(word)) {
      walker_.walk_as(at, end, form);
      if (best_) return best_;
    }
    if (const auto article = hebrew_article(at); !article.empty()) {
      walker_.walk_as(at, end, article);
    }
    return best_;
  }

  // Of an Arabic name behind a prefix: לא-סווידא, to As-Suwayda.
  std::string_view hebrew_article(std::uint32_t at) const {
    constexpr std::string_view article = "א";
    const std::string_view word = words_.word(at);
    const bool parts = at + 1 < words_.size() && words_.tokens[at + 1].gap == Gap::hyphen;
    const bool has_prefix = word.size() == 2 * article.size() && word.ends_with(article);
    return parts && has_prefix && word[0] == article[0] ? word.substr(article.size())
                                                        : std::string_view();
  }

  void consider(const Found& found, const NameNode& node) {
    Mention mention{.first = begin_,
                    .count = found.end - begin_,
                    .rule = node.rule,
                    .adjective = node.adjective,
                    .declined = found.declined};
    if (found.article && !is_article(found)) return;
    if (node.bracketed || (node.contextual && kind_ == TextKind::query)) return;
    if (found.beside_acronym && !has_small_letters(mention, found.by_stem)) return;
    const Verdict verdict = judge(mention, found);
    if (verdict == Verdict::no || (best_ && best_->count >= mention.count)) return;
    const NameMatch::Terminal terminal = table_.terminal(node);
    if (!walker_.is_spelled(terminal.text)) return;
    mention.name = terminal.name;
    mention.surface = terminal.surface;
    if (verdict == Verdict::yes) {
      best_ = mention;
    } else {
      open_.push_back(mention);
    }
  }

  // Whether the article at the head of a name is no other word (as Salman said), and the word that
  // it is joined to long enough to be no other word (alta).
  bool is_article(const Found& found) const {
    constexpr std::size_t shortest = 6;
    const std::string_view word = words_.word(begin_);
    const Token& token = words_.tokens[begin_];
    if (*found.article == Place::joined) return found.end - begin_ > 1 || word.size() >= shortest;
    if (*found.article != Place::apart || kind_ == TextKind::query || !is_word_too(word))
      return true;
    return words_.tokens[begin_ + 1].gap == Gap::hyphen ||
           (token.word_case != WordCase::lower && proves_capital(token));
  }

  Verdict judge(const Mention& mention, const Found& found) const {
    // The capital of al-Sham is that of Sham.
    const std::uint32_t head = found.article == Place::apart ? 1 : 0;
    const Token& first = words_.tokens[mention.first + head];
    switch (mention.rule) {
      case CaseRule::any:
        return Verdict::yes;
      case CaseRule::capital:
        if (mention.count == 1 && is_acronym(mention.first)) return Verdict::no;
        return first.word_case == WordCase::lower && kind_ == TextKind::article ? Verdict::no
                                                                                : Verdict::yes;
      case CaseRule::inside:
        if (mention.count == 1 && is_acronym(mention.first)) return Verdict::no;
        if (first.word_case == WordCase::lower) return Verdict::no;
        return proves_capital(first) ? Verdict::yes : Verdict::undecided;
      case CaseRule::caps:
      case CaseRule::context:
        if (has_small_letters(mention, found.by_stem)) return Verdict::no;
        return first.in_capitals && !first.dotted && !is_noun(mention) ? Verdict::undecided
                                                                       : Verdict::yes;
    }
    return Verdict::no;
  }

  // Where every word has a capital it says nothing.
  static bool proves_capital(const Token& word) {
    return !word.sentence_initial && !word.in_capitals && !word.in_title_case;
  }

  bool has_small_letters(const Mention& mention, bool by_stem) const {
    const auto tokens = std::span(words_.tokens).subspan(mention.first, mention.count);
    if (!by_stem) return std::ranges::any_of(tokens, has_small_letter);
    Token last = tokens.back();
    if (last.stem_size > 0) last.word_case = last.stem_case;
    return has_small_letter(last) ||
           std::ranges::any_of(tokens.first(tokens.size() - 1), has_small_letter);
  }

  // The GAO of running text is no town: a place in capitals opens a dateline or stands in a
  // headline.
  bool is_acronym(std::uint32_t position) const {
    constexpr std::ptrdiff_t longest = 5;  // letters; a guess from GAO, SWAT and UNHCR
    const Token& word = words_.tokens[position];
    const auto letters = std::ranges::count_if(
        words_.word(position), [](char byte) { return !is_continuation_byte(byte); });
    return kind_ == TextKind::article && word.word_case == WordCase::capitals &&
           letters <= longest && !word.in_capitals && !word.sentence_initial;
  }

  // In a line of capitals: THE US ARMY, US-LED, ANTI-IS. Pronouns and verbs stand neither behind an
  // article nor beside a hyphen, so there the word is the name; a noun (CAR, SAR) says nothing.
  bool is_noun(const Mention& mention) const {
    constexpr std::array<std::string_view, 4> never_nouns = {"is", "it", "us", "who"};
    const std::uint32_t behind = mention.first + mention.count;
    const Gap before = words_.tokens[mention.first].gap;
    if (std::ranges::count(never_nouns, words_.word(mention.first)) == 0) return false;
    if (before == Gap::hyphen) return true;
    if (behind < words_.size() && words_.tokens[behind].gap == Gap::hyphen) return true;
    return mention.first > 0 && stands_together(before) && words_.word(mention.first - 1) == "the";
  }

  // A person's name holds no place: the Jordan in Michael Jordan is no country.
  bool holds_others(const Mention& mention) const {
    return mention.count > 1 && table_.name(mention.name).kind != NameKind::person;
  }

  // A place, or what the outer name is a part of (the United Nations in its Security Council). The
  // Islamic State of Iraq in Islamic State of Iraq and the Levant is another group, and of places
  // one in another country another place: New Mexico is not Mexico.
  bool belongs_inside(std::uint32_t inner, std::uint32_t outer) const {
    if (inner == outer) return false;
    if (std::ranges::count(table_.ancestors(outer), inner) > 0) return true;
    if (!is_place(table_.name(inner).kind)) return false;
    if (!is_place(table_.name(outer).kind)) return true;
    const auto around = table_.country(outer);
    const auto country = table_.country(inner);
    return !around || !country || around == country;
  }

  // Of the names that the inner spelling means the first that belongs there; none where it means
  // the outer one, too (Midan in al-Midan).
  bool read_inside(Mention& inner, std::uint32_t outer) const {
    const auto senses = table_.senses(inner.surface);
    if (std::ranges::count(senses, outer) > 0) return false;
    const auto found = std::ranges::find_if(
        senses, [&](std::uint32_t sense) { return belongs_inside(sense, outer); });
    if (found == senses.end()) return false;
    inner.name = *found;
    return true;
  }

  // Without spaces the end of a place's name is no name: 克钦邦, Kachin, is not 钦邦, Chin.
  bool is_cut_out(const Mention& inner, const Mention& outer) const {
    const bool is_joined = words_.tokens[inner.first].gap == Gap::none &&
                           static_cast<unsigned char>(words_.word(inner.first).front()) >= 0x80;
    return is_joined && inner.first > outer.first && is_place(table_.name(outer.name).kind);
  }

  void add_nested(const Mention& outer) {
    const std::uint32_t end = outer.first + outer.count;
    for (std::uint32_t at = outer.first; at < end;) {
      // From the first word on, only what is shorter than the whole is nested.
      const std::uint32_t limit = at == outer.first ? end - 1 : end;
      auto inner = longest_at(at, limit);
      if (!inner || is_cut_out(*inner, outer) || !read_inside(*inner, outer.name)) {
        ++at;
        continue;
      }
      inner->nested = true;
      found_.mentions.push_back(*inner);
      at += inner->count;
    }
  }

  const TokenStream& words_;
  const NameTable& table_;
  TextKind kind_;
  NamesFound found_;
  std::uint32_t begin_ = 0;  // where the walk is
  std::optional<Mention> best_;
  std::vector<Mention> open_;
  struct Consider {
    Finder* finder;
    void operator()(const Found& found, const NameNode& node) const {
      finder->consider(found, node);
    }
  };
  Walker<Consider> walker_{words_, table_, stands_together, {this}};
};

// The names that all words spell, whatever stands between them.
class WholeName {
 public:
  WholeName(const TokenStream& words, const NameTable& table)
      : table_(table),
        size_(words.size()),
        walker_{words, table, [](Gap) { return true; }, {this}} {}

  std::vector<std::uint32_t> find() {
    if (size_ > 0) walker_.walk(0, static_cast<std::uint32_t>(size_));
    return std::move(senses_);
  }

 private:
  void consider(const Found& found, const NameNode& node) {
    if (found.end != size_ || found.by_stem || found.declined) return;
    if (!senses_.empty() && !found.beside_acronym) return;
    const NameMatch::Terminal terminal = table_.terminal(node);
    if (walker_.is_spelled(terminal.text)) {
      senses_.insert(senses_.end(), terminal.senses.begin(), terminal.senses.end());
    }
  }

  struct Consider {
    WholeName* whole;
    void operator()(const Found& found, const NameNode& node) const {
      whole->consider(found, node);
    }
  };
  const NameTable& table_;
  std::size_t size_;
  std::vector<std::uint32_t> senses_;
  Walker<Consider> walker_;
};

}  // namespace

NamesFound find_names(const TokenStream& words, const NameTable& table, TextKind kind) {
  return Finder(words, table, kind).run();
}

std::vector<std::uint32_t> find_senses(std::string_view text, const NameTable& table) {
  const TokenStream words = tokenize(text);
  return WholeName(words, table).find();
}

std::optional<std::uint32_t> find_name(std::string_view text, const NameTable& table) {
  const auto senses = find_senses(text, table);
  if (senses.empty()) return std::nullopt;
  return senses.front();
}

}  // namespace dateline::synonyms
