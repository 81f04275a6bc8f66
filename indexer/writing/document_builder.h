// SPDX-License-Identifier: GPL-2.0-or-later
// Turns an article into the document that the index keeps: terms, values and stored text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.h"
#include "indexer/writing/labels.h"
#include "synonyms/recognition/article_names.h"

namespace Xapian {
class Document;
}

namespace dateline::indexer {

// The labels of an article in the order in which build_document numbers them.
std::vector<std::string> labels_of(const corpus::Article& article,
                                   const synonyms::NameTable& names);

// A hash of all of an article that its document is made from.
std::uint64_t hash_content(const corpus::Article& article);
std::uint64_t hash_id(std::string_view id);

// The document of `article`. Pure but for new labels and what the recogniser remembers.
Xapian::Document build_document(const corpus::Article& article,
                                synonyms::NameRecogniser& recogniser, Labels& labels);

// Says in a document whence its article comes.
void set_origin(Xapian::Document& document, const corpus::Article& article, std::uint32_t file);

}  // namespace dateline::indexer
