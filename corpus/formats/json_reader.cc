// SPDX-License-Identifier: GPL-2.0-or-later
// Brackets are followed and strings skipped until a record is whole; simdjson reads that record. So
// a file of any size is read in the memory of its largest record.
#include "corpus/formats/json_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"
#include "corpus/files/line_reader.h"
#include "corpus/files/text_chunks.h"
#include "corpus/formats/json_extent.h"
#include "corpus/formats/json_parser.h"
#include "corpus/text/declared_encoding.h"
#include "corpus/text/encoding_choice.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr std::string_view white_space = " \t\r\n";

constexpr auto envelope_names =
    std::to_array<std::string_view>({"data", "articles", "stories", "results", "items", "documents",
                                     "docs", "records", "entries", "rows", "posts", "news"});

constexpr auto text_names = std::to_array<std::string_view>(
    {"text", "body", "maintext", "content", "articleBody", "article_content"});

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view skip_white_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(white_space), text.size()));
}

bool is_array_of_objects(std::string_view json) {
  return json.starts_with('[') && skip_white_space(json.substr(1)).starts_with('{');
}

// How a value that is to be passed over ended.
enum class Ending { whole, broken, cut_short, too_long };

class JsonReader : public RecordReader {
 public:
  JsonReader(InputFile file, std::optional<std::string> envelope, EncodingChoice encodings)
      : chunks_(std::move(file)), envelope_(std::move(envelope)), parser_(encodings) {}

  const CorpusFile& file() const override { return chunks_.file(); }

  bool next(Record& record) override {
    if (!find_record()) return false;
    const auto start = line_;
    const auto column = column_;
    const auto ending = scan_value();
    if (ending == Ending::broken) {
      go_on_behind(column);
      fail(start, "not valid JSON: a string is not closed on its line");
    }
    if (ending == Ending::too_long) {
      advance(size_);
      fail(start, "longer than 16 MB");
    }
    if (ending == Ending::cut_short) return end_within(start, "the record is not closed");
    parse(record, start, column);
    return true;
  }

 private:
  [[noreturn]] void fail(std::size_t line, const std::string& reason) const {
    throw ReadError(file().path, line, reason);
  }

  // The file ends where it must not.
  bool end_within(std::size_t line, const std::string& what) {
    give_up();
    fail(line, "cut short: " + what);
  }

  void give_up() {
    buffer_.clear();
    begin_ = 0;
    open_arrays_ = 0;
    is_in_envelope_ = false;
  }

  void parse(Record& record, std::size_t start, std::size_t column) {
    record.start(start);
    // What stays in the buffer is behind begin_; nothing is read before the next call.
    const std::string_view bytes(buffer_.data() + begin_, size_);
    try {
      parser_.parse(bytes, record);
      advance(size_);
    } catch (const JsonError& error) {
      advance(find_object_line(size_, column).value_or(size_));
      fail(start, error.what());
    }
  }

  bool read_more() {
    buffer_.erase(0, std::exchange(begin_, 0));
    try {
      const bool is_more = chunks_.read_more(buffer_);
      buffer_.reserve(buffer_.size() + JsonParser::padding);
      return is_more;
    } catch (const ReadError& error) {
      give_up();
      fail(line_, error.reason());
    }
  }

  void advance(std::size_t size) {
    const std::string_view passed(buffer_.data() + begin_, size);
    const auto ends = std::count(passed.begin(), passed.end(), '\n');
    line_ += static_cast<std::size_t>(ends);
    column_ = ends == 0 ? column_ + size : size - passed.rfind('\n') - 1;
    begin_ += size;
  }

  // The next character that is not white space, and moves to it; nullopt at the end of the file.
  std::optional<char> peek() {
    for (;;) {
      const auto rest = std::string_view(buffer_).substr(begin_);
      advance(std::min(rest.find_first_not_of(white_space), rest.size()));
      if (begin_ < buffer_.size()) return buffer_[begin_];
      if (!read_more() && begin_ == buffer_.size()) return std::nullopt;
    }
  }

