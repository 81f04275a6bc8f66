// SPDX-License-Identifier: GPL-2.0-or-later
// Which of several places of one name an article means, and whether it means a place at all.
//
// All mentions of one spelling mean the same place, unless the text puts one of them elsewhere
// (Paris, Texas). Each place that a spelling may mean is weighed by what is known of it and what
// the article says around it (place_evidence.h). Where that decides nothing, a place in the
// outlet's country is meant rather than others.
//
// A place that counts in context only (NameRow::contextual) must reach a bound besides. Two places
// far from each other that come out nearly alike are undecided: PlaceUse::ambiguous.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "synonyms/finder/article_field.h"
#include "synonyms/places/place_context.h"
#include "synonyms/places/place_evidence.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

// One place that a spelling may mean.
struct PlaceCandidate {
  std::uint32_t name = 0;
  PlaceEvidence evidence;
  double score = 0;
};

// What was decided of one mention and why, for who asks.
struct PlaceDecision {
  bool in_title = false;
  Mention mention;  // as decided; a place that was not borne out is no mention of the article's
  bool dropped = false;
  std::vector<PlaceCandidate> candidates;  // the likeliest first
};

// What is known of an article besides its words.
struct PlaceSetting {
  std::uint32_t dateline_begin = 0;  // bytes of the text that are its dateline
  std::uint32_t dateline_end = 0;
  std::uint32_t agency_begin = 0;  // those of the agency or paper in it
  std::uint32_t agency_end = 0;
  // Places that the input states. A spelling of one of them means it.
  std::vector<std::uint32_t> given;
  std::optional<std::uint32_t> home;  // the outlet's country
};

struct PlaceModel {
  const NameTable& table;
  const NameKeys& keys;
  PlaceWeights weights{};
};

// Decides the senses and the uses of the places that the fields of one article mention, the title
// and the text, and takes out what the article does not bear out. Returns the decisions in the
// order of the text, the title first.
std::vector<PlaceDecision> decide_places(std::span<Field> fields, const PlaceModel& model,
                                         const PlaceSetting& setting);

}  // namespace dateline::synonyms
