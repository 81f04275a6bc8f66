// SPDX-License-Identifier: GPL-2.0-or-later
// Where the operands of NEAR, PRE, NOT NEAR, FIRST and ATLEAST stand in an article, by trying every
// choice of places. query/language/proximity.h says what they mean.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <set>
#include <vector>

#include "query/language/parsed_query.h"
#include "tests/query/oracle_text.h"

namespace dateline::test {

class OraclePlaces {
 public:
  // Words `first` to `last` of the title (text 0) or the text (1).
  struct Place {
    std::size_t text = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    auto operator<=>(const Place&) const = default;
  };
  using Texts = std::array<std::reference_wrapper<const OracleText>, 2>;  // title, text

  // `words` must outlive it.
  OraclePlaces(const Texts& texts, const OracleWords& words) : texts_(texts), words_(words) {}

  std::set<Place> find(const query::Node& node) const;

 private:
  std::set<Place> find_phrase(const query::Node& phrase) const;
  std::set<Place> find_any(const query::Node& node) const;
  std::set<Place> find_near(const query::Node& node) const;
  std::set<Place> find_not_near(const query::Node& node) const;
  void choose(const query::Node& node, const std::vector<std::set<Place>>& operands,
              std::vector<Place>& chosen, std::set<Place>& found) const;
  bool are_near(const query::Node& node, std::vector<Place> chosen) const;
  bool are_in_one(query::Reach::Unit unit, const Place& a, const Place& b) const;
  std::set<std::size_t> units(query::Reach::Unit unit, const Place& place) const;
  bool is_within(const query::Reach& reach, const Place& a, const Place& b) const;

  Texts texts_;
  const OracleWords& words_;
};

}  // namespace dateline::test
