// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article/agency_name.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr std::size_t most_words = 5;

// Lower-case words inside a name.
constexpr auto particles =
    std::to_array<std::string_view>({"of", "the", "de", "del", "la", "du", "al", "for"});

// First words of what is not the credit of a text, and of what pages write below one.
constexpr auto other_openings = std::to_array<std::string_view>(
    {"by",         "photo",     "photos",        "photographs", "video",   "image",      "images",
     "picture",    "file",      "reporting",     "editing",     "writing", "additional", "read",
     "more",       "end",       "ends",          "continued",   "click",   "share",      "follow",
     "related",    "copyright", "advertisement", "text",        "this",    "written",    "compiled",
     "translated", "fotos",     "foto",          "фото",        "видео",   "صور",        "تصوير"});

// Stand for agencies in general; they name none.
constexpr auto agencies_in_general = std::to_array<std::string_view>(
    {"agencies", "agency", "news agencies", "other agencies", "wires", "wire services", "staff",
     "agences", "agenturen", "agencias", "агентства", "агенції", "وكالات", "الوكالات"});

constexpr auto conjunctions =
    std::to_array<std::string_view>({"and", "&", "und", "et", "y", "и", "і", "та", "و", "with"});

bool has_only_name_marks(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return byte >= 0x80 || is_alphanumeric ||
           std::string_view(".&'-").find(c) != std::string_view::npos;
  });
}

// "2009" beside a name is a time or a year; "13" may be the number of a channel.
bool is_long_number(std::string_view word) {
  constexpr std::size_t longest_channel_number = 3;
  return word.size() > longest_channel_number && count_letters(word).digits == word.size();
}

bool is_name_word(std::string_view word) {
  if (!has_only_name_marks(word) || is_long_number(word) ||
      (word.size() > 1 && (word.front() == '.' || word.front() == '-')))
    return false;
  const auto count = count_letters(word);
  if (count.upper + count.lower + count.caseless == 0)
    return count.digits > 0 || word == "-" || word == "&";
  return !starts_in_lower_case(word);
}

// True for "Syria." but not for "A.P."
bool ends_with_full_stop(std::string_view word) {
  return word.ends_with('.') && word.find('.') == word.size() - 1;
}

// Splits at each byte sequence that `separator_size` finds at a place; 0 means none there.
template <typename SeparatorSize>
std::vector<std::string_view> split(std::string_view text, SeparatorSize separator_size) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto size = separator_size(text.substr(at));
    if (size > 0) {
      parts.push_back(trim(text.substr(begin, at - begin)));
      begin = at + size;
    }
    at += std::max<std::size_t>(size, 1);
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

// The views between the words that join a list.
std::vector<std::string_view> split_at_conjunctions(std::string_view text) {
  std::vector<std::string_view> parts;
  auto begin = text.data();
  for (const auto word : split_words(text)) {
    if (!contains(conjunctions, word)) continue;
    parts.push_back(trim({begin, static_cast<std::size_t>(word.data() - begin)}));
    begin = word.data() + word.size();
  }
  parts.push_back(trim({begin, static_cast<std::size_t>(text.data() + text.size() - begin)}));
  return parts;
}

}  // namespace

bool is_agency_name(std::string_view text) {
  constexpr std::size_t longest_name = 100;
  if (text.size() > longest_name) return false;
  const auto words = split_words(text);
  if (words.empty() || words.size() > most_words) return false;
  if (contains(other_openings, to_lower(words.front())) ||
      count_letters(words.front()).digits == words.front().size())
    return false;
  for (const auto word : words) {
    const bool is_inside =
        word.data() != words.front().data() && word.data() != words.back().data();
    if (!is_name_word(word) && !(is_inside && contains(particles, word))) return false;
  }
  if (ends_with_full_stop(words.back())) return false;
  const auto count = count_letters(text);
  return count.upper + count.caseless >= 2 || count.upper + count.lower >= 2;
}

std::vector<std::string_view> split_names(std::string_view text) {
  return split(text, [](std::string_view rest) -> std::size_t {
    if (std::string_view("/,+").find(rest.front()) != std::string_view::npos) return 1;
    return rest.starts_with("،") ? std::string_view("،").size() : 0;
  });
}

std::vector<std::string_view> list_agencies(std::string_view text) {
  std::vector<std::string_view> agencies;
  for (const auto part : split_names(text)) {
    for (const auto name : split_at_conjunctions(part)) {
      if (contains(agencies_in_general, to_lower(name))) continue;
      if (name.empty() && part.size() < text.size()) continue;  // "AP, and AFP"
      if (!is_agency_name(name)) return {};
      agencies.push_back(name);
    }
  }
  return agencies;
}

}  // namespace dateline::corpus
