// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/printable.h"

#include <array>
#include <cstdio>

#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

// Embeddings, overrides and isolates; line and paragraph separators; tags and other invisible
// letters of the tag block.
bool misleads(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 ||
         c == 0x2029 || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

void append_escape(std::string& out, unsigned unit) {
  std::array<char, 8> escape;
  const int size = std::snprintf(escape.data(), escape.size(), "\\u%04x", unit);
  out.append(escape.data(), static_cast<std::size_t>(size));
}

void append_json_escape(std::string& out, char32_t c) {
  if (c < 0x10000) return append_escape(out, static_cast<unsigned>(c));
  append_escape(out, static_cast<unsigned>(0xD800 + ((c - 0x10000) >> 10)));
  append_escape(out, static_cast<unsigned>(0xDC00 + ((c - 0x10000) & 0x3FF)));
}

// Calls `visit` with each character and its bytes as they stand, U+FFFD and its own for a bad byte.
template <class Visit>
void for_each_char(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(text, at);
    visit(c, c == 0xFFFD ? std::string_view("\xEF\xBF\xBD") : text.substr(begin, at - begin));
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_char(text, [&](char32_t c, std::string_view bytes) {
    if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029) {
      out += ' ';
    } else if (!is_control(c) && !misleads(c)) {
      out += bytes;
    }
  });
  return out;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for_each_char(text, [&](char32_t c, std::string_view bytes) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += bytes;
    } else if (c == '\n') {
      out += "\\n";
    } else if (is_control(c) || misleads(c)) {
      append_json_escape(out, c);
    } else {
      out += bytes;
    }
  });
  return out + '"';
}

std::string csv_field(std::string_view text) {
  std::string field = printable(text);
  if (field.find_first_of(",\"") == field.npos) return field;
  for (std::size_t at = 0; (at = field.find('"', at)) != field.npos; at += 2)
    field.insert(at, "\"");
  return '"' + field + '"';
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
    if (!space) {
      line += byte;
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
  }
  return line;
}

}  // namespace dateline::synonyms
