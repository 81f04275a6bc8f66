// SPDX-License-Identifier: GPL-2.0-or-later
// Whether the tables of names have changed since an index was built with them.
//
// names.sources beside a compiled table says what it was compiled from: a line with a hash of all
// that the project has, and for each table of the user's a line with its hash, a space and its
// path. So a look costs two small files and the user's tables, and opens no index.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::schema {

// 32 hexadecimal digits that are the same for the same bytes only; of a file nullopt where it
// cannot be read.
std::string hash_text(std::string_view bytes);
std::optional<std::string> hash_file(const std::string& path);

// The text of names.sources in a folder of tables; nullopt where it cannot be read.
std::optional<std::string> read_sources(const std::string& folder);
// Whether two texts of names.sources name the same bytes, wherever the user's tables stand.
bool are_same_sources(std::string_view one, std::string_view other);

// A line that says what has changed since the index at `index` was built, and the command that
// mends it; empty where nothing has, or where it cannot be told, since a file is not there.
// `tables` is the folder with the project's own.
std::string note_on_tables(const std::string& index, const std::string& tables);

}  // namespace dateline::schema
