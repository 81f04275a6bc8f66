// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/part_tree.h"

#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <numeric>
#include <random>
#include <vector>

#include "tests/support/test_index.h"

namespace dateline {
namespace {

// A part of one document whose data is the part's number.
void write_part(const indexer::PartTree& tree, std::size_t number) {
  Xapian::WritableDatabase part(tree.path(number), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  Xapian::Document document;
  document.set_data(std::to_string(number));
  part.add_document(document);
  part.commit();
}

}  // namespace

TEST_CASE("parts stand in order whatever the order in which they are written", "[indexer]") {
  const test::ScratchFolder folder;
  const std::size_t count = GENERATE(1U, 64U, 150U);
  std::vector<std::size_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0);
  std::ranges::shuffle(numbers, std::mt19937(3));
  indexer::PartTree tree(folder.path());
  for (const auto number : numbers) {
    write_part(tree, number);
    tree.add(number);
  }
  tree.merge_all(folder.path("whole"));
  const Xapian::Database whole(folder.path("whole"));
  REQUIRE(whole.get_doccount() == count);
  for (Xapian::docid i = 1; i <= count; ++i) {
    CHECK(whole.get_document(i).get_data() == std::to_string(i - 1));
  }
  const auto left = std::filesystem::directory_iterator(folder.path());
  CHECK(std::distance(begin(left), end(left)) == 1);
}

}  // namespace dateline
