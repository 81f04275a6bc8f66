// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian's errors, which do not derive from std::exception, and damaged records as errors of the
// index, with its folder.
#pragma once

#include <xapian.h>

#include <string>

#include "indexer/layout/schema.h"

namespace dateline::indexer {

// Runs Xapian's work and names the place where it failed.
template <class Work>
auto guarded(const std::string& path, Work work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    throw schema::IndexError(path, error.get_description());
  } catch (const schema::RecordError& error) {
    throw schema::IndexError(path, error.reason());
  }
}

}  // namespace dateline::indexer
