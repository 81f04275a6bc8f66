# SPDX-License-Identifier: GPL-2.0-or-later
"""Places and spellings that count only where an article bears them out."""
from caution import is_latin
from folding import ARTICLES, folded_words, name_key
from hierarchy import id_of, population_of
from place_rows import listed_row, names_of, new_label
from place_rules import SHORTEST, has_letters_enough
from place_spellings import is_clean, spellings_of
from zones import zone_of


def add_contextual_names(places, rows, hierarchy, chooser, caution):
    """The own names of towns that are listed by other spellings alone (Dresden is a surname), where nothing else is listed
    so: an article must bear them out."""
    for place in places:
        row_id, name = hierarchy.known_id(place) or id_of(place), place['canonical']
        row = rows.get(row_id)
        if not row or place['kind'] != 'city' or place['tier'] != '1' or row_id in hierarchy.hand:
            continue
        is_taken = name_key(name) in chooser.owner or chooser.others.of(name) or chooser.hand.of(name)
        if is_taken or row.is_contextual or name in row.spellings or not may_need_context(name):
            continue
        if caution.is_word(folded_words(name)) or caution.is_never_meant(folded_words(name)):
            continue
        row.spellings.append(name)
        row.case[name] = 'context'


def contextual_rows(places, rows, hierarchy, other_names, labels):
    """Towns of the upper tier whose own name is not listed for them: met less often than a surname or a word of that
    spelling, so that an article must bear them out."""
    names = names_of(rows, hierarchy)
    found = {}
    for place in places:
        row_id = hierarchy.known_id(place) or id_of(place)
        if place['kind'] != 'city' or place['tier'] != '1' or row_id in rows or row_id in hierarchy.hand:
            continue
        name = place['canonical']
        if not may_need_context(name) or other_names.of(name):
            continue
        row = listed_row(place, row_id, hierarchy)
        row.spellings = [name]
        row.name = new_label(row, names, labels)
        row.is_contextual = True
        found[row_id] = row
    return found


def add_contextual_spellings(places, rows, hierarchy, chooser, caution):
    """What nothing is listed by, in the scripts whose letters are not compared: an article must bear out small and far places.
    Mission in Texas is not looked for as what a mission is called."""
    for place in places:
        row_id = hierarchy.known_id(place) or id_of(place)
        folded = folded_words(place['canonical'])
        if row_id not in rows or caution.is_word(folded) or (zone_of(place['cc']) == 'far' and caution.is_person(folded)):
            continue
        people = population_of(place)
        for text in spellings_of(place):
            is_owned = name_key(text) in chooser.owner or chooser.hand.of(text) or caution.is_never_meant(folded_words(text))
            if not is_owned and has_letters_enough(text, people) and chooser.may_have(place, row_id, text, people):
                rows[row_id].spellings.append(text)
                rows[row_id].case[text] = 'context'


def may_need_context(name):
    """Whether a capital tells the name from a word: no script without them, nothing short, no article in front."""
    words = folded_words(name)
    return is_clean(name) and is_latin(name) and len(words) >= SHORTEST and words.split()[0] not in ARTICLES
