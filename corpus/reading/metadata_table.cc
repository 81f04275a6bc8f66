// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/metadata_table.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "corpus/formats/record_file.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr auto key_names = std::to_array<std::string_view>(
    {"file", "filename", "file_name", "path", "filepath", "document"});

// As paths are written here: "/" between folders, nothing in front.
std::string normal_path(std::string_view written) {
  std::string path(trim(written));
  std::replace(path.begin(), path.end(), '\\', '/');
  while (path.starts_with("./")) path.erase(0, 2);
  return path;
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string_view without_ending(std::string_view path) {
  const auto dot = path.rfind('.');
  const bool is_in_name = dot != path.npos && dot > path.rfind('/') + 1;
  return is_in_name ? path.substr(0, dot) : path;
}

// True if `path` is `end`, or ends with it behind a "/".
bool ends_in(std::string_view path, std::string_view end) {
  if (end.empty() || !path.ends_with(end)) return false;
  return path.size() == end.size() || end.front() == '/' ||
         path[path.size() - end.size() - 1] == '/';
}

// True if a row with this key describes the file at `path`, `name` below the folder given.
bool is_key_of(std::string_view key, std::string_view path, std::string_view name) {
  return ends_in(path, key) || ends_in(key, name) || ends_in(without_ending(path), key) ||
         ends_in(key, without_ending(name));
}

std::string list_some(const std::vector<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string list;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
    list += (i == 0 ? "" : ", ") + names[i];
  return names.size() > most ? list + ", ..." : list;
}

std::string join(const std::vector<std::string>& names) {
  std::string joined;
  for (const auto& name : names) joined += (joined.empty() ? "" : ", ") + name;
  return joined;
}

}  // namespace

MetadataTable::MetadataTable(const CorpusFile& file, std::string_view key,
                             const ReadOptions& options)
    : file_(file), options_(options) {
  options_.without_texts = true;
  options_.metadata.reset();
  read(std::string(key));
  if (rows_.empty()) throw ReadError(file_.path, 0, "a table without rows describes no text");
  fields_.emplace(record_of(rows_.front()), file_.path, options_, [this] {
    DateSurvey survey;
    RecordMap map = fields_->map();
    for (const auto& row : rows_) add_dates(survey, map, record_of(row));
    return survey;
  });
  drop_texts();
}

void MetadataTable::read(const std::string& key) {
  auto table = open_record_file(file_, options_);
  if (table.format != "CSV") {
    throw ReadError(file_.path, 0,
                    "no table: expected a header and rows, found " + std::string(table.format));
  }
  shape_ = table.records->shape();
  Record record;
  while (next_row(*table.records, record)) {
    if (columns_.empty()) {
      for (const auto& value : record.values()) columns_.emplace_back(value.path);
      key_column_ = find_key_column(key);
    }
    add(record);
  }
}

// Bad rows are told later; the files that they are for are texts without a row.
bool MetadataTable::next_row(RecordReader& table, Record& record) {
  for (;;) {
    try {
      return table.next(record);
    } catch (const ReadError& error) {
      bad_rows_.push_back("line " + std::to_string(error.line()) +
                          " is left out: " + error.reason());
    }
  }
}

std::size_t MetadataTable::find_key_column(std::string_view key) const {
  for (const auto name : key_names) {
    const auto wanted = to_lower(key.empty() ? name : key);
    const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const auto& column) {
      return to_lower(trim(column)) == wanted;
    });
    if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
  }
  throw ReadError(file_.path, 0,
                  "no column " + (key.empty() ? "names the files" : "'" + std::string(key) + "'") +
                      "; it has " + join(columns_) + "; --key NAME says which one does");
}

void MetadataTable::add(const Record& record) {
  Row row{.line = record.line()};
  for (const auto& value : record.values()) row.cells.emplace_back(value.text);
  row.key = normal_path(row.cells[key_column_]);
  by_name_.emplace(last_part(row.key), rows_.size());
  rows_.push_back(std::move(row));
}

// The text is the file's.
void MetadataTable::drop_texts() {
  const auto& map = fields_->map();
  for (const auto& rule : map.rules()) {
    if (rule.field != Field::text) continue;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (to_lower(trim(columns_[i])) != map.path(rule.slots.front())) continue;
      for (auto& row : rows_) row.cells[i].clear();
    }
  }
}

Record MetadataTable::record_of(const Row& row) const {
  Record record;
  record.start(row.line);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (i != key_column_) record.add({.path = columns_[i], .text = row.cells[i]});
  }
  return record;
}

const MetadataTable::Row* MetadataTable::find(const CorpusFile& file) const {
  const auto path = normal_path(file.path);
  const auto name = normal_path(file.name);
  const Row* best = nullptr;
  for (const auto part : {last_part(path), without_ending(last_part(path))}) {
    const auto [begin, end] = by_name_.equal_range(part);
    for (auto at = begin; at != end; ++at) {
      const auto& row = rows_[at->second];
      if (!is_key_of(row.key, path, name)) continue;
      if (!best || row.key.size() > best->key.size()) best = &row;
    }
    if (best) break;
  }
  return best;
}

bool MetadataTable::describe(const CorpusFile& file, ArticleBuilder& builder) {
  const auto* row = find(file);
  // One row does not describe two files.
  if (!row || used_.try_emplace(row, file.path).first->second != file.path) {
    without_row_.insert(file.path);
    return false;
  }
  fields_->fill(builder, record_of(*row));
  return true;
}

std::string MetadataTable::title_of(const CorpusFile& file) const {
  const auto* row = find(file);
  if (!row) return {};
  RecordMap map = fields_->map();
  const auto record = record_of(*row);
  const auto& found = map.find(record.values());
  for (const auto& rule : map.rules()) {
    if (rule.field == Field::title && found[rule.slots.front()])
      return std::string(trim(record.values()[*found[rule.slots.front()]].text));
  }
  return {};
}

bool MetadataTable::is_at(const std::string& path) const {
  std::error_code error;
  return std::filesystem::equivalent(path, file_.path, error) && !error;
}

FileNotes MetadataTable::notes() const {
  FileNotes notes{.format = "CSV, " + shape_ + "; describes texts, one a row, by its column " +
                            columns_[key_column_]};
  add_notes(*fields_, notes);
  return notes;
}

std::vector<std::string> MetadataTable::remarks() const {
  std::vector<std::string> unused;
  for (const auto& row : rows_) {
    if (!used_.contains(&row))
      unused.push_back(row.key + " (line " + std::to_string(row.line) + ")");
  }
  auto lines = bad_rows_;
  if (!unused.empty()) {
    lines.push_back(std::to_string(unused.size()) + " of " + std::to_string(rows_.size()) +
                    " rows describe no file that was read: " + list_some(unused));
  }
  if (!without_row_.empty()) {
    const bool is_one = without_row_.size() == 1;
    lines.push_back(
        std::to_string(without_row_.size()) +
        (is_one ? " text has no row, find it" : " texts have no row, find them") +
        " with flag:without-metadata: " + list_some({without_row_.begin(), without_row_.end()}));
  }
  return lines;
}

void load_metadata(ReadOptions& options) {
  if (options.metadata_path.empty() || options.metadata) return;
  const CorpusFile file{options.metadata_path, options.metadata_path, true};
  options.metadata = std::make_shared<MetadataTable>(file, options.metadata_key, options);
}

}  // namespace dateline::corpus
