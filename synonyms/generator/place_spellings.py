# SPDX-License-Identifier: GPL-2.0-or-later
"""Which alternates of a place of the gazetteer are spellings that a report would use."""
import difflib
import functools
import re
import unicodedata

from folding import bare, folded_words, skeleton

# Scripts in which the reports are written that this project is for.
SCRIPTS = {'LATIN', 'ARABIC', 'HEBREW', 'CYRILLIC', 'ARMENIAN', 'GEORGIAN', 'ETHIOPIC', 'MYANMAR', 'CJK', 'GREEK',
           'HIRAGANA', 'KATAKANA', 'KATAKANA-HIRAGANA'}
COMPARED = {'LATIN', 'ARABIC', 'CYRILLIC', 'HEBREW'}  # letter by letter; letter_weights.tsv
# In these the gazetteer has what was translated by machine (a song for the town Song), so a spelling has to sound like the
# name.
SOUNDED = {'HANGUL', 'DEVANAGARI', 'BENGALI', 'GURMUKHI', 'GUJARATI', 'ORIYA', 'TAMIL', 'TELUGU', 'KANNADA', 'MALAYALAM',
           'SINHALA', 'THAI', 'LAO', 'KHMER'}
RENAMED = set('AM AZ CY GE IL IQ IR PS SY TR UA XK'.split())
LONGEST = 4  # words; what is longer describes
# A dash with spaces, a digit, two dots.
BROKEN = re.compile(r"\d|\s[-‐‑–·・]|[-‐‑–·・]\s|\.\.|(?<!\bSt)\.|['’‘ʼʻ´׳]['’‘ʼʻ´׳]|\s['’‘ʼʻ´]\s|[ˮ”״]")
# What a letter is called by its sound: KA, ALPAPRAANA KAYANNA, THAI CHARACTER KO KAI; an O alone is mute.
SPOKEN = re.compile(r'SINHALA LETTER (?:[A-Z]+ )*([A-Z]*?)[AEIOU]+YANNA|THAI CHARACTER ([A-Z]+)O [A-Z]'
                    r'|(?<!SINHALA )(?:SYLLABLE|LETTER|VOWEL SIGN) (?:CHILLU )?([A-Z]+)')
INSIDE_NAMES = set("'’‘ʼʻʿʾ´׳.-‐‑–·・＝゠")  # what punctuation a name may have
# Words that turn a name into a description of an administrative unit in languages of the gazetteer.
UNIT_WORDS = re.compile(
    r'\b(district|distrik|distrikt|districte|distrito|distretto|province|provinc\w*|provin[sz]\w*|governorat\w*|gouvernorat\w*'
    r'|governatorato|gobernaci[oó]n|oblast\w*|obwód|rai?on\w*|rayon\w*|municip\w*|muhafaza\w*|mühafaza\w*|il[iı]|ilçe\w*'
    r'|belediyesi|comune|commune|komun\w*|concello|county|canton\w*|kanton\w*|department|departement\w*|département|wilaya\w*'
    r'|vilayet\w*|prefecture|préfecture|cercle|tehsil|taluk\w*|subdistrict|nahi[ay]\w*|kreis|landkreis|bezirk|airport|aeropuerto'
    r'|shahrestan\w*|şəhristan\w*|rajonas|rajon\w*|maakond|lään\w*|kabupaten|kota|lga|local government\w*|city|town|village'
    r'|region|región|région|regione|state|estado|état|stato|territory|zone|area|municipio|woreda|zoba)\b', re.IGNORECASE)
ARTICLES = r"(?:al|el|ad|ar|as|ash|at|an|az|ed|er|es|esh|et|en|ez)[-\s]"


@functools.lru_cache(maxsize=None)
def script_of_letter(char):
    """The script of a letter; None for anything else, modifiers among them."""
    category = unicodedata.category(char)
    return unicodedata.name(char, '?').split(' ')[0] if category[0] == 'L' and category != 'Lm' else None


