// SPDX-License-Identifier: GPL-2.0-or-later
// Finds what a misspelt word was likely meant to be.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline::synonyms {

// "; did you mean 'x'?" with the candidate nearest to `typed` by edits of letters, case aside, or
// "" where none is within a third of its length.
std::string did_you_mean(std::string_view typed, std::span<const std::string> candidates);

}  // namespace dateline::synonyms
