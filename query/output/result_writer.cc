// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/result_writer.h"

#include <utility>

#include "query/language/query_error.h"

namespace dateline::query {

QueryFailure describe(const QueryError& error, std::string query) {
  QueryFailure failure{.query = std::move(query), .reason = error.what()};
  if (error.offset() != std::string::npos) failure.column = error.offset() + 1;
  return failure;
}

void ResultWriter::write(const Explanation&, std::string_view) {
  throw FormatError("an explanation is written as text or jsonl");
}

void ResultWriter::write(const ShownArticle&) {
  throw FormatError("an article is written as text or jsonl");
}

}  // namespace dateline::query
