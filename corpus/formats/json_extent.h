// SPDX-License-Identifier: GPL-2.0-or-later
// Where a JSON value ends, without reading what it says.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline::corpus {

// Follows one object, array or string through as many pieces as it takes. JSON has no line end
// inside a string, so a string that meets one was never closed. Not thread safe.
class JsonExtent {
 public:
  // The place in `bytes` behind the value; nullopt if it goes on in the next piece. The first piece
  // begins with the value.
  std::optional<std::size_t> find_end(std::string_view bytes);

  // True if the value ended at a line end inside a string.
  bool is_broken() const { return is_broken_; }

 private:
  std::size_t skip_string(std::string_view bytes, std::size_t at);

  std::size_t depth_ = 0;
  bool is_in_string_ = false;
  bool is_escaped_ = false;
  bool is_broken_ = false;
};

}  // namespace dateline::corpus
