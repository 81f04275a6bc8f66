// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "corpus/article_reader.h"
#include "indexer/generation.h"
#include "indexer/index_all.h"
#include "indexer/index_options.h"
#include "indexer/schema.h"
#include "synonyms/printable.h"

namespace {

using namespace dateline;

constexpr int done = 0;
constexpr int left_out = 1;
constexpr int failed = 2;
constexpr int locked = 75;  // EX_TEMPFAIL

void say(std::string_view text) {
  std::cerr << "dateline-index: " << synonyms::printable(text) << "\n";
}

// The tables stand beside the program, in a build tree as where it is installed; those written by
// hand first, since each lies beneath those before it.
std::vector<std::string> find_tables() {
  const auto program = std::filesystem::read_symlink("/proc/self/exe");
  const auto folder = program.parent_path().parent_path() / "share" / "dateline";
  std::vector<std::string> tables;
  for (const auto* name : {"names.tsv", "places.tsv", "names_listed.tsv", "places_listed.tsv"}) {
    tables.push_back((folder / name).string());
  }
  return tables;
}

corpus::Date today() {
  const std::chrono::year_month_day day(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return {.year = static_cast<std::int16_t>(static_cast<int>(day.year())),
          .month = static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
          .day = static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

std::string count(std::size_t number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

void print_summary(const indexer::IndexSummary& summary, const std::string& index, double seconds) {
  std::printf("%s in %s: %zu indexed, %zu rejected, %s\n",
              count(summary.read, "record", "records").c_str(),
              count(summary.files, "file", "files").c_str(), summary.indexed, summary.rejected,
              count(summary.duplicates, "duplicate", "duplicates").c_str());
  if (summary.refused_files > 0) {
    std::printf("%s not read\n", count(summary.refused_files, "file", "files").c_str());
  }
  if (summary.undated > 0) {
    std::printf(
        "%s undated, %zu of them with a date that is none or not credible: find them with "
        "date:none\n",
        count(summary.undated, "article", "articles").c_str(), summary.unread_dates);
  }
  std::printf("%s, build %u, %.1f s\n", index.c_str(), summary.generation, seconds);
}

int run(const indexer::CommandLine& command) {
  const bool on_terminal = isatty(STDERR_FILENO) != 0 && !command.quiet;
  const auto start = std::chrono::steady_clock::now();
  const auto summary = indexer::index_all(command.options, say, [&](std::size_t indexed) {
    if (on_terminal) std::cerr << "\r" << indexed << " articles" << std::flush;
  });
  if (on_terminal && summary.indexed >= 1000) std::cerr << "\r\x1b[K";
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  if (!command.quiet) print_summary(summary, command.options.index, took.count());
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    say("the index is built, but standard output cannot be written");
    return failed;
  }
  return summary.is_complete() ? done : left_out;
}

}  // namespace

int main(int argument_count, char** arguments) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file too large is an error to report, not a death
  try {
    auto command = indexer::parse_command_line(argument_count, arguments,
                                               schema::default_index(std::getenv), find_tables());
    if (const auto* reply = std::get_if<indexer::Reply>(&command)) {
      if (reply->status != 0) {
        say(reply->text);
        return reply->status;
      }
      std::cout << reply->text << std::flush;
      if (std::cout) return done;
      say("standard output cannot be written");
      return failed;
    }
    auto& line = std::get<indexer::CommandLine>(command);
    line.options.latest_credible = today();
    return run(line);
  } catch (const indexer::LockedError& error) {
    say(error.what());
    return locked;
  } catch (const std::exception& error) {
    say(error.what());
  } catch (const Xapian::Error& error) {
    say(error.get_description());
  }
  return failed;
}
