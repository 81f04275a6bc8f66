// SPDX-License-Identifier: GPL-2.0-or-later
// One record of any format as names and values: what stands between the bytes and the fields.
//
// A reader lays every value out flat, under the path that leads to it, in the order in which they
// stand; which path is which field of an article is decided elsewhere. So
//   {"id": 7, "date": {"original": "2014-06-10"}, "source": [{"name": "A"}, {"name": "B"}]}
// is
//   id 7 | date {} | date.original "2014-06-10" | source [] | source {} (item 1) |
//   source.name "A" (item 1) | source {} (item 2) | source.name "B" (item 2)
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/date.h"
#include "corpus/files/corpus_file.h"

namespace dateline::corpus {

enum class ValueType { text, number, boolean, list, object };

// "a string", "an array": how a message calls it.
std::string_view to_string(ValueType type);

// The views live as long as the record is neither changed nor read anew.
struct Value {
  // Names joined by ".", as the input writes them; a list leaves no trace. The name of a column, of
  // a JSON member, of a line of front matter.
  std::string_view path{};
  // Valid UTF-8, not cleaned; a number or a boolean as JSON writes it; empty for a list or object,
  // whose contents follow as values of their own.
  std::string_view text{};
  ValueType type = ValueType::text;
  // The 1-based place in the outermost list around the value; 0 outside of lists.
  std::size_t item = 0;
};

// Not thread safe. What the input calls null is no value; an empty cell is a value without text.
class Record {
 public:
  // Forgets everything; the next record starts in `line`.
  void start(std::size_t line);

  void add(const Value& value) { values_.push_back(value); }
  // Stores a text that the input does not hold as it is; the view lives as long as the record.
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }
  void add_flag(std::string flag) { flags_.push_back(std::move(flag)); }
  void set_date_source(DateSource source) { date_source_ = source; }

  std::size_t line() const { return line_; }
  std::span<const Value> values() const { return values_; }
  // Where the value that gives the date of publication was found.
  DateSource date_source() const { return date_source_; }
  // What is to be known about the whole record, such as "partial" for a feed's summary.
  std::span<const std::string> flags() const { return flags_; }

 private:
  std::size_t line_ = 0;
  std::vector<Value> values_;
  std::deque<std::string> kept_;
  DateSource date_source_ = DateSource::given;
  std::vector<std::string> flags_;
};

// Reads the records of one file in the order in which they stand. Streams: memory is bounded by the
// largest record. Not thread safe; one reader a thread.
class RecordReader {
 public:
  virtual ~RecordReader() = default;

  virtual const CorpusFile& file() const = 0;

  // What the format leaves open, for the user's eye: "semicolon between columns"; or empty.
  virtual std::string shape() const { return {}; }

  // Fills `record` with the next one; false at the end. Throws ReadError for a bad record; the
  // reader then stands behind it and may be asked for the next one.
  virtual bool next(Record& record) = 0;

  // What is to be told about the file once it was read to its end, such as "12 revisit records were
  // passed over"; a line each.
  virtual std::vector<std::string> remarks() const { return {}; }
};

// A file and the format that its content has.
struct RecordFile {
  std::string_view format{};  // "JSON Lines", "CSV", "text", ...
  std::unique_ptr<RecordReader> records{};
  std::string flag{};  // of every article in it, or empty
  bool is_one_article = false;
};

}  // namespace dateline::corpus
