// SPDX-License-Identifier: GPL-2.0-or-later
// The seeds of the fuzzer, and each of them cut short and damaged in a few hundred ways.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/fuzz/fuzz_targets.h"

namespace dateline::fuzz {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> seeds_of(const Target& target) {
  std::vector<fs::path> seeds;
  const auto folder = fs::path(DATELINE_SOURCE_DIR) / "tests/fuzz/seeds" / target.name;
  for (const auto& entry : fs::directory_iterator(folder)) seeds.push_back(entry.path());
  std::sort(seeds.begin(), seeds.end());
  return seeds;
}

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What the bytes broke; empty if nothing.
std::string broken_by(const Target& target, const std::string& bytes) {
  try {
    target.run(bytes);
    return {};
  } catch (const std::exception& error) {
    return error.what();
  }
}

std::string damaged(std::string bytes, std::mt19937& random) {
  const auto pick = [&](std::size_t size) { return std::size_t{random()} % size; };
  for (auto times = 1 + pick(4); times-- > 0 && !bytes.empty();) {
    const auto at = pick(bytes.size());
    switch (pick(4)) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(at, 1 + pick(8));
        break;
      case 2:
        bytes.insert(at, bytes.substr(pick(bytes.size()), pick(32)));
        break;
      default:
        bytes[at] = "\"'<>{}[]\\\n\r\0:,"[pick(14)];
    }
  }
  return bytes;
}

TEST_CASE("every target of the fuzzer has a seed", "[fuzz]") {
  for (const auto& target : targets()) {
    INFO(target.name);
    CHECK_FALSE(seeds_of(target).empty());
  }
}

TEST_CASE("no seed breaks a promise, whole, cut short or damaged", "[fuzz]") {
  std::mt19937 random(20140610);
  for (const auto& target : targets()) {
    for (const auto& seed : seeds_of(target)) {
      INFO(target.name << ' ' << seed.filename().string());
      const auto bytes = read_bytes(seed);
      CHECK(broken_by(target, bytes).empty());
      constexpr std::size_t cuts = 40;
      for (std::size_t i = 0; i < cuts; ++i) {
        const auto cut = bytes.substr(0, bytes.size() * i / cuts);
        if (const auto what = broken_by(target, cut); !what.empty())
          FAIL_CHECK(what << ": " << cut);
      }
      for (int round = 0; round < 100; ++round) {
        const auto hostile = damaged(bytes, random);
        if (const auto what = broken_by(target, hostile); !what.empty())
          FAIL_CHECK(what << ": " << hostile);
      }
    }
  }
}

}  // namespace
}  // namespace dateline::fuzz
