# SPDX-License-Identifier: GPL-2.0-or-later
"""When two spellings are equal: fold.cc and tokenizer.cc of the programs, once more for the generator.

It need not agree in every corner. A spelling that only the programs find equal to another is refused when the tables are
compiled, and a test does that.
"""
import functools
import re
import unicodedata

SUBSTITUTIONS = str.maketrans({
    'æ': 'ae', 'ð': 'd', 'ø': 'o', 'þ': 'th', 'đ': 'd', 'ħ': 'h', 'ı': 'i', 'ĸ': 'k', 'ł': 'l', 'ŋ': 'n', 'œ': 'oe',
    'ŧ': 't', 'ƙ': 'k', 'ƴ': 'y', 'ǝ': 'e', 'ɓ': 'b', 'ɗ': 'd', 'ə': 'e', 'ɛ': 'e', 'ґ': 'г', 'ة': 'ه', 'ى': 'ي',
    'ٱ': 'ا', 'ڕ': 'ر', 'ک': 'ك', 'ڪ': 'ك', 'ڵ': 'ل', 'ھ': 'ه', 'ہ': 'ه', 'ۃ': 'ه', 'ۆ': 'و', 'ۇ': 'و', 'ۈ': 'و',
    'ی': 'ي', 'ێ': 'ي', 'ې': 'ي', 'ے': 'ي', 'ە': 'ه',
    **{chr(ord(alike) + vowel): chr(ord(letter) + vowel)
       for alike, letter in ('ሐሀ', 'ኀሀ', 'ሠሰ', 'ዐአ', 'ፀጸ') for vowel in range(7)},
    'ሃ': 'ሀ', 'ሓ': 'ሀ', 'ኃ': 'ሀ', 'ኣ': 'አ', 'ዓ': 'አ'})
APOSTROPHES = "'’‘`´′‛＇ʼ՚׳״"
HYPHENS = '-_\u2010\u2011\u2012\u2013\u05BE\u2212\uFE63\uFF0D·‧・･゠＝'
# A vowel elided before another or before a mute h: l'Irak.
ELISION = re.compile(r"\b(?:(c|d|dall|dell|j|jusqu|l|lorsqu|m|n|nell|puisqu|qu|s)(?='[aeiouy])"
                     r"|(d|dall|dell|jusqu|l|lorsqu|nell|puisqu|qu)(?='h))'")
IGNORABLE = re.compile('[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f'
                       '\ufe00-\ufe0f\ufeff\u02b9-\u02c1\u02c8\u02ca\u02cb\u0640\u0970]')
# Scripts in which marks are spelling aids.
OPTIONAL_MARKS = re.compile('[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a'
                            '\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a'
                            '\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]')
# Han, kana, Thai, Lao, Burmese and Khmer letters are a word each.
IDEOGRAPHS = re.compile('[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u0e00-\u0eff'
                        '\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f\ua9e0-\ua9ff\U00020000-\U0003ffff]')


@functools.lru_cache(maxsize=None)
def fold_char(char):
    """The folded form of one character; empty for what is neither letter, digit nor vowel sign."""
    text = unicodedata.normalize('NFD', char).replace('\u0345', '')
    text = unicodedata.normalize('NFKC', text).casefold()
    text = unicodedata.normalize('NFD', unicodedata.normalize('NFKC', text))
    text = text.replace('и\u0306', 'й').replace('і\u0308', 'ї')
    text = IGNORABLE.sub('', OPTIONAL_MARKS.sub('', text)).translate(SUBSTITUTIONS)
    return ''.join(str(unicodedata.decimal(c, c)) for c in text if unicodedata.category(c)[0] in 'LMN')


@functools.lru_cache(maxsize=None)
def word_part(char):
    """What a character is in a word: letters, an apostrophe, a full stop; a space or a zero byte part words."""
    if char in APOSTROPHES:
        return "'"
    if char in HYPHENS or char.isspace():
        return ' '
    if IGNORABLE.match(char) or OPTIONAL_MARKS.match(char):
        return ''
    if IDEOGRAPHS.match(char):
        return fold_char(char) if unicodedata.category(char)[0] == 'M' else '\0' + fold_char(char)
    return fold_char(char) or ('.' if char == '.' else ' ')


def take_possessive(word):
    """A word with its apostrophes: without them, and without a possessive 's."""
    begin, mark, end = word.rpartition("'")
    return (begin if mark and begin and end == 's' else word).replace("'", '')


@functools.lru_cache(maxsize=None)
def folded_words(text):
    """The folded words of a spelling, joined by one space: equal for two spellings that are one."""
    text = ''.join(map(word_part, unicodedata.normalize('NFC', text)))
    text = re.sub(r'\b(\w)\.(?=\w\b)', r'\1', text).replace('.', ' ')
    text = ELISION.sub(lambda match: (match[1] or match[2]) + ' ', text)
    words = (take_possessive(word.strip("'")) for word in text.replace('\0', ' ').split())
    return ' '.join(word for word in words if word)


# How the Arabic article ends: in l, or in the sound with which the next word begins.
ARTICLE_ENDS = ('l', 'dh', 'sh', 'th', 'd', 'n', 'r', 's', 't', 'z')


def is_article_of(word, following, vowels):
    end = word[1:]
    return (2 <= len(word) <= 3 and (word[0] in vowels or word.startswith('ul')) and end in ARTICLE_ENDS
            and 'a' <= following[:1] <= 'z' and (end == 'l' or following.startswith(end)))


@functools.lru_cache(maxsize=None)
def name_key(text):
    """The folded words, the Arabic article in one spelling: ash-Sham is al-Sham, Abdul Rahman Abd al-Rahman."""
    words, key, at = folded_words(text).split(), [], 0
    while at < len(words):
        word, following = words[at], words[at + 1] if at + 1 < len(words) else ''
        if is_article_of(word, following, 'ae'):
            key += ['+', following]
            at += 2
        elif word.startswith('abd') and is_article_of(word[3:], following, 'aeiou'):
            key += ['abd', '+', following]
            at += 2
        else:
            key.append(word)
            at += 1
    return ' '.join(key)


ARTICLES = {'ad', 'al', 'an', 'ar', 'as', 'ash', 'at', 'az', 'ed', 'el', 'en', 'er', 'esh', 'ez', 'ul', 'ud', 'ur'}


def bare(spelling):
    """A name without its articles: al-Midan is Midan."""
    return ' '.join(word for word in folded_words(spelling).split() if word not in ARTICLES)


def skeleton(text):
    """The consonants by which two transliterations of one name agree."""
    text = bare(text).replace(' ', '')
    for old, new in (('tch', 'c'), ('ch', 's'), ('sh', 's'), ('kh', 'k'), ('gh', 'g'), ('dh', 'd'), ('th', 't'), ('ph', 'f'),
                     ('q', 'k'), ('c', 'k'), ('dj', 'j'), ('z', 's'), ('v', 'b'), ('w', ''), ('y', ''), ('h', '')):
        text = text.replace(old, new)
    return re.sub(r'(.)\1+', r'\1', re.sub('[aeiou]', '', text))
