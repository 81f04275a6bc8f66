// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch/batch_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>

#include "corpus/formats/csv_records.h"
#include "query/batch/batch_lines.h"
#include "query/batch/batch_option.h"
#include "synonyms/table/suggestion.h"
#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

constexpr std::size_t max_record_bytes = std::size_t{1} << 20;

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == text.npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1));
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

bool is_option(const std::string& name) {
  return std::ranges::count(batch_option_names(), name) > 0;
}

std::string unknown_option(const std::string& what, const std::string& name) {
  std::string reason =
      what + " '" + name + "'" + synonyms::did_you_mean(name, batch_option_names()) + "; there are";
  for (const auto& known : batch_option_names()) reason += " " + known;
  return reason;
}

BatchQuery unreadable(BatchEntry entry, std::string reason) {
  BatchOptions none;
  BatchQuery query = none.take(std::move(entry));
  query.unreadable = std::move(reason);
  return query;
}

// Counts the queries of a batch.
class NumberedReader : public BatchReader {
 public:
  explicit NumberedReader(BatchLines lines) : lines_(std::move(lines)) {}

 protected:
  BatchEntry entry(std::size_t line) { return {.number = ++number_, .id = {}, .line = line}; }
  BatchLines lines_;

 private:
  std::size_t number_ = 0;
};

class TextBatch final : public NumberedReader {
 public:
  using NumberedReader::NumberedReader;

  std::optional<BatchQuery> next() override {
    while (const auto line = lines_.next()) {
      const std::size_t text = line->text.find_first_not_of(" \t");
      if (text == std::string::npos || line->text[text] == '#') continue;
      BatchOptions options;
      const std::size_t tab = line->text.find('\t');
      const bool named = tab != std::string::npos && !is_blank(line->text.substr(0, tab));
      if (named) options.set("id", {trimmed(line->text.substr(0, tab))});
      options.set("query", {named ? line->text.substr(tab + 1) : line->text});
      return options.take(entry(line->number));
    }
    return std::nullopt;
  }
};

class CsvBatch final : public NumberedReader {
 public:
  CsvBatch(BatchLines lines, char delimiter)
      : NumberedReader(std::move(lines)), delimiter_(delimiter) {
    const auto header = lines_.next();
    for (const auto& cell : corpus::split_csv_line(header->text, delimiter_)) {
      columns_.push_back(lower(trimmed(cell)));
      if (!is_option(columns_.back())) {
        throw BatchError("line " + std::to_string(header->number) + ": no column may be called" +
                         unknown_option("", columns_.back()));
      }
    }
  }

  std::optional<BatchQuery> next() override {
    while (auto line = lines_.next()) {
      if (is_blank(line->text)) continue;
      const std::size_t number = line->number;
      if (!complete(*line)) {
        return unreadable(entry(number), "a quotation mark in this record is never closed");
      }
      return read(corpus::split_csv_line(line->text, delimiter_), entry(number));
    }
    return std::nullopt;
  }

 private:
  // Adds the lines that a quoted cell goes on over; puts them back if it never ends.
  bool complete(BatchLine& record) {
    std::vector<BatchLine> added;
    while (std::ranges::count(record.text, '"') % 2 == 1) {
      auto more = lines_.next();
      if (!more || record.text.size() > max_record_bytes) {
        if (more) lines_.put_back(std::move(*more));
        for (; !added.empty(); added.pop_back()) lines_.put_back(std::move(added.back()));
        return false;
      }
      record.text += "\n" + more->text;
      added.push_back(std::move(*more));
    }
    return true;
  }

  BatchQuery read(const std::vector<std::string>& cells, BatchEntry entry) {
    if (cells.size() > columns_.size()) {
      return unreadable(std::move(entry),
                        std::to_string(cells.size()) + " cells below a header of " +
                            std::to_string(columns_.size()) +
                            "; a cell with the separator in it stands in quotation marks");
    }
    BatchOptions options;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      options.set(columns_[i], has_list(columns_[i]) ? split(cells[i]) : std::vector{cells[i]});
    }
    return options.take(std::move(entry));
  }

  static bool has_list(const std::string& column) {
    return column != "query" && column != "id" && column != "note";
  }

  static std::vector<std::string> split(const std::string& cell) {
    std::vector<std::string> values;
    for (std::size_t begin = 0; begin <= cell.size();) {
      const std::size_t end = std::min(cell.find(';', begin), cell.size());
      values.push_back(trimmed(std::string_view(cell).substr(begin, end - begin)));
      begin = end + 1;
    }
    return values;
  }

  char delimiter_;
  std::vector<std::string> columns_;
};

class JsonlBatch final : public NumberedReader {
 public:
  using NumberedReader::NumberedReader;

  std::optional<BatchQuery> next() override {
    while (const auto line = lines_.next()) {
      if (!is_blank(line->text)) return read(line->text, entry(line->number));
    }
    return std::nullopt;
  }

 private:
  BatchQuery read(const std::string& text, BatchEntry entry) {
    simdjson::dom::object object;
    if (const auto error = parser_.parse(text).get(object)) {
      return unreadable(std::move(entry),
                        "not a JSON object: " + std::string(simdjson::error_message(error)));
    }
    BatchOptions options;
    for (const auto& [key, value] : object) {
      const std::string name(key);
      if (!is_option(name)) return unreadable(std::move(entry), unknown_option("no member", name));
      const auto values = strings(value);
      if (!values) {
        return unreadable(std::move(entry),
                          "the member '" + name + "' is no text, number or list of them");
      }
      options.set(name, *values);
    }
    return options.take(std::move(entry));
  }

  static std::optional<std::string> scalar(const simdjson::dom::element& value) {
    if (value.is_string()) return std::string(std::string_view(value));
    if (value.is_uint64()) return std::to_string(value.get_uint64().value());
    if (value.is_int64()) return std::to_string(value.get_int64().value());
    return std::nullopt;
  }

