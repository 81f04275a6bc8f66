// SPDX-License-Identifier: GPL-2.0-or-later
// The options by which a user tells how files are read.
#pragma once

#include "indexer/reading_rules.h"

namespace CLI {
class App;
}

namespace dateline::indexer {

// --preset, --map, --missing, --delimiter, --meta, --key, --encoding, --repair-mojibake,
// --date-order, --date-format, --timezone, --outlets. `rules` live as long as `verb`.
void add_reading_options(CLI::App& verb, ReadingRules& rules);

// --rejects, --max-errors, --duplicates
void add_reject_options(CLI::App& verb, ReadingRules& rules);

}  // namespace dateline::indexer
