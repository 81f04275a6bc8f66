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
inline constexpr WordList<10> institutions_of = {"university", "bank",   "college", "institute",
                                                 "museum",     "treaty", "daily",   "banco",
                                                 "universite", "journal"};

inline constexpr WordList<22> titles = {
    "mr",  "mrs",     "ms",   "miss",     "dr",  "coach", "sheriff",  "gen",
    "col", "colonel", "capt", "captain",  "lt",  "sgt",   "sergeant", "judge",
    "sen", "senator", "rep",  "monsieur", "sir", "lady"};

// First names that begin no name of a place.
inline constexpr WordList<158> given_names = {
    "aaron",   "adam",      "ahmad",     "ahmed",     "alan",      "albert",      "alejandro",
    "alex",    "alexander", "alfred",    "alice",     "amanda",    "amy",         "andrea",
    "andrew",  "angela",    "ann",       "anna",      "anne",      "anthony",     "antonio",
    "arthur",  "ashley",    "barbara",   "ben",       "benjamin",  "beth",        "betty",
    "bill",    "billy",     "bob",       "bobby",     "brandon",   "brenda",      "brian",
    "bruce",   "bryan",     "carl",      "carlos",    "carol",     "caroline",    "catherine",
    "charles", "chris",     "christian", "christina", "christine", "christopher", "craig",
    "cynthia", "daniel",    "dave",      "david",     "deborah",   "denise",      "dennis",
    "denzel",  "diana",     "diane",     "don",       "donald",    "donna",       "doug",
    "douglas", "edward",    "elizabeth", "emily",     "emma",      "eric",        "erik",
    "ernest",  "eugene",    "evelyn",    "frank",     "fred",      "gary",        "george",
    "gerald",  "gordon",    "greg",      "gregory",   "harold",    "harry",       "hassan",
    "heather", "helen",     "henry",     "howard",    "hussein",   "ibrahim",     "irving",
    "jack",    "jacob",     "james",     "jane",      "janet",     "jason",       "jeff",
    "jeffrey", "jennifer",  "jeremy",    "jerry",     "jessica",   "jim",         "jimmy",
    "joan",    "joe",       "john",      "johnny",    "jonathan",  "jose",        "joseph",
    "joshua",  "joyce",     "juan",      "judith",    "judy",      "julia",       "julie",
    "justin",  "karen",     "kate",      "katherine", "keith",     "kelly",       "ken",
    "kenneth", "kevin",     "kimberly",  "larry",     "laura",     "lauren",      "lisa",
    "luis",    "margaret",  "maria",     "mark",      "martha",    "martin",      "mary",
    "matthew", "michael",   "michelle",  "mike",      "mohamed",   "mohammed",    "muhammad",
    "nancy",   "nicholas",  "patricia",  "patrick",   "paul",      "peter",       "philip",
    "rachel",  "ralph",     "raymond",   "rebecca"};

inline constexpr WordList<32> more_given_names = {
    "richard", "rick",    "robert", "roger",  "ronald", "rose",   "roy",     "russell",
    "ruth",    "ryan",    "sam",    "samuel", "sandra", "sarah",  "scott",   "sean",
    "sharon",  "stephen", "steve",  "steven", "susan",  "ted",    "terry",   "thomas",
    "tim",     "timothy", "todd",   "tom",    "tony",   "walter", "william", "willie"};

// Places that are first names too: Chad Walker, Paris Hilton.
inline constexpr WordList<22> given_places = {
    "alexandria", "asia",     "austin", "brooklyn", "chad",    "charlotte", "chelsea", "florence",
    "india",      "jackson",  "jordan", "kent",     "lourdes", "madison",   "milan",   "paris",
    "santiago",   "savannah", "sofia",  "sydney",   "tyler",   "victoria"};

// What stands behind such a place all the same: Jordan Valley, Paris Agreement.
inline constexpr WordList<33> behind_places = {
    "valley",   "river",     "city",      "county", "state",      "province", "airport",
    "beach",    "harbour",   "harbor",    "bay",    "island",     "islands",  "border",
    "police",   "club",      "agreement", "accord", "conference", "talks",    "summit",
    "treaty",   "street",    "avenue",    "road",   "government", "army",     "minister",
    "ministry", "president", "and",       "region", "district"};

// Verbs of which a government is the subject.
inline constexpr WordList<33> government_verbs = {
    "said",       "says",      "denied",   "denies",     "accused",   "accuses",   "warned",
    "warns",      "insists",   "insisted", "rejected",   "rejects",   "announced", "considers",
    "wants",      "hopes",     "agreed",   "refused",    "refuses",   "believes",  "claims",
    "claimed",    "condemned", "condemns", "urged",      "urges",     "vowed",     "vows",
    "threatened", "blames",    "blamed",   "recognized", "recognised"};

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
