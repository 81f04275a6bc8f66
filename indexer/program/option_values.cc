// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/program/option_values.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <string>

namespace dateline::program {
namespace {

std::string no_whole_number(const std::string& text, std::uint64_t least, std::uint64_t most) {
  std::string said = "'" + text + "' is no whole number from " + std::to_string(least);
  if (most < std::numeric_limits<std::uint64_t>::max()) said += " to " + std::to_string(most);
  return said;
}

}  // namespace

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  return {[least, most](std::string& text) -> std::string {
            std::uint64_t number = 0;
            const char* const end = text.data() + text.size();
            const auto read = std::from_chars(text.data(), end, number);
            const bool is_whole = read.ec == std::errc{} && read.ptr == end;
            if (!is_whole || number < least || number > most)
              return no_whole_number(text, least, most);
            text = std::to_string(number);  // without the zeros that would make it octal
            return {};
          },
          ""};
}

CLI::Validator some_path() {
  return {[](std::string& text) -> std::string {
            return text.empty() ? "the path is empty; is a variable of the script not set?" : "";
          },
          ""};
}

}  // namespace dateline::program
