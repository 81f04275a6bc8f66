// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/verify_index.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "indexer/generation/manifest.h"
#include "indexer/layout/facet_columns.h"
#include "indexer/layout/families.h"
#include "indexer/layout/schema.h"
#include "indexer/update/update_index.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using indexer::VerifyDepth;

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string thirty_reports() {
  std::string lines;
  for (int i = 0; i < 30; ++i) {
    lines += R"({"id":"a)" + std::to_string(i) +
             R"(","text":"Shells fell on Mosul and Erbil."})"
             "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("a whole index has nothing wrong at any depth", "[indexer]") {
  const test::TestIndex index(thirty_reports());
  for (const auto depth : {VerifyDepth::quick, VerifyDepth::full, VerifyDepth::deep}) {
    CHECK(indexer::verify_index(index.path(), depth).empty());
  }
}

TEST_CASE("a changed byte in any file of a generation is found", "[indexer]") {
  const test::TestIndex index(thirty_reports());
  const fs::path folder = index.path() + "/gen-000001";
  std::mt19937 random(9);
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    const std::string whole = test::read_file(entry.path());
    if (whole.empty()) continue;
    INFO(name);
    std::string damaged = whole;
    damaged[random() % damaged.size()] ^= 0x10;
    write_file(entry.path(), damaged);
    std::vector<std::string> problems;
    try {
      problems = indexer::verify_index(index.path(), VerifyDepth::full);
    } catch (const std::exception& error) {  // it cannot even be opened
      problems.emplace_back(error.what());
    }
    CHECK_FALSE(problems.empty());
    write_file(entry.path(), whole);
  }
  CHECK(indexer::verify_index(index.path(), VerifyDepth::deep).empty());
}

TEST_CASE("columns that say other than the articles and the table are found by a full look",
          "[indexer]") {
  const test::TestIndex index(thirty_reports());
  const std::string folder = index.path() + "/gen-000001";
  std::istringstream manifest(test::read_file(folder + "/MANIFEST"));
  std::string others;  // the files of an update stand in no manifest
  for (std::string line; std::getline(manifest, line);) {
    if (line.find("columns-") == line.npos) others += line + "\n";
  }
  write_file(folder + "/MANIFEST", others);
  const std::string path = schema::columns_path(folder, "columns-000001");
  const std::string whole = test::read_file(path);
  schema::ColumnHeader header;
  std::memcpy(&header, whole.data(), sizeof header);
  const auto column = GENERATE(schema::Column::outlet, schema::Column::places,
                               schema::Column::length, schema::Column::positions_end,
                               schema::Column::place_within, schema::Column::place_articles);
  const bool in_positions = GENERATE(false, true);
  const auto& part = header.parts[static_cast<std::size_t>(column)];
  std::string damaged = whole;
  damaged[in_positions ? header.positions + 3 : part.offset] ^= 1;
  write_file(path, damaged);
  const auto problems = indexer::verify_index(index.path(), VerifyDepth::full);
  REQUIRE_FALSE(problems.empty());
  CHECK_THAT(problems.front(), Catch::Contains("facet columns"));
  write_file(path, whole);
  CHECK(indexer::verify_index(index.path(), VerifyDepth::full).empty());
}

TEST_CASE("families that are not those of the articles are found by a deep look", "[indexer]") {
  const test::TestIndex index(thirty_reports());
  const std::string folder = index.path() + "/gen-000001";
  indexer::leave_database_out(folder);  // of the manifest, as an update does
  Xapian::WritableDatabase database(folder, Xapian::DB_OPEN);
  schema::Families families(database);
  families.join(3, 4);
  families.save(database);
  database.commit();
  CHECK(indexer::verify_index(index.path(), VerifyDepth::full).empty());
  CHECK(indexer::verify_index(index.path(), VerifyDepth::deep) ==
        std::vector<std::string>{"article 'a2': the index tells others than its copies",
                                 "article 'a3': the index tells others than its copies"});
}

TEST_CASE("a file that is cut short or missing is found by a quick look", "[indexer]") {
  const test::TestIndex index(thirty_reports());
  const fs::path path = index.path() + "/gen-000001/docdata.glass";
  const std::string whole = test::read_file(path);
  write_file(path, whole.substr(0, whole.size() / 2));
  const auto problems = indexer::verify_index(index.path(), VerifyDepth::quick);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems.front(),
             Catch::Contains("docdata.glass") && Catch::Contains(" when it was listed"));
}

TEST_CASE("after an update a quick look still finds a file that is cut short", "[indexer]") {
  const test::ScratchFolder folder;
  indexer::UpdateOptions options;
  options.build = {.index = folder.path("index"),
                   .corpus = {folder.write("a.jsonl", thirty_reports())},
                   .tables = {folder.write("names.tsv", test::small_table())}};
  test::build_index(options.build);
  const auto update = [&](const std::string& more) {
    folder.write("a.jsonl", thirty_reports() + more);
    indexer::update_index(
        options, [](std::string_view) {}, [](const indexer::BuildProgress&) {});
  };
  update(R"({"id":"b","text":"Rain fell on Erbil."})"
         "\n");
  const std::string generation = folder.path("index/gen-000001");
  for (const auto depth : {VerifyDepth::quick, VerifyDepth::full, VerifyDepth::deep}) {
    CHECK(indexer::verify_index(options.build.index, depth).empty());
  }
  for (const std::string name : {"docdata.glass", "postlist.glass", "termlist.glass", "iamglass",
                                 "columns-000001", "columns-000002"}) {
    INFO(name);
    const std::string path = generation + "/" + name;
    const std::string whole = test::read_file(path);
    REQUIRE_FALSE(whole.empty());
    write_file(path, whole.substr(0, whole.size() - 1));
    const auto problems = indexer::verify_index(options.build.index, VerifyDepth::quick);
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems.front(), Catch::Contains(name) && Catch::Contains("when it was listed"));
    write_file(path, whole);
  }
  indexer::leave_database_out(generation);  // as an update does that is then cut off
  CHECK(indexer::verify_index(options.build.index, VerifyDepth::quick).empty());
  update(R"({"id":"b","text":"Rain fell on Erbil."})"
         "\n");  // nothing to do
  CHECK_THAT(test::read_file(generation + "/MANIFEST"), Catch::Contains(" docdata.glass\n"));
}

}  // namespace dateline
