// SPDX-License-Identifier: GPL-2.0-or-later
// build-fuzz/bin/fuzz --target=html [libFuzzer's own options] FOLDERS...
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/fuzz/fuzz_targets.h"

namespace {

// libFuzzer gives no state to its callback.
const dateline::fuzz::Target* chosen = nullptr;

void list_targets() {
  std::fputs("fuzz: which target? --target=", stderr);
  for (const auto& target : dateline::fuzz::targets()) {
    std::fprintf(stderr, "%.*s ", static_cast<int>(target.name.size()), target.name.data());
  }
  std::fputc('\n', stderr);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  constexpr std::string_view option = "--target=";
  for (int i = 1; i < *count; ++i) {
    const std::string_view argument = (*arguments)[i];
    if (!argument.starts_with(option)) continue;
    for (const auto& target : dateline::fuzz::targets()) {
      if (target.name == argument.substr(option.size())) chosen = &target;
    }
  }
  if (chosen) return 0;
  list_targets();
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  chosen->run({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
