// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/program/interrupt.h"

#include <unistd.h>

#include <csignal>

namespace dateline::query {
namespace {

volatile std::sig_atomic_t raised = 0;  // a signal handler reaches nothing else

void end_process(int) { _exit(interrupted_status); }

void raise_flag(int) {
  raised = 1;
  std::signal(SIGINT, end_process);
}

void handle_with(void (*handler)(int)) {
  if (std::signal(SIGINT, handler) == SIG_IGN) std::signal(SIGINT, SIG_IGN);
}

}  // namespace

void exit_on_interrupt() { handle_with(end_process); }

InterruptFlag::InterruptFlag() {
  raised = 0;
  handle_with(raise_flag);
}

InterruptFlag::~InterruptFlag() { handle_with(end_process); }

bool InterruptFlag::is_raised() const { return raised != 0; }

}  // namespace dateline::query
