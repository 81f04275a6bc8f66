// SPDX-License-Identifier: GPL-2.0-or-later
// One JSON object as a record.
#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "corpus/fields/record.h"
#include "corpus/text/encoding_choice.h"

namespace dateline::corpus {

// What is wrong with an object; the reader adds file and line.
class JsonError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Not thread safe.
class JsonParser {
 public:
  // So many bytes behind an object may be read.
  static constexpr std::size_t padding = 64;

  // Bytes that are not UTF-8 are decoded as `encodings` chooses.
  explicit JsonParser(EncodingChoice encodings = EncodingChoice());
  ~JsonParser();
  JsonParser(JsonParser&&) noexcept;
  JsonParser& operator=(JsonParser&&) noexcept;

  // Adds the values of the object that `bytes` are, `padding` bytes behind them readable. The views
  // of the record live until the next call. NaN
  // and Infinity, which Python writes, are no value like null. Throws JsonError for what is no
  // object or no JSON, and for one nested more than 64 deep.
  void parse(std::string_view bytes, Record& record);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// True if `bytes` are one whole JSON object.
bool is_json_object(std::string_view bytes);

}  // namespace dateline::corpus
