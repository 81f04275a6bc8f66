# SPDX-License-Identifier: GPL-2.0-or-later
"""Chooses places of the gazetteer, gives them ids and a place in the hierarchy, and settles who owns a spelling."""
import collections

from contextual_places import add_contextual_names, add_contextual_spellings, contextual_rows
from folding import bare, folded_words, name_key
from hierarchy import UNITS, Hierarchy, id_of, population_of
from place_rows import add_spellings, copy_of, label_apart, listed_row, names_of, new_label, telling_spellings
from place_rules import KNOWN, PlaceRules, Setting
from place_spellings import spellings_of
from seats import SEAT, Seats
from table import Owners, read_source
from weak_spellings import WeakSpellings
from zones import AT_WAR, NEAR_WAR, TRANSLITERATED, zone_of

# Elsewhere a town counts from so many people on; more where towns are called by surnames.
SMALLEST = 250_000
SURNAME_TOWNS = {'US': 300_000, 'CA': 300_000, 'AU': 300_000, 'GB': 200_000, 'JP': 500_000}
MUCH_LARGER = 50
DOMINANT = 10
COMMON = 3  # places; a name that more of them bear names none of the small ones


def is_chosen(place):
    kind, country, people = place['kind'], place['cc'], population_of(place)
    if kind in ('country', 'admin1', 'airbase'):
        return True
    if kind != 'city':
        return place['tier'] == '1'
    if country in AT_WAR:
        return True
    if country in NEAR_WAR:
        return people > 0 or bool(place['wikidata'])
    return place['tier'] == '1' and people >= SURNAME_TOWNS.get(country, SMALLEST)


