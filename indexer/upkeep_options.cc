// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/upkeep_options.h"

#include <CLI/CLI.hpp>
#include <limits>

#include "indexer/program/option_values.h"
#include "indexer/reading_options.h"

namespace dateline::indexer {
namespace {

constexpr const char* update_examples = R"(
  dateline-index update --index idx
  dateline-index update --index idx more-reports/
  dateline-index update --index idx --whole reports/
)";

constexpr const char* update_manual = R"(
Files that have the size and the time they had are not read; of the others only the articles whose
content has changed are analysed and written, in transactions: whoever searches meanwhile gets the
state before or after. Without --whole nothing is removed: articles that files no longer have are
told and kept, and so are those of a path that an earlier run was given and that is gone. Files are
read as the build was told to, but for what is given here; where that differs, all files of the index
are read again. Where the name tables have changed, the articles that the change may touch are
analysed again, from what the index keeps of them.

Exit status: 0 up to date, 1 with something left out or kept, 2 nothing done, 75 another process is
writing to the index.)";

constexpr const char* merge_examples = R"(
  dateline-index merge --index all desk-idx archive-idx
)";

constexpr const char* merge_manual = R"(
The articles that the indexes keep are analysed with the name tables of today: the project's, and
those of --names, or without it those that the indexes were built with; where these differ on a
spelling, the table of the index named later wins, and that is told. Of articles that share an id
the one of the index named first is kept. An update of the new index reads its files once more.

Exit status: 0 all merged, 1 with duplicates, 2 nothing done.)";

constexpr const char* generations_manual = R"(
Exit status: 0 listed, 1 none of them answers, since CURRENT is missing: rollback --to mends that,
2 no index.)";

constexpr const char* roll_back_manual = R"(
The newer builds stay on disk until later ones take their place, so one can go forward again. What an
update changed within a build is not undone. Where CURRENT, which names the build that answers, is
missing, --to N writes it anew.)";

constexpr const char* verify_examples = R"(
  dateline-index verify --index idx
  dateline-index verify --index idx --deep
)";

constexpr const char* verify_manual = R"(
Without --full or --deep it looks whether the index opens and its files have their sizes. --full also
compares their hashes, runs Xapian's check, and compares the facet columns of every article. --deep
analyses every article again and compares what the index has of it. An update lists the sizes of the
files that it changes and not their hashes: after it --deep alone reads the texts.

Exit status: 0 whole, 1 something is wrong, 2 no index.)";

constexpr const char* export_examples = R"(
  dateline-index export --index idx > articles.jsonl
)";

constexpr const char* export_manual = R"(
The format of corpus/README.md. A build of these lines with the same tables answers the same.)";

ProgressMode progress_mode(const std::string& word) {
  if (word == "plain") return ProgressMode::plain;
  return word == "none" ? ProgressMode::none : ProgressMode::automatic;
}

}  // namespace

void add_index_option(CLI::App& verb, std::string& index) {
  verb.add_option("--index,-i", index, "Directory of the index")
      ->transform(program::some_path())
      ->type_name("DIR")
      ->capture_default_str();
}

void add_names_option(CLI::App& verb, std::vector<std::string>& tables) {
  verb.add_option("--names", tables,
                  "A table of names of your own, whose rows win; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FILE");
}

void add_writing_options(CLI::App& verb, IndexOptions& options, Talk& talk) {
  verb.add_option("--keep", options.kept_generations, "How many builds to keep, this one included")
      ->transform(program::whole_number(1, 100))
      ->type_name("N")
      ->capture_default_str();
  verb.add_option("--jobs,-j", options.threads,
                  "How many threads analyse articles; as many as there are cores without it")
      ->transform(program::whole_number(1, 256))
      ->type_name("N");
  verb.add_option_function<std::string>(
          "--progress", [&talk](const std::string& word) { talk.progress = progress_mode(word); },
          "auto (on a terminal only), plain (a line every 10 s) or none")
      ->check(CLI::IsMember({"auto", "plain", "none"}).description(""))
      ->type_name("HOW")
      ->default_str("auto");
  verb.add_flag("--quiet,-q", talk.quiet, "Print only what is left out");
}

UpkeepOptions::UpkeepOptions(const std::string& default_index,
                             const std::vector<std::string>& tables) {
  update_.options.build = {.index = default_index, .tables = tables};
  merge_.options = {.index = default_index, .tables = tables};
  for (auto* index :
       {&generations_.index, &roll_back_.index, &verify_.index, &stats_.index, &export_.index}) {
    *index = default_index;
  }
}

void UpkeepOptions::add_to(CLI::App& app, const Choose& choose) {
  add_update(app, choose);
  add_merge(app, choose);
  add_generations(app, choose);
  add_verify(app, choose);
  add_stats(app, choose);
  add_export(app, choose);
}

