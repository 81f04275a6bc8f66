// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/open_index.h"

#include <optional>
#include <stdexcept>

#include "indexer/schema.h"

namespace dateline::query {
namespace {

OpenIndex open_generation(const std::string& path, unsigned generation) {
  const std::string folder = path + "/" + schema::generation_name(generation);
  OpenIndex index{.path = path,
                  .generation = generation,
                  .hold = schema::GenerationHold(folder),
                  .database = Xapian::Database(folder)};
  const std::string version = index.metadata(schema::metadata::version);
  if (version != schema::version) {
    throw schema::IndexError(path, "written in format " + (version.empty() ? "?" : version) +
                                       ", this program reads format " +
                                       std::string(schema::version) +
                                       "; build the index again with dateline-index build");
  }
  index.names = synonyms::NameTable::open(schema::names_path(folder));
  index.keys = synonyms::NameKeys::open(schema::keys_path(folder), index.names);
  if (index.names.hash() != index.metadata(schema::metadata::names_hash)) {
    throw schema::IndexError(path,
                             "its name table is not the one it was built with; build it again");
  }
  index.columns = schema::FacetColumns(folder, index.metadata(schema::metadata::columns));
  index.labels = schema::decode_labels(index.metadata(schema::metadata::labels));
  index.years = parse_years(index.metadata(schema::metadata::years));
  return index;
}

}  // namespace

std::string OpenIndex::label(std::string_view id) const {
  const auto name = names.find_id(id);
  const bool number = id.find(':') != id.npos;
  if (!name || !number) return std::string(id);
  return std::string(names.name(*name).label) + " (" + std::string(id) + ")";
}

OpenIndex open_index(const std::string& path) {
  // A generation may be removed between the look at CURRENT and the opening; then CURRENT has moved
  // on. An update may be faster than the opening a few times.
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) {
    const unsigned generation = schema::current_generation(path);
    try {
      return open_generation(path, generation);
    } catch (const schema::IndexError&) {
      throw;
    } catch (const Xapian::Error& error) {
      if (tries == most_tries) throw schema::IndexError(path, error.get_description());
    } catch (const std::runtime_error& error) {  // the name table
      if (tries == most_tries) {
        throw schema::IndexError(path, std::string(error.what()) + "; build the index again");
      }
    }
  }
}

}  // namespace dateline::query
