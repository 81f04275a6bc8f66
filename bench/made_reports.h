// SPDX-License-Identifier: GPL-2.0-or-later
// Reports made for the evaluation: a few neutral sentences around a spelling, in its script.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "synonyms/spelling/key_form.h"

namespace dateline::bench {

// How much the words before a spelling say that it is a name.
enum class Setting { led_up_to, in_passing, bare };
inline constexpr std::size_t settings = 3;
std::string_view to_string(Setting setting);

struct ReportParts {
  synonyms::KeyScript script = synonyms::KeyScript::latin;
  bool of_person = false;
  Setting setting = Setting::led_up_to;
  std::string spelling;
  std::string country;                // named in a sentence of its own, or empty
  std::array<std::string, 2> others;  // other places, named in another; or empty
};

// The text; `spelling` stands in it once.
std::string make_report(const ReportParts& parts);

}  // namespace dateline::bench
