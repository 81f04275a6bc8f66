// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/finder/name_finder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "synonyms/finder/name_walker.h"
#include "synonyms/finder/prefixes.h"
#include "synonyms/finder/suffixes.h"
#include "synonyms/table/article.h"
#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

using Place = ArticleReading::Place;

enum class Verdict { no, undecided, yes };

// The scripts of PrefixForms.
bool may_have_prefix(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0xD7 && first <= 0xE1;
}

// Of a folded word of one character.
bool is_katakana(std::string_view word) { return word >= "\u30A1" && word < "\u3100"; }

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
      if (!mention || (at + mention->count <= passed_over_ && is_joined(at))) {
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
           may_be_declined(words_, at);
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
      walk_as(at, end, form);
      for (const std::string& stem : suffix_forms(form)) {
        if (!best_) walk_as(at, end, stem);
      }
      if (best_) return best_;
    }
    if (const auto article = hebrew_article(at); !article.empty()) {
      walker_.walk_as(at, end, article);
    }
    return best_;
  }

  void walk_as(std::uint32_t at, std::uint32_t end, std::string_view form) {
    needs_more_words_ = PrefixForms::needs_more_words(words_.word(at), form);
    walker_.walk_as(at, end, form);
    needs_more_words_ = false;
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

  void consider(const FoundSpelling& found, const NameNode& node) {
    Mention mention{.first = begin_,
                    .count = found.end - begin_,
                    .rule = node.rule,
                    .adjective = node.adjective,
                    .declined = found.declined};
    if (needs_more_words_ && mention.count == 1) return;
    if (is_cut_from_katakana(mention)) return;
    if (found.article && !is_article(found)) return;
    if (found.declined && node.adjective) return;
    if (node.bracketed) return;
    if (node.contextual && kind_ == TextKind::query) {
      passed_over_ = std::max(passed_over_, found.end);
      return;
    }
    if (found.beside_acronym && !has_small_letters(mention, found.by_stem)) return;
    const Verdict verdict = judge(mention, found);
    if (verdict == Verdict::no || (best_ && best_->count >= mention.count)) return;
    const NameMatch::Terminal terminal = table_.terminal(node);
    if (!walker_.is_spelled(terminal.text)) return;
    if (found.declined) {
      const Whereabouts there = whereabouts_of(found);
      const Trust trust = trust_declined(terminal.name, there);
      if (trust == Trust::none) return;
      mention.doubtful = trust == Trust::some;
      mention.there = there == Whereabouts::sure;
    }
    mention.name = terminal.name;
    mention.surface = terminal.surface;
    if (verdict == Verdict::yes) {
      best_ = mention;
    } else {
      open_.push_back(mention);
    }
  }

  // Foreign words are written in katakana, all others are not: バリシャ, Barisha, is not バリ,
  // Bali.
  bool is_cut_from_katakana(const Mention& mention) const {
    const std::uint32_t end = mention.first + mention.count;
    const auto goes_on = [&](std::uint32_t at) {
      return words_.tokens[at].gap == Gap::none && is_katakana(words_.word(at)) &&
             is_katakana(words_.word(at - 1));
    };
    return (mention.first > 0 && goes_on(mention.first)) || (end < words_.size() && goes_on(end));
  }

  // The cases of surnames are those of small towns: Соколова, Толстого.
  enum class Trust { none, some, full };
  Trust trust_declined(std::uint32_t index, Whereabouts there) const {
    constexpr std::uint64_t known = 20'000;  // people; guesses
    constexpr std::uint64_t known_there = 5'000;
    const auto name = table_.name(index);
    const bool is_town =
        is_place(name.kind) && name.kind != NameKind::country && name.kind != NameKind::region;
    const std::uint64_t people = name.population.value_or(0);
    if (!is_town || people >= known) return Trust::full;
    if (kind_ == TextKind::query || there == Whereabouts::unknown) return Trust::none;
    return there == Whereabouts::sure && people >= known_there ? Trust::full : Trust::some;
  }

  Whereabouts whereabouts_of(const FoundSpelling& found) const {
    if (found.by_stem && is_azerbaijani_locative(words_.word(found.end - 1)))
      return Whereabouts::likely;
    if (found.by_stem) return Whereabouts::unknown;
    return whereabouts(words_.word(begin_), word_before(words_, begin_));
  }

  // Whether the article at the head of a name is no other word (as Salman said), and the word that
  // it is joined to long enough to be no other word (alta).
  bool is_article(const FoundSpelling& found) const {
    constexpr std::size_t shortest = 6;
    const std::string_view word = words_.word(begin_);
    const Token& token = words_.tokens[begin_];
    if (*found.article == Place::joined) return found.end - begin_ > 1 || word.size() >= shortest;
    if (*found.article != Place::apart || kind_ == TextKind::query || !is_word_too(word))
      return true;
    return words_.tokens[begin_ + 1].gap == Gap::hyphen ||
           (token.word_case != WordCase::lower && proves_capital(token));
  }

  Verdict judge(const Mention& mention, const FoundSpelling& found) const {
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

  // A place, or what the outer name is a part of (the United Nations in its Security Council), or
  // whose base it is (the headquarters of the Black Sea Fleet). The
  // Islamic State of Iraq in Islamic State of Iraq and the Levant is another group, and of places
  // one in another country another place: New Mexico is not Mexico.
  bool belongs_inside(std::uint32_t inner, std::uint32_t outer) const {
    if (inner == outer) return false;
    if (std::ranges::count(table_.ancestors(outer), inner) > 0) return true;
    const NameKind kind = table_.name(outer).kind;
    const NameKind own = table_.name(inner).kind;
    if (!is_place(own)) return kind == NameKind::base && own != NameKind::person;
    if (!is_place(kind)) return true;
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
    return is_joined(inner.first) && inner.first > outer.first &&
           is_place(table_.name(outer.name).kind);
  }

  bool is_joined(std::uint32_t at) const {
    return words_.tokens[at].gap == Gap::none &&
           static_cast<unsigned char>(words_.word(at).front()) >= 0x80;
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
  std::uint32_t begin_ = 0;        // where the walk is
  bool needs_more_words_ = false;  // than one: how it begins is no name
  std::optional<Mention> best_;
  std::vector<Mention> open_;
  std::uint32_t passed_over_ = 0;  // where a place ends that no query names by itself
  struct Consider {
    Finder* finder;
    void operator()(const FoundSpelling& found, const NameNode& node) const {
      finder->consider(found, node);
    }
  };
  NameWalker<Consider> walker_{words_, table_, stands_together, {this}};
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
  void consider(const FoundSpelling& found, const NameNode& node) {
    if (found.end != size_ || found.by_stem || found.declined) return;
    if (!senses_.empty() && !found.beside_acronym) return;
    const NameMatch::Terminal terminal = table_.terminal(node);
    if (walker_.is_spelled(terminal.text)) {
      senses_.insert(senses_.end(), terminal.senses.begin(), terminal.senses.end());
    }
  }

  struct Consider {
    WholeName* whole;
    void operator()(const FoundSpelling& found, const NameNode& node) const {
      whole->consider(found, node);
    }
  };
  const NameTable& table_;
  std::size_t size_;
  std::vector<std::uint32_t> senses_;
  NameWalker<Consider> walker_;
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
