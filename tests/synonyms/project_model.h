// SPDX-License-Identifier: GPL-2.0-or-later
// The project's letter weights, compiled once, and words as the model reads them.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "synonyms/spelling/key_form.h"
#include "synonyms/spelling/name_keys.h"
#include "synonyms/spelling/spelling_model.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

inline const std::string& project_model_bytes() {
  static const std::string bytes = [] {
    const std::string path = std::string(DATELINE_SOURCE_DIR) + "/synonyms/letter_weights.tsv";
    std::ifstream file(path);
    return compile_spelling_model(file, path);
  }();
  return bytes;
}

inline SpellingModel::Word model_word(const SpellingModel& model, std::string_view text) {
  const auto form = key_form(folded_words(text));
  if (!form) throw std::invalid_argument("no key form");
  return model.word(form->script, model.encode(*form));
}

// The keys of a table with the project's weights.
inline NameKeys keys_of(const NameTable& table, const std::vector<std::string>& ordinary = {}) {
  return {compile_name_keys(table, {.model = project_model_bytes(), .ordinary = ordinary}), table,
          "test"};
}

}  // namespace dateline::synonyms
