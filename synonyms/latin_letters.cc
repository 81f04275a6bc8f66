// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/latin_letters.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <stdexcept>

#include "synonyms/fold.h"

namespace dateline::synonyms {
namespace {

struct Transliteration {
  UScriptCode script;
  const char* id;             // of ICU; BGN where that is nearer to what English writes
  bool has_silent_a = false;  // a vowel that is not written, and at the end of a word not spoken
};

constexpr std::array<Transliteration, 9> transliterations = {{
    {USCRIPT_ARMENIAN, "Armenian-Latin/BGN"},
    {USCRIPT_BENGALI, "Bengali-Latin", true},
    {USCRIPT_DEVANAGARI, "Devanagari-Latin", true},
    {USCRIPT_ETHIOPIC, "Amharic-Latin/BGN"},
    {USCRIPT_GEORGIAN, "Georgian-Latin"},
    {USCRIPT_GURMUKHI, "Gurmukhi-Latin", true},
    {USCRIPT_HANGUL, "Hangul-Latin"},
    {USCRIPT_TAMIL, "Tamil-Latin"},
    {USCRIPT_TELUGU, "Telugu-Latin"},
}};

// What one thread has made: ICU locks a transliterator that several share.
const icu::Transliterator& transliterator(std::size_t number) {
  thread_local std::array<std::unique_ptr<icu::Transliterator>, transliterations.size()> made;
  auto& own = made[number];
  if (!own) {
    UErrorCode error = U_ZERO_ERROR;
    own.reset(
        icu::Transliterator::createInstance(transliterations[number].id, UTRANS_FORWARD, error));
    if (U_FAILURE(error)) {
      throw std::runtime_error(std::string("ICU has no transliteration ") +
                               transliterations[number].id);
    }
  }
  return *own;
}

// The number of the script's; none for what needs none.
std::optional<std::size_t> find_transliteration(std::string_view folded_words) {
  constexpr unsigned char armenian = 0xD4;  // the first byte of the first of these scripts
  if (folded_words.empty() || static_cast<unsigned char>(folded_words.front()) < armenian) {
    return std::nullopt;
  }
  std::size_t at = 0;
  UErrorCode error = U_ZERO_ERROR;
  const auto script = uscript_getScript(static_cast<UChar32>(next_char(folded_words, at)), &error);
  const auto found = std::ranges::find(transliterations, script, &Transliteration::script);
  if (found == transliterations.end()) return std::nullopt;
  return static_cast<std::size_t>(found - transliterations.begin());
}

// As English writes Indian words: Raipur and Dantewada for rayapura and dantevara.
void as_spoken(std::string& word) {
  constexpr std::string_view flap = "ṛ";
  if (word.size() > 2 && word.ends_with('a')) word.pop_back();
  for (auto at = word.find(flap); at != word.npos; at = word.find(flap, at)) {
    word.replace(at, flap.size(), "d");
  }
}

}  // namespace

bool has_latin_letters(std::string_view folded_words) {
  return find_transliteration(folded_words).has_value();
}

std::optional<std::string> in_latin_letters(std::string_view folded_words) {
  const auto number = find_transliteration(folded_words);
  if (!number) return std::nullopt;
  auto words = icu::UnicodeString::fromUTF8(
      icu::StringPiece(folded_words.data(), static_cast<std::int32_t>(folded_words.size())));
  transliterator(*number).transliterate(words);
  std::string latin;
  words.toUTF8String(latin);
  std::string folded;
  for (std::size_t begin = 0; begin <= latin.size();) {
    const std::size_t end = std::min(latin.find(' ', begin), latin.size());
    std::string word = latin.substr(begin, end - begin);
    if (transliterations[*number].has_silent_a) as_spoken(word);
    folded += (begin > 0 ? " " : "") + fold(word);
    begin = end + 1;
  }
  return folded;
}

}  // namespace dateline::synonyms
