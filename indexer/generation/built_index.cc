// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/built_index.h"

#include <stdexcept>

#include "indexer/layout/xapian_errors.h"

namespace dateline::indexer {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw schema::IndexError(path, reason + "; build the index again");
}

void check_version(const BuiltIndex& index) {
  const auto version = index.database.get_metadata(std::string(schema::metadata::version));
  if (version == schema::version) return;
  fail(index.path, "written in format " + (version.empty() ? "?" : version) +
                       ", this program reads format " + std::string(schema::version));
}

BuiltIndex open_generation(const std::string& path, unsigned generation) {
  const std::string folder = path + "/" + schema::generation_name(generation);
  BuiltIndex index{.path = path,
                   .generation = generation,
                   .hold = schema::GenerationHold(folder),
                   .database = Xapian::Database(folder)};
  check_version(index);
  index.names = synonyms::NameTable::open(schema::names_path(folder));
  const auto hash = index.database.get_metadata(std::string(schema::metadata::names_hash));
  if (index.names.hash() != hash) {
    fail(path, "its name table is not the one it was built with");
  }
  index.keys = synonyms::NameKeys::open(schema::keys_path(folder), index.names);
  return index;
}

}  // namespace

std::size_t BuiltIndex::count_articles(const std::string& term) const {
  try {
    return database.get_termfreq(term);
  } catch (const Xapian::Error& error) {
    fail(path, error.get_description());
  }
}

void BuiltIndex::for_each_article(const std::string& term,
                                  const std::function<void(const Xapian::Document&)>& visit) const {
  try {
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) {
      visit(database.get_document(*at));
    }
  } catch (const Xapian::Error& error) {
    fail(path, error.get_description());
  } catch (const schema::RecordError& error) {
    throw schema::IndexError(path, error.reason());
  }
}

std::vector<std::string> user_tables_of(const BuiltIndex& index) {
  return guarded(index.path, [&] {
    const auto key = std::string(schema::metadata::user_tables);
    return schema::decode_labels(index.database.get_metadata(key));
  });
}

void check_generation(const std::string& path, unsigned generation) {
  try {
    open_generation(path, generation);
  } catch (const Xapian::Error& error) {
    fail(path, error.get_description());
  } catch (const schema::IndexError&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw schema::IndexError(path, error.what());
  }
}

BuiltIndex open_built_index(const std::string& path) {
  for (;;) {
    const unsigned generation = schema::current_generation(path);
    try {
      return open_generation(path, generation);
    } catch (const schema::IndexError&) {
      throw;
    } catch (const Xapian::Error& error) {
      // Removed between the look at CURRENT and the opening: then CURRENT has moved on.
      if (schema::current_generation(path) == generation) fail(path, error.get_description());
    } catch (const std::runtime_error& error) {  // the name table, which says what to do
      if (schema::current_generation(path) == generation)
        throw schema::IndexError(path, error.what());
    }
  }
}

}  // namespace dateline::indexer
