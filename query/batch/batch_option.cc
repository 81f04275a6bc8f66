// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/batch/batch_option.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "query/batch/batch_lines.h"
#include "query/language/date_range.h"
#include "query/language/query_error.h"

namespace dateline::query {
namespace {

struct FilterName {
  std::string_view name;
  Field field;
};

constexpr std::array<FilterName, 7> filter_names = {{
    {"outlet", Field::outlet},
    {"owner", Field::owner},
    {"place", Field::place},
    {"near", Field::near},
    {"filed", Field::filed},
    {"agency", Field::agency},
    {"lang", Field::language},
}};

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "" : " ") + value;
  return text;
}

}  // namespace

const std::vector<std::string>& batch_option_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list = {"query", "id", "limit", "from", "to", "note"};
    for (const auto& filter : filter_names) list.emplace_back(filter.name);
    return list;
  }();
  return names;
}

void BatchOptions::set(std::string_view name, const std::vector<std::string>& values) {
  const std::string whole = joined(values);
  if (is_blank(whole)) return;
  if (name == "query") query_.query = whole;
  if (name == "id") id_ = whole;
  if (name == "from") from_ = whole;
  if (name == "to") to_ = whole;
  if (name == "limit") set_limit(whole);
  const auto filter = std::ranges::find(filter_names, name, &FilterName::name);
  if (filter == filter_names.end()) return;
  for (const auto& value : values) {
    if (!is_blank(value)) query_.filters.push_back({filter->field, value});
  }
}

void BatchOptions::set_limit(const std::string& value) {
  std::size_t limit = 0;
  const char* end = value.data() + value.size();
  const auto read = std::from_chars(value.data(), end, limit);
  if (read.ec != std::errc() || read.ptr != end) {
    query_.unreadable = "the limit '" + value + "' is no whole number";
    return;
  }
  query_.limit = limit;
}

BatchQuery BatchOptions::take(BatchEntry entry) {
  query_.entry = std::move(entry);
  query_.entry.is_named = !id_.empty();
  query_.entry.id = id_.empty() ? std::to_string(query_.entry.number) : id_;
  if (query_.unreadable) return std::move(query_);
  try {
    if (!from_.empty() || !to_.empty()) {
      query_.filters.push_back({Field::date, join_range(from_, to_)});
    }
  } catch (const QueryError& error) {
    query_.unreadable = error.what();
  }
  if (query_.query.find('\0') != std::string::npos)
    query_.unreadable = "a NUL character in this record; queries are text in UTF-8";
  if (!query_.query.empty()) return std::move(query_);
  query_.query = "*";
  if (query_.filters.empty()) {
    query_.query.clear();
    query_.unreadable = "there is no query here, and no filter; * matches every article";
  }
  return std::move(query_);
}

}  // namespace dateline::query
