// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of the verbs that keep an index up: update, merge, generations, rollback,
// verify, stats, export.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/index_options.h"

namespace CLI {
class App;
}

namespace dateline::indexer {

class UpkeepOptions {
 public:
  // `tables` are the project's own.
  UpkeepOptions(const std::string& default_index, const std::vector<std::string>& tables);

  // Adds the verbs; the one that is given calls `choose` with what makes its command.
  using Choose = std::function<void(std::function<CommandLine()>)>;
  void add_to(CLI::App& app, const Choose& choose);
  // What the help of each verb opens with.
  const std::map<const CLI::App*, const char*>& examples() const { return examples_; }

 private:
  void add_update(CLI::App& app, const Choose& choose);
  void add_merge(CLI::App& app, const Choose& choose);
  void add_generations(CLI::App& app, const Choose& choose);
  void add_verify(CLI::App& app, const Choose& choose);
  void add_stats(CLI::App& app, const Choose& choose);
  void add_export(CLI::App& app, const Choose& choose);

  UpdateCommand update_;
  MergeCommand merge_;
  GenerationsCommand generations_;
  RollBackCommand roll_back_;
  VerifyCommand verify_;
  StatsCommand stats_;
  ExportCommand export_;
  std::map<const CLI::App*, const char*> examples_;
};

// Options that several verbs have.
void add_index_option(CLI::App& verb, std::string& index);
void add_names_option(CLI::App& verb, std::vector<std::string>& tables);
// --keep, --jobs, --progress, --quiet
void add_writing_options(CLI::App& verb, IndexOptions& options, Talk& talk);

}  // namespace dateline::indexer
