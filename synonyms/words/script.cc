// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/words/script.h"

#include <unicode/uscript.h>

#include <algorithm>

#include "synonyms/words/fold.h"

namespace dateline::synonyms {

std::vector<std::string> scripts_of(std::string_view utf8) {
  std::vector<std::string> scripts;
  for (std::size_t at = 0; at < utf8.size();) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script =
        uscript_getScript(static_cast<UChar32>(next_char(utf8, at)), &status);
    if (U_FAILURE(status) || script <= USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) continue;
    const std::string name = uscript_getName(script);
    if (std::ranges::find(scripts, name) == scripts.end()) scripts.push_back(name);
  }
  return scripts;
}

}  // namespace dateline::synonyms
