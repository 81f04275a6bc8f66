# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of the tables of names: what README.md of the folder above describes, read and written."""
import dataclasses
import gzip
import os

from folding import name_key

COLUMNS = ('id', 'kind', 'name', 'within', 'latitude', 'longitude', 'spellings', 'adjectives', 'case', 'population',
           'weak')


@dataclasses.dataclass
class Row:
    id: str
    kind: str
    name: str
    within: str = ''
    latitude: str = ''
    longitude: str = ''
    spellings: list = dataclasses.field(default_factory=list)  # without the name
    adjectives: list = dataclasses.field(default_factory=list)
    case: dict = dataclasses.field(default_factory=dict)  # spelling: rule
    population: int = 0
    is_contextual: bool = False
    weak: list = dataclasses.field(default_factory=list)  # met by their letters only

    def all_spellings(self):
        return [self.name, *self.spellings, *self.adjectives]


def read_table(path):
    """The rows of a table of the project."""
    rows = []
    with open(path, encoding='utf-8') as file:
        lines = [line.rstrip('\n') for line in file if line.strip() and not line.startswith('#')]
    for line in lines[1:]:
        fields = line.split('\t')
        lists = [[text for text in field.split('|') if text] for field in fields[6:8]]
        rows.append(Row(*fields[:6], *lists))
    return rows


def write_table(path, rows, remarks):
    """Writes rows in the order given, with a comment a remark."""
    with open(path, 'w', encoding='utf-8', newline='\n') as file:
        file.write('\t'.join(COLUMNS) + '\n')
        for remark in remarks:
            file.write('# ' + remark + '\n')
        for row in rows:
            file.write('\t'.join(fields_of(row)) + '\n')


def short_rules(row):
    """The case rules, `capital` for the spellings of one word said once, in front."""
    capital = {text for text, rule in row.case.items() if rule == 'capital' and ' ' not in text and '-' not in text}
    if not capital:
        return sorted(row.case.items())
    return [('*', 'capital'), *sorted(item for item in row.case.items() if item[0] not in capital)]


def fields_of(row):
    rules = [('*', 'context')] if row.is_contextual else short_rules(row)
    return (row.id, row.kind, row.name, row.within, row.latitude, row.longitude, '|'.join(row.spellings),
            '|'.join(row.adjectives), '|'.join(f'{spelling}:{rule}' for spelling, rule in rules),
            str(row.population) if row.population else '', '|'.join(row.weak))


def read_source(folder, name):
    """The rows of a file of the gazetteer, each a dictionary by column."""
    path = os.path.join(folder, name)
    with gzip.open(path, 'rt', encoding='utf-8', newline='\n') as file:
        columns = file.readline().rstrip('\n').split('\t')
        for line in file:
            yield dict(zip(columns, line.rstrip('\n').split('\t')))


class Owners:
    """Which row owns a spelling."""

    def __init__(self, rows=()):
        self.ids = {}
        for row in rows:
            self.add(row)

    def add(self, row):
        for spelling in row.all_spellings():
            self.ids.setdefault(name_key(spelling), row.id)

    def of(self, spelling):
        return self.ids.get(name_key(spelling))
