#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes what people found in articles as JSON Lines for places_eval: places_gold.py DATA_FOLDER > gold.jsonl

Of geo/lgl.xml every toponym with its GeoNames id, of corpora/reuters21578.jsonl the countries that an item is about, of
corpora/fa-kes.csv the governorate. Articles are halved by a checksum of their ids: `tune` and `test`.
"""
import csv
import json
import os
import sys
import xml.etree.ElementTree as xml
import zlib

REUTERS = 2000  # items; every eighth is enough
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'corpus', 'sample', 'reports.jsonl')
# How the countries of 1987 are called now.
NOW = {'ussr': 'Russia', 'west-germany': 'Germany', 'east-germany': 'Germany', 'usa': 'United States', 'uk': 'United Kingdom',
       'uae': 'United Arab Emirates', 'zaire': 'Democratic Republic of the Congo', 'burma': 'Myanmar'}


# Continents and regions that the tables know by a word.
KNOWN = {'gn:6255146': 'africa', 'gn:6255147': 'asia', 'gn:6255148': 'europe', 'gn:6255150': 'south-america',
         'gn:6255149': 'north-america', 'gn:6269133': 'middle-east'}


def half(name):
    return ('tune', 'test')[zlib.crc32(name.encode()) % 2]


def article(corpus, name, text, **found):
    return {'corpus': corpus, 'half': half(name), 'id': name, 'text': text, **found}


def toponym(node, text):
    """A toponym with its place in bytes; without an id where no one could tell which place it is."""
    begin, end = (len(text[:int(node.findtext(edge))].encode()) for edge in ('start', 'end'))
    found = {'begin': begin, 'end': end}
    tag = node.find('gaztag')
    if tag is not None:
        country = tag.find('country')
        found_id = 'gn:' + tag.get('geonameid')
        found |= {'id': KNOWN.get(found_id, found_id), 'lat': float(tag.findtext('lat')), 'lon': float(tag.findtext('lon')),
                  'class': tag.findtext('fcode'), 'country': '' if country is None else 'gn:' + country.get('geonameid')}
    return found


def lgl(path):
    for node in xml.parse(path).getroot():
        text = node.findtext('text')
        toponyms = [toponym(each, text) for each in node.iter('toponym')]
        yield article('lgl', node.get('docid'), text, toponyms=toponyms, url=node.findtext('url'))


def reuters(path):
    with open(path, encoding='utf-8') as file:
        items = [json.loads(line) for line in file]
    items = [item for item in items if item.get('places')]
    for item in items[::max(1, len(items) // REUTERS)]:
        countries = sorted({NOW.get(code, code.replace('-', ' ')) for code in item['places']})
        yield article('reuters21578', item['id'], item['body'], title=item['title'], countries=countries,
                      outlet=item['outlet'])


def fa_kes(path):
    with open(path, encoding='cp1252', errors='replace', newline='') as file:
        for row in csv.DictReader(file):
            yield article('fa-kes', row['unit_id'], row['article_content'], title=row['article_title'],
                          region=row['location'], outlet=row['source'])


def read_by_eye(path, folder):
    """Places that someone noted while reading articles of the corpora: ids of articles and places, no text."""
    texts = {}
    for name in ('reuters21578', 'muc34'):
        with open(os.path.join(folder, 'corpora', name + '.jsonl'), encoding='utf-8') as file:
            texts |= {item['id']: item for item in map(json.loads, file)}
    for item in fa_kes(os.path.join(folder, 'corpora', 'fa-kes.csv')):
        texts['fa-kes-' + item['id']] = item
    with open(SAMPLE, encoding='utf-8') as file:
        texts |= {item['id']: item for item in map(json.loads, file)}
    with open(path, encoding='utf-8') as file:
        rows = [line.rstrip('\n').split('\t') for line in file if not line.startswith('#')]
    for name, places in rows:
        item = texts[name]
        toponyms = []
        for place in places.split():
            found, lat, lon, country = place.split(',')
            toponyms.append({'id': found, 'lat': float(lat), 'lon': float(lon), 'country': country})
        yield article('read by eye', name, item.get('body') or item['text'], title=item['title'], places=toponyms,
                      outlet=item.get('outlet', ''))


def main():
    folder = sys.argv[1]
    noted = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'places_read.tsv')
    sources = [lgl(os.path.join(folder, 'geo', 'lgl.xml')), reuters(os.path.join(folder, 'corpora', 'reuters21578.jsonl')),
               fa_kes(os.path.join(folder, 'corpora', 'fa-kes.csv')), read_by_eye(noted, folder)]
    for source in sources:
        for item in source:
            print(json.dumps(item, ensure_ascii=False))


if __name__ == '__main__':
    main()
