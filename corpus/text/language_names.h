// SPDX-License-Identifier: GPL-2.0-or-later
// Languages as producers write them, and their codes.
#pragma once

#include <string>
#include <string_view>

namespace dateline::corpus {

// "en" for "EN", "en-US", "en_US", "eng", "English" and "english (UK)"; what is no language that is
// known stays, in lower case.
std::string language_code(std::string_view written);

}  // namespace dateline::corpus
