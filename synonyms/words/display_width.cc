// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/display_width.h"

#include <unicode/uchar.h>

#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

bool is_shown_apart(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  constexpr unsigned unseen = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_MASK(u_charType(point)) & unseen) != 0) return c == 0xAD;  // a soft hyphen is shown
  const int syllable = u_getIntPropertyValue(point, UCHAR_HANGUL_SYLLABLE_TYPE);
  return syllable != U_HST_VOWEL_JAMO && syllable != U_HST_TRAILING_JAMO;
}

bool is_wide(char32_t c) {
  constexpr char32_t first_wide = 0x1100;
  if (c < first_wide) return false;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

std::size_t width_of(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  if (!is_shown_apart(c)) return 0;
  return is_wide(c) ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_char(text, at));
  return width;
}

}  // namespace dateline::synonyms
