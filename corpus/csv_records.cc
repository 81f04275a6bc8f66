// SPDX-License-Identifier: GPL-2.0-or-later
// libcsv is fed one physical line at a time: a record is complete at the end of the line that
// closes it, and every line that leaves the parser without a record lies inside a quoted field.
#include "corpus/csv_records.h"

#include <csv.h>

#include <new>
#include <utility>

namespace dateline::corpus {
namespace {

// libcsv's parser with the callbacks that collect fields.
class Parser {
 public:
  Parser(char delimiter, unsigned char options) : delimiter_(delimiter), options_(options) {
    init();
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // False where the quotes of `bytes` are malformed.
  bool parse(std::string_view bytes) {
    const auto parsed =
        csv_parse(&parser_, bytes.data(), bytes.size(), add_field, end_record, this);
    if (parsed != bytes.size() && csv_error(&parser_) == CSV_ENOMEM) throw std::bad_alloc();
    return parsed == bytes.size();
  }
  void finish() { csv_fini(&parser_, add_field, end_record, this); }

  // Forgets what was parsed and starts a new record.
  void reset() {
    csv_free(&parser_);
    init();
    fields_.clear();
    is_complete_ = false;
  }

  bool is_complete() const { return is_complete_; }
  std::vector<std::string> take_fields() {
    is_complete_ = false;
    return std::exchange(fields_, {});
  }

 private:
  void init() {
    // libcsv grows its buffer by this much; its own 128 bytes make a long field quadratic.
    constexpr std::size_t buffer_step = std::size_t{256} << 10;
    if (csv_init(&parser_, options_) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
    csv_set_blk_size(&parser_, buffer_step);
  }

  static void add_field(void* bytes, std::size_t size, void* self) {
    static_cast<Parser*>(self)->fields_.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void end_record(int, void* self) { static_cast<Parser*>(self)->is_complete_ = true; }

  csv_parser parser_{};
  char delimiter_;
  unsigned char options_;
  std::vector<std::string> fields_;
  bool is_complete_ = false;
};

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::string swallowed_lines(std::size_t first, std::size_t last) {
  if (first == last) return "line " + std::to_string(first);
  return "lines " + std::to_string(first) + " to " + std::to_string(last);
}

}  // namespace

class CsvRecords::Impl {
 public:
  Impl(LineReader lines, char delimiter)
      : lines_(std::move(lines)), parser_(delimiter, CSV_STRICT) {}

  const CorpusFile& file() const { return lines_.file(); }

  std::optional<CsvRecord> next() {
    while (const auto line = next_line()) {
      if (!open_line_ && !line->is_too_long && is_blank(line->bytes)) continue;
      feed(*line);
      if (parser_.is_complete()) return take_record(line->number);
    }
    // A field that is still open here has swallowed the rest of the file.
    if (open_line_) fail_unclosed(last_line_);
    return std::nullopt;
  }

 private:
  std::optional<Line> next_line() {
    if (again_) return std::exchange(again_, std::nullopt);
    const auto line = lines_.next();
    if (line) last_line_ = line->number;
    return line;
  }

  void feed(const Line& line) {
    size_ += line.bytes.size() + 1;
    if (line.is_too_long || size_ > max_record_size) fail_too_long(line);
    if (!parser_.parse(line.bytes) || !parser_.parse("\n")) fail_malformed(line);
    if (!open_line_) open_line_ = line.number;
  }

  CsvRecord take_record(std::size_t last_line) {
    CsvRecord record{parser_.take_fields(), *open_line_, last_line};
    start_record();
    return record;
  }

  void start_record() {
    open_line_.reset();
    size_ = 0;
  }

  [[noreturn]] void fail(std::size_t line, const std::string& reason) {
    parser_.reset();
    start_record();
    throw ReadError(file().path, line, reason);
  }

  [[noreturn]] void fail_malformed(const Line& line) {
    if (!open_line_)
      fail(line.number,
           "malformed quotes: a quote stands inside a field or text behind a closing quote");
    // The line that made no sense as a continuation may well be a record of its own.
    again_ = line;
    fail_unclosed(line.number - 1);
  }

  [[noreturn]] void fail_unclosed(std::size_t last) {
    const auto first = *open_line_;
    fail(first, "a quoted field is not closed properly: " + swallowed_lines(first, last) +
                    " cannot be read");
  }

  [[noreturn]] void fail_too_long(const Line& line) {
    const auto first = open_line_.value_or(line.number);
    fail(first, "a record longer than 16 MB: " + swallowed_lines(first, line.number) +
                    " cannot be read; a quote may not be closed");
  }

  LineReader lines_;
  Parser parser_;
  std::optional<Line> again_;             // a line to be read once more
  std::optional<std::size_t> open_line_;  // where the record that is being read starts
  std::size_t size_ = 0;                  // bytes of that record
  std::size_t last_line_ = 0;
};

CsvRecords::CsvRecords(LineReader lines, char delimiter)
    : impl_(std::make_unique<Impl>(std::move(lines), delimiter)) {}
CsvRecords::~CsvRecords() = default;
CsvRecords::CsvRecords(CsvRecords&&) noexcept = default;

const CorpusFile& CsvRecords::file() const { return impl_->file(); }

std::optional<CsvRecord> CsvRecords::next() { return impl_->next(); }

std::vector<std::string> split_csv_line(std::string_view line, char delimiter) {
  Parser parser(delimiter, 0);
  parser.parse(line);
  parser.finish();
  return parser.take_fields();
}

}  // namespace dateline::corpus
