// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/warc_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "corpus/fields/read_options.h"
#include "corpus/files/byte_window.h"
#include "corpus/files/corpus_file.h"
#include "corpus/files/line_reader.h"
#include "corpus/formats/html_reader.h"
#include "corpus/formats/http_response.h"
#include "corpus/text/declared_encoding.h"
#include "corpus/text/encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr std::string_view version_start = "WARC/1.";
constexpr std::size_t max_header_size = std::size_t{64} << 10;

// A record as it stands in the archive.
struct ArchivedRecord {
  HeaderLines headers;
  std::size_t begin = 0;  // bytes in the unpacked archive
  std::string block{};
  bool is_too_long = false;  // the block was passed over
};

std::optional<std::size_t> parse_size(std::string_view text) {
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return size;
}

// Wget writes the address in angle brackets.
std::string_view address_of(const HeaderLines& headers) {
  auto uri = headers.find("WARC-Target-URI");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

bool is_page(std::string_view media_type, std::string_view body) {
  if (media_type == "text/html" || media_type == "application/xhtml+xml") return true;
  const auto start = to_lower(trim_left(body.substr(0, 256)).substr(0, 16));
  return media_type.empty() && (start.starts_with("<!doctype html") || start.starts_with("<html"));
}

class WarcReader : public RecordReader {
 public:
  WarcReader(InputFile file, std::string_view encoding)
      : window_(std::move(file)), encoding_(encoding) {}

  const CorpusFile& file() const override { return window_.file(); }

  bool next(Record& record) override {
    while (auto archived = read_archived()) {
      if (read(*archived, record)) return true;
    }
    return false;
  }

  std::vector<std::string> remarks() const override {
    std::vector<std::string> lines;
    for (const auto& [kind, count] : passed_over_) {
      lines.push_back(std::to_string(count) + " of the archive's records passed over: " + kind);
    }
    return lines;
  }

 private:
  [[noreturn]] void fail(std::size_t begin, const std::string& reason) const {
    throw ReadError(file().path, begin, reason);
  }

  // Of what was met where the file ends: that it cannot be read further says more than `reason`.
  [[noreturn]] void fail_at_end(std::size_t begin, const std::string& reason) {
    const auto failure = window_.take_failure();
    fail(begin, failure.empty() ? reason : failure);
  }

  // Behind a record that is not understood: goes on with the next one.
  [[noreturn]] void fail_and_go_on(std::size_t begin, std::size_t size, const std::string& reason) {
    window_.advance(std::min(size, window_.bytes().size()));
    if (!window_.find("\nWARC/1.")) fail_at_end(begin, reason);
    window_.advance(1);
    fail(begin, reason);
  }

  bool pass_over(const std::string& kind) {
    ++passed_over_[kind];
    return false;
  }

  // The next record of the archive; nullopt at its end.
  std::optional<ArchivedRecord> read_archived() {
    skip_blank_lines();
    const auto begin = window_.offset();
    if (window_.bytes().empty()) {
      const auto failure = window_.take_failure();
      if (failure.empty()) return std::nullopt;
      fail(begin, failure);
    }
    if (!window_.bytes().starts_with(version_start))
      fail_and_go_on(begin, 0, "no record begins at this byte; what stands here is left out");
    const auto headers = read_headers(begin);
    const auto size = parse_size(headers.find("Content-Length"));
    if (!size) fail_and_go_on(begin, 0, "a record without a readable Content-Length");
    return read_block({.headers = headers, .begin = begin}, *size);
  }

  void skip_blank_lines() {
    for (;;) {
      window_.show(version_start.size());
      const auto blank = window_.bytes().find_first_not_of("\r\n");
      if (blank == 0 || window_.bytes().empty()) return;
      window_.advance(std::min(blank, window_.bytes().size()));
    }
  }

  HeaderLines read_headers(std::size_t begin) {
    window_.show(max_header_size);
    const auto bytes = window_.bytes().substr(0, max_header_size);
    auto end = bytes.find("\r\n\r\n");
    std::size_t end_size = 4;
    if (end == bytes.npos) {
      end = bytes.find("\n\n");
      end_size = 2;
    }
    if (end == bytes.npos)
      fail_and_go_on(begin, version_start.size(),
                     "cut short: the headers of the record do not end");
    HeaderLines headers(bytes.substr(0, end));
    window_.advance(end + end_size);
    return headers;
  }

  ArchivedRecord read_block(ArchivedRecord record, std::size_t size) {
    record.is_too_long = size > max_record_size;
    if (record.is_too_long) {
      if (!window_.skip(size)) fail_cut_short(record.begin);
      return record;
    }
    window_.show(size);
    if (window_.bytes().size() < size) {
      window_.advance(window_.bytes().size());
      fail_cut_short(record.begin);
    }
    record.block = window_.bytes().substr(0, size);
    window_.advance(size);
    return record;
  }

  [[noreturn]] void fail_cut_short(std::size_t begin) {
    fail_at_end(begin, "cut short: the record is longer than what is left of the file");
  }

  // False for a record that is no page.
  bool read(const ArchivedRecord& archived, Record& record) {
    const auto type = to_lower(archived.headers.find("WARC-Type"));
    const auto [media_type, charset] = parse_media_type(archived.headers.find("Content-Type"));
    if (type == "response" && media_type == "application/http") {
      return read_response(archived, record);
    }
    if (type == "resource" && is_page(media_type, archived.block)) {
      add(archived, archived.block, charset, record);
      return true;
    }
    if (type == "conversion" && media_type == "text/plain") {
      check_size(archived);
      const auto address = start(archived, record);
      if (!address.empty()) record.add({"url", address});
      record.add({"text", record.keep(decode(archived, archived.block, "utf-8").text)});
      return true;
    }
    if (type == "response" || type == "resource") return pass_over("other than pages");
    return pass_over(type.empty() ? "without a type" : type);
  }

  bool read_response(const ArchivedRecord& archived, Record& record) {
    check_size(archived);
    try {
      const auto response = parse_http_response(archived.block);
      if (response.status != 200) return pass_over("answers other than 200");
      if (!is_page(response.media_type, response.body)) return pass_over("other than pages");
      add(archived, response.body, response.charset, record);
      return true;
    } catch (const HttpError& error) {
      fail(archived.begin, error.what());
    }
  }

  void check_size(const ArchivedRecord& archived) const {
    if (archived.is_too_long) fail(archived.begin, "longer than 16 MB");
  }

  DecodedText decode(const ArchivedRecord& archived, std::string_view body,
                     std::string_view charset) const {
    auto text = decode_markup(body, {.told = encoding_, .server = charset});
    if (!text) fail(archived.begin, "binary bytes");
    return std::move(*text);
  }

  // The address of the page, which is its id, too.
  static std::string_view start(const ArchivedRecord& archived, Record& record) {
    record.start(archived.begin);
    // Addresses are ASCII; what else stands there must still be text.
    const auto decoded = decode_text(address_of(archived.headers));
    const auto address = record.keep(decoded ? decoded->text : std::string());
    if (!address.empty()) record.add({"id", address});
    return address;
  }

  void add(const ArchivedRecord& archived, std::string_view body, std::string_view charset,
           Record& record) const {
    check_size(archived);
    const auto page = decode(archived, body, charset);
    const auto address = start(archived, record);
    if (auto flag = encoding_flag(page); !flag.empty()) record.add_flag(std::move(flag));
    const auto problem = add_page(page.text, address, record);
    if (!problem.empty()) fail(archived.begin, problem);
  }

  ByteWindow window_;
  std::string encoding_;
  std::map<std::string, std::size_t> passed_over_;  // by what they are
};

}  // namespace

std::unique_ptr<RecordReader> open_warc(InputFile file, const ReadOptions& options) {
  return std::make_unique<WarcReader>(std::move(file), options.encoding);
}

bool is_warc(const FileHead& head) { return head.bytes.starts_with(version_start); }

}  // namespace dateline::corpus
