# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of places: made of records of the gazetteer, and labels that tell them apart."""
from caution import is_latin
from folding import bare, folded_words, name_key
from hierarchy import KINDS, population_of
from table import Row

JOINED = 6  # bytes; from here on words written as one are met (name_compiler.cc)
BEHIND_ARTICLE = 4  # letters that an Arabic article leaves (prefixes.h)


def names_of(rows, hierarchy):
    return {row_id: row.name for row_id, row in {**rows, **hierarchy.hand}.items()}


def copy_of(hand, place):
    """The row by which a listed table extends one written by hand."""
    return Row(hand.id, hand.kind, hand.name, hand.within, hand.latitude, hand.longitude, population=population_of(place))


def listed_row(place, row_id, hierarchy):
    is_known = any(float(place[side] or 0) for side in ('lat', 'lon'))  # 0, 0 is a point of the sea
    latitude, longitude = (place['lat'], place['lon']) if is_known else ('', '')
    return Row(row_id, KINDS[place['kind']], place['canonical'], hierarchy.within(place, row_id), latitude, longitude,
               population=population_of(place))


def add_spellings(row, kept):
    for spelling, rule in kept.items():
        row.spellings.append(spelling)
        if rule:
            row.case[spelling] = rule


def label_apart(rows, hierarchy, labels):
    """A row whose bare name is not its own (it means another place, or is a word) gets a label that no text has, and so
    does all but the first of those that have one name."""
    names = names_of(rows, hierarchy)
    shown = {row.name for row in hierarchy.hand.values()}
    for row in rows.values():
        if row.id in hierarchy.hand:
            row.spellings = [text for text in row.spellings if text != row.name]
            continue
        if row.name not in row.spellings:
            row.name = next((text for text in row.spellings if is_same(text, row.name)), row.name)
        if row.name in row.spellings and row.name not in shown:
            row.spellings.remove(row.name)
        else:
            row.name = new_label(row, names, labels)
        shown.add(row.name)


def telling_spellings(row):
    """The spellings without those in which another is met: written as one word, or behind the Arabic article."""
    known = {folded_words(text) for text in row.spellings}
    return [text for text in row.spellings if not is_met_in(folded_words(text), known)]


def is_met_in(folded, known):
    joined = any(' ' in other and other.replace(' ', '') == folded and len(folded.encode()) >= JOINED for other in known)
    bare = folded.removeprefix('ال')
    return joined or (bare != folded and len(bare) >= BEHIND_ARTICLE and bare in known)


def is_same(text, name):
    """Whether a spelling can stand for the name in lists: 'Ain Zara for 'Ainzara."""
    return is_latin(text) and bare(text) == bare(name)


def new_label(row, names, labels):
    """The name with what it lies within, or with its id as well, where `labels` has that already; added there."""
    kind = {'region': 'region', 'area': 'district'}.get(row.kind, '')
    around = names.get(row.within, '').split(' (')[0]
    note = ', '.join(filter(None, (kind, around)))
    for told in (note, f'{note}, {row.id}' if note else row.id):
        label = f'{row.name} ({told})'
        if told and name_key(label) not in labels:
            labels.add(name_key(label))
            return label
    raise ValueError(f'no label for {row.id}')
