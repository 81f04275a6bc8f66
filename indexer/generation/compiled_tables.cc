// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/compiled_tables.h"

#include <xxhash.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>

#include "indexer/generation/generation.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/table_age.h"
#include "synonyms/table/mapped_file.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;

// Raised when the same sources compile to other bytes. A change of the files' layout shows itself.
constexpr std::string_view way_of_compiling = "3";

// Some 30 MB of tables: to map them costs a tenth of reading them.
synonyms::MappedFile map(const std::string& path) {
  try {
    return synonyms::map_file(path);
  } catch (const std::runtime_error&) {
    throw synonyms::TableError(path, 0, "cannot be opened");
  }
}

class Hasher {
 public:
  Hasher() : state_(XXH3_createState(), &XXH3_freeState) { XXH3_128bits_reset(state_.get()); }

  // With its size, so that a byte that moves from one file to the next counts.
  void add(std::string_view bytes) {
    const std::uint64_t size = bytes.size();
    XXH3_128bits_update(state_.get(), &size, sizeof size);
    XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
  }
  void add_files(std::string_view kind, const std::vector<std::string>& paths) {
    for (const auto& path : paths) {
      add(kind);
      add(map(path).bytes);
    }
  }
  std::string digits() const {
    const auto hash = XXH3_128bits_digest(state_.get());
    std::array<char, 40> text;
    const int size =
        std::snprintf(text.data(), text.size(), "%016llx%016llx",
                      static_cast<unsigned long long>(hash.high64),  // NOLINT: printf's type
                      static_cast<unsigned long long>(hash.low64));
    return {text.data(), static_cast<std::size_t>(size)};
  }

 private:
  std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state_;
};

}  // namespace

TableSources project_sources(const std::string& folder) {
  const auto path = [&](const char* name) { return folder + "/" + name; };
  // Those written by hand first, since each lies beneath those before it.
  return {.files = {.project = {path("names.tsv"), path("places.tsv"), path("names_listed.tsv"),
                                path("places_listed.tsv")},
                    .user = {}},
          .keys = {
              .letter_weights = path("letter_weights.tsv"),
              .dictionaries = {path("english.words"), path("french.words"), path("arabic.words")}}};
}

std::string describe_sources(const TableSources& sources) {
  Hasher hasher;
  hasher.add(way_of_compiling);
  hasher.add_files("project", sources.files.project);
  if (!sources.keys.letter_weights.empty()) {
    hasher.add_files("letters", {sources.keys.letter_weights});
    hasher.add_files("words", sources.keys.dictionaries);
  }
  std::string lines = hasher.digits() + "\n";
  for (const auto& path : sources.files.user) {
    const auto hash = schema::hash_file(path);
    if (!hash) throw synonyms::TableError(path, 0, "cannot be opened");
    lines += *hash + " " + fs::absolute(path).string() + "\n";
  }
  return lines;
}

CompiledTables::CompiledTables(const TableSources& sources, const std::vector<std::string>& folders,
                               const std::function<void(std::string_view)>& note)
    : sources_(describe_sources(sources)) {
  for (const auto& folder : folders) {
    if (open(folder)) return;
  }
  compile(sources, note);
}

bool CompiledTables::are_those_of(const std::string& folder) const {
  const auto sources = schema::read_sources(folder);
  return sources && schema::are_same_sources(*sources, sources_);
}

bool CompiledTables::open(const std::string& folder) {
  if (!are_those_of(folder)) return false;
  try {
    names_ = synonyms::NameTable::open(schema::names_path(folder));
    keys_ = synonyms::NameKeys::open(schema::keys_path(folder), names_);
  } catch (const std::runtime_error&) {
    return false;  // of another layout, or damaged: the sources give it anew
  }
  folder_ = folder;
  return true;
}

void CompiledTables::compile(const TableSources& sources,
                             const std::function<void(std::string_view)>& note) {
  constexpr std::string_view source = "the name tables";
  table_bytes_ = synonyms::compile_names(read_tables(sources.files, note));
  names_ = synonyms::NameTable(table_bytes_, source);
  key_bytes_ = compile_keys(sources.keys, names_);
  if (!key_bytes_.empty()) keys_ = synonyms::NameKeys(key_bytes_, names_, source);
}

void CompiledTables::write_to(const std::string& folder) const {
  if (folder_.empty()) {
    write_file(schema::names_path(folder), table_bytes_);
    write_file(schema::keys_path(folder), key_bytes_);
  } else {
    copy_file(schema::names_path(folder_), schema::names_path(folder));
    copy_file(schema::keys_path(folder_), schema::keys_path(folder));
  }
  write_file(schema::sources_path(folder), sources_);
}

}  // namespace dateline::indexer
