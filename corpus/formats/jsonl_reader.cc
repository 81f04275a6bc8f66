// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/jsonl_reader.h"

#include <utility>

#include "corpus/fields/read_options.h"
#include "corpus/files/corpus_file.h"
#include "corpus/files/file_head.h"
#include "corpus/files/line_reader.h"
#include "corpus/formats/json_parser.h"
#include "corpus/text/declared_encoding.h"
#include "corpus/text/encoding.h"
#include "corpus/text/encoding_choice.h"

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
  JsonlReader(InputFile file, EncodingChoice encodings)
      : lines_(std::move(file)), parser_(encodings) {}

  const CorpusFile& file() const override { return lines_.file(); }

  bool next(Record& record) override {
    while (const auto line = lines_.next()) {
      if (line->is_too_long) fail(*line, "longer than 16 MB");
      const auto bytes = without_mark(line->bytes);
      if (holds_nothing(bytes)) continue;
      record.start(line->number);
      try {
        parser_.parse(bytes, record);
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

std::unique_ptr<RecordReader> open_jsonl(InputFile file, const ReadOptions& options) {
  const EncodingChoice encodings(find_encoding(options.encoding).value_or(""),
                                 read_file_head(file).text);
  return std::make_unique<JsonlReader>(std::move(file), encodings);
}

}  // namespace dateline::corpus
