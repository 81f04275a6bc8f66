// SPDX-License-Identifier: GPL-2.0-or-later
// Texts of words that mean nothing, no two alike, to be cut up and mixed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace dateline::test {

inline std::vector<std::string> words(std::size_t seed, std::size_t count) {
  std::mt19937 random(static_cast<unsigned>(seed));
  std::vector<std::string> list;
  for (std::size_t i = 0; i < count; ++i) {
    std::string word;
    for (int letter = 0; letter < 8; ++letter) word += static_cast<char>('a' + random() % 26);
    list.push_back(word);
  }
  return list;
}

inline std::string join(const std::vector<std::string>& list, std::size_t begin = 0,
                        std::size_t count = std::string::npos) {
  std::string text;
  for (std::size_t i = begin; i < list.size() && i - begin < count; ++i) text += list[i] + " ";
  return text;
}

}  // namespace dateline::test
