// SPDX-License-Identifier: GPL-2.0-or-later
// From the named values of one record to an article, the same for every format.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/article/article.h"
#include "corpus/fields/field_map.h"
#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"

namespace dateline::corpus {

// Collects one record; used up by build(). Keeps references to what it is constructed with. Not
// thread safe.
class ArticleBuilder {
 public:
  // The record is the `item`th of those that start in `line` of `file`.
  ArticleBuilder(const CorpusFile& file, std::size_t line, std::size_t item,
                 const ReadOptions& options);

  // True if `field` has a value.
  bool has(Field field) const;
  // Takes a value that is written as text: clean UTF-8. A blank one changes nothing. Agencies and
  // places are added up, every other field is overwritten.
  void set(Field field, std::string value);
  void add_place(GivenPlace place);
  // The same for the date, read by `rules`.
  void set_published(std::string_view written, DateSource source, const DateRules& rules);
  void add_flag(std::string_view flag);

  // The article, its dateline and credits read; dated by its address where nothing else dates it.
  // Mojibake is
  // flagged, and undone where the options say so. Throws ReadError if it has neither text nor
  // title.
  Article build();

 private:
  void look_for_mojibake();

  const CorpusFile& file_;
  const ReadOptions& options_;
  Article article_;
  std::optional<double> latitude_;
  std::optional<double> longitude_;
};

}  // namespace dateline::corpus
