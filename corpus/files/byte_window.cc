// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/byte_window.h"

#include <algorithm>
#include <utility>

#include "corpus/files/corpus_file.h"

namespace dateline::corpus {
namespace {

constexpr std::size_t chunk_size = std::size_t{256} << 10;

}  // namespace

ByteWindow::ByteWindow(InputFile file) : file_(std::move(file)) {}

void ByteWindow::show(std::size_t size) {
  while (bytes().size() < size && !is_at_end_) {
    buffer_.erase(0, std::exchange(begin_, 0));
    const auto known = buffer_.size();
    buffer_.resize(known + chunk_size);
    std::size_t got = 0;
    try {
      got = file_.read({buffer_.data() + known, chunk_size});
    } catch (const ReadError& error) {
      failure_ = error.reason();
    }
    buffer_.resize(known + got);
    is_at_end_ = got == 0;
  }
}

std::string ByteWindow::take_failure() { return std::exchange(failure_, {}); }

void ByteWindow::advance(std::size_t size) {
  begin_ += size;
  offset_ += size;
}

bool ByteWindow::skip(std::size_t size) {
  for (;;) {
    const auto step = std::min(size, bytes().size());
    advance(step);
    size -= step;
    if (size == 0) return true;
    show(1);
    if (bytes().empty()) return false;
  }
}

bool ByteWindow::find(std::string_view text) {
  for (;;) {
    show(text.size());
    const auto found = bytes().find(text);
    if (found != std::string_view::npos) {
      advance(found);
      return true;
    }
    if (bytes().size() < text.size()) {
      advance(bytes().size());
      return false;
    }
    advance(bytes().size() - (text.size() - 1));
  }
}

}  // namespace dateline::corpus
