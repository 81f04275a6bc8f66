// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article_reader.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "corpus/csv_reader.h"
#include "corpus/csv_table.h"
#include "corpus/encoding.h"
#include "corpus/feed_reader.h"
#include "corpus/file_head.h"
#include "corpus/html_reader.h"
#include "corpus/input_file.h"
#include "corpus/json_reader.h"
#include "corpus/jsonl_reader.h"
#include "corpus/letters.h"
#include "corpus/record.h"
#include "corpus/record_articles.h"
#include "corpus/text_reader.h"
#include "corpus/warc_reader.h"

namespace dateline::corpus {
namespace {

using namespace std::string_view_literals;

std::string locate(const std::string& file, std::size_t line, const std::string& reason) {
  if (line == 0) return file + ": " + reason;
  return file + ':' + std::to_string(line) + ": " + reason;
}

// What a kind of file that is not read begins with, and what its owner can do.
struct ForeignFile {
  std::string_view magic{};
  std::string_view reason{};
};

constexpr auto foreign_files = std::to_array<ForeignFile>({
    {"%PDF-", "binary file (PDF); turn it into text first, for instance with pdftotext"},
    {"PK\x03\x04",
     "binary file (ZIP, DOCX, XLSX, EPUB or WACZ); unpack it, or save it as text or CSV first"},
    {"\xD0\xCF\x11\xE0", "binary file (DOC or XLS); save it as text or CSV first"},
    {"{\\rtf", "rich text (RTF); save it as plain text first"},
    {"\x1F\x8B", "a compressed file inside a compressed one (gzip); unpack it first with gunzip"},
    {"\x28\xB5\x2F\xFD",
     "a compressed file inside a compressed one (zstd); unpack it first with unzstd"},
    {"BZh", "compressed file (bzip2); unpack it first with bunzip2"},
    {"\xFD"
     "7zXZ",
     "compressed file (xz); unpack it first with unxz"},
    {"7z\xBC\xAF", "compressed file (7z); unpack it first"},
    {"Rar!\x1A", "compressed file (RAR); unpack it first"},
    {"\x89PNG", "binary file (PNG image); read its text out first, for instance with tesseract"},
    {"\xFF\xD8\xFF",
     "binary file (JPEG image); read its text out first, for instance with tesseract"},
    {"GIF8", "binary file (GIF image); read its text out first, for instance with tesseract"},
    {"II*\0"sv, "binary file (TIFF image); read its text out first, for instance with tesseract"},
    {"MM\0*"sv, "binary file (TIFF image); read its text out first, for instance with tesseract"},
    {"SQLite format 3", "binary file (SQLite); export its table as CSV first"},
});

bool is_tar(std::string_view bytes) {
  constexpr std::size_t magic_offset = 257;
  return bytes.size() > magic_offset && bytes.substr(magic_offset).starts_with("ustar");
}

bool is_jsonl(const FileHead& head) { return is_json_object_start(head.start()); }

bool is_other_xml(const FileHead& head) { return head.start().starts_with("<?xml"); }

bool is_csv(const FileHead& head, const ReadOptions& options) {
  return find_table_shape(head.first_line(), options).has_value();
}

bool is_text(const FileHead&) { return true; }

// For formats that nothing the user tells has a part in.
template <bool (*recognises)(const FileHead& head)>
bool by_head(const FileHead& head, const ReadOptions&) {
  return recognises(head);
}

// The formats that are read, in the order in which they are tried.
struct Format {
  std::string_view name;
  bool (*recognises)(const FileHead& head, const ReadOptions& options);
  std::unique_ptr<RecordReader> (*open)(InputFile file, const ReadOptions& options);
};

constexpr auto formats = std::to_array<Format>({
    {"web archive", by_head<is_warc>, open_warc},
    {"HTML", by_head<is_html>, open_html},
    {"feed", by_head<is_feed>, open_feed},
    {"JSON", by_head<is_json_document>, open_json},
    {"JSON Lines", by_head<is_jsonl>, open_jsonl},
    {"CSV", is_csv, open_csv},
    {"text", by_head<is_text>, open_text},
});

// Why the file is not read; empty if it is.
std::string_view refusal(const FileHead& head) {
  for (const auto& foreign : foreign_files) {
    if (head.bytes.starts_with(foreign.magic)) return foreign.reason;
  }
  if (is_tar(head.bytes)) return "archive (tar); unpack it first with tar -xf";
  // What servers answered, images too, stands in an archive as it was sent.
  if (is_warc(head)) return {};
  if (head.text.find('\0') != std::string::npos) return "binary file";
  if (head.start().empty() && head.is_whole) return "empty file";
  if (is_other_xml(head) && !is_html(head) && !is_feed(head)) {
    return "XML that is neither a feed nor a page; save its articles as JSON Lines or CSV first";
  }
  return {};
}

}  // namespace

ReadError::ReadError(const std::string& file, std::size_t line, const std::string& reason)
    : std::runtime_error(locate(file, line, reason)), file_(file), line_(line), reason_(reason) {}

RecordFile open_record_file(const CorpusFile& file, const ReadOptions& options) {
  InputFile input(file);
  const auto head = read_file_head(input);
  if (const auto reason = refusal(head); !reason.empty()) {
    throw ReadError(file.path, 0, std::string(reason));
  }
  const auto* format = std::find_if(formats.begin(), formats.end(), [&](const Format& candidate) {
    return candidate.recognises(head, options);
  });
  return {format->name, format->open(std::move(input), options)};
}

std::unique_ptr<ArticleReader> open_article_file(const CorpusFile& file,
                                                 const ReadOptions& options) {
  return read_articles(open_record_file(file, options), options);
}

}  // namespace dateline::corpus
