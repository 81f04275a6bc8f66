// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/record_text.h"

#include "synonyms/words/printable.h"

namespace dateline::query {

using synonyms::json_string;
namespace {

std::string shard_json(const Provenance::Shard& shard) {
  return "{\"name\":" + json_string(shard.name) + ",\"index\":" + json_string(shard.index_id) +
         ",\"generation\":" + std::to_string(shard.generation) +
         ",\"database\":" + json_string(shard.database) + "}";
}

std::string shards_json(const Provenance& provenance) {
  std::string shards;
  for (const auto& shard : provenance.shards) {
    shards += (shards.empty() ? "" : ",") + shard_json(shard);
  }
  std::string missing;
  for (const auto& name : provenance.missing) {
    missing += (missing.empty() ? "" : ",") + json_string(name);
  }
  return ",\"shards\":[" + shards + "],\"missing\":[" + missing + "]";
}

}  // namespace

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
  return {query, provenance.index_id, provenance.generations(), provenance.names_hash,
          provenance.tool};
}

std::string provenance_json(const Provenance& provenance) {
  const bool is_set = !provenance.shards.empty();
  const std::string json = ",\"index\":" + json_string(provenance.index_id) + ",\"generation\":" +
                           (is_set ? "null" : std::to_string(provenance.generation)) +
                           ",\"names\":" + json_string(provenance.names_hash) +
                           ",\"version\":" + json_string(provenance.tool);
  return is_set ? json + shards_json(provenance) : json;
}

std::string partial_mark(const Provenance& provenance) {
  std::string mark;
  for (const auto& name : provenance.missing) mark += ", PARTIAL: without " + name;
  return mark;
}

std::string notes_json(const std::vector<std::string>& notes) {
  std::string json;
  for (const auto& note : notes) json += (json.empty() ? "" : ",") + json_string(note);
  return ",\"notes\":[" + json + "]";
}

}  // namespace dateline::query
