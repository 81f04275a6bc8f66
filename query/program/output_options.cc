// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/program/output_options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string_view>

#include "indexer/program/option_values.h"
#include "query/program/terminal.h"
#include "query/program/verb_options.h"
#include "synonyms/table/suggestion.h"

namespace dateline::query {
namespace {

void check_fields(const std::vector<std::string>& fields, const std::vector<std::string>& known) {
  for (const auto& field : fields) {
    if (std::ranges::count(known, field) > 0) continue;
    throw UsageError("--fields: no '" + field + "'" + synonyms::did_you_mean(field, known) +
                     "; there are " + CLI::detail::join(known, " "));
  }
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool is_terminal() { return isatty(STDOUT_FILENO) != 0; }

// One that knows escape sequences.
bool is_smart_terminal() {
  const char* kind = std::getenv("TERM");
  return is_terminal() && kind != nullptr && std::string_view(kind) != "dumb";
}

}  // namespace

void AnswerOutput::close() {
  if (!side) return;
  side->close();
  if (!*side) throw UsageError(side_path + ": cannot be written");
}

void OutputOptions::add_to(CLI::App& app) {
  add_choice<Format>(app, "--format", "How the answer is written",
                     {&format_, {{"text", Format::text}, {"jsonl", Format::jsonl}}});
  add_choice<Colour>(
      app, "--color", "Marks in colour, and links; auto: on a terminal",
      {&colour_,
       {{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}}});
}

void OutputOptions::add_list_to(CLI::App& app) {
  std::vector<Choice> formats;
  for (const auto& [word, format] : {std::pair{"text", Format::text},
                                     {"jsonl", Format::jsonl},
                                     {"csv", Format::csv},
                                     {"tsv", Format::tsv},
                                     {"trec", Format::trec},
                                     {"ids", Format::ids}}) {
    formats.push_back({word, [this, format] {
                         format_ = format;
                         format_given_ = true;
                       }});
  }
  add_choice(app, "--format", "How answers are written; help formats tells more", formats);
  app.add_flag("-0,--null", nul_, "Ids alone, each followed by a NUL, for xargs -0");
  app.add_option("--fields", fields_, "Columns of csv and tsv, members of a hit in jsonl")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("LIST");
  app.add_flag("--excel-safe", excel_safe_,
               "In csv and tsv, a ' before what a spreadsheet would take for a formula");
  app.add_option("--provenance", provenance_,
                 "Also write to FILE, in jsonl, what the answer can be reproduced with")
      ->type_name("FILE");
  app.add_option("--format-version", version_,
                 "Version of the jsonl that is expected; another than this program's is refused")
      ->transform(program::whole_number(0, std::numeric_limits<int>::max()))
      ->type_name("N")
      ->capture_default_str();
  add_choice<Colour>(
      app, "--color", "Marks in colour, and links; auto: on a terminal",
      {&colour_,
       {{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}}});
}

void OutputOptions::check_options() const {
  if (version_ != jsonl_format) {
    throw UsageError("--format-version: this program writes version " +
                     std::to_string(jsonl_format) + " of jsonl, not " + std::to_string(version_));
  }
  if (nul_ && format_given_ && format_ != Format::ids) {
    throw UsageError("-0 writes ids alone: leave --format out, or write --format ids");
  }
  if (excel_safe_ && !is_table()) throw UsageError("--excel-safe is for --format csv and tsv");
  const bool has_fields = is_table() || format_ == Format::jsonl;
  if (!fields_.empty() && !has_fields) {
    throw UsageError("--fields is for --format csv, tsv and jsonl");
  }
}

void OutputOptions::restrict(SearchRequest& request) const {
  check_options();
  const bool lists_only = nul_ || format_ == Format::ids || format_ == Format::trec;
  if (!request.facets.empty() && lists_only) {
    throw UsageError("ids and trec have no form for facets; text, jsonl, csv and tsv have");
  }
  if (!request.facets.empty() && request.limit > 0 && is_table()) {
    throw UsageError(
        "csv and tsv are one table: of the hits, without --facets, or of the facets, with "
        "--limit 0");
  }
  const auto has_field = [&](const char* name) { return std::ranges::count(fields_, name) > 0; };
  const bool unread = !fields_.empty() && !has_field("snippet") && !has_field("matches");
  if (lists_only || unread) request.snippets = false;
}

TableOptions OutputOptions::table_options(const SearchRequest& request, bool batch) const {
  using Rows = TableOptions::Rows;
  return {.rows = request.facets.empty() ? Rows::hits : Rows::facets,
          .batch = batch,
          .tabs = format_ == Format::tsv,
          .excel_safe = excel_safe_,
          .fields = fields_};
}

std::unique_ptr<ResultWriter> OutputOptions::make_list_writer(std::ostream& out,
                                                              const SearchRequest& request,
                                                              bool batch) const {
  if (nul_ || format_ == Format::ids) return make_ids_writer(out, nul_ ? '\0' : '\n');
  if (format_ == Format::trec) return make_trec_writer(out);
  if (!is_table()) return make_writer(out);
  const TableOptions table = table_options(request, batch);
  check_fields(fields_, table_fields(table));
  return make_table_writer(out, table);
}

AnswerOutput OutputOptions::open(std::ostream& out, const SearchRequest& request,
                                 bool batch) const {
  AnswerOutput output{.writer = make_list_writer(out, request, batch), .side_path = provenance_};
  if (provenance_.empty()) return output;
  output.side = std::make_unique<std::ofstream>(provenance_, std::ios::binary);
  if (!*output.side) throw UsageError(provenance_ + ": cannot be written");
  output.writer = make_provenance_writer(std::move(output.writer), *output.side);
  return output;
}

std::unique_ptr<ResultWriter> OutputOptions::make_writer(std::ostream& out) const {
  if (format_ == Format::jsonl) check_fields(fields_, hit_fields());
  const bool by_itself = colour_ == Colour::automatic && is_smart_terminal();
  const WriterOptions options{
      .fields = fields_,
      .colour = colour_ == Colour::always || (by_itself && !is_set("NO_COLOR")),
      .links = colour_ != Colour::never && is_smart_terminal(),
      .width = is_terminal() ? terminal_columns() : 0};
  if (format_ == Format::jsonl) return make_jsonl_writer(out, options);
  return make_text_writer(out, options);
}

bool OutputOptions::hides_errors() const {
  return nul_ || format_ == Format::ids || format_ == Format::trec ||
         (is_table() && !fields_.empty() && std::ranges::count(fields_, "error") == 0);
}

}  // namespace dateline::query