  static std::optional<std::vector<std::string>> strings(const simdjson::dom::element& value) {
    if (value.is_null()) return std::vector<std::string>{};
    if (!value.is_array()) {
      const auto one = scalar(value);
      return one ? std::optional(std::vector{*one}) : std::nullopt;
    }
    std::vector<std::string> list;
    for (const auto item : value.get_array()) {
      const auto one = scalar(item);
      if (!one) return std::nullopt;
      list.push_back(*one);
    }
    return list;
  }

  simdjson::dom::parser parser_;
};

class TrecBatch final : public NumberedReader {
 public:
  using NumberedReader::NumberedReader;

  std::optional<BatchQuery> next() override {
    while (const auto line = lines_.next()) {
      if (!opens_topic(line->text)) continue;
      std::string topic = line->text;
      while (!closes_topic(topic)) {
        const auto more = lines_.next();
        if (!more || opens_topic(more->text)) {
          if (more) lines_.put_back(*more);
          return unreadable(entry(line->number), "a topic that is never closed");
        }
        topic += "\n" + more->text;
      }
      return read(topic, entry(line->number));
    }
    return std::nullopt;
  }

  static bool opens_topic(const std::string& line) {
    const std::string text = lower(trimmed(line));
    return text.starts_with("<top>") || text.starts_with("<topic ") || text.starts_with("<topic>");
  }

 private:
  static bool closes_topic(const std::string& text) {
    const std::string topic = lower(text);
    return topic.find("</top>") != topic.npos || topic.find("</topic>") != topic.npos;
  }

  static BatchQuery read(const std::string& topic, BatchEntry entry) {
    BatchOptions options;
    std::string id = behind_label(content(topic, "num"), "number:");
    if (id.empty()) id = attribute(topic, "number");
    options.set("id", {id});
    std::string query = content(topic, "query");
    if (query.empty()) query = behind_label(content(topic, "title"), "topic:");
    options.set("query", {query});
    return options.take(std::move(entry));
  }

  // What stands behind <tag>, up to the next tag; on one line.
  static std::string content(const std::string& topic, const std::string& tag) {
    const std::string open = "<" + tag + ">";
    const std::size_t at = lower(topic).find(open);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + open.size();
    const std::string text = topic.substr(begin, topic.find('<', begin) - begin);
    return unescaped(trimmed(synonyms::one_line(text)));
  }

  static std::string behind_label(const std::string& text, const std::string& label) {
    return lower(text).starts_with(label) ? trimmed(text.substr(label.size())) : text;
  }

  static std::string attribute(const std::string& topic, const std::string& name) {
    const std::size_t at = lower(topic).find(name + "=\"");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + name.size() + 2;
    return unescaped(topic.substr(begin, topic.find('"', begin) - begin));
  }

  static std::string unescaped(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> entities = {
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}}};
    for (const auto& [entity, character] : entities) {
      for (std::size_t at = 0; (at = text.find(entity, at)) != text.npos; at += character.size()) {
        text.replace(at, entity.size(), character);
      }
    }
    return text;
  }
};

// The separator of a header with a column "query" in it, beside others that mean something.
std::optional<char> header_delimiter(const std::string& line) {
  for (const char delimiter : {',', '\t'}) {
    auto cells = corpus::split_csv_line(line, delimiter);
    for (auto& cell : cells) cell = lower(trimmed(cell));
    if (std::ranges::count(cells, "query") == 1) return delimiter;
  }
  return std::nullopt;
}

bool is_trec(const std::string& line) {
  const std::string text = lower(trimmed(line));
  return TrecBatch::opens_topic(line) || text.starts_with("<?xml") || text.starts_with("<topics");
}

BatchFormat tell_format(const std::string& line) {
  if (trimmed(line).starts_with('{')) return BatchFormat::jsonl;
  if (is_trec(line)) return BatchFormat::trec;
  if (header_delimiter(line)) return BatchFormat::csv;
  return BatchFormat::text;
}

// What Excel calls Unicode text, and what other programs write without a mark.
void refuse_other_encodings(const BatchLine& line) {
  const bool has_mark = line.text.starts_with("\xFF\xFE") || line.text.starts_with("\xFE\xFF");
  if (!has_mark && line.text.find('\0') == std::string::npos) return;
  throw BatchError("line " + std::to_string(line.number) + ": " +
                   (has_mark ? "begins with the mark of UTF-16" : "a NUL character stands in it") +
                   "; save the file as UTF-8");
}

// The first line that says something stays to be read.
std::optional<BatchLine> peek(BatchLines& lines) {
  while (auto line = lines.next()) {
    refuse_other_encodings(*line);
    if (is_blank(line->text) || trimmed(line->text).starts_with('#')) continue;
    lines.put_back(*line);
    return line;
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<BatchReader> open_batch(std::istream& in, BatchFormat format) {
  BatchLines lines(in);
  const auto first = peek(lines);
  if (!first) throw BatchError("no query in it");
  if (format == BatchFormat::automatic) format = tell_format(first->text);
  if (format == BatchFormat::jsonl) return std::make_unique<JsonlBatch>(std::move(lines));
  if (format == BatchFormat::trec) return std::make_unique<TrecBatch>(std::move(lines));
  if (format == BatchFormat::text) return std::make_unique<TextBatch>(std::move(lines));
  const auto delimiter = header_delimiter(first->text);
  if (!delimiter) {
    throw BatchError("line " + std::to_string(first->number) +
                     ": a csv batch begins with a header that has a column 'query'");
  }
  return std::make_unique<CsvBatch>(std::move(lines), *delimiter);
}

}  // namespace dateline::query
