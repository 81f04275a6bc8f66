// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates/date_words.h"

#include <array>
#include <cstddef>

namespace dateline::corpus {
namespace {

// Every spelling of a month in lower case between bars, so that one look-up serves names of one
// word and of two. A word that is one month here and another there is none: listopad is November
// in Polish and October in Croatian.
constexpr std::array<std::string_view, 12> month_names = {
    "|january|jan|janvier|janv|enero|ene|gennaio|gen|janeiro|januar|jänner|januari|styczeń|"
    "stycznia|"
    "ocak|январь|января|янв|січень|січня|січ|يناير|كانون الثاني|ژانویه|ינואר|בינואר|",
    "|february|feb|février|fevrier|févr|fevr|fév|febrero|febbraio|fevereiro|fev|februar|februari|"
    "luty|lutego|şubat|февраль|февраля|фев|февр|лютий|лютого|лют|فبراير|شباط|فوریه|פברואר|בפברואר|",
    "|march|mar|mars|marzo|março|marco|märz|maerz|mär|mrz|maart|marzec|marca|mart|maret|март|марта|"
    "мар|березень|березня|бер|مارس|آذار|اذار|מרץ|מרס|במרץ|",
    "|april|apr|avril|avr|abril|abr|aprile|kwiecień|kwietnia|nisan|апрель|апреля|апр|квітень|"
    "квітня|"
    "квіт|кві|أبريل|ابريل|إبريل|نيسان|آوریل|אפריל|באפריל|",
    "|may|mai|mayo|maggio|mag|maio|mei|maj|maja|mayıs|май|мая|травень|травня|трав|тра|مايو|أيار|"
    "ايار|مه|מאי|במאי|",
    "|june|jun|juin|junio|giugno|giu|junho|juni|czerwiec|czerwca|haziran|июнь|июня|июн|червень|"
    "червня|черв|чер|يونيو|يونيه|حزيران|ژوئن|יוני|ביוני|",
    "|july|jul|juillet|juil|julio|luglio|lug|julho|juli|lipiec|lipca|temmuz|июль|июля|июл|липень|"
    "липня|лип|يوليو|يوليه|تموز|ژوئیه|יולי|ביולי|",
    "|august|aug|août|aout|agosto|ago|augustus|sierpień|sierpnia|ağustos|agustus|август|августа|"
    "авг|"
    "серпень|серпня|серп|сер|أغسطس|اغسطس|آب|اب|اوت|אוגוסט|באוגוסט|",
    "|september|sep|sept|septembre|septiembre|setiembre|settembre|set|setembro|wrzesień|września|"
    "eylül|сентябрь|сентября|сен|сент|вересень|вересня|вер|سبتمبر|أيلول|ايلول|سپتامبر|ספטמבר|"
    "בספטמבר|",
    "|october|oct|octobre|octubre|ottobre|ott|outubro|out|oktober|okt|październik|października|"
    "ekim|"
    "октябрь|октября|окт|жовтень|жовтня|жовт|жов|أكتوبر|اكتوبر|تشرين الأول|تشرين الاول|اکتبر|"
    "אוקטובר|באוקטובר|",
    "|november|nov|novembre|noviembre|novembro|kasım|ноябрь|ноября|ноя|нояб|"
    "листопад|листопада|лист|лис|نوفمبر|تشرين الثاني|نوامبر|נובמבר|בנובמבר|",
    "|december|dec|décembre|decembre|déc|diciembre|dic|dicembre|dezembro|dezember|dez|desember|"
    "grudzień|grudnia|aralık|декабрь|декабря|дек|грудень|грудня|груд|гру|ديسمبر|كانون الأول|"
    "كانون الاول|دسامبر|דצמבר|בדצמבר|",
};

constexpr std::string_view weekday_names =
    "|monday|mon|tuesday|tue|tues|wednesday|wed|thursday|thu|thur|thurs|friday|fri|saturday|sat|"
    "sunday|sun|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|"
    "miercoles|jueves|viernes|sábado|sabado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|"
    "sabato|"
    "domenica|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|понедельник|"
    "вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|четвер|п'ятниця|"
    "п’ятниця|субота|неділя|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|"
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|poniedziałek|wtorek|środa|czwartek|"
    "piątek|sobota|niedziela|יום|ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת|دوشنبه|"
    "سه‌شنبه|"
    "چهارشنبه|"
    "پنجشنبه|پنج‌شنبه|جمعه|شنبه|یکشنبه|يوم|"
    "الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد|";

constexpr std::string_view filler_words =
    "|de|del|of|the|st|nd|rd|th|er|г|года|год|р|року|عام|سنة|at|um|à|в|о|";

// "Updated" and its like are none: that day is not the one of publication.
constexpr std::string_view publishing_words =
    "|published|posted|publié|publie|publicado|publicada|pubblicato|veröffentlicht|опубликовано|"
    "опубліковано|on|the|le|la|el|il|am|den|";

constexpr std::string_view time_words =
    "|am|pm|a|p|m|z|utc|gmt|t|h|uhr|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|bst|ist|wet|west|"
    "cet|"
    "cest|eet|eest|msk|trt|ast|gst|pkt|irst|irdt|hkt|sgt|jst|kst|wib|wat|cat|eat|sast|aest|aedt|";

// True if `list`, words between bars, has `word`.
bool is_listed(std::string_view list, std::string_view word) {
  if (word.empty() || word.find('|') != std::string_view::npos) return false;
  for (auto at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    if (list[at - 1] == '|' && list[at + word.size()] == '|') return true;
  }
  return false;
}

}  // namespace

int month_of(std::string_view word) {
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    if (is_listed(month_names[i], word)) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_weekday_name(std::string_view word) { return is_listed(weekday_names, word); }
bool is_publishing_word(std::string_view word) { return is_listed(publishing_words, word); }
bool is_date_filler(std::string_view word) { return is_listed(filler_words, word); }
bool is_time_word(std::string_view word) { return is_listed(time_words, word); }

}  // namespace dateline::corpus
