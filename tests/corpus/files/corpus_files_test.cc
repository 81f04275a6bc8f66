// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/corpus_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "corpus/files/corpus_file.h"
#include "tests/corpus/temp_folder.h"

namespace dateline::corpus {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_of(const CorpusFiles& found) {
  std::vector<std::string> names;
  for (const auto& file : found.files) names.push_back(file.name);
  return names;
}

CorpusFiles find(const fs::path& path, const WalkLimits& limits = {}) {
  return find_corpus_files(std::vector<std::string>{path.string()}, limits);
}

std::string error_of(const fs::path& path) {
  try {
    find(path);
    return {};
  } catch (const ReadError& error) {
    return error.reason();
  }
}

TEST_CASE("files come in the byte order of their paths", "[corpus_files]") {
  const TempFolder folder;
  for (const auto* name : {"b.txt", "a/z.txt", "a.txt", "a-b.txt", "a/b/c.txt", "Z.txt", "أ.txt"}) {
    folder.write(name, "text");
  }
  const auto found = find(folder.path());
  CHECK(names_of(found) == std::vector<std::string>{"Z.txt", "a-b.txt", "a.txt", "a/b/c.txt",
                                                    "a/z.txt", "b.txt", "أ.txt"});
  CHECK(found.refused.empty());
  CHECK(found.files.front().path == (folder.path() / "Z.txt").string());
}

TEST_CASE("hidden files and README files are passed over", "[corpus_files]") {
  const TempFolder folder;
  for (const auto* name : {".hidden", ".git/a.txt", "README", "Readme.md", "sub/readme.txt",
                           "readme-first.txt", "a.txt"}) {
    folder.write(name, "text");
  }
  CHECK(names_of(find(folder.path())) == std::vector<std::string>{"a.txt", "readme-first.txt"});
}

TEST_CASE("a file that is given is taken whatever its name", "[corpus_files]") {
  const TempFolder folder;
  folder.write("sub/README", "text");
  const auto found = find(folder.path() / "sub" / "README");
  CHECK(names_of(found) == std::vector<std::string>{"README"});
}

TEST_CASE("several paths keep their order", "[corpus_files]") {
  const TempFolder folder;
  folder.write("b/1.txt", "text");
  folder.write("a/2.txt", "text");
  const std::vector<std::string> paths{(folder.path() / "b").string(),
                                       (folder.path() / "a").string()};
  CHECK(names_of(find_corpus_files(paths)) == std::vector<std::string>{"1.txt", "2.txt"});
}

TEST_CASE("links below the path given are refused, not followed", "[corpus_files]") {
  const TempFolder folder;
  folder.write("corpus/a.txt", "text");
  folder.write("elsewhere/b.txt", "text");
  fs::create_directory_symlink(folder.path() / "elsewhere", folder.path() / "corpus/folder-link");
  fs::create_symlink(folder.path() / "corpus/a.txt", folder.path() / "corpus/file-link");
  fs::create_directory_symlink(folder.path() / "corpus", folder.path() / "corpus/loop");
  const auto found = find(folder.path() / "corpus");
  CHECK(names_of(found) == std::vector<std::string>{"a.txt"});
  REQUIRE(found.refused.size() == 3);
  CHECK(found.refused[0].file() == (folder.path() / "corpus/file-link").string());
  CHECK(found.refused[0].reason() ==
        "a symbolic link; links are not followed below the path given");
}

TEST_CASE("a path given that is a link is followed", "[corpus_files]") {
  const TempFolder folder;
  folder.write("corpus/a.txt", "text");
  fs::create_directory_symlink("corpus", folder.path() / "link");
  CHECK(names_of(find(folder.path() / "link")) == std::vector<std::string>{"a.txt"});
}

TEST_CASE("a FIFO below the path given is refused", "[corpus_files]") {
  const TempFolder folder;
  REQUIRE(::mkfifo((folder.path() / "fifo").c_str(), 0600) == 0);
  const auto found = find(folder.path());
  CHECK(found.files.empty());
  REQUIRE(found.refused.size() == 1);
  CHECK(found.refused.front().reason() == "a FIFO, not a regular file");
  CHECK(error_of(folder.path() / "fifo") == "a FIFO, not a regular file");
}

TEST_CASE("a path given that does not exist is an error", "[corpus_files]") {
  const TempFolder folder;
  CHECK(error_of(folder.path() / "none") == "no such file or folder");
}

TEST_CASE("a folder that cannot be read is refused", "[corpus_files]") {
  if (::geteuid() == 0) {
    WARN("SKIPPED: nothing is unreadable for root");
    return;
  }
  const TempFolder folder;
  fs::create_directory(folder.path() / "closed");
  fs::permissions(folder.path() / "closed", fs::perms::none);
  const auto found = find(folder.path());
  const auto given = error_of(folder.path() / "closed");
  fs::permissions(folder.path() / "closed", fs::perms::owner_all);
  REQUIRE(found.refused.size() == 1);
  CHECK(found.refused.front().reason() == "cannot be read: Permission denied");
  CHECK(given == "cannot be read: Permission denied");
}

TEST_CASE("a walk ends at its limits and says so", "[corpus_files]") {
  const TempFolder folder;
  folder.write("a/b/c/deep.txt", "text");
  folder.write("z.txt", "text");
  const auto shallow = find(folder.path(), {.max_depth = 2});
  CHECK(names_of(shallow) == std::vector<std::string>{"z.txt"});
  REQUIRE(shallow.refused.size() == 1);
  CHECK(shallow.refused.front().reason() == "more than 2 folders deep");

  const auto few = find(folder.path(), {.max_entries = 4});
  CHECK(names_of(few) == std::vector<std::string>{"a/b/c/deep.txt"});
  REQUIRE(few.refused.size() == 1);
  CHECK(few.refused.front().file() == (folder.path() / "z.txt").string());
  CHECK(few.refused.front().reason() ==
        "this and all that follows is left out: more than 4 files and folders");
}

TEST_CASE("a folder sixty-four levels deep is read and one deeper is not", "[corpus_files]") {
  const TempFolder folder;
  std::string name;
  for (int level = 0; level < 64; ++level) name += "d/";
  folder.write(name + "a.txt", "text");
  folder.write(name + "d/b.txt", "text");
  const auto found = find(folder.path());
  CHECK(names_of(found) == std::vector<std::string>{name + "a.txt"});
  CHECK(found.refused.size() == 1);
}

TEST_CASE("a file name that is not UTF-8 gives a name that is", "[corpus_files]") {
  const TempFolder folder;
  folder.write("caf\xE9.txt", "text");
  const auto found = find(folder.path());
  REQUIRE(found.files.size() == 1);
  CHECK(found.files.front().name == "café.txt");
  CHECK(open_article_file(found.files.front())->next()->text == "text");
}

}  // namespace
}  // namespace dateline::corpus
