// SPDX-License-Identifier: GPL-2.0-or-later
// libcsv is fed one physical line at a time: a record is complete at the end of the line that
// closes it, and every line that leaves the parser without a record lies inside a quoted field.
// Such lines are kept until the field is closed.
#include "corpus/formats/csv_records.h"

#include <csv.h>

#include <deque>
#include <new>
#include <utility>

#include "corpus/files/corpus_file.h"
#include "corpus/text/encoding.h"

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

std::string lines(std::size_t first, std::size_t last) {
  if (first == last) return "line " + std::to_string(first);
  return "lines " + std::to_string(first) + " to " + std::to_string(last);
}

// A line that may have to be read again.
struct KeptLine {
  std::string bytes{};
  std::size_t number = 0;
  std::size_t readings = 0;
};

// Lines are read again so often at most.
constexpr std::size_t most_readings = 4;

}  // namespace

class CsvRecords::Impl {
 public:
  Impl(LineReader lines, char delimiter)
      : lines_(std::move(lines)), delimiter_(delimiter), parser_(delimiter, CSV_STRICT) {}

  const CorpusFile& file() const { return lines_.file(); }
  void expect_width(std::size_t fields) { width_ = fields; }

  std::optional<CsvRecord> next() {
    while (auto line = next_line()) {
      if (open_.empty()) line->bytes = without_mark(line->bytes);
      if (open_.empty() && !line->is_too_long && is_blank(line->bytes)) continue;
      if (auto record = feed(*line)) return record;
    }
    // A field that is still open here has swallowed the rest of the file.
    if (!open_.empty()) fail_unclosed();
    return std::nullopt;
  }

 private:
  std::optional<Line> next_line() {
    readings_ = 0;
    if (again_.empty()) return read_line();
    current_ = std::move(again_.front());
    again_.pop_front();
    readings_ = current_.readings;
    return Line{.bytes = current_.bytes, .number = current_.number};
  }

  // A file that breaks off within a record is one error, that of the record.
  std::optional<Line> read_line() {
    try {
      return lines_.next();
    } catch (const ReadError& error) {
      if (open_.empty()) throw;
      const auto first = open_.front().number;
      fail(first, error.reason() +
                      (open_.size() == 1 ? "" : "; a quote is open there" + put_back_open_lines()));
    }
  }

  // The record that `line` completes.
  std::optional<CsvRecord> feed(const Line& line) {
    size_ += line.bytes.size() + 1;
    if (line.is_too_long || size_ > max_record_size) fail_too_long(line);
    const bool is_well_formed = parser_.parse(line.bytes) && parser_.parse("\n");
    if (!is_well_formed && open_.empty()) return mend(line);
    if (!is_well_formed || !parser_.is_complete()) open_.push_back(keep(line));
    if (!is_well_formed) fail_unclosed();
    if (!parser_.is_complete()) return std::nullopt;
    return take_record(parser_.take_fields(), line.number);
  }

  KeptLine keep(const Line& line) const {
    return {std::string(line.bytes), line.number, readings_ + 1};
  }

  CsvRecord take_record(std::vector<std::string> fields, std::size_t last_line) {
    CsvRecord record{std::move(fields), open_.empty() ? last_line : open_.front().number,
                     last_line};
    if (record.first_line <= read_again_to_) record.mend = CsvMend::open_quote;
    start_record();
    return record;
  }

  CsvRecord mend(const Line& line) {
    Parser lenient(delimiter_, 0);
    const bool is_whole = lenient.parse(line.bytes) && lenient.parse("\n") && lenient.is_complete();
    auto fields = lenient.take_fields();
    if (!is_whole || fields.size() != width_)
      fail(line.number,
           "malformed quotes: a quote stands inside a field or text behind a closing quote");
    parser_.reset();
    auto record = take_record(std::move(fields), line.number);
    record.mend = CsvMend::quotes;
    return record;
  }

  void start_record() {
    open_.clear();
    size_ = 0;
  }

  [[noreturn]] void fail(std::size_t line, const std::string& reason) {
    parser_.reset();
    start_record();
    throw ReadError(file().path, line, reason);
  }

  // Says what becomes of the lines that the record swallowed.
  std::string put_back_open_lines() {
    const auto first = open_.front().number;
    const auto last = open_.back().number;
    if (first == last || open_[1].readings > most_readings)
      return ": " + lines(first, last) + " cannot be read";
    again_.insert(again_.begin(), std::next(open_.begin()), open_.end());
    read_again_to_ = std::max(read_again_to_, last);
    return ": this line is left out, reading goes on with line " + std::to_string(first + 1);
  }

  [[noreturn]] void fail_unclosed() {
    const auto first = open_.front().number;
    fail(first, "a quoted field is not closed properly" + put_back_open_lines());
  }

  [[noreturn]] void fail_too_long(const Line& line) {
    if (open_.empty()) fail(line.number, "a line longer than 16 MB");
    const auto first = open_.front().number;
    std::string reason = "a record longer than 16 MB; a quote may not be closed";
    if (line.is_too_long) {
      reason += "; line " + std::to_string(line.number) + ", too long itself, is left out";
    } else {
      open_.push_back(keep(line));
    }
    fail(first, reason + put_back_open_lines());
  }

  LineReader lines_;
  char delimiter_;
  Parser parser_;
  std::size_t width_ = 0;
  std::deque<KeptLine> open_;   // lines of the record that is being read
  std::deque<KeptLine> again_;  // lines to be read once more
  KeptLine current_;            // the last of them
  std::size_t readings_ = 0;    // how often the last line was read before
  std::size_t read_again_to_ = 0;
  std::size_t size_ = 0;  // bytes of the record that is being read
};

CsvRecords::CsvRecords(LineReader lines, char delimiter)
    : impl_(std::make_unique<Impl>(std::move(lines), delimiter)) {}
CsvRecords::~CsvRecords() = default;
CsvRecords::CsvRecords(CsvRecords&&) noexcept = default;

const CorpusFile& CsvRecords::file() const { return impl_->file(); }

void CsvRecords::expect_width(std::size_t fields) { impl_->expect_width(fields); }

std::optional<CsvRecord> CsvRecords::next() { return impl_->next(); }

std::vector<std::string> split_csv_line(std::string_view line, char delimiter) {
  Parser parser(delimiter, 0);
  parser.parse(line);
  parser.finish();
  return parser.take_fields();
}

}  // namespace dateline::corpus
