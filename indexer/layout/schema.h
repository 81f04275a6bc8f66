// SPDX-License-Identifier: GPL-2.0-or-later
// The contract between the program that writes an index and the one that reads it.
//
// Terms. A folded word never begins with A-Z, so a prefix needs no separator.
//   word     the word itself; not for a word that is a name in capitals only
//            (IS, US), which is no occurrence of `is` or `us`
//   N<id>    the name with this id, any spelling.
//            N<id>~ is its adjective (Iraqi), a name of its own; N<id>! stands where a surname
//            alone means the person, N<id>? where an unlisted spelling is the name by its
//            transliteration key, N<id>?? where it is so less certainly
//   U<word>  an unlisted word that is written like a name
//   K<word>  the word written in capitals
//   S<word>, SN<id>  the same for the title alone
//   Q<id>    the article; XO outlet, by each of its names and domains; XW its owner, XA agency, XF
//            place of the dateline, XP place mentioned, or a place inside it mentioned; XE place
//            mentioned itself; L language
//   Y<yyyy> M<yyyymm> D<yyyymmdd>  the date and what contains it; YX<yyyy> and MX<yyyymm> an
//            article of which no more is known; XDnone an undated one
//   XG       a flag of the article, and the part of it before a colon
//   XC       a run of words that the article's text begins with, by which copies of it are found;
//            text_family.h
//   XZXO XZXA XZXF XZXP XZXG XZL  an article without any of the terms of that prefix
// Positions of words, N and K are a value of the document (positions.h), not Xapian's. The title's
// words count from title_begin, the text's from text_begin, every word one position. A name of
// several words is an extent over the positions of its words, so a phrase is exact whether it takes
// the name, its words or a part of them. Where sentences and paragraphs
// begin stands in a slot: that takes half the room of two terms with such positions, and only
// queries that ask for sentences read it.
//
// An index is a directory:
//   CURRENT       a Xapian stub file naming the generation that answers, replaced by rename
//   gen-000001/   a Xapian database and, beside its files, names.table (the compiled name table),
//                 names.keys (its transliteration keys), names.sources (what both come from) and
//                 columns-000001, ... (what facets are counted from; facet_columns.h)
//   LOCK          locked by the process that writes
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/date.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::schema {

// Raised with every change of what is written below; an index of another version is refused.
inline constexpr std::string_view version = "25";

// An index that cannot be used. what() is "path: reason; advice".
class IndexError : public std::runtime_error {
 public:
  IndexError(std::string_view path, std::string_view reason);
};

// A record that is damaged, met where nobody knows of which index. Who does says so in its place:
// guarded of xapian_errors.h, BuiltIndex, query::SteadyIndex.
class RecordError : public IndexError {
 public:
  explicit RecordError(std::string_view reason);
  const std::string& reason() const { return reason_; }

 private:
  std::string reason_;
};

namespace prefix {
inline constexpr std::string_view name = "N";
inline constexpr std::string_view capitals = "K";
inline constexpr std::string_view unlisted = "U";
inline constexpr std::string_view title = "S";
inline constexpr std::string_view title_name = "SN";
inline constexpr std::string_view id = "Q";
inline constexpr std::string_view outlet = "XO";
inline constexpr std::string_view owner = "XW";
inline constexpr std::string_view agency = "XA";
inline constexpr std::string_view filed = "XF";
inline constexpr std::string_view flag = "XG";
inline constexpr std::string_view copy = "XC";
inline constexpr std::string_view place = "XP";
inline constexpr std::string_view named_place = "XE";
inline constexpr std::string_view language = "L";
inline constexpr std::string_view year = "Y";
inline constexpr std::string_view month = "M";
inline constexpr std::string_view day = "D";
inline constexpr std::string_view year_only = "YX";
inline constexpr std::string_view month_only = "MX";
// Keys of metadata, never terms; beneath each the words, by encode_labels, ascending. Not Xapian's
// synonym table, which a remote database does not serve.
inline constexpr std::string_view stem = "Z";      // forms that share a stem
inline constexpr std::string_view skeleton = "V";  // unlisted words that share a skeleton key
}  // namespace prefix

// How a name stands there: in full or by an alias, as an adjective, by a surname, by its key.
enum class NameUse : std::uint8_t { listed, adjective, surname, key, loose_key };
inline constexpr std::string_view undated_term = "XDnone";

// Value slots.
namespace slot {
inline constexpr unsigned date = 0;       // encode_sort_date, for ordering
inline constexpr unsigned facets = 1;     // encode_facets
inline constexpr unsigned bounds = 2;     // encode_bounds
inline constexpr unsigned origin = 3;     // encode_origin
inline constexpr unsigned heading = 4;    // stored_article.h
inline constexpr unsigned positions = 5;  // positions.h
inline constexpr unsigned unused = 99;    // that no article has a value in
}  // namespace slot

// Metadata keys.
namespace metadata {
inline constexpr std::string_view version = "schema-version";
inline constexpr std::string_view index_id = "index-id";      // one for all generations of an index
inline constexpr std::string_view generation = "generation";  // its number
inline constexpr std::string_view tool = "tool-version";      // of the program that wrote it
inline constexpr std::string_view names_hash = "names-hash";  // of the name table in the generation
inline constexpr std::string_view labels = "labels";          // encode_labels
inline constexpr std::string_view years = "years";            // first and last year: "2012-2025"
inline constexpr std::string_view inputs = "inputs:";      // and a bucket's number; input_files.h
inline constexpr std::string_view families = "families:";  // and a bucket's number; families.h
inline constexpr std::string_view corpus = "corpus";       // encode_labels; this and the next two:
inline constexpr std::string_view reading = "reading";     // how files are read, reading_record.h
inline constexpr std::string_view reading_hash = "reading-hash";
inline constexpr std::string_view user_tables = "user-tables";      // encode_labels of their paths
inline constexpr std::string_view names_present = "names-present";  // set_present
inline constexpr std::string_view columns = "columns";  // files of facet_columns.h, a space between
}  // namespace metadata

// First position of the title.
inline constexpr std::uint32_t title_begin = 1;
// First position of the text. Words of a longer title beyond it have no position.
inline constexpr std::uint32_t text_begin = 1024;
// The last position before the text stays free, so that no phrase runs from title into text.
inline constexpr std::uint32_t title_end = text_begin - 1;

// Where words stand: `count` words from `position` on.
struct Extent {
  std::uint32_t position = 0;
  std::uint32_t count = 1;
  auto operator<=>(const Extent&) const = default;
};

// A prefix and its content. Content that would make the term too long for Xapian is cut and gets a
// hash of the whole.
std::string term(std::string_view prefix, std::string_view content);
// The term of a name in a use; `prefix` is prefix::name or prefix::title_name.
std::string name_term(std::string_view prefix, std::string_view id, NameUse use);

// A name is present that an article has in one of these uses. A bit for each name of the table,
// the lowest first.
inline constexpr std::array certain_uses = {NameUse::listed, NameUse::surname, NameUse::key};
void set_present(std::string& bits, std::uint32_t name, bool is_present);
bool is_present(std::string_view bits, std::uint32_t name);  // false beyond the bits
// The term of an article without any term of `prefix`.
std::string missing_term(std::string_view prefix);
// The id in a term of prefix::name, whatever its use.
std::string_view name_of_term(std::string_view term);

// The key under which words that share a stem find each other in the metadata, or nullopt for
// a word without a stem (a short one, one with a digit, one of a language without a stemmer).
// Snowball's stemmers: English for Latin letters, Russian for Cyrillic ones that Ukrainian does not
// own, Arabic for Arabic ones. Thread safe.
std::optional<std::string> stem_key(std::string_view word);

// All date terms of an article.
std::vector<std::string> date_terms(const std::optional<corpus::Date>& published);
// Orders by day, an imprecise date before its days; empty for an undated article.
std::string encode_sort_date(const std::optional<corpus::Date>& published);

// A date as one number, in the order of dates; 0 is none.
std::uint32_t pack_date(const corpus::Date& date);
corpus::Date unpack_date(std::uint32_t packed);

// What facets are counted from. Numbers of outlet, owner, language, agencies and flags are indexes
// into the labels, those of places and filed are indexes of names in the table.
struct Facets {
  std::optional<corpus::Date> published;
  std::optional<std::uint32_t> outlet;
  std::optional<std::uint32_t> owner;
  std::optional<std::uint32_t> language;
  std::vector<std::uint32_t> agencies;
  std::vector<std::uint32_t> flags;
  std::optional<std::uint32_t> filed;
  std::vector<std::uint32_t> places;  // ascending, each once
};
std::string encode_facets(const Facets& facets);
Facets decode_facets(std::string_view bytes);

// Positions at which the sentences of an article begin, its title's first, and those of them that
// begin a paragraph; ascending.
struct Bounds {
  std::vector<std::uint32_t> sentences;
  std::vector<std::uint32_t> paragraphs;
};
Bounds find_bounds(const synonyms::TokenStream& title, const synonyms::TokenStream& text);
std::string encode_bounds(const Bounds& bounds);
Bounds decode_bounds(std::string_view bytes);

// Display forms of outlets, agencies, languages and flags, by number.
std::string encode_labels(const std::vector<std::string>& labels);
std::vector<std::string> decode_labels(std::string_view bytes);

// Whence an article comes, by which an update tells what has changed.
struct Origin {
  std::uint64_t id_hash = 0;
  std::uint64_t content_hash = 0;  // of all that the article's document is made from
  std::uint32_t file = 0;          // number of an input file
  bool operator==(const Origin&) const = default;
};
std::string encode_origin(const Origin& origin);
Origin decode_origin(std::string_view bytes);

// Where the index is that nobody names: $DATELINE_INDEX, else a folder of $XDG_DATA_HOME or of the
// home directory. `read` is std::getenv, handed in because only programs look at the environment.
std::string default_index(char* (*read)(const char* name));

// Paths inside an index.
std::string current_path(const std::string& index);
std::string lock_path(const std::string& index);
std::string names_path(const std::string& generation);
std::string keys_path(const std::string& generation);
std::string sources_path(const std::string& generation);
std::string generation_name(unsigned number);  // gen-000001
// The number, from 1, of a name that generation_name makes; nullopt for any other, gen-notes.
std::optional<unsigned> generation_number(std::string_view name);
// The finished generations in the folder of an index, the oldest first, whatever CURRENT names.
std::vector<unsigned> finished_generations(const std::string& index);
// The generation that CURRENT names, as a number. Throws IndexError if there is no index, or if
// CURRENT is missing or damaged, with the finished generations that a rollback brings back.
unsigned current_generation(const std::string& index);

}  // namespace dateline::schema
