// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/record_file.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/files/corpus_file.h"
#include "corpus/files/file_head.h"
#include "corpus/files/input_file.h"
#include "corpus/formats/csv_reader.h"
#include "corpus/formats/csv_table.h"
#include "corpus/formats/feed_reader.h"
#include "corpus/formats/html_reader.h"
#include "corpus/formats/json_reader.h"
#include "corpus/formats/jsonl_reader.h"
#include "corpus/formats/record_file.h"
#include "corpus/formats/text_reader.h"
#include "corpus/formats/warc_reader.h"
#include "corpus/text/encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

using namespace std::string_view_literals;

// What a kind of file that is not read begins with, and what its owner can do.
struct ForeignFile {
  std::string_view magic{};
  std::string_view reason{};
};

constexpr auto foreign_files = std::to_array<ForeignFile>({
    {"%PDF-", "binary file (PDF); turn it into text first, for instance with pdftotext"},
    {"PK\x03\x04",
     "binary file (ZIP, DOCX, XLSX, EPUB or WACZ); unpack it, or save it as text or CSV first"},
    {"\xFF\xFE\0\0"sv, "text in UTF-32; save it as UTF-8 first"},
    {"\0\0\xFE\xFF"sv, "text in UTF-32; save it as UTF-8 first"},
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

std::string beginning_of(std::string_view line) {
  constexpr std::size_t longest = 80;
  if (line.size() <= longest) return std::string(line);
  auto size = longest;
  while (size > 0 && (line[size] & 0xC0) == 0x80) --size;
  return std::string(line.substr(0, size)) + "...";
}

// The lines of `text` with anything on them.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return lines;
}

// How the articles of a file are flagged whose encoding only its zeros tell.
std::string flag_of(const FileHead& head) {
  if (find_byte_order_mark(head.bytes) != ByteOrderMark::none) return {};
  const auto encoding = find_file_encoding(head.bytes);
  if (encoding == ByteOrderMark::utf16_little) return "guessed-encoding:utf-16le";
  return encoding == ByteOrderMark::utf16_big ? "guessed-encoding:utf-16be" : "";
}

bool is_tar(std::string_view bytes) {
  constexpr std::size_t magic_offset = 257;
  return bytes.size() > magic_offset && bytes.substr(magic_offset).starts_with("ustar");
}

// A first line may be broken, or a word of the program that wrote the rest.
bool is_jsonl(const FileHead& head) {
  if (is_json_object_start(head.start())) return true;
  const auto lines = lines_of(head.start());
  const auto objects = std::count_if(lines.begin(), lines.end(), is_json_object_start);
  return objects > static_cast<std::ptrdiff_t>(lines.size() / 2);
}

// Markup of one element that holds everything, and is no page.
bool is_other_xml(const FileHead& head) {
  if (is_html(head) || is_feed(head)) return false;
  if (head.start().starts_with("<?xml")) return true;
  const auto root = head.root_element();
  if (!head.start().starts_with('<') || root.empty()) return false;
  const auto end = "</" + root + ">";
  if (head.is_whole) return to_lower(trim(head.text)).ends_with(end);
  const auto inside = head.start().find('>');
  return inside != std::string_view::npos &&
         trim_left(head.start().substr(inside + 1)).starts_with('<');
}

bool is_csv(const FileHead& head, const ReadOptions& options) {
  return find_table_shape(head, options).has_value();
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
  bool is_one_article = false;
};

constexpr auto formats = std::to_array<Format>({
    {"web archive", by_head<is_warc>, open_warc},
    {"HTML", by_head<is_html>, open_html, true},
    {"feed", by_head<is_feed>, open_feed},
    {"JSON", by_head<is_json_document>, open_json},
    {"JSON Lines", by_head<is_jsonl>, open_jsonl},
    {"CSV", is_csv, open_csv},
    {"text", by_head<is_text>, open_text, true},
});

// Why the file is not read; empty if it is.
std::string refusal(const FileHead& head, const ReadOptions& options) {
  for (const auto& foreign : foreign_files) {
    if (head.bytes.starts_with(foreign.magic)) return std::string(foreign.reason);
  }
  if (is_tar(head.bytes)) return "archive (tar); unpack it first with tar -xf";
  // What servers answered, images too, stands in an archive as it was sent.
  if (is_warc(head)) return {};
  // A zero in one record is that record's fault.
  const auto has_records = [&] {
    return is_jsonl(head) || is_json_document(head) || is_csv(head, options);
  };
  if (head.text.find('\0') != std::string::npos && !has_records()) return "binary file";
  if (head.start().empty() && head.is_whole) return "empty file";
  if (is_other_xml(head)) {
    return "XML that is neither a feed nor a page: its outermost element is <" +
           head.root_element() + ">; save its articles as JSON Lines or CSV first";
  }
  if (head.start().starts_with("{'")) {
    return "objects in Python's notation, which is no JSON; write them with json.dumps()";
  }
  return {};
}

// Why a file that looks like nothing but text is not read as one: its name says that it is more.
std::string refusal_by_name(const FileHead& head, const std::string& path) {
  const auto name = to_lower(path);
  const auto ends_in = [&](std::string_view ending) {
    return name.ends_with(ending) || name.ends_with(std::string(ending) + ".gz") ||
           name.ends_with(std::string(ending) + ".zst");
  };
  if (ends_in(".json") || ends_in(".jsonl") || ends_in(".ndjson")) {
    return "called JSON, but no object and no array of objects stands where it begins: " +
           beginning_of(head.first_line());
  }
  if (!ends_in(".csv") && !ends_in(".tsv")) return {};
  return "called a table, but no column in its first line is known: " +
         beginning_of(head.first_line()) +
         "; say which they are, as in --map title=NAME,text=NAME, and --delimiter where it is none "
         "of , ; | and tab";
}

}  // namespace

RecordFile open_record_file(const CorpusFile& file, const ReadOptions& options) {
  InputFile input(file);
  const auto head = read_file_head(input);
  if (const auto reason = refusal(head, options); !reason.empty())
    throw ReadError(file.path, 0, reason);
  const auto* format = std::find_if(formats.begin(), formats.end(), [&](const Format& candidate) {
    return candidate.recognises(head, options);
  });
  const auto reason = format == &formats.back() ? refusal_by_name(head, file.path) : "";
  if (!reason.empty()) throw ReadError(file.path, 0, reason);
  return {format->name, format->open(std::move(input), options), flag_of(head),
          format->is_one_article};
}

}  // namespace dateline::corpus
