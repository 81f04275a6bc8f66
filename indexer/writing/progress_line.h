// SPDX-License-Identifier: GPL-2.0-or-later
// Tells on a terminal, or in plain lines, how far a build has come.
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

#include "indexer/writing/index_all.h"

namespace dateline::indexer {

// automatic: rewritten in place on a terminal, else nothing.
enum class ProgressMode { automatic, plain, none };

// "12,000 articles, 4.1 MB/s, 1 min 20 s left". The time left is told once a fiftieth is done.
std::string describe_progress(const BuildProgress& progress, std::chrono::duration<double> elapsed);

// One thread at a time.
class ProgressLine {
 public:
  using Clock = std::chrono::steady_clock;

  ProgressLine(std::ostream& out, ProgressMode mode, bool is_terminal);

  // Writes if the last line is old enough: a quarter of a second on a terminal, ten seconds plain.
  void show(const BuildProgress& progress, Clock::time_point now);
  // Makes room for another line: removes what stands on the terminal.
  void clear();

 private:
  std::ostream& out_;
  const bool in_place_;
  const bool silent_;
  const Clock::time_point begin_;
  Clock::time_point written_;
  bool stands_ = false;
};

}  // namespace dateline::indexer
