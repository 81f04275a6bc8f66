// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/table_age.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "indexer/generation/compiled_tables.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

constexpr const char* header =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n";

// An index built with the tables of an installation and one of a user's.
class Installed {
 public:
  Installed() {
    std::filesystem::create_directory(folder_.path("share"));
    write_table("Height 42");
    install(test::small_table());
    options_.index = folder_.path("index");
    options_.corpus = {folder_.write("a.jsonl", R"({"id":"a","text":"Hill 42 fell."})"
                                                "\n")};
    options_.tables = {folder_.path("share/names.tsv")};
    options_.user_tables = {folder_.path("mine.tsv")};
    test::build_index(options_);
  }

  void install(std::string_view table) {
    const indexer::TableSources sources{
        .files = {.project = {folder_.write("share/names.tsv", table)}, .user = {}}, .keys = {}};
    indexer::CompiledTables(sources, {}, [](auto) {}).write_to(folder_.path("share"));
  }
  void write_table(const std::string& spelling) {
    folder_.write("mine.tsv", header + ("hill\tsite\tHill 42\t\t\t\t" + spelling + "\t\t\n"));
  }
  void remove_table() { std::filesystem::remove(folder_.path("mine.tsv")); }

  std::string index() const { return options_.index; }
  std::string table() const { return folder_.path("mine.tsv"); }
  std::string note() const { return schema::note_on_tables(index(), folder_.path("share")); }

 private:
  test::ScratchFolder folder_;
  indexer::IndexOptions options_;
};

}  // namespace

TEST_CASE("nothing is said of an index whose tables are those of today", "[indexer]") {
  Installed installed;
  CHECK(installed.note().empty());
  installed.install(test::small_table());  // the same once more
  CHECK(installed.note().empty());
}

TEST_CASE("a change of the project's tables is told with the command that takes it in",
          "[indexer]") {
  Installed installed;
  installed.install(std::string(test::small_table()) + "raqqa\ttown\tRaqqa\tsyria\t\t\t\t\t\n");
  CHECK(installed.note() == "the name tables have changed since " + installed.index() +
                                " was built, which still answers by the old; to take it in: "
                                "dateline-index update --index " +
                                installed.index());
}

TEST_CASE("a change of a user's table is told by its name", "[indexer]") {
  Installed installed;
  installed.write_table("Elevation 42");
  CHECK_THAT(installed.note(), Catch::StartsWith(installed.table() + " has changed since "));
}

TEST_CASE("where a table is not to be found there is nothing to tell", "[indexer]") {
  Installed installed;
  installed.remove_table();
  CHECK(installed.note().empty());
  CHECK(schema::note_on_tables(installed.index(), "/nowhere").empty());
  CHECK(schema::note_on_tables("/nowhere", "/nowhere").empty());
}

}  // namespace dateline
