// SPDX-License-Identifier: GPL-2.0-or-later
// The options of what an answer is printed as, and where.
#pragma once

#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "query/answer/search_request.h"
#include "query/output/result_writer.h"
#include "query/output/table_writer.h"
#include "query/program/verb_options.h"

namespace dateline::query {

// Where answers go; finish() the writer, then close().
struct AnswerOutput {
  std::unique_ptr<ResultWriter> writer;
  std::unique_ptr<std::ofstream> side;  // of --provenance, or null
  std::string side_path;

  // Throws UsageError where the side file could not be written.
  void close();
};

// --format and what goes with it, --color.
class OutputOptions {
 public:
  // For what is no list of hits: text and jsonl.
  void add_to(CLI::App& app);
  // For hits: all formats, and --fields, --provenance, --excel-safe, -0.
  void add_list_to(CLI::App& app);

  // Takes from `request` what the format does not print. Throws UsageError for options that
  // contradict each other or the request.
  void restrict(SearchRequest& request) const;
  // On `out`, which is standard output where colours are wanted by themselves. Throws UsageError
  // for a field that there is not.
  AnswerOutput open(std::ostream& out, const SearchRequest& request, bool batch) const;
  std::unique_ptr<ResultWriter> make_writer(std::ostream& out) const;
  // True where the format has no record for a query that is wrong.
  bool hides_errors() const;

 private:
  enum class Format { text, jsonl, csv, tsv, trec, ids };
  enum class Colour { automatic, always, never };
  bool is_table() const { return format_ == Format::csv || format_ == Format::tsv; }
  void check_options() const;
  TableOptions table_options(const SearchRequest& request, bool batch) const;
  std::unique_ptr<ResultWriter> make_list_writer(std::ostream& out, const SearchRequest& request,
                                                 bool batch) const;

  Format format_ = Format::text;
  bool format_given_ = false;
  Colour colour_ = Colour::automatic;
  std::vector<std::string> fields_;
  std::string provenance_;
  int version_ = jsonl_format;
  bool excel_safe_ = false;
  bool nul_ = false;
};

}  // namespace dateline::query
