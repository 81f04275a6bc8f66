// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/text_chunks.h"

namespace dateline::corpus {
namespace {

constexpr std::size_t chunk_size = std::size_t{256} << 10;

}  // namespace

TextChunks::TextChunks(InputFile file)
    : file_(std::move(file)), chunk_(std::make_unique<char[]>(chunk_size)) {}

bool TextChunks::read_more(std::string& buffer) {
  if (is_at_end_) return false;
  // A file that cannot be read further is at its end: who asks again must not meet the error for
  // ever.
  is_at_end_ = true;
  const auto size = file_.read({chunk_.get(), chunk_size});
  is_at_end_ = size == 0;
  std::string_view bytes(chunk_.get(), size);
  if (!std::exchange(is_started_, true)) bytes = without_mark(bytes);
  if (utf16_) {
    buffer += is_at_end_ ? utf16_->finish() : utf16_->decode(bytes);
  } else {
    buffer += bytes;
  }
  return !is_at_end_;
}

std::string_view TextChunks::without_mark(std::string_view first_bytes) {
  const auto mark = find_file_encoding(first_bytes);
  if (mark == ByteOrderMark::utf16_little || mark == ByteOrderMark::utf16_big) utf16_.emplace(mark);
  return first_bytes.substr(size_of(find_byte_order_mark(first_bytes)));
}

}  // namespace dateline::corpus
