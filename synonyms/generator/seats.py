# SPDX-License-Identifier: GPL-2.0-or-later
"""The town that a region or district is called by: who writes the bare name, in whatever spelling, means the town."""
import collections
import re

from folding import ARTICLES, folded_words, skeleton
from hierarchy import UNITS, distance, id_of, location_of, population_of
from place_spellings import resembles_closely, script_of

SEAT = 10_000  # people; a smaller town leaves a name that it shares with its region to the region
AROUND = 40  # kilometres from the middle of a district to its town, as name_keys.cc has it; a guess
SHORTEST = 3  # consonants; with two Sanhan, a tribe beside Sanaa, was the city
CYRILLIC_ARTICLES = {'аль', 'эль', 'ель', 'ал', 'ел', 'ас', 'аш', 'ад', 'ат', 'ар', 'эс', 'эш', 'эд', 'эт', 'эр'}
# Of a region in Ukrainian, Russian or Belarusian: Kharkivska.
ADJECTIVE = re.compile("[szcц]['’]?k(y[iy]|ij|yj|iy|a|aya|e)$|[сзц]ь?к(ий|ый|а|ая|ое|е|і|ы)$", re.IGNORECASE)


class Seats:
    def __init__(self, candidates, hierarchy):
        self.hierarchy = hierarchy
        self.names = {}  # of each town, those of rows by hand first
        self.towns = collections.defaultdict(list)  # by country and consonants
        for place, names in candidates:
            if place['kind'] != 'city':
                continue
            hand = hierarchy.hand.get(hierarchy.known_id(place))
            self.names[place['id']] = ([hand.name, *hand.spellings] if hand else []) + names
            for name in {hand.name if hand else names[0], names[0]}:
                self.towns[place['cc'], skeleton(name)].append(place)

    def of(self, unit):
        """The record of its town, or None."""
        if unit['kind'] not in UNITS or len(skeleton(unit['canonical'])) < SHORTEST:
            return None
        towns = [town for town in self.towns[unit['cc'], skeleton(unit['canonical'])]
                 if self.lies_in(town, unit) and self.is_seat(town, unit) and any(
                     resembles_closely(name, unit['canonical']) for name in (self.names[town['id']][0], town['canonical']))]
        return max(towns, key=lambda town: (population_of(town), town['id']), default=None)

    def lies_in(self, town, unit):
        if unit['kind'] == 'admin1' and folded_words(town['admin1']) == folded_words(unit['canonical']):
            return True
        hand = self.hierarchy.hand.get(self.hierarchy.known_id(town))
        if hand and hand.within == (self.hierarchy.known_id(unit) or id_of(unit)):
            return True
        return distance(location_of(town), location_of(unit)) < AROUND

    def is_seat(self, town, unit):
        return unit['kind'] != 'admin1' or population_of(town) >= SEAT or self.hierarchy.known_id(town) is not None

    def shared(self, names, seat):
        """Those of a unit's names that are its town's."""
        own = self.names[seat['id']]
        known = {folded_words(name) for name in own}
        return [name for name in names if folded_words(name) in known or self.is_like(name, own)]

    @staticmethod
    def is_like(name, own):
        if ADJECTIVE.search(name) and not ADJECTIVE.search(own[0]):
            return False
        script = script_of(name)
        alike = [other for other in own if script_of(other) == script]
        if not alike:  # letters of two scripts are not compared, but a word for the unit would be one word more
            return count_words(name) == count_words(own[0])
        return any(count_words(other) == count_words(name) and resembles_closely(other, name)
                   and (script != 'LATIN' or skeleton(other) == skeleton(name)) for other in alike)


def count_words(name):
    return sum(word not in ARTICLES and word not in CYRILLIC_ARTICLES for word in folded_words(name).split())
