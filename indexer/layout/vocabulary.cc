// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/vocabulary.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/layout/schema.h"
#include "synonyms/finder/suffixes.h"
#include "synonyms/spelling/key_form.h"

namespace dateline::indexer {
namespace {

bool is_word(std::string_view term) { return term.front() < 'A' || term.front() > 'Z'; }

// A term as it is kept, and under which keys.
struct Kept {
  std::string form;
  std::set<std::string> keys;  // none for what is no word
};

Kept kept_as(const std::string& term) {
  if (is_word(term)) {
    auto key = schema::stem_key(term);
    return {term, key ? std::set{std::move(*key)} : std::set<std::string>{}};
  }
  if (!term.starts_with(schema::prefix::unlisted)) return {};
  Kept kept{term.substr(schema::prefix::unlisted.size()), {}};
  const auto add = [&](const std::string& word) {
    const auto form = synonyms::key_form(word, synonyms::shortest_part);
    if (form) kept.keys.insert(schema::term(schema::prefix::skeleton, synonyms::skeleton(*form)));
  };
  add(kept.form);
  for (const std::string& stem : synonyms::suffix_forms(kept.form)) add(stem);
  return kept;
}

// Gathers which words came and went, and writes them: a key with many forms is written once.
class Changes {
 public:
  explicit Changes(Xapian::WritableDatabase& database) : database_(database) {}

  // Nothing for a term that is no word.
  void add(const std::string& term, bool is_there) {
    const Kept kept = kept_as(term);
    for (const std::string& key : kept.keys) {
      by_key_[key][kept.form] = is_there;
      ++count_;
    }
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

// The name that a term stands for in a use that makes it present.
std::optional<std::uint32_t> name_of(const std::string& term, const synonyms::NameTable& names) {
  if (!term.starts_with(schema::prefix::name)) return std::nullopt;
  const std::string_view id = schema::name_of_term(term);
  const bool certain = std::ranges::any_of(schema::certain_uses, [&](auto use) {
    return term == schema::name_term(schema::prefix::name, id, use);
  });
  return certain ? names.find_id(id) : std::nullopt;
}

std::size_t bytes_for(const synonyms::NameTable& names) { return (names.size() + 7) / 8; }

}  // namespace

void Vocabulary::leaves(Xapian::docid document) {
  const auto end = database_.termlist_end(document);
  for (auto term = database_.termlist_begin(document); term != end; ++term) gone_.insert(*term);
}

void Vocabulary::comes(const Xapian::Document& document) {
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) comes(*term);
}

void Vocabulary::replaces(Xapian::docid before, const Xapian::Document& document) {
  auto old = database_.termlist_begin(before);
  const auto old_end = database_.termlist_end(before);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    for (; old != old_end && *old < *term; ++old) gone_.insert(*old);
    if (old != old_end && *old == *term) {
      ++old;
    } else {
      comes(*term);
    }
  }
  for (; old != old_end; ++old) gone_.insert(*old);
}

void Vocabulary::comes(const std::string& term) {
  if (!seen_.insert(term).second) return;  // a look-up costs more than all else here
  if (!database_.term_exists(term)) come_.insert(term);
}

void Vocabulary::save() {
  Changes changes(database_);
  for (const auto& term : come_) changes.add(term, true);
  for (const auto& term : gone_) {
    if (!database_.term_exists(term)) changes.add(term, false);
  }
  changes.write();
  save_names();
  come_.clear();
  gone_.clear();
  seen_.clear();
}

void Vocabulary::save_names() {
  std::set<std::uint32_t> touched;
  for (const auto* terms : {&come_, &gone_}) {
    for (const auto& term : *terms) {
      if (const auto name = name_of(term, names_)) touched.insert(*name);
    }
  }
  if (touched.empty()) return;
  auto present = database_.get_metadata(std::string(schema::metadata::names_present));
  present.resize(bytes_for(names_));
  for (const std::uint32_t name : touched) {
    const std::string_view id = names_.name(name).id;
    schema::set_present(
        present, name, std::ranges::any_of(schema::certain_uses, [&](auto use) {
          return database_.term_exists(schema::name_term(schema::prefix::name, id, use));
        }));
  }
  database_.set_metadata(std::string(schema::metadata::names_present), present);
}

// A single form of a stem counts too: a query may name another one that no article has. Metadata
// stands in the table that terms are read from: after each writing the reading begins anew.
void write_vocabulary(Xapian::WritableDatabase& database, const synonyms::NameTable& names) {
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
  write_names_present(database, names);
}

void write_names_present(Xapian::WritableDatabase& database, const synonyms::NameTable& names) {
  std::string present(bytes_for(names), '\0');
  const std::string prefix(schema::prefix::name);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (const auto name = name_of(*term, names)) schema::set_present(present, *name, true);
  }
  database.set_metadata(std::string(schema::metadata::names_present), present);
}

}  // namespace dateline::indexer
