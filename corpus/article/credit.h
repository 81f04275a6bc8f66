// SPDX-License-Identifier: GPL-2.0-or-later
// The credits below a report: which agencies it names as the source of its text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::corpus {

// An agency named by a line or an end of line that says who wrote the text: "– AFP",
// "Source: Reuters", "With AP", "(Reporting by Reuters)". Of several in one line each is a credit.
struct Credit {
  std::string agency{};   // as written
  std::size_t begin = 0;  // bytes of the name in the text
  std::size_t end = 0;
};

// The credits in the last lines of `text`, in their order. Photo and video credits, names of
// reporters and editors, and agencies mentioned inside sentences are not credits. Nothing before
// the dateline is looked at: captions stand there.
std::vector<Credit> find_credits(std::string_view text);

}  // namespace dateline::corpus
