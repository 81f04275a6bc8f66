// SPDX-License-Identifier: GPL-2.0-or-later
// What an article is: the one shape that every reader fills and the indexer takes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/date.h"

namespace dateline::corpus {

// A place that the input states. Only the name is always there; an id or coordinates win over
// recognition.
struct GivenPlace {
  std::string name{};
  std::string id{};
  std::optional<double> latitude{};
  std::optional<double> longitude{};
};

// One report as one outlet published it. All text is valid UTF-8. An empty string means "not
// known".
struct Article {
  // Unique in the corpus: the input's own, or the file's path relative to the path given.
  std::string id{};
  std::string title{};
  // Paragraphs as written; never changed after reading, so byte offsets stay true.
  std::string text{};
  std::string outlet{};
  std::string owner{};                        // of the outlet, where a table knows it
  std::vector<std::string> outlet_aliases{};  // other names and domains of the outlet
  std::string outlet_country{};               // ISO 3166-1, two letters, where a table knows it
  std::string url{};
  std::string language{};  // ISO 639-1 where the input says one, lower case

  std::optional<Date> published{};
  DateSource date_source = DateSource::none;
  // What the input wrote where `published` is empty because it could not be read or is not
  // credible.
  std::string unread_date{};

  std::string filed{};                  // place of the dateline as written: "ERBIL, Iraq"
  std::vector<std::string> agencies{};  // that the input states, as written
  // Agencies that the text credits, as written, the surest first. Read by their shape: names of
  // persons and desks may be among them, a table of agencies decides.
  std::vector<std::string> agency_credits{};
  std::vector<GivenPlace> places{};
  // What is to be known of how the article was read: "partial", "suspect-date",
  // "guessed-encoding:windows-1251"; README.md lists them.
  std::vector<std::string> flags{};

  std::string source_file{};    // the path by which it was opened
  std::size_t source_line = 0;  // 1-based line where the record starts
  std::size_t source_item = 1;  // which record of that line: JSON may have all of them on one
};

// A date as the input has it: the text, what it was read as, and where it stood.
struct WrittenDate {
  std::string_view text{};
  std::optional<Date> date{};
  DateSource source = DateSource::none;
};

// Sets the date of `article` from what was written. What cannot be read, and what no report can
// bear (1970-01-01, a day before 1900 or after `latest_credible`), becomes `unread_date` instead.
// The article is flagged "suspect-date" where the date cannot be believed, "unread-date" where it
// cannot be read. Does nothing where the text is blank.
void set_published(Article& article, const WrittenDate& written, Date latest_credible);

}  // namespace dateline::corpus
