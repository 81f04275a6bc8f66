# SPDX-License-Identifier: GPL-2.0-or-later
"""Chooses groups, bodies and persons of the sanctions lists and event dictionaries, and merges what is one of them."""
import collections
import re

from caution import is_latin
from folding import ARTICLES, folded_words, name_key, skeleton
from letter_case import SMALL, initials, mend
from person_names import Commonness, bare_name, is_variant
from place_spellings import is_parted, script_of
from table import Owners, Row, read_source

# Programmes of the sanctions lists whose persons are of wars, coups and terror; the rest are of drugs, banks and computers.
PERSON_PROGRAMMES = re.compile(
    r'SDGT|FTO|SYRIA|IRAQ|Iraq|Al-Qaida|Taliban|YEMEN|Yemen|LIBYA|Libya|DARFUR|Sudan|SOUTH SUDAN|SouthSudan|SOMALIA|Somalia'
    r'|DRC|CAR|MALI|IRGC|IRAN-HR|DPRK|UKRAINE-EO1366[01]|BALKANS|BELARUS|BURMA|LEBANON|BURUNDI|HRIT|Haiti|GB|ZIMBABWE'
    r'|CAATSA - RUSSIA')
GROUP_PROGRAMMES = re.compile(
    r'SDGT|FTO|SYRIA|IRAQ|Al-Qaida|Taliban|YEMEN|LIBYA|DARFUR|SUDAN|SOMALIA|DRC|CAR|MALI|IRGC|IRAN-HR|UKRAINE-EO13660|BALKANS'
    r'|BELARUS|BURMA|LEBANON|GLOMAG|HRIT|CAATSA|DPRK')
# Officials are taken from the event dictionaries for these countries.
COUNTRIES = set(
    'AFG ARM AZE BFA BLR CAF CHN CIV CMR COD COL CYP DZA EGY ERI ETH GEO HTI IRN IRQ ISR JOR KSV KWT LBN LBY MLI MMR MOZ NER NGA'
    ' PAK PRK PSE QAT RUS RWA SAU SDN SOM SRB SSD SYR TCD TUN TUR UGA UKR ARE YEM BIH HRV MKD'.split())
# What makes a name of several words that of an organisation in arms or of a state.
ARMED = re.compile(
    r"\b(army|armee|armée|armed|brigades?|batt?alions?|front|frente|fronts?|liberation|liberaci[oó]n|militias?|mujah\w+|mojah\w+|jihad"
    r"|jaysh|jaish|jeish|lashkar|harakat|haraka|harkat|hizb|hezb|hezbo\w+|kata'?ib|kataeb|liwa|ansar|jama'?at?|jamaah|jemaah"
    r"|guards?|forces?|fuerzas|corps|division|regiment|command|commandos?|comando|fighters|resistance|revolutionary|revolution"
    r"|martyrs?|islamic state|islamic movement|movement|movimiento|mouvement|tigers|party|partido|parti|union|committees?|council"
    r"|organi[sz]ation|ministry|directorate|police|intelligence|security|navy|air force|general staff|prison|court|republic"
    r"|government|league|congress|cells?|nuclei|faction|warriors|defen[cs]e|volunteers?|group|network|volunteer|insurgents?)\b",
    re.IGNORECASE)
COMPANY = re.compile(
    r"\b(llc|ltd|ltda|limited|company|co|corp\w*|inc|bank\w*|trad(?:ing|e)|holdings?|shipping|lines?|exchange|insurance|airlines?|airways"
    r"|air|aviation|invest\w*|indust\w*|petro\w*|oil|gas|energy|electr\w*|foundation|charit\w*|relief|society|trust|hospital|schools?"
    r"|factory|hotel|restaurant|enterprises?|gmbh|ood|eood|doo|oao|ooo|zao|ao|pao|jsc|ojsc|pjsc|fze|fzc|fzco|sarl|sal|travel|tour\w*|marine"
    r"|maritime|metal\w*|steel|cement|construction|telecom\w*|technolog\w*|media|print\w*|farms?|mining|mines?|gold|diamonds?|fund|financ\w*"
    r"|money|currency|hawala|chem\w*|pharma\w*|university|research|laborator\w*|insurance|import|export|general store|motors?|cargo|logistics"
    r"|engineering|machinery|products?|production|services?|transport\w*|commercial|commerce|supermarket|television|tv|radio|channel|news"
    r"|center|centre|institute|agricultur\w*|tobacco|textile\w*|cotton|phosphate|properties|realty|real estate|club|football|software"
    r"|solutions|systems?|development|supply|group of companies|consult\w*|partners|management|design|bureau)\b|s\.a", re.IGNORECASE)
