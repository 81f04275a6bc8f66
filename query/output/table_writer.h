// SPDX-License-Identifier: GPL-2.0-or-later
// Answers as one table: csv after RFC 4180, or tab-separated values.
//
// A row is a hit, or a value of a facet. A query without any has a row of its own whose other cells
// are empty, and so has a query of a batch that is wrong; no answer goes unseen. The last columns
// say what a row can be reproduced with.
#pragma once

#include "query/output/result_writer.h"

namespace dateline::query {

struct TableOptions {
  enum class Rows { hits, facets };
  Rows rows = Rows::hits;
  bool batch = false;               // with columns for the place in the batch and for errors
  bool tabs = false;                // tsv: no quotation marks, a tab inside a cell is a space
  bool excel_safe = false;          // ' before what a spreadsheet would take for a formula
  std::vector<std::string> fields;  // the columns, in this order; empty for all
};

// The names that `fields` takes.
std::vector<std::string> table_fields(const TableOptions& options);

// Every name in `options.fields` must be one of table_fields().
std::unique_ptr<ResultWriter> make_table_writer(std::ostream& out, TableOptions options);

}  // namespace dateline::query
