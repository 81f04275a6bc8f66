// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/fields/record.h"

namespace dateline::corpus {

std::string_view to_string(ValueType type) {
  switch (type) {
    case ValueType::text:
      return "a string";
    case ValueType::number:
      return "a number";
    case ValueType::boolean:
      return "true or false";
    case ValueType::list:
      return "an array";
    case ValueType::object:
      return "an object";
  }
  return "";
}

void Record::start(std::size_t line) {
  line_ = line;
  values_.clear();
  kept_.clear();
  flags_.clear();
  date_source_ = DateSource::given;
}

}  // namespace dateline::corpus
