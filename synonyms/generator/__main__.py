# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes names_listed.tsv and places_listed.tsv out of a folder with the gazetteer: python3 synonyms/generator FOLDER

The same gazetteer and the same tables written by hand give the same bytes.
"""
import argparse
import os
import sys

from caution import Caution
from listed_names import make_names
from listed_places import make_places
from table import read_table, write_table

TABLES = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REMARKS = ['Made by the program in generator/ from the sources that README.md names; not to be edited by hand.']


def parse_arguments():
    parser = argparse.ArgumentParser(prog='generator', description=__doc__.split('\n')[0])
    parser.add_argument('gazetteer', help='folder with places.tsv.gz, groups_people.tsv.gz and ambiguous.tsv.gz')
    parser.add_argument('--output', default=TABLES, help='folder for the tables (default: that of the tables by hand)')
    parser.add_argument('--one-sense', action='store_true',
                        help='give a spelling that several places share to the largest of them only')
    parser.add_argument('--report', help='file for the spellings that were left to another place')
    return parser.parse_args()


def make_tables(options):
    hand_names = read_table(os.path.join(TABLES, 'names.tsv'))
    hand_places = read_table(os.path.join(TABLES, 'places.tsv'))
    caution = Caution(options.gazetteer)
    names = make_names(options.gazetteer, hand_names, hand_places, caution)
    places, lost = make_places(options.gazetteer, hand_places, hand_names + names, caution, options.one_sense)
    write_table(os.path.join(options.output, 'names_listed.tsv'), names, REMARKS)
    write_table(os.path.join(options.output, 'places_listed.tsv'), places, REMARKS)
    if options.report:
        with open(options.report, 'w', encoding='utf-8') as file:
            file.writelines('\t'.join(loss) + '\n' for loss in lost)


def main():
    try:
        make_tables(parse_arguments())
    except OSError as error:
        sys.exit(f'generator: {error.filename}: {error.strerror}; the folder of the gazetteer is the first argument')


main()
