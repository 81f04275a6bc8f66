// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writing/progress_line.h"

#include <cstdint>
#include <cstdio>
#include <ostream>

namespace dateline::indexer {
namespace {

using std::chrono::duration;

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string describe_time(duration<double> time) {
  const auto seconds = static_cast<std::int64_t>(time.count() + 0.5);
  if (seconds < 60) return std::to_string(seconds) + " s";
  if (seconds < 3600) {
    return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
  }
  return std::to_string(seconds / 3600) + " h " + std::to_string(seconds % 3600 / 60) + " min";
}

}  // namespace

std::string describe_progress(const BuildProgress& progress, duration<double> elapsed) {
  std::string text = grouped(progress.articles) + " articles";
  if (elapsed.count() <= 0 || progress.bytes == 0) return text;
  const double per_second = static_cast<double>(progress.bytes) / elapsed.count();
  char rate[32];
  std::snprintf(rate, sizeof rate, ", %.1f MB/s", per_second / 1e6);
  text += rate;
  if (progress.bytes >= progress.all_bytes || progress.bytes < progress.all_bytes / 50) return text;
  const auto left = static_cast<double>(progress.all_bytes - progress.bytes) / per_second;
  return text + ", " + describe_time(duration<double>(left)) + " left";
}

ProgressLine::ProgressLine(std::ostream& out, ProgressMode mode, bool is_terminal)
    : out_(out),
      in_place_(mode == ProgressMode::automatic),
      silent_(mode == ProgressMode::none || (in_place_ && !is_terminal)),
      begin_(Clock::now()),
      written_(begin_) {}

void ProgressLine::show(const BuildProgress& progress, Clock::time_point now) {
  const auto pause = in_place_ ? std::chrono::milliseconds(250) : std::chrono::milliseconds(10'000);
  if (silent_ || now - written_ < pause) return;
  written_ = now;
  const std::string text = describe_progress(progress, now - begin_);
  if (in_place_) {
    out_ << "\r" << text << "\x1b[K" << std::flush;
    stands_ = true;
  } else {
    out_ << text << "\n" << std::flush;
  }
}

void ProgressLine::clear() {
  if (stands_) out_ << "\r\x1b[K" << std::flush;
  stands_ = false;
}

}  // namespace dateline::indexer
