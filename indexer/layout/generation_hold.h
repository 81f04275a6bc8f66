// SPDX-License-Identifier: GPL-2.0-or-later
// What keeps a generation on disk while it is read: a shared lock on its folder, which the removal
// of old generations respects. Xapian opens some files of a database only when they are needed.
#pragma once

#include <memory>
#include <string>

namespace dateline::schema {

// Copies hold together; the last one lets go. Safe to share between threads.
class GenerationHold {
 public:
  GenerationHold() = default;
  // Throws std::runtime_error where the folder is gone or about to be: CURRENT has moved on then.
  // A file system without locks is read without a hold.
  explicit GenerationHold(const std::string& generation);

 private:
  std::shared_ptr<const int> folder_;
};

}  // namespace dateline::schema
