// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fuzz/fuzz_targets.h"

#include <simdjson.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <string>

#include "corpus/dates/date.h"
#include "corpus/dates/date_parser.h"
#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/files/corpus_file.h"
#include "corpus/formats/csv_reader.h"
#include "corpus/formats/feed_reader.h"
#include "corpus/formats/html_reader.h"
#include "corpus/formats/http_response.h"
#include "corpus/formats/json_reader.h"
#include "corpus/formats/jsonl_reader.h"
#include "corpus/formats/text_reader.h"
#include "corpus/formats/warc_reader.h"
#include "corpus/reading/article_reader.h"
#include "corpus/text/declared_encoding.h"
#include "corpus/text/encoding.h"
#include "corpus/text/mojibake.h"

namespace dateline::fuzz {
namespace {

using corpus::CorpusFile;
using corpus::InputFile;
using corpus::ReadError;
using corpus::ReadOptions;
using corpus::Record;
using corpus::RecordReader;

void promise(bool holds, const std::string& what) {
  if (!holds) throw BrokenPromise(what);
}

// A file in memory that can be opened by its path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("no memory file");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  CorpusFile file() const { return {"/proc/self/fd/" + std::to_string(descriptor_), "fuzz", true}; }

 private:
  int descriptor_;
};

void check(const Record& record) {
  for (const auto& value : record.values()) {
    promise(simdjson::validate_utf8(value.text), "a value is no UTF-8");
    promise(simdjson::validate_utf8(value.path), "a path is no UTF-8");
  }
}

// Each record and each error stands for at least one byte, but for one error at the end.
void read_to_end(RecordReader& reader, std::size_t size) {
  Record record;
  for (std::size_t met = 0;; ++met) {
    promise(met <= size + 1, "a reader does not end");
    try {
      if (!reader.next(record)) return;
      check(record);
    } catch (const ReadError& error) {
      promise(!error.reason().empty(), "an error without a reason");
    }
  }
}

using Open = std::unique_ptr<RecordReader> (*)(InputFile, const ReadOptions&);

template <Open open>
void read_as(std::string_view bytes) {
  const MemoryFile memory(bytes);
  try {
    read_to_end(*open(InputFile(memory.file()), {}), bytes.size());
  } catch (const ReadError&) {
    // The file as a whole is refused.
  }
}

// A whole file of any kind and compression, to its articles.
void read_file(std::string_view bytes) {
  // What is unpacked may have a hundred records a byte, and a megabyte of them for nothing.
  const auto most = bytes.size() * 100 + (std::size_t{2} << 20);
  const MemoryFile memory(bytes);
  try {
    const auto reader = corpus::open_article_file(memory.file());
    for (std::size_t met = 0;; ++met) {
      promise(met <= most, "a reader does not end");
      try {
        const auto article = reader->next();
        if (!article) return;
        promise(simdjson::validate_utf8(article->text), "a text is no UTF-8");
        promise(!article->id.empty(), "an article without an id");
        promise(!article->published || is_valid(*article->published), "a date that does not exist");
      } catch (const ReadError&) {
      }
    }
  } catch (const ReadError&) {
  }
}

void check_clean(std::string_view text) {
  promise(simdjson::validate_utf8(text), "decoded text is no UTF-8");
  promise(text.find('\r') == text.npos && text.find('\0') == text.npos,
          "decoded text is not clean");
}

void decode(std::string_view bytes) {
  if (const auto decoded = corpus::decode_text(bytes)) check_clean(decoded->text);
  if (const auto decoded = corpus::decode_markup(bytes)) check_clean(decoded->text);
  for (const auto* label : {"windows-1256", "gb18030", "shift_jis", "euc-kr"}) {
    promise(simdjson::validate_utf8(*corpus::decode_declared(bytes, label)),
            "a declared encoding gives no UTF-8");
  }
}

void repair(std::string_view bytes) {
  const auto decoded = corpus::decode_text(bytes);
  if (!decoded) return;
  const auto repaired = corpus::repair_mojibake(decoded->text);
  promise(simdjson::validate_utf8(repaired), "repaired text is no UTF-8");
  const bool is_same = repaired == decoded->text;
  promise(corpus::has_mojibake(decoded->text) != is_same, "what is repaired is not what is found");
}

void parse_date(std::string_view bytes) {
  const auto date = corpus::parse_date(bytes);
  if (!date) return;
  promise(is_valid(*date), "a date that does not exist");
  promise(corpus::parse_date(date->to_string()) == date, "a date does not read itself");
}

void parse_http(std::string_view bytes) {
  try {
    const auto response = corpus::parse_http_response(bytes);
    promise(response.status >= 100, "a status that does not exist");
  } catch (const corpus::HttpError&) {
  }
}

constexpr auto all_targets = std::to_array<Target>({
    {"jsonl", read_as<corpus::open_jsonl>},
    {"json", read_as<corpus::open_json>},
    {"csv", read_as<corpus::open_csv>},
    {"html", read_as<corpus::open_html>},
    {"feed", read_as<corpus::open_feed>},
    {"warc", read_as<corpus::open_warc>},
    {"text", read_as<corpus::open_text>},
    {"file", read_file},
    {"encoding", decode},
    {"mojibake", repair},
    {"date", parse_date},
    {"http", parse_http},
});

}  // namespace

std::span<const Target> targets() { return all_targets; }

}  // namespace dateline::fuzz
