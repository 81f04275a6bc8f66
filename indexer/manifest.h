// SPDX-License-Identifier: GPL-2.0-or-later
// The list of a generation's files with sizes and hashes: how damage is told that Xapian, which has
// no checksums, would answer from. One line a file: "<16 hexadecimal digits> <size> <name>".
#pragma once

#include <string>
#include <vector>

namespace dateline::indexer {

// Lists every file of `folder`. Does not sync. Throws schema::IndexError.
void write_manifest(const std::string& folder);

// Takes the files of the database and its columns out of the list, because an update will change
// them in place; the name tables stay. Synced. Throws schema::IndexError.
void leave_database_out(const std::string& folder);

// What is wrong, a line each: a missing manifest or file, another size, another hash.
enum class ManifestCheck { sizes, hashes };
std::vector<std::string> check_manifest(const std::string& folder, ManifestCheck depth);

}  // namespace dateline::indexer
