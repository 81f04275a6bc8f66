// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/declension.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace dateline::synonyms {
namespace {

struct Ending {
  std::string_view ending;
  std::array<std::string_view, 6> nominative;  // instead of it; "-" for nothing, "" for none
};

// The longer in front of the shorter: only the first that fits is taken off. Towns in -ово, -ево
// and -ино have most cases in common with surnames, and only those of their own here: под Ивановом.
constexpr auto cyrillic = std::to_array<Ending>({
    {"ового", {"овий", "овый"}},
    {"евого", {"евий", "евый"}},
    {"ього", {"ій"}},
    {"ого", {"ый", "ий", "ой", "ое", "е"}},
    {"его", {"ий", "ее"}},
    {"ому", {"ый", "ий", "ой", "ое", "е"}},
    {"ему", {"ий", "ее"}},
    {"овым", {"ов"}},
    {"евым", {"ев"}},
    {"иным", {"ин"}},
    {"овой", {"овая"}},
    {"иной", {"иная"}},
    {"овом", {"ово", "ов", "ів", "овый"}},
    {"евом", {"ево", "ев", "їв"}},
    {"ові", {"-", "о", "ів", "ово", "ова"}},
    {"еві", {"ь", "й", "ево"}},
    {"ова", {"ов", "ів"}},
    {"ева", {"ев", "їв"}},
    {"ина", {"ин"}},
    {"єва", {"їв"}},
    {"ову", {"ов", "ів"}},
    {"еву", {"ев"}},
    {"ину", {"ин", "ина"}},
    {"ине", {"ин", "ина"}},
    {"ами", {"ы", "и", "а"}},
    {"ах", {"ы", "и", "а"}},
    {"ях", {"и", "я"}},
    {"ой", {"ая", "а"}},
    {"ою", {"а", "ая"}},
    {"ей", {"я", "ь", "и"}},
    {"ею", {"я"}},
    {"ую", {"ая"}},
    {"ью", {"ь"}},
    {"ым", {"ый", "ой", "ое"}},
    {"им", {"ий", "ое", "е", "ый"}},
    {"ом", {"-", "о", "ый", "ий", "ой", "ое"}},
    {"ем", {"е", "ь", "й", "-"}},
    {"єм", {"є", "й"}},
    {"ії", {"ія"}},
    {"ии", {"ия", "ий"}},
    {"ию", {"ия"}},
    {"а", {"-", "о"}},
    {"я", {"ь", "й", "е", "є"}},
    {"у", {"-", "о", "а"}},
    {"ю", {"ь", "й", "я", "е", "є"}},
    {"е", {"-", "а", "о", "ь"}},
    {"и", {"а", "я", "ь", "-"}},
    {"ы", {"а", "-"}},
    {"і", {"а", "-", "о", "е", "ь", "я"}},
    {"ї", {"я"}},
});

// Polish, Czech, Slovak, Bosnian, Croatian, Serbian; folded.
constexpr auto latin = std::to_array<Ending>({
    {"ego", {"y", "i"}},  {"iem", {"-", "ie"}}, {"owie", {"ow"}},        {"dzie", {"d", "da"}},
    {"cie", {"t", "ta"}}, {"niu", {"n"}},       {"ie", {"a", "-", "o"}}, {"ze", {"-", "a"}},
    {"ce", {"ka", "ca"}}, {"ci", {"ka", "c"}},  {"oj", {"a"}},           {"ym", {"y"}},
    {"lu", {"l", "el"}},  {"em", {"-", "o"}},   {"om", {"-", "o", "a"}}, {"u", {"-", "o", "a"}},
    {"i", {"a", "-"}},    {"y", {"a"}},         {"a", {"-", "o"}},       {"e", {"a", "-"}},
});
constexpr auto latin_prepositions = std::to_array<std::string_view>(
    {"do",  "iz",    "k",    "kod", "kolo", "ku", "na", "nad", "od", "oko", "po",
     "pod", "prema", "przy", "u",   "v",    "ve", "w",  "we",  "z",  "za",  "ze"});

constexpr std::size_t longest_preposition = 5;

// Kurmanji; folded.
constexpr auto kurmanji = std::to_array<Ending>({{"ye", {"-"}}, {"e", {"-"}}});
constexpr auto kurmanji_prepositions =
    std::to_array<std::string_view>({"ber", "bi", "di", "ji", "li", "nav", "ser"});

// That a word may have behind `before`.
std::span<const Ending> endings_of(std::string_view word, std::string_view before) {
  const auto first = static_cast<unsigned char>(word.front());
  if (first >= 0xD0 && first <= 0xD3) return cyrillic;
  if (first >= 0x80 || before.empty() || before.size() > longest_preposition) return {};
  if (std::ranges::count(latin_prepositions, before) > 0) return latin;
  if (std::ranges::count(kurmanji_prepositions, before) > 0) return kurmanji;
  return {};
}

}  // namespace

bool may_decline(std::string_view word, std::string_view before) {
  return !endings_of(word, before).empty();
}

std::vector<std::string> nominatives(std::string_view word, std::string_view before, bool opens) {
  const auto endings = endings_of(word, before);
  // Bytes that must remain, and that a form has: three and four Cyrillic letters, two behind the
  // first word (Часова Яра); four Latin ones, or three before an ending of several, and one less
  // behind the first word (Banjoj Luci). Guesses.
  const bool is_cyrillic = static_cast<unsigned char>(word.front()) >= 0x80;
  const std::size_t stem_size = is_cyrillic ? (opens ? 6 : 4) : (opens ? 4 : 3);
  const std::size_t form_size = is_cyrillic && opens ? 8 : 4;
  std::vector<std::string> forms;
  const auto fits = [&](const Ending& each) {
    const std::size_t stem = is_cyrillic || each.ending.size() == 1 ? stem_size : stem_size - 1;
    return word.size() >= stem + each.ending.size() && word.ends_with(each.ending);
  };
  const auto found = std::ranges::find_if(endings, fits);
  if (found == endings.end()) return forms;
  const std::string stem(word.substr(0, word.size() - found->ending.size()));
  for (const std::string_view ending : found->nominative) {
    if (ending.empty()) break;
    std::string form = stem + std::string(ending == "-" ? "" : ending);
    if (form.size() >= form_size) forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace dateline::synonyms
