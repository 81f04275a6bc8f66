// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/spelling_lint.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "indexer/generation/built_index.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/script.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::indexer {
namespace {

using synonyms::CaseRule;
using synonyms::Mention;
using synonyms::NameRow;
using synonyms::NameTable;
using synonyms::Spelling;
using synonyms::TokenStream;

std::string place_of(const NameRow& row) { return row.source + ":" + std::to_string(row.line); }

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

// A spelling in a sentence that says nothing of it: inside, between commas, with small letters
// around, so that nothing but the spelling itself and its case rule decides.
class NeutralSentence {
 public:
  NeutralSentence(std::string_view spelling, const NameTable& table)
      : text_(std::string(before) + std::string(spelling) + std::string(behind)),
        words_(synonyms::tokenize(text_)),
        found_(synonyms::find_names(words_, table)) {
    const auto is_inside = [&](const synonyms::Token& word) {
      return word.begin >= before.size() && word.end <= before.size() + spelling.size();
    };
    const auto first = std::ranges::find_if(words_.tokens, is_inside);
    first_ = static_cast<std::uint32_t>(first - words_.tokens.begin());
    count_ = static_cast<std::uint32_t>(std::ranges::count_if(words_.tokens, is_inside));
  }

  // The name found at exactly the words of the spelling.
  std::optional<Mention> whole() const {
    for (const Mention& mention : found_.mentions) {
      if (mention.first == first_ && mention.count == count_) return mention;
    }
    return std::nullopt;
  }

  // Another name that begins at one of its words.
  std::optional<Mention> other() const {
    for (const Mention& mention : found_.mentions) {
      if (mention.first >= first_ && mention.first < first_ + count_) return mention;
    }
    return std::nullopt;
  }

  // What parts two of its words, with the words.
  std::optional<std::string> parting() const {
    for (std::uint32_t i = first_ + 1; i < first_ + count_; ++i) {
      const auto& word = words_.tokens[i];
      if (synonyms::stands_together(word.gap)) continue;
      const auto& last = words_.tokens[i - 1];
      return quoted(text_.substr(last.end, word.begin - last.end)) + " parts " +
             quoted(words_.word(i - 1)) + " from " + quoted(words_.word(i));
    }
    return std::nullopt;
  }

 private:
  static constexpr std::string_view before = "on this day they reached, ";
  static constexpr std::string_view behind = ", which several people described";

  std::string text_;
  TokenStream words_;
  synonyms::NamesFound found_;
  std::uint32_t first_ = 0;
  std::uint32_t count_ = 0;
};

bool is_cased(std::string_view script) {
  return script == "Latin" || script == "Cyrillic" || script == "Greek";
}

// The scripts with capitals that one word mixes: mostly a letter taken for its double.
std::string mixed_scripts(std::string_view spelling) {
  const TokenStream words = synonyms::tokenize(spelling);
  for (const auto& word : words.tokens) {
    const auto written = spelling.substr(word.begin, word.end - word.begin);
    std::string mixed;
    auto scripts = synonyms::scripts_of(written);
    std::erase_if(scripts, [](const auto& script) { return !is_cased(script); });
    if (scripts.size() > 1)
      return quoted(written) + " has letters of " + scripts[0] + " and " + scripts[1];
  }
  return {};
}

// The row without the spellings that `drop` picks.
template <class Drop>
NameRow without(NameRow row, Drop drop) {
  std::erase_if(row.spellings, drop);
  return row;
}

bool has_words(std::string_view folded) {
  return !folded.empty() &&
         std::ranges::count(folded, ' ') < static_cast<std::ptrdiff_t>(synonyms::max_name_words);
}

// A Latin word without digits, of three letters or fewer.
bool is_short_word(std::string_view spelling) {
  const TokenStream words = synonyms::tokenize(spelling);
  return words.size() == 1 && synonyms::count_characters(words.word(0)) <= 3 &&
         synonyms::scripts_of(spelling) == std::vector<std::string>{"Latin"} &&
         words.word(0).find_first_of("0123456789") == std::string_view::npos;
}

// In how many articles a spelling of one word that counts in any case stands, and stands in small
// letters.
class LowerCaseCounter {
 public:
  struct Counts {
    std::size_t all = 0;
    std::size_t lower = 0;
  };

  explicit LowerCaseCounter(const NameTable& table) : table_(table) {}

  void add(std::initializer_list<std::string_view> fields) {
    std::unordered_map<std::string, bool> is_lower;  // of the words of this article
    for (const auto field : fields) {
      const TokenStream words = synonyms::tokenize(field);
      for (const Mention& mention : synonyms::find_names(words, table_).mentions) {
        if (mention.count != 1 || mention.rule != CaseRule::any) continue;
        const auto word_case = words.tokens[mention.first].word_case;
        if (word_case == synonyms::WordCase::none) continue;
        is_lower[std::string(words.word(mention.first))] |= word_case == synonyms::WordCase::lower;
      }
    }
    for (const auto& [word, lower] : is_lower) {
      Counts& counts = counts_[word];
      ++counts.all;
      if (lower) ++counts.lower;
    }
  }

