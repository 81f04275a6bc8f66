// SPDX-License-Identifier: GPL-2.0-or-later
// The listed name that an unlisted spelling in a query writes, among those that the index has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/query_parser.h"
#include "query/shards/open_index.h"
#include "synonyms/spelling/name_keys.h"

namespace dateline::query {

// As the index, which it holds on to, for one thread at a time.
class KeyNames {
 public:
  KeyNames(const OpenIndex& index, NameReading names) : index_(index), names_(names) {}

  // Whether `names` asks for unlisted spellings at all.
  bool are_asked() const { return names_ == NameReading::all || names_ == NameReading::loose; }

  // One that occurs, in some country or known everywhere; as certain as `names` wants it.
  std::optional<synonyms::KeyMatch> match(std::string_view folded_words) const;
  // A person word for word at both ends: of words that are in other names, or in a dictionary as
  // names, the whole alone proves nothing.
  std::optional<synonyms::KeyMatch> match_person(std::string_view folded_words) const;

  // The listed spelling that was met.
  std::string_view spelling_of(const synonyms::KeyMatch& match) const;
  // The name, and its twin.
  std::vector<std::string> ids_of(const synonyms::KeyMatch& match) const;

 private:
  std::optional<synonyms::KeyMatch> match_in(std::string_view folded_words,
                                             const std::vector<std::uint32_t>& countries) const;

  const OpenIndex& index_;
  NameReading names_;
};

}  // namespace dateline::query
