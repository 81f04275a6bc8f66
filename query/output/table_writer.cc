// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/table_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

// What a row is made of; absent where it has none.
struct Row {
  const BatchEntry* entry = nullptr;
  const ResultPage* page = nullptr;
  const QueryFailure* failure = nullptr;
  const Hit* hit = nullptr;
  const Facet* facet = nullptr;
  const FacetValue* value = nullptr;
};

struct Column {
  std::string_view name;
  std::string (*text)(const Row& row);
};

std::string score_text(double score) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), score).ptr;
  return {text.data(), end};
}

template <class Values, class ToText>
std::string joined(const Values& values, std::string_view separator, ToText to_text) {
  std::string text;
  for (const auto& value : values) {
    const std::string one(to_text(value));
    if (!one.empty()) text += (text.empty() ? "" : std::string(separator)) + one;
  }
  return text;
}

// Each form once: it may stand in the title and in the text.
std::string forms(const std::vector<Match>& matches) {
  std::vector<std::string> written;
  for (const Match& match : matches) {
    if (std::ranges::count(written, match.written) == 0) written.push_back(match.written);
  }
  return joined(written, "; ", [](const std::string& form) { return form; });
}

std::string whole(const std::vector<Segment>& segments) {
  return joined(segments, "", [](const Segment& segment) { return segment.text; });
}

template <auto Member>
std::string of_hit(const Row& row) {
  return row.hit != nullptr ? row.hit->*Member : "";
}

template <auto Member>
std::string of_value(const Row& row) {
  return row.value != nullptr ? row.value->*Member : "";
}

// Of a query that is wrong nothing is known.
template <auto Member>
std::string of_provenance(const Row& row) {
  return row.page != nullptr ? row.page->provenance.*Member : "";
}

// Nothing but for the number of an article without copies.
template <class ToText>
std::string of_family(const Row& row, ToText to_text) {
  return row.hit != nullptr && row.hit->family ? std::string(to_text(*row.hit->family)) : "";
}

constexpr std::array<Column, 3> entry_columns = {{
    {"number",
     [](const Row& row) { return row.entry != nullptr ? std::to_string(row.entry->number) : ""; }},
    {"query_id", [](const Row& row) { return row.entry != nullptr ? row.entry->id : ""; }},
    {"line",
     [](const Row& row) { return row.entry != nullptr ? std::to_string(row.entry->line) : ""; }},
}};

constexpr std::array<Column, 3> query_columns = {{
    {"query",
     [](const Row& row) { return row.failure != nullptr ? row.failure->query : row.page->query; }},
    {"total",
     [](const Row& row) { return row.page != nullptr ? std::to_string(row.page->total) : ""; }},
    {"families",
     [](const Row& row) {
       return row.page != nullptr && row.page->families ? std::to_string(*row.page->families) : "";
     }},
}};

constexpr std::array<Column, 2> error_columns = {{
    {"error", [](const Row& row) { return row.failure != nullptr ? row.failure->reason : ""; }},
    {"column",
     [](const Row& row) {
       const bool known = row.failure != nullptr && row.failure->column;
       return known ? std::to_string(*row.failure->column) : "";
     }},
}};

constexpr std::array<Column, 24> hit_columns = {{
    {"rank", [](const Row& row) { return row.hit ? std::to_string(row.hit->rank) : ""; }},
    {"score", [](const Row& row) { return row.hit ? score_text(row.hit->score) : ""; }},
    {"id", of_hit<&Hit::id>},
    {"title", [](const Row& row) { return row.hit ? whole(row.hit->title) : ""; }},
    {"outlet", of_hit<&Hit::outlet>},
    {"owner", of_hit<&Hit::owner>},
    {"date", of_hit<&Hit::date>},
    {"date_source", of_hit<&Hit::date_source>},
    {"unread_date", of_hit<&Hit::unread_date>},
    {"agency",
     [](const Row& row) {
       return row.hit ? joined(row.hit->agencies, ", ", [](const auto& text) { return text; }) : "";
     }},
    {"filed", [](const Row& row) { return row.hit && row.hit->filed ? row.hit->filed->name : ""; }},
    {"places",
     [](const Row& row) {
       return row.hit ? joined(row.hit->places, "; ",
                               [](const NamedPlace& named) { return named.place.name; })
                      : "";
     }},
    {"language", of_hit<&Hit::language>},
    {"url", of_hit<&Hit::url>},
    {"flags",
     [](const Row& row) {
       return row.hit ? joined(row.hit->flags, ", ", [](const auto& text) { return text; }) : "";
     }},
    {"copies",
     [](const Row& row) {
       if (row.hit == nullptr) return std::string();
       return std::to_string(row.hit->family ? row.hit->family->copies : 1);
     }},
    {"copies_found",
     [](const Row& row) {
       return of_family(row, [](const Family& family) {
         return family.matching > 0 ? std::to_string(family.matching) : "";
       });
     }},
    {"copy_outlets",
     [](const Row& row) {
       return of_family(row, [](const Family& family) { return std::to_string(family.outlets); });
     }},
    {"copy_agency",
     [](const Row& row) {
       return of_family(row, [](const Family& family) {
         return joined(family.agencies, ", ", [](const auto& text) { return text; });
       });
     }},
    {"first_id",
     [](const Row& row) {
       return of_family(row, [](const Family& family) { return family.first.id; });
     }},
    {"first_outlet",
     [](const Row& row) {
       return of_family(row, [](const Family& family) { return family.first.outlet; });
     }},
    {"first_date",
     [](const Row& row) {
       return of_family(row, [](const Family& family) { return family.first.date; });
     }},
    {"snippet",
     [](const Row& row) {
       const auto text = [](const Passage& passage) { return whole(passage.segments); };
       return row.hit ? joined(row.hit->passages, " … ", text) : "";
     }},
    {"matches", [](const Row& row) { return row.hit ? forms(row.hit->matches) : ""; }},
}};

