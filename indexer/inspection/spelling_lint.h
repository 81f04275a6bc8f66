// SPDX-License-Identifier: GPL-2.0-or-later
// The spellings of tables of names one by one: who claims them, and whether a text can have them.
//
// Whether a spelling is ever met is not judged by rules of its own: it is put into a sentence,
// which the index's tokenizer and finder read as they read an article.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/inspection/names_lint.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/table/name_rows.h"
#include "synonyms/table/name_table.h"

namespace dateline::indexer {

struct BuiltIndex;

using ReportFinding = std::function<void(Finding)>;

// Keeps `rows` and `report`. The rows from `first_user` on are the user's and win over the others.
class SpellingLint {
 public:
  SpellingLint(std::span<const synonyms::NameRow> rows, std::size_t first_user,
               const ReportFinding& report);

  // What the tables alone say.
  void run();
  // What the articles of an index say: spellings in any case that they have in small letters.
  void run(const BuiltIndex& index);

 private:
  // A spelling and the row that has it.
  struct Claim {
    const synonyms::NameRow* row = nullptr;
    const synonyms::Spelling* spelling = nullptr;
    bool is_label = false;
  };

  using Claims = std::vector<Claim>;  // of one spelling; several where places share it

  void claim(const synonyms::NameRow& row, const synonyms::Spelling& spelling);
  bool stands_already(const Claim& later, Claims& known) const;
  bool is_contested(const Claim& later, const Claims& known) const;
  bool take_over(const Claim& later, Claims& known) const;
  bool is_user(const Claim& claim) const;
  void merge();
  const Claim& claim_of(const synonyms::NameRow& name, const synonyms::Spelling& spelling) const;
  void check_met() const;
  std::string why_not_met(const Claim& claim) const;
  void check_redundant() const;
  void confirm_redundant(const std::unordered_set<const synonyms::Spelling*>& dropped) const;
  void check_word(const Claim& claim) const;
  void tell(const Claim& claim, const std::string& text) const;

  std::span<const synonyms::NameRow> rows_;
  std::size_t first_user_;
  const ReportFinding& report_;
  std::unordered_map<std::string, synonyms::NameKind> kinds_;  // by id, the user's before others
  std::unordered_map<std::string, Claims> claims_;             // by folded spelling
  std::vector<std::string> order_;        // their keys as they stand in the tables
  std::vector<synonyms::NameRow> names_;  // made of the claims
  synonyms::NameTable table_;             // the same, compiled
};

}  // namespace dateline::indexer
