# SPDX-License-Identifier: GPL-2.0-or-later
"""The case rule of a spelling of a place, or that it is no spelling to look for."""
import collections
import difflib

from caution import is_latin
from folding import ARTICLES, bare, folded_words
from hierarchy import UNITS, population_of
from letter_case import SMALL
from place_spellings import COMPARED, SOUNDED, is_code, is_description, is_parted, resembles, script_of

TOWN = 5_000  # people; a smaller place is not known by one word without capitals, or by the name of a person
KNOWN = 20_000  # from here on a place of the wars is met in more spellings than its own
CITY = 200_000
LARGE = 500_000
PROVINCE = 100_000
METROPOLIS = 1_000_000
VERY_CLOSE = 0.88
CLOSE = 0.75  # how alike two spellings of one name are
SHORTEST = 4  # letters; Of, Ad and Ig are no towns in running text
PART = 8  # multi-word names; a word that so many contain (Kafr, Puerto, Santa) means none of them
# Here even a village is met in several Latin spellings.
TRANSLITERATED = set('AE AF AM AZ BH DZ EG ER ET GE IL IQ IR JO KW LB LY MA MR OM PS QA SA SD SY TN UA XK YE'.split())
FORMS_OF_ADDRESS = set(
    'abd abdul abdal abu abi abou umm bin ibn beni bani sayyid saiyid sayed sheikh shaykh shaikh cheikh haji hajji hajj'
    ' mulla mullah imam عبد ابو ابي ام بن ابن بني سيد شيخ الشيخ حاج الحاج ملا امام'.split())
# With these begin names that every country of a language has: San Isidro, Villa Rica, El Carmen.
OPENERS = set('la las le les los lo el san santa santo sao saint st sainte villa vila puerto port porto rio ciudad nueva nuevo new'
              ' campo monte cerro santo'.split())
# Points of the compass and kinds of places: a province of this name is not meant by it.
GENERIC = set(
    'mid far jewish north south east west northern southern eastern western central centre center centrale northeast northwest southeast'
    ' southwest northeastern northwestern southeastern southwestern upper lower middle inner outer great greater lesser new old'
    ' gulf islands island isles lakes lake delta forest coast coastal highlands highland plains plateau savanna savannah valley'
    ' river rivers mountain mountains capital metropolitan city town village port harbor harbour bridge base air airport airbase'
    ' airfield national nacional distrito capitale ciudad quarter federal district province region territory union republic state states county norte sur este oeste'
    ' oriental occidental nord sud est ouest littoral maritime coastline sea bay hills hill rural urban the of and'.split())


# The same in scripts without capitals, which cannot tell the town Madina from a town (folded).
GENERIC_NOUNS = set(
    'مدينه المدينه بلده البلده قريه القريه محافظه المحافظه منطقه المنطقه ناحيه قضاء ولايه اقليم مخيم المخيم مطار المطار'
    ' معبر سد قاعده القاعده جبل الجبل وادي الوادي نهر النهر ريف ضاحيه ميناء جزيره الجزيره مضيق شهر شهرستان استان بخش'
    ' روستا جنوب شمال شرق غرب الجنوب الشمال الشرق الغرب עיר העיר כפר הכפר מחנה'.split())


class Setting:
    """What the choice depends on besides the spelling. `zone` is how near the wars are: 'war', 'near' or 'far'."""

    def __init__(self, place, people, zone, is_by_hand):
        self.name = place['canonical']
        self.taken = {}  # folded spellings that its region leaves to it
        self.people = people
        self.is_unit = place['kind'] not in ('city', 'country', 'airbase')
        self.is_country = place['kind'] == 'country'
        self.zone = zone
        self.is_by_hand = is_by_hand
        self.is_transliterated = place['cc'] in TRANSLITERATED


class PlaceRules:
    """`names` are pairs of a place and a spelling of it."""

    def __init__(self, caution, hand_places, names):
        self.caution = caution
        self.inside_others = collections.Counter()  # how many names of several words have this word
        self.inside_larger = collections.Counter()  # the largest place in whose name it stands: York, Zealand
        self.inside_hand = set()  # the same for names written by hand: the Busra of Busra al-Sham is not Basra
        for place, spelling in names:
            called = {bare(place['canonical']), bare(spelling)} if place['kind'] in UNITS else set()
            for part in parts_of(folded_words(spelling)):
                self.inside_others[part] += 1
                if part not in called:  # the province Mkoa wa Konya is Konya, and its town is, too
                    self.inside_larger[part] = max(self.inside_larger[part], population_of(place))
        for row in hand_places:
            for spelling in [row.name, *row.spellings]:
                for part in parts_of(folded_words(spelling)):
                    self.inside_larger[part] = max(self.inside_larger[part], METROPOLIS)
                    self.inside_hand.add(part)

    def rule(self, spelling, setting):
        """'capital', 'inside', '' for any case, or None for a spelling that must not be listed."""
        folded = folded_words(spelling)
        words = [word for word in folded.split() if word not in ARTICLES]
        if is_description(spelling) or is_code(spelling) or is_parted(spelling):
            return None
        if not words or all(word in GENERIC for word in words) or is_epithet(words, spelling, setting):
            return None
        if setting.is_unit and setting.zone == 'far' and setting.people < PROVINCE:
            return None
        is_unsure = setting.people < TOWN or spelling != setting.name
        if is_unsure and len(words) > 1 and self.is_like_person(words):
            return None
        if not is_latin(spelling):
            if self.caution.is_never_meant(folded):
                return None
            return foreign_rule(folded, spelling, setting)
        if spelling != setting.name and folded not in setting.taken and not is_known_alternate(folded, setting):
            return None
        if ' ' in spelling or '-' in spelling:
            return self.phrase_rule(words, spelling, setting)
        if spelling != setting.name and folded in self.inside_hand:
            return None
        return self.word_rule(folded, setting)

    def is_like_person(self, words):
        """Villages are called by their owners: Abd Allah al-Husayn."""
        return words[0] in FORMS_OF_ADDRESS or all(self.caution.is_person(word) for word in words)

    def word_rule(self, folded, setting):
        is_metropolis = setting.people >= METROPOLIS and (setting.is_country or folded not in self.inside_hand)
        if self.caution.is_never_meant(folded) or self.caution.is_person(folded) or len(folded) < shortest(setting):
            return 'inside' if is_metropolis else None
        if self.inside_larger[folded] > setting.people or (folded in self.inside_hand and not setting.is_country):
            return None
        if self.caution.is_word(folded) or self.inside_others[folded] >= PART:
            return 'inside' if setting.people >= LARGE else None
        return 'capital'

    def phrase_rule(self, words, spelling, setting):
        """Small letters at the beginning prove nothing against al-Bab, and all against la victoria and new town."""
        if len(words) == 1 and self.word_rule(words[0], setting) != 'capital':
            return None
        if max(map(len, words)) < SHORTEST and setting.people < CITY:
            return None  # Ago-Are
        if words[-1] in SMALL or (words[0] in OPENERS and setting.zone != 'war' and setting.people < PROVINCE):
            return None  # Guatemala By; Villa Rica
        if self.caution.is_person(''.join(words)):
            return None  # found when written as one, too: Villa Nueva
        may_be_small = spelling[0].islower() or (setting.is_transliterated and folded_words(spelling).split()[0] in ARTICLES)
        return '' if may_be_small else 'capital'


