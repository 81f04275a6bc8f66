// SPDX-License-Identifier: GPL-2.0-or-later
// Prints answers. One interface, one writer a format; a writer takes any stream and passes every
// indexed or typed character through printable.h.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer/result_page.h"
#include "query/answer/searcher.h"
#include "query/language/query_error.h"

namespace dateline::query {

// What a stream of answers amounts to.
struct AnswerSummary {
  std::size_t queries = 0;
  std::size_t found = 0;   // queries with an article or more
  std::size_t errors = 0;  // queries that could not be understood
  // Of the last query: the whole answer where there is only one.
  std::size_t total = 0;
  std::optional<std::size_t> families{};
};

// Where a query stands in a batch.
struct BatchEntry {
  std::size_t number = 0;  // from 1
  std::string id;          // as the batch names it, else the number
  std::size_t line = 0;    // of the file, where it begins
  bool is_named = false;   // the batch names it, be it by its number
};

// A query of a batch that is wrong.
struct QueryFailure {
  std::string query;  // empty where not even that could be read
  std::string reason;
  std::optional<std::size_t>
      column;  // from 1, in bytes of the query; none where an option is wrong
};
QueryFailure describe(const QueryError& error, std::string query);

// An answer that a format has no form for, such as an article in csv.
class FormatError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ResultWriter {
 public:
  virtual ~ResultWriter() = default;

  // `entry` is nullopt for a single search.
  virtual void write(const ResultPage& page, const std::optional<BatchEntry>& entry) = 0;
  virtual void write(const QueryFailure& failure, const BatchEntry& entry) = 0;
  // These throw FormatError unless the format has a form for them.
  virtual void write(const Explanation& explanation, std::string_view query);
  virtual void write(const ShownArticle& article);
  virtual void finish(const AnswerSummary& summary, const Provenance& provenance) = 0;
};

// Version of the jsonl format. Members may be added to one version; it rises with every other
// change.
inline constexpr int jsonl_format = 1;

// The members of a hit in jsonl, in the order of the output.
const std::vector<std::string>& hit_fields();

struct WriterOptions {
  std::vector<std::string> fields;  // jsonl; empty for all
  bool colour = false;              // text: marks by colour, otherwise *so*
  bool links = false;               // text: titles lead to the article's address
  std::size_t width = 0;            // text: columns of the terminal; 0 for lines of any length
};

std::unique_ptr<ResultWriter> make_text_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<ResultWriter> make_jsonl_writer(std::ostream& out, const WriterOptions& options);
// A run of TREC: topic Q0 id rank score tag. Scores fall strictly, in single precision.
std::unique_ptr<ResultWriter> make_trec_writer(std::ostream& out);
// The ids alone, each followed by `end`; as they are where that is NUL, since a program reads them,
// else printable.
std::unique_ptr<ResultWriter> make_ids_writer(std::ostream& out, char end);
// Writes to `answers`, and to `out` the lines of jsonl that say what an answer can be reproduced
// with: all but the hits and facets.
std::unique_ptr<ResultWriter> make_provenance_writer(std::unique_ptr<ResultWriter> answers,
                                                     std::ostream& out);

}  // namespace dateline::query