@functools.lru_cache(maxsize=None)
def script_of(text):
    """The one script of a text's letters, or None if it has several or none."""
    scripts = set(map(script_of_letter, text)) - {None}
    return scripts.pop() if len(scripts) == 1 else None


@functools.lru_cache(maxsize=None)
def parts_words(char):
    return unicodedata.category(char)[0] in 'PSC' and char not in INSIDE_NAMES


def is_parted(text):
    """Whether something stands inside that parts words: a text never has them together."""
    return bool(BROKEN.search(text)) or any(map(parts_words, text))


def is_description(text):
    """A phrase around a name rather than a name: di Charkiv, d'Homs. Georgian has capitals for headlines alone."""
    first = next((char for char in text if char.isalpha()), '')
    return first.islower() and script_of_letter(first) != 'GEORGIAN' and not re.match(ARTICLES, text)


def is_code(text):
    """КНДР; a place in capitals is taken for an acronym."""
    return text.isupper() and text.upper() != text.lower() and len(text) <= 5


def is_clean(text):
    if not text or is_parted(text) or is_code(text) or len(folded_words(text).split()) > max(LONGEST, is_spaceless(text) * 30):
        return False
    return script_of(text) in SCRIPTS | SOUNDED and not is_description(text)


def is_spaceless(text):
    return script_of(text) in ('CJK', 'HIRAGANA', 'KATAKANA', 'MYANMAR', 'THAI', 'LAO', 'KHMER')


def resembles(text, name):
    """Whether two Latin spellings can be one name, so that an alternate of a neighbour is not taken over."""
    a, b = skeleton(text), skeleton(name)
    if not a or not b:
        return folded_words(text)[:3] == folded_words(name)[:3]
    ratio = difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
    return ratio >= 0.6


@functools.lru_cache(maxsize=None)
def sound_of(char):
    """A letter as Unicode names it in Latin letters, a Korean syllable as a whole; empty for what has no sound."""
    name = unicodedata.name(char, '')
    if name.endswith(('ANUSVARA', 'CANDRABINDU', 'TIPPI', 'BINDI')):
        return 'n'
    sound = SPOKEN.search(name)
    return (sound[1] or sound[2] or sound[3] or '').lower().replace('c', 'ch') if sound else ''


def sounds_like(text, name):
    """Whether letters of SOUNDED can be read as a Latin name. The bound was chosen by reading what it parts."""
    sound = ''.join(map(sound_of, unicodedata.normalize('NFC', text)))
    a, b = skeleton(sound).replace('j', 's'), skeleton(name).replace('j', 's')
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.5


def resembles_closely(text, name):
    """Whether two spellings of one script differ in a letter of five or so, and the one is not made of the other by an
    ending: Qalyubia is no spelling of Qalyub. The bounds were chosen by reading what regions left to their towns."""
    a, b = sorted((bare(text), bare(name)), key=len)
    if len(b) > len(a) + 2 or (b.startswith(a[:-1]) and len(b) > len(a) + 1):
        return False
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.7


def is_small(place):
    """A town that hardly has two names, outside the countries where towns were renamed."""
    return float(place['population'] or 0) < 20_000 and place['cc'] not in RENAMED and not place['capital']


def spellings_of(place):
    """The clean spellings of a place, its name first, each once after folding."""
    name = place['canonical'].replace('`', '’')
    is_strict = place['kind'] not in ('city', 'country', 'airbase') or is_small(place)
    kept, seen = [name], {folded_words(name)}
    for text in place['alternates'].split('|'):
        text = text.strip().replace('`', '’')
        folded = folded_words(text)
        if folded in seen or not is_clean(text) or UNIT_WORDS.search(text):
            continue
        if is_strict and script_of(text) == 'LATIN' and not resembles(text, name):
            continue
        if script_of(text) in SOUNDED and not sounds_like(text, name):
            continue
        seen.add(folded)
        kept.append(text)
    return kept
