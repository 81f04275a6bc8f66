// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/key_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "synonyms/spelling/latin_letters.h"
#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

// Folded. As a word of their own in front of another they are an article.
constexpr std::array<std::u32string_view, 40> articles = {
    U"ach", U"ad", U"al",  U"an", U"ar", U"as",  U"asch", U"ash", U"at", U"az",
    U"ech", U"ed", U"el",  U"en", U"er", U"es",  U"esch", U"esh", U"et", U"ez",
    U"il",  U"ul", U"ад",  U"аз", U"ал", U"аль", U"ан",   U"ар",  U"ас", U"ат",
    U"аш",  U"ел", U"ель", U"эд", U"эз", U"эль", U"эн",   U"эр",  U"эс", U"эш"};
static_assert(std::ranges::is_sorted(articles));

constexpr std::u32string_view arabic_article = U"ال";
constexpr std::size_t shortest_behind_article = 2;

std::optional<KeyScript> script_of(char32_t c) {
  if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) return KeyScript::latin;
  if (c >= 0x400 && c < 0x530) return KeyScript::cyrillic;
  if (c >= 0x590 && c < 0x600) return KeyScript::hebrew;
  if (c >= 0x600 && c < 0x780) return KeyScript::arabic;
  return std::nullopt;
}

std::vector<std::u32string> words_of(std::string_view folded) {
  std::vector<std::u32string> words(1);
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_char(folded, at);
    if (c == U' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

// Folded. What a place is, in front of its name or behind it: Raion de Sofiivka, Homs Governorate.
constexpr auto kinds = std::to_array<std::u32string_view>({
    U"apgabals",     U"apskritis",     U"arrondissement",
    U"bezirk",       U"commune",       U"departament",
    U"departaments", U"departamentas", U"departamento",
    U"departement",  U"department",    U"dipartimento",
    U"district",     U"districte",     U"distrikt",
    U"distrito",     U"distretto",     U"departementet",
    U"gobernacion",  U"governacio",    U"governorate",
    U"gouvernement", U"gouvernorat",   U"gubernija",
    U"il",           U"ilcesi",        U"ili",
    U"ils",          U"jimbo",         U"kazasi",
    U"kray",         U"krai",          U"lalawigan",
    U"lungsod",      U"maakunta",      U"madinat",
    U"mkoa",         U"muchafaza",     U"muhafaza",
    U"muhafazah",    U"muhafazat",     U"municipality",
    U"municipalita", U"municipio",     U"nahiyah",
    U"nahiya",       U"oblast",        U"obwod",
    U"okrug",        U"opcina",        U"opstina",
    U"ostan",        U"ostane",        U"piiri",
    U"piirikunta",   U"prefecture",    U"provinces",
    U"province",     U"provincia",     U"provincie",
    U"provinsi",     U"provinsen",     U"provinz",
    U"qaryat",       U"qaryah",        U"raion",
    U"raionul",      U"rajon",         U"rajonas",
    U"rajons",       U"rayon",         U"rayonu",
    U"region",       U"regionas",      U"regione",
    U"rexion",       U"shahrestan",    U"shahrestane",
    U"sritis",       U"valstija",      U"vilayet",
    U"vilayeti",     U"wilaya",        U"wilayat",
    U"wilayah",      U"вилоят",        U"вилояти",
    U"вобласць",     U"город",         U"городе",
    U"города",       U"губерния",      U"кӏошт",
    U"мухафаза",     U"муҳофаза",      U"муніцыпалітэт",
    U"область",      U"области",       U"област",
    U"облысы",       U"облусу",        U"община",
    U"општина",      U"округ",         U"окръг",
    U"акруга",       U"посёлок",       U"поселок",
    U"пасёлак",      U"паселак",       U"провинция",
    U"провинции",    U"район",         U"района",
    U"районе",       U"раён",          U"раен",
    U"рејон",        U"регион",        U"регіон",
    U"село",         U"селе",          U"села",
    U"селі",         U"місто",         U"місті",
    U"шаҳристони",   U"اداره",         U"استان",
    U"اقليم",        U"بخش",           U"بلده",
    U"بلديه",        U"تحصيل",         U"دهستان",
    U"روستاي",       U"شارستان",       U"شهرداري",
    U"شهرستان",      U"ضلع",           U"قريه",
    U"قضاء",         U"قضا",           U"لواء",
    U"لوا",          U"محافظه",        U"مديريه",
    U"مدينه",        U"مركز",          U"مقاطعه",
    U"منطقه",        U"ناحيه",         U"ولايت",
    U"ولايه",        U"ولسوالي",       U"גובערניע",
    U"דיסטריקט",     U"מחוז",          U"נפת",
    U"פרובינציית",
});

// Between a kind and the name.
constexpr auto links = std::to_array<std::u32string_view>(
    {U"da", U"de", U"del", U"der", U"di", U"do", U"du", U"ng", U"of", U"ya"});

// The words without what the place is; all of them where nothing else would be left.
std::vector<std::u32string> without_kind(std::vector<std::u32string> words) {
  const auto is_one_of = [](const auto& list, const std::u32string& word) {
    return std::ranges::find(list, word) != list.end();
  };
  std::size_t first = 0;
  std::size_t end = words.size();
  if (end > 1 && is_one_of(kinds, words[0])) {
    first = end > 2 && is_one_of(links, words[1]) ? 2 : 1;
  } else if (end > 1 && is_one_of(kinds, words[end - 1])) {
    --end;
  }
  return {std::make_move_iterator(words.begin() + static_cast<std::ptrdiff_t>(first)),
          std::make_move_iterator(words.begin() + static_cast<std::ptrdiff_t>(end))};
}

std::u32string without_articles(const std::vector<std::u32string>& words) {
  std::u32string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::u32string& word = words[i];
    const bool article = word == U"+" || std::ranges::binary_search(articles, word);
    if (i + 1 < words.size() && article) continue;
    const bool has_article = word.starts_with(arabic_article) &&
                             word.size() >= arabic_article.size() + shortest_behind_article;
    joined += has_article ? word.substr(arabic_article.size()) : word;
  }
  return joined;
}

// German writes dsch and tsch for the first letters of Jalaula and Chechnya; Serbian and Macedonian
// have Cyrillic letters of their own for sounds that Russian writes with two or others.
std::u32string without_own_letters(std::u32string letters) {
  using Sound = std::pair<std::u32string_view, std::u32string_view>;
  constexpr std::array<Sound, 11> sounds = {{{U"dsch", U"j"},
                                             {U"tsch", U"ch"},
                                             {U"ђ", U"дж"},
                                             {U"ѓ", U"дж"},
                                             {U"ѕ", U"дз"},
                                             {U"ј", U"й"},
                                             {U"љ", U"ль"},
                                             {U"њ", U"нь"},
                                             {U"ћ", U"ч"},
                                             {U"ќ", U"к"},
                                             {U"џ", U"дж"}}};
  for (const auto& [own, common] : sounds) {
    for (auto at = letters.find(own); at != letters.npos; at = letters.find(own, at)) {
      letters.replace(at, own.size(), common);
    }
  }
  return letters;
}

std::optional<KeyScript> common_script(std::u32string_view letters) {
  std::optional<KeyScript> script;
  for (const char32_t c : letters) {
    const auto own = script_of(c);
    const bool digit = c >= U'0' && c <= U'9';
    if (!own || digit || (script && script != own)) return std::nullopt;
    script = own;
  }
  return script;
}

struct ConsonantClass {
  char name;
  std::u32string_view letters;
};

// Letters that stand for one another between transliterations. Vowels, h, w and y and what is
// written for them come and go, so they have no class.
constexpr std::array<ConsonantClass, 9> classes = {{
    {'B', U"bpبپбпבפף"},
    {'F', U"fvفڤвф"},
    {'K', U"kqcgxكقخغگкгхґқғкגךכק"},
    {'L', U"lلлљל"},
    {'M', U"mمмםמ"},
    {'N', U"nنнњןנ"},
    {'R', U"rرрר"},
    {'S', U"szjسصزظشژجچсзцжшщчџћђҷסזצץש"},  // sh, ch and j, too: marks are lost in folding
    {'T', U"tdتطدضذثтдҭתטד"},
}};

constexpr std::size_t classed_letters = 0x700;  // all of them lie below

constexpr std::array<char, classed_letters + 1> class_table = [] {
  std::array<char, classed_letters + 1> table{};
  for (const ConsonantClass& consonant : classes) {
    for (const char32_t letter : consonant.letters) table[letter] = consonant.name;
  }
  return table;
}();

char class_of(char32_t c) { return class_table[std::min<std::size_t>(c, classed_letters)]; }

void append_class(std::string& skeleton, char name) {
  if (skeleton.empty() || skeleton.back() != name) skeleton += name;
}

constexpr std::size_t shortest_varied = 3;  // classes; with one left out fewer prove nothing
// Of 69 million forms that an unlisted spelling of recombined news shared a key with, 52 million
// were met by skeletons of three and four classes; longer ones are few.
constexpr std::size_t longest_short = 4;
constexpr char any_class = '*';

bool is_short(std::size_t size) { return size >= shortest_varied && size <= longest_short; }

std::string without(std::string_view skeleton, std::size_t left_out) {
  std::string rest;
  for (std::size_t i = 0; i < skeleton.size(); ++i) {
    if (i != left_out) append_class(rest, skeleton[i]);
  }
  return rest;
}

void append_replaced(std::vector<std::string>& keys, std::string_view skeleton) {
  for (std::size_t at = 0; at < skeleton.size(); ++at) {
    keys.push_back(std::string(skeleton).replace(at, 1, 1, any_class));
  }
}

std::vector<std::string> each_once(std::vector<std::string> keys) {
  std::ranges::sort(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
  return keys;
}

}  // namespace

bool is_key_article(std::string_view word) {
  std::u32string letters;
  for (std::size_t at = 0; at < word.size();) letters += next_char(word, at);
  return std::ranges::binary_search(articles, letters);
}

std::vector<std::string> key_articles() {
  std::vector<std::string> words;
  for (const std::u32string_view article : articles) {
    std::string& word = words.emplace_back();
    for (const char32_t letter : article) append_folded(word, letter, fold_char(letter));
  }
  return words;
}

std::optional<KeyForm> key_form(std::string_view folded_words, std::size_t shortest) {
  const auto latin = in_latin_letters(folded_words);
  const std::u32string joined =
      without_own_letters(without_articles(without_kind(words_of(latin ? *latin : folded_words))));
  if (joined.size() > longest_key) return std::nullopt;
  const auto script = common_script(joined);
  if (!script) return std::nullopt;
  // Where vowels are left out three letters say as much as four or five do elsewhere.
  const bool consonants = script == KeyScript::arabic || script == KeyScript::hebrew;
  if (joined.size() + (consonants ? 1 : 0) < shortest) return std::nullopt;
  return KeyForm{.script = *script, .letters = U"^" + joined + U"$"};
}

std::string skeleton(const KeyForm& form) {
  std::string out;
  const std::u32string& letters = form.letters;
  for (std::size_t i = 1; i + 1 < letters.size(); ++i) {
    const char32_t next = letters[i + 1];
    if (next == U'h' && (letters[i] == U's' || letters[i] == U'c' || letters[i] == U'z')) {
      append_class(out, 'S');  // sh, ch, zh
      ++i;
    } else if (letters[i] == U'c' && (next == U'e' || next == U'i')) {
      append_class(out, 'S');
    } else if (const char name = class_of(letters[i])) {
      append_class(out, name);
    }
  }
  return out;
}

std::vector<std::string> skeleton_keys(std::string_view skeleton) {
  std::vector<std::string> keys{std::string(skeleton)};
  if (skeleton.size() >= shortest_varied) {
    for (std::size_t left_out = 0; left_out < skeleton.size(); ++left_out) {
      keys.push_back(without(skeleton, left_out));
    }
  }
  return each_once(std::move(keys));
}

std::vector<std::string> near_skeletons(std::string_view skeleton) {
  std::vector<std::string> keys = skeleton_keys(skeleton);
  for (const ConsonantClass& added : classes) {
    for (std::size_t at = 0; at <= skeleton.size(); ++at) {
      keys.push_back(std::string(skeleton).insert(at, 1, added.name));
      if (skeleton.size() < 2 || at == skeleton.size()) continue;
      keys.push_back(std::string(skeleton).replace(at, 1, 1, added.name));
    }
  }
  for (std::string& key : keys) {
    const auto repeated = std::ranges::unique(key);  // equal neighbours are one
    key.erase(repeated.begin(), repeated.end());
  }
  return each_once(std::move(keys));
}

std::vector<std::string> listed_keys(std::string_view skeleton) {
  if (!is_short(skeleton.size())) return skeleton_keys(skeleton);
  std::vector<std::string> keys{std::string(skeleton)};
  append_replaced(keys, skeleton);
  return keys;
}

std::vector<std::string> unlisted_keys(std::string_view skeleton) {
  std::vector<std::string> keys = skeleton_keys(skeleton);
  if (is_short(skeleton.size())) append_replaced(keys, skeleton);
  if (is_short(skeleton.size() + 1)) {
    for (std::size_t at = 0; at <= skeleton.size(); ++at) {
      keys.push_back(std::string(skeleton).insert(at, 1, any_class));
    }
  }
  // KTKM without T is KM.
  if (is_short(skeleton.size() + 2)) {
    for (std::size_t at = 0; at < skeleton.size(); ++at) {
      keys.push_back(std::string(skeleton).insert(at, std::string{skeleton[at], any_class}));
    }
  }
  return each_once(std::move(keys));
}

}  // namespace dateline::synonyms
