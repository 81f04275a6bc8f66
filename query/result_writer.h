// SPDX-License-Identifier: GPL-2.0-or-later
// Prints answers. One interface, one writer a format; a writer takes any stream and passes every
// indexed or typed character through printable.h.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "query/result_page.h"
#include "query/searcher.h"

namespace dateline::query {

// What a stream of answers amounts to.
struct AnswerSummary {
  std::size_t queries = 0;
  std::size_t found = 0;   // queries with an article or more
  std::size_t errors = 0;  // queries that could not be understood
  std::size_t total = 0;   // of the last query: the whole answer where there is only one
};

class ResultWriter {
 public:
  virtual ~ResultWriter() = default;

  // `number` counts the queries of a batch from 1; nullopt for a single search.
  virtual void write(const ResultPage& page, std::optional<std::size_t> number) = 0;
  // A query of a batch that is wrong; `line` of the file.
  virtual void write(const QueryError& error, std::string_view query, std::size_t line,
                     std::size_t number) = 0;
  virtual void write(const Explanation& explanation, std::string_view query) = 0;
  virtual void write(const ShownArticle& article) = 0;
  virtual void finish(const AnswerSummary& summary, const Provenance& provenance) = 0;
};

// The names that --fields takes, in the order of the output.
const std::vector<std::string>& hit_fields();

struct WriterOptions {
  std::vector<std::string> fields;  // jsonl; empty for all
  bool colour = false;              // text: marks by colour, otherwise *so*
};

std::unique_ptr<ResultWriter> make_text_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<ResultWriter> make_jsonl_writer(std::ostream& out, const WriterOptions& options);

}  // namespace dateline::query
