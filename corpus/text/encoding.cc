// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
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

constexpr std::string_view mixed = "utf-8 and windows-1252";

// What the detector may answer: encodings in which ASCII is ASCII.
constexpr auto detectable = std::to_array<std::string_view>(
    {"windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
     "windows-1255", "windows-1256", "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-5",
     "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "KOI8-R",
     "GB18030",      "Big5",         "EUC-JP",       "EUC-KR",       "Shift_JIS"});

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// Empty where the detector is not sure enough.
std::string_view detect(std::string_view bytes) {
  constexpr std::int32_t least_confidence = 40;
  constexpr std::size_t most_bytes = std::size_t{64} << 10;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  bytes = bytes.substr(0, most_bytes);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  const auto* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || !match || ucsdet_getConfidence(match, &error) < least_confidence)
    return {};
  const std::string_view name = ucsdet_getName(match, &error);
  const auto* found = std::find(detectable.begin(), detectable.end(), name);
  if (found == detectable.end()) return {};
  // The web calls windows-1252 by the name of its subset.
  return *found == "ISO-8859-1" ? std::string_view("windows-1252") : *found;
}

// How many characters beyond ASCII are UTF-8, and how many bytes are not.
struct Utf8Share {
  std::size_t valid = 0;
  std::size_t invalid = 0;
};

Utf8Share count_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  Utf8Share share;
  for (std::size_t begin = 0, end = 0; begin < bytes.size(); begin = end) {
    UChar32 c = 0;
    U8_NEXT(data, end, bytes.size(), c);
    if (c >= 128) ++share.valid;
    if (c < 0) share.invalid += end - begin;
  }
  return share;
}

DecodedText decode_as(std::string_view bytes, std::string_view encoding) {
  const auto converter = open_converter(std::string(encoding).c_str());
  return {convert(converter.get(), bytes, true), encoding, true};
}

DecodedText decode_mixed(std::string_view bytes) {
  DecodedText decoded{.encoding = "windows-1252", .guessed = true};
  decoded.text.reserve(bytes.size() + bytes.size() / 8);
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  for (std::size_t begin = 0, end = 0; begin < bytes.size(); begin = end) {
    UChar32 c = 0;
    U8_NEXT(data, end, bytes.size(), c);
    if (c >= 0) {
      if (c >= 128) decoded.encoding = mixed;
      decoded.text += bytes.substr(begin, end - begin);
    } else {
      // ICU may step over several bytes of a broken sequence: each of them is a character.
      for (auto i = begin; i < end; ++i) decoded.text += windows_1252_character(data[i]);
    }
  }
  return decoded;
}

DecodedText decode_without_cleaning(std::string_view bytes, std::string_view guess) {
  const auto mark = find_byte_order_mark(bytes);
  bytes.remove_prefix(size_of(mark));
  if (mark == ByteOrderMark::utf16_little || mark == ByteOrderMark::utf16_big) {
    Utf16Decoder decoder(mark);
    auto text = decoder.decode(bytes);
    text += decoder.finish();
    return {std::move(text), mark == ByteOrderMark::utf16_little ? "utf-16le" : "utf-16be", false};
  }
  if (simdjson::validate_utf8(bytes)) return {std::string(bytes), "utf-8", false};
  if (guess.empty()) guess = guess_encoding(bytes);
  return guess == mixed || guess == "windows-1252" ? decode_mixed(bytes) : decode_as(bytes, guess);
}

bool is_unwanted_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// Most texts need no change. The loop has no way out and no branch, so that compilers turn it into
// one over many bytes at a time.
bool is_clean(std::string_view text) {
  unsigned char found = 0;
  for (const char c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20;
    const bool is_kept = c == '\t' || c == '\n';
    found = static_cast<unsigned char>(found | (is_control & !is_kept));
  }
  return found == 0;
}

bool is_ascii_text(char c) {
  return static_cast<unsigned char>(c) < 0x80 && c != '\0' && !is_unwanted_control(c);
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

std::string_view without_mark(std::string_view bytes) {
  if (find_byte_order_mark(bytes) == ByteOrderMark::utf8) bytes.remove_prefix(3);
  return bytes;
}

ByteOrderMark find_file_encoding(std::string_view first_bytes) {
  constexpr std::size_t looked_at = 4096;
  const auto mark = find_byte_order_mark(first_bytes);
  if (mark != ByteOrderMark::none) return mark;
  std::size_t little = 0;  // pairs that are an ASCII character in little endian UTF-16
  std::size_t big = 0;
  std::size_t other = 0;  // pairs that UTF-16 seldom has: two ASCII characters, a control, zeros
  for (std::size_t i = 0; i + 1 < std::min(looked_at, first_bytes.size()); i += 2) {
    const bool is_first = is_ascii_text(first_bytes[i]);
    const bool is_second = is_ascii_text(first_bytes[i + 1]);
    const bool has_zero = first_bytes[i] == '\0' || first_bytes[i + 1] == '\0';
    little += is_first && first_bytes[i + 1] == '\0' ? 1 : 0;
    big += is_second && first_bytes[i] == '\0' ? 1 : 0;
    other += is_first == is_second && (has_zero || is_first) ? 1 : 0;
  }
  if (little > other && big == 0) return ByteOrderMark::utf16_little;
  return big > other && little == 0 ? ByteOrderMark::utf16_big : mark;
}

std::size_t size_of(ByteOrderMark mark) {
  if (mark == ByteOrderMark::none) return 0;
  return mark == ByteOrderMark::utf8 ? 3 : 2;
}

std::string_view guess_encoding(std::string_view bytes, std::string_view likely) {
  constexpr std::ptrdiff_t least_evidence = 64;
  const auto share = count_utf8(bytes);
  // In other encodings a UTF-8 sequence comes about by chance, but seldom.
  if (share.valid > share.invalid) return mixed;
  const auto beyond_ascii =
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  if (beyond_ascii >= least_evidence) {
    if (const auto detected = detect(bytes); !detected.empty()) return detected;
  } else if (!likely.empty()) {
    return likely;
  }
  return share.valid > 0 ? mixed : "windows-1252";
}

std::optional<DecodedText> decode_text(std::string_view bytes, std::string_view guess) {
  auto decoded = decode_without_cleaning(bytes, guess);
  if (is_binary(decoded.text)) return std::nullopt;
  decoded.text = clean_text(decoded.text);
  return decoded;
}

bool is_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes); }

std::string clean_text(std::string_view text) {
  std::string clean(text);
  if (is_clean(clean)) return clean;
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