ROLE = re.compile(r'\b(minister|ministers|president|secretary|ambassador|spokes\w+|official|officials|chief|leader|king|queen|prince|senator'
                  r'|administration|chancellor|commander|delegation|mr|general|emir|premier|governor|troops|soldiers)\b', re.IGNORECASE)
PLAIN = SMALL | set(
    'action active against alliance anti arab armed army association base battalion battalions black brigade brigades bureau cell'
    ' cells central civil civilian combat combatants command commando commandos committee committees communist community'
    ' congress council corps country death defence defense democracy democratic department directorate division eastern elite'
    ' emirate executive external faction fedayeen federal federation fighters fighting first force forces free freedom front'
    ' fronts general government great group groups guard guards guerrilla guerrillas headquarters holy home independence'
    ' independent intelligence interior internal international islam islamic islamist islamists jihad joint justice labor labour'
    ' land law leadership league left leftist liberation local martyrs marxist military militia militias minister ministry'
    ' mobilization movement mujahedin mujahideen muslim muslims nation national nationalist navy network new northern nuclei office'
    ' official old operation operations order organisation organization organizations party patriotic people peoples police'
    ' political popular prison progressive protection public qaeda qaida quick rapid reaction rebel rebels red regiment region'
    ' regional republic republican resistance revenge revolution revolutionaries revolutionary right salvation second secret'
    ' section security self service services small social socialist society soldiers southern sovereignty special squad staff'
    ' state states struggle sunni supreme third tigers tribal troops true union unit united units unity vanguard veterans'
    ' volunteer volunteers war warriors western white women worker workers young youth air country court brotherhood'
    ' ejercito fuerzas armadas frente liberacion nacional popular revolucionario revolucionaria movimiento partido comando del'.split())
LONGEST = 60  # letters
ODD = re.compile(r"\d{3}|\.\w*\.|^-|['’]$")


def is_odd(text):
    return bool(ODD.search(text)) or is_parted(re.sub(r'[\d.]', '', text))


class Record:
    """A row of the source, its letters mended and its weak aliases left out later."""

    def __init__(self, row):
        self.source_id = re.sub('[^a-z0-9:-]', '', row['id'].lower())
        self.code = row['program_or_code']
        self.source = row['source']
        self.is_person = row['type'] == 'person' or is_official(row)
        texts = [row['name'], *(alias for alias in row['aliases'].split('|') if alias)]
        self.texts = [text for raw in texts for text in parts_of(mend(raw))]


def parts_of(text):
    """'Lord's Resistance Army (LRA)' is two spellings."""
    inside = re.findall(r'\(([^()]*)\)', text)
    parts = [re.sub(r'\s*\([^()]*\)', '', text), *inside]
    return [part.strip().removeprefix('The ') for part in parts if part.strip()]


def is_official(row):
    if not row['source'].startswith('PHX') or row['type'] != 'actor':
        return False
    return not ARMED.search(row['name']) and not COMPANY.search(row['name']) and not ROLE.search(row['name'])


def is_wanted(row):
    name, code = row['name'], row['program_or_code']
    if row['source'] == 'PHX-M' or row['type'] == 'armed-group':
        return True
    if row['source'].startswith('PHX'):
        return is_wanted_actor(name, code)
    if re.search('SDNT|TCO|CUBA|CYBER', code):
        return False
    if row['type'] == 'person':
        return bool(PERSON_PROGRAMMES.search(code))
    if COMPANY.search(name) or not GROUP_PROGRAMMES.search(code):
        return False
    return 'FTO' in code or bool(ARMED.search(name))


