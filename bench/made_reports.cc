// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/made_reports.h"

namespace dateline::bench {
namespace {

using Sentence = std::string_view;  // with {} for a name

struct Sentences {
  Sentence country;
  Sentence others;
  std::array<Sentence, settings> place;   // by Setting
  std::array<Sentence, settings> person;  // by Setting
  Sentence end;
};

// In scripts without capitals a word announces the name, a preposition or a title stands before it,
// or neither does; in others small letters lead up to it, it closes, or it opens the sentence.
constexpr std::array<Sentences, synonyms::key_scripts> sentences = {{
    {.country = "A delegation came from {} on Monday.",
     .others = "Bread was dear in {} and in {} this week.",
     .place = {"The road to the town of {} was open again, drivers said.",
               "All shops stayed closed for a day in {}.", "{} was quiet through the night."},
     .person = {"The guests then met {} for an hour.", "A long letter was signed by {}.",
                "{} left in the evening."},
     .end = "Rain is expected for the rest of the week."},
    {.country = "وصل وفد من {} يوم الاثنين.",
     .others = "كان الخبز غاليا في {} وفي {} هذا الاسبوع.",
     .place = {"وصلت الحافلة الى مدينة {} صباح امس.", "كان الطقس باردا في {} خلال الليل.",
               "وشهدت {} يوما هادئا."},
     .person = {"واستقبل الرئيس {} الضيوف.", "والرسالة التي قراها الوفد من {} طويلة.",
                "وغادر {} مساء امس."},
     .end = "ومن المتوقع هطول المطر حتى نهاية الاسبوع."},
    {.country = "Делегация из страны {} приехала утром.",
     .others = "Хлеб подорожал на рынках {} и {} за неделю.",
     .place = {"Автобус из города {} пришел вовремя.", "Все магазины закрыли на день в городе {}.",
               "{} ждет гостей."},
     .person = {"Гостей затем принял {} утром.", "Длинное письмо подписал {}.",
                "{} уехал вечером."},
     .end = "До конца недели ожидается дождь."},
    {.country = "משלחת הגיעה מן {} אתמול.",
     .others = "הלחם התייקר השבוע בשוק של {} ושל {} מאוד.",
     .place = {"האוטובוס הגיע אל העיר {} בבוקר.", "כל החנויות נסגרו ליד {} ליום אחד.",
               "אתמול היה שקט סביב {} כל הלילה."},
     .person = {"הנשיא {} קיבל את האורחים.", "המכתב הארוך הגיע מן המשרד של {} בצהריים.",
                "בערב נסע {} הביתה."},
     .end = "גשם צפוי עד סוף השבוע."},
}};

// A sentence with names in the places of {}.
void append(std::string& text, Sentence sentence, std::initializer_list<std::string_view> names) {
  if (!text.empty()) text += ' ';
  for (const std::string_view name : names) {
    const std::size_t gap = sentence.find("{}");
    text.append(sentence.substr(0, gap)).append(name);
    sentence.remove_prefix(gap + 2);
  }
  text += sentence;
}

}  // namespace

std::string_view to_string(Setting setting) {
  constexpr std::array<std::string_view, settings> names = {"led up to", "in passing", "bare"};
  return names[static_cast<std::size_t>(setting)];
}

std::string make_report(const ReportParts& parts) {
  const Sentences& own = sentences[static_cast<std::size_t>(parts.script)];
  const auto& about = parts.of_person ? own.person : own.place;
  std::string text;
  if (!parts.country.empty()) append(text, own.country, {parts.country});
  append(text, about[static_cast<std::size_t>(parts.setting)], {parts.spelling});
  if (!parts.others[0].empty()) append(text, own.others, {parts.others[0], parts.others[1]});
  append(text, own.end, {});
  return text;
}

}  // namespace dateline::bench
