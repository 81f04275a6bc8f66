# SPDX-License-Identifier: GPL-2.0-or-later
"""The spellings of a place that are not listed for it outright: they are met by their letters, in its country."""
import collections

from caution import is_latin
from folding import ARTICLES, folded_words
from place_rules import GENERIC, GENERIC_NOUNS
from place_spellings import COMPARED, UNIT_WORDS, is_clean, resembles, script_of

SHORTEST = {'LATIN': 4, 'CYRILLIC': 4, 'ARABIC': 3, 'HEBREW': 3}  # letters without articles: key_form.cc
LONGEST = 32


class WeakSpellings:
    """`places` are all that may be listed."""

    def __init__(self, places, caution):
        self.places = places
        self.caution = caution
        self.named = collections.defaultdict(set)  # the places of a country that a spelling is the name of
        for place in places:
            self.named[place['cc'], folded_words(place['canonical'])].add(place['id'])

    def of(self, place, row, hand):
        """Those that add letters to what the row and the one by hand have."""
        known = {letters_of(text) for other in (row, hand) if other
                 for text in [other.name.split(' (')[0] if other.name in other.spellings else other.name,
                              *other.spellings, *other.weak]}
        kept = []
        for text in [place['canonical'], *place['alternates'].split('|')]:
            text = text.strip().replace('`', '’')
            letters = letters_of(text)
            if letters in known or not is_weak(text, letters) or self.is_word(text) or self.is_of_another(text, place):
                continue
            known.add(letters)
            kept.append(text)
        return kept

    def is_word(self, text):
        """March, Eastern: met as a word, even where a place of that name could stand."""
        folded = folded_words(text)
        words = [word for word in folded.split() if word not in ARTICLES]
        generic = all(word in GENERIC or word in GENERIC_NOUNS for word in words)
        return generic or self.caution.is_word(' '.join(words)) or self.caution.is_never_meant(folded)

    def is_of_another(self, text, place):
        """A neighbour's name that strayed into the record."""
        others = self.named.get((place['cc'], folded_words(text)), set()) - {place['id']}
        return bool(others) and not (is_latin(text) and resembles(text, place['canonical']))


def letters_of(text):
    """What the letters are compared by."""
    return ''.join(word for word in folded_words(text).split() if word not in ARTICLES)


def is_weak(text, letters):
    script = script_of(text)
    if script not in COMPARED or not SHORTEST[script] <= len(letters) <= LONGEST:
        return False
    return is_clean(text) and not UNIT_WORDS.search(text)