class Priors:
    """How many people a report is about that names a place; the larger one is meant where two share a spelling."""

    def __init__(self, places):
        self.countries = {place['cc']: population_of(place) for place in places if place['kind'] == 'country'}

    def of(self, place):
        people = population_of(place)
        if place['kind'] == 'country':
            return people + 10**10
        if place['kind'] == 'admin1':
            return max(people, self.countries.get(place['cc'], 0) // 200)
        return people // 4 if place['kind'] in UNITS else people


class Claims:
    """Who else spells itself so, among the places chosen and among the others."""

    def __init__(self, candidates, places, villages, priors):
        self.priors = priors
        self.largest = collections.defaultdict(dict)  # by name and region
        for place in places:
            largest = self.largest[folded_words(place['canonical'])]
            region = place['cc'], place['admin1']
            largest[region] = max(largest.get(region, 1), priors.of(place))
        self.towns = collections.Counter()  # the largest of a country
        self.bearers = collections.Counter()
        self.named = collections.Counter()  # the largest place whose very name it is
        for place, names in candidates:
            for folded in {folded_words(name) for name in names}:
                self.add(place, folded)
            name = folded_words(names[0])
            self.named[name] = max(self.named[name], priors.of(place), 1)
        self.bearers.update(bare(village['canonical']) for village in villages)
        self.left = set()  # (record of a region or district, name) that its seat has instead
        self.taken = collections.defaultdict(dict)  # by record of a seat: names, and how many people live in the unit

    def add(self, place, folded):
        people = population_of(place)
        if place['kind'] == 'city':
            key = place['cc'], folded
            self.towns[key] = max(self.towns[key], people, 1)
        self.bearers[bare(folded)] += 1

    def is_left_to_town(self, place, folded):
        """A region or district that is called by its town is not meant by the bare name."""
        if place['kind'] not in UNITS:
            return False
        if (place['id'], folded) in self.left:
            return True
        town = self.towns[place['cc'], folded]
        return town >= SEAT or (town > 0 and place['kind'] != 'admin1')

    def is_name_of_another(self, place, folded):
        """An alternate that is the very name of another place, and not of one much smaller."""
        if folded == folded_words(place['canonical']) or folded in self.taken[place['id']]:
            return False
        return self.named[folded] * MUCH_LARGER > population_of(place)

    def has_rival(self, place, folded):
        """A place of the same name in another region or country, not much smaller: San Miguel."""
        here = place['cc'], place['admin1']
        rivals = (people for region, people in self.largest.get(folded, {}).items() if region != here)
        return max(rivals, default=0) * DOMINANT > self.priors.of(place)

    def is_too_common(self, folded, people):
        return people < KNOWN and self.bearers[bare(folded)] > COMMON


class Chooser:
    """Gives each place the spellings that it may have."""

    def __init__(self, hand_places, other_names, rules, claims, one_sense):
        self.hand_ids = {row.id for row in hand_places}
        self.hand_countries = {row.id for row in hand_places if row.kind == 'country'}
        self.hand = Owners(hand_places)
        self.others = Owners(other_names)
        self.case_rules = rules
        self.claims = claims
        self.one_sense = one_sense
        self.owner = {}
        self.lost = []  # (spelling, id, id of the row that has it)

    def rules(self, place, row_id, names, people):
        """The kept spellings, each with its case rule. `people` is how many may be meant."""
        kept, keys = {}, set()
        if row_id in self.hand_ids:
            people = max(people, KNOWN)  # a place that someone thought worth a row
        setting = Setting(place, people, zone_of(place['cc']), row_id in self.hand_ids)
        setting.taken = self.claims.taken[place['id']]
        for name in names:
            setting.people = max(people, setting.taken.get(folded_words(name), 0))
            rule = self.case_rules.rule(name, setting)
            if rule is None or not self.may_have(place, row_id, name, people) or name_key(name) in keys:
                continue
            keys.add(name_key(name))
            kept[name] = rule
            self.owner.setdefault(name_key(name), row_id)
        return kept

    def may_have(self, place, row_id, name, people):
        folded = folded_words(name)
        if not folded or self.others.of(name) or self.hand.of(name) == row_id:
            return False
        claims = self.claims
        if (claims.is_left_to_town(place, folded) or claims.is_too_common(folded, people)
                or claims.is_name_of_another(place, folded)):
            return False
        owner = self.hand.of(name) or self.owner.get(name_key(name))
        if owner == row_id or (place['kind'] == 'country' and owner in self.hand_countries):
            return False  # Serbia and Montenegro was no Serbia
        if self.one_sense and (owner or claims.has_rival(place, folded)):
            self.lost.append((name, row_id, owner or 'a place of this name in another country'))
            return False
        return True


def make_places(folder, hand_places, other_names, caution, one_sense):
    """The rows of places_listed.tsv by id, and the spellings that were left to another row."""
    places = list(read_source(folder, 'places.tsv.gz'))
    villages = read_source(folder, 'villages.tsv.gz')
    priors = Priors(places)
    hierarchy = Hierarchy(hand_places, places)
    candidates = [(place, spellings_of(place)) for place in places if is_chosen(place)]
    candidates.sort(key=lambda item: (is_dissolved(item[0], hierarchy), -priors.of(item[0]), item[0]['tier'], id_of(item[0]),
                                      item[0]['id']))
    claims = Claims(candidates, places, villages, priors)
    leave_to_seats(candidates, hierarchy, claims)
    rules = PlaceRules(caution, hand_places, ((place, name) for place, names in candidates for name in names))
    chooser = Chooser(hand_places, other_names, rules, claims, one_sense)
    rows = {}
    for place, names in candidates:
        row_id = hierarchy.known_id(place) or id_of(place)
        people = population_of(place) if place['kind'] == 'country' else priors.of(place)
        kept = chooser.rules(place, row_id, names, people)
        if row_id not in rows and row_id in hierarchy.hand:
            rows[row_id] = copy_of(hierarchy.hand[row_id], place)
        elif row_id not in rows and (kept or place['kind'] in ('country', 'admin1')):
            rows[row_id] = listed_row(place, row_id, hierarchy)
        if row_id in rows:
            add_spellings(rows[row_id], kept)
    for row in rows.values():
        row.spellings = telling_spellings(row)
        row.case = {text: rule for text, rule in row.case.items() if text in row.spellings}
    labels = set(chooser.owner) | set(chooser.hand.ids) | set(chooser.others.ids)
    label_apart(rows, hierarchy, labels)
    add_contextual_names(places, rows, hierarchy, chooser, caution)
    rows |= contextual_rows(places, rows, hierarchy, chooser.others, labels)
    add_weak_spellings(rows, WeakSpellings(places, caution), hierarchy, labels)
    add_contextual_spellings(places, rows, hierarchy, chooser, caution)
    rows = [row for row in rows.values()
            if row.id not in hierarchy.hand or row.spellings or row.weak or row.population]
    return sorted(rows, key=lambda row: row.id), chooser.lost


def is_dissolved(place, hierarchy):
    """A state of the past, whose record has the names of what it fell into. All others are written by hand."""
    return place['kind'] == 'country' and not hierarchy.known_id(place)


def leave_to_seats(candidates, hierarchy, claims):
    """Spellings of a region or district that are the name of its town go to the town, whichever record has them."""
    seats = Seats(candidates, hierarchy)
    names_of = {place['id']: names for place, names in candidates}
    for place, names in candidates:
        seat = seats.of(place)
        if not seat:
            continue
        for name in seats.shared(names, seat):
            claims.left.add((place['id'], folded_words(name)))
            claims.taken[seat['id']][folded_words(name)] = claims.priors.of(place)
            names_of[seat['id']].append(name)


def add_weak_spellings(rows, weak, hierarchy, labels):
    """What is left of the spellings of all places, and the places of which nothing else is listed."""
    names = names_of(rows, hierarchy)
    labels |= {name_key(row.name) for row in rows.values()}
    for place in weak.places:
        row_id = hierarchy.known_id(place) or id_of(place)
        hand = hierarchy.hand.get(row_id)
        row = rows.get(row_id) or (copy_of(hand, place) if hand else listed_row(place, row_id, hierarchy))
        found = weak.of(place, row, hand)
        if not found:
            continue
        if row_id not in rows and not hand:
            row.name = new_label(row, names, labels)
            row.is_contextual = place['cc'] not in TRANSLITERATED
        rows[row_id] = row
        row.weak += found
