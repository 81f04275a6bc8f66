// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/csv_table.h"

#include <algorithm>

#include "corpus/fields/field_map.h"
#include "corpus/fields/presets.h"
#include "corpus/formats/csv_records.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

// How well names are known.
struct Familiarity {
  std::size_t known = 0;
  bool has_title = false;
  bool has_text = false;  // or what a preset has instead
};

const Preset* preset_of(const std::vector<std::string>& names, const ReadOptions& options) {
  if (!options.fields.preset.empty()) return find_preset(options.fields.preset);
  return detect_preset({names.begin(), names.end()}).preset;
}

void look_up(const std::string& name, const ReadOptions& options, Familiarity& found) {
  const auto alias = find_alias(name);
  const auto mapped = std::find_if(
      options.fields.mapped.begin(), options.fields.mapped.end(), [&](const MappedField& field) {
        return !field.path.empty() && to_lower(field.path) == to_lower(trim(name));
      });
  const bool is_mapped = mapped != options.fields.mapped.end();
  if (!alias && !is_mapped) return;
  ++found.known;
  const auto field = is_mapped ? mapped->field : field_aliases()[*alias].field;
  found.has_title = found.has_title || field == Field::title;
  found.has_text = found.has_text || field == Field::text;
}

Familiarity look_up(const std::vector<std::string>& names, const ReadOptions& options) {
  Familiarity found;
  for (const auto& name : names) look_up(name, options, found);
  if (const auto* preset = preset_of(names, options)) {
    const auto is_named = [&](const PresetField& field) {
      return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return to_lower(trim(name)) == field.path.substr(0, field.path.find('+'));
      });
    };
    const auto named = std::count_if(preset->fields.begin(), preset->fields.end(), is_named);
    found.known = std::max(found.known, static_cast<std::size_t>(named));
    found.has_text = found.has_text || named > 1;
  }
  return found;
}

// "sep=;"
std::optional<char> stated_delimiter(std::string_view line) {
  constexpr std::string_view name = "sep=";
  const bool is_statement = line.size() == name.size() + 1 && to_lower(line).starts_with(name);
  return is_statement ? std::optional(line.back()) : std::nullopt;
}

std::vector<std::string> split_columns(std::string_view columns) {
  std::vector<std::string> names;
  for (const auto name : split_words(columns)) names.emplace_back(name);
  return names;
}

}  // namespace

std::optional<TableShape> find_table_shape(std::string_view line, const ReadOptions& options) {
  std::optional<TableShape> best;
  std::size_t most_known = 0;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const char used = options.delimiter.value_or(delimiter);
    const auto fields = split_csv_line(line, used);
    if (const auto* preset = detect_headerless(fields))
      return TableShape{used, split_columns(preset->columns), true};
    const auto found = look_up(fields, options);
    // What describes texts may have one column of it beside that of the files.
    const std::size_t least = options.without_texts ? 1 : 2;
    const bool is_header =
        fields.size() > 1 && (found.known >= least || found.has_title || found.has_text);
    if (!is_header || found.known <= most_known) continue;
    best = TableShape{.delimiter = used, .has_text = found.has_text};
    most_known = found.known;
  }
  return best;
}

std::optional<TableShape> find_table_shape(const FileHead& head, const ReadOptions& options) {
  const auto line = head.first_line();
  const auto stated = stated_delimiter(line);
  if (!stated) return find_table_shape(line, options);
  ReadOptions told = options;
  if (!told.delimiter) told.delimiter = stated;
  const auto rest = trim_left(head.start().substr(line.size()));
  auto shape = find_table_shape(rest.substr(0, rest.find_first_of("\r\n")), told);
  if (shape) shape->has_separator_line = true;
  return shape;
}

}  // namespace dateline::corpus
