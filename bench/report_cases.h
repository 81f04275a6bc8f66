// SPDX-License-Identifier: GPL-2.0-or-later
// The questions of names_eval.cc with the reports made for each.
#pragma once

#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "bench/held_back.h"
#include "bench/made_reports.h"

namespace dateline::bench {

// What a report says beside the spelling asked for.
enum class Context { country, none };
std::string_view to_string(Context context);

// A question with its reports, as numbered in the order of the questions.
struct Case {
  Question question;
  std::size_t number = 0;
  std::map<Context, std::string> texts;
  std::string label;  // empty where the whole name was held back

  Setting setting() const { return static_cast<Setting>(number % settings); }
  std::string id(Context context) const {
    return (context == Context::country ? "named-" : "alone-") + std::to_string(number);
  }
  std::string listed_id() const { return "listed-" + std::to_string(number); }
};

// Those of the test part.
std::vector<Case> make_cases(const HeldBack& held);

// The reports of all cases as JSON Lines; those with a listed label have the outlet "listed", the
// others "unlisted".
void write_reports(std::ostream& out, const std::vector<Case>& cases,
                   const std::vector<synonyms::NameRow>& rows);

}  // namespace dateline::bench
