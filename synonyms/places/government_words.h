// SPDX-License-Identifier: GPL-2.0-or-later
// The folded words by which place_uses.cc reads governments.
#pragma once

#include "synonyms/places/place_words.h"

namespace dateline::synonyms::place_words {

// Verbs of which a government is the subject.
inline constexpr WordList<80> government_verbs = {
    "said",       "says",         "denied",       "denies",      "accused",    "accuses",
    "warned",     "warns",        "insists",      "insisted",    "rejected",   "rejects",
    "announced",  "considers",    "wants",        "hopes",       "agreed",     "refused",
    "refuses",    "believes",     "claims",       "claimed",     "condemned",  "condemns",
    "urged",      "urges",        "vowed",        "vows",        "threatened", "blames",
    "blamed",     "recognized",   "recognised",   "counters",    "countered",  "maintains",
    "maintained", "responded",    "responds",     "demanded",    "demands",    "pledged",
    "pledges",    "supports",     "backs",        "opposes",     "seeks",      "sought",
    "signed",     "acknowledged", "dismissed",    "insisting",   "expelled",   "recalled",
    "summoned",   "заявила",      "заявил",       "заявили",     "сообщила",   "сообщил",
    "обвинила",   "обвинил",      "отвергла",     "отверг",      "отрицает",   "утверждает",
    "требует",    "потребовала",  "предупредила", "считает",     "намерена",   "заявляет",
    "обвиняет",   "заявляє",      "звинувачує",   "звинуватила", "звинуватив", "вимагає",
    "попередила", "попередив"};

// What may stand between it and the verb.
inline constexpr WordList<10> auxiliaries = {"has",   "have",  "had",    "also",    "will",
                                             "would", "again", "itself", "already", "later"};

// Verbs that stand in front of their subject.
inline constexpr WordList<24> government_verbs_before = {
    "اعلنت", "اعلن",  "اكدت",  "قالت", "اتهمت", "نفت",    "رفضت",   "حذرت",
    "دعت",   "طالبت", "ادانت", "هددت", "تعهدت", "انتقدت", "اعتبرت", "ابلغت",
    "وافقت", "تقول",  "تتهم",  "تنفي", "ترفض",  "تؤكد",   "تعتبر",  "تطالب"};

// Behind a hyphen: Moscow-backed.
inline constexpr WordList<12> behind_patrons = {"backed",    "allied",    "aligned", "sponsored",
                                                "brokered",  "supported", "funded",  "friendly",
                                                "appointed", "installed", "imposed", "mediated"};

// What a government has with another.
inline constexpr WordList<24> relations = {
    "relations", "ties",          "talks",       "negotiations",  "dialogue", "agreement",
    "deal",      "alliance",      "cooperation", "tensions",      "links",    "contacts",
    "war",       "treaty",        "accord",      "understanding", "rift",     "dispute",
    "row",       "rapprochement", "pact",        "loyal",         "hostile",  "opposed"};

}  // namespace dateline::synonyms::place_words
