// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/page_difference.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dateline::test {
namespace {

std::map<std::string, double> scores_of(const query::ResultPage& page) {
  std::map<std::string, double> scores;
  for (const auto& hit : page.hits) scores[hit.id] = hit.score;
  return scores;
}

// Marks, places, reasons and family of a hit, as text.
std::string details_of(const query::ResultPage& page) {
  std::map<std::string, std::string> by_id;
  for (const auto& hit : page.hits) {
    std::string& text = by_id[hit.id];
    for (const auto& match : hit.matches) {
      text += match.reason + "/" + match.met + "/" + match.written + " ";
    }
    for (const auto& named : hit.places) {
      text += named.place.id + " " + std::to_string(named.mentions.times) + " ";
    }
    text += hit.outlet + " " + hit.date + family_of(hit);
  }
  std::string all;
  for (const auto& [id, text] : by_id) all += id + ": " + text + "\n";
  return all;
}

}  // namespace

std::string family_of(const query::Hit& hit) {
  if (!hit.family) return "";
  std::string text = " " + std::to_string(hit.family->copies) + " copies, " +
                     std::to_string(hit.family->matching) + " found, in " +
                     std::to_string(hit.family->outlets) + " from " + hit.family->first.id;
  for (const auto& agency : hit.family->agencies) text += " " + agency;
  return text;
}

std::string facets_of(const query::ResultPage& page) {
  std::string text;
  for (const auto& facet : page.facets) {
    text += facet.request.name + " of " + std::to_string(facet.articles) + ", none " +
            std::to_string(facet.none) + ", other " + std::to_string(facet.other) + ":";
    for (const auto& value : facet.values) {
      text +=
          " " + value.value + "=" + std::to_string(value.count) + "+" + std::to_string(value.other);
    }
    text += "\n";
  }
  return text;
}

std::string difference(const query::ResultPage& one, const query::ResultPage& other) {
  if (one.total != other.total) {
    return "total " + std::to_string(one.total) + " against " + std::to_string(other.total);
  }
  const auto expected = scores_of(one);
  const auto scores = scores_of(other);
  for (const auto& [id, score] : expected) {
    const auto found = scores.find(id);
    if (found == scores.end()) return id + " is missing";
    // The order in which the parts of a score are added may differ, no more.
    if (std::abs(found->second - score) > 1e-12 * std::max(1.0, score)) {
      return id + " scores " + std::to_string(score) + " against " + std::to_string(found->second);
    }
  }
  if (details_of(one) != details_of(other)) {
    return details_of(one) + "against\n" + details_of(other);
  }
  if (facets_of(one) != facets_of(other)) {
    return facets_of(one) + "against\n" + facets_of(other);
  }
  if (one.understood != other.understood) return one.understood + ", " + other.understood;
  return one.notes == other.notes ? "" : "other notes";
}

}  // namespace dateline::test
