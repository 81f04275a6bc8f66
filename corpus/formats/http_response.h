// SPDX-License-Identifier: GPL-2.0-or-later
// What a server answered, as web archives keep it.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::corpus {

// What is wrong with an answer; the reader adds file and place.
class HttpError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Header lines of HTTP and of WARC: "Name: value", a line that begins with a blank goes on with the
// one before.
class HeaderLines {
 public:
  explicit HeaderLines(std::string_view lines);

  // The first value under `name`, in any case; empty if there is none.
  std::string_view find(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

struct HttpResponse {
  int status = 0;
  std::string media_type{};  // "text/html", lower case; empty where the server did not say
  std::string charset{};     // of the media type
  std::string body{};        // chunks joined, compression undone
};

// Reads a whole answer: status line, headers, body. A body that is no longer chunked or compressed
// although its headers say so is taken as it is: archives differ in what they keep. Throws
// HttpError for a status line that is none, for a body that is cut short or broken, for a
// compression that is not known and for a body of more than 16 MB.
HttpResponse parse_http_response(std::string_view bytes);

// "text/html" and "utf-8" of "text/html; charset=utf-8", in lower case.
std::pair<std::string, std::string> parse_media_type(std::string_view header);

}  // namespace dateline::corpus
