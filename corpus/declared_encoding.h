// SPDX-License-Identifier: GPL-2.0-or-later
// Text in the encoding that a page, a feed or a server states for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::corpus {

// `bytes` as UTF-8, read in the encoding called `label`, with U+FFFD for what it has no character
// for. Nullopt for a label that no page should bear: only encodings that pages are written in
// count, so UTF-7 and EBCDIC, in which markup hides, do not.
std::optional<std::string> decode_declared(std::string_view bytes, std::string_view label);

// The label that the markup at the beginning of `bytes` states: <?xml encoding="...">, <meta
// charset="...">, or <meta content="text/html; charset=...">. Empty if there is none.
std::string_view find_declared_encoding(std::string_view bytes);

// A page or feed as clean UTF-8: by its byte order mark, else by `stated`, which a server said,
// else by what its own markup declares, else as decode_text() does. A declared encoding does not
// stand against valid UTF-8 with characters beyond ASCII. Nullopt for binary bytes.
std::optional<std::string> decode_markup(std::string_view bytes, std::string_view stated = {});

}  // namespace dateline::corpus
