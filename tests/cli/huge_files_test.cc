// SPDX-License-Identifier: GPL-2.0-or-later
// Files of a gigabyte that are one record, or none: read to their end in bounded memory.
#include <catch2/catch.hpp>
#include <string>

#include "tests/cli/program.h"

namespace dateline::tests {
namespace {

struct HugeFile {
  std::string name;
  std::string head;  // zeros follow, which take no room on the disk
  std::string reason;
};

// Runs a command and prints its most memory in megabytes behind what it prints.
constexpr const char* measured =
    "python3 -c 'import resource, subprocess, sys\n"
    "subprocess.run(sys.argv[1:])\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)' ";

}  // namespace

TEST_CASE("a file of a gigabyte that is one record is one error, in bounded memory", "[cli]") {
  const auto c = GENERATE(values<HugeFile>({
      {"a.jsonl", R"({"text":")", "longer than 16 MB"},
      {"a.json", R"([{"text":")", "cut short: the record is not closed"},
      {"a.csv", "title,text\\na,\"", "a line longer than 16 MB"},
      {"a.warc", "WARC/1.0\\r\\nContent-Length: 2000000000\\r\\n\\r\\n",
       "cut short: the record is longer than what is left of the file"},
  }));
  constexpr int most_megabytes = 600;  // with the sanitizers; without them it is a tenth
  const Workplace workplace;
  workplace.run("printf '" + c.head + "' > " + c.name + "; truncate -s 1G " + c.name);
  const auto outcome = workplace.run(std::string(measured) + "dateline-index inspect " + c.name);
  INFO(outcome.out << outcome.err);
  CHECK_THAT(outcome.out, Catch::Contains("records     1: 0 articles, 1 rejected\n"));
  CHECK_THAT(outcome.out, Catch::Contains(c.reason));
  const auto last_line = outcome.out.substr(outcome.out.rfind('\n', outcome.out.size() - 2) + 1);
  CHECK(std::stoi(last_line) < most_megabytes);
}

}  // namespace dateline::tests
