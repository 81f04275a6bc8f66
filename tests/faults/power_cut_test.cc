// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts the power at every kind of moment, by the record of what a build did to the disk.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "indexer/inspection/verify_index.h"
#include "indexer/layout/schema.h"
#include "tests/faults/disk_model.h"
#include "tests/faults/faulty_run.h"

namespace dateline::faults {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> contents_of(const fs::path& folder) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = fs::relative(entry.path(), folder);
    std::ifstream in(entry.path(), std::ios::binary);
    contents[name] =
        entry.is_directory() ? "folder" : std::string(std::istreambuf_iterator<char>(in), {});
  }
  return contents;
}

// What a reader finds after a cut: a state, or nothing but an error.
std::optional<State> answer_if_any(const std::string& index) {
  try {
    return answer(index);
  } catch (const schema::IndexError&) {
    return std::nullopt;
  }
}

// A build or an update of an index, recorded, and the states that a cut may leave.
struct Recorded {
  FaultyIndex index;
  State before = answer(index.index());
  DiskModel disk{index.index()};
  std::vector<Change> changes;
  State after;

  explicit Recorded(const std::string& verb, const std::string& ignored = "") {
    const std::string log = index.path("log");
    const Run run = index.write(450, {.verb = verb, .ignored = ignored, .log = log});
    if (run.status != 0) throw std::runtime_error(run.message);
    changes = read_changes(log);
    after = answer(index.index());
  }

  // Cuts the power after every change of names and every sync, at every 20th write, and ten times
  // after each of the last changes, which publish; returns how many of the states found there are
  // neither the one before nor the one after, or called damaged.
  std::size_t count_bad_cuts(Order order) {
    std::mt19937 random(7);
    std::size_t bad = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      disk.apply(changes[i]);
      const bool publishes = i + 20 >= changes.size();
      if (changes[i].kind == Change::Kind::write && i % 20 != 0 && !publishes) continue;
      for (int cut = 0; cut < (publishes ? 10 : 1); ++cut) {
        if (!is_good(order, random, i + 1 == changes.size())) ++bad;
      }
    }
    return bad;
  }

 private:
  bool is_good(Order order, std::mt19937& random, bool acknowledged) const {
    const std::string left = index.path("left");
    fs::remove_all(left);
    disk.write_after_cut(left, order, random);
    const auto found = answer_if_any(left);
    if (found != after && (found != before || acknowledged)) return false;
    return indexer::verify_index(left, indexer::VerifyDepth::quick).empty();
  }
};

}  // namespace

TEST_CASE("the record has all that was done to the disk", "[faults]") {
  Recorded recorded(GENERATE(as<std::string>(), "build", "update", "tables"));
  for (const Change& change : recorded.changes) recorded.disk.apply(change);
  recorded.disk.write_live(recorded.index.path("replayed"));
  CHECK(recorded.changes.size() > 30);
  const auto replayed = contents_of(recorded.index.path("replayed"));
  const auto real = contents_of(recorded.index.index());
  for (const auto& [name, content] : real) {
    INFO(name);
    CHECK(replayed.contains(name));
    if (replayed.contains(name)) CHECK((replayed.at(name) == content));
  }
  CHECK(replayed.size() == real.size());
}

TEST_CASE("after a power cut the state before or the one after answers", "[faults]") {
  const std::string verb = GENERATE(as<std::string>(), "build", "update", "tables");
  const Order order = GENERATE(Order::of_all, Order::of_each_folder);
  INFO(verb);
  Recorded recorded(verb);
  CHECK(recorded.after == FaultyIndex::next(recorded.before, 450, verb));
  CHECK(recorded.count_bad_cuts(order) == 0);
}

TEST_CASE("a writer that does not sync is caught by the power cuts", "[faults]") {
  const std::string verb = GENERATE(as<std::string>(), "build", "update", "tables");
  const std::string ignored = GENERATE(as<std::string>(), "files", "folders");
  INFO(verb << " without the syncs of " << ignored);
  Recorded recorded(verb, ignored);
  CHECK(recorded.count_bad_cuts(Order::of_each_folder) > 0);
}

}  // namespace dateline::faults
