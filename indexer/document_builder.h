// SPDX-License-Identifier: GPL-2.0-or-later
// Turns an article into the document that the index keeps: terms, values and stored text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/article.h"
#include "synonyms/article_names.h"

namespace Xapian {
class Document;
}

namespace dateline::indexer {

// Numbers the outlets, agencies and languages of an index in the order in which they are met.
// Labels that fold to the same letters share a number, and the first one is shown. Not thread safe.
class Labels {
 public:
  Labels() = default;
  explicit Labels(std::vector<std::string> known);

  std::uint32_t number_of(std::string_view label);
  const std::vector<std::string>& list() const { return list_; }

 private:
  std::vector<std::string> list_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// The document of `article`. Pure but for new labels and what the recogniser remembers.
Xapian::Document build_document(const corpus::Article& article,
                                synonyms::NameRecogniser& recogniser, Labels& labels);

}  // namespace dateline::indexer
