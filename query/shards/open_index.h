// SPDX-License-Identifier: GPL-2.0-or-later
// What a search reads: one index, or several that answer as one, open with all that a query needs
// beside the postings.
//
// Xapian searches several databases as one: it adds up the frequencies that weights are made from,
// merges what they find, and a remote one does its part on its own machine. What of an index is not
// Xapian's is made one here: labels are numbered anew, years and word forms joined, the name table
// is the one that all were built with.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/layout/facet_columns.h"
#include "indexer/layout/generation_hold.h"
#include "query/language/date_range.h"
#include "query/shards/shard_list.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"

namespace dateline::query {

// The one index, or one of several.
struct Shard {
  ShardAddress address;
  unsigned generation = 0;
  schema::GenerationHold hold;  // before the database, so that it outlives it
  Xapian::Database database;
  std::string index_id;
  schema::FacetColumns columns;        // by docid of this shard; none of a remote one
  std::vector<std::uint32_t> numbers;  // of its labels among those of all; none: as they are
};

// A shard that did not answer, where an answer may be partial.
struct MissingShard {
  ShardAddress address;
  std::string reason;
};

// One thread at a time, as the databases in it. Copies share nothing that changes.
struct OpenIndex {
  std::string path;           // as messages name it
  std::vector<Shard> shards;  // one or more
  std::vector<MissingShard> missing;
  Xapian::Database
      database;  // all shards; document d of shard s of n is number (d - 1) * n + s + 1
  synonyms::NameTable names;
  synonyms::NameKeys keys;
  std::vector<bool> present;        // of each name, whether an article has it: in full, by surname
                                    // or by a certain key
  std::vector<std::string> labels;  // of outlets, agencies and languages
  Years years;

  // What runs in this process sees nothing of a remote shard's documents.
  bool has_remote() const;
  // The place of a document's shard among `shards`.
  std::size_t shard_of(Xapian::docid document) const { return (document - 1) % shards.size(); }
  // Its number there, and back.
  std::uint32_t local(Xapian::docid document) const {
    return static_cast<std::uint32_t>((document - 1) / shards.size() + 1);
  }
  Xapian::docid document(std::size_t shard, Xapian::docid local) const {
    return static_cast<Xapian::docid>((local - 1) * shards.size() + shard + 1);
  }

  // Of the shard of this machine that `shard_database` is; nullptr if it is none of them.
  const schema::FacetColumns* columns_of(const Xapian::Database& shard_database) const;

  // How a note names a name: "Kobani (gn:172256)", or the id where that says it all.
  std::string label(std::string_view id) const;

  // The words that the index keeps under a key of schema.h, ascending.
  std::vector<std::string> forms(const std::string& key) const;
};

// Opens what answers now. Without a shard that does not answer where `choice` allows that, and
// without those of `missing`. Throws schema::IndexError, with advice, where there is no index, one
// of another version, or a damaged one, where a shard does not answer, and where shards do not fit
// together: other name tables, an article in two of them.
OpenIndex open_index(const IndexChoice& choice, std::vector<MissingShard> missing = {});

// The remote shard of which `error` tells, or the first that no longer answers; nullptr for none.
const Shard* find_culprit(const OpenIndex& index, const Xapian::NetworkError& error);

// What went wrong with a remote shard, for a message.
std::string reason_of(const Xapian::NetworkError& error);
// Throws schema::IndexError that says so, with the remedy.
[[noreturn]] void fail_unanswered(const ShardAddress& address, const std::string& reason);

}  // namespace dateline::query
