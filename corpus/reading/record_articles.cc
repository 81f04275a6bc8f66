// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reading/record_articles.h"

#include <optional>
#include <string>
#include <utility>

#include "corpus/formats/record_file.h"
#include "corpus/reading/article_builder.h"
#include "corpus/reading/metadata_table.h"
#include "corpus/reading/record_fields.h"

namespace dateline::corpus {
namespace {

class RecordArticles : public ArticleReader {
 public:
  RecordArticles(RecordFile file, const ReadOptions& options)
      : records_(std::move(file.records)), flag_(std::move(file.flag)), options_(options) {
    notes_.format = file.format;
    if (const auto shape = records_->shape(); !shape.empty()) notes_.format += ", " + shape;
    is_described_ = options.metadata && file.is_one_article;
  }

  std::optional<Article> next() override {
    if (!next_record()) return std::nullopt;
    try {
      return build();
    } catch (const ReadError& error) {
      fail(error);
    }
  }

  FileNotes notes() const override {
    auto notes = notes_;
    notes.passed_over = records_->remarks();
    if (fields_) add_notes(*fields_, notes);
    return notes;
  }

 private:
  bool next_record() {
    try {
      if (!records_->next(record_)) return false;
    } catch (const ReadError& error) {
      count_on_line(error.line());
      fail(error);
    }
    count_on_line(record_.line());
    return true;
  }

  // JSON written without line ends has all of its records on one line.
  void count_on_line(std::size_t line) {
    item_ = line == line_ ? item_ + 1 : 1;
    line_ = line;
  }

  [[noreturn]] void fail(const ReadError& error) const {
    throw ReadError(error.file(), error.line(), name_item(error.reason(), item_));
  }

  Article build() {
    if (!fields_) {
      fields_.emplace(record_, records_->file().path, options_, [this] { return survey_dates(); });
    }
    ArticleBuilder builder(records_->file(), record_.line(), item_, options_);
    if (is_described_ && !options_.metadata->describe(records_->file(), builder))
      builder.add_flag("without-metadata");
    fields_->fill(builder, record_);
    if (!flag_.empty()) builder.add_flag(flag_);
    for (const auto& flag : record_.flags()) builder.add_flag(flag);
    if (!builder.has(Field::text) && !builder.has(Field::title)) {
      throw ReadError(records_->file().path, record_.line(), fields_->reason_for_no_text(record_));
    }
    auto article = builder.build();
    for (const auto& flag : article.flags) ++notes_.flags[flag];
    return article;
  }

  // Reads the file once more for its dates alone.
  DateSurvey survey_dates() {
    DateSurvey survey;
    RecordMap map = fields_->map();
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

  std::unique_ptr<RecordReader> records_;
  std::string flag_;  // of every article
  ReadOptions options_;
  bool is_described_ = false;
  Record record_;
  std::size_t line_ = 0;  // of the last record, and which of that line it is
  std::size_t item_ = 0;
  std::optional<RecordFields> fields_;
  FileNotes notes_;
};

}  // namespace

std::unique_ptr<ArticleReader> read_articles(RecordFile file, const ReadOptions& options) {
  return std::make_unique<RecordArticles>(std::move(file), options);
}

}  // namespace dateline::corpus
