// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "tests/support/test_index.h"

namespace dateline::test {
namespace {

// Written with / where the table has tabs, so that an editor cannot spoil it.
constexpr std::string_view rows = R"(
id/kind/name/within/latitude/longitude/spellings/adjectives/case
iraq/country/Iraq//33.2/43.7/العراق|Irak|Ірак|Ирак|Іраку|Ираке|Ирака/Iraqi|Iraqis|العراقية|العراقي|irakien/
iraq:arbil/region/Erbil Governorate/iraq/////
erbil/town/Erbil/iraq:arbil/36.19/44.01/Arbil|Irbil|Hewler|أربيل//
iraq:anbar/region/Anbar/iraq///Al Anbar|الأنبار//
ain-al-asad/base/Ain al-Asad/iraq:anbar/33.8/42.44/Ayn al-Asad|Ain al-Asad air base|عين الأسد|قاعدة عين الأسد//
iraq:nineveh/region/Nineveh/iraq///نينوى|Ninive//
mosul/town/Mosul/iraq:nineveh/36.34/43.13/Mossoul|الموصل|Мосул//
mosul-university/site/University of Mosul/mosul///Mosul University//
baghdad/town/Baghdad/iraq/33.3/44.4/بغداد|Bagdad//
iran/country/Iran////إيران|Іран/Iranian|Iranians|إيرانية/
syria/country/Syria////سوريا|Syrie|Сирия|Сирії/Syrian|Syrians|السورية|syrien/
damascus/town/Damascus/syria/33.5/36.3/دمشق|Damas|Дамаск//
aleppo/town/Aleppo/syria/36.2/37.15/حلب|Alep|Алеппо//
hama/town/Hama/syria///حماة//
homs/town/Homs/syria///حمص//
united-states/country/United States////USA|US|U.S.|America|الولايات المتحدة|États-Unis/American|Americans|الأميركية/US:caps|U.S.:caps
ukraine/country/Ukraine////Україна|України|Украина|Украины|Україні/Ukrainian|Ukrainians|украинские|українські/
kyiv/town/Kyiv/ukraine/50.45/30.52/Kiev|Київ|Києва|Києві|Киев|Киева|Киеве|Києву//
bakhmut/town/Bakhmut/ukraine/48.6/38.0/Artemivsk|Бахмут|Бахмуті|Артёмовск|Артёмовска|Артёмовске|Бахмута//
russia/country/Russia////Росія|Россия|Россії|Russie/Russian|Russians|российские|російські/
turkey/country/Turkey////Türkiye|Turquie|تركيا/Turkish|Turks/Turkey:capital
france/country/France////Франция|فرنسا/French/French:capital
nice/town/Nice/france/////Nice:inside
reading/town/Reading//////Reading:inside
jordan/country/Jordan////الأردن|Jordanie/Jordanian/
libya/country/Libya////ليبيا|Libye/Libyan|Libyans/
tripoli/town/Tripoli/libya/32.9/13.2/طرابلس//
yemen/country/Yemen////اليمن/Yemeni|Yemenis/
hodeidah/town/Hodeidah/yemen///Hudaydah|Al Hudaydah|Hodeida|الحديدة//
sudan/country/Sudan////السودان|Soudan/Sudanese/
el-fasher/town/El Fasher/sudan///Al-Fashir|El-Facher|الفاشر//
dr-congo/country/DR Congo////Congo|Democratic Republic of Congo|Democratic Republic of the Congo/Congolese/
goma/town/Goma/dr-congo/////
islamic-state/group/Islamic State////IS|ISIS|ISIL|Daesh|Daech|داعش|Islamic State group//IS:caps
ansar-allah/group/Ansar Allah////Houthis|Houthi|Huthi|Huthis|أنصار الله|الحوثيين|الحوثيون//
hayat-tahrir/group/Hayat Tahrir al-Sham////HTS|هيئة تحرير الشام//HTS:caps
rapid-support-forces/military/Rapid Support Forces////RSF|FSR|قوات الدعم السريع//RSF:caps|FSR:caps
world-health-organization/organisation/World Health Organization////WHO|منظمة الصحة العالمية//WHO:caps
palestinian-authority/organisation/Palestinian Authority////PA//PA:caps
united-nations/organisation/United Nations////UN|U.N.|ONU|الأمم المتحدة|ООН//UN:caps|U.N.:caps
bashar-al-assad/person/Bashar al-Assad////Assad|President Assad|بشار الأسد//
muammar-gaddafi/person/Muammar Gaddafi////Gaddafi|Qaddafi|Kadhafi|Muammar Qaddafi|Mouammar Kadhafi|القذافي//
michael-jordan/person/Michael Jordan//////
meridian-wire/agency/Meridian Wire////ميريديان واير|Мерідіан Ваєр|Меридиан Вайр//
littoral-press/agency/Littoral Press////ليتورال برس|Літораль Прес|Литтораль Пресс//
)";

}  // namespace

std::string_view small_table() {
  static const std::string table = [] {
    std::string text(rows);
    for (char& c : text) {
      if (c == '/') c = '\t';
    }
    return text;
  }();
  return table;
}

}  // namespace dateline::test
