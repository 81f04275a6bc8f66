// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/name_finder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "synonyms/fold.h"

namespace dateline::synonyms {
namespace {

enum class Verdict { no, undecided, yes };

constexpr std::string_view wa = "و";
constexpr std::string_view fa = "ف";
constexpr std::string_view ba = "ب";
constexpr std::string_view ka = "ك";
constexpr std::string_view la = "ل";
constexpr std::string_view article = "ال";
constexpr std::size_t letter = 2;                  // bytes of an Arabic letter
constexpr std::size_t shortest_stem = 3 * letter;  // what must remain for a stripped form to count

bool is_arabic(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0xD8 && first <= 0xDB;
}

// The forms under which a word is looked up: itself, and for Arabic without its proclitics. At most
// six, the least stripped first.
class LookUpForms {
 public:
  explicit LookUpForms(std::string_view word) {
    add(word);
    if (!is_arabic(word)) return;
    strip(word);
    if (word.starts_with(wa) || word.starts_with(fa)) {
      add(word.substr(letter));
      strip(word.substr(letter));
    }
  }

  auto begin() const { return forms_.begin(); }
  auto end() const { return forms_.begin() + count_; }

 private:
  void strip(std::string_view word) {
    if (word.starts_with("لل")) {  // ل and ال run together
      restored_ = std::string(article) + std::string(word.substr(2 * letter));
      add(restored_);
      add(word.substr(2 * letter));
    }
    if (word.starts_with(ba) || word.starts_with(ka) || word.starts_with(la)) {
      add(word.substr(letter));
      strip_article(word.substr(letter));
    }
    strip_article(word);
  }

  void strip_article(std::string_view word) {
    if (word.starts_with(article)) add(word.substr(article.size()));
  }

  void add(std::string_view form) {
    const bool whole = count_ == 0;
    if (count_ == static_cast<std::ptrdiff_t>(forms_.size())) return;
    if (whole || form.size() >= shortest_stem) forms_[static_cast<std::size_t>(count_++)] = form;
  }

  std::array<std::string_view, 6> forms_;
  std::ptrdiff_t count_ = 0;
  std::string restored_;
};

class Finder {
 public:
  Finder(const TokenStream& words, const NameTable& table, TextKind kind)
      : words_(words), table_(table), kind_(kind) {}

  NamesFound run() {
    for (std::uint32_t at = 0; at < words_.size();) {
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
  // The longest name that begins at `at` and ends before `end`; the undecided ones there in open_.
  std::optional<Mention> longest_at(std::uint32_t at, std::uint32_t end) {
    std::optional<Mention> best;
    open_.clear();
    for (const std::string_view form : LookUpForms(words_.word(at))) {
      walk(at, end, form, best);
      if (best) break;
    }
    return best;
  }

  void walk(std::uint32_t at, std::uint32_t end, std::string_view first,
            std::optional<Mention>& best) {
    std::uint64_t walk = NameTable::extend(NameTable::start, first);
    for (std::uint32_t next = at + 1;; ++next) {
      const NameMatch match = table_.look_up(walk);
      if (match.terminal && is_spelled(at, next, first, match.terminal->text)) {
        consider(at, next - at, *match.terminal, best);
      }
      if (!match.begins_more || next >= end || !stands_together(words_.tokens[next].gap)) return;
      walk = NameTable::extend(walk, words_.word(next));
    }
  }

  void consider(std::uint32_t at, std::uint32_t count, const NameMatch::Terminal& terminal,
                std::optional<Mention>& best) {
    const Mention mention{.first = at,
                          .count = count,
                          .name = terminal.name,
                          .surface = terminal.surface,
                          .rule = terminal.rule,
                          .adjective = terminal.adjective};
    const Verdict verdict = judge(mention);
    if (verdict == Verdict::yes) best = mention;
    if (verdict == Verdict::undecided) open_.push_back(mention);
  }

  // Guards against two spellings that share a hash.
  bool is_spelled(std::uint32_t at, std::uint32_t end, std::string_view first,
                  std::string_view text) const {
    if (!text.starts_with(first)) return false;
    text.remove_prefix(first.size());
    for (std::uint32_t i = at + 1; i < end; ++i) {
      const std::string_view word = words_.word(i);
      if (!text.starts_with(' ') || !text.substr(1).starts_with(word)) return false;
      text.remove_prefix(1 + word.size());
    }
    return text.empty();
  }

  Verdict judge(const Mention& mention) const {
    const auto tokens = std::span(words_.tokens).subspan(mention.first, mention.count);
    const Token& first = tokens.front();
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
        return first.sentence_initial || first.in_capitals || first.in_title_case
                   ? Verdict::undecided
                   : Verdict::yes;
      case CaseRule::caps:
        if (std::ranges::any_of(tokens, has_small_letter)) return Verdict::no;
        return first.in_capitals && !first.dotted && !is_noun(mention) ? Verdict::undecided
                                                                       : Verdict::yes;
    }
    return Verdict::no;
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
  // Islamic State of Iraq in Islamic State of Iraq and the Levant is another group.
  bool belongs_inside(std::uint32_t inner, std::uint32_t outer) const {
    if (inner == outer) return false;
    return is_place(table_.name(inner).kind) ||
           std::ranges::count(table_.ancestors(outer), inner) > 0;
  }

  void add_nested(const Mention& outer) {
    const std::uint32_t end = outer.first + outer.count;
    for (std::uint32_t at = outer.first; at < end;) {
      // From the first word on, only what is shorter than the whole is nested.
      const std::uint32_t limit = at == outer.first ? end - 1 : end;
      auto inner = longest_at(at, limit);
      if (!inner || !belongs_inside(inner->name, outer.name)) {
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
  std::vector<Mention> open_;
};

}  // namespace

NamesFound find_names(const TokenStream& words, const NameTable& table, TextKind kind) {
  return Finder(words, table, kind).run();
}

std::optional<std::uint32_t> find_name(std::string_view text, const NameTable& table) {
  const TokenStream words = tokenize(text);
  std::uint64_t walk = NameTable::start;
  std::string spelled;
  for (std::size_t i = 0; i < words.size(); ++i) {
    walk = NameTable::extend(walk, words.word(i));
    spelled += (i > 0 ? " " : "") + std::string(words.word(i));
  }
  const auto terminal = table.look_up(walk).terminal;
  if (!terminal || terminal->text != spelled) return std::nullopt;
  return terminal->name;
}

}  // namespace dateline::synonyms
