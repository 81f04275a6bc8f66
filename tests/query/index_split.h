// SPDX-License-Identifier: GPL-2.0-or-later
// One index of some articles, and one of each of several parts of them, some served to others.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "corpus/article/article.h"
#include "query/shards/open_index.h"
#include "tests/support/shard_server.h"
#include "tests/support/test_index.h"

namespace dateline::test {

// Articles of few words, so that they meet in every way. Labels and words are spread unevenly: some
// stand in one part alone.
std::vector<corpus::Article> dense_articles(unsigned seed, std::size_t count);

class IndexSplit {
 public:
  IndexSplit(const std::vector<corpus::Article>& articles, std::size_t count);

  std::string whole() const { return whole_->path(); }
  std::string part(std::size_t i) const { return parts_[i]->path(); }
  std::size_t count() const { return parts_.size(); }
  std::string generation(std::size_t i) const { return part(i) + "/gen-000001"; }

  // The first `remote` of the parts are served.
  query::IndexChoice choice(std::size_t remote);
  ShardServer& server(std::size_t i) { return *servers_[i]; }

 private:
  ScratchFolder folder_;
  std::unique_ptr<TestIndex> whole_;
  std::vector<std::unique_ptr<TestIndex>> parts_;
  std::vector<std::unique_ptr<ShardServer>> servers_;
};

}  // namespace dateline::test
