// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/program/help_topics.h"

namespace dateline::query {

const std::string_view query_help = R"(THE QUERY LANGUAGE

On a command line a query stands in single quotation marks: dateline-query 'Mosul NEAR/9 airport'.
What a query is read as is shown by: dateline-query explain QUERY

Words and names
    attack  every form of the word: attacks, attacked
    Mosul police  both of them, anywhere in an article (AND may be written between)
    Mosul OR Sinjar  either; OR binds last
    Mosul -airport  without; NOT airport is the same
    Mosul (airport OR prison)  parentheses say what belongs together
    Arbil  a known name finds all its spellings in all scripts: Erbil, Irbil, أربيل
    IS  a name that is a word, too, is typed in capitals, as it is written; is is the word
    =Erbil  this spelling alone
    CAPS(is)  the word where it stands in capitals, name or not
    pesh*  words that begin so; three characters or more
    *  every article
A person in no table is met by the full name, in any script, where the given name and the surname
stand side by side and both are like what is typed: Zamir Kabulov, Замир Кабулов.

Phrases
    "Daesh fighters"  side by side, words as typed, names in any spelling: ISIS fighters
    ="Islamic State"  the very words

Near each other
    Mosul NEAR/9 airport  nine words or fewer between them, in either order
    airport PRE/9 Mosul  the same, in this order
    Mosul NEAR/s airport  in one sentence; NEAR/p in one paragraph
    Mosul NEAR/9 ISIS NEAR/9 airport  in any order, nine or fewer from each to the next
    Mosul NOT NEAR/9 airport  a place where Mosul stands without airport near it or over it
    (Mosul OR Sinjar) NEAR/5 (fled OR "took control")  ORs of words, names, phrases, wildcards
    (Mosul NEAR/5 city) PRE/9 Nineveh  what NEAR found reaches from its first to its last word
    FIRST/30(Mosul)  among the first 30 words of the text
    ATLEAST/3(Mosul)  in three places or more, all spellings counted together

Words are counted as a reader counts them, a name with all its words. Nothing is near to itself: in
"Islamic State" the word state is not near the name. Nothing is near from the title to the text.
These operators bind closer than NOT and AND; of words side by side the last is near what follows.

Fields
    title:Mosul  in the title: a word, a name, a "phrase" or a group in parentheses
    outlet:"Levant Monitor"  the outlet, by any of its names or its domain
    owner:none  who owns the outlet, as the owner facet shows it; none: not known
    place:Iraq  names this place or one inside it
    near:Mosul,50km  names a town, camp or base so near; or near:36.34,43.13,50km
    filed:Mosul  its dateline is there
    agency:"Meridian Wire"  credited to the agency
    name:mosul  has this name in a listed spelling, by its id or by a spelling
    lang:ar  in this language
    flag:suspect-date  read with a doubt or a mend, as the flag facet lists them; none: without
    id:dnl-0001  the article with this id
    date:2014-06  in this month; 2014 and 2014-06-10 are a year and a day
    date:2014-06..2014-08  from the first day to the last, both included; ..2014 and 2014.. are open
    date:none  undated

Fields of one query are combined like words: outlet:x OR outlet:y, -place:Iraq.

Limits, each an error that names it: 4,096 bytes; 256 words, names and filters; 32 levels of
parentheses; 4 wildcards of at most 10,000 words each; 1,000 words of distance; 5 operands of one
NEAR, 3 inside another operator, and for all words of NEAR and its kin 16 look-ups for each article
of the index, or a million. Anything that cannot be understood is an error that points at the spot,
never ignored.
)";

}  // namespace dateline::query
