// SPDX-License-Identifier: GPL-2.0-or-later
// What an index holds, in figures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace dateline::indexer {

// A generation on disk; `articles` is 0 where it cannot be opened.
struct GenerationStats {
  unsigned number = 0;
  bool answers = false;
  std::size_t articles = 0;
  std::uint64_t bytes = 0;
  std::string written;  // day and time, UTC
};

struct IndexStats {
  using Counts = std::vector<std::pair<std::string, std::size_t>>;  // most articles first

  std::string index_id;
  std::string tool;  // the version that wrote it
  std::string names_hash;
  std::size_t articles = 0;
  std::size_t undated = 0;
  std::size_t unread_dates = 0;
  std::size_t without_outlet = 0;
  std::size_t families = 0;  // of articles that are copies of one text
  std::size_t copies = 0;    // articles in them
  std::string years;         // first and last: "2012-2025"
  Counts outlets;
  Counts languages;
  std::size_t input_files = 0;
  std::uint64_t text_bytes = 0;                              // of titles and texts
  std::vector<std::pair<std::string, std::uint64_t>> files;  // of the generation, the largest first
  std::vector<GenerationStats> generations;
};

enum class StatsFormat { text, json };

// Throw schema::IndexError.
IndexStats read_stats(const std::string& index);
// None answers where CURRENT is missing or damaged.
std::vector<GenerationStats> read_generations(const std::string& index);

void write_stats(std::ostream& out, const IndexStats& stats, StatsFormat format);
void write_generations(std::ostream& out, const std::vector<GenerationStats>& generations);

}  // namespace dateline::indexer
