// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>

#include "indexer/schema.h"
#include "query/batch.h"
#include "query/query_options.h"
#include "query/result_writer.h"
#include "query/searcher.h"
#include "synonyms/printable.h"

namespace {

using namespace dateline;
using namespace dateline::query;

constexpr int found = 0;
constexpr int nothing = 1;
constexpr int failed = 2;

void say(std::string_view text) {
  std::cerr << "dateline-query: " << synonyms::printable(text) << "\n";
}

bool has_text(const char* value) { return value != nullptr && *value != '\0'; }

std::unique_ptr<ResultWriter> make_writer(const CommandLine& command) {
  WriterOptions options = command.writer;
  const bool wanted = isatty(STDOUT_FILENO) != 0 && !has_text(std::getenv("NO_COLOR"));
  options.colour = command.colour == CommandLine::Colour::always ||
                   (command.colour == CommandLine::Colour::automatic && wanted);
  if (command.format == CommandLine::Format::jsonl) return make_jsonl_writer(std::cout, options);
  return make_text_writer(std::cout, options);
}

int search(const CommandLine& command, const Searcher& searcher, ResultWriter& writer) {
  const ResultPage page = searcher.search(command.request);
  for (const auto& note : page.notes) say(note);
  writer.write(page, std::nullopt);
  const bool any = page.total > 0;
  writer.finish({.queries = 1, .found = any ? 1U : 0U, .total = page.total}, page.provenance);
  return any ? found : nothing;
}

int batch(const CommandLine& command, const Searcher& searcher, ResultWriter& writer) {
  std::ifstream file;
  if (command.file != "-") {
    file.open(command.file);
    if (!file || file.peek() == std::ifstream::traits_type::eof()) {
      say(command.file + ": " + (file.is_open() ? "no query in it" : "cannot be opened"));
      return failed;
    }
  }
  std::istream& queries = command.file == "-" ? std::cin : file;
  const AnswerSummary summary = answer_batch(queries, command.request, searcher, writer);
  writer.finish(summary, searcher.provenance());
  return summary.errors > 0 || summary.found == 0 ? nothing : found;
}

int show(const CommandLine& command, const Searcher& searcher, ResultWriter& writer) {
  const auto article = searcher.show(command.id, command.request.query);
  if (!article) {
    say("no article has the id '" + command.id + "'");
    return nothing;
  }
  writer.write(*article);
  return found;
}

int answer(const CommandLine& command) {
  const Searcher searcher(command.index);
  const auto writer = make_writer(command);
  switch (command.verb) {
    case CommandLine::Verb::search:
      return search(command, searcher, *writer);
    case CommandLine::Verb::batch:
      return batch(command, searcher, *writer);
    case CommandLine::Verb::show:
      return show(command, searcher, *writer);
    case CommandLine::Verb::explain:
      writer->write(searcher.explain(command.request), command.request.query);
      return found;
  }
  return failed;
}

// Points at the culprit, where it stands in the query and not in an option.
void report(const QueryError& error, const std::string& query) {
  say(error.what());
  if (error.offset() == std::string::npos) return;
  std::cerr << point_at(synonyms::printable(query), error) << "\n";
}

int run(const std::vector<std::string>& arguments) {
  std::string query;
  try {
    const auto command = parse_command_line(arguments, schema::default_index(std::getenv));
    if (const auto* reply = std::get_if<Reply>(&command)) {
      if (reply->status != 0 && !arguments.empty()) {
        say(reply->text);
      } else {
        std::cout << reply->text;
      }
      return reply->status;
    }
    const auto& line = std::get<CommandLine>(command);
    query = line.request.query;
    return answer(line);
  } catch (const QueryError& error) {
    report(error, query);
  } catch (const std::exception& error) {
    say(error.what());
  }
  return failed;
}

}  // namespace

int main(int argument_count, char** arguments) {
  std::signal(SIGPIPE, SIG_DFL);
  std::ios::sync_with_stdio(false);
  const int status = run({arguments + 1, arguments + argument_count});
  std::cout.flush();
  if (!std::cout) {
    say("standard output cannot be written");
    return failed;
  }
  return status;
}