constexpr std::array<Column, 7> facet_columns = {{
    {"facet", [](const Row& row) { return row.facet ? row.facet->request.name : ""; }},
    {"unit",
     [](const Row& row) {
       if (row.facet == nullptr) return std::string();
       return std::string(row.facet->unit == Unit::families ? "families" : "articles");
     }},
    {"value", of_value<&FacetValue::value>},
    {"label", of_value<&FacetValue::label>},
    {"kind", of_value<&FacetValue::kind>},
    {"within", of_value<&FacetValue::within>},
    {"count", [](const Row& row) { return row.value ? std::to_string(row.value->count) : ""; }},
}};

constexpr std::array<Column, 5> provenance_columns = {{
    {"understood", [](const Row& row) { return row.page ? row.page->understood : ""; }},
    {"index", of_provenance<&Provenance::index_id>},
    {"generation",
     [](const Row& row) { return row.page ? row.page->provenance.generations() : ""; }},
    {"names", of_provenance<&Provenance::names_hash>},
    {"version", of_provenance<&Provenance::tool>},
}};

std::vector<const Column*> all_columns(const TableOptions& options) {
  std::vector<const Column*> columns;
  const auto add = [&](std::span<const Column> list) {
    for (const Column& column : list) columns.push_back(&column);
  };
  if (options.batch) add(entry_columns);
  add(query_columns);
  if (options.batch) add(error_columns);
  if (options.rows == TableOptions::Rows::hits) {
    add(hit_columns);
  } else {
    add(facet_columns);
  }
  add(provenance_columns);
  return columns;
}

// The columns asked for, in the order in which they are.
std::vector<const Column*> chosen_columns(const TableOptions& options) {
  const auto all = all_columns(options);
  if (options.fields.empty()) return all;
  std::vector<const Column*> chosen;
  for (const auto& field : options.fields) {
    chosen.push_back(*std::ranges::find(all, field, &Column::name));
  }
  return chosen;
}

// Spreadsheets take a cell that begins so for a formula, also in its full-width form.
bool begins_like_formula(std::string_view text) {
  constexpr std::array<std::string_view, 8> starts = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  const std::size_t first = text.find_first_not_of(' ');
  if (first == text.npos) return false;
  return std::ranges::any_of(starts, [&](auto s) { return text.substr(first).starts_with(s); });
}

class TableWriter final : public ResultWriter {
 public:
  TableWriter(std::ostream& out, TableOptions options)
      : out_(out), options_(std::move(options)), columns_(chosen_columns(options_)) {
    std::vector<std::string> names;
    for (const Column* column : columns_) names.emplace_back(column->name);
    line(names);
  }

  void write(const ResultPage& page, const std::optional<BatchEntry>& entry) override {
    const Row row{.entry = entry ? &*entry : nullptr, .page = &page};
    if (options_.rows == TableOptions::Rows::facets) {
      for (const Facet& facet : page.facets) write_facet(row, facet);
    } else {
      for (const Hit& hit : page.hits) {
        Row with_hit = row;
        with_hit.hit = &hit;
        line(with_hit);
      }
      if (page.hits.empty()) line(row);
    }
  }

  void write(const QueryFailure& failure, const BatchEntry& entry) override {
    line(Row{.entry = &entry, .failure = &failure});
  }

  void finish(const AnswerSummary&, const Provenance&) override {}

 private:
  // What is not listed, and the articles without a value, are rows too: sums can be checked.
  void write_facet(Row row, const Facet& facet) {
    row.facet = &facet;
    for (const FacetValue& value : facet.values) write_value(row, value);
    if (facet.others > 0) {
      write_value(row, {.label = "(other: " + std::to_string(facet.others) + " values)",
                        .kind = "other",
                        .count = facet.other});
    }
    write_value(row, {.label = "(none)", .kind = "none", .count = facet.none});
  }

  void write_value(Row row, const FacetValue& value) {
    row.value = &value;
    line(row);
  }

  void line(const Row& row) {
    std::vector<std::string> cells;
    for (const Column* column : columns_) cells.push_back(column->text(row));
    line(cells);
  }

  void line(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_ << (options_.tabs ? '\t' : ',');
      out_ << cell(cells[i]);
    }
    out_ << (options_.tabs ? "\n" : "\r\n");
  }

  std::string cell(const std::string& text) const {
    std::string shown = synonyms::printable(text);
    if (options_.excel_safe && begins_like_formula(shown)) shown.insert(0, "'");
    return options_.tabs ? shown : synonyms::csv_field(shown);
  }

  std::ostream& out_;
  TableOptions options_;
  std::vector<const Column*> columns_;
};

}  // namespace

std::vector<std::string> table_fields(const TableOptions& options) {
  std::vector<std::string> names;
  for (const Column* column : all_columns(options)) names.emplace_back(column->name);
  return names;
}

std::unique_ptr<ResultWriter> make_table_writer(std::ostream& out, TableOptions options) {
  return std::make_unique<TableWriter>(out, std::move(options));
}

}  // namespace dateline::query
