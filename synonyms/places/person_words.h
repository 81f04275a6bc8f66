// SPDX-License-Identifier: GPL-2.0-or-later
// The folded words by which place_uses.cc reads names of persons.
#pragma once

#include "synonyms/places/place_words.h"

namespace dateline::synonyms::place_words {

inline constexpr WordList<22> titles = {
    "mr",  "mrs",     "ms",   "miss",     "dr",  "coach", "sheriff",  "gen",
    "col", "colonel", "capt", "captain",  "lt",  "sgt",   "sergeant", "judge",
    "sen", "senator", "rep",  "monsieur", "sir", "lady"};

// In scripts without capitals, where the article tells the president of Egypt from President Morsi.
inline constexpr WordList<63> definite_titles = {
    "דר",         "האייתוללה", "האלוף",   "הגנרל",    "הדובר",    "המלך",   "המנהיג",  "המפקד",
    "הנסיך",      "הנשיא",     "הנשיאה",  "הסנטור",   "הרב",      "הרמטכל", "השגריר",  "השייח",
    "השר",        "השרה",      "פרופ",    "שייח",     "الاعلامي", "الامير", "الجنرال", "الحاج",
    "الدكتور",    "الرايد",    "الرييس",  "الرييسه",  "الزعيم",   "السفير", "السيد",   "السيده",
    "السيناتور",  "الشيخ",     "الصحفي",  "العقيد",   "العميد",   "الفريق", "القايد",  "القيادي",
    "اللواء",     "المبعوث",   "المتحدث", "المتحدثه", "المرشد",   "المشير", "المفتي",  "الملا",
    "الملازم",    "الملك",     "الناشط",  "النايب",   "النقيب",   "الوزير", "الوزيره", "ايتالله",
    "حجتالاسلام", "دريادار",   "دكتر",    "سرتيپ",    "سردار",    "سرلشكر", "ژنرال"};

// First names that begin no name of a place.
inline constexpr WordList<158> given_names = {
    "aaron",   "adam",      "ahmad",     "ahmed",     "alan",      "albert",      "alejandro",
    "alex",    "alexander", "alfred",    "alice",     "amanda",    "amy",         "andrea",
    "andrew",  "angela",    "ann",       "anna",      "anne",      "anthony",     "antonio",
    "arthur",  "ashley",    "barbara",   "ben",       "benjamin",  "beth",        "betty",
    "bill",    "billy",     "bob",       "bobby",     "brandon",   "brenda",      "brian",
    "bruce",   "bryan",     "carl",      "carlos",    "carol",     "caroline",    "catherine",
    "charles", "chris",     "christian", "christina", "christine", "christopher", "craig",
    "cynthia", "daniel",    "dave",      "david",     "deborah",   "denise",      "dennis",
    "denzel",  "diana",     "diane",     "don",       "donald",    "donna",       "doug",
    "douglas", "edward",    "elizabeth", "emily",     "emma",      "eric",        "erik",
    "ernest",  "eugene",    "evelyn",    "frank",     "fred",      "gary",        "george",
    "gerald",  "gordon",    "greg",      "gregory",   "harold",    "harry",       "hassan",
    "heather", "helen",     "henry",     "howard",    "hussein",   "ibrahim",     "irving",
    "jack",    "jacob",     "james",     "jane",      "janet",     "jason",       "jeff",
    "jeffrey", "jennifer",  "jeremy",    "jerry",     "jessica",   "jim",         "jimmy",
    "joan",    "joe",       "john",      "johnny",    "jonathan",  "jose",        "joseph",
    "joshua",  "joyce",     "juan",      "judith",    "judy",      "julia",       "julie",
    "justin",  "karen",     "kate",      "katherine", "keith",     "kelly",       "ken",
    "kenneth", "kevin",     "kimberly",  "larry",     "laura",     "lauren",      "lisa",
    "luis",    "margaret",  "maria",     "mark",      "martha",    "martin",      "mary",
    "matthew", "michael",   "michelle",  "mike",      "mohamed",   "mohammed",    "muhammad",
    "nancy",   "nicholas",  "patricia",  "patrick",   "paul",      "peter",       "philip",
    "rachel",  "ralph",     "raymond",   "rebecca"};

inline constexpr WordList<124> more_given_names = {
    "ahmet",   "aleksei",  "alexei",   "alexey",    "andrej",    "andriy",    "anze",
    "avi",     "benny",    "benoit",   "bezalel",   "carlo",     "dmitri",    "dmitry",
    "ehud",    "emmanuel", "emre",     "fatih",     "fernando",  "francois",  "gideon",
    "giorgio", "giovanni", "hakan",    "hans",      "heinz",     "igor",      "itamar",
    "jacques", "janez",    "jurgen",   "klaus",     "krzysztof", "luca",      "marco",
    "marie",   "matteo",   "mehmet",   "miguel",    "moshe",     "murat",     "mustafa",
    "mykola",  "naftali",  "nicolas",  "olaf",      "oleg",      "oleksandr", "pablo",
    "paolo",   "pavel",    "petr",     "philippe",  "pierre",    "piotr",     "recep",
    "richard", "rick",     "robert",   "roger",     "ronald",    "rose",      "roy",
    "russell", "ruth",     "ryan",     "sam",       "samuel",    "sandra",    "sarah",
    "scott",   "sean",     "sergei",   "sergey",    "sharon",    "shimon",    "sophie",
    "stefan",  "stephen",  "steve",    "steven",    "susan",     "ted",       "terry",
    "theodor", "thomas",   "tim",      "timothy",   "todd",      "tom",       "tomasz",
    "tony",    "viktor",   "vladimir", "walter",    "william",   "willie",    "wolfgang",
    "yair",    "yitzhak",  "yossi",    "yuri",      "александр", "алексей",   "андрей",
    "андрій",  "виктор",   "владимир", "володимир", "дмитрий",   "дмитро",    "евгений",
    "иван",    "игорь",    "микола",   "михаил",    "николай",   "олег",      "олександр",
    "павел",   "сергей",   "сергій",   "юрий",      "юрій"};

// Of those what people are called by alone, and a faith: under King Hussein Jordan made peace, in
// Christian Lebanon.
inline constexpr WordList<10> unsure_given_names = {"ahmad",    "ahmed",   "christian", "hassan",
                                                    "hussein",  "ibrahim", "mohamed",   "mohammed",
                                                    "muhammad", "sharon"};

// What a person does and a town seldom.
inline constexpr WordList<6> speaking = {"added", "explained", "recalled", "said", "says", "told"};

// Places that are first names too: Chad Walker, Paris Hilton.
inline constexpr WordList<28> given_places = {
    "aden",    "alexandria", "asia",     "austin", "brooklyn", "chad",    "charlotte",
    "chelsea", "dessie",     "florence", "haifa",  "india",    "jackson", "jenin",
    "jordan",  "kent",       "lourdes",  "lyman",  "madison",  "milan",   "paris",
    "sanaa",   "santiago",   "savannah", "sofia",  "sydney",   "tyler",   "victoria"};

// Surnames that dictionaries have in small letters: Chad Smith.
inline constexpr WordList<26> trades = {
    "archer", "baker",  "barber",   "brewer",  "butler", "carpenter", "carter", "cook",   "cooper",
    "farmer", "fisher", "foster",   "gardner", "hunter", "mason",     "miller", "parker", "porter",
    "potter", "sawyer", "shepherd", "smith",   "taylor", "turner",    "walker", "weaver"};

// What stands behind such a place all the same: Jordan Valley, Paris Agreement.
inline constexpr WordList<33> behind_places = {
    "valley",   "river",     "city",      "county", "state",      "province", "airport",
    "beach",    "harbour",   "harbor",    "bay",    "island",     "islands",  "border",
    "police",   "club",      "agreement", "accord", "conference", "talks",    "summit",
    "treaty",   "street",    "avenue",    "road",   "government", "army",     "minister",
    "ministry", "president", "and",       "region", "district"};

// Capitals that stand in front of places and are nobody's name.
inline constexpr WordList<54> no_given_names = {
    "monday",    "tuesday",  "wednesday", "thursday",  "friday",   "saturday", "sunday",
    "january",   "february", "march",     "april",     "june",     "july",     "august",
    "september", "october",  "november",  "december",  "sunni",    "shia",     "shiite",
    "shii",      "kurdish",  "muslim",    "christian", "jewish",   "islamic",  "arab",
    "arabs",     "druze",    "alawite",   "catholic",  "orthodox", "turkmen",  "yazidi",
    "baathist",  "european", "african",   "asian",     "atlantic", "pacific",  "mediterranean",
    "baltic",    "balkan",   "christmas", "ramadan",   "easter",   "twitter",  "facebook",
    "interpol",  "allied",   "ottoman",   "soviet",    "nazi"};

}  // namespace dateline::synonyms::place_words
