// SPDX-License-Identifier: GPL-2.0-or-later
// Which values of the records of one file fill which fields of an article.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/dates/date.h"
#include "corpus/fields/field_map.h"
#include "corpus/fields/field_options.h"
#include "corpus/fields/presets.h"
#include "corpus/fields/record.h"

namespace dateline::corpus {

// Where one value of a field may be found.
struct FieldRule {
  Field field{};
  std::vector<std::size_t> slots{};  // of paths; several make one value
  DateSource date_source = DateSource::given;
  // A list gives its first text, or as the text itself all of them; else a list is an error.
  bool takes_list = false;
};

// Immutable but for what it remembers of paths. Not thread safe.
class RecordMap {
 public:
  // Chooses the preset by the paths of `first`, unless `options` name one. REQUIRES: a preset that
  // find_preset() knows, or "none".
  RecordMap(const Record& first, const FieldOptions& options);

  const Preset* preset() const { return preset_; }
  // The names that told the preset; empty where the user named it, or there is none.
  std::string_view signature() const { return signature_; }

  // The surest of a field first.
  const std::vector<FieldRule>& rules() const { return rules_; }
  const std::vector<MappedField>& constants() const { return constants_; }
  const std::string& path(std::size_t slot) const { return paths_[slot]; }

  // For each slot the place in `values` of the first one with text under its path, as `find` was
  // last called with them.
  const std::vector<std::optional<std::size_t>>& find(std::span<const Value> values);

  // True for a value that the producer writes for none.
  bool is_missing(std::string_view text) const;

  // Every path met and the fields it may fill ("title, places"; empty for none), in the order in
  // which they were met; at most a few hundred.
  const std::vector<std::pair<std::string, std::string>>& paths_met() const { return met_; }

 private:
  void add_rules(const FieldOptions& options);
  void add_rule(Field field, std::string_view path, DateSource source, bool takes_list);
  std::size_t slot_of(std::string_view lower_case_path);
  std::optional<std::size_t> find_slot(std::string_view path);
  std::string fields_of(std::size_t slot) const;

  const Preset* preset_ = nullptr;
  std::string_view signature_;
  std::vector<FieldRule> rules_;
  std::vector<MappedField> constants_;
  std::vector<std::string> missing_;
  std::vector<std::string> paths_;  // in lower case, by slot
  std::map<std::string, std::optional<std::size_t>, std::less<>> slots_by_path_;
  std::vector<std::pair<std::string, std::string>> met_;
  std::vector<std::optional<std::size_t>> found_;
};

}  // namespace dateline::corpus
