// SPDX-License-Identifier: GPL-2.0-or-later
// An array of numbers in as few bytes as the largest needs, read where it lies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <span>

namespace dateline::schema {

// Numbers of one, two or four bytes, lowest byte first.
class PackedNumbers {
 public:
  class Iterator {
   public:
    using value_type = std::uint32_t;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using pointer = void;
    using reference = std::uint32_t;

    Iterator() = default;
    Iterator(const PackedNumbers* numbers, std::size_t at) : numbers_(numbers), at_(at) {}
    std::uint32_t operator*() const { return (*numbers_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {numbers_, at_++}; }
    bool operator==(const Iterator&) const = default;

   private:
    const PackedNumbers* numbers_ = nullptr;
    std::size_t at_ = 0;
  };

  PackedNumbers() = default;
  PackedNumbers(const char* bytes, std::size_t size, unsigned width)
      : bytes_(bytes), size_(size), width_(width) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::uint32_t operator[](std::size_t i) const {
    if (width_ == 1) return static_cast<unsigned char>(bytes_[i]);
    if (width_ == 2) return load<std::uint16_t>(i);
    return load<std::uint32_t>(i);
  }
  // Has the memory of a number brought near that is soon asked for; any number will do.
  void fetch(std::size_t i) const { __builtin_prefetch(bytes_ + i * width_); }
  PackedNumbers part(std::size_t begin, std::size_t end) const {
    return {bytes_ + begin * width_, end - begin, width_};
  }
  // Faster than the iterators, which ask for the width at each step.
  template <class Visit>
  void for_each(const Visit& visit) const {
    if (width_ == 1) return each<std::uint8_t>(visit);
    if (width_ == 2) return each<std::uint16_t>(visit);
    each<std::uint32_t>(visit);
  }
  // Those at some places.
  template <class Visit>
  void for_each_at(std::span<const std::uint32_t> places, const Visit& visit) const {
    if (width_ == 1) return each_at<std::uint8_t>(places, visit);
    if (width_ == 2) return each_at<std::uint16_t>(places, visit);
    each_at<std::uint32_t>(places, visit);
  }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size_}; }

 private:
  template <class Number>
  std::uint32_t load(std::size_t i) const {
    Number number;
    std::memcpy(&number, bytes_ + i * sizeof number, sizeof number);
    return number;
  }

  template <class Number, class Visit>
  void each(const Visit& visit) const {
    for (std::size_t i = 0; i < size_; ++i) visit(load<Number>(i));
  }

  template <class Number, class Visit>
  void each_at(std::span<const std::uint32_t> places, const Visit& visit) const {
    for (const std::uint32_t place : places) visit(load<Number>(place));
  }

  const char* bytes_ = nullptr;
  std::size_t size_ = 0;
  unsigned width_ = 1;
};

}  // namespace dateline::schema