  // Moves to the "{" of the next record; false at the end of the file.
  bool find_record() {
    while (const auto c = peek()) {
      if (*c == '{') {
        if (!envelope_ || open_arrays_ > 0) return true;
        advance(1);
        is_in_envelope_ = true;
        skip_members();
      } else if (*c == '[' || *c == ']') {
        pass_bracket(*c);
      } else if (*c == ',') {
        is_behind_comma_ = true;
        advance(1);
      } else {
        skip_other_value(*c);
      }
    }
    if (open_arrays_ > 0 || is_in_envelope_) {
      end_within(line_, "the array of the records is not closed");
    }
    return false;
  }

  void pass_bracket(char c) {
    advance(1);
    const bool is_behind_comma = std::exchange(is_behind_comma_, false);
    if (c == '[') {
      ++open_arrays_;
      return;
    }
    if (open_arrays_ > 0) --open_arrays_;
    if (is_behind_comma) fail(line_, "not valid JSON: a comma with nothing behind it");
    if (open_arrays_ == 0 && is_in_envelope_) skip_members();
  }

  // Something that is no object stands where a record should. Null is none, nor is the \N that
  // databases write for it.
  void skip_other_value(char first) {
    is_behind_comma_ = false;
    const auto line = line_;
    const auto value = take_scalar(first);
    if (value == "null" || value == "\\N") return;
    fail(line, "expected a JSON object, found " + value);
  }

  // Passes over a string, number or word, and gives its first bytes.
  std::string take_scalar(char first) {
    constexpr std::size_t longest_quote = 40;
    size_ = 0;
    if (first == '"') {
      scan_value();
    } else {
      const auto rest = std::string_view(buffer_).substr(begin_);
      size_ = std::max<std::size_t>(1, std::min(rest.find_first_of(" \t\r\n,[]{}\""), rest.size()));
    }
    const auto size = size_ <= longest_quote ? size_ : longest_quote;
    std::string value(buffer_, begin_, size);
    while (size < size_ && !value.empty() && static_cast<unsigned char>(value.back()) >= 0x80) {
      value.pop_back();
    }
    advance(size_);
    return value;
  }

  // From inside the envelope to the inside of the array of its records, or behind its end.
  void skip_members() {
    while (const auto c = peek()) {
      if (*c == '}') {
        advance(1);
        is_in_envelope_ = false;
        return;
      }
      if (*c == ',' || *c == ':') {
        advance(1);
      } else if (*c == '"') {
        if (skip_member()) return;
      } else {
        skip_value();
      }
    }
  }

  // True if the member is the array of records; then its inside comes next.
  bool skip_member() {
    const auto name = take_scalar('"');
    if (peek() != ':') return false;
    advance(1);
    const auto c = peek();
    if (c == '[' && name == '"' + *envelope_ + '"') {
      pass_bracket(*c);
      return true;
    }
    skip_value();
    return false;
  }

  void skip_value() {
    const auto c = peek();
    if (!c) return;
    if (*c == '{' || *c == '[') {
      scan_value();
      advance(size_);
    } else {
      take_scalar(*c);
    }
  }

  // Sets size_ to that of the value at begin_, as far as it goes. Of one that is too long only the
  // last piece is left in the buffer.
  Ending scan_value() {
    JsonExtent extent;
    bool is_too_long = false;
    is_behind_comma_ = false;
    for (size_ = 0;;) {
      const auto rest = std::string_view(buffer_).substr(begin_ + size_);
      if (const auto end = extent.find_end(rest)) {
        size_ += *end;
        if (extent.is_broken()) return Ending::broken;
        return is_too_long || size_ > max_record_size ? Ending::too_long : Ending::whole;
      }
      size_ += rest.size();
      if (size_ > max_record_size) {
        is_too_long = true;
        advance(std::exchange(size_, 0));
      }
      if (!read_more()) return Ending::cut_short;
    }
  }

  // How far it is to the next line that begins an object at `column` or before it, within `size`
  // bytes.
  std::optional<std::size_t> find_object_line(std::size_t size, std::size_t column) const {
    const auto bytes = std::string_view(buffer_).substr(begin_, size);
    for (auto end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n', end + 1)) {
      const auto line = bytes.substr(end + 1);
      const auto indent = line.find_first_not_of(" \t");
      if (indent != line.npos && indent <= column && line[indent] == '{') return end + 1;
    }
    return std::nullopt;
  }

