// SPDX-License-Identifier: GPL-2.0-or-later
// What the name of a news agency looks like where a report credits one.
#pragma once

#include <string_view>
#include <vector>

namespace dateline::corpus {

// True for one to five words that are capitalised or of a script without case, such as "AFP",
// "The Associated Press", "Press Trust of India", "وكالة الأنباء العراقية". A person's name looks
// the same; what opens another kind of credit ("Photo", "By") does not.
bool is_agency_name(std::string_view text);

// The parts of "AFP/Reuters" and "AFP, Reuters", views into `text`, without blanks around them.
std::vector<std::string_view> split_names(std::string_view text);

// The agencies of a list such as "Reuters, AP and AFP" or "TRT World and agencies", views into
// `text`. Words that stand for agencies in general are left out. Empty where any other part is no
// agency name: then it is not a list of agencies.
std::vector<std::string_view> list_agencies(std::string_view text);

}  // namespace dateline::corpus
