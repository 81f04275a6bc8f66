// SPDX-License-Identifier: GPL-2.0-or-later
// What a run is told of reading its corpus, beside the files themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields/read_options.h"

namespace dateline::indexer {

// Which of several records with one id counts.
enum class DuplicatePolicy : std::uint8_t { first, last, error };

// How many records may be bad before nothing is indexed.
struct ErrorLimit {
  std::optional<std::size_t> records{};
  std::optional<double> percent{};  // of the records read

  bool is_exceeded(std::size_t bad, std::size_t read) const;
};

// Reads "100" or "2.5%". Throws std::invalid_argument for anything else.
ErrorLimit parse_error_limit(std::string_view written);

struct ReadingRules {
  corpus::ReadOptions read{};
  std::vector<std::string> outlet_tables{};  // each laid over those before it
  // The options as they were written, and the files that they name: an index keeps them for its
  // updates. All paths are absolute.
  std::vector<std::string> written{};
  std::vector<std::string> files{};
  std::string rejects{};  // a file for the records that are left out, see rejects.h; or empty
  ErrorLimit max_errors{};
  DuplicatePolicy duplicates = DuplicatePolicy::first;
};

// More records are bad than the rules allow; nothing was published.
class TooManyErrors : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace dateline::indexer
