// SPDX-License-Identifier: GPL-2.0-or-later
// All that an index answers from, as text that can be compared: two indexes of the same articles
// are equal whatever the order of their docids and the numbers of their labels.
#pragma once

#include <map>
#include <string>

namespace dateline::test {

struct IndexContents {
  std::map<std::string, std::string> articles;  // by id: terms, positions, record, facets by name
  std::map<std::string, std::string> words;     // terms with their counts, synonyms, years
  bool operator==(const IndexContents&) const = default;
};

IndexContents read_contents(const std::string& index);

// What differs first, for a message; empty if nothing does.
std::string difference(const IndexContents& a, const IndexContents& b);

}  // namespace dateline::test
