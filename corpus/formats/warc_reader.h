// SPDX-License-Identifier: GPL-2.0-or-later
// Records out of a web archive (WARC 1.0 and 1.1, also with each record compressed on its own).
//
// A page that a server answered with status 200, or that a program put in (resource), is a record
// as a saved page is; its address is what the archive says. So is the text that Common Crawl
// extracted (conversion). The line of a record is the byte of the unpacked archive where it begins.
// The time of the capture is no date of publication. All else is passed over and counted in
// remarks().
#pragma once

#include <memory>

#include "corpus/fields/read_options.h"
#include "corpus/fields/record.h"
#include "corpus/files/file_head.h"
#include "corpus/files/input_file.h"

namespace dateline::corpus {

// Where a record is broken, reading goes on with the next line that begins one.
std::unique_ptr<RecordReader> open_warc(InputFile file, const ReadOptions& options);

bool is_warc(const FileHead& head);

}  // namespace dateline::corpus
