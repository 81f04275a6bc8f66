// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/declared_encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr std::size_t prologue_size = 4096;

// What pages of the last thirty years are written in, as ICU calls it, and its labels. ISO-8859-1
// and ISO-8859-9 stand for the Windows encodings that browsers read in their place.
struct Encoding {
  std::string_view label{};
  const char* converter = nullptr;
};

constexpr auto encodings = std::to_array<Encoding>({
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"utf-16", "UTF-16LE"},
    {"utf-16le", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"windows-1250", "windows-1250"},
    {"cp1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"cp1251", "windows-1251"},
    {"windows-1252", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"iso-8859-9", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"cp1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-15", "ISO-8859-15"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"macintosh", "macintosh"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
    {"gb2312", "GBK"},
    {"gbk", "GBK"},
    {"gb18030", "gb18030"},
    {"big5", "Big5"},
    {"shift_jis", "Shift_JIS"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "EUC-KR"},
});

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::string convert(const char* name, std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(name, &error));
  if (U_FAILURE(error)) {
    throw std::runtime_error(std::string("ICU has no converter for ") + name +
                             ": its data files are missing");
  }
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(),
                                error);
  std::string utf8;
  return text.toUTF8String(utf8);
}

// The value behind `name` in a tag, with or without quotes: charset=utf-8, encoding="utf-8".
std::string_view value_behind(std::string_view tag, std::string_view name) {
  auto at = tag.find(name);
  if (at == tag.npos) return {};
  at = tag.find_first_not_of(" \t\r\n=\"'", at + name.size());
  if (at == tag.npos) return {};
  return tag.substr(at, tag.find_first_of(" \t\r\n\"';/>?", at) - at);
}

const Encoding* find_known(std::string_view lower_case_label) {
  return std::find_if(encodings.begin(), encodings.end(),
                      [&](const Encoding& known) { return known.label == lower_case_label; });
}

bool is_ascii(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

std::optional<std::string_view> find_encoding(std::string_view label) {
  const auto lower = to_lower(trim(label));
  if (lower.starts_with("utf-16")) return std::nullopt;
  const auto* known = find_known(lower);
  if (known == encodings.end()) return std::nullopt;
  // Its first label is its name.
  return std::find_if(encodings.begin(), encodings.end(),
                      [&](const Encoding& other) {
                        return std::string_view(other.converter) == known->converter &&
                               !other.label.ends_with("ascii");
                      })
      ->label;
}

std::string list_encodings() {
  std::string list;
  for (const auto& encoding : encodings) {
    if (find_encoding(encoding.label) != encoding.label) continue;
    list += (list.empty() ? "" : ", ") + std::string(encoding.label);
  }
  return list;
}

std::optional<std::string> decode_declared(std::string_view bytes, std::string_view label) {
  const auto* encoding = find_known(to_lower(trim(label)));
  if (encoding == encodings.end()) return std::nullopt;
  return convert(encoding->converter, bytes);
}

std::string_view find_declared_encoding(std::string_view bytes) {
  // Labels are ASCII, so lower case does not move them.
  const auto prologue = bytes.substr(0, prologue_size);
  const auto lower = to_lower(prologue);
  for (std::size_t at = lower.find('<'); at != lower.npos; at = lower.find('<', at + 1)) {
    const auto tag = std::string_view(lower).substr(at, lower.find('>', at) - at);
    const auto value = tag.starts_with("<?xml")   ? value_behind(tag, "encoding")
                       : tag.starts_with("<meta") ? value_behind(tag, "charset")
                                                  : std::string_view();
    if (value.empty()) continue;
    return prologue.substr(static_cast<std::size_t>(value.data() - lower.data()), value.size());
  }
  return {};
}

std::optional<DecodedText> decode_markup(std::string_view bytes, const StatedEncoding& stated) {
  const bool has_mark = find_byte_order_mark(bytes) != ByteOrderMark::none;
  if (!has_mark && (is_ascii(bytes) || !simdjson::validate_utf8(bytes))) {
    for (const auto label : {stated.told, stated.server, find_declared_encoding(bytes)}) {
      const bool is_utf8 = to_lower(label).starts_with("utf");
      const auto text = label.empty() || is_utf8 ? std::nullopt : decode_declared(bytes, label);
      if (!text || text->find('\0') != text->npos) continue;
      const auto name = is_ascii(bytes) ? std::nullopt : find_encoding(label);
      return DecodedText{clean_text(*text), name.value_or("utf-8"), false};
    }
  }
  return decode_text(bytes);
}

std::string encoding_flag(const DecodedText& page) {
  if (page.guessed) return "guessed-encoding:" + std::string(page.encoding);
  return page.encoding.starts_with("utf-") ? "" : "encoding:" + std::string(page.encoding);
}

}  // namespace dateline::corpus