def is_wanted_actor(name, code):
    """Officials and bodies of states; the countries of the dictionary hold their towns and peoples as well."""
    codes = [part for part in code.split(';') if len(part) > 3]
    if not any(re.search('GOV|MIL|SPY|REB|ELI|COP', part) for part in codes) or ROLE.search(name):
        return False
    return any(part[:3] in COUNTRIES or ('ELI' in part and part[:3] in ('USA', 'GBR', 'FRA', 'DEU')) for part in codes)


def make_names(folder, hand_names, hand_places, caution):
    """The rows of names_listed.tsv by id."""
    records = [Record(row) for row in read_source(folder, 'groups_people.tsv.gz') if is_wanted(row)]
    places = {folded_words(row['canonical']) for row in read_source(folder, 'places.tsv.gz')}
    persons = Commonness(record.texts for record in records if record.is_person)
    for record in records:
        record.spellings = strong_spellings(record, persons, caution, places)
    names = Names(hand_names, hand_places)
    for group in merged([record for record in records if record.spellings]):
        names.add(group)
    return names.rows()


def strong_spellings(record, persons, caution, places):
    if record.is_person:
        return strong_person(record, persons)
    kept = [text for text in record.texts if is_group_spelling(text, record, caution, places)]
    # An acronym or a word alone is not enough to know a group by.
    return kept if any(' ' in folded_words(text) for text in kept) or len(kept) == len(record.texts) else []


def strong_person(record, persons):
    name = bare_name(record.texts[0])
    if not persons.is_strong(name) or is_odd(name):
        return []
    kept = [name[0].upper() + name[1:]]
    for text in map(bare_name, record.texts[1:]):
        if not is_odd(text) and persons.is_strong(text) and (not is_latin(text) or is_variant(text, name)):
            kept.append(text)
    return kept


def is_group_spelling(text, record, caution, places):
    folded = folded_words(text)
    if is_odd(text) or len(text) > LONGEST or not script_of(re.sub('[^\\w]', '', text)) or ROLE.search(text):
        return False
    if ' ' in folded:
        return is_group_phrase(text, folded, caution, places)
    if is_acronym(text, record):
        return True
    return len(folded) >= 7 and not caution.is_word(folded) and not caution.is_person(folded) and folded not in places


def is_group_phrase(text, folded, caution, places):
    """Names that are phrases of English (Black Star, Free Land) need a word that says what they are."""
    if COMPANY.search(text) or folded in places:
        return False
    return bool(ARMED.search(text)) and not is_plain(folded)


def is_plain(folded):
    """Made of the words that such names are made of everywhere: National Liberation Front, Ministry of Defence."""
    return all(word in PLAIN or word[0].isdigit() for word in folded.split())


def is_acronym(text, record):
    letters = folded_words(text)
    if not (4 <= len(letters) <= 7 and letters.isascii() and letters.isalpha()):
        return False
    return any(letters in initials(other) for other in record.texts if ' ' in other)


def merged(records):
    """Groups of records that are one group or person: another list has it too, or letters differ as transliterations do."""
    parents = list(range(len(records)))

    def root(i):
        while parents[i] != i:
            i = parents[i]
        return i

    seen = {}
    for i, record in enumerate(records):
        for key in keys_of(record):
            if key in seen and may_be_one(records[seen[key]], record):
                parents[max(root(i), root(seen[key]))] = min(root(i), root(seen[key]))
            seen.setdefault(key, i)
    groups = collections.defaultdict(list)
    for i, record in enumerate(records):
        groups[root(i)].append(record)
    return groups.values()


def keys_of(record):
    """What another record of the same must share: the name itself or, for groups, its consonants."""
    names = record.spellings[:1] if record.is_person else record.spellings
    keys = {folded_words(text) for text in names if ' ' in folded_words(text)}
    if not record.is_person:
        keys |= {'~' + skeleton(text) for text in record.spellings if ' ' in folded_words(text) and len(skeleton(text)) >= 8}
    return sorted(keys)


