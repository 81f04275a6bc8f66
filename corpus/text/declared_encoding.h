// SPDX-License-Identifier: GPL-2.0-or-later
// Text in the encoding that a page, a feed or a server states for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/text/encoding.h"

namespace dateline::corpus {

// The encoding called `label`, in any case, by its one name: "windows-1256" for "cp1256". Nullopt
// for one that no page should bear: UTF-7 and EBCDIC, in which markup hides, do not count. UTF-16
// does not either: it is told by its bytes.
std::optional<std::string_view> find_encoding(std::string_view label);

// The names that there are, for messages.
std::string list_encodings();

// `bytes` as UTF-8, read in the encoding called `label`, with U+FFFD for what it has no character
// for. Nullopt for a label that no page should bear: only encodings that pages are written in
// count, so UTF-7 and EBCDIC, in which markup hides, do not.
std::optional<std::string> decode_declared(std::string_view bytes, std::string_view label);

// The label that the markup at the beginning of `bytes` states: <?xml encoding="...">, <meta
// charset="...">, or <meta content="text/html; charset=...">. Empty if there is none.
std::string_view find_declared_encoding(std::string_view bytes);

// What is said of a page's encoding from outside, each a label or empty.
struct StatedEncoding {
  std::string_view told{};    // by the user
  std::string_view server{};  // by the server that sent the page, or the feed around the item
};

// A page or feed as clean UTF-8: by its byte order mark, else as told, as the server said, as its
// own markup declares, or as decode_text() does, in this order. A declared encoding does not stand
// against valid UTF-8 with characters beyond ASCII. Nullopt for binary bytes.
std::optional<DecodedText> decode_markup(std::string_view bytes, const StatedEncoding& stated = {});

// How an article is flagged whose page was read so: "encoding:windows-1256", of a guess
// "guessed-encoding:windows-1256"; empty for UTF-8.
std::string encoding_flag(const DecodedText& page);

}  // namespace dateline::corpus
