// SPDX-License-Identifier: GPL-2.0-or-later
// Reads what a query asks words with: bare words, phrases, literals, wildcards, CAPS(); counts them
// against the limits.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/language/query_cursor.h"
#include "query/language/query_parser.h"
#include "query/language/query_units.h"
#include "synonyms/table/name_table.h"

namespace dateline::query {

// How many bare words an operand takes in: a run of them may hold a name of several.
enum class Words { run, one };

// Reads at a cursor and moves it behind what it took. All throw QueryError for what is not sound or
// over a limit. The cursor and the names must outlive it.
class WordReader {
 public:
  WordReader(QueryCursor& cursor, const synonyms::NameTable& names, NameReading reading)
      : cursor_(cursor), names_(names), reading_(reading) {}

  Node read_phrase(const QueryCursor::Quote& quote) {
    return read_quoted(quote, reading_of_words());
  }
  // Behind a =.
  Node read_literal();
  bool sees_capitals() const;
  Node read_capitals();
  // Bare words up to what begins another operand; or of these the first, a name taken whole. A star
  // alone is every article.
  void read(std::vector<Node>& operands, Words words);

  // `node`, counted against the limit of words, names and filters.
  Node counted(Node node);
  // On readings that may surprise, each once.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  Node read_quoted(const QueryCursor::Quote& quote, UnitReading reading);
  Node phrase_of(Span inside, Span whole, UnitReading reading);
  UnitReading reading_of_words() const;
  std::vector<Unit> units_of(Span span, UnitReading reading) const;
  bool sees_star() const;
  Node read_star();
  Leaf prefix_of(Span word, Span typed);
  Span take_words();
  bool continues_run() const;
  void note_reading(const Leaf& leaf);
  void count_term(Span span);

  QueryCursor& cursor_;
  const synonyms::NameTable& names_;
  NameReading reading_;
  std::vector<std::string> notes_;
  std::size_t terms_ = 0;
  std::size_t wildcards_ = 0;
};

}  // namespace dateline::query
