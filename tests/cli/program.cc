// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/cli/program.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dateline::tests {
namespace {

namespace fs = std::filesystem;

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

// One process at a time builds what is kept.
class KeptLock {
 public:
  explicit KeptLock(const fs::path& folder) {
    fs::create_directories(folder);
    file_ = ::open((folder / "LOCK").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
    if (file_ < 0 || ::flock(file_, LOCK_EX) != 0) throw std::runtime_error("no lock for a test");
  }
  KeptLock(const KeptLock&) = delete;
  KeptLock& operator=(const KeptLock&) = delete;
  ~KeptLock() { ::close(file_); }

 private:
  int file_ = -1;
};

// When a file, or the newest in a folder, was changed.
fs::file_time_type last_change(const fs::path& path) {
  auto last = fs::last_write_time(path);
  if (!fs::is_directory(path)) return last;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    last = std::max(last, entry.last_write_time());
  }
  return last;
}

// What an index hangs on but for the command: programs, tables, the sample and the files here.
std::string inputs(const fs::path& workplace) {
  std::ostringstream all;
  const fs::path built = DATELINE_BINARY_DIR;
  for (const auto& path : {built / "bin/dateline-index", built / "share/dateline",
                           fs::path(DATELINE_SOURCE_DIR) / "corpus"}) {
    all << last_change(path).time_since_epoch().count() << ' ';
  }
  for (const auto& entry : fs::directory_iterator(workplace)) {
    if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.')) {
      all << entry.path().filename() << read_file(entry.path());
    }
  }
  return all.str();
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

void Workplace::build_once(const std::string& index, const std::string& build) const {
  const fs::path kept = fs::path(DATELINE_BINARY_DIR) / "kept-indexes";
  const KeptLock lock(kept);
  const fs::path made = kept / std::to_string(std::hash<std::string>()(build));
  const std::string state = inputs(folder_);
  if (read_file(made / "inputs") != state) {
    fs::remove_all(made);
    const Outcome outcome = run(build);
    if (outcome.status != 0) throw std::runtime_error(build + ": " + outcome.err);
    fs::create_directory(made);
    fs::rename(path(index), made / "index");
    std::ofstream(made / "inputs", std::ios::binary) << state;
  }
  fs::create_directory_symlink(made / "index", path(index));
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
