// SPDX-License-Identifier: GPL-2.0-or-later
// The options by which a user tells how files are read.
#pragma once

#include <string>
#include <vector>

#include "indexer/generation/reading_rules.h"

namespace CLI {
class App;
}

namespace dateline::indexer {

// --preset, --map, --missing, --delimiter, --meta, --key, --encoding, --repair-mojibake,
// --date-order, --date-format, --timezone, --outlets. `rules` live as long as `verb`.
void add_reading_options(CLI::App& verb, ReadingRules& rules);

// --rejects
void add_rejects_option(CLI::App& verb, ReadingRules& rules);
// --rejects, --max-errors
void add_reject_options(CLI::App& verb, ReadingRules& rules);
// --duplicates
void add_duplicates_option(CLI::App& verb, ReadingRules& rules);

// Of a verb that has been parsed and has the options for reading and for duplicates: sets what
// `rules` keep of them.
void keep_written(const CLI::App& verb, ReadingRules& rules);

// The rules that options as written make, those of `more` in place of those of the same name.
// Throws std::runtime_error where one is not known or not right.
ReadingRules read_written(const std::vector<std::string>& options,
                          const std::vector<std::string>& more);

}  // namespace dateline::indexer
