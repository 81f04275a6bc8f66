// SPDX-License-Identifier: GPL-2.0-or-later
// What `dateline-query help TOPIC` prints beside the help of the verbs, and the manual page, too.
#pragma once

#include <vector>

#include "indexer/program/description.h"

namespace dateline::query {

std::vector<program::Topic> help_topics();

}  // namespace dateline::query