void UpkeepOptions::add_update(CLI::App& app, const Choose& choose) {
  auto* verb = app.add_subcommand("update", "Take in what has changed in files and folders");
  verb->footer(update_manual);
  examples_[verb] = update_examples;
  auto& options = update_.options;
  verb->add_option("corpus", options.build.corpus,
                   "Files and folders; without any, those of the build and of earlier updates")
      ->type_name("PATH");
  add_index_option(*verb, options.build.index);
  verb->add_option("--names", options.build.user_tables,
                   "Tables of names of your own; those of the build without it")
      ->allow_extra_args(false)
      ->type_name("FILE");
  verb->add_flag("--checksum", options.checksum, "Read every file, whatever its size and time");
  verb->add_flag("--whole", options.whole,
                 "The corpus given is all there is: remove articles that are not in it");
  verb->add_option("--max-loss", options.max_loss,
                   "With --whole: remove nothing where this share of the articles would go")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("SHARE")
      ->capture_default_str();
  verb->add_flag("--force", options.force, "With --whole: remove however many would go");
  add_reading_options(*verb, options.build.reading);
  add_rejects_option(*verb, options.build.reading);
  add_duplicates_option(*verb, options.build.reading);
  verb->add_flag("--dry-run", update_.dry_run,
                 "Read what has changed, report what would be left out, and write nothing");
  add_writing_options(*verb, options.build, update_.talk);
  verb->callback([this, choose, verb] {
    keep_written(*verb, update_.options.build.reading);
    choose([this] { return update_; });
  });
}

void UpkeepOptions::add_merge(CLI::App& app, const Choose& choose) {
  auto* verb = app.add_subcommand("merge", "Make one index out of several");
  verb->footer(merge_manual);
  examples_[verb] = merge_examples;
  verb->add_option("indexes", merge_.sources, "Directories of indexes")
      ->required()
      ->transform(program::some_path())
      ->type_name("DIR");
  add_index_option(*verb, merge_.options.index);
  verb->add_option("--names", merge_.options.user_tables,
                   "Tables of names of your own; those of the indexes without it")
      ->allow_extra_args(false)
      ->type_name("FILE");
  add_writing_options(*verb, merge_.options, merge_.talk);
  verb->callback([this, choose] { choose([this] { return merge_; }); });
}

void UpkeepOptions::add_generations(CLI::App& app, const Choose& choose) {
  auto* list = app.add_subcommand("generations", "List the builds that an index keeps");
  list->footer(generations_manual);
  add_index_option(*list, generations_.index);
  list->callback([this, choose] { choose([this] { return generations_; }); });
  auto* verb = app.add_subcommand("rollback", "Let an earlier build answer");
  verb->footer(roll_back_manual);
  add_index_option(*verb, roll_back_.index);
  verb->add_option("--to", roll_back_.to, "Number of the build; the one before without it")
      ->transform(program::whole_number(1, std::numeric_limits<unsigned>::max()))
      ->type_name("N");
  verb->callback([this, choose] { choose([this] { return roll_back_; }); });
}

void UpkeepOptions::add_verify(CLI::App& app, const Choose& choose) {
  auto* verb = app.add_subcommand("verify", "Look whether an index is whole");
  verb->footer(verify_manual);
  examples_[verb] = verify_examples;
  add_index_option(*verb, verify_.index);
  verb->add_flag_callback(
      "--full", [this] { verify_.depth = VerifyDepth::full; }, "Read all of it");
  verb->add_flag_callback(
      "--deep", [this] { verify_.depth = VerifyDepth::deep; }, "Analyse every article again");
  verb->get_option("--full")->excludes("--deep");
  verb->callback([this, choose] { choose([this] { return verify_; }); });
}

void UpkeepOptions::add_stats(CLI::App& app, const Choose& choose) {
  auto* verb = app.add_subcommand("stats", "Print what an index holds, in figures");
  add_index_option(*verb, stats_.index);
  verb->add_option_function<std::string>(
          "--format",
          [this](const std::string& word) {
            stats_.format = word == "json" ? StatsFormat::json : StatsFormat::text;
          },
          "text or json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT")
      ->default_str("text");
  verb->callback([this, choose] { choose([this] { return stats_; }); });
}

void UpkeepOptions::add_export(CLI::App& app, const Choose& choose) {
  auto* verb = app.add_subcommand("export", "Print all articles as JSON Lines");
  verb->footer(export_manual);
  examples_[verb] = export_examples;
  add_index_option(*verb, export_.index);
  verb->callback([this, choose] { choose([this] { return export_; }); });
}

}  // namespace dateline::indexer
