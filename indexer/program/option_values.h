// SPDX-License-Identifier: GPL-2.0-or-later
// What options take, and what is said of the rest; for CLI::Option::transform.
#pragma once

#include <cstdint>
#include <limits>

namespace CLI {
class Validator;
}

namespace dateline::program {

// A whole number in digits alone, without a sign, from `least` to `most`. CLI11 by itself takes -1
// for the largest number there is, 010 for eight and nothing for 0.
CLI::Validator whole_number(std::uint64_t least = 0,
                            std::uint64_t most = std::numeric_limits<std::uint64_t>::max());

// A path that is not empty, as it is where a script's variable is not set.
CLI::Validator some_path();

}  // namespace dateline::program
