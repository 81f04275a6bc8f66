// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/word_forms.h"

#include <optional>
#include <set>
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

}  // namespace

void WordForms::change(const std::string& term, bool is_there) {
  auto form = form_of(term);
  if (!form) return;
  forms_[std::move(form->first)][std::move(form->second)] = is_there;
  ++changes_;
}

void WordForms::write() {
  for (const auto& [key, changes] : forms_) {
    const auto known = schema::decode_labels(database_.get_metadata(key));
    std::set<std::string> words(known.begin(), known.end());
    for (const auto& [word, is_there] : changes) {
      if (is_there) {
        words.insert(word);
      } else {
        words.erase(word);
      }
    }
    const bool is_empty = words.empty();
    database_.set_metadata(key,
                           is_empty ? "" : schema::encode_labels({words.begin(), words.end()}));
  }
  forms_.clear();
  changes_ = 0;
}

// A single form of a stem counts too: a query may name another one that no article has.
void write_word_forms(Xapian::WritableDatabase& database) {
  WordForms forms(database);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    forms.add(*term);
    if (!forms.is_full()) continue;
    const std::string last = *term;
    forms.write();
    term = database.allterms_begin();
    term.skip_to(last);
  }
  forms.write();
}

}  // namespace dateline::indexer
