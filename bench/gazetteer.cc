// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/gazetteer.h"

#include <xxhash.h>

#include <charconv>

#include "synonyms/spelling/latin_letters.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::bench {
namespace {

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(by);
    parts.emplace_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

template <class Number>
Number parse(const std::string& text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::vector<Place> read_gazetteer(std::istream& in) {
  constexpr std::size_t columns = 10;
  constexpr std::size_t shortest = 3;  // letters; a name too short to be met still teaches
  std::vector<Place> places;
  std::string line;
  std::getline(in, line);  // the header
  while (std::getline(in, line)) {
    const auto cells = split(line, '\t');
    if (cells.size() < columns) continue;
    Place place{.id = cells[0],
                .kind = cells[2],
                .country = cells[3],
                .latitude = parse<double>(cells[5]),
                .longitude = parse<double>(cells[6]),
                .population = parse<std::uint64_t>(cells[7]),
                .tier = parse<int>(cells[9]),
                .spellings = {cells[1]}};
    for (auto& spelling : split(cells[8], '|')) {
      if (!spelling.empty() && spelling != cells[1]) place.spellings.push_back(std::move(spelling));
    }
    for (const auto& spelling : place.spellings) {
      const auto words = synonyms::folded_words(spelling);
      if (synonyms::has_latin_letters(words)) continue;  // ICU's Latin teaches nothing
      if (auto form = synonyms::key_form(words, shortest)) place.forms.push_back(std::move(*form));
    }
    places.push_back(std::move(place));
  }
  return places;
}

Part part_of(std::string_view id) {
  constexpr XXH64_hash_t seed = 20261125;
  const auto tenth = XXH3_64bits_withSeed(id.data(), id.size(), seed) % 10;
  if (tenth < 7) return Part::training;
  return tenth < 9 ? Part::tuning : Part::test;
}

}  // namespace dateline::bench
