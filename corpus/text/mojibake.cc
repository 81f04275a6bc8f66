// SPDX-License-Identifier: GPL-2.0-or-later
// Each character is turned back into the byte that windows-1252 has for it; where such bytes make
// up a UTF-8 sequence of a script that people write in, the sequence is what stood there before.
#include "corpus/text/mojibake.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/text/encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

// What windows-1252 has for the bytes 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char32_t, 32> high_characters = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that was read as `c`; nullopt for ASCII and for what is in no byte.
std::optional<unsigned char> byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  if (c < 0x80) return std::nullopt;
  const auto* found = std::find(high_characters.begin(), high_characters.end(), c);
  if (found == high_characters.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (found - high_characters.begin()));
}

// How many bytes a sequence has that begins with `lead`; 0 for one that none begins with, or only
// letters that no language of the news is written in.
std::size_t sequence_size(unsigned char lead) {
  constexpr std::string_view scripts = "\xC2\xC3\xC4\xC5\xCE\xCF\xD0\xD1\xD7\xD8\xD9\xDA\xDB";
  if (scripts.find(static_cast<char>(lead)) != scripts.npos) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead == 0xF0 ? 4 : 0;
}

// What may stand behind the last letter of a word ("CAFÉ”"), and one behind the other ("qué”»").
constexpr std::u32string_view closing = U"‘’“”–—…›»•\u00A0";
constexpr std::u32string_view opening = U"«‹„‚¡¿€£°";

bool is_in(char32_t c, std::u32string_view marks) { return marks.find(c) != marks.npos; }

struct Sequence {
  std::size_t size = 0;     // bytes of the spoilt text
  std::string original{};   // what they were
  bool is_certain = false;  // they can be nothing else
};

bool is_of_news(std::string_view bytes) {
  const auto c = is_utf8(bytes) ? first_code_point(bytes).value : 0;
  const bool is_rare = (c >= 0x800 && c < 0x900) || (c >= 0xE000 && c < 0xF900);
  return c >= 0xA0 && !is_rare;
}

// The closing quote is E2 80 9D, whose last byte windows-1252 has no character for: it is lost.
std::optional<Sequence> closing_quote(std::string_view text) {
  constexpr std::string_view spoilt = "â€";
  if (!text.starts_with(spoilt)) return std::nullopt;
  return Sequence{spoilt.size(), "”", true};
}

// The sequence that `text` begins with.
std::optional<Sequence> read_sequence(std::string_view text) {
  Sequence found;
  std::size_t wanted = 1;
  while (found.original.size() < wanted) {
    const auto rest = text.substr(found.size);
    const auto c = rest.empty() ? CodePoint{} : first_code_point(rest);
    const auto byte = byte_of(c.value);
    const bool is_first = found.original.empty();
    if (!byte || (!is_first && (*byte & 0xC0) != 0x80)) return closing_quote(text);
    if (is_first) wanted = sequence_size(*byte);
    if (wanted == 0) return std::nullopt;
    found.original += static_cast<char>(*byte);
    found.size += c.size;
    const bool may_be_meant = is_in(c.value, closing) || (wanted > 2 && is_in(c.value, opening));
    found.is_certain = found.is_certain || (!is_first && !may_be_meant);
  }
  if (!is_of_news(found.original)) return std::nullopt;
  found.is_certain = found.is_certain || found.original == "\u00A0" || text.starts_with("â€");
  return found;
}

// All leads are characters from U+00C2 to U+00F0, and no ASCII follows them: that spares the
// letters of most languages a closer look.
std::size_t find_lead(std::string_view text, std::size_t from) {
  constexpr std::size_t lead_size = 2;
  for (auto at = text.find('\xC3', from); at != text.npos; at = text.find('\xC3', at + 1)) {
    const bool is_followed = at + lead_size < text.size();
    if (is_followed && static_cast<unsigned char>(text[at + lead_size]) >= 0x80) return at;
  }
  return text.npos;
}

std::string repair_once(std::string_view text) {
  std::string repaired;
  std::size_t copied = 0;
  for (auto at = find_lead(text, 0); at != text.npos; at = find_lead(text, at)) {
    const auto sequence = read_sequence(text.substr(at));
    if (!sequence) {
      ++at;
      continue;
    }
    repaired.append(text.substr(copied, at - copied)).append(sequence->original);
    at += sequence->size;
    copied = at;
  }
  return repaired.append(text.substr(copied));
}

}  // namespace

bool has_mojibake(std::string_view text) {
  for (auto at = find_lead(text, 0); at != text.npos; at = find_lead(text, at + 1)) {
    const auto sequence = read_sequence(text.substr(at));
    if (sequence && sequence->is_certain) return true;
  }
  return false;
}

std::string repair_mojibake(std::string_view text) {
  constexpr int most_times = 2;
  std::string repaired(text);
  for (int i = 0; i < most_times && has_mojibake(repaired); ++i) repaired = repair_once(repaired);
  return repaired;
}

}  // namespace dateline::corpus
