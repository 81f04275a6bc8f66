// SPDX-License-Identifier: GPL-2.0-or-later
// From the values of one record to the fields of an article, by a producer's names (presets.h), the
// user's (record_map.h) or those of field_map.h.
//
// Of several names of a field the first that holds a value counts. Under a name of field_map.h a
// value of a type that the field cannot have makes the record a bad one, but for an object under a
// name that is not the project's own; names that are not known are passed over.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/file_notes.h"
#include "corpus/dates/date_survey.h"
#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/fields/record_map.h"
#include "corpus/reading/article_builder.h"

namespace dateline::corpus {

// For the records of one file. Not thread safe.
class RecordFields {
 public:
  // Reads all dates of the file; called at most once, at the first that could be read two ways.
  using SurveyDates = std::function<DateSurvey()>;

  // Chooses the names by the paths of `first`. REQUIRES: `path` and `options` outlive it.
  RecordFields(const Record& first, const std::string& path, const ReadOptions& options,
               SurveyDates survey_dates);

  // Sets what `builder` does not have yet; places and agencies are added. Throws ReadError.
  void fill(ArticleBuilder& builder, const Record& record);

  // Why a record that has neither text nor title is none: its names are not known, or empty.
  std::string reason_for_no_text(const Record& record) const;

  RecordMap& map() { return map_; }
  const RecordMap& map() const { return map_; }
  // Of the columns whose order was asked for.
  const std::optional<DateSurvey>& survey() const { return survey_; }

 private:
  using Found = std::vector<std::optional<std::size_t>>;

  void set(ArticleBuilder& builder, const FieldRule& rule, const Record& record,
           const Found& found);
  void set_composed(ArticleBuilder& builder, const FieldRule& rule, const Record& record,
                    const Found& found) const;
  void set_texts(ArticleBuilder& builder, Field field, std::vector<std::string> texts) const;
  void set_published(ArticleBuilder& builder, const FieldRule& rule, const Record& record,
                     std::span<const Value> values);
  DateRules rules_for(std::string_view column, std::string_view written);
  std::optional<Field> field_of(std::string_view path) const;
  [[noreturn]] void fail(const Record& record, const Value& value, std::string_view reason) const;

  const std::string& path_;
  const ReadOptions& options_;
  RecordMap map_;
  SurveyDates survey_dates_;
  std::optional<DateSurvey> survey_;
};

// Adds how the fields were found, and the dates that were surveyed.
void add_notes(const RecordFields& fields, FileNotes& notes);

// Adds the dates that `record` has under names of the date of publication.
void add_dates(DateSurvey& survey, RecordMap& map, const Record& record);

}  // namespace dateline::corpus
