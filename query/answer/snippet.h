// SPDX-License-Identifier: GPL-2.0-or-later
// The passages of an article that show best why it matches, in its own words.
#pragma once

#include <cstddef>
#include <vector>

#include "query/answer/result_page.h"
#include "query/answer/text_matches.h"

namespace dateline::query {

// The whole text, its matches marked as written.
std::vector<Segment> mark_all(const ReadText& text, const std::vector<TextMatch>& matches);

// Up to two passages of about `width` columns of a terminal, the best first: the one that meets
// most different parts of the query, the earlier one where that is equal, then what adds most to
// it. The beginning of the text where nothing matches in it. A passage begins and ends with a whole
// word and does not leave a sentence unless that is shorter than it has room for.
std::vector<Passage> make_snippet(const ReadText& text, const std::vector<TextMatch>& matches,
                                  std::size_t width);

}  // namespace dateline::query
