// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/encoding_choice.h"

#include "corpus/text/encoding.h"

namespace dateline::corpus {
namespace {

// What no detector found: the encodings that are taken for want of evidence.
bool is_fallback(std::string_view encoding) {
  return encoding == "windows-1252" || encoding == "utf-8 and windows-1252";
}

}  // namespace

EncodingChoice::EncodingChoice(std::string_view told, std::string_view head) : told_(told) {
  if (!is_utf8(head)) choose(head);
}

std::string_view EncodingChoice::choose(std::string_view bytes) {
  if (!told_.empty()) return told_;
  const auto guess = guess_encoding(bytes, likely_);
  if (!is_fallback(guess)) likely_ = guess;
  return guess;
}

std::string EncodingChoice::flag(std::string_view encoding) const {
  return (told_.empty() ? "guessed-encoding:" : "encoding:") + std::string(encoding);
}

}  // namespace dateline::corpus
