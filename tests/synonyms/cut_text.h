// SPDX-License-Identifier: GPL-2.0-or-later
// A text as the tokenizer cuts it, written so that a table of tests can be read.
#pragma once

#include <string>

#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {

inline std::string printed(Gap gap) {
  switch (gap) {
    case Gap::start:
      return "";
    case Gap::none:
      return "+";
    case Gap::space:
      return " ";
    case Gap::hyphen:
      return "-";
    case Gap::line:
      return "/";
    case Gap::stop:
      return ".";
    case Gap::punctuation:
      return " , ";
    case Gap::sentence:
      return " . ";
    case Gap::paragraph:
      return " P ";
  }
  return "?";
}

// The folded words with what lies between them.
inline std::string cut(const std::string& text) {
  const TokenStream stream = tokenize(text);
  std::string out;
  for (std::size_t i = 0; i < stream.size(); ++i) {
    out += printed(stream.tokens[i].gap) + std::string(stream.word(i));
  }
  return out;
}

// The words as they stand in the text, joined by one space.
inline std::string as_written(const std::string& text) {
  std::string out;
  for (const Token& token : tokenize(text).tokens) {
    out += (out.empty() ? "" : " ") + text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

}  // namespace dateline::synonyms
