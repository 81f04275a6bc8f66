// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dateline::corpus {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Only names of this file come here: ICU would also open UTF-7 and EBCDIC for a name of the input.
Converter open_converter(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &error));
  if (U_FAILURE(error)) {
    throw std::runtime_error(std::string("ICU has no converter for ") + name +
                             ": its data files are missing");
  }
  return converter;
}

std::string convert(UConverter* converter, std::string_view bytes, UBool flush) {
  std::string utf8;
  std::array<UChar, 4096> buffer{};
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  UErrorCode error = U_ZERO_ERROR;
  do {
    error = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter, &target, buffer.data() + buffer.size(), &source, source_end, nullptr,
                   flush, &error);
    icu::UnicodeString(false, buffer.data(), static_cast<int32_t>(target - buffer.data()))
        .toUTF8String(utf8);
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return utf8;
}

// The windows-1252 meaning of the 128 bytes above ASCII, in UTF-8.
std::array<std::string, 128> build_windows_1252_table() {
  const auto converter = open_converter("windows-1252");
  std::array<std::string, 128> table;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char byte = static_cast<char>(i + 128);
    table[i] = convert(converter.get(), {&byte, 1}, true);
  }
  return table;
}

const std::string& windows_1252_character(unsigned char byte) {
  static const auto table = build_windows_1252_table();
  return table[byte - 128u];
}

DecodedText decode_invalid_utf8(std::string_view bytes) {
  DecodedText decoded{.encoding = "windows-1252", .guessed = true};
  decoded.text.reserve(bytes.size() + bytes.size() / 8);
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  for (std::size_t begin = 0, end = 0; begin < bytes.size(); begin = end) {
    UChar32 c = 0;
    U8_NEXT(data, end, bytes.size(), c);
    if (c >= 0) {
      if (c >= 128) decoded.encoding = "utf-8 and windows-1252";
      decoded.text += bytes.substr(begin, end - begin);
    } else {
      // ICU may step over several bytes of a broken sequence: each of them is a character.
      for (auto i = begin; i < end; ++i) decoded.text += windows_1252_character(data[i]);
    }
  }
  return decoded;
}

DecodedText decode_without_cleaning(std::string_view bytes) {
  const auto mark = find_byte_order_mark(bytes);
  bytes.remove_prefix(size_of(mark));
  if (mark == ByteOrderMark::utf16_little || mark == ByteOrderMark::utf16_big) {
    Utf16Decoder decoder(mark);
    auto text = decoder.decode(bytes);
    text += decoder.finish();
    return {std::move(text), mark == ByteOrderMark::utf16_little ? "utf-16le" : "utf-16be", false};
  }
  if (simdjson::validate_utf8(bytes)) return {std::string(bytes), "utf-8", false};
  return decode_invalid_utf8(bytes);
}

bool is_unwanted_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

bool is_binary(std::string_view text) {
  constexpr std::ptrdiff_t control_share = 10;
  if (text.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(text.begin(), text.end(), is_unwanted_control);
  return controls > static_cast<std::ptrdiff_t>(text.size()) / control_share;
}

}  // namespace

struct Utf16Decoder::State {
  explicit State(Converter opened) : converter(std::move(opened)) {}
  Converter converter;
};

Utf16Decoder::Utf16Decoder(ByteOrderMark mark)
    : state_(std::make_unique<State>(
          open_converter(mark == ByteOrderMark::utf16_little ? "UTF-16LE" : "UTF-16BE"))) {}
Utf16Decoder::~Utf16Decoder() = default;
Utf16Decoder::Utf16Decoder(Utf16Decoder&&) noexcept = default;
Utf16Decoder& Utf16Decoder::operator=(Utf16Decoder&&) noexcept = default;

std::string Utf16Decoder::decode(std::string_view bytes) {
  return convert(state_->converter.get(), bytes, false);
}

std::string Utf16Decoder::finish() { return convert(state_->converter.get(), {}, true); }

ByteOrderMark find_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return ByteOrderMark::utf8;
  if (bytes.starts_with("\xFF\xFE")) return ByteOrderMark::utf16_little;
  if (bytes.starts_with("\xFE\xFF")) return ByteOrderMark::utf16_big;
  return ByteOrderMark::none;
}

std::size_t size_of(ByteOrderMark mark) {
  if (mark == ByteOrderMark::none) return 0;
  return mark == ByteOrderMark::utf8 ? 3 : 2;
}

std::optional<DecodedText> decode_text(std::string_view bytes) {
  auto decoded = decode_without_cleaning(bytes);
  if (is_binary(decoded.text)) return std::nullopt;
  decoded.text = clean_text(decoded.text);
  return decoded;
}

std::string clean_text(std::string_view text) {
  std::string clean(text);
  // Most texts need no change, and this loop is the one that compilers make fast.
  if (std::none_of(clean.begin(), clean.end(),
                   [](char c) { return is_unwanted_control(c) || c == '\r'; })) {
    return clean;
  }
  std::replace_if(clean.begin(), clean.end(), is_unwanted_control, ' ');
  std::size_t size = 0;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    if (clean[i] == '\r' && i + 1 < clean.size() && clean[i + 1] == '\n') continue;
    clean[size++] = clean[i] == '\r' ? '\n' : clean[i];
  }
  clean.resize(size);
  return clean;
}

}  // namespace dateline::corpus
