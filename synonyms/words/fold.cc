// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

namespace dateline::synonyms {
namespace {

struct Substitution {
  char32_t from;
  std::u32string_view to;
};

// Letters that differ in spelling habit only and that decomposition does not make equal. Sorted.
constexpr std::array substitutions = {
    Substitution{U'æ', U"ae"}, Substitution{U'ð', U"d"},  Substitution{U'ø', U"o"},
    Substitution{U'þ', U"th"}, Substitution{U'đ', U"d"},  Substitution{U'ħ', U"h"},
    Substitution{U'ı', U"i"},  Substitution{U'ĸ', U"k"},  Substitution{U'ł', U"l"},
    Substitution{U'ŋ', U"n"},  Substitution{U'œ', U"oe"}, Substitution{U'ŧ', U"t"},
    Substitution{U'ƙ', U"k"},  Substitution{U'ƴ', U"y"},  Substitution{U'ǝ', U"e"},
    Substitution{U'ɓ', U"b"},  Substitution{U'ɗ', U"d"},  Substitution{U'ə', U"e"},
    Substitution{U'ɛ', U"e"},  Substitution{U'ґ', U"г"},  Substitution{U'ة', U"ه"},
    Substitution{U'ى', U"ي"},  Substitution{U'ٱ', U"ا"},  Substitution{U'ڕ', U"ر"},
    Substitution{U'ک', U"ك"},  Substitution{U'ڪ', U"ك"},  Substitution{U'ڵ', U"ل"},
    Substitution{U'ھ', U"ه"},  Substitution{U'ہ', U"ه"},  Substitution{U'ۃ', U"ه"},
    Substitution{U'ۆ', U"و"},  Substitution{U'ۇ', U"و"},  Substitution{U'ۈ', U"و"},
    Substitution{U'ی', U"ي"},  Substitution{U'ێ', U"ي"},  Substitution{U'ې', U"ي"},
    Substitution{U'ے', U"ي"},  Substitution{U'ە', U"ه"},
};

// Ethiopic letters that Amharic speaks alike and writes one for another: each series of seven
// vowels in the letters of one, and in those of two the fourth vowel as the first.
char32_t with_homophone(char32_t c) {
  struct Series {
    char32_t from;
    char32_t to;
  };
  constexpr std::array<Series, 5> alike = {
      {{U'ሐ', U'ሀ'}, {U'ኀ', U'ሀ'}, {U'ሠ', U'ሰ'}, {U'ዐ', U'አ'}, {U'ፀ', U'ጸ'}}};
  constexpr char32_t vowels = 7;
  for (const Series& series : alike) {
    if (c >= series.from && c < series.from + vowels) c = c - series.from + series.to;
  }
  if (c == U'ሃ') return U'ሀ';
  return c == U'ኣ' ? U'አ' : c;
}

constexpr char32_t combining_breve = 0x0306;
constexpr char32_t combining_diaeresis = 0x0308;
constexpr char32_t arabic_decimal_separator = 0x066B;
constexpr char32_t devanagari_abbreviation = 0x0970;
constexpr UChar32 iota_subscript = 0x0345;

bool is_apostrophe(char32_t c) {
  constexpr std::u32string_view joined = U"'’‘`´′‛＇ʼ՚׳״";
  return joined.find(c) != joined.npos;
}

// With those that join the parts of foreign names in Chinese and Japanese: 赛义夫·卡扎菲.
bool is_hyphen(char32_t c) {
  constexpr std::u32string_view hyphens =
      U"-_\u2010\u2011\u2012\u2013\u05BE\u2212\uFE63\uFF0D·‧・･゠＝";
  return hyphens.find(c) != hyphens.npos;
}

bool is_transliteration_mark(char32_t c) {
  return (c >= 0x02B9 && c <= 0x02C1) || c == 0x02C8 || c == 0x02CA || c == 0x02CB ||
         c == 0x0640 /* tatweel */;
}

bool is_sentence_end(char32_t c) {
  return c != U'.' && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM);
}

UScriptCode script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

// Scripts in which marks are spelling aids and readers leave them out at will. The voicing marks of
// Japanese, which belong to no script by their own, are none.
bool is_optional_mark(UChar32 c) {
  if ((U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) return false;
  if (c == 0x3099 || c == 0x309A) return false;  // ガ is another letter than カ
  switch (script_of(c)) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC:
      return true;
    default:
      return false;
  }
}

bool is_written_without_spaces(UChar32 c) {
  switch (script_of(c)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

void append_utf8(std::string& out, char32_t c) {
  std::array<char, U8_MAX_LENGTH> bytes;
  int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
  out.append(bytes.data(), static_cast<std::size_t>(size));
}

// й and ї are letters of their own, not и and і with a mark.
bool is_own_letter(char32_t base, char32_t mark) {
  return (base == U'и' && mark == combining_breve) || (base == U'і' && mark == combining_diaeresis);
}

void append_substituted(std::string& out, char32_t c) {
  c = with_homophone(c);
  if (const int digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0) {
    out += static_cast<char>('0' + digit);
    return;
  }
  const auto found = std::ranges::lower_bound(substitutions, c, {}, &Substitution::from);
  if (found == substitutions.end() || found->from != c) return append_utf8(out, c);
  for (const char32_t to : found->to) append_utf8(out, to);
}

std::string folded_form(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString text = nfd->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  text.findAndReplace(icu::UnicodeString(iota_subscript),
                      icu::UnicodeString());  // case folding would make it a letter
  text = nfd->normalize(casefold->normalize(text, status), status);
  std::string out;
  if (U_FAILURE(status)) return out;
  char32_t before = 0;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 part = text.char32At(i);
    const auto unit = static_cast<char32_t>(part);
    if (is_own_letter(before, unit)) {
      out.resize(out.size() - 2);
      append_utf8(out, before == U'и' ? U'й' : U'ї');
    } else if (!is_optional_mark(part) && !is_transliteration_mark(unit) &&
               (u_isalnum(part) || U_GET_GC_MASK(part) & U_GC_M_MASK)) {
      append_substituted(out, unit);
    }
    before = unit;
  }
  return out;
}

CharRole role_of(char32_t c, bool has_form) {
  const auto point = static_cast<UChar32>(c);
  if (c == U'\n' || c == 0x2028 || c == 0x2029) return CharRole::line_break;
  if (c == U'.' || c == arabic_decimal_separator) return CharRole::stop;
  if (u_isUWhiteSpace(point)) return CharRole::space;
  if (is_apostrophe(c)) return CharRole::apostrophe;
  if (is_hyphen(c)) return CharRole::hyphen;
  if (is_transliteration_mark(c) || is_optional_mark(point)) return CharRole::ignored;
  if (c == devanagari_abbreviation) return CharRole::ignored;
  if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharRole::ignored;
  if (u_isdigit(point)) return CharRole::digit;
  const bool spaceless = is_written_without_spaces(point);
  if (u_isalpha(point) && has_form) return spaceless ? CharRole::ideograph : CharRole::letter;
  if (U_GET_GC_MASK(point) & U_GC_M_MASK) return CharRole::mark;
  if (u_isalnum(point) && has_form) return CharRole::letter;
  return CharRole::separator;
}

LetterCase case_of(UChar32 c) {
  // Georgian has capitals for headlines alone: names begin with none.
  if (c >= 0x10D0 && c <= 0x10FF) return LetterCase::none;
  if (u_isUUppercase(c) || u_istitle(c)) return LetterCase::upper;
  return u_isULowercase(c) ? LetterCase::lower : LetterCase::none;
}

// 256 neighbouring characters; the forms point into one string of the block.
struct Block {
  std::string forms;
  std::array<FoldedChar, 256> chars;
};

FoldedChar describe(char32_t c, std::string_view form) {
  const CharRole role = role_of(c, !form.empty());
  const bool in_word = role == CharRole::letter || role == CharRole::digit ||
                       role == CharRole::ideograph || role == CharRole::mark;
  return {.text = in_word ? form : std::string_view{},
          .role = role,
          .letter_case = case_of(static_cast<UChar32>(c)),
          .ends_sentence = is_sentence_end(c)};
}

std::unique_ptr<const Block> make_block(char32_t first) {
  auto block = std::make_unique<Block>();
  std::array<std::size_t, 257> starts{};
  for (char32_t i = 0; i < 256; ++i) {
    starts[i] = block->forms.size();
    block->forms += folded_form(first + i);
  }
  starts[256] = block->forms.size();
  for (char32_t i = 0; i < 256; ++i) {
    const auto form = std::string_view(block->forms).substr(starts[i], starts[i + 1] - starts[i]);
    block->chars[i] = describe(first + i, form);
  }
  return block;
}

// The blocks met so far. A block is a pure function of its number, so two threads that make the
// same one at once make the same thing, and the second is thrown away.
const Block& block_of(char32_t c) {
  static std::array<std::atomic<const Block*>, 0x110000 / 256> blocks{};
  auto& slot = blocks[c >> 8];
  if (const Block* known = slot.load(std::memory_order_acquire)) return *known;
  auto made = make_block(c & ~char32_t{0xFF});
  const Block* expected = nullptr;
  if (slot.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) {
    return *made.release();
  }
  return *expected;
}

}  // namespace

char32_t next_char(std::string_view utf8, std::size_t& at) {
  const auto first = static_cast<unsigned char>(utf8[at]);
  if (first < 0x80) {
    ++at;
    return first;
  }
  UChar32 c;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
  U8_NEXT_OR_FFFD(utf8.data(), at, utf8.size(), c);
#pragma GCC diagnostic pop
  return static_cast<char32_t>(c);
}

const FoldedChar& fold_char(char32_t c) {
  static constexpr FoldedChar nothing{};
  if (c > 0x10FFFF) return nothing;
  return block_of(c).chars[c & 0xFF];
}

const std::array<FoldedChar, 256>& fold_latin() { return block_of(0).chars; }

void append_folded(std::string& folded, char32_t c, const FoldedChar& form) {
  constexpr std::string_view i_cyrillic = "и";
  constexpr std::string_view i_ukrainian = "і";
  if (c == combining_breve && folded.ends_with(i_cyrillic)) {
    folded.replace(folded.size() - i_cyrillic.size(), i_cyrillic.size(), "й");
  } else if (c == combining_diaeresis && folded.ends_with(i_ukrainian)) {
    folded.replace(folded.size() - i_ukrainian.size(), i_ukrainian.size(), "ї");
  } else {
    folded += form.text;
  }
}

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_char(utf8, at);
    append_folded(out, c, fold_char(c));
  }
  return out;
}

}  // namespace dateline::synonyms
