// SPDX-License-Identifier: GPL-2.0-or-later
// Undoes gzip and Zstandard compression piece by piece, with a limit on what a small file may
// become.
#pragma once

#include <array>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string_view>

namespace dateline::corpus {

// What is wrong with compressed bytes; who reads the file adds its name.
class UnpackError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// No text shrinks to a hundredth; what claims to is a decompression bomb. The first megabyte is
// free: an article of repeated lines is none.
inline constexpr std::size_t max_unpacked_ratio = 100;
inline constexpr std::size_t free_unpacked_size = std::size_t{1} << 20;

// The contents of one compressed file. Members and frames that follow each other are one stream.
// Memory is bounded: 32 KB of window for gzip, 128 MB for Zstandard. Not thread safe.
class Unpacker {
 public:
  // Fills a buffer with the next compressed bytes; 0 at their end.
  using Source = std::function<std::size_t(std::span<char>)>;

  virtual ~Unpacker() = default;

  // Fills `out` with unpacked bytes; fewer than asked for, or none, at the end. Throws UnpackError
  // where the stream is broken, cut short or grows beyond max_unpacked_ratio, after all that could
  // be unpacked before was given out.
  std::size_t read(std::span<char> out, const Source& source);

 protected:
  struct Step {
    std::size_t used = 0;     // bytes of `in`
    std::size_t written = 0;  // bytes of `out`
  };
  // Unpacks some of `in` into `out`. Throws UnpackError.
  virtual Step step(std::span<const char> in, std::span<char> out) = 0;
  // True where the compressed bytes may end.
  virtual bool is_complete() const = 0;

 private:
  std::span<const char> input(const Source& source);
  std::size_t read_some(std::span<char> out, const Source& source);
  void check_ratio() const;

  std::array<char, std::size_t{64} << 10> buffer_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t consumed_ = 0;
  std::size_t produced_ = 0;
  bool is_at_end_ = false;
  std::exception_ptr failure_;  // met behind bytes that were given out first
};

// The unpacker that the first bytes of a file call for; nullptr where they are no magic number of
// gzip or Zstandard.
std::unique_ptr<Unpacker> find_unpacker(std::string_view first_bytes);

// What a server compressed, by the name that HTTP has for it: "gzip", "x-gzip", "deflate"; nullptr
// for another. Deflate is read with and without the header that it should have.
std::unique_ptr<Unpacker> find_unpacker_called(std::string_view coding,
                                               std::string_view first_bytes);

}  // namespace dateline::corpus
