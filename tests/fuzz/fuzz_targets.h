// SPDX-License-Identifier: GPL-2.0-or-later
// What is done with hostile bytes: once by libFuzzer for as long as one likes, once with the seeds
// in the normal tests.
#pragma once

#include <span>
#include <stdexcept>
#include <string_view>

namespace dateline::fuzz {

// A promise that some bytes broke: text that is no UTF-8, a reader that does not end, a date that
// does not exist.
class BrokenPromise : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

struct Target {
  std::string_view name{};  // of the folder with its seeds, too
  // Reads `bytes` and throws BrokenPromise; no other exception is let out.
  void (*run)(std::string_view bytes) = nullptr;
};

std::span<const Target> targets();

}  // namespace dateline::fuzz
