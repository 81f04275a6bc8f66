// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the two programs as a user does, in a folder of its own.
#pragma once

#include <filesystem>
#include <string>

namespace dateline::tests {

struct Outcome {
  int status = -1;  // exit status, or 128 + the signal that ended it
  std::string out;
  std::string err;
};

// A fresh folder, removed with the object. Commands run in it through bash, with the built programs
// first on the PATH and no index named by the environment.
class Workplace {
 public:
  Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace();

  Outcome run(const std::string& command) const;
  // Runs `build`, which makes an index of that name here, once for all tests that only read it: it
  // is kept in the build folder until the programs, the tables, the sample or the files here
  // change. Throws std::runtime_error where that fails.
  void build_once(const std::string& index, const std::string& build) const;
  void write(const std::string& name, const std::string& content) const;
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

// The content of a file, or "" if there is none.
std::string read_file(const std::filesystem::path& path);

}  // namespace dateline::tests
