// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/jsonl_reader.h"

#include <utility>

#include "corpus/json_parser.h"
#include "corpus/line_reader.h"

namespace dateline::corpus {
namespace {

static_assert(LineReader::padding >= JsonParser::padding);

// Databases write \N for a row that is null.
bool holds_nothing(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t");
  return begin == line.npos ||
         line.substr(begin, line.find_last_not_of(" \t") + 1 - begin) == "\\N";
}

class JsonlReader : public RecordReader {
 public:
  explicit JsonlReader(InputFile file) : lines_(std::move(file)) {}

  const CorpusFile& file() const override { return lines_.file(); }

  bool next(Record& record) override {
    while (const auto line = lines_.next()) {
      if (line->is_too_long) fail(*line, "longer than 16 MB");
      if (holds_nothing(line->bytes)) continue;
      record.start(line->number);
      try {
        parser_.parse(line->bytes, record);
      } catch (const JsonError& error) {
        fail(*line, error.what());
      }
      return true;
    }
    return false;
  }

 private:
  [[noreturn]] void fail(const Line& line, const std::string& reason) const {
    throw ReadError(file().path, line.number, reason);
  }

  LineReader lines_;
  JsonParser parser_;
};

}  // namespace

std::unique_ptr<RecordReader> open_jsonl(InputFile file, const ReadOptions&) {
  return std::make_unique<JsonlReader>(std::move(file));
}

}  // namespace dateline::corpus
