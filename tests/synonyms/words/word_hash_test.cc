// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/word_hash.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "synonyms/words/tokenizer.h"
#include "tests/synonyms/random_text.h"

namespace dateline::synonyms {
namespace {

TEST_CASE("a word has one hash, whatever stands behind it", "[word_hash]") {
  RandomText random(12);
  for (int i = 0; i < 20000; ++i) {
    const std::string word = random.broken(1 + random.below(40));
    const std::string text = word + random.valid(hash_padding);
    CAPTURE(i, word);
    REQUIRE(hash_padded_word(std::string_view(text).substr(0, word.size())) == hash_word(word));
  }
  CHECK(hash_padded_word(std::string_view("0123456789abcdef", 0)) == hash_word(""));
}

TEST_CASE("every word of a text carries its hash, the last one too", "[word_hash]") {
  RandomText random(13);
  for (int i = 0; i < 3000; ++i) {
    const TokenStream words = tokenize(random.valid(random.below(60)));
    for (std::size_t at = 0; at < words.size(); ++at) {
      REQUIRE(words.tokens[at].hash == hash_word(words.word(at)));
    }
  }
}

TEST_CASE("words that differ in a byte, in length or in order have different hashes",
          "[word_hash]") {
  std::set<std::uint64_t> hashes;
  std::size_t words = 0;
  for (std::size_t size = 0; size <= 48; ++size) {
    std::string word(size, 'a');
    hashes.insert(hash_word(word));
    ++words;
    for (std::size_t at = 0; at < size; ++at) {
      for (const char letter : {'b', 'c', '\xFF', '\0'}) {
        word[at] = letter;
        hashes.insert(hash_word(word));
        word[at] = 'a';
        ++words;
      }
    }
  }
  CHECK(hashes.size() == words);
}

}  // namespace
}  // namespace dateline::synonyms
