// SPDX-License-Identifier: GPL-2.0-or-later
// Articles out of an index, as they went into it.
#pragma once

#include <cstdint>
#include <functional>

#include "corpus/article/article.h"
#include "indexer/generation/built_index.h"
#include "indexer/layout/schema.h"

namespace dateline::indexer {

// Everything that build_document reads; where it stood in its file is not kept. Throws
// schema::IndexError where the record is damaged.
corpus::Article restore_article(const Xapian::Document& document);

// All articles of an index, in its order, each with the number of its input file.
using ArticleVisit = std::function<void(corpus::Article, std::uint32_t file)>;
void for_each_stored_article(const BuiltIndex& index, const ArticleVisit& visit);

}  // namespace dateline::indexer
