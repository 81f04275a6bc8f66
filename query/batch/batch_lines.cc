// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch/batch_lines.h"

namespace dateline::query {

std::optional<BatchLine> BatchLines::next() {
  if (!again_.empty()) {
    BatchLine line = std::move(again_.front());
    again_.pop_front();
    return line;
  }
  BatchLine line;
  if (!std::getline(in_, line.text)) return std::nullopt;
  line.number = ++number_;
  if (number_ == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
  if (line.text.ends_with('\r')) line.text.pop_back();
  return line;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

}  // namespace dateline::query
