// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/program/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace dateline::query {

std::size_t terminal_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  constexpr std::size_t usual = 80;
  const char* written = std::getenv("COLUMNS");
  if (written == nullptr) return usual;
  const std::string_view digits = written;
  std::size_t columns = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), columns);
  return columns > 0 && columns < 1000 ? columns : usual;
}

}  // namespace dateline::query
