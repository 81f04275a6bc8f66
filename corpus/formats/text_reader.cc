// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/text_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/article/dateline.h"
#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"
#include "corpus/files/line_reader.h"
#include "corpus/formats/front_matter.h"
#include "corpus/text/declared_encoding.h"
#include "corpus/text/encoding.h"
#include "corpus/text/encoding_choice.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

std::string_view first_line_of(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string_view skip_blank_lines(std::string_view text) {
  while (!text.empty()) {
    const auto line = first_line_of(text);
    if (!trim(line).empty()) break;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return text;
}

bool begins_with_dateline(std::string_view text) {
  const auto dateline = parse_dateline(first_line_of(text));
  return dateline && trim(text.substr(0, dateline->begin)).empty();
}

bool ends_like_a_sentence(std::string_view line) {
  for (const std::string_view end :
       {".", ".\"", ".”", ".'", ".’", ".»", "。", "۔", ":", ",", ";", "،"}) {
    if (line.ends_with(end)) return !line.ends_with("...");
  }
  return false;
}

bool is_short(std::string_view line) {
  constexpr std::size_t longest_headline = 160;
  const auto is_lead_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return std::count_if(line.begin(), line.end(), is_lead_byte) <=
         static_cast<std::ptrdiff_t>(longest_headline);
}

// True where a line under `headline`, with no blank line between, is clearly not its continuation.
// Text with hard line breaks has lines of like length, so a headline stands out by being shorter.
bool is_new_start(std::string_view headline, std::string_view next_line) {
  if (begins_with_dateline(next_line)) return true;
  return next_line.size() >= 2 * headline.size() && !starts_in_lower_case(next_line);
}

bool has_title(const Record& record) {
  return std::any_of(record.values().begin(), record.values().end(),
                     [](const Value& value) { return value.path == "title"; });
}

std::string read_whole(InputFile& file) {
  auto bytes = file.read_up_to(max_record_size + 1);
  if (bytes.size() > max_record_size) {
    throw ReadError(file.file().path, 0,
                    "a text longer than 16 MB; split it into one file an article");
  }
  if (find_byte_order_mark(bytes) != ByteOrderMark::none) return bytes;
  // What its zeros tell is said as a mark.
  const auto encoding = find_file_encoding(bytes);
  if (encoding == ByteOrderMark::utf16_little) bytes.insert(0, "\xFF\xFE");
  if (encoding == ByteOrderMark::utf16_big) bytes.insert(0, "\xFE\xFF");
  return bytes;
}

class TextReader : public RecordReader {
 public:
  TextReader(InputFile file, const ReadOptions& options)
      : file_(std::move(file)),
        encodings_(find_encoding(options.encoding).value_or("")),
        given_title_(options.given_title) {}

  const CorpusFile& file() const override { return file_.file(); }

  std::vector<std::string> remarks() const override { return unread_; }

  bool next(Record& record) override {
    if (std::exchange(is_read_, true)) return false;
    record.start(1);
    std::string_view text = skip_blank_lines(record.keep(decode(read_whole(file_), record)));
    if (has_front_matter(text)) {
      text = skip_blank_lines(text.substr(read_front_matter(text, record, unread_)));
    }
    record.add({"id", file().name});
    if (const auto headline = find_headline(text); is_title(headline, record)) {
      record.add({"title", headline});
      text = skip_blank_lines(text.substr(first_line_of(text).size()));
    }
    record.add({"text", text});
    return true;
  }

 private:
  // A title from elsewhere takes nothing off the text but itself.
  bool is_title(std::string_view headline, const Record& record) const {
    return !headline.empty() && !has_title(record) &&
           (given_title_.empty() || given_title_ == headline);
  }

  std::string decode(const std::string& bytes, Record& record) {
    const bool is_other = find_byte_order_mark(bytes) == ByteOrderMark::none && !is_utf8(bytes);
    auto decoded = decode_text(bytes, is_other ? encodings_.choose(bytes) : std::string_view());
    if (!decoded) throw ReadError(file_.file().path, 0, "binary file");
    if (decoded->guessed) record.add_flag(encodings_.flag(decoded->encoding));
    return std::move(decoded->text);
  }

  InputFile file_;
  EncodingChoice encodings_;
  std::string given_title_;          // by a table beside the text
  std::vector<std::string> unread_;  // lines of the front matter
  bool is_read_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_text(InputFile file, const ReadOptions& options) {
  return std::make_unique<TextReader>(std::move(file), options);
}

std::string_view find_headline(std::string_view text) {
  text = skip_blank_lines(text);
  const auto first = first_line_of(text);
  const auto line = trim(first);
  const auto rest = text.substr(std::min(first.size() + 1, text.size()));
  if (line.empty() || !is_short(line) || trim(rest).empty()) return {};
  if (ends_like_a_sentence(line) || begins_with_dateline(text)) return {};
  const auto next_line = trim(first_line_of(rest));
  return next_line.empty() || is_new_start(line, next_line) ? line : std::string_view();
}

}  // namespace dateline::corpus
