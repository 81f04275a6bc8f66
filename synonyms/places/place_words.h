// SPDX-License-Identifier: GPL-2.0-or-later
// The folded words by which place_context.cc reads what stands around a place.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline::synonyms::place_words {

template <std::size_t size>
using WordList = std::array<std::string_view, size>;

template <std::size_t size>
constexpr bool has(const WordList<size>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

inline constexpr WordList<21> prepositions = {
    "in",         "at",     "near",    "from",   "outside", "around",  "to",
    "into",       "across", "towards", "toward", "inside",  "through", "between",
    "throughout", "en",     "dans",    "nach",   "bei",     "aus",     "of"};

// What stands between a place and the one around it: Mosul in northern Iraq.
inline constexpr WordList<24> between = {
    "in",           "of",           "the",          "northern",     "southern",    "eastern",
    "western",      "central",      "north",        "south",        "east",        "west",
    "northeastern", "northwestern", "southeastern", "southwestern", "northeast",   "northwest",
    "southeast",    "southwest",    "province",     "governorate",  "countryside", "region"};

// What stands between the place around and the one in it: the Iraqi town of Balad.
inline constexpr WordList<31> leading = {
    "town",         "city",         "village", "port",     "capital",      "northern",
    "southern",     "eastern",      "western", "central",  "northeastern", "northwestern",
    "southeastern", "southwestern", "border",  "coastal",  "the",          "of",
    "province",     "governorate",  "region",  "district", "refugee",      "camp",
    "besieged",     "embattled",    "ancient", "second",   "largest",      "main",
    "provincial"};

inline constexpr WordList<16> units = {"province",    "governorate", "oblast",     "region",
                                       "state",       "department",  "county",     "district",
                                       "parish",      "provinces",   "prefecture", "wilaya",
                                       "countryside", "emirate",     "states",     "canton"};

inline constexpr WordList<9> towns = {"city",    "town",    "village",   "downtown",    "suburb",
                                      "airport", "suburbs", "outskirts", "municipality"};

inline constexpr WordList<14> streets = {"street", "st",        "avenue",  "ave",  "road",
                                         "rd",     "boulevard", "blvd",    "lane", "drive",
                                         "dr",     "square",    "strasse", "rue"};

// In front of a name in other languages: улица Шевченко, شارع بغداد.
inline constexpr WordList<37> streets_before = {
    "вулиця",    "вулиці",    "вулицею",  "вулицю",   "улица", "улице", "улицы",    "улицу",
    "улицей",    "площадь",   "площади",  "площадью", "площа", "площі", "проспект", "проспекте",
    "проспекту", "проспекта", "парк",     "парку",    "парка", "парке", "сквер",    "сквере",
    "скверу",    "бульвар",   "бульваре", "бульвару", "rue",   "calle", "avenida",  "carrera",
    "شارع",      "ساحه",      "ميدان",    "جاده",     "خيابان"};

// What ends the name of a newspaper, a school, a company, a club.
inline constexpr WordList<57> institutions = {
    "post",      "times",    "herald",    "tribune",   "gazette",    "journal",    "globe",
    "chronicle", "observer", "telegraph", "guardian",  "university", "college",    "academy",
    "institute", "bank",     "bancorp",   "airlines",  "airways",    "airline",    "air",
    "united",    "fc",       "corp",      "inc",       "ltd",        "co",         "plc",
    "company",   "group",    "holdings",  "petroleum", "electric",   "elementary", "school",
    "high",      "hospital", "clinic",    "church",    "foundation", "museum",     "orchestra",
    "sun",       "mercury",  "review",    "daily",     "mirror",     "examiner",   "dispatch",
    "enquirer",  "courier",  "press",     "magazine",  "stars",      "rangers",    "germain",
    "exchange"};

// What a firm ends in, an adjective in front or not: American Brands Inc.
inline constexpr WordList<14> firms = {
    "inc", "incorporated", "corp",     "corporation", "co",         "ltd",      "limited",
    "plc", "company",      "exchange", "bancorp",     "bancshares", "holdings", "airlines"};

// What begins the name of an organisation without "of": جامعة الموصل.
inline constexpr WordList<19> organisations_before = {
    "جامعه",        "بنك",          "مصرف",         "صحيفه",         "جريده",
    "университет",  "университета", "университете", "университетом", "університет",
    "університету", "університеті", "банк",         "банка",         "газета",
    "газеты",       "газети",       "клуб",         "клуба"};

// What makes a longer name, of another place, of a place behind it: Wichita Falls, Guernsey County.
inline constexpr WordList<15> place_ends = {"county",  "counties", "township", "parish", "falls",
                                            "springs", "creek",    "colony",   "lake",   "hills",
                                            "ridge",   "junction", "river",    "park",   "grove"};

// Or before it: New Miami, Mount Washington, Gulf of Mexico.
inline constexpr WordList<11> place_heads = {"new",  "st", "saint", "mount", "mt",   "lake",
                                             "fort", "ft", "port",  "cape",  "point"};

// And with "of": Gulf of Mexico.
inline constexpr WordList<4> waters = {"gulf", "bay", "sea", "bight"};

// What begins one: University of Mosul, Bank of Israel.
inline constexpr WordList<16> institutions_of = {
    "university", "bank",    "college", "institute",   "museum",  "treaty", "daily",  "banco",
    "universite", "journal", "corp",    "corporation", "company", "co",     "brands", "exchange"};

// A language is no country: spoken in English.
inline constexpr WordList<12> languages = {"english", "spanish", "french",     "german",
                                           "arabic",  "russian", "chinese",    "turkish",
                                           "persian", "italian", "portuguese", "japanese"};
inline constexpr WordList<14> before_languages = {
    "in",      "into",     "speak",  "speaks", "spoke",  "speaking",   "learn",
    "learned", "learning", "taught", "teach",  "fluent", "translated", "only"};
inline constexpr WordList<8> behind_languages = {
    "language", "speaking", "speaker", "speakers", "translation", "lessons", "literature", "class"};

}  // namespace dateline::synonyms::place_words
