"""Details: what a letter says of itself: who wrote it, to whom, when, under which number.

Invariant: every value stands in the text, in its page furniture or in the file's header; nothing is
worked out. A field for which nothing stands there stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kamergraaf.model import Details, Letter
from kamergraaf.reading.dates import WRITTEN, read_date
from kamergraaf.reading.guess import guess_language
from kamergraaf.reading.labels import NOTICE, find_label
from kamergraaf.reading.paper_numbers import find_numbers
from kamergraaf.reading.people import find_signatories, split_names
from kamergraaf.reading.weave import Paragraph

_HEAD = 40
_LONGEST = 2_000
_ANSWERED = re.compile(
    r"(?:Antwoord|Mededeling)\s+van\s+(?:de\s+)?(?P<sender>(?:Minister|Staatssecretaris)\b.*?)"
    r"(?:,?\s+mede\s+namens\s+(?P<others>.*?))?\s+\((?:\(?ontvangen\s+)+(?P<date>[^()]*)\)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWERS_OF = re.compile(
    r"(?:Antwoord(?:en)?|Beantwoording)\s+(?:van|door)\s+(?:de\s+)?(?P<sender>(?:minister|staatssecretaris)\b.*?)"
    r"(?:,?\s+mede\s+namens\s+(?P<others>.*?))?\s+op\s+(?:de\s+)?(?:schriftelijke\s+)?(?:Kamer)?vragen",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = re.compile(
    r"vragen\s+van\s+(?:het\s+lid|de\s+leden)\s+(?P<names>.*?)\s+(?:aan\s+de|over)\s",
    re.IGNORECASE | re.DOTALL,
)
_SUBJECT = re.compile(r"\bover\s+(?P<subject>.*?)\s*(?:\((?:ingezonden|ontvangen)\b|$)", re.DOTALL)
_ABOUT = re.compile(r"(?:Vragen|Antwoord(?:en)?) van ")
_SENT_IN = re.compile(rf"\(ingezonden\s+(?P<date>{WRITTEN})\)")
_TO = re.compile(
    r"Aan\s+(?:de|het|den)\s+(?P<whom>(?:heer |mevrouw )?[A-ZÀ-Þ].{2,120}?)"
    r"(?=\s+(?:Postbus|Binnenhof|Datum|Den Haag)\b|$)",
    re.DOTALL,
)
_UNFINISHED = re.compile(r"\b(?:de|der|het|van|voor)$")
_CHAMBER = re.compile(r"(?:Tweede |Eerste )?Kamer der Staten|der Staten-Generaal")
_LETTER_FROM = re.compile(r"(?:Nr\.\s*\S+\s+)?BRIEF\s+VAN\s+(?:DE|HET)\s+(?P<sender>[A-ZÀ-Þ ,’'()-]+)$")
_PLACE_AND_DATE = re.compile(rf"(?:Aan de Kamer, |Den Haag|’s-Gravenhage|Brussel),?\s+(?P<date>{WRITTEN})\.?")
_BEHALF = re.compile(
    r"\bmede namens\s+(?P<others>(?:de|het)\s+.*?)"
    r"(?=,\s+(?:de|het|een|deze|dit|uw|u|aan|op|mijn|onze)\s+[a-z]"
    r"|,\s+[A-Z]\.|,?\s+(?:aan|de toegezegde)\s|\s*[.;(]|,?$)",
    re.IGNORECASE | re.DOTALL,
)
_FIELDS = {"datum": "date", "onderwerp": "title", "betreft": "title"}
_FIELD = re.compile(r"(?P<name>Datum|Onderwerp|Betreft)\s*:?\s*(?P<value>.*)", re.DOTALL)


def find_details(
    letter: Letter,
    paragraphs: Sequence[Paragraph],
    *,
    kind: str,
    furniture: Sequence[str],
    header: Mapping[str, str],
) -> Details:
    """What the paragraphs and the furniture say; from the header only the date and who answered.

    `kind` is what the format says the paper is, or empty.
    """
    texts = [paragraph.text[:_LONGEST] for paragraph in paragraphs]
    head = texts[:_HEAD]
    fields = _fields([*head, *furniture])
    opening = _opening(head)
    sender, others, received = _answered(opening)
    signatories = find_signatories(texts)
    kind = kind or _kind(letter, texts, signed=bool(signatories))
    speech = kind in ("motion", "debate")
    numbers = find_numbers(head, texts if kind == "motion" else (), furniture)
    return Details(
        kind=kind,
        title=_title(letter, head, fields),
        sender=sender or _sender(head, header) or (signatories[0].role if signatories else ""),
        on_behalf_of=split_names(others) if others else () if speech else _behalf(texts),
        addressee=_addressee(head),
        signatories=signatories,
        askers=_askers(opening),
        date=received or fields.get("date", "") or _place_date(texts) or read_date(header.get("date", "")),
        asked=_first(_SENT_IN, opening, "date"),
        language=guess_language(letter.text),
        dossier=numbers.dossier,
        number=numbers.number,
        session=numbers.session,
        identifier=numbers.identifier,
    )


def _opening(head: Sequence[str]) -> list[str]:
    """The paragraphs above the first label."""
    found = next((at for at, text in enumerate(head) if find_label(text)), len(head))
    return list(head[:found])


def _fields(head: Sequence[str]) -> dict[str, str]:
    """What stands behind or below "Datum" and "Onderwerp" in a letterhead."""
    fields: dict[str, str] = {}
    for text, below in pairwise([*head, ""]):
        match = _FIELD.fullmatch(text)
        if match is None:
            continue
        value = match["value"] or below
        name = _FIELDS[match["name"].lower()]
        found = read_date(value) if name == "date" else value
        if found and (match["value"] == "" or name == "date" or ":" in text or value[0].isupper()):
            fields.setdefault(name, found)
    return fields


def _answered(opening: Sequence[str]) -> tuple[str, str, str]:
    """Who answers, on whose behalf too, and the date on which the answer came in."""
    for pattern in (_ANSWERED, _ANSWERS_OF):
        for text in opening:
            if match := pattern.search(text):
                date = read_date(match.groupdict().get("date") or "")
                return " ".join(match["sender"].split()), match["others"] or "", date
    return "", "", ""


def _sender(head: Sequence[str], header: Mapping[str, str]) -> str:
    found = _first_text(_LETTER_FROM, head, "sender")
    if found:
        return found
    answered_by = re.search(r"\banswered by (?P<sender>.+)$", header.get("kind", ""))
    return answered_by["sender"].strip() if answered_by else ""


def _behalf(texts: Sequence[str]) -> tuple[str, ...]:
    for text in texts:
        if "amens" in text and (match := _BEHALF.search(text)):
            return split_names(match["others"])
    return ()


def _addressee(head: Sequence[str]) -> str:
    """Whom the letter is to; an address may stand on several lines."""
    for at, text in enumerate(head):
        if match := _TO.match(text):
            whom = match["whom"]
            for below in head[at + 1 : at + 4]:
                if not (_UNFINISHED.search(whom) or _CHAMBER.match(below)):
                    break
                whom += f" {below}"
            return " ".join(whom.split()).rstrip(",.")
    return ""


def _askers(opening: Sequence[str]) -> tuple[str, ...]:
    return split_names(_first_text(_ASKED, opening, "names"))


def _title(letter: Letter, head: Sequence[str], fields: Mapping[str, str]) -> str:
    if "title" in fields:
        return fields["title"]
    for text in _opening(head):
        if _ABOUT.match(text) and (match := _SUBJECT.search(text)):
            return " ".join(match["subject"].split()).rstrip(".")
    if (
        letter.exchanges
        and head
        and len(head[0]) <= 200
        and find_label(head[0]) is None
        and head[0].endswith(".")
    ):
        return head[0].rstrip(".")
    return letter.sections[0].title if letter.sections else ""


def _place_date(texts: Sequence[str]) -> str:
    for text in (*texts[:_HEAD], *texts[-10:]):
        if match := _PLACE_AND_DATE.fullmatch(text):
            return read_date(match["date"])
    return ""


def _kind(letter: Letter, texts: Sequence[str], *, signed: bool) -> str:
    if any(text.startswith("De Kamer,") for text in texts) and any(
        text.startswith("gehoord de beraadslaging") for text in texts
    ):
        return "motion"
    if any(exchange.answer for exchange in letter.exchanges):
        return "answer"
    if any((label := find_label(text)) and label.kind == NOTICE for text in texts):
        return "notice"
    if letter.turns:
        return "debate"
    return "letter" if signed or _addressee(texts[:_HEAD]) else "text"


def _first(pattern: re.Pattern[str], texts: Sequence[str], group: str) -> str:
    return read_date(_first_text(pattern, texts, group))


def _first_text(pattern: re.Pattern[str], texts: Sequence[str], group: str) -> str:
    match = next((found for text in texts if (found := pattern.search(text))), None)
    return " ".join(match[group].split()) if match else ""
