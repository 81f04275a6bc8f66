// SPDX-License-Identifier: GPL-2.0-or-later
// The endings of cases that Azerbaijani puts on names, without the apostrophe of Turkish: Bakıda,
// Xankəndindən, Ukraynanın. Only the finder asks, of words whose capital says that they are names,
// in a text whose letters tell the language (TokenStream::is_azerbaijani).
#pragma once

#include <string_view>
#include <vector>

namespace dateline::synonyms {

// What a folded word may be without its ending, four letters or more: views of it, the shortest
// ending first.
std::vector<std::string_view> azerbaijani_stems(std::string_view word);

// Whether it is in or from what its stem is.
bool is_azerbaijani_locative(std::string_view word);

}  // namespace dateline::synonyms
