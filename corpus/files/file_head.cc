// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/files/file_head.h"

#include "corpus/text/encoding.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr std::size_t head_size = std::size_t{64} << 10;

std::string without_byte_order_mark(std::string_view bytes) {
  const auto mark = find_file_encoding(bytes);
  bytes.remove_prefix(size_of(find_byte_order_mark(bytes)));
  if (mark != ByteOrderMark::utf16_little && mark != ByteOrderMark::utf16_big) {
    return std::string(bytes);
  }
  return Utf16Decoder(mark).decode(bytes);
}

}  // namespace

std::string_view FileHead::start() const {
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string::npos ? std::string_view() : std::string_view(text).substr(begin);
}

std::string_view FileHead::first_line() const {
  const auto line = start();
  return line.substr(0, line.find_first_of("\r\n"));
}

std::string FileHead::root_element() const {
  const auto markup = start();
  for (auto at = markup.find_first_not_of(" \t\r\n"); at != markup.npos && markup[at] == '<';
       at = markup.find_first_not_of(" \t\r\n", at)) {
    const auto rest = markup.substr(at);
    // A document type may hold declarations of its own in brackets.
    const bool has_declarations = rest.starts_with("<!DOCTYPE") && rest.find('[') < rest.find('>');
    const std::string_view closing = rest.starts_with("<!--") ? "-->"
                                     : has_declarations       ? "]>"
                                                              : ">";
    if (!rest.starts_with("<!") && !rest.starts_with("<?")) {
      return to_lower(rest.substr(1, rest.find_first_of(" \t\r\n/>", 1) - 1));
    }
    const auto end = markup.find(closing, at);
    if (end == markup.npos) break;
    at = end + closing.size();
  }
  return {};
}

FileHead read_file_head(InputFile& file) {
  FileHead head;
  head.bytes = std::string(file.read_head(head_size + 1));
  head.is_whole = head.bytes.size() <= head_size;
  head.text = without_byte_order_mark(head.bytes);
  return head;
}

}  // namespace dateline::corpus
