// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/name_tables.h"

#include <algorithm>
#include <fstream>

#include "synonyms/finder/name_finder.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_overlay.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::indexer {

using synonyms::NameRow;
using synonyms::NameTable;

std::string compile_keys(const KeyFiles& files, const NameTable& names) {
  if (files.letter_weights.empty()) return {};
  const auto open = [](const std::string& path) {
    std::ifstream file(path);
    if (!file) throw synonyms::TableError(path, 0, "cannot be opened");
    return file;
  };
  auto weights = open(files.letter_weights);
  synonyms::KeySources sources{.model =
                                   synonyms::compile_spelling_model(weights, files.letter_weights)};
  for (const auto& path : files.dictionaries) {
    auto words = open(path);
    for (std::string word; std::getline(words, word);) {
      sources.ordinary.push_back(word.substr(0, word.find('/')));
    }
  }
  return synonyms::compile_name_keys(names, sources);
}

std::vector<NameRow> read_table(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw synonyms::TableError(path, 0, "cannot be opened");
  return synonyms::read_name_rows(file, path);
}

std::vector<NameRow> read_tables(const TableFiles& files,
                                 const std::function<void(std::string_view)>& note) {
  std::vector<NameRow> rows;
  for (const auto& path : files.project) synonyms::underlay_rows(rows, read_table(path));
  for (const auto& path : files.user) {
    for (const auto& line : synonyms::overlay_rows(rows, read_table(path))) note(line);
  }
  return rows;
}

std::vector<std::uint32_t> find_typed_names(std::string_view typed, const NameTable& names) {
  if (const auto name = names.find_id(typed)) return {*name};
  if (auto senses = synonyms::find_senses(typed, names); !senses.empty()) {
    return senses;
  }
  const auto words = synonyms::tokenize(typed);
  const auto found = synonyms::find_names(words, names, synonyms::TextKind::query).mentions;
  if (found.empty() || found.front().count != words.size()) return {};
  const auto senses = names.senses(found.front().surface);
  return {senses.begin(), senses.end()};
}

std::string no_such_name(std::string_view typed) {
  return "no name is spelled '" + std::string(typed) +
         "'; a row of a table of your own makes it one: --names my.tsv";
}

std::string no_such_name(std::string_view typed, std::string_view index) {
  return "no name is spelled '" + std::string(typed) + "' in the table that " + std::string(index) +
         " was built with; add a row to a table of your own and build again with --names my.tsv";
}

}  // namespace dateline::indexer
