// SPDX-License-Identifier: GPL-2.0-or-later
// The list of a generation's files with sizes and hashes: how damage is told that Xapian, which has
// no checksums, would answer from. One line a file: "<16 hexadecimal digits> <size> <name>".
//
// An update changes the database in place. While it does, the files of the database stand in no
// line, so that no state that a power cut leaves is called damaged; when it is done and on disk
// they are listed again, by their sizes alone, with 16 hyphens for the hash: to read them all would
// make an update of one article cost as much as the index is large.
#pragma once

#include <string>
#include <vector>

namespace dateline::indexer {

// Lists every file of `folder`. Does not sync. Throws schema::IndexError.
void write_manifest(const std::string& folder);

// Takes the files of the database and its columns out of the list, because an update will change
// them in place; the name tables stay. Synced. Throws schema::IndexError.
void leave_database_out(const std::string& folder);

// Lists them again, unless they are listed. To be called when all of them are on disk and nobody
// writes them. Synced. Throws schema::IndexError.
void list_database_again(const std::string& folder);

// What is wrong, a line each: a missing manifest or file, another size, another hash where one is
// listed.
enum class ManifestCheck { sizes, hashes };
std::vector<std::string> check_manifest(const std::string& folder, ManifestCheck depth);

}  // namespace dateline::indexer
