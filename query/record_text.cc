// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/record_text.h"

#include "synonyms/printable.h"

namespace dateline::query {

using synonyms::json_string;

void write_row(std::ostream& out, const std::vector<std::string>& cells, char separator) {
  const bool commas = separator == ',';
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out << separator;
    // A tab inside a cell is a space in what is printable.
    out << (commas ? synonyms::csv_field(cells[i]) : synonyms::printable(cells[i]));
  }
  out << (commas ? "\r\n" : "\n");
}

std::vector<std::string> provenance_columns() {
  return {"query", "index", "generation", "names", "version"};
}

std::vector<std::string> provenance_cells(const std::string& query, const Provenance& provenance) {
  return {query, provenance.index_id, std::to_string(provenance.generation), provenance.names_hash,
          provenance.tool};
}

std::string provenance_json(const Provenance& provenance) {
  return ",\"index\":" + json_string(provenance.index_id) +
         ",\"generation\":" + std::to_string(provenance.generation) +
         ",\"names\":" + json_string(provenance.names_hash) +
         ",\"version\":" + json_string(provenance.tool);
}

std::string notes_json(const std::vector<std::string>& notes) {
  std::string json;
  for (const auto& note : notes) json += (json.empty() ? "" : ",") + json_string(note);
  return ",\"notes\":[" + json + "]";
}

}  // namespace dateline::query
