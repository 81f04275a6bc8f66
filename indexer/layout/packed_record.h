// SPDX-License-Identifier: GPL-2.0-or-later
// Records as the index keeps them: bytes as they come, numbers as LEB128, seven bits a byte, lowest
// first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/layout/schema.h"

namespace dateline::schema {

class Packer {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    bytes_ += static_cast<char>(value);
  }
  void optional(const std::optional<std::uint32_t>& value) {
    number(value ? std::uint64_t{*value} + 1 : 0);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  // All eight bytes, for what is spread evenly: a hash.
  void fixed(std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(value >> shift);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Throws IndexError where the bytes end too early.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  bool done() const { return bytes_.empty(); }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).front());
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    fail();
  }
  std::optional<std::uint32_t> optional() {
    const std::uint64_t value = number();
    if (value == 0) return std::nullopt;
    return static_cast<std::uint32_t>(value - 1);
  }
  std::string text() { return std::string(view()); }
  std::string_view view() { return take(number()); }  // a text where it lies
  std::uint64_t fixed() {
    std::uint64_t value = 0;
    unsigned shift = 0;
    for (const char byte : take(8)) {
      value |= std::uint64_t{static_cast<unsigned char>(byte)} << shift;
      shift += 8;
    }
    return value;
  }

 private:
  [[noreturn]] static void fail() {
    throw RecordError("a stored record is damaged; run dateline-index build again");
  }
  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size()) fail();
    const auto part = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return part;
  }

  std::string_view bytes_;
};

}  // namespace dateline::schema
