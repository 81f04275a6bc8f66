// SPDX-License-Identifier: GPL-2.0-or-later
// What an interruption from the keyboard (SIGINT) does: the process ends with status 130.
#pragma once

namespace dateline::query {

inline constexpr int interrupted_status = 130;

// From here on SIGINT ends the process at once, unless it was ignored when the process started.
void exit_on_interrupt();

// While one lives, the first SIGINT only raises a flag, so that what is under way can be brought to
// an end; a second one ends the process. One at a time.
class InterruptFlag {
 public:
  InterruptFlag();
  InterruptFlag(const InterruptFlag&) = delete;
  InterruptFlag& operator=(const InterruptFlag&) = delete;
  ~InterruptFlag();

  bool is_raised() const;
};

}  // namespace dateline::query
