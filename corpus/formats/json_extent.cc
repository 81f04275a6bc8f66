// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/json_extent.h"

#include <array>

namespace dateline::corpus {
namespace {

// A set of ASCII characters.
class CharacterSet {
 public:
  explicit constexpr CharacterSet(std::string_view characters) {
    for (const char c : characters) has_[static_cast<unsigned char>(c)] = true;
  }
  // The first of them from `at` on, else the size of `bytes`. Unlike find_first_of of the standard
  // library, which looks up each byte in the list.
  constexpr std::size_t find_in(std::string_view bytes, std::size_t at) const {
    while (at < bytes.size() && !has_[static_cast<unsigned char>(bytes[at])]) ++at;
    return at;
  }

 private:
  std::array<bool, 256> has_{};
};

constexpr CharacterSet structure("\"{}[]");
constexpr CharacterSet ends_of_string("\"\\\n");

}  // namespace

// Behind the end of the string that `at` lies in, or the end of `bytes`.
std::size_t JsonExtent::skip_string(std::string_view bytes, std::size_t at) {
  for (; at < bytes.size(); ++at) {
    if (is_escaped_) {
      is_escaped_ = false;
      continue;
    }
    at = ends_of_string.find_in(bytes, at);
    if (at == bytes.size()) return at;
    if (bytes[at] == '\\') {
      is_escaped_ = true;
      continue;
    }
    is_in_string_ = false;
    is_broken_ = bytes[at] == '\n';
    return is_broken_ ? at : at + 1;
  }
  return at;
}

std::optional<std::size_t> JsonExtent::find_end(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_in_string_) {
      at = skip_string(bytes, at);
      if (is_broken_ || (!is_in_string_ && depth_ == 0)) return at;
      continue;
    }
    at = structure.find_in(bytes, at);
    if (at == bytes.size()) break;
    const char c = bytes[at++];
    if (c == '"') {
      is_in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (depth_ <= 1) {
      return at;
    } else {
      --depth_;
    }
  }
  return std::nullopt;
}

}  // namespace dateline::corpus
