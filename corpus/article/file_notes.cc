// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article/file_notes.h"

namespace dateline::corpus {

std::vector<std::string> remarks(const FileNotes& notes, std::optional<DateOrder> told) {
  std::vector<std::string> lines;
  for (const auto& [column, evidence] : notes.dates) {
    if (evidence.ambiguous == 0) continue;
    lines.push_back("column " + column + ": " + evidence.to_string(told));
  }
  lines.insert(lines.end(), notes.passed_over.begin(), notes.passed_over.end());
  return lines;
}

}  // namespace dateline::corpus
