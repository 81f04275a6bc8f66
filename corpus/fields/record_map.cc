// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/fields/record_map.h"

#include <algorithm>

#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

// Paths that are remembered; a hostile file may have a new one in every record.
constexpr std::size_t most_paths = 400;

std::vector<std::string> split(std::string_view list, char separator) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const auto end = std::min(list.find(separator), list.size());
    if (end > 0) parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

}  // namespace

RecordMap::RecordMap(const Record& first, const FieldOptions& options) {
  if (options.preset.empty()) {
    std::vector<std::string_view> paths;
    for (const auto& value : first.values()) paths.push_back(value.path);
    const auto match = detect_preset(paths);
    preset_ = match.preset;
    signature_ = match.signature;
  } else {
    preset_ = find_preset(options.preset);
  }
  if (preset_) missing_ = split(preset_->missing, ' ');
  missing_.insert(missing_.end(), options.missing.begin(), options.missing.end());
  add_rules(options);
}

void RecordMap::add_rules(const FieldOptions& options) {
  std::vector<Field> told;
  for (const auto& mapped : options.mapped) {
    told.push_back(mapped.field);
    if (mapped.path.empty()) {
      constants_.push_back(mapped);
    } else {
      add_rule(mapped.field, to_lower(mapped.path), DateSource::given, true);
    }
  }
  const auto is_told = [&told](Field field) {
    return std::find(told.begin(), told.end(), field) != told.end();
  };
  if (preset_) {
    for (const auto& known : preset_->fields) {
      if (!is_told(known.field)) add_rule(known.field, known.path, known.date_source, true);
    }
    return;
  }
  for (const auto& alias : field_aliases()) {
    if (!is_told(alias.field)) add_rule(alias.field, alias.name, DateSource::given, false);
  }
}

void RecordMap::add_rule(Field field, std::string_view path, DateSource source, bool takes_list) {
  FieldRule rule{.field = field, .date_source = source, .takes_list = takes_list};
  for (const auto& part : split(path, '+')) rule.slots.push_back(slot_of(part));
  rules_.push_back(std::move(rule));
}

std::size_t RecordMap::slot_of(std::string_view lower_case_path) {
  const auto known = std::find(paths_.begin(), paths_.end(), lower_case_path);
  if (known != paths_.end()) return static_cast<std::size_t>(known - paths_.begin());
  paths_.emplace_back(lower_case_path);
  return paths_.size() - 1;
}

std::optional<std::size_t> RecordMap::find_slot(std::string_view path) {
  const auto known = slots_by_path_.find(path);
  if (known != slots_by_path_.end()) return known->second;
  const auto found = std::find(paths_.begin(), paths_.end(), to_lower(trim(path)));
  std::optional<std::size_t> slot;
  if (found != paths_.end()) slot = static_cast<std::size_t>(found - paths_.begin());
  if (slots_by_path_.size() >= most_paths) return slot;
  slots_by_path_.emplace(path, slot);
  met_.emplace_back(path, slot ? fields_of(*slot) : "");
  return slot;
}

std::string RecordMap::fields_of(std::size_t slot) const {
  std::string fields;
  for (const auto& rule : rules_) {
    if (std::find(rule.slots.begin(), rule.slots.end(), slot) == rule.slots.end()) continue;
    fields += (fields.empty() ? "" : ", ") + std::string(to_string(rule.field));
  }
  return fields;
}

const std::vector<std::optional<std::size_t>>& RecordMap::find(std::span<const Value> values) {
  found_.assign(paths_.size(), std::nullopt);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto slot = find_slot(values[i].path);
    if (!slot || found_[*slot]) continue;
    // Of a list the list itself counts, so that it can be read as a whole, but what is inside the
    // objects of a list stands for itself.
    if (values[i].type == ValueType::text && is_missing(values[i].text)) continue;
    found_[*slot] = i;
  }
  return found_;
}

bool RecordMap::is_missing(std::string_view text) const {
  const auto value = trim(text);
  return value.empty() || std::find(missing_.begin(), missing_.end(), value) != missing_.end();
}

}  // namespace dateline::corpus
