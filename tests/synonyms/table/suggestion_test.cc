// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/suggestion.h"

#include <catch2/catch.hpp>
#include <vector>

namespace dateline {
namespace {

const std::vector<std::string>& candidates() {
  static const std::vector<std::string> list = {"Harbour Courier", "Levant Monitor", "Basra",
                                                "Busra",           "أربيل",          "Київ"};
  return list;
}

std::string suggest(const std::string& typed) {
  return synonyms::did_you_mean(typed, candidates());
}

}  // namespace

TEST_CASE("the nearest candidate is suggested, case and marks aside", "[suggestion]") {
  CHECK(suggest("Levant Moniter") == "; did you mean 'Levant Monitor'?");
  CHECK(suggest("levant monitor") == "; did you mean 'Levant Monitor'?");
  CHECK(suggest("HARBORCOURIER") == "; did you mean 'Harbour Courier'?");
  CHECK(suggest("Basrah") == "; did you mean 'Basra'?");
  CHECK(suggest("Bussra") == "; did you mean 'Busra'?");
  CHECK(suggest("اربل") == "; did you mean 'أربيل'?");
  CHECK(suggest("Bsara") == "; did you mean 'Basra'?");
  CHECK(suggest("київе") == "; did you mean 'Київ'?");
}

TEST_CASE("of equally near candidates the first is suggested", "[suggestion]") {
  CHECK(suggest("Bosra") == "; did you mean 'Basra'?");
}

TEST_CASE("nothing is suggested where no candidate is near", "[suggestion]") {
  CHECK(suggest("Reuters").empty());
  CHECK(suggest("Levant").empty());
  CHECK(synonyms::did_you_mean("Basra", {}).empty());
}

TEST_CASE("a suggestion is within a third of what was typed", "[suggestion]") {
  const std::vector<std::string> short_ones = {"en", "ar", "uk"};
  CHECK(synonyms::did_you_mean("xyz", short_ones).empty());
  CHECK(synonyms::did_you_mean("zz", short_ones).empty());
  CHECK(synonyms::did_you_mean("eng", short_ones) == "; did you mean 'en'?");
  CHECK(suggest("Bxxra").empty());
  CHECK(suggest("").empty());
}

}  // namespace dateline
