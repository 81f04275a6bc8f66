// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/program/share_folder.h"

#include <filesystem>

namespace dateline::program {

std::string share_folder() {
  const auto program = std::filesystem::read_symlink("/proc/self/exe");
  return (program.parent_path().parent_path() / "share" / "dateline").string();
}

}  // namespace dateline::program
