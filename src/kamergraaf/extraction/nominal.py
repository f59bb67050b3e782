"""The nominal base form of a clause: "dat de raad moet worden versterkt" is "versterking van de raad".

Invariant: the first word of the result is a noun made of the clause's verb by rule or by the table
below; what follows are words of the clause.
"""

from __future__ import annotations

import re

_NOUNS = {
    "helpen": "hulp",
    "steunen": "steun",
    "bijdragen": "bijdrage",
    "deelnemen": "deelname",
    "opnemen": "opname",
    "afnemen": "afname",
    "toenemen": "toename",
    "gebruiken": "gebruik",
    "onderzoeken": "onderzoek",
    "bezoeken": "bezoek",
    "verbieden": "verbod",
    "besluiten": "besluit",
    "verzoeken": "verzoek",
    "handelen": "handel",
    "werken": "werk",
    "samenwerken": "samenwerking",
    "spreken": "gesprek",
    "overleggen": "overleg",
    "gebieden": "gebod",
    "aankopen": "aankoop",
    "kopen": "aankoop",
    "verkopen": "verkoop",
    "reizen": "reis",
    "groeien": "groei",
    "dalen": "daling",
    "houden": "behoud",
    "behouden": "behoud",
    "herstellen": "herstel",
    "verliezen": "verlies",
    "winnen": "winst",
    "geven": "verlening",
    "verlenen": "verlening",
    "beginnen": "begin",
    "inzetten": "inzet",
    "opzetten": "opzet",
    "aanpakken": "aanpak",
    "afspreken": "afspraak",
    "oproepen": "oproep",
    "terugkeren": "terugkeer",
    "invoeren": "invoering",
    "uitvoeren": "uitvoering",
    "beschikken": "beschikking",
    "toegang": "toegang",
    "respecteren": "respect",
    "eerbiedigen": "eerbiediging",
    "nakomen": "nakoming",
    "naleven": "naleving",
    "toetreden": "toetreding",
    "uittreden": "uittreding",
    "keren": "keer",
    "stoppen": "stopzetting",
    "doen": "uitvoering",
    "maken": "opstelling",
    "komen": "totstandkoming",
    "zorgen": "zorg",
    "vragen": "vraag",
    "adviseren": "advies",
    "controleren": "controle",
    "analyseren": "analyse",
    "dialogeren": "dialoog",
    "financieren": "financiering",
    "waken": "bewaking",
    "leren": "lering",
    "weten": "kennis",
    "kennen": "kennis",
    "herdenken": "herdenking",
    "bieden": "aanbod",
    "beleven": "beleving",
    "sluiten": "sluiting",
    "vergroten": "vergroting",
    "krijgen": "verkrijging",
    "hebben": "bezit",
    "nemen": "neming",
    "treffen": "treffen",
    "voeren": "voering",
    "treden": "optreden",
    "optreden": "optreden",
    "functioneren": "functioneren",
    "bestaan": "bestaan",
    "blijven": "behoud",
    "leven": "leven",
    "vertrekken": "vertrek",
    "ingrijpen": "ingrijpen",
    "verzetten": "verzet",
    "protesteren": "protest",
    "migreren": "migratie",
    "communiceren": "communicatie",
    "integreren": "integratie",
    "investeren": "investering",
    "participeren": "participatie",
    "publiceren": "publicatie",
    "produceren": "productie",
    "reduceren": "reductie",
    "evalueren": "evaluatie",
    "informeren": "informatie",
    "coordineren": "coordinatie",
    "coördineren": "coördinatie",
    "identificeren": "identificatie",
    "ratificeren": "ratificatie",
    "stabiliseren": "stabilisatie",
    "moderniseren": "modernisering",
    "organiseren": "organisatie",
    "realiseren": "realisatie",
    "garanderen": "garantie",
    "accepteren": "acceptatie",
    "annexeren": "annexatie",
    "escaleren": "escalatie",
    "reageren": "reactie",
    "innoveren": "innovatie",
    "implementeren": "implementatie",
    "onderhandelen": "onderhandeling",
    "registreren": "registratie",
    "transformeren": "transformatie",
    "renoveren": "renovatie",
}
_LIGHT = frozenset(
    [
        "doen",
        "maken",
        "geven",
        "nemen",
        "hebben",
        "treffen",
        "voeren",
        "bieden",
        "leveren",
        "houden",
        "brengen",
        "krijgen",
        "zijn",
        "worden",
        "komen",
        "verlenen",
    ]
)


def nominalise(infinitive: str) -> str:
    """The noun of an act.

    >>> nominalise("versterken"), nominalise("bijdragen"), nominalise("opvoeren"), nominalise("beschermen")
    ('versterking', 'bijdrage', 'opvoering', 'bescherming')
    """
    low = infinitive.lower()
    if low in _NOUNS:
        return _NOUNS[low]
    for prefix in (
        "aan",
        "af",
        "op",
        "uit",
        "in",
        "toe",
        "over",
        "voor",
        "door",
        "mee",
        "bij",
        "om",
        "terug",
        "samen",
    ):
        if (
            low.startswith(prefix)
            and low[len(prefix) :] in ("nemen", "vragen", "spreken", "dragen")
            and low in _NOUNS
        ):
            return _NOUNS[low]
    if low.endswith(("gaan", "staan", "slaan", "zien")):
        return low
    if low.endswith("iën"):
        return low[:-3] + "iering"
    if low.endswith("en"):
        return low[:-2] + "ing"
    return low + "ing" if not low.endswith("n") else low


def is_light(infinitive: str) -> bool:
    """Whether a verb says too little to name the act: its object does ("maatregelen treffen")."""
    return infinitive.lower() in _LIGHT


def act_phrase(infinitive: str, object_phrase: str, subject_phrase: str = "") -> str:
    """ "versterking van de raad": the act, then what it is done to, with the article the text has.

    >>> act_phrase("versterken", "de raad"), act_phrase("treffen", "bijkomende maatregelen")
    ('versterking van de raad', 'bijkomende maatregelen')
    """
    if object_phrase and is_light(infinitive):
        return re.sub(r"^(?:de|het|een) ", "", object_phrase)
    noun = nominalise(infinitive)
    rest = object_phrase or subject_phrase
    return f"{noun} van {rest}" if rest else noun
