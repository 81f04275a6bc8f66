# SPDX-License-Identifier: GPL-2.0-or-later
"""How near the wars a country is."""

# Here every town with a known population or an encyclopedia article is kept, whatever its size.
NEAR_WAR = set('AF IR PK TR EG CO SA JO MD XK BA RS BI GT HN NI PE SV'.split())
# Here every place of the gazetteer's two upper tiers is: reports name villages.
AT_WAR = set('AM AZ BF CD CF CM ER ET GE HT IL IQ LB LY ML MM MZ NE NG PS SD SO SS SY TD UA YE'.split())
# Here a small town is no surname of English, French or Spanish: its name comes from another script.
TRANSLITERATED = AT_WAR | NEAR_WAR | set(
    'AE BD BG BH BT BY CN CY DZ GR IN JP KG KH KP KR KW KZ LA LK MA MK MN MR MV NP OM QA RU TH TJ TM TN TW UZ'.split())


def zone_of(country):
    return 'war' if country in AT_WAR else 'near' if country in NEAR_WAR else 'far'
