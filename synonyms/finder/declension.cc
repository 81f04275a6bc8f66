// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/finder/declension.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace dateline::synonyms {
namespace {

struct Ending {
  std::string_view ending;
  std::array<std::string_view, 8> nominative;  // instead of it; "-" for nothing, "" for none
};

// The longer in front of the shorter: only the first that fits is taken off. Towns in -ово, -ево
// and -ино have most cases in common with surnames, and only those of their own here: под Ивановом.
constexpr auto cyrillic = std::to_array<Ending>({
    {"ового", {"овий", "овый"}},
    {"евого", {"евий", "евый"}},
    {"ього", {"ій"}},
    {"ого", {"ый", "ий", "ой", "ое", "е"}},
    {"его", {"ий", "ее"}},
    {"ог", {"и", "о"}},
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
    {"ој", {"а"}},
    {"ою", {"а", "ая"}},
    {"ей", {"я", "ь", "и"}},
    {"ею", {"я"}},
    {"ую", {"ая"}},
    {"ью", {"ь"}},
    {"ым", {"ый", "ой", "ое"}},
    {"им", {"ий", "ое", "е", "ый"}},
    {"ом", {"-", "о", "ый", "ий", "ой", "ое", "и"}},
    {"цем", {"ц", "ац", "це", "цо"}},
    {"ем", {"е", "ь", "й", "-"}},
    {"єм", {"є", "й"}},
    {"ії", {"ія"}},
    {"ии", {"ия", "ий"}},
    {"ию", {"ия"}},
    {"ца", {"ц", "ац", "лац", "цо"}},
    {"цу", {"ц", "ац", "лац", "цо", "ца"}},
    {"ци", {"ца", "ка", "цы", "ц"}},
    {"љу", {"ље", "љ", "ља"}},
    {"ља", {"ље", "љ"}},
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
    {"ego", {"y", "i"}},
    {"iem", {"-", "ie"}},
    {"owie", {"ow"}},
    {"dzie", {"d", "da"}},
    {"cie", {"t", "ta"}},
    {"niu", {"n", "nj"}},
    {"ie", {"a", "-", "o"}},
    {"ze", {"-", "a"}},
    {"ce", {"ka", "ca"}},
    {"ci", {"ka", "c", "ca"}},
    {"oj", {"a"}},
    {"og", {"i", "o"}},
    {"eg", {"i", "e"}},
    {"ym", {"y"}},
    {"lu", {"l", "el", "lo", "la"}},
    {"cem", {"c", "ac"}},
    {"cu", {"c", "ac", "lac", "co", "ca"}},
    {"ca", {"c", "ac", "lac", "co"}},
    {"ru", {"r", "ar", "ro", "ra"}},
    {"ju", {"j", "je", "ja"}},
    {"ja", {"j", "je"}},
    {"em", {"-", "o"}},
    {"om", {"-", "o", "a", "i"}},
    {"u", {"-", "o", "a"}},
    {"i", {"a", "-"}},
    {"y", {"a"}},
    {"a", {"-", "o"}},
    {"e", {"a", "-"}},
});
constexpr auto latin_prepositions = std::to_array<std::string_view>(
    {"blizu", "do", "iz",  "iza", "izmedu", "k",  "kod", "kolo", "kraj",  "kroz",
     "ku",    "na", "nad", "od",  "oko",    "po", "pod", "pred", "preko", "prema",
     "przy",  "u",  "v",   "ve",  "w",      "we", "z",   "za",   "ze"});

// Kurmanji; folded.
constexpr auto kurmanji = std::to_array<Ending>({{"ye", {"-"}}, {"e", {"-"}}});
// With what is joined to a name behind it: bajarê Kerkûkê, the city of.
constexpr auto kurmanji_prepositions = std::to_array<std::string_view>(
    {"bajare", "bajaroka", "ber", "bi", "derdora", "di", "diji", "gunde", "herema", "heta", "ji",
     "li", "nav", "navceya", "navenda", "parezgeha", "ser"});

constexpr std::size_t longest_preposition = 9;

// The South Slavs', before places; behind `u` persons stand in another case than places.
constexpr auto before_places =
    std::to_array<std::string_view>({"blizu", "iz", "kod", "kraj", "kroz", "preko", "u", "близу",
                                     "из", "код", "крај", "кроз", "преко", "у"});

// Of a sorted list.
bool has(std::span<const std::string_view> list, std::string_view word) {
  return std::ranges::binary_search(list, word);
}

// That a word may have behind `before`.
std::span<const Ending> endings_of(std::string_view word, std::string_view before) {
  const auto first = static_cast<unsigned char>(word.front());
  if (first >= 0xD0 && first <= 0xD3) return cyrillic;
  if (first >= 0x80 || before.empty() || before.size() > longest_preposition) return {};
  constexpr std::string_view last_letters = "aegijmouy";  // of all endings
  if (last_letters.find(word.back()) == last_letters.npos) return {};
  if (has(latin_prepositions, before)) return latin;
  if (word.back() == 'e' && has(kurmanji_prepositions, before)) return kurmanji;
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

Whereabouts whereabouts(std::string_view word, std::string_view before) {
  if (word.ends_with('e') && has(kurmanji_prepositions, before)) return Whereabouts::likely;
  if (!has(before_places, before)) return Whereabouts::unknown;
  const auto ends_in = [&](std::span<const std::string_view> endings) {
    return std::ranges::any_of(endings, [&](auto ending) { return word.ends_with(ending); });
  };
  // Russian, too, has у and из, and Ukrainian у: у Иванова, из Толстого, у Великому.
  constexpr auto behind_u =
      std::to_array<std::string_view>({"a", "e", "а", "е", "я", "і", "ї", "ому", "ему"});
  constexpr auto surnames = std::to_array<std::string_view>({"ова", "ева", "ого", "его"});
  const bool is_in = before == "u" || before == "у";
  if (ends_in(is_in ? std::span<const std::string_view>(behind_u) : surnames)) {
    return Whereabouts::unknown;
  }
  return before == "u" || before == "iz" ? Whereabouts::sure : Whereabouts::likely;
}

}  // namespace dateline::synonyms