  Counts counts(const std::string& folded) const {
    const auto found = counts_.find(folded);
    return found == counts_.end() ? Counts{} : found->second;
  }

 private:
  const NameTable& table_;
  std::unordered_map<std::string, Counts> counts_;
};

// Whether two tables, of the same names, read a spelling alike.
bool means_the_same(std::string_view spelling, const NameTable& one, const NameTable& other) {
  const auto a = NeutralSentence(spelling, one).whole();
  const auto b = NeutralSentence(spelling, other).whole();
  return a && b && !b->declined && a->rule == b->rule && a->adjective == b->adjective &&
         std::ranges::equal(one.senses(a->surface), other.senses(b->surface));
}

}  // namespace

SpellingLint::SpellingLint(std::span<const NameRow> rows, std::size_t first_user,
                           const ReportFinding& report)
    : rows_(rows), first_user_(first_user), report_(report) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto [known, fresh] = kinds_.try_emplace(rows[i].id, rows[i].kind);
    if (!fresh && i >= first_user) known->second = rows[i].kind;
  }
}

void SpellingLint::run() {
  for (const NameRow& row : rows_) {
    for (const Spelling& spelling : row.spellings) claim(row, spelling);
  }
  merge();
  check_met();
  check_redundant();
  for (const auto& folded : order_) {
    for (const Claim& claim : claims_.at(folded)) check_word(claim);
  }
}

void SpellingLint::tell(const Claim& claim, const std::string& text) const {
  report_({claim.row->source, claim.row->line, quoted(claim.spelling->text) + " " + text});
}

void SpellingLint::claim(const NameRow& row, const Spelling& spelling) {
  const Claim later{&row, &spelling,
                    &spelling == row.spellings.data() && spelling.text == row.name};
  const std::string folded = spelling.words;
  if (folded.empty()) return tell(later, "has no letter or digit");
  if (!has_words(folded)) return tell(later, "has more than 64 words");
  Claims& known = claims_[folded];
  if (known.empty()) order_.push_back(folded);
  if (stands_already(later, known) || !take_over(later, known) || is_contested(later, known)) {
    return;
  }
  known.push_back(later);
}

// In the row itself, or in another one of the name, of which the user's wins.
bool SpellingLint::stands_already(const Claim& later, Claims& known) const {
  const auto same_name = [&](const Claim& claim) { return claim.row->id == later.row->id; };
  const auto own = std::ranges::find_if(known, same_name);
  if (own == known.end()) return false;
  if (own->row == later.row) {
    const bool same = own->spelling->rule == later.spelling->rule &&
                      own->spelling->adjective == later.spelling->adjective;
    tell(later, "equals " + quoted(own->spelling->text) + " before it" +
                    (same ? ": the case, marks and signs between them count for nothing; leave "
                            "one out"
                          : ", which has another case rule or is no adjective"));
  } else if (is_user(later) && !is_user(*own)) {
    *own = later;
  }
  return true;
}

// A user's row takes the spelling from the project's, but not where it is their name.
bool SpellingLint::take_over(const Claim& later, Claims& known) const {
  if (!is_user(later)) return true;
  for (const Claim& loser : known) {
    if (is_user(loser)) continue;
    const std::string owner = quoted(loser.row->id) + " of " + place_of(*loser.row);
    if (loser.is_label) {
      tell(later, "is the name of " + owner + "; give that row another name first");
      return false;
    }
    tell(later, "now names " + quoted(later.row->id) + " and no longer " + owner);
  }
  std::erase_if(known, [&](const Claim& claim) { return !is_user(claim); });
  return true;
}

// Only places share a spelling.
bool SpellingLint::is_contested(const Claim& later, const Claims& known) const {
  for (const Claim& claim : known) {
    if (is_place(kinds_.at(claim.row->id)) && is_place(kinds_.at(later.row->id))) continue;
    tell(later, "of " + quoted(later.row->id) + " belongs to " + quoted(claim.row->id) + " of " +
                    place_of(*claim.row) + " already");
    return true;
  }
  return false;
}

bool SpellingLint::is_user(const Claim& claim) const {
  return claim.row >= rows_.data() + first_user_;
}

