// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/latin_letters.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <stdexcept>

#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

struct Transliteration {
  UScriptCode script;
  const char* id;  // of ICU; BGN where that is nearer to what English writes
  std::u16string (*as_spoken)(std::u16string) = nullptr;
};

bool is_vowel(char16_t c) {
  constexpr std::u16string_view vowels = u"aāiīuūeēoōô";
  return vowels.find(c) != vowels.npos;
}

// As English writes Indian words: Raipur, Dantewada and Sukma for rāyapura, daṁtēvāṛā and sukamā.
// An a that is not written is silent at the end of a word, and between two syllables.
std::u16string indian(std::u16string word) {
  if (word.size() > 2 && word.ends_with(u'a')) word.pop_back();
  for (std::size_t i = word.size(); i-- > 2;) {
    if (i + 2 >= word.size() || word[i] != u'a') continue;
    const bool parts_syllables = !is_vowel(word[i - 1]) && is_vowel(word[i - 2]) &&
                                 !is_vowel(word[i + 1]) && is_vowel(word[i + 2]);
    if (parts_syllables) word.erase(i, 1);
  }
  std::ranges::replace(word, u'ṛ', u'd');
  for (auto at = word.find(u'c'); at != word.npos; at = word.find(u'c', at + 2)) {
    if (at + 1 == word.size() || word[at + 1] != u'h') word.insert(at + 1, 1, u'h');
  }
  return word;
}

// Its nasal vowel at the end is written ng: Buthidaung, buthiḍaṁ.
std::u16string bengali(std::u16string word) {
  if (word.ends_with(u'ṁ')) word.replace(word.size() - 1, 1, u"ng");
  return indian(std::move(word));
}

// Foreign names get a nominative's i behind a consonant, which other languages do not write.
std::u16string georgian(std::u16string word) {
  if (word.size() > 4 && word.ends_with(u'i') && !is_vowel(word[word.size() - 2])) word.pop_back();
  return word;
}

// Tamil writes voiced consonants and voiceless ones alike, s as c, and a u behind what would end in
// a consonant.
std::u16string tamil(std::u16string word) {
  constexpr std::u16string_view voiceless = u"ktṭpc";
  constexpr std::u16string_view voiced = u"gddbs";
  const auto is_voiced_behind = [](char16_t c) {
    return is_vowel(c) || std::u16string_view(u"mnñṅṇ").find(c) != std::u16string_view::npos;
  };
  if (word.size() > 3 && word.ends_with(u'u')) word.pop_back();
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto kind = voiceless.find(word[i]);
    if (kind == voiceless.npos) continue;
    const bool between =
        i > 0 && is_voiced_behind(word[i - 1]) && (i + 1 == word.size() || is_vowel(word[i + 1]));
    if (between || word[i] == u'c') word[i] = voiced[kind];
  }
  return word;
}

// The vowel of the sixth order, plain i, is a syllable's lack of one.
std::u16string ethiopic(std::u16string word) {
  std::erase(word, u'i');
  return word;
}

// Consonants that Korean cannot write side by side stand apart by eu.
std::u16string korean(std::u16string word) {
  for (auto at = word.find(u"eu"); at != word.npos; at = word.find(u"eu", at)) word.erase(at, 2);
  for (auto at = word.find(u"eo"); at != word.npos; at = word.find(u"eo", at)) word.erase(at, 1);
  return word;
}

constexpr std::array<Transliteration, 12> transliterations = {{
    {USCRIPT_ARMENIAN, "Armenian-Latin/BGN"},
    {USCRIPT_BENGALI, "Bengali-Latin", bengali},
    {USCRIPT_DEVANAGARI, "Devanagari-Latin", indian},
    {USCRIPT_ETHIOPIC, "Amharic-Latin/BGN", ethiopic},
    {USCRIPT_GEORGIAN, "Georgian-Latin", georgian},
    {USCRIPT_GUJARATI, "Gujarati-Latin", indian},
    {USCRIPT_GURMUKHI, "Gurmukhi-Latin", indian},
    {USCRIPT_HANGUL, "Hangul-Latin", korean},
    {USCRIPT_KANNADA, "Kannada-Latin"},
    {USCRIPT_ORIYA, "Oriya-Latin", indian},
    {USCRIPT_TAMIL, "Tamil-Latin", tamil},
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
  const std::u16string latin(words.getBuffer(), static_cast<std::size_t>(words.length()));
  std::string folded;
  for (std::size_t begin = 0; begin <= latin.size();) {
    const std::size_t end = std::min(latin.find(u' ', begin), latin.size());
    std::u16string word = latin.substr(begin, end - begin);
    if (const auto as_spoken = transliterations[*number].as_spoken)
      word = as_spoken(std::move(word));
    std::string written;
    icu::UnicodeString(word.data(), static_cast<std::int32_t>(word.size())).toUTF8String(written);
    folded += (begin > 0 ? " " : "") + fold(written);
    begin = end + 1;
  }
  return folded;
}

}  // namespace dateline::synonyms
