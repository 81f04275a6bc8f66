// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/line_reader.h"

#include <cstring>
#include <utility>

#include "corpus/files/corpus_file.h"

namespace dateline::corpus {

LineReader::LineReader(InputFile file) : chunks_(std::move(file)) {}

std::optional<Line> LineReader::next() {
  std::size_t searched = begin_;
  for (;;) {
    if (const auto end = find_line_end(searched)) {
      return take_line(*end - begin_, line_end_size(*end));
    }
    if (is_at_end_) break;
    if (buffer_.size() - begin_ > max_record_size) return skip_long_line();
    const auto unread = buffer_.size() - begin_;
    read_more();
    // A "\r" at the end of what was read is looked at again: its "\n" may only have come now.
    searched = begin_ + (unread == 0 ? 0 : unread - 1);
  }
  if (begin_ == buffer_.size()) return std::nullopt;
  return take_line(buffer_.size() - begin_, 0);
}

std::optional<std::size_t> LineReader::find_line_end(std::size_t from) const {
  const char* const data = buffer_.data();
  const auto* feed =
      static_cast<const char*>(std::memchr(data + from, '\n', buffer_.size() - from));
  const auto feed_at = feed ? static_cast<std::size_t>(feed - data) : buffer_.size();
  if (const auto* carriage =
          static_cast<const char*>(std::memchr(data + from, '\r', feed_at - from))) {
    const auto at = static_cast<std::size_t>(carriage - data);
    if (at + 1 < buffer_.size() || is_at_end_) return at;
    return std::nullopt;
  }
  return feed ? std::optional(feed_at) : std::nullopt;
}

std::size_t LineReader::line_end_size(std::size_t end) const {
  return buffer_.compare(end, 2, "\r\n") == 0 ? 2 : 1;
}

void LineReader::read_more() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  try {
    is_at_end_ = !chunks_.read_more(buffer_);
  } catch (const ReadError& error) {
    buffer_.clear();
    is_at_end_ = true;
    throw ReadError(error.file(), number_ + 1, error.reason());
  }
  buffer_.reserve(buffer_.size() + padding);
}

Line LineReader::take_line(std::size_t size, std::size_t end_size) {
  const bool is_too_long = size > max_record_size;
  const std::string_view bytes(buffer_.data() + begin_, is_too_long ? 0 : size);
  begin_ += size + end_size;
  return {.bytes = bytes, .number = ++number_, .is_too_long = is_too_long};
}

Line LineReader::skip_long_line() {
  for (;;) {
    if (const auto end = find_line_end(begin_)) {
      begin_ = *end + line_end_size(*end);
      break;
    }
    if (is_at_end_) {
      begin_ = buffer_.size();
      break;
    }
    // The last byte may be a "\r" whose "\n" is still to come.
    begin_ = buffer_.size() - 1;
    read_more();
  }
  return {.number = ++number_, .is_too_long = true};
}

}  // namespace dateline::corpus
