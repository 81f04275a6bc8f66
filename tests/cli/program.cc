// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/cli/program.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dateline::tests {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

std::filesystem::path make_folder() {
  std::string name = std::string(DATELINE_BINARY_DIR) + "/workplace-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a test: " + name);
  return name;
}

}  // namespace

Workplace::Workplace() : folder_(make_folder()) {}

Workplace::~Workplace() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Outcome Workplace::run(const std::string& command) const {
  const std::string out = path(".stdout");
  const std::string err = path(".stderr");
  const std::string line =
      "cd " + quoted(folder_.string()) +
      " && env -u DATELINE_INDEX -u NO_COLOR HOME=" + quoted(folder_.string()) +
      " PATH=" + quoted(std::string(DATELINE_BINARY_DIR) + "/bin") + ":\"$PATH\" bash -c " +
      quoted(command) + " >" + quoted(out) + " 2>" + quoted(err) + " </dev/null";
  const int raw = std::system(line.c_str());
  const int status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
  return {.status = status, .out = read_file(out), .err = read_file(err)};
}

void Workplace::write(const std::string& name, const std::string& content) const {
  std::ofstream(path(name), std::ios::binary) << content;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

}  // namespace dateline::tests
