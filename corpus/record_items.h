// SPDX-License-Identifier: GPL-2.0-or-later
// One answer of a web API that holds many articles: {"data": [{...}, {...}]}.
#pragma once

#include <vector>

#include "corpus/record.h"

namespace dateline::corpus {

// The objects of the list that `record` wraps, each as a record of its own, without the list's name
// in front of its paths: ReliefWeb's data, GDELT's articles and the like. Empty where `record` is
// no such wrapper. The records' views live as long as `record` does.
std::vector<Record> unwrap(const Record& record);

}  // namespace dateline::corpus
