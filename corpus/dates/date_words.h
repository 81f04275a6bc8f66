// SPDX-License-Identifier: GPL-2.0-or-later
// The words that stand in dates: months, days of the week, and what says nothing.
//
// English, French, Spanish, Italian, Portuguese, German, Dutch, Polish, Turkish, Indonesian,
// Russian, Ukrainian, Persian, Hebrew and Arabic (both Arabic month sets). All words are given in
// lower case, as to_lower() makes them.
#pragma once

#include <string_view>

namespace dateline::corpus {

// 1 to 12 for the name or the short form of a month, of one word or of two; 0 for any other word.
int month_of(std::string_view word);

// May stand in front of a date: "Published on", "Publié le".
bool is_publishing_word(std::string_view word);

bool is_weekday_name(std::string_view word);

// Stands inside a date and says nothing: "10 de junio de 2014", "10 июня 2014 г."
bool is_date_filler(std::string_view word);

// May stand in a time of day: "pm", "UTC", "h".
bool is_time_word(std::string_view word);

}  // namespace dateline::corpus
