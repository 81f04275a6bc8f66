// SPDX-License-Identifier: GPL-2.0-or-later
// Which encoding the records of one file are in where they are not UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace dateline::corpus {

// Remembers what longer records told, since a short one tells little. Not thread safe.
class EncodingChoice {
 public:
  // `told`: what the user says, a name of find_encoding(), or empty. `head` are the first bytes of
  // the file: more of them tell more than one record does.
  explicit EncodingChoice(std::string_view told = {}, std::string_view head = {});

  // For bytes that are not UTF-8: what to give decode_text().
  std::string_view choose(std::string_view bytes);
  // How an article is flagged whose bytes were read so: "encoding:windows-1256" where the encoding
  // was told, "guessed-encoding:windows-1256" where it was not.
  std::string flag(std::string_view encoding) const;

 private:
  std::string_view told_;
  std::string_view likely_;
};

}  // namespace dateline::corpus
