// SPDX-License-Identifier: GPL-2.0-or-later
// The folded words by which the tokenizer reads a full stop and an apostrophe, and the characters
// that it reads apart from their role.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "synonyms/words/fold.h"

namespace dateline::synonyms::word_lists {

template <std::size_t size>
using WordList = std::array<std::string_view, size>;

// A full stop behind one of these ends no sentence.
inline constexpr WordList<63> abbreviations = {
    "adm",  "approx", "apr", "aug",  "av",   "brig", "bros", "capt", "ch",   "cmdr", "co",
    "col",  "corp",   "cpl", "dec",  "dept", "dr",   "feb",  "fr",   "ft",   "gen",  "gov",
    "hon",  "inc",    "jan", "jr",   "jul",  "jun",  "kh",   "lt",   "ltd",  "maj",  "mar",
    "mme",  "mr",     "mrs", "ms",   "msgr", "mt",   "nov",  "oct",  "pfc",  "ph",   "pres",
    "prof", "pvt",    "rep", "reps", "rev",  "sen",  "sens", "sep",  "sept", "sgt",  "sh",
    "sr",   "st",     "ste", "th",   "vs",   "yu",   "zh",   "ул"};

// A full stop between one of these and a number ends no sentence: No. 2.
inline constexpr WordList<4> number_words = {"art", "no", "nos", "nr"};

// What begins a sentence rather than a name when it follows U.S. or an initial.
inline constexpr WordList<22> sentence_openers = {
    "a",   "after", "an", "and", "as",   "at",  "but",   "he",   "if",   "in", "it",
    "its", "no",    "on", "she", "that", "the", "there", "they", "this", "we", "when"};

// What an apostrophe cuts off before a vowel in French and Italian: l'Irak, d'Alep, qu'il.
inline constexpr WordList<14> elisions = {"c",      "d", "dall", "dell", "j",      "jusqu", "l",
                                          "lorsqu", "m", "n",    "nell", "puisqu", "qu",    "s"};

// What announces a name in scripts without capitals: the town of, the camp of, President.
inline constexpr WordList<175> announcing = {
    "אזור",    "אלוף",    "בסיס",    "בעיר",     "גשר",     "דובר",    "דר",      "האייתוללה",
    "האלוף",   "הבסיס",   "הגנרל",   "הדובר",    "היישוב",  "הכפר",    "הכפרים",  "המחוז",
    "המחנה",   "המלך",    "המנהיג",  "המפקד",    "הנסיך",   "הנשיא",   "הנשיאה",  "הסנטור",
    "העיירה",  "העיר",    "הערים",   "הר",       "הרב",     "הרמטכל",  "השגריר",  "השייח",
    "השכונה",  "השר",     "השרה",    "יור",      "יישוב",   "כפר",     "מושב",    "מחוז",
    "מחנה",    "מחנות",   "מחסום",   "מנהיג",    "מפקד",    "נהר",     "נמל",     "נפת",
    "נשיא",    "סגן",     "עיירה",   "עיר",      "פרופ",    "צומת",    "קיבוץ",   "ראש",
    "רצועת",   "שדה",     "שייח",    "שכונה",    "שכונת",   "שר",      "احياء",   "ارياف",
    "استان",   "اطراف",   "اقليم",   "الاعلامي", "الامير",  "البلده",  "الجنرال", "الحاج",
    "الدكتور", "الرايد",  "الرييس",  "الرييسه",  "الزعيم",  "السفير",  "السيد",   "السيناتور",
    "الشيخ",   "الصحفي",  "العقيد",  "العميد",   "الفريق",  "القايد",  "القريه",  "القيادي",
    "اللواء",  "المبعوث", "المتحدث", "المحافظه", "المدينه", "المرشد",  "المشير",  "المفتي",
    "الملا",   "الملازم", "الملك",   "الناشط",   "النايب",  "النقيب",  "الوزير",  "ايتالله",
    "ايه",     "باديه",   "بخش",     "بلدات",    "بلدتا",   "بلدتي",   "بلده",    "بلديه",
    "بندر",    "تل",      "جبل",     "جبهه",     "جزيره",   "جسر",     "حاجز",    "حجتالاسلام",
    "حصار",    "حي",      "دريادار", "دكتر",     "دوار",    "روستا",   "روستاي",  "ريف",
    "رييس",    "زعيم",    "سد",      "سرتيپ",    "سردار",   "سرلشكر",  "سهل",     "شهر",
    "شهرستان", "ضاحيه",   "ضواحي",   "فرودگاه",  "قاعده",   "قايد",    "قري",     "قريتا",
    "قريتي",   "قريه",    "قضاء",    "محافظه",   "محور",    "محيط",    "مخيم",    "مخيمات",
    "مدن",     "مديريه",  "مدينتا",  "مدينتي",   "مدينه",   "مستوطنه", "مشارف",   "مضيق",
    "مطار",    "معبر",    "معركه",   "معسكر",    "مفرق",    "منطقه",   "ميناء",   "ناحيه",
    "نهر",     "وادي",    "وزير",    "ولايه",    "پادگان",  "پايگاه",  "ژنرال"};

// What may stand in front of a place there, as in front of anything else.
inline constexpr WordList<60> prepositions = {
    "אל",    "את",    "באזור", "בסביבות", "בקרבת", "בתוך", "ליד",    "לכיוון", "לעבר",  "לצד",
    "מדרום", "מול",   "מחוץ",  "ממזרח",   "ממערב", "מן",   "מצפון",  "נגד",    "סביב",  "עד",
    "על",    "עם",    "של",    "از",      "اطراف", "الي",  "باتجاه", "بجانب",  "به",    "بين",
    "تا",    "جنوب",  "جنوبي", "حوالي",   "حول",   "خارج", "داخل",   "در",     "سوي",   "شرق",
    "شرقي",  "شمال",  "شمالي", "صوب",     "ضمن",   "عبر",  "عن",     "عند",    "غرب",   "غربي",
    "في",    "قباله", "قرب",   "لدي",     "مع",    "من",   "ميان",   "نحو",    "نزديك", "وسط"};

// What stands in front of a place, and seldom of a person or a firm, in scripts with capitals.
inline constexpr WordList<32> locatives = {
    "around", "aus",       "bei",   "cerca",   "dans",    "en",   "hacia",  "in",
    "inside", "into",      "nahe",  "near",    "outside", "pres", "toward", "towards",
    "vers",   "близ",      "біля",  "в",       "вблизи",  "во",   "возле",  "з",
    "из",     "неподалік", "около", "поблизу", "под",     "під",  "у",      "із"};

// What "in" and "on" stand in front of as of a place, with a capital.
inline constexpr WordList<19> days_and_months = {
    "april",     "august", "december", "february", "friday",   "january", "july",
    "june",      "march",  "may",      "monday",   "november", "october", "saturday",
    "september", "sunday", "thursday", "tuesday",  "wednesday"};

// What a place is, in front of it, also with "of" between, or behind it; and where: north of.
inline constexpr WordList<59> place_kinds = {
    "airport",       "area",      "camp",      "city",        "ciudad",       "countryside",
    "county",        "district",  "east",      "governorate", "municipality", "neighborhood",
    "neighbourhood", "north",     "northeast", "northwest",   "outskirts",    "port",
    "province",      "provincia", "pueblo",    "region",      "south",        "southeast",
    "southwest",     "suburb",    "suburbs",   "town",        "towns",        "village",
    "villages",      "ville",     "west",      "город",       "города",       "городе",
    "городом",       "городу",    "место",     "міста",       "місто",        "місті",
    "поселка",       "поселке",   "поселок",   "район",       "района",       "районе",
    "району",        "районі",    "села",      "селе",        "селище",       "селищі",
    "село",          "селом",     "селу",      "селі",        "станица"};

// The same in German, which writes it with a capital.
inline constexpr WordList<19> german_place_kinds = {
    "bezirk",     "distrikt",   "dorf",       "flughafen", "gemeinde", "gouvernement", "grenzstadt",
    "grossstadt", "hafenstadt", "hauptstadt", "hochburg",  "insel",    "kleinstadt",   "ort",
    "ortschaft",  "provinz",    "region",     "stadt",     "vorort"};

// The case endings that Turkish and Kurdish part from a name by an apostrophe: Ankara'da, PKK'nin.
inline constexpr WordList<50> turkish_suffixes = {
    "a",   "ca",   "ce",  "da", "daki", "dan", "de",   "deki", "den",  "di",
    "dir", "du",   "dur", "e",  "i",    "in",  "la",   "lar",  "lari", "le",
    "ler", "leri", "li",  "lu", "n",    "na",  "nda",  "ndan", "nde",  "nden",
    "ne",  "ni",   "nin", "nu", "nun",  "ta",  "taki", "tan",  "te",   "teki",
    "ten", "tir",  "u",   "un", "ya",   "ye",  "yi",   "yla",  "yle",  "yu"};

static_assert(std::ranges::is_sorted(turkish_suffixes));
static_assert(std::ranges::is_sorted(abbreviations));
static_assert(std::ranges::is_sorted(announcing));
static_assert(std::ranges::is_sorted(prepositions));
static_assert(std::ranges::is_sorted(locatives));
static_assert(std::ranges::is_sorted(days_and_months));
static_assert(std::ranges::is_sorted(place_kinds));
static_assert(std::ranges::is_sorted(german_place_kinds));
static_assert(std::ranges::is_sorted(number_words));
static_assert(std::ranges::is_sorted(sentence_openers));
static_assert(std::ranges::is_sorted(elisions));

constexpr bool is_hebrew(char32_t c) { return c >= 0x0590 && c <= 0x05FF; }

// Jammu & Kashmir stand together as with the word for it.
constexpr bool is_ampersand(char32_t c) { return c == U'&' || c == 0xFF06; }

constexpr bool is_thousands_mark(char32_t c) { return c == U',' || c == 0x066C; }

template <std::size_t size>
bool contains(const WordList<size>& list, std::string_view word) {
  return std::ranges::binary_search(list, word);
}

// Whether it is one of turkish_suffixes, behind what makes a person of the name or several:
// PKK'lılara, to those of the PKK.
inline bool is_turkish_suffix(std::string_view suffix) {
  if (contains(turkish_suffixes, suffix)) return true;
  const auto skip = [&](std::string_view one, std::string_view other) {
    if (!suffix.starts_with(one) && !suffix.starts_with(other)) return false;
    suffix.remove_prefix(one.size());
    return true;
  };
  const bool person = skip("li", "lu");
  const bool plural = skip("lar", "ler");
  return (person || plural) && (suffix.empty() || contains(turkish_suffixes, suffix));
}

// Whether the apostrophe between `before` and `behind` stands for a vowel that the next one elides.
// Only a vowel or a mute h does: L'viv and N'Djamena are one word.
inline bool is_elision(std::string_view before, std::string_view behind) {
  constexpr std::string_view vowels = "aeiouy";
  const char first = behind.front();
  const bool mute_h = first == 'h' && (before.size() > 1 || before == "l" || before == "d");
  return (mute_h || vowels.find(first) != vowels.npos) && contains(elisions, before);
}

// A single letter, or the doubled one of a plural: EE.UU.
inline bool is_initial(std::string_view word) {
  std::size_t at = 0;
  const bool letter = fold_char(next_char(word, at)).role == CharRole::letter;
  return letter && (at == word.size() || word.substr(0, at) == word.substr(at));
}

// The number of a day or a brigade in German and Turkish: 23. März.
inline bool is_ordinal(std::string_view word) {
  return word.size() <= 2 && word.find_first_not_of("0123456789") == word.npos;
}

}  // namespace dateline::synonyms::word_lists
