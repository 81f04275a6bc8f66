// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/unpacker.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <utility>

namespace dateline::corpus {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";

// How zlib calls the three wrappings of one compression.
enum class Wrapping : int { none = -MAX_WBITS, zlib = MAX_WBITS, gzip = MAX_WBITS + 16 };

class GzipUnpacker : public Unpacker {
 public:
  explicit GzipUnpacker(Wrapping wrapping = Wrapping::gzip) {
    if (inflateInit2(&stream_, static_cast<int>(wrapping)) != Z_OK) throw std::bad_alloc();
  }
  ~GzipUnpacker() override { inflateEnd(&stream_); }
  GzipUnpacker(const GzipUnpacker&) = delete;
  GzipUnpacker& operator=(const GzipUnpacker&) = delete;

 protected:
  Step step(std::span<const char> in, std::span<char> out) override {
    if (is_between_members_) {
      // Tapes and some writers fill up with zeros behind the last member.
      if (in.front() == '\0') return {.used = 1};
      if (in.front() != gzip_magic.front()) {
        throw UnpackError("bytes that are not gzip follow the compressed ones");
      }
      inflateReset(&stream_);
      is_between_members_ = false;
    }
    return inflate_some(in, out);
  }
  bool is_complete() const override { return is_between_members_; }

 private:
  Step inflate_some(std::span<const char> in, std::span<char> out) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
      throw UnpackError(std::string("broken gzip data") +
                        (stream_.msg ? std::string(" (") + stream_.msg + ")" : ""));
    }
    is_between_members_ = result == Z_STREAM_END;
    return {in.size() - stream_.avail_in, out.size() - stream_.avail_out};
  }

  z_stream stream_{};
  bool is_between_members_ = false;
};

class ZstdUnpacker : public Unpacker {
 public:
  ZstdUnpacker() : stream_(ZSTD_createDCtx()) {
    constexpr int window_log = 27;
    if (!stream_) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, window_log);
  }

 protected:
  Step step(std::span<const char> in, std::span<char> out) override {
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{out.data(), out.size(), 0};
    const auto result = ZSTD_decompressStream(stream_.get(), &output, &input);
    if (ZSTD_isError(result)) {
      throw UnpackError(std::string("broken zstd data (") + ZSTD_getErrorName(result) + ")");
    }
    is_between_frames_ = result == 0;
    return {input.pos, output.pos};
  }
  bool is_complete() const override { return is_between_frames_; }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* stream) const { ZSTD_freeDCtx(stream); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> stream_;
  bool is_between_frames_ = false;
};

}  // namespace

std::size_t Unpacker::read(std::span<char> out, const Source& source) {
  if (failure_) std::rethrow_exception(failure_);
  std::size_t size = 0;
  try {
    while (size < out.size() && !is_at_end_) size += read_some(out.subspan(size), source);
  } catch (...) {
    failure_ = std::current_exception();
    if (size == 0) throw;
  }
  return size;
}

// The bytes to go on with; empty at the end of the file.
std::span<const char> Unpacker::input(const Source& source) {
  if (begin_ == end_) {
    begin_ = 0;
    end_ = source(buffer_);
  }
  return std::span(buffer_).subspan(begin_, end_ - begin_);
}

std::size_t Unpacker::read_some(std::span<char> out, const Source& source) {
  const auto in = input(source);
  if (in.empty() && is_complete()) {
    is_at_end_ = true;
    return 0;
  }
  // Without input there may still be output inside the decompressor.
  const auto done = step(in, out);
  if (done.used == 0 && done.written == 0) {
    throw UnpackError(in.empty() ? "cut short: the compressed data ends in the middle"
                                 : "broken compressed data");
  }
  begin_ += done.used;
  consumed_ += done.used;
  produced_ += done.written;
  check_ratio();
  return done.written;
}

void Unpacker::check_ratio() const {
  if (produced_ <= free_unpacked_size || produced_ / max_unpacked_ratio <= consumed_) return;
  throw UnpackError("unpacks to more than " + std::to_string(max_unpacked_ratio) +
                    " times its size and is refused as a decompression bomb");
}

std::unique_ptr<Unpacker> find_unpacker(std::string_view first_bytes) {
  if (first_bytes.starts_with(gzip_magic)) return std::make_unique<GzipUnpacker>();
  if (first_bytes.starts_with(zstd_magic)) return std::make_unique<ZstdUnpacker>();
  return nullptr;
}

std::unique_ptr<Unpacker> find_unpacker_called(std::string_view coding,
                                               std::string_view first_bytes) {
  if (coding == "gzip" || coding == "x-gzip") return std::make_unique<GzipUnpacker>();
  if (coding != "deflate") return nullptr;
  // The first byte of zlib's header names the compression, and both are a multiple of 31.
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(first_bytes[at]); };
  const bool has_header = first_bytes.size() >= 2 && (byte(0) & 0x0F) == Z_DEFLATED &&
                          (byte(0) * 256 + byte(1)) % 31 == 0;
  return std::make_unique<GzipUnpacker>(has_header ? Wrapping::zlib : Wrapping::none);
}

}  // namespace dateline::corpus
