# SPDX-License-Identifier: GPL-2.0-or-later
"""Mends the letter case of the sources, which begin long words with a capital and set short ones in capitals."""
import re

from folding import folded_words

SMALL = set('a an and as at by de del della der des di do dos du e el en et fi for from il in into is la las le les li los'
            ' of on or par per pour sa the to un une van von wa wal with y ya zu'.split())
ACRONYMS = set('US USA UK UN EU UAE DRC PLO IRA ETA FARC PKK CIA FBI KGB FSB GRU NATO ISIS ISIL DPRK KLA ELN PLA AU'.split())
ARTICLES_INSIDE = re.compile(r"(?<=[\w'’.] )(Al|El|Ul|Bin|Ben|Ibn|Ould)(?=[- ])")
ARABIC_ARTICLE = re.compile(r'(?<!\w)A[lnrszd]-(?=\w)')


def mend_word(word, first):
    if word.lower() in SMALL and not first:
        return word.lower()
    if word.upper() in ACRONYMS and word.isupper():
        return word
    if word.isupper() and len(word) <= 3 and word.isalpha():
        return word.capitalize()
    return word


def mend(text):
    """'Islamic State OF Iraq AND THE Levant' as one writes it."""
    words = [mend_word(word, i == 0) for i, word in enumerate(text.split())]
    text = ARTICLES_INSIDE.sub(lambda match: match[0].lower(), ' '.join(words))
    text = re.sub(r"-(E|I|Ul|Us|Ud|Ur|Al)(?=-)", lambda match: match[0].lower(), text)
    text = re.sub(r"(?<!\w)(['‘’])([a-z])", lambda match: match[1] + match[2].upper(), text)
    return ARABIC_ARTICLE.sub(lambda match: match[0].lower() if match.start() else match[0], text)


def initials(text):
    """The acronyms that a name may have: with its small words and without."""
    words = folded_words(text).replace('-', ' ').split()
    long = [word for word in words if word not in SMALL]
    return {''.join(word[0] for word in part) for part in (words, long) if len(part) > 1}
