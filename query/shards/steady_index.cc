// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/shards/steady_index.h"

#include <utility>

#include "indexer/layout/schema.h"

namespace dateline::query {

void SteadyIndex::run(const std::function<void(const OpenIndex&)>& work) {
  constexpr int most_tries = 5;
  bool has_reconnected = false;
  for (int tries = 1;; ++tries) {
    try {
      return work(index_);
    } catch (const Xapian::NetworkTimeoutError& error) {
      leave_out(error);
    } catch (const Xapian::NetworkError& error) {
      // A server closes what it has not heard of for a while.
      if (std::exchange(has_reconnected, true)) {
        leave_out(error);
      } else {
        reopen();
      }
    } catch (const Xapian::DatabaseModifiedError&) {
      if (tries == most_tries) {
        throw schema::IndexError(index_.path, "changes faster than it can be read; try again");
      }
      reopen();
    } catch (const Xapian::Error& error) {
      throw schema::IndexError(index_.path,
                               error.get_description() + "; build the index again if this stays");
    } catch (const schema::RecordError& error) {
      throw schema::IndexError(index_.path, error.reason());
    }
  }
}

// Goes on without the shard that failed.
void SteadyIndex::leave_out(const Xapian::NetworkError& error) {
  const Shard* shard = find_culprit(index_, error);
  if (shard == nullptr) throw schema::IndexError(index_.path, reason_of(error));
  if (!choice_.may_be_partial) fail_unanswered(shard->address, reason_of(error));
  auto missing = index_.missing;
  missing.push_back({shard->address, reason_of(error)});
  index_ = open_index(choice_, std::move(missing));
}

}  // namespace dateline::query
