// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_options.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <CLI/CLI.hpp>

namespace dateline::indexer {
namespace {

constexpr const char* summary = R"(Builds a dateline index out of reports.

Examples:
  dateline-index build --index idx reports/
  dateline-index build --index idx wire.jsonl desk.csv clippings/
  dateline-index build --index idx --names my-names.tsv reports/
)";

constexpr const char* manual = R"(
It reads JSON Lines (id, title, text, outlet, published, ... one object a line), CSV and TSV with a
header, and bare text files, told apart by their content. An article's id is the input's own, else
its file's name. What cannot be read is reported with its place and left out; the rest is indexed.

Exit status: 0 all indexed, 1 indexed with something left out, 2 nothing done, 75 another process is
writing to the index.)";

std::string version_text() {
  return std::string("dateline-index ") + DATELINE_VERSION + " (Xapian " +
         Xapian::version_string() + ", ICU " + U_ICU_VERSION + ")\n";
}

}  // namespace

std::variant<CommandLine, Reply> parse_command_line(int count, const char* const* arguments,
                                                    const std::string& default_index,
                                                    const std::vector<std::string>& tables) {
  CommandLine command{.options = {.index = default_index, .tables = tables}};
  CLI::App app(summary, "dateline-index");
  app.footer(manual);
  app.require_subcommand(1);
  app.set_version_flag("--version", version_text());
  auto* build =
      app.add_subcommand("build", "Index files and folders, in place of what the index had");
  build->footer(manual);
  build->add_option("corpus", command.options.corpus, "Files and folders to read")
      ->required()
      ->type_name("PATH");
  build->add_option("--index,-i", command.options.index, "Directory of the index")
      ->type_name("DIR")
      ->capture_default_str();
  build
      ->add_option("--names", command.options.user_tables,
                   "A table of names of your own, whose rows win; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FILE");
  build
      ->add_option("--keep", command.options.kept_generations,
                   "How many builds to keep, this one included")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  build->add_flag("--quiet,-q", command.quiet, "Print only what is left out");
  try {
    app.parse(count, arguments);
  } catch (const CLI::Success& asked) {
    std::ostringstream text;
    app.exit(asked, text, text);
    return Reply{.text = text.str(), .status = 0};
  } catch (const CLI::ParseError& error) {
    return Reply{.text = std::string(error.what()) + "; see dateline-index --help", .status = 2};
  }
  return command;
}

}  // namespace dateline::indexer
