// SPDX-License-Identifier: GPL-2.0-or-later
// A stretch of articles in docid order, with those in it that match, and a number for each. So
// small that it stays in the processor's first cache, whatever the size of the index.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::query {

class MatchWindow {
 public:
  static constexpr std::uint32_t size = 2048;  // a guess: 16 KB of numbers

  // Empties it and lays it over the articles from `first` on.
  void move_to(std::uint32_t first) {
    first_ = first;
    count_ = 0;
    words_.fill(0);
  }

  std::uint32_t first() const { return first_; }
  std::uint32_t end() const { return first_ + size; }

  // Several numbers of an article add up.
  void add(std::uint32_t article, double number) {
    const std::uint32_t place = article - first_;
    std::uint64_t& word = words_[place / 64];
    const std::uint64_t bit = std::uint64_t{1} << place % 64;
    const bool known = (word & bit) != 0;
    numbers_[place] = known ? numbers_[place] + number : number;
    word |= bit;
    count_ += known ? 0 : 1;
  }

  // Adds 0 to all articles before `end`.
  void add_all(std::uint32_t end) {
    if (count_ > 0) {
      for (std::uint32_t article = first_; article < end; ++article) add(article, 0);
      return;
    }
    count_ = end - first_;
    for (std::size_t i = 0; i < count_ / 64; ++i) words_[i] = ~std::uint64_t{0};
    if (count_ % 64 != 0) words_[count_ / 64] = (std::uint64_t{1} << count_ % 64) - 1;
    std::fill_n(numbers_.begin(), count_, 0);
  }

  // Keeps what `other`, over the same articles, has as well.
  void keep(const MatchWindow& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    count_ = 0;
    for_each([&](std::uint32_t article, double) {
      numbers_[article - first_] += other.numbers_[article - first_];
      ++count_;
    });
  }
  // Keeps what `other` does not have.
  void drop(const MatchWindow& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    count_ = 0;
    for_each([&](std::uint32_t, double) { ++count_; });
  }

  std::size_t count() const { return count_; }
  // Puts its articles behind others.
  void append_to(std::vector<std::uint32_t>& articles) const {
    articles.resize(articles.size() + count_);
    auto* next = articles.data() + (articles.size() - count_);
    for_each_article([&](std::uint32_t article) { *next++ = article; });
  }

  // Ascending, with their numbers.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for_each_article([&](std::uint32_t article) { visit(article, numbers_[article - first_]); });
  }

 private:
  template <class Visit>
  void for_each_article(const Visit& visit) const {
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(first_ + i * 64 + static_cast<std::uint32_t>(std::countr_zero(word)));
      }
    }
  }

  std::uint32_t first_ = 0;
  std::size_t count_ = 0;
  std::array<std::uint64_t, size / 64> words_{};
  std::array<double, size> numbers_{};
};

}  // namespace dateline::query
