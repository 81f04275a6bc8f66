// SPDX-License-Identifier: GPL-2.0-or-later
// Text that was UTF-8, was read as windows-1252 and written again: "â€™" for an apostrophe, "Ã©"
// for an é, and whole Arabic or Cyrillic words likewise.
#pragma once

#include <string>
#include <string_view>

namespace dateline::corpus {

// True where `text`, valid UTF-8, has a sequence that nobody writes on purpose. What may also be a
// capital letter before a closing quote or a dash ("CAFÉ”") is no evidence by itself.
bool has_mojibake(std::string_view text);

// `text` as it was before, as far as it can be told; twice where it was spoilt twice. Text without
// mojibake comes back as it is.
std::string repair_mojibake(std::string_view text);

}  // namespace dateline::corpus