def shortest(setting):
    """How many letters the name of a place has at least: the short ones are words and names of persons everywhere."""
    if setting.zone == 'war':
        return SHORTEST + (setting.people < KNOWN) + (setting.people < PROVINCE)
    if setting.people < KNOWN:
        return SHORTEST + 4
    return SHORTEST + 2 * (setting.people < PROVINCE) + (setting.people < METROPOLIS)


def is_derived(folded, name):
    """The nisba of a place and its name in Esperanto: Homsi, Agrio."""
    return folded in (name + 'i', name + 'y', name + 'o', name + 'a', name + 'wi', name + 'n', name + 'an')


def is_epithet(words, spelling, setting):
    """The Heroic, The Quarter; The Hague is none."""
    return words[0] == 'the' and (spelling != setting.name or setting.people < CITY)


def parts_of(folded):
    """The words of a name of several, and for one of three or more what two that stand together make."""
    words = folded.split()
    if len(words) < 2 or not is_latin(folded):
        return set()
    pairs = {' '.join(words[i:i + 2]) for i in range(len(words) - 1)} if len(words) > 2 else set()
    return set(words) | pairs


def is_known_alternate(folded, setting):
    """Whether a place is known well enough to be met by a second Latin spelling, and this one can be it."""
    name = folded_words(setting.name)
    if setting.is_country or is_derived(folded, name):
        return False  # countries are spelled by hand
    alike = difflib.SequenceMatcher(None, folded, name, autojunk=False).ratio()
    if setting.zone == 'far':
        return setting.people >= LARGE and len(folded) > SHORTEST and alike >= VERY_CLOSE
    if not resembles(folded, setting.name):
        return setting.zone == 'war' and not (setting.is_by_hand or setting.is_unit) and is_renamed(folded, setting)
    if setting.is_unit or setting.people < KNOWN:
        is_met = setting.people >= CITY or setting.is_transliterated
        return is_met and len(folded) > SHORTEST + 2 and alike >= CLOSE
    return len(folded) > SHORTEST and (alike >= CLOSE or setting.people >= CITY) and not is_short(folded, setting)


def is_short(folded, setting):
    return len(folded) < SHORTEST + 2 and not (setting.is_by_hand and setting.zone == 'war')


def is_renamed(folded, setting):
    """A town with a second name: Amed, Stalino."""
    return setting.people >= (TOWN if ' ' in folded else CITY) and len(folded) > SHORTEST


def foreign_rule(folded, spelling, setting):
    """Scripts without capitals cannot tell a name from a word, so a word is a name only of a place well known."""
    is_phrase = ' ' in spelling or '-' in spelling
    if folded in GENERIC_NOUNS:
        return None
    if spelling[0].isupper():
        if is_phrase:
            return ''
        return 'capital' if len(folded) >= shortest(setting) else None  # Они is a town and the Russian for "they"
    fewest = CITY if len(folded) < 3 else TOWN
    if script_of(spelling) in SOUNDED:
        fewest = KNOWN if len(spelling) >= fewest_letters(script_of(spelling)) else METROPOLIS
    return '' if (is_phrase and ' ' in folded) or setting.people >= fewest else None


def fewest_letters(script):
    """How many letters of a script are hardly a word: guesses. Where words are not parted more are needed."""
    return {'CJK': 3, 'HANGUL': 3, 'ETHIOPIC': 3, 'MYANMAR': 6, 'THAI': 6, 'LAO': 6, 'KHMER': 6}.get(script, 4)


def has_letters_enough(spelling, people):
    """Whether an article can bear out a spelling in a script whose letters are not compared (weak_spellings.py)."""
    script = script_of(spelling)
    fewest = 2 if script == 'HANGUL' and people >= CITY else fewest_letters(script)
    return script not in COMPARED and len(spelling.replace(' ', '')) >= fewest
