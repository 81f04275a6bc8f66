// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "corpus/reading/metadata_table.h"
#include "indexer/generation/compiled_tables.h"
#include "indexer/generation/generation.h"
#include "indexer/generation/reading_record.h"
#include "indexer/index_options.h"
#include "indexer/inspection/export_index.h"
#include "indexer/inspection/names_show.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/table_age.h"
#include "indexer/program/tables_folder.h"
#include "indexer/reading_options.h"
#include "indexer/update/rebuild_index.h"
#include "indexer/writing/corpus_reading.h"
#include "indexer/writing/index_all.h"
#include "synonyms/words/printable.h"

namespace {

using namespace dateline;
using program::tables_folder;

constexpr int done = 0;
constexpr int left_out = 1;  // or not found, or something found wrong
constexpr int failed = 2;
constexpr int locked = 75;  // EX_TEMPFAIL

void say(std::string_view text) {
  std::cerr << "dateline-index: " << synonyms::printable(text) << "\n";
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

void print_update(const indexer::UpdateSummary& summary, const indexer::UpdateCommand& command,
                  double seconds) {
  const auto& index = command.options.build.index;
  if (summary.tables_changed) {
    std::printf("the name tables have changed: %s of %zu analysed again\n",
                count(summary.reanalysed, "article", "articles").c_str(), summary.articles);
  }
  if (summary.reading_changed) std::printf("files are read in another way now: all read again\n");
  std::printf("%zu of %s read: %zu added, %zu changed, %zu unchanged, %zu rejected, %s\n",
              summary.files_read, count(summary.files, "file", "files").c_str(), summary.added,
              summary.changed, summary.unchanged, summary.rejected,
              count(summary.duplicates, "duplicate", "duplicates").c_str());
  if (summary.refused_files > 0) {
    std::printf("%s not read\n", count(summary.refused_files, "file", "files").c_str());
  }
  if (summary.vanished > 0) {
    std::printf("%s no longer in the corpus, %zu removed%s\n",
                count(summary.vanished, "article", "articles").c_str(), summary.removed,
                summary.removed == summary.vanished ? ""
                : command.options.whole             ? ": more than --max-loss; --force removes them"
                                                    : ": --whole removes them");
  }
  std::printf("%s, build %u, %s, %.1f s\n", index.c_str(), summary.generation,
              count(summary.articles, "article", "articles").c_str(), seconds);
}

// `status`, unless what was printed did not arrive.
int close_output(int status) {
  std::cout << std::flush;
  if (std::cout) return status;
  say("standard output cannot be written");
  return failed;
}

int run(const program::Reply& reply) {
  if (reply.is_error) {
    say(reply.text);
    return reply.status;
  }
  std::cout << reply.text;
  return close_output(reply.status);
}

// What a verb that writes says while it works, and how long it took.
class Telling {
 public:
  explicit Telling(const indexer::Talk& talk)
      : line_(std::cerr, talk.quiet ? indexer::ProgressMode::none : talk.progress,
              isatty(STDERR_FILENO) != 0) {}

  indexer::Report report() {
    return [this](std::string_view text) {
      line_.clear();
      say(text);
    };
  }
  indexer::Progress progress() {
    return [this](const indexer::BuildProgress& progress) {
      line_.show(progress, std::chrono::steady_clock::now());
    };
  }
  double finish() {
    line_.clear();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  indexer::ProgressLine line_;
};

void complete(indexer::IndexOptions& options) {
  options.reading.read.latest_credible = today();
  corpus::load_metadata(options.reading.read);
  auto& outlets = options.reading.outlet_tables;
  outlets.insert(outlets.begin(), tables_folder() + "/outlets.tsv");
  options.keys = indexer::project_sources(tables_folder()).keys;
  options.compiled_tables = tables_folder();
}

// The index is written; only the summary may be lost.
int close_summary(bool is_complete) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return is_complete ? done : left_out;
  say("the index is written, but standard output cannot be written");
  return failed;
}

indexer::InspectSummary inspect(corpus::CorpusFiles files, const indexer::ReadingRules& rules,
                                std::size_t shown) {
  indexer::InspectRequest request{.corpus = std::move(files), .rules = rules, .shown = shown};
  request.rules.read.latest_credible = today();
  corpus::load_metadata(request.rules.read);
  auto& outlets = request.rules.outlet_tables;
  outlets.insert(outlets.begin(), tables_folder() + "/outlets.tsv");
  const auto summary = indexer::inspect(request, std::cout);
  std::cout << count(summary.read, "record", "records") << " in "
            << count(summary.files, "file", "files") << ": "
            << summary.articles - summary.duplicates << " to index, " << summary.rejected
            << " rejected, " << count(summary.duplicates, "duplicate", "duplicates") << "\n";
  if (summary.refused_files > 0)
    std::cout << count(summary.refused_files, "file", "files") << " not read\n";
  return summary;
}

int run(const indexer::InspectCommand& command) {
  const auto summary =
      inspect(indexer::find_input_files(command.corpus, ""), command.rules, command.shown);
  if (summary.files == 0) return failed;
  return close_output(summary.is_complete() ? done : left_out);
}

// Exit status as that of the run would be which this one tries.
int try_reading(corpus::CorpusFiles files, const indexer::ReadingRules& rules) {
  const auto summary = inspect(std::move(files), rules, 0);
  const bool is_refused =
      rules.max_errors.is_exceeded(summary.rejected, summary.read) ||
      (rules.duplicates == indexer::DuplicatePolicy::error && summary.duplicates > 0);
  if (is_refused) {
    std::cout << "nothing would be indexed: more is bad than --max-errors or --duplicates allow\n";
    return close_output(failed);
  }
  return close_output(summary.is_complete() ? done : left_out);
}

int run(const indexer::FormatsCommand&) {
  indexer::write_formats(std::cout);
  return close_output(done);
}

int run(indexer::BuildCommand command) {
  if (command.dry_run) {
    auto files = indexer::find_input_files(command.options.corpus, command.options.index);
    indexer::check_rejects(command.options, indexer::paths_of(files));
    return try_reading(std::move(files), command.options.reading);
  }
  complete(command.options);
  Telling telling(command.talk);
  const auto summary = indexer::index_all(command.options, telling.report(), telling.progress());
  const double seconds = telling.finish();
  if (!command.talk.quiet) print_summary(summary, command.options.index, seconds);
  return close_summary(summary.is_complete());
}

// Files are read as at the build, but for what is told now.
void complete_reading(indexer::IndexOptions& build) {
  auto told = std::move(build.reading);
  build.reading = indexer::read_written(indexer::read_options_of(build.index), told.written);
  build.reading.rejects = std::move(told.rejects);
}

int run(indexer::UpdateCommand command) {
  complete_reading(command.options.build);
  const auto as_told = command.options.build.reading;
  complete(command.options.build);
  if (command.dry_run) return try_reading(indexer::find_changed_files(command.options), as_told);
  Telling telling(command.talk);
  const auto summary = indexer::update_index(command.options, telling.report(), telling.progress());
  const double seconds = telling.finish();
  if (!command.talk.quiet) print_update(summary, command, seconds);
  return close_summary(summary.is_complete());
}

int run(indexer::MergeCommand command) {
  complete(command.options);
  Telling telling(command.talk);
  const auto summary = indexer::merge_indexes(command.options, command.sources, telling.report(),
                                              telling.progress());
  const double seconds = telling.finish();
  if (!command.talk.quiet) {
    std::printf("%s in %s: %zu merged, %s\n%s, build %u, %.1f s\n",
                count(summary.read, "article", "articles").c_str(),
                count(summary.files, "index", "indexes").c_str(), summary.indexed,
                count(summary.duplicates, "duplicate", "duplicates").c_str(),
                command.options.index.c_str(), summary.generation, seconds);
  }
  return close_summary(summary.is_complete());
}

// Why none of the builds that are there answers, and what to do.
void tell_lost(const std::string& index) {
  try {
    schema::current_generation(index);
  } catch (const schema::IndexError& error) {
    say(error.what());
  }
}

int run(const indexer::GenerationsCommand& command) {
  const auto generations = indexer::read_generations(command.index);
  indexer::write_generations(std::cout, generations);
  const bool answers = std::ranges::any_of(generations, &indexer::GenerationStats::answers);
  if (!answers) tell_lost(command.index);
  return close_output(answers ? done : left_out);
}

int run(const indexer::RollBackCommand& command) {
  const unsigned number = indexer::roll_back_index(command.index, command.to);
  std::cout << "build " << number << " answers\n";
  return close_output(done);
}

// What the index was built with is no longer what there is: no fault of its own.
void tell_age(const std::string& index) {
  const auto note = schema::note_on_tables(index, tables_folder());
  if (!note.empty()) say(note);
}

int run(const indexer::VerifyCommand& command) {
  tell_age(command.index);
  const auto problems = indexer::verify_index(command.index, command.depth);
  for (const auto& problem : problems) std::cout << synonyms::printable(problem) << "\n";
  if (problems.empty()) std::cout << command.index << ": nothing wrong found\n";
  return close_output(problems.empty() ? done : left_out);
}

int run(const indexer::StatsCommand& command) {
  tell_age(command.index);
  indexer::write_stats(std::cout, indexer::read_stats(command.index), command.format);
  return close_output(done);
}

int run(const indexer::ExportCommand& command) {
  indexer::export_index(command.index, std::cout);
  return close_output(done);
}

std::vector<indexer::ShownName> find_names(const indexer::ShowNameCommand& command) {
  const auto& [name, tables, index] = command;
  if (index) return indexer::show_names(name, *index);
  if (!tables.user.empty()) return indexer::show_names(name, tables);
  const std::string folder = tables_folder();
  const indexer::CompiledTables compiled(indexer::project_sources(folder), {folder},
                                         [](std::string_view) {});
  return indexer::show_names(name, tables, compiled.names());
}

int run(const indexer::ShowNameCommand& command) {
  const auto names = find_names(command);
  if (names.empty()) {
    say(command.index ? indexer::no_such_name(command.name, *command.index)
                      : indexer::no_such_name(command.name));
    return left_out;
  }
  indexer::write_names(std::cout, names);
  return close_output(done);
}

int run(const indexer::LintNamesCommand& command) {
  const auto findings = indexer::lint_names(command.request);
  indexer::write_findings(std::cout, findings);
  return close_output(findings.empty() ? done : left_out);
}

int run(const indexer::NameUsageCommand& command) {
  const auto usage = indexer::count_usage(command.name, command.index, command.split);
  if (!usage) {
    say(indexer::no_such_name(command.name, command.index));
    return left_out;
  }
  for (const auto& other : usage->other_names) {
    say("'" + command.name + "' is read as " + usage->id + " and may also be " + other +
        "; give its id to count that");
  }
  indexer::write_usage(std::cout, *usage, command.format);
  return close_output(usage->articles > 0 ? done : left_out);
}

int run(const indexer::SuggestCommand& command) {
  const auto suggestions = indexer::suggest_spellings(command.request);
  if (!suggestions) {
    say(indexer::no_such_name(command.request.name, command.request.index));
    return left_out;
  }
  indexer::write_suggestions(std::cout, *suggestions, command.format);
  return close_output(suggestions->list.empty() ? left_out : done);
}

// Xapian 1.4 throws out of a destructor where some writes fail, and libstdc++ where memory ends
// while it reads a folder. Neither can be caught; what is published is whole at any moment.
[[noreturn]] void end_within_error() {
  constexpr std::string_view text =
      "dateline-index: an error within an error; is the disk full, or the memory? The index is "
      "whole: as it "
      "was, or as it was to be\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
  std::_Exit(failed);
}

}  // namespace

int main(int argument_count, char** arguments) {
  std::set_terminate(end_within_error);
  std::signal(SIGXFSZ, SIG_IGN);  // a file too large is an error to report, not a death
  try {
    const auto command =
        indexer::parse_command_line(argument_count, arguments, schema::default_index(std::getenv),
                                    indexer::project_sources(tables_folder()).files.project);
    return std::visit([](const auto& given) { return run(given); }, command);
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
