// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/compiled_tables.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "indexer/layout/schema.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using indexer::CompiledTables;

constexpr const char* header =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n";

// A project's table and a user's that takes a spelling from it: compiling them is heard.
class Sources {
 public:
  Sources() { write_user("Hewler"); }

  void write_user(const std::string& spelling) {
    folder_.write("mine.tsv",
                  std::string(header) + "hill\tsite\tHill 42\tmosul\t\t\t" + spelling + "\t\t\n");
  }
  indexer::TableSources sources() const {
    return {.files = {.project = {folder_.write("names.tsv", test::small_table())},
                      .user = {folder_.path("mine.tsv")}},
            .keys = test::project_keys()};
  }
  std::string folder() const {
    std::filesystem::create_directories(folder_.path("compiled"));
    return folder_.path("compiled");
  }
  CompiledTables open(const std::vector<std::string>& folders) {
    compilations = 0;
    return {sources(), folders, [&](std::string_view) { ++compilations; }};
  }

  int compilations = 0;

 private:
  test::ScratchFolder folder_;
};

}  // namespace

TEST_CASE("tables that were compiled before are opened, not compiled", "[indexer]") {
  Sources given;
  const auto first = given.open({given.folder()});
  CHECK(given.compilations == 1);
  first.write_to(given.folder());
  const auto second = given.open({"/nowhere", given.folder()});
  CHECK(given.compilations == 0);
  CHECK(second.names().hash() == first.names().hash());
  CHECK(second.keys().has_model());
  CHECK(second.sources() == first.sources());
  std::filesystem::create_directory(given.folder() + "/copy");
  second.write_to(given.folder() + "/copy");
  given.open({given.folder() + "/copy"});
  CHECK(given.compilations == 0);
}

TEST_CASE("tables are compiled anew when a source has changed", "[indexer]") {
  Sources given;
  const auto first = given.open({});
  first.write_to(given.folder());
  given.write_user("Mossoul");
  const auto second = given.open({given.folder()});
  CHECK(given.compilations == 1);
  CHECK(second.sources() != first.sources());
  CHECK(second.names().hash() != first.names().hash());
}

TEST_CASE("compiled tables of another layout are compiled anew", "[indexer]") {
  Sources given;
  given.open({}).write_to(given.folder());
  const auto damaged = GENERATE(&schema::names_path, &schema::keys_path);
  std::ofstream(damaged(given.folder())) << "something else";
  given.open({given.folder()});
  CHECK(given.compilations == 1);
}

TEST_CASE("what has a compiled table open keeps it when another takes its place", "[indexer]") {
  Sources given;
  given.open({}).write_to(given.folder());
  const auto opened = given.open({given.folder()});
  given.write_user("Mossoul");
  given.open({}).write_to(given.folder());
  CHECK(opened.names().hash() != given.open({given.folder()}).names().hash());
  CHECK(given.compilations == 0);
}

TEST_CASE("the project's tables are compiled when it is built", "[indexer]") {
  const std::string share = std::string(DATELINE_BINARY_DIR) + "/share/dateline";
  CHECK(test::read_file(schema::sources_path(share)) ==
        indexer::describe_sources(indexer::project_sources(share)));
}

}  // namespace dateline
