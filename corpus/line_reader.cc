// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/line_reader.h"

#include <cstring>
#include <utility>

namespace dateline::corpus {
namespace {

constexpr std::size_t chunk_size = std::size_t{256} << 10;

}  // namespace

LineReader::LineReader(InputFile file)
    : file_(std::move(file)), chunk_(std::make_unique<char[]>(chunk_size)) {}

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

// A file that cannot be read further is at its end: who asks again must not meet the error for
// ever.
std::size_t LineReader::read_chunk() {
  try {
    return file_.read({chunk_.get(), chunk_size});
  } catch (const ReadError& error) {
    buffer_.clear();
    begin_ = 0;
    is_at_end_ = true;
    throw ReadError(error.file(), number_ + 1, error.reason());
  }
}

void LineReader::read_more() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  const auto size = read_chunk();
  const std::string_view bytes(chunk_.get(), size);
  if (!std::exchange(is_started_, true)) {
    start(bytes);
  } else {
    append(bytes);
  }
  if (size == 0) {
    is_at_end_ = true;
    if (utf16_) buffer_ += utf16_->finish();
  }
  buffer_.reserve(buffer_.size() + padding);
}

void LineReader::start(std::string_view first_bytes) {
  const auto mark = find_byte_order_mark(first_bytes);
  if (mark == ByteOrderMark::utf16_little || mark == ByteOrderMark::utf16_big) utf16_.emplace(mark);
  append(first_bytes.substr(size_of(mark)));
}

void LineReader::append(std::string_view bytes) {
  if (utf16_) {
    buffer_ += utf16_->decode(bytes);
  } else {
    buffer_ += bytes;
  }
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
