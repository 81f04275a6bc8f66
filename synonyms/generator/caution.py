# SPDX-License-Identifier: GPL-2.0-or-later
"""Which spellings are also words, given names or surnames, and so need a case rule or are left out."""
import os

from folding import folded_words
from table import read_source

# Words that a capital does not tell from a name.
ALWAYS_CAPITALISED = set(
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september'
    ' october november december lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet'
    ' aout septembre octobre novembre decembre lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril'
    ' mayo junio julio agosto septiembre octubre noviembre diciembre'.split())
FOLDER = os.path.dirname(os.path.abspath(__file__))
SURNAMES = os.path.join(FOLDER, 'surnames.txt')
COMMON_WORDS = os.path.join(FOLDER, 'common_words.txt')
PERSON_FLAGS = ('FIRSTNAME', 'PERSONTOKEN', 'NISBA')


def is_latin(text):
    """Whether a text is in Latin letters, those of Azerbaijani among them."""
    return all(char < '\u0250' for char in folded_words(text))


def read_words(path):
    """The words of a list of ours, each folded."""
    with open(path, encoding='utf-8') as file:
        return {folded_words(word) for line in file if not line.startswith('#') for word in line.split()}


class Caution:
    """What ambiguous.tsv.gz says of a spelling, and the names of persons in groups_people.tsv.gz."""

    def __init__(self, folder):
        self.terms = {folded_words(row['term']): row for row in read_source(folder, 'ambiguous.tsv.gz')}
        self.person_words = read_words(SURNAMES)
        self.common_words = read_words(COMMON_WORDS)
        for row in read_source(folder, 'groups_people.tsv.gz'):
            if row['type'] == 'person' or 'GOV' in row['program_or_code']:
                self.count_words([row['name'], *row['aliases'].split('|')])

    def count_words(self, names):
        words = {word for name in names for word in folded_words(name).split() if ' ' in folded_words(name)}
        self.person_words.update(words)

    def is_word(self, folded):
        """A word of everyday language, or one met in small letters."""
        if folded in ALWAYS_CAPITALISED:
            return True
        term = self.terms.get(folded)
        return bool(term) and ('WORD' in term['flags'] or int(term['lower_count_10k_docs'] or 0) >= 3)

    def is_never_meant(self, folded):
        """A word or surname so frequent that no case rule helps."""
        if folded in self.common_words:
            return True
        return folded in self.terms and self.terms[folded]['policy'].startswith(('NEVER', 'SURNAME'))

    def is_person(self, folded):
        """A given name or a surname."""
        flags = self.terms[folded]['flags'] if folded in self.terms else ''
        return any(flag in flags for flag in PERSON_FLAGS) or folded in self.person_words
