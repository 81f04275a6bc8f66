// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/word_forms.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/schema.h"
#include "synonyms/key_form.h"

namespace dateline::indexer {
namespace {

bool is_word(std::string_view term) { return term.front() < 'A' || term.front() > 'Z'; }

// The key under which a term is kept, and as what.
std::optional<std::pair<std::string, std::string>> form_of(const std::string& term) {
  if (is_word(term)) {
    if (auto key = schema::stem_key(term)) return std::pair(std::move(*key), term);
    return std::nullopt;
  }
  if (!term.starts_with(schema::prefix::unlisted)) return std::nullopt;
  const std::string word = term.substr(schema::prefix::unlisted.size());
  const auto form = synonyms::key_form(word);
  if (!form) return std::nullopt;
  return std::pair(schema::term(schema::prefix::skeleton, synonyms::skeleton(*form)), word);
}

// Gathers which words came and went, and writes them: a key with many forms is written once.
class Changes {
 public:
  explicit Changes(Xapian::WritableDatabase& database) : database_(database) {}

  // Nothing for a term that is no word.
  void add(const std::string& term, bool is_there) {
    auto form = form_of(term);
    if (!form) return;
    by_key_[std::move(form->first)][std::move(form->second)] = is_there;
    ++count_;
  }

  // More than should be held in memory.
  bool is_full() const { return count_ >= 100'000; }

  void write() {
    for (const auto& [key, changes] : by_key_) write(key, changes);
    by_key_.clear();
    count_ = 0;
  }

 private:
  void write(const std::string& key, const std::map<std::string, bool>& changes) {
    const auto known = schema::decode_labels(database_.get_metadata(key));
    std::set<std::string> words(known.begin(), known.end());
    for (const auto& [word, is_there] : changes) {
      if (is_there) {
        words.insert(word);
      } else {
        words.erase(word);
      }
    }
    database_.set_metadata(key, schema::encode_labels({words.begin(), words.end()}));
  }

  Xapian::WritableDatabase& database_;
  std::map<std::string, std::map<std::string, bool>> by_key_;
  std::size_t count_ = 0;
};

}  // namespace

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
  Changes changes(database_);
  for (const auto& term : come_) changes.add(term, true);
  for (const auto& term : gone_) {
    if (!database_.term_exists(term)) changes.add(term, false);
  }
  changes.write();
  come_.clear();
  gone_.clear();
}

// A single form of a stem counts too: a query may name another one that no article has. Metadata
// stands in the table that terms are read from: after each writing the reading begins anew.
void write_word_forms(Xapian::WritableDatabase& database) {
  Changes changes(database);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    changes.add(*term, true);
    if (!changes.is_full()) continue;
    const std::string last = *term;
    changes.write();
    term = database.allterms_begin();
    term.skip_to(last);
  }
  changes.write();
}

}  // namespace dateline::indexer
