// SPDX-License-Identifier: GPL-2.0-or-later
// What saved queries have told already: for each of them, which articles.
//
// Articles are known by the hash of their id, so the state stays right when the index is updated,
// built anew or rolled back. Of a million articles told, one in 10^13 new ones would be taken for
// one of them. A file of lines:
//   dateline-watch 1
//   index <its id>
//   query <key, as a JSON string>
//   told <16 hexadecimal digits an article, ascending, without separators>
//   ...
//   end
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::query {

// A state that cannot be used. what() is "path: reason; advice".
class StateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class WatchState {
 public:
  // The state in the file `path`, or an empty one for the index if there is no such file. Throws
  // StateError for a file that is none, is not whole, or belongs to another index.
  static WatchState load(const std::string& path, const std::string& index_id);

  // A query is known by `key`.
  bool is_told(std::string_view key, std::string_view article) const;
  void tell(std::string_view key, std::string_view article);

  // Replaces the file in one step. Throws StateError.
  void save(const std::string& path) const;

 private:
  using Articles = std::set<std::uint64_t>;
  explicit WatchState(std::string index_id) : index_id_(std::move(index_id)) {}
  void read(std::istream& in, const std::string& path);
  std::string text() const;

  std::string index_id_;
  std::map<std::string, Articles, std::less<>> told_;  // by the key as a JSON string
};

}  // namespace dateline::query
