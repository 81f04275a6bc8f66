# SPDX-License-Identifier: GPL-2.0-or-later
"""Which place lies in which, and which row written by hand is the same place as a record of the gazetteer."""
import collections
import math

from folding import folded_words

KINDS = {'country': 'country', 'admin1': 'region', 'admin2': 'area', 'admin3': 'area', 'district': 'area', 'city': 'town',
         'airbase': 'base'}
UNITS = ('admin1', 'admin2', 'admin3', 'district')
NEAR = 25  # kilometres between two records of one place, by its name
CLOSE = 2  # the same by another spelling; the 19 records that it joins were read, the distance is a guess
MERGED = {'town': ('town', 'site'), 'base': ('base', 'site'), 'area': ('area', 'region')}


def population_of(place):
    return int(float(place['population'] or 0))


def id_of(place):
    return 'gn:' + place['geonames'] if place['geonames'] else place['id']


def location_of(place):
    return float(place['lat'] or 0), float(place['lon'] or 0)


def distance(a, b):
    """Kilometres between two pairs of latitude and longitude."""
    (lat1, lon1), (lat2, lon2) = a, b
    x = math.radians(lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return 6371 * math.hypot(x, math.radians(lat2 - lat1))


class Hierarchy:
    """Countries and regions by code and name, the hand-written rows before all others."""

    def __init__(self, hand, places):
        self.hand = {row.id: row for row in hand}
        self.by_spelling = collections.defaultdict(list)
        for row in hand:
            for folded in {folded_words(text) for text in [row.name, *row.spellings]}:
                self.by_spelling[folded].append(row)
        self.known = {}
        self.countries = {}
        self.regions = {}
        for place in places:
            if place['kind'] == 'country':
                self.countries[place['cc']] = self.known_id(place) or id_of(place)
        for place in places:
            if place['kind'] == 'admin1':
                self.regions[place['cc'], folded_words(place['canonical'])] = self.known_id(place) or id_of(place)

    def known_id(self, place):
        """The id of the row written by hand for this place, or None."""
        if place['id'] not in self.known:
            self.known[place['id']] = self.find_id(place)
        return self.known[place['id']]

    def find_id(self, place):
        for row_id in (id_of(place), place['id']):
            if row_id in self.hand:
                return row_id
        names = [place['canonical'], *place['alternates'].split('|')]
        for text in names:
            for row in self.by_spelling.get(folded_words(text), ()):
                kinds = MERGED.get(KINDS[place['kind']], (KINDS[place['kind']],))
                if row.kind in kinds and self.is_same(row, place, NEAR if text is names[0] else CLOSE):
                    return row.id
        return None

    def is_same(self, row, place, near):
        if near == NEAR and row.kind == 'country':
            return True
        if self.country_of(row) != self.countries.get(place['cc']):
            return False
        if row.kind == 'region' or not row.latitude:
            return near == NEAR
        return distance((float(row.latitude), float(row.longitude)), location_of(place)) < near

    def country_of(self, row):
        while row and row.kind != 'country':
            row = self.hand.get(row.within)
        return row.id if row else None

    def within(self, place, row_id):
        """The id of the region around a place, or of its country, or nothing."""
        if place['kind'] == 'country':
            return ''
        country = self.countries.get(place['cc'], '')
        region = self.regions.get((place['cc'], folded_words(place['admin1'])), '')
        if place['kind'] == 'admin1' or region == row_id:
            region = ''
        return region or ('' if country == row_id else country)
