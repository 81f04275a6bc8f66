// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/input_files.h"

#include <xapian.h>

#include <catch2/catch.hpp>

#include "tests/support/test_index.h"

namespace dateline {

using indexer::InputFile;
using indexer::InputFiles;

TEST_CASE("a file is found by its number, until it is removed", "[indexer]") {
  InputFiles files;
  const auto first = files.put("/a", {.size = 1});
  const auto second = files.put("/b", {.size = 2});
  files.put("/a", {.size = 3});
  CHECK(files.path_of(first) == "/a");
  CHECK(files.path_of(second) == "/b");
  files.remove("/a");
  CHECK(files.path_of(first).empty());
  CHECK(files.path_of(99).empty());
}

TEST_CASE("input files are kept in the metadata of a database", "[indexer]") {
  const test::ScratchFolder folder;
  Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
  InputFiles files;
  for (int i = 0; i < 600; ++i) {  // more than there are buckets
    files.put("/corpus/" + std::to_string(i), {.size = 7, .changed = -1, .hash = ~0ULL});
  }
  files.put("/corpus/5", {.size = 8, .hash = 9, .has_duplicates = true});
  files.save(database);
  InputFiles read(database);
  CHECK(read.all() == files.all());
  CHECK(read.find("/corpus/5")->number == 6);
  CHECK(read.find("/corpus/600") == nullptr);
  read.remove("/corpus/5");
  CHECK(read.put("/corpus/new", {}) == 601);  // a number is not given again
  read.save(database);
  CHECK(InputFiles(database).all() == read.all());
}

TEST_CASE("the metadata of a new database is what a save would write", "[indexer]") {
  const test::ScratchFolder folder;
  Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
  InputFiles files;
  files.put("/a", {.size = 1, .hash = 2});
  files.put("/b", {.size = 3, .hash = 4});
  for (const auto& [key, value] : files.metadata()) database.set_metadata(key, value);
  CHECK(InputFiles(database).all() == files.all());
}

TEST_CASE("a file is told by size, time and the hash of its bytes", "[indexer]") {
  const test::ScratchFolder folder;
  const auto path = folder.write("a", "some bytes");
  CHECK(indexer::look_at_file(path).size == 10);
  CHECK(indexer::look_at_file(path).changed > 0);
  const auto hash = indexer::hash_file(path);
  folder.write("a", "some bites");
  CHECK(indexer::hash_file(path) != hash);
  folder.write("a", "some bytes");
  CHECK(indexer::hash_file(path) == hash);
  CHECK(indexer::look_at_file(folder.path("none")) == InputFile{});
}

}  // namespace dateline
