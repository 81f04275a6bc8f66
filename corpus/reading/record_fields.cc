// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/record_fields.h"

#include <algorithm>
#include <utility>

#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"
#include "corpus/reading/field_values.h"
#include "corpus/text/encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

// All texts under the path of the first of `values`, which go on to the end of the record.
std::vector<std::string> collect_texts(std::span<const Value> values, const RecordMap& map) {
  std::vector<std::string> texts;
  for (const auto& value : values) {
    const bool is_text = value.type == ValueType::text || value.type == ValueType::number;
    if (is_text && value.path == values.front().path && !map.is_missing(value.text))
      texts.push_back(clean_text(value.text));
  }
  return texts;
}

std::string join(const std::vector<std::string>& texts, std::string_view separator) {
  std::string joined;
  for (const auto& text : texts) joined += (joined.empty() ? "" : std::string(separator)) + text;
  return joined;
}

bool has_many(Field field) { return field == Field::places || field == Field::agency; }

// A producer of another shape has an object where others have a text, such as NewsAPI's source of
// id and name.
bool is_other_shape(const FieldRule& rule, const Value& value) {
  const bool is_own_name = value.path == to_string(rule.field) && rule.field != Field::source;
  return rule.takes_list || (value.type == ValueType::object && !is_own_name);
}

}  // namespace

RecordFields::RecordFields(const Record& first, const std::string& path, const ReadOptions& options,
                           SurveyDates survey_dates)
    : path_(path),
      options_(options),
      map_(first, options.fields),
      survey_dates_(std::move(survey_dates)) {}

void RecordFields::fill(ArticleBuilder& builder, const Record& record) {
  for (const auto& constant : map_.constants()) {
    if (!builder.has(constant.field)) builder.set(constant.field, constant.constant);
  }
  const auto& found = map_.find(record.values());
  for (const auto& rule : map_.rules()) {
    if (!builder.has(rule.field) || has_many(rule.field)) set(builder, rule, record, found);
  }
}

std::optional<Field> RecordFields::field_of(std::string_view path) const {
  const auto name = to_lower(trim(path));
  const auto rule =
      std::find_if(map_.rules().begin(), map_.rules().end(),
                   [&](const FieldRule& known) { return map_.path(known.slots.front()) == name; });
  return rule == map_.rules().end() ? std::nullopt : std::optional(rule->field);
}

std::string RecordFields::reason_for_no_text(const Record& record) const {
  constexpr std::size_t most_names = 12;
  std::vector<std::string> names;
  Value longest;
  for (const auto& value : record.values()) {
    const auto field = field_of(value.path);
    if (field == Field::text || field == Field::title) return "no text";
    const bool is_met = std::find(names.begin(), names.end(), value.path) != names.end();
    const bool is_open = !field && value.type == ValueType::text && !trim(value.text).empty();
    if (is_open && !is_met && names.size() < most_names) names.emplace_back(value.path);
    if (is_open && value.text.size() > longest.text.size()) longest = value;
  }
  if (names.empty() || map_.preset()) return "no text";
  return "no text: none of its names is known for text or title: " + join(names, ", ") +
         "; say which is, as in --map text=" + std::string(longest.path);
}

void RecordFields::set(ArticleBuilder& builder, const FieldRule& rule, const Record& record,
                       const Found& found) {
  const auto position = found[rule.slots.front()];
  if (rule.slots.size() > 1) return set_composed(builder, rule, record, found);
  if (!position) return;
  const auto values = record.values().subspan(*position);
  if (rule.field == Field::published) return set_published(builder, rule, record, values);
  const bool is_scalar = values.front().type == ValueType::text && values.front().item == 0;
  if (rule.takes_list && (!is_scalar || rule.field == Field::outlet))
    return set_texts(builder, rule.field, collect_texts(values, map_));
  if (values.front().item > 0) return;
  try {
    set_field(builder, rule.field, values);
  } catch (const ValueError& error) {
    if (!is_other_shape(rule, values.front())) fail(record, values.front(), error.what());
  }
}

void RecordFields::fail(const Record& record, const Value& value, std::string_view reason) const {
  throw ReadError(path_, record.line(),
                  "field \"" + std::string(value.path) + "\": " + std::string(reason));
}

void RecordFields::set_composed(ArticleBuilder& builder, const FieldRule& rule,
                                const Record& record, const Found& found) const {
  std::vector<std::string> parts;
  for (const auto slot : rule.slots) {
    if (found[slot]) parts.push_back(clean_text(record.values()[*found[slot]].text));
  }
  builder.set(rule.field, join(parts, ", "));
}

void RecordFields::set_texts(ArticleBuilder& builder, Field field,
                             std::vector<std::string> texts) const {
  if (texts.empty()) return;
  if (field == Field::text) return builder.set(field, join(texts, "\n\n"));
  if (field == Field::outlet && map_.preset() && map_.preset()->outlet_separator != 0)
    texts.front().resize(
        std::min(texts.front().find(map_.preset()->outlet_separator), texts.front().size()));
  for (auto& text : texts) {
    builder.set(field, std::move(text));
    if (!has_many(field)) return;
  }
}

void RecordFields::set_published(ArticleBuilder& builder, const FieldRule& rule,
                                 const Record& record, std::span<const Value> values) {
  const auto& value = values.front();
  const bool is_text = value.type == ValueType::text || value.type == ValueType::number;
  std::string written(is_text ? value.text : std::string_view());
  if (!is_text && rule.takes_list) {
    const auto texts = collect_texts(values, map_);
    if (!texts.empty()) written = texts.front();
  } else if (!is_text) {
    if (is_other_shape(rule, value)) return;
    fail(record, value,
         "expected a string or a number, found " + std::string(to_string(value.type)));
  }
  const bool is_given = rule.date_source == DateSource::given;
  builder.set_published(clean_text(written), is_given ? record.date_source() : rule.date_source,
                        rules_for(value.path, written));
}

// The rules of the options, with the order that the whole column proves where it matters.
DateRules RecordFields::rules_for(std::string_view column, std::string_view written) {
  auto rules = options_.dates;
  if (rules.order || !rules.format.empty() || find_date_clue(written) != DateClue::either)
    return rules;
  if (!survey_) survey_ = survey_dates_();
  rules.order = survey_->evidence(column).order();
  return rules;
}

void add_notes(const RecordFields& fields, FileNotes& notes) {
  if (fields.map().preset()) notes.preset = fields.map().preset()->name;
  notes.signature = fields.map().signature();
  notes.columns = fields.map().paths_met();
  if (fields.survey()) notes.dates = fields.survey()->columns();
}

void add_dates(DateSurvey& survey, RecordMap& map, const Record& record) {
  const auto& found = map.find(record.values());
  for (const auto& rule : map.rules()) {
    if (rule.field != Field::published || !found[rule.slots.front()]) continue;
    const auto& value = record.values()[*found[rule.slots.front()]];
    survey.add(value.path, value.text);
  }
}

}  // namespace dateline::corpus
