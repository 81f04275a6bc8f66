// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/schema.h"

#include <sys/stat.h>
#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "indexer/layout/packed_record.h"

namespace dateline::schema {
namespace {

using corpus::Date;

std::string digits(const char* format, int a, int b = 0, int c = 0) {
  std::array<char, 24> text;
  const int size = std::snprintf(text.data(), text.size(), format, a, b, c);
  return {text.data(), static_cast<std::size_t>(size)};
}

enum class Script { latin, russian, arabic, other };

// Letters that Russian does not have; a word with one gets no Russian stem.
bool has_ukrainian_letter(std::string_view word) {
  return word.find("і") != word.npos || word.find("ї") != word.npos || word.find("є") != word.npos;
}

Script script_of(std::string_view word) {
  const bool latin = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
  if (latin) return Script::latin;
  const auto all_in = [&](unsigned char low, unsigned char high) {
    if (word.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < word.size(); i += 2) {
      const auto lead = static_cast<unsigned char>(word[i]);
      if (lead < low || lead > high) return false;
    }
    return true;
  };
  if (all_in(0xD0, 0xD1)) return has_ukrainian_letter(word) ? Script::other : Script::russian;
  return all_in(0xD8, 0xD9) ? Script::arabic : Script::other;
}

// Folding makes of ة the ه that the Arabic stemmer takes for a pronoun, which no noun with an
// article has: without this الحكومة and حكومة would not meet. Three letters have no such ending.
std::string with_marbuta(const std::string& word) {
  constexpr std::string_view article = "ال";
  constexpr std::size_t shortest = 8;  // four letters
  const std::size_t bare = word.size() - (word.starts_with(article) ? article.size() : 0);
  if (bare < shortest || !word.ends_with("ه")) return word;
  return word.substr(0, word.size() - 2) + "ة";
}

std::string stem(Script script, const std::string& word) {
  thread_local const Xapian::Stem english("english");
  thread_local const Xapian::Stem russian("russian");
  thread_local const Xapian::Stem arabic("arabic");
  if (script == Script::latin) return english(word);
  return script == Script::russian ? russian(word) : arabic(with_marbuta(word));
}

// What is wrong with CURRENT where there are generations that it could name.
std::string lost(const std::string& index, bool is_there, const std::vector<unsigned>& finished) {
  std::string text = is_there ? "names no generation of this index" : "is missing or empty";
  text += finished.size() == 1 ? "; this build is whole:" : "; these builds are there:";
  for (const unsigned number : finished) text += " " + std::to_string(number);
  return text + "; to let the newest answer: dateline-index rollback --index " + index + " --to " +
         std::to_string(finished.back());
}

}  // namespace

IndexError::IndexError(std::string_view path, std::string_view reason)
    : std::runtime_error(std::string(path) + ": " + std::string(reason)) {}

RecordError::RecordError(std::string_view reason) : IndexError("index", reason), reason_(reason) {}

std::uint32_t pack_date(const Date& date) {
  return static_cast<std::uint32_t>(date.year) << 9 | static_cast<std::uint32_t>(date.month) << 5 |
         date.day;
}

Date unpack_date(std::uint32_t packed) {
  return {.year = static_cast<std::int16_t>(packed >> 9),
          .month = static_cast<std::uint8_t>(packed >> 5 & 15),
          .day = static_cast<std::uint8_t>(packed & 31)};
}

std::string term(std::string_view prefix, std::string_view content) {
  constexpr std::size_t longest = 200;  // Xapian takes 245 bytes, in which a NUL counts twice
  constexpr std::size_t kept = 160;
  std::string term(prefix);
  if (content.size() <= longest) return term += content;
  term += content.substr(0, kept);
  return term +=
         digits("#%08x%08x", static_cast<int>(XXH3_64bits(content.data(), content.size()) >> 32),
                static_cast<int>(XXH3_64bits(content.data(), content.size())));
}

std::string name_term(std::string_view prefix, std::string_view id, NameUse use) {
  constexpr std::array<std::string_view, 5> suffixes = {"", "~", "!", "?", "??"};
  return term(prefix, std::string(id) + std::string(suffixes[static_cast<std::size_t>(use)]));
}

void set_present(std::string& bits, std::uint32_t name, bool is_present) {
  const auto bit = static_cast<unsigned char>(1U << name % 8);
  const auto byte = static_cast<unsigned char>(bits.at(name / 8));
  bits[name / 8] = static_cast<char>(is_present ? byte | bit : byte & ~bit);
}

bool is_present(std::string_view bits, std::uint32_t name) {
  return name / 8 < bits.size() &&
         (static_cast<unsigned char>(bits[name / 8]) >> name % 8 & 1) != 0;
}

std::string missing_term(std::string_view prefix) { return term("XZ", prefix); }

std::string_view name_of_term(std::string_view term) {
  term.remove_prefix(prefix::name.size());
  return term.substr(0, term.find_last_not_of("~!?") + 1);
}

std::optional<std::string> stem_key(std::string_view word) {
  constexpr std::size_t shortest = 4;
  if (word.size() < shortest) return std::nullopt;
  const Script script = script_of(word);
  if (script == Script::other) return std::nullopt;
  return term(prefix::stem, stem(script, std::string(word)));
}

std::vector<std::string> date_terms(const std::optional<Date>& published) {
  if (!published) return {std::string(undated_term)};
  const int year = published->year;
  const int month = published->month;
  const std::string y = digits("%04d", year);
  std::vector<std::string> terms{term(prefix::year, y)};
  if (month == 0) {
    terms.push_back(term(prefix::year_only, y));
    return terms;
  }
  const std::string m = digits("%04d%02d", year, month);
  terms.push_back(term(prefix::month, m));
  terms.push_back(published->day == 0
                      ? term(prefix::month_only, m)
                      : term(prefix::day, digits("%04d%02d%02d", year, month, published->day)));
  return terms;
}

std::string encode_sort_date(const std::optional<Date>& published) {
  if (!published) return {};
  return digits("%04d%02d%02d", published->year, published->month, published->day);
}

std::string encode_facets(const Facets& facets) {
  Packer packer;
  packer.number(facets.published ? pack_date(*facets.published) : 0);
  packer.optional(facets.outlet);
  packer.optional(facets.owner);
  packer.optional(facets.language);
  packer.optional(facets.filed);
  packer.number(facets.agencies.size());
  for (const auto agency : facets.agencies) packer.number(agency);
  packer.number(facets.flags.size());
  for (const auto flag : facets.flags) packer.number(flag);
  std::uint32_t before = 0;
  for (const auto place : facets.places) {
    packer.number(place - before);
    before = place;
  }
  return packer.take();
}

Facets decode_facets(std::string_view bytes) {
  Unpacker unpacker(bytes);
  Facets facets;
  if (bytes.empty()) return facets;
  if (const auto date = unpacker.number()) {
    facets.published = unpack_date(static_cast<std::uint32_t>(date));
  }
  facets.outlet = unpacker.optional();
  facets.owner = unpacker.optional();
  facets.language = unpacker.optional();
  facets.filed = unpacker.optional();
  for (auto* list : {&facets.agencies, &facets.flags}) {
    for (auto left = unpacker.number(); left > 0; --left) {
      list->push_back(static_cast<std::uint32_t>(unpacker.number()));
    }
  }
  std::uint32_t place = 0;
  while (!unpacker.done()) {
    place += static_cast<std::uint32_t>(unpacker.number());
    facets.places.push_back(place);
  }
  return facets;
}

namespace {

// Of the words that have a position in `room`.
void add_bounds(const synonyms::TokenStream& words, Extent room, Bounds& bounds) {
  std::optional<std::uint32_t> sentence, paragraph;
  for (std::uint32_t i = 0; i < words.size() && i < room.count; ++i) {
    const auto& token = words.tokens[i];
    if (sentence != token.sentence) bounds.sentences.push_back(room.position + i);
    if (paragraph != token.paragraph) bounds.paragraphs.push_back(room.position + i);
    sentence = token.sentence;
    paragraph = token.paragraph;
  }
}

}  // namespace

Bounds find_bounds(const synonyms::TokenStream& title, const synonyms::TokenStream& text) {
  Bounds bounds;
  add_bounds(title, {title_begin, title_end - title_begin}, bounds);
  add_bounds(text, {text_begin, UINT32_MAX}, bounds);
  return bounds;
}

// One number a sentence, most often one byte: the words since the one before, doubled, and one more
// where a paragraph begins.
std::string encode_bounds(const Bounds& bounds) {
  Packer packer;
  std::uint32_t before = 0;
  for (const std::uint32_t begin : bounds.sentences) {
    const bool opens_paragraph = std::ranges::binary_search(bounds.paragraphs, begin);
    packer.number(std::uint64_t{begin - before} << 1 | (opens_paragraph ? 1 : 0));
    before = begin;
  }
  return packer.take();
}

Bounds decode_bounds(std::string_view bytes) {
  Unpacker unpacker(bytes);
  Bounds bounds;
  for (std::uint32_t begin = 0; !unpacker.done();) {
    const std::uint64_t step = unpacker.number();
    begin += static_cast<std::uint32_t>(step >> 1);
    bounds.sentences.push_back(begin);
    if ((step & 1) != 0) bounds.paragraphs.push_back(begin);
  }
  return bounds;
}

std::string encode_labels(const std::vector<std::string>& labels) {
  Packer packer;
  for (const auto& label : labels) packer.text(label);
  return packer.take();
}

std::vector<std::string> decode_labels(std::string_view bytes) {
  Unpacker unpacker(bytes);
  std::vector<std::string> labels;
  while (!unpacker.done()) labels.push_back(unpacker.text());
  return labels;
}

std::string encode_origin(const Origin& origin) {
  Packer packer;
  packer.fixed(origin.id_hash);
  packer.fixed(origin.content_hash);
  packer.number(origin.file);
  return packer.take();
}

Origin decode_origin(std::string_view bytes) {
  Unpacker unpacker(bytes);
  Origin origin;
  origin.id_hash = unpacker.fixed();
  origin.content_hash = unpacker.fixed();
  origin.file = static_cast<std::uint32_t>(unpacker.number());
  return origin;
}

std::string default_index(char* (*read)(const char* name)) {
  const auto value = [read](const char* name) {
    const char* text = read(name);
    return std::string(text == nullptr ? "" : text);
  };
  if (const auto index = value("DATELINE_INDEX"); !index.empty()) return index;
  if (const auto data = value("XDG_DATA_HOME"); !data.empty()) return data + "/dateline/index";
  return value("HOME") + "/.local/share/dateline/index";
}

std::string current_path(const std::string& index) { return index + "/CURRENT"; }
std::string lock_path(const std::string& index) { return index + "/LOCK"; }
std::string names_path(const std::string& generation) { return generation + "/names.table"; }
std::string keys_path(const std::string& generation) { return generation + "/names.keys"; }
std::string sources_path(const std::string& generation) { return generation + "/names.sources"; }
std::string generation_name(unsigned number) {
  return digits("gen-%06d", static_cast<int>(number));
}

std::optional<unsigned> generation_number(std::string_view name) {
  constexpr std::string_view start = "gen-";
  if (!name.starts_with(start)) return std::nullopt;
  unsigned number = 0;
  const char* const end = name.data() + name.size();
  const auto parsed = std::from_chars(name.data() + start.size(), end, number);
  if (parsed.ec != std::errc{} || number == 0 || name != generation_name(number))
    return std::nullopt;
  return number;
}

std::vector<unsigned> finished_generations(const std::string& index) {
  namespace fs = std::filesystem;
  std::vector<unsigned> numbers;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(index, error)) {
    const auto number = generation_number(entry.path().filename().string());
    if (number && fs::exists(entry.path() / "MANIFEST", error)) numbers.push_back(*number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

unsigned current_generation(const std::string& index) {
  std::ifstream file(current_path(index));
  std::string type;
  std::string name;
  const bool is_there = !!(file >> type >> name);
  const auto number = generation_number(name);
  if (type == "auto" && number) return *number;
  const auto finished = finished_generations(index);
  if (!finished.empty()) throw IndexError(current_path(index), lost(index, is_there, finished));
  if (is_there)
    throw IndexError(current_path(index), "names no generation of this index; build it again");
  throw IndexError(index, "no index here; build one with: dateline-index build --index " + index +
                              " FILE_OR_FOLDER...");
}

}  // namespace dateline::schema