// Each name with the spellings that it owns: what compiles whatever is wrong in the tables.
void SpellingLint::merge() {
  std::unordered_map<std::string, std::size_t> by_id;
  for (const auto& folded : order_) {
    for (const Claim& claim : claims_.at(folded)) {
      const NameRow& row = *claim.row;
      const auto [known, fresh] = by_id.try_emplace(row.id, names_.size());
      if (fresh) {
        names_.push_back({.id = row.id,
                          .kind = kinds_.at(row.id),
                          .name = row.name,
                          .population = row.population});
      }
      names_[known->second].spellings.push_back(*claim.spelling);
    }
  }
  table_ = NameTable(synonyms::compile_names(names_), "the name tables");
}

const SpellingLint::Claim& SpellingLint::claim_of(const NameRow& name,
                                                  const Spelling& spelling) const {
  const Claims& claims = claims_.at(spelling.words);
  return *std::ranges::find_if(claims,
                               [&](const Claim& claim) { return claim.row->id == name.id; });
}

void SpellingLint::check_met() const {
  for (const NameRow& name : names_) {
    std::vector<const Claim*> unmet;
    bool is_met = false;
    for (const Spelling& spelling : name.spellings) {
      if (NeutralSentence(spelling.text, table_).whole()) {
        is_met = is_met || !spelling.adjective;
      } else {
        unmet.push_back(&claim_of(name, spelling));
      }
    }
    for (const Claim* claim : unmet) {
      // A label may tell two names apart by what no text has (Tripoli (Libya)), if another spelling
      // is met, be it by its letters.
      if (!claim->is_label || (!is_met && claim->row->weak_spellings.empty()))
        tell(*claim, "is never met as it is written: " + why_not_met(*claim));
    }
  }
}

std::string SpellingLint::why_not_met(const Claim& claim) const {
  const NeutralSentence sentence(claim.spelling->text, table_);
  if (const auto parting = sentence.parting()) return *parting;
  if (const auto other = sentence.other()) {
    return "a text that has it is read as " + quoted(table_.name(other->name).id);
  }
  return "its case rule, " + std::string(to_string(claim.spelling->rule)) + ", shuts it out";
}

// What the finder meets without it: written as one word, with a proclitic.
void SpellingLint::check_redundant() const {
  std::unordered_set<const Spelling*> dropped;
  for (const NameRow& name : names_) {
    for (const Spelling& spelling : name.spellings) {
      if (claim_of(name, spelling).is_label || name.spellings.size() == 1) continue;
      const auto is_it = [&](const Spelling& other) { return other.text == spelling.text; };
      const NameRow rest = without(name, is_it);
      const NameTable alone(synonyms::compile_names(std::span(&rest, 1)), "one name");
      const auto found = NeutralSentence(spelling.text, alone).whole();
      if (found && !found->declined && found->rule == spelling.rule &&
          found->adjective == spelling.adjective) {
        dropped.insert(&spelling);
      }
    }
  }
  confirm_redundant(dropped);
}

// Among all names another one may take its place.
void SpellingLint::confirm_redundant(const std::unordered_set<const Spelling*>& dropped) const {
  std::vector<NameRow> rest = names_;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    rest[i].spellings.clear();
    for (const Spelling& spelling : names_[i].spellings) {
      if (!dropped.contains(&spelling)) rest[i].spellings.push_back(spelling);
    }
  }
  const NameTable without_them(synonyms::compile_names(rest), "the name tables");
  for (const NameRow& name : names_) {
    for (const Spelling& spelling : name.spellings) {
      if (!dropped.contains(&spelling)) continue;
      if (means_the_same(spelling.text, table_, without_them)) {
        tell(claim_of(name, spelling),
             "adds nothing: another spelling of its row is met in it (as one word, or behind ال)");
      }
    }
  }
}

void SpellingLint::check_word(const Claim& claim) const {
  const std::string& text = claim.spelling->text;
  if (const auto mixed = mixed_scripts(text); !mixed.empty())
    tell(claim, "mixes scripts: " + mixed);
  if (claim.spelling->rule == CaseRule::any && is_short_word(text)) {
    tell(claim,
         "has three letters or fewer and no case rule: small letters are met too; give it "
         ":capital, :inside or :caps");
  }
}

void SpellingLint::run(const BuiltIndex& index) {
  LowerCaseCounter counter(table_);
  index.for_each_article("", [&](const Xapian::Document& document) {
    const auto article = schema::read_article(document);
    counter.add({article.title, article.text});
  });
  for (const auto& folded : order_) {
    const auto counts = counter.counts(folded);
    if (counts.lower * 2 < counts.all || counts.all == 0) continue;  // a slip of a writer
    for (const Claim& claim : claims_.at(folded))
      tell(claim, "stands in small letters in " + std::to_string(counts.lower) + " of " +
                      std::to_string(counts.all) +
                      " articles of the index that have it, and has no case rule");
  }
}

}  // namespace dateline::indexer
