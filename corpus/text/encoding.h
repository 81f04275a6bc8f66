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

// `bytes` without a byte order mark of UTF-8; lines of joined files begin with one.
std::string_view without_mark(std::string_view bytes);

// The mark that `first_bytes` of a file begin with, or that of UTF-16 without one, as the zeros of
// ASCII characters in the first 4 KB tell it.
ByteOrderMark find_file_encoding(std::string_view first_bytes);

struct DecodedText {
  std::string text{};  // valid UTF-8, cleaned as clean_text() does
  // "utf-8", "utf-16le", "utf-16be", "utf-8 and windows-1252", or the name of a guess
  std::string_view encoding{};
  bool guessed = false;  // true where nothing in the bytes proves the encoding
};

// The encoding of bytes that are not UTF-8, as far as it can be told: where at least 64 of them are
// no ASCII, what ICU's detector is sure enough of; else `likely`, or windows-1252 where that is
// empty. Bytes that are UTF-8 in part are "utf-8 and windows-1252". Never one in which ASCII is not
// ASCII.
std::string_view guess_encoding(std::string_view bytes, std::string_view likely = {});

// Decodes one record, or a part of one, or one file. A byte order mark decides; else what is valid
// UTF-8 is UTF-8, and everything else is of the encoding `guess`, without which guess_encoding() is
// asked. In "utf-8 and windows-1252" only the bytes that are not part of a UTF-8 sequence are taken
// for windows-1252: files change their encoding half-way, and one bad byte must not spoil an Arabic
// page. Nullopt for binary bytes: a NUL, or more than a tenth of control characters.
// REQUIRES: a guess of guess_encoding(), a name of find_encoding(), or none.
std::optional<DecodedText> decode_text(std::string_view bytes, std::string_view guess = {});

bool is_utf8(std::string_view bytes);

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
