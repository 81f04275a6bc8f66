// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of dateline-index.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/generation/name_tables.h"
#include "indexer/inspection/index_stats.h"
#include "indexer/inspection/inspect.h"
#include "indexer/inspection/names_lint.h"
#include "indexer/inspection/names_suggest.h"
#include "indexer/inspection/names_usage.h"
#include "indexer/inspection/verify_index.h"
#include "indexer/program/command_line.h"
#include "indexer/update/update_index.h"
#include "indexer/writing/index_all.h"
#include "indexer/writing/progress_line.h"

namespace dateline::indexer {

// How much a verb that writes says of its work.
struct Talk {
  ProgressMode progress = ProgressMode::automatic;
  bool quiet = false;  // no progress and no summary; what is left out is still reported
};

// One struct a verb.
struct BuildCommand {
  IndexOptions options;
  bool dry_run = false;  // read everything and index nothing
  Talk talk;
};

struct UpdateCommand {
  bool dry_run = false;
  UpdateOptions options;
  Talk talk;
};

struct MergeCommand {
  IndexOptions options;
  std::vector<std::string> sources;
  Talk talk;
};

struct GenerationsCommand {
  std::string index;
};

struct RollBackCommand {
  std::string index;
  std::optional<unsigned> to;  // the one before, if not given
};

struct VerifyCommand {
  std::string index;
  VerifyDepth depth = VerifyDepth::quick;
};

struct StatsCommand {
  std::string index;
  StatsFormat format = StatsFormat::text;
};

struct ExportCommand {
  std::string index;
};

struct ShowNameCommand {
  std::string name;
  TableFiles tables;
  std::optional<std::string> index;  // instead of the tables
};

struct LintNamesCommand {
  LintRequest request;
};

struct NameUsageCommand {
  std::string name;
  std::string index;
  UsageSplit split;
  UsageFormat format = UsageFormat::text;
};

struct SuggestCommand {
  SuggestRequest request;
  SuggestFormat format = SuggestFormat::text;
};

struct InspectCommand {
  std::vector<std::string> corpus;  // files and folders
  ReadingRules rules;
  std::size_t shown = 3;  // records of each file
};

struct FormatsCommand {};

using CommandLine =
    std::variant<program::Reply, InspectCommand, FormatsCommand, BuildCommand, ShowNameCommand,
                 LintNamesCommand, NameUsageCommand, SuggestCommand, UpdateCommand, MergeCommand,
                 GenerationsCommand, RollBackCommand, VerifyCommand, StatsCommand, ExportCommand>;

// `default_index` stands where --index is not given, `tables` are the project's own.
CommandLine parse_command_line(int count, const char* const* arguments,
                               const std::string& default_index,
                               const std::vector<std::string>& tables);

}  // namespace dateline::indexer
