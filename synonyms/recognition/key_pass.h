// SPDX-License-Identifier: GPL-2.0-or-later
// Recognises the unlisted spellings of an article by their keys. What was accepted once holds
// wherever it stands again.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "synonyms/finder/article_field.h"
#include "synonyms/spelling/key_memory.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/table/name_table.h"

namespace dateline::synonyms {

// What an article is read with.
struct KeyContext {
  const NameTable& table;
  const NameKeys& keys;
  KeyMemory& memory;
  std::vector<std::uint32_t> countries;  // whose places an unlisted spelling may write
  // Words of the last field that are its dateline, from one to before another.
  std::uint32_t dateline_begin = 0;
  std::uint32_t dateline_end = 0;
};

// Adds mentions to the fields of one article; a listed name inside one becomes nested.
void find_by_key(std::span<Field> fields, const KeyContext& context);

}  // namespace dateline::synonyms
