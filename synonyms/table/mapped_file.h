// SPDX-License-Identifier: GPL-2.0-or-later
// A file mapped into memory for reading: how compiled tables are opened.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dateline::synonyms {

// The bytes live as long as a copy of the owner. An empty file has no bytes and no owner.
struct MappedFile {
  std::string_view bytes;
  std::shared_ptr<const void> owner;
};

// Throws std::runtime_error "path: reason" if the file cannot be opened or mapped.
MappedFile map_file(const std::string& path);

}  // namespace dateline::synonyms
