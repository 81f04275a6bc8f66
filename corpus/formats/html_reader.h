// SPDX-License-Identifier: GPL-2.0-or-later
// One record out of a saved page.
//
// What it is about is taken from linked data (JSON-LD), else from Open Graph, else from Dublin Core
// and the other names that sites use. A date is the one that the page states as its publication,
// else the one in its address, which is marked as such; never the newest on the page, never that of
// the saving. The text is the articleBody of the linked data, else what find_main_text() finds.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/files/file_head.h"
#include "corpus/files/input_file.h"

namespace dateline::corpus {

// The whole file is one record, of 16 MB at most; its id is the file's name.
std::unique_ptr<RecordReader> open_html(InputFile file, const ReadOptions& options);

bool is_html(const FileHead& head);

// Adds what a page of clean UTF-8 holds. `url` is where it is known to come from, or empty. Returns
// what is wrong with the page, or nothing.
std::string add_page(std::string_view page, std::string_view url, Record& record);

// The day in an address such as https://example.org/2014/06/10/title, as "2014-06-10"; empty if
// there is none.
std::string find_date_in_url(std::string_view url);

// The text of a piece of HTML, a blank line between its paragraphs.
std::string plain_text(std::string_view html);

}  // namespace dateline::corpus
