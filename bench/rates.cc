// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/rates.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iomanip>

namespace dateline::bench {

std::string_view script_name(synonyms::KeyScript script) {
  constexpr std::array<std::string_view, synonyms::key_scripts> names = {"latin", "arabic",
                                                                         "cyrillic", "hebrew"};
  return names[static_cast<std::size_t>(script)];
}

std::string percent(std::size_t part, std::size_t of) {
  if (of == 0) return "-";
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.1f",
                100.0 * static_cast<double>(part) / static_cast<double>(of));
  return text.data();
}

void Rates::add(const Question& question, const Met& met) {
  const std::string kind = is_person(question) ? "persons" : "places";
  add(kind + ", all", question, met);
  add(kind + ", " + std::string(script_name(question.script)), question, met);
  if (!is_person(question)) add(kind + ", tier " + std::to_string(question.tier), question, met);
}

void Rates::add(const std::string& group, const Question& question, const Met& met) {
  Count& count = groups_[group];
  if (question.whole) {
    ++count.whole;
    count.claimed += met.wrong ? 1 : 0;
    count.namesake_claimed += met.namesake ? 1 : 0;
    return;
  }
  ++count.known;
  count.folded += met.folded ? 1 : 0;
  count.right += met.right ? 1 : 0;
  count.wrong += met.wrong ? 1 : 0;
  count.namesake += met.namesake ? 1 : 0;
}

void Rates::print(std::ostream& out) const {
  for (const auto& [group, count] : groups_) {
    out << "  " << std::left << std::setw(18) << group << std::right << std::setw(6) << count.known
        << "  folded " << std::setw(5) << percent(count.folded, count.known) << "  recall "
        << std::setw(5) << percent(count.right, count.known) << "  unfolded " << std::setw(5)
        << percent(count.right - std::min(count.right, count.folded), count.known - count.folded)
        << "  namesake " << std::setw(5) << percent(count.namesake, count.known) << "  false "
        << std::setw(5) << percent(count.wrong, count.known) << "   whole " << std::setw(5)
        << count.whole << "  namesake " << std::setw(5)
        << percent(count.namesake_claimed, count.whole) << "  claimed " << std::setw(5)
        << percent(count.claimed, count.whole) << "\n";
  }
}

}  // namespace dateline::bench