  // Moves to where reading can go on behind a record that is broken, or to the end of the file.
  void go_on_behind(std::size_t column) {
    for (advance(size_);;) {
      const auto rest = buffer_.size() - begin_;
      if (const auto found = find_object_line(rest, column)) return advance(*found);
      const auto last_line = std::string_view(buffer_).substr(begin_).rfind('\n');
      advance(last_line == std::string_view::npos ? rest : last_line);
      if (!read_more()) return give_up();
    }
  }

  TextChunks chunks_;
  std::optional<std::string> envelope_;  // the name of the member that holds the records
  JsonParser parser_;
  std::string buffer_;
  std::size_t begin_ = 0;  // what is before it is done with
  std::size_t size_ = 0;   // of the value that begins there
  std::size_t line_ = 1;   // of begin_, as column_
  std::size_t column_ = 0;
  std::size_t open_arrays_ = 0;
  bool is_in_envelope_ = false;
  bool is_behind_comma_ = false;
};

// The end of the object that a file begins with, if its head shows it.
std::optional<std::size_t> first_object_end(std::string_view start) {
  JsonExtent extent;
  const auto end = extent.find_end(start);
  return extent.is_broken() ? std::nullopt : end;
}

// One object over several lines: its first line stops where JSON goes on. A broken first record of
// JSON Lines stops elsewhere and is left to their reader, which locates it.
bool is_pretty_printed(std::string_view line) {
  line = trim_right(line);
  return !line.empty() && !is_json_object(line) &&
         std::string_view("{[,:").find(line.back()) != std::string_view::npos;
}

bool is_followed_on_its_line(std::string_view start) {
  const auto end = first_object_end(start);
  if (!end) return false;
  const auto next = start.find_first_not_of(" \t,", *end);
  return next != start.npos && start[next] == '{';
}

}  // namespace

std::unique_ptr<RecordReader> open_json(InputFile file, const ReadOptions& options) {
  const auto head = read_file_head(file);
  const EncodingChoice encodings(find_encoding(options.encoding).value_or(""), head.text);
  return std::make_unique<JsonReader>(std::move(file), find_envelope(head.start()), encodings);
}

bool is_json_document(const FileHead& head) {
  const auto start = head.start();
  if (start.starts_with('[')) {
    const auto inside = skip_white_space(start.substr(1));
    return trim(inside) == "]" || (inside.starts_with('{') && is_json_object_start(inside));
  }
  if (!is_json_object_start(start)) return false;
  return is_pretty_printed(head.first_line()) || is_followed_on_its_line(start) ||
         find_envelope(start);
}

bool is_json_object_start(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const auto inside = skip_white_space(text.substr(1));
  return inside.starts_with('"') || inside.starts_with('}');
}

std::optional<std::string> find_envelope(std::string_view json) {
  std::optional<std::string> envelope;
  if (!json.starts_with('{')) return envelope;
  for (json = skip_white_space(json.substr(1)); json.starts_with('"');) {
    const auto name_end = JsonExtent().find_end(json).value_or(json.size());
    const auto name = json.substr(1, std::max<std::size_t>(2, name_end) - 2);
    json = skip_white_space(json.substr(name_end));
    if (!json.starts_with(':')) break;
    json = skip_white_space(json.substr(1));
    if (is_one_of(text_names, name)) return std::nullopt;
    if (!envelope && is_one_of(envelope_names, name) && is_array_of_objects(json)) envelope = name;
    const bool is_nested = json.starts_with('{') || json.starts_with('[') || json.starts_with('"');
    const auto end =
        is_nested ? JsonExtent().find_end(json) : std::optional(json.find_first_of(",}"));
    json = json.substr(std::min(end.value_or(json.size()), json.size()));
    json = json.substr(std::min(json.find_first_not_of(" \t\r\n,"), json.size()));
  }
  return envelope;
}

}  // namespace dateline::corpus