def may_be_one(a, b):
    return a.is_person == b.is_person and (not a.is_person or a.source != b.source)


class Names:
    """The rows of the table as they grow, beneath those written by hand."""

    def __init__(self, hand_names, hand_places):
        self.hand = {row.id: row for row in hand_names}
        self.names = Owners(hand_names)
        self.places = Owners(hand_places)
        self.skeletons = collections.defaultdict(set)
        for row in hand_names:
            for text in [row.name, *row.spellings]:
                is_person = row.kind == 'person'
                if is_latin(text) and ' ' in folded_words(text) and len(skeleton(text)) >= (6 if is_person else 8):
                    self.skeletons[is_person, skeleton(text)].add(row.id)
        self.found = {}
        self.claims = collections.defaultdict(set)

    def add(self, records):
        first = records[0]
        texts = list({folded_words(text): text for record in records for text in record.spellings}.values())
        owners = self.owners_of(first.is_person, texts)
        if len(owners) > 1:
            return  # a list that takes two groups for one
        row_id = owners.pop() if owners else first.source_id
        row = self.found.get(row_id) or self.new_row(row_id, first, texts[0])
        self.found[row_id] = row
        for text in texts:
            folded = folded_words(text)
            if self.places.of(text) or self.names.of(text):
                continue
            self.claims[name_key(text)].add(row_id)
            row.spellings.append(text)
            if not first.is_person and is_latin(text) and text[0].isupper() and folded.split()[0] not in ARTICLES:
                row.case[text] = 'caps' if ' ' not in folded and is_acronym(text, first) else 'capital'

    def owners_of(self, is_person, texts):
        """The rows by hand that have one of the spellings, or failing that one of the same consonants as the name."""
        owners = {self.names.of(text) for text in texts if ' ' in folded_words(text)} - {None}
        kin = self.skeletons.get((is_person, skeleton(texts[0])), ())
        return owners or {row_id for row_id in kin if not is_person or self.is_hers(texts[0], row_id)}

    def is_hers(self, name, row_id):
        """Luckson Elan has the consonants of Alexei Navalny and no word."""
        row = self.hand[row_id]
        return any(is_variant(name, text) for text in [row.name, *row.spellings] if is_latin(text))

    def new_row(self, row_id, record, name):
        if row_id in self.hand:
            hand = self.hand[row_id]
            return Row(hand.id, hand.kind, hand.name, hand.within)
        return Row(row_id, kind_of(record), name)

    def rows(self):
        """All rows, without the spellings that two of them claim."""
        kept = []
        for row in self.found.values():
            row.spellings = unique_texts(text for text in row.spellings if len(self.claims[name_key(text)]) == 1)
            row.case = {text: rule for text, rule in row.case.items() if text in row.spellings}
            if row.spellings and (row.id in self.hand or ' ' in folded_words(row.spellings[0])):
                kept.append(with_label(row, row.id in self.hand))
        return sorted(kept, key=lambda row: row.id)


def unique_texts(texts):
    return list({name_key(text): text for text in reversed(list(texts))}.values())[::-1]


def with_label(row, is_known):
    """The first spelling that is left is the label of a row of this table."""
    if not is_known:
        row.name = row.spellings.pop(0)
        row.case.pop('', None)
    for text in list(row.case):
        if row.case[text] == 'caps':
            upper = text.upper()
            row.spellings = [upper if spelling == text else spelling for spelling in row.spellings]
            row.case[upper] = row.case.pop(text) if upper != text else 'caps'
    return row


def kind_of(record):
    if record.is_person:
        return 'person'
    name = record.spellings[0]
    if record.source == 'PHX-C' or re.search(r'\b(ministry|directorate|intelligence|prison|court|police|government)\b', name, re.IGNORECASE):
        return 'military' if re.search(r'\b(army|forces?|guards?|navy)\b', name, re.IGNORECASE) else 'organisation'
    return 'group'
