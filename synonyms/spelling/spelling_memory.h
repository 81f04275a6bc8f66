// SPDX-License-Identifier: GPL-2.0-or-later
// What has been found out about unlisted spellings, shared by threads that read with the same keys:
// one compares a spelling, all others know the answer.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "synonyms/spelling/key_evidence.h"

namespace dateline::synonyms {

// The candidates of one spelling by countries, each with 1 added; 0 for any text. Most spellings
// are like no name in most countries.
class KnownCandidates {
 public:
  // Valid as long as it; nullptr where it is not known.
  const KeyCandidates* find(std::uint32_t where) const {
    if (std::ranges::find(nothing_in_, where) != nothing_in_.end()) return &nothing_;
    const auto known = found_.find(where);
    return known == found_.end() ? nullptr : &known->second;
  }

  const KeyCandidates& keep(std::uint32_t where, KeyCandidates candidates) {
    if (!candidates.best.empty()) {
      return found_.insert_or_assign(where, std::move(candidates)).first->second;
    }
    nothing_ = std::move(candidates);
    nothing_in_.push_back(where);
    return nothing_;
  }

 private:
  KeyCandidates nothing_;
  std::vector<std::uint32_t> nothing_in_;
  std::map<std::uint32_t, KeyCandidates> found_;
};

// Any number of threads may use it at once. Bounded: what was not asked for since so many other
// spellings came is forgotten.
class SpellingMemory {
 public:
  std::optional<KeyCandidates> find(const std::string& words, std::uint32_t where) {
    Part& part = part_of(words);
    const std::lock_guard lock(part.mutex);
    const auto known = part.look_up(words);
    if (known == part.recent.end()) return std::nullopt;
    const KeyCandidates* candidates = known->second.find(where);
    return candidates == nullptr ? std::nullopt : std::optional(*candidates);
  }

  void keep(const std::string& words, std::uint32_t where, const KeyCandidates& candidates) {
    Part& part = part_of(words);
    const std::lock_guard lock(part.mutex);
    auto known = part.look_up(words);
    if (known == part.recent.end()) known = part.add(words);
    if (known->second.find(where) == nullptr) known->second.keep(where, candidates);
  }

 private:
  using Words = std::unordered_map<std::string, KnownCandidates>;

  static constexpr std::size_t parts = 32;  // so that threads seldom wait for one another
  // A guess: some 100 MB for all, older ones included.
  static constexpr std::size_t most_recent = 150'000 / parts;

  struct Part {
    // Takes what was asked for before into what was asked for of late.
    Words::iterator look_up(const std::string& words) {
      const auto known = recent.find(words);
      if (known != recent.end()) return known;
      auto old = older.extract(words);
      if (old.empty()) return recent.end();
      make_room();
      return recent.insert(std::move(old)).position;
    }
    Words::iterator add(const std::string& words) {
      make_room();
      return recent.try_emplace(words).first;
    }
    void make_room() {
      if (recent.size() >= most_recent) older = std::exchange(recent, {});
    }

    std::mutex mutex;
    Words recent;
    Words older;
  };

  Part& part_of(const std::string& words) {
    return parts_[std::hash<std::string>()(words) % parts];
  }

  std::array<Part, parts> parts_;
};

}  // namespace dateline::synonyms
