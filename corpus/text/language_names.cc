// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text/language_names.h"

#include <algorithm>
#include <array>

#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

struct Language {
  std::string_view code{};   // ISO 639-1
  std::string_view names{};  // in lower case between bars: codes of three letters, English, own
};

constexpr auto languages = std::to_array<Language>({
    {"af", "|afr|afrikaans|"},
    {"am", "|amh|amharic|አማርኛ|"},
    {"ar", "|ara|arabic|العربية|عربي|"},
    {"az", "|aze|azerbaijani|azeri|azərbaycanca|"},
    {"be", "|bel|belarusian|беларуская|"},
    {"bg", "|bul|bulgarian|български|"},
    {"bn", "|ben|bengali|bangla|বাংলা|"},
    {"bs", "|bos|bosnian|bosanski|"},
    {"ca", "|cat|catalan|català|"},
    {"cs", "|ces|cze|czech|čeština|"},
    {"da", "|dan|danish|dansk|"},
    {"de", "|deu|ger|german|deutsch|"},
    {"el", "|ell|gre|greek|ελληνικά|"},
    {"en", "|eng|english|"},
    {"es", "|spa|spanish|español|castellano|"},
    {"et", "|est|estonian|eesti|"},
    {"fa", "|fas|per|persian|farsi|dari|فارسی|"},
    {"fi", "|fin|finnish|suomi|"},
    {"fr", "|fra|fre|french|français|"},
    {"ha", "|hau|hausa|"},
    {"he", "|heb|hebrew|עברית|"},
    {"hi", "|hin|hindi|हिन्दी|"},
    {"hr", "|hrv|croatian|hrvatski|"},
    {"hu", "|hun|hungarian|magyar|"},
    {"hy", "|hye|arm|armenian|հայերեն|"},
    {"id", "|ind|indonesian|bahasa indonesia|"},
    {"it", "|ita|italian|italiano|"},
    {"ja", "|jpn|japanese|日本語|"},
    {"ka", "|kat|geo|georgian|ქართული|"},
    {"kk", "|kaz|kazakh|қазақша|"},
    {"ko", "|kor|korean|한국어|"},
    {"ku", "|kur|kurdish|kurmanji|kurdî|"},
    {"ckb", "|sorani|central kurdish|"},
    {"ky", "|kir|kyrgyz|кыргызча|"},
    {"lt", "|lit|lithuanian|lietuvių|"},
    {"lv", "|lav|latvian|latviešu|"},
    {"mk", "|mkd|mac|macedonian|македонски|"},
    {"ms", "|msa|may|malay|bahasa melayu|"},
    {"my", "|mya|bur|burmese|မြန်မာ|"},
    {"ne", "|nep|nepali|"},
    {"nl", "|nld|dut|dutch|nederlands|"},
    {"no", "|nor|norwegian|norsk|nb|nn|nob|nno|bokmål|nynorsk|"},
    {"pa", "|pan|punjabi|"},
    {"pl", "|pol|polish|polski|"},
    {"ps", "|pus|pashto|pushto|پښتو|"},
    {"pt", "|por|portuguese|português|"},
    {"ro", "|ron|rum|romanian|română|"},
    {"ru", "|rus|russian|русский|"},
    {"sk", "|slk|slo|slovak|slovenčina|"},
    {"sl", "|slv|slovenian|slovene|slovenščina|"},
    {"so", "|som|somali|soomaali|"},
    {"sq", "|sqi|alb|albanian|shqip|"},
    {"sr", "|srp|serbian|српски|srpski|"},
    {"sv", "|swe|swedish|svenska|"},
    {"sw", "|swa|swahili|kiswahili|"},
    {"ta", "|tam|tamil|"},
    {"tg", "|tgk|tajik|тоҷикӣ|"},
    {"th", "|tha|thai|ไทย|"},
    {"ti", "|tir|tigrinya|ትግርኛ|"},
    {"tl", "|tgl|fil|tagalog|filipino|"},
    {"tr", "|tur|turkish|türkçe|"},
    {"uk", "|ukr|ukrainian|українська|"},
    {"ur", "|urd|urdu|اردو|"},
    {"uz", "|uzb|uzbek|"},
    {"vi", "|vie|vietnamese|tiếng việt|"},
    {"zh", "|zho|chi|chinese|mandarin|中文|汉语|"},
});

std::string_view find_code(std::string_view name) {
  const auto between_bars = "|" + std::string(name) + "|";
  const auto found =
      std::find_if(languages.begin(), languages.end(), [&](const Language& language) {
        return language.code == name || language.names.find(between_bars) != std::string_view::npos;
      });
  return found == languages.end() ? std::string_view() : found->code;
}

}  // namespace

std::string language_code(std::string_view written) {
  const auto name = to_lower(trim(written));
  if (const auto code = find_code(name); !code.empty()) return std::string(code);
  // A region, a script or a remark stands behind it: en-US, zh_Hant, English (UK).
  const auto stem = trim(std::string_view(name).substr(0, name.find_first_of("-_(;,")));
  const auto code = find_code(stem);
  if (!code.empty()) return std::string(code);
  const bool is_code_with_region = stem.size() == 2 && stem.size() < name.size();
  return is_code_with_region ? std::string(stem) : name;
}

}  // namespace dateline::corpus
