// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/http_response.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "corpus/files/line_reader.h"
#include "corpus/files/unpacker.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

// Where the headers end, and where what follows begins.
std::pair<std::size_t, std::size_t> find_blank_line(std::string_view bytes) {
  const auto dos = bytes.find("\r\n\r\n");
  const auto unix_end = bytes.find("\n\n");
  if (dos == bytes.npos && unix_end == bytes.npos) return {bytes.size(), bytes.size()};
  return dos < unix_end ? std::pair{dos, dos + 4} : std::pair{unix_end, unix_end + 2};
}

int parse_status(std::string_view line) {
  int status = 0;
  const auto at = line.find(' ');
  if (line.starts_with("HTTP/") && at != line.npos) {
    std::from_chars(line.data() + at + 1, line.data() + line.size(), status);
  }
  if (status < 100) throw HttpError("no answer of a server: its status line is missing");
  return status;
}

// The size that a chunk begins with, and the bytes behind that line; nullopt where there is none.
struct ChunkHead {
  std::size_t size = 0;
  std::size_t line_size = 0;
};
std::optional<ChunkHead> parse_chunk_head(std::string_view bytes) {
  ChunkHead head;
  const auto end = bytes.find('\n');
  const auto* const data = bytes.data();
  const auto [stop, error] = std::from_chars(data, data + bytes.size(), head.size, 16);
  if (error != std::errc() || end == bytes.npos) return std::nullopt;
  const auto rest = trim(bytes.substr(0, end).substr(static_cast<std::size_t>(stop - data)));
  if (!rest.empty() && rest.front() != ';') return std::nullopt;
  head.line_size = end + 1;
  return head;
}

std::string join_chunks(std::string_view bytes) {
  if (!parse_chunk_head(bytes)) return std::string(bytes);
  std::string joined;
  for (;;) {
    const auto head = parse_chunk_head(bytes);
    if (!head) throw HttpError("cut short or broken: a chunk of the body has no size");
    if (head->size == 0) return joined;
    bytes.remove_prefix(head->line_size);
    if (head->size > bytes.size()) throw HttpError("cut short in the middle of a chunk");
    joined += bytes.substr(0, head->size);
    bytes.remove_prefix(head->size);
    bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
  }
}

std::string unpack(Unpacker& unpacker, std::string_view packed) {
  std::string unpacked;
  const auto source = [&packed](std::span<char> out) {
    const auto size = std::min(out.size(), packed.size());
    std::memcpy(out.data(), packed.data(), size);
    packed.remove_prefix(size);
    return size;
  };
  constexpr std::size_t step = std::size_t{256} << 10;
  for (std::size_t got = 1; got > 0;) {
    const auto known = unpacked.size();
    if (known > max_record_size) throw HttpError("a body longer than 16 MB");
    unpacked.resize(known + step);
    got = unpacker.read({unpacked.data() + known, step}, source);
    unpacked.resize(known + got);
  }
  return unpacked;
}

bool is_packed(std::string_view coding, std::string_view body) {
  const bool is_gzip = coding == "gzip" || coding == "x-gzip";
  return is_gzip ? body.starts_with("\x1F\x8B") : !trim_left(body.substr(0, 64)).starts_with('<');
}

std::string undo_coding(std::string_view coding, std::string body) {
  if (coding.empty() || coding == "identity" || body.empty() || !is_packed(coding, body)) {
    return body;
  }
  const auto unpacker = find_unpacker_called(coding, body);
  if (!unpacker) {
    throw HttpError("compressed with " + std::string(coding) + ", which is not read");
  }
  try {
    return unpack(*unpacker, body);
  } catch (const UnpackError& error) {
    throw HttpError(std::string("the body: ") + error.what());
  }
}

}  // namespace

HeaderLines::HeaderLines(std::string_view lines) {
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    const auto line = trim_right(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const auto colon = line.find(':');
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (goes_on && !lines_.empty()) {
      lines_.back().second.append(" ").append(trim(line));
    } else if (colon != line.npos) {
      lines_.emplace_back(to_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
    }
  }
}

std::string_view HeaderLines::find(std::string_view name) const {
  const auto key = to_lower(name);
  const auto found = std::find_if(lines_.begin(), lines_.end(),
                                  [&key](const auto& line) { return line.first == key; });
  return found == lines_.end() ? std::string_view() : found->second;
}

HttpResponse parse_http_response(std::string_view bytes) {
  const auto [headers_end, body_begin] = find_blank_line(bytes);
  const auto headers = bytes.substr(0, headers_end);
  HttpResponse response{.status = parse_status(headers.substr(0, headers.find('\n')))};
  const HeaderLines lines(headers);
  std::tie(response.media_type, response.charset) = parse_media_type(lines.find("content-type"));
  const auto body = bytes.substr(body_begin);
  const bool is_chunked =
      to_lower(lines.find("transfer-encoding")).find("chunked") != std::string::npos;
  response.body = undo_coding(to_lower(lines.find("content-encoding")),
                              is_chunked ? join_chunks(body) : std::string(body));
  return response;
}

std::pair<std::string, std::string> parse_media_type(std::string_view header) {
  const auto lower = to_lower(header);
  const std::string_view text = lower;
  const auto type = trim(text.substr(0, text.find(';')));
  const auto at = text.find("charset=");
  if (at == text.npos) return {std::string(type), ""};
  auto charset = text.substr(at + 8);
  charset = charset.substr(0, charset.find(';'));
  const auto begin = std::min(charset.find_first_not_of(" \"'"), charset.size());
  charset = charset.substr(begin, charset.find_first_of(" \"'", begin) - begin);
  return {std::string(type), std::string(charset)};
}

}  // namespace dateline::corpus
