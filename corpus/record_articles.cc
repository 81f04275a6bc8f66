// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/record_articles.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/article_builder.h"
#include "corpus/date_survey.h"
#include "corpus/encoding.h"
#include "corpus/field_values.h"
#include "corpus/letters.h"
#include "corpus/record_map.h"

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

class RecordArticles : public ArticleReader {
 public:
  RecordArticles(RecordFile file, const ReadOptions& options)
      : records_(std::move(file.records)), options_(options) {
    notes_.format = file.format;
  }

  std::optional<Article> next() override {
    if (!records_->next(record_)) return std::nullopt;
    if (!map_) map_.emplace(record_, options_.fields);
    ArticleBuilder builder(records_->file(), record_.line(), options_);
    for (const auto& constant : map_->constants()) builder.set(constant.field, constant.constant);
    const auto& found = map_->find(record_.values());
    for (const auto& rule : map_->rules()) {
      if (!builder.has(rule.field) || has_many(rule.field)) set(builder, rule, record_, found);
    }
    for (const auto& flag : record_.flags()) builder.add_flag(flag);
    auto article = builder.build();
    for (const auto& flag : article.flags) ++notes_.flags[flag];
    return article;
  }

  FileNotes notes() const override {
    auto notes = notes_;
    notes.passed_over = records_->remarks();
    if (!map_) return notes;
    if (map_->preset()) notes.preset = map_->preset()->name;
    notes.signature = map_->signature();
    notes.columns = map_->paths_met();
    if (survey_) notes.dates = survey_->columns();
    return notes;
  }

 private:
  using Found = std::vector<std::optional<std::size_t>>;

  void set(ArticleBuilder& builder, const FieldRule& rule, const Record& record,
           const Found& found) {
    const auto position = found[rule.slots.front()];
    if (rule.slots.size() > 1) return set_composed(builder, rule, record, found);
    if (!position) return;
    const auto values = record.values().subspan(*position);
    if (rule.field == Field::published) return set_published(builder, rule, record, values);
    const bool is_scalar = values.front().type == ValueType::text && values.front().item == 0;
    if (rule.takes_list && (!is_scalar || rule.field == Field::outlet))
      return set_texts(builder, rule.field, collect_texts(values, *map_));
    if (values.front().item > 0) return;
    try {
      set_field(builder, rule.field, values);
    } catch (const ValueError& error) {
      if (!is_other_shape(rule, values.front())) fail(record, values.front(), error);
    }
  }

  [[noreturn]] void fail(const Record& record, const Value& value, const ValueError& error) const {
    throw ReadError(records_->file().path, record.line(),
                    "field \"" + std::string(value.path) + "\": " + error.what());
  }

  void set_composed(ArticleBuilder& builder, const FieldRule& rule, const Record& record,
                    const Found& found) const {
    std::vector<std::string> parts;
    for (const auto slot : rule.slots) {
      if (found[slot]) parts.push_back(clean_text(record.values()[*found[slot]].text));
    }
    builder.set(rule.field, join(parts, ", "));
  }

  void set_texts(ArticleBuilder& builder, Field field, std::vector<std::string> texts) const {
    if (texts.empty()) return;
    if (field == Field::text) return builder.set(field, join(texts, "\n\n"));
    if (field == Field::outlet && map_->preset() && map_->preset()->outlet_separator != 0)
      texts.front().resize(
          std::min(texts.front().find(map_->preset()->outlet_separator), texts.front().size()));
    for (auto& text : texts) {
      builder.set(field, std::move(text));
      if (!has_many(field)) return;
    }
  }

  void set_published(ArticleBuilder& builder, const FieldRule& rule, const Record& record,
                     std::span<const Value> values) {
    const auto& value = values.front();
    const bool is_text = value.type == ValueType::text || value.type == ValueType::number;
    std::string written(is_text ? value.text : std::string_view());
    if (!is_text && rule.takes_list) {
      const auto texts = collect_texts(values, *map_);
      if (!texts.empty()) written = texts.front();
    } else if (!is_text) {
      if (is_other_shape(rule, value)) return;
      fail(
          record, value,
          ValueError("expected a string or a number, found " + std::string(to_string(value.type))));
    }
    const bool is_given = rule.date_source == DateSource::given;
    builder.set_published(clean_text(written), is_given ? record.date_source() : rule.date_source,
                          rules_for(value.path, written));
  }

  // The rules of the options, with the order that the whole column proves where it matters.
  DateRules rules_for(std::string_view column, std::string_view written) {
    auto rules = options_.dates;
    if (rules.order || !rules.format.empty() || find_date_clue(written) != DateClue::either)
      return rules;
    if (!survey_) survey_ = survey_dates();
    rules.order = survey_->evidence(column).order();
    return rules;
  }

  // Reads the file once more for its dates alone.
  DateSurvey survey_dates() {
    DateSurvey survey;
    RecordMap map = *map_;
    const auto records = open_record_file(records_->file(), options_).records;
    Record record;
    for (;;) {
      try {
        if (!records->next(record)) return survey;
        add_dates(survey, map, record);
      } catch (const ReadError&) {
        continue;  // reported when the record's turn comes
      }
    }
  }

  static void add_dates(DateSurvey& survey, RecordMap& map, const Record& record) {
    const auto& found = map.find(record.values());
    for (const auto& rule : map.rules()) {
      if (rule.field != Field::published || !found[rule.slots.front()]) continue;
      const auto& value = record.values()[*found[rule.slots.front()]];
      survey.add(value.path, value.text);
    }
  }

  std::unique_ptr<RecordReader> records_;
  ReadOptions options_;
  Record record_;
  std::optional<RecordMap> map_;
  std::optional<DateSurvey> survey_;
  FileNotes notes_;
};

}  // namespace

std::unique_ptr<ArticleReader> read_articles(RecordFile file, const ReadOptions& options) {
  return std::make_unique<RecordArticles>(std::move(file), options);
}

}  // namespace dateline::corpus
