// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/word_forms.h"

#include "indexer/finish_generation.h"

namespace dateline::indexer {

void WordForms::leaves(Xapian::docid document) {
  const auto end = database_.termlist_end(document);
  for (auto term = database_.termlist_begin(document); term != end; ++term) gone_.insert(*term);
}

void WordForms::comes(const Xapian::Document& document) {
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if (!database_.term_exists(*term)) come_.insert(*term);
  }
}

void WordForms::save() {
  for (const auto& term : come_) add_word_synonym(term, database_);
  for (const auto& term : gone_) {
    if (!database_.term_exists(term)) remove_word_synonym(term, database_);
  }
  come_.clear();
  gone_.clear();
}

}  // namespace dateline::indexer
