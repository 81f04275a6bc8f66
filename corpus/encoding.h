// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of unknown encoding to clean UTF-8.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::corpus {

enum class ByteOrderMark { none, utf8, utf16_little, utf16_big };

// The byte order mark that `bytes` begin with, and how many bytes it takes.
ByteOrderMark find_byte_order_mark(std::string_view bytes);
std::size_t size_of(ByteOrderMark mark);

struct DecodedText {
  std::string text{};  // valid UTF-8, cleaned as clean_text() does
  std::string_view
      encoding{};  // "utf-8", "utf-16le", "utf-16be", "windows-1252", "utf-8 and windows-1252"
  bool guessed = false;  // true where nothing in the bytes proves the encoding
};

// Decodes one record or one file. A byte order mark decides; else what is valid UTF-8 is UTF-8, and
// every byte that is not part of a UTF-8 sequence is taken for windows-1252: files change their
// encoding half-way, and one bad byte must not spoil an Arabic page. Nullopt for binary bytes: a
// NUL, or more than a tenth of control characters.
std::optional<DecodedText> decode_text(std::string_view bytes);

// `text` with "\n" for "\r\n" and a lone "\r", and a space for every other control character below
// U+0020 but tab and line feed.
std::string clean_text(std::string_view text);

// Turns UTF-16 into UTF-8 piece by piece. Unpaired surrogates become U+FFFD.
class Utf16Decoder {
 public:
  // REQUIRES: `mark` is one of the two UTF-16 marks.
  explicit Utf16Decoder(ByteOrderMark mark);
  ~Utf16Decoder();
  Utf16Decoder(Utf16Decoder&&) noexcept;
  Utf16Decoder& operator=(Utf16Decoder&&) noexcept;

  // The text of `bytes`, which need not end at a character; the rest is kept for the next call.
  std::string decode(std::string_view bytes);
  // What is left at the end of the input: U+FFFD for half a character, else nothing.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline::corpus
