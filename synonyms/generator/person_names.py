# SPDX-License-Identifier: GPL-2.0-or-later
"""Which names of a person on a list can be nobody else's."""
import collections
import difflib
import re

from folding import ARTICLES, folded_words

TITLES = re.compile(
    r"^(?:(?:us|u\.s\.|american|former|interim|acting|united states|vice|deputy|prime|foreign|defen[cs]e|chief|first)\s+)*"
    r"(?:president|minister|secretary(?: of \w+)?|general|gen\.?|lt\.?|lieutenant|col\.?|colonel|maj\.?|major|brig\.?|brigadier"
    r"|capt\.?|captain|dr\.?|mr\.?|mrs\.?|ms\.?|prof\.?|sir|king|queen|prince|princess|sultan|emir|the|premier|chancellor|senator"
    r"|sen\.?|commander|comandante|admiral|adm\.?|marshal|ambassador|spokesman|leader|governor|judge|chairman|engineer"
    r"|ayatollah|maulvi|maulavi|mawlawi|mullah|mulla|molla|haji|hajji|hajj|sheikh|shaykh|shaikh|cheikh|sheik|sayyid|sayed|alhaj|al-haj"
    r"|hojatol\w+|hojjatol\w+|kanzler|bundeskanzler|ustad|qari|hafiz|imam|\(?rtd\)?\.?)\s+", re.IGNORECASE)
PARTICLES = ARTICLES | set('abu abou abi umm um bin ben ibn bint ould ag ag walad wald of the de del da di du van von la le'
                        ' abd abdul abdur abdal abdel abdoul abdus abdun abdol'
                           ' ابو أبو ام بن ابن عبد آل ال'.split())
COMMON = 15  # persons of the sources; a word that so many names have tells nobody apart
MOST_WORDS = 6
# What a dictionary puts around a name: US President Bill Clinton, of Defense Ehud Barak.
OFFICE = re.compile(r'\b(of|minister|president|secretary|leader|administration|government|chancellor|kanzler|premier|general|king)\b',
                    re.IGNORECASE)


def bare_name(text):
    """A name without titles, remarks in brackets and what follows a comma or 'born'."""
    text = re.split(r'\s*[(,;/]|\s+born\b', text)[0].strip()
    while True:
        shorter = TITLES.sub('', text)
        if shorter == text:
            return text
        text = shorter


def telling_words(text):
    return [word for word in folded_words(text).split() if word not in PARTICLES and len(word) > 1]


class Commonness:
    """How many persons of the sources have a word in their names; spellings of one sound count together."""

    def __init__(self, names):
        self.persons = collections.Counter()
        for spellings in names:
            self.persons.update({key_of(word) for text in spellings for word in telling_words(text)})

    def is_common(self, word):
        return self.persons[key_of(word)] >= COMMON

    def is_strong(self, text):
        """Two words or more, and not common ones only."""
        words = telling_words(text)
        if OFFICE.search(text) or len(words) < 2 or len(folded_words(text).split()) > MOST_WORDS or re.search(r'\d', text):
            return False
        return len(set(words)) > 1 and (len(words) > 3 or not all(self.is_common(word) for word in words))


def key_of(word):
    """The consonants, in which Muhammad and Mohamed agree and Zebari and Sabri do not."""
    return re.sub(r'(.)\1+', r'\1', re.sub('[aeiouyhw]', '', word)) or word


def is_variant(alias, name):
    """Whether an alias is a form of the person's name rather than a cover name that others bear."""
    ours, theirs = [[key_of(word) for word in telling_words(text)] for text in (alias, name)]
    shared = sum(1 for word in ours if any(is_close(word, other) for other in theirs))
    return shared >= min(2, len(ours), len(theirs))


def is_close(a, b):
    return a == b or (min(len(a), len(b)) > 2 and difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.75)
