// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/finish_generation.h"

#include <xapian.h>

#include <optional>
#include <utility>

#include "indexer/columns_builder.h"
#include "indexer/generation.h"
#include "indexer/schema.h"
#include "indexer/xapian_errors.h"
#include "synonyms/key_form.h"

namespace dateline::indexer {
namespace {

bool is_word(std::string_view term) { return term.front() < 'A' || term.front() > 'Z'; }

// The key under which a term stands in the synonym table, and what stands there.
std::optional<std::pair<std::string, std::string>> synonym_of(const std::string& term) {
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

// First and last year of the dated articles: "2012-2025", or "" without any.
std::string years_of(const Xapian::Database& database) {
  const std::string prefix(schema::prefix::year);
  std::string first;
  std::string last;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string year = (*term).substr(prefix.size());
    if (year.front() < '0' || year.front() > '9') continue;  // of which only the year is known
    if (first.empty()) first = year;
    last = year;
  }
  return first.empty() ? "" : first + "-" + last;
}

// A single form of a stem counts too: a query may name another one that no article has.
void add_word_synonyms(Xapian::WritableDatabase& database) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    add_word_synonym(*term, database);
  }
}

}  // namespace

void add_word_synonym(const std::string& term, Xapian::WritableDatabase& database) {
  if (const auto synonym = synonym_of(term)) {
    database.add_synonym(synonym->first, synonym->second);
  }
}

void remove_word_synonym(const std::string& term, Xapian::WritableDatabase& database) {
  if (const auto synonym = synonym_of(term)) {
    database.remove_synonym(synonym->first, synonym->second);
  }
}

void set_years(Xapian::WritableDatabase& database) {
  database.set_metadata(std::string(schema::metadata::years), years_of(database));
}

void finish_generation(const std::string& folder, const GenerationExtras& extras) {
  guarded(folder, [&] {
    Xapian::WritableDatabase database(folder, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    add_word_synonyms(database);
    for (const auto& [key, value] : extras.metadata) database.set_metadata(key, value);
    database.set_metadata(std::string(schema::metadata::labels),
                          schema::encode_labels(extras.labels));
    set_years(database);
    database.set_metadata(std::string(schema::metadata::columns), first_columns);
    database.commit();
    write_file(schema::columns_path(folder, first_columns), encode_columns(database, 1));
    database.close();
  });
  extras.tables.write_to(folder);
}

}  // namespace dateline::indexer
