"""The named things of one letter: registry names, titles, new names, and which spellings belong together.

Invariant: every mention has one canonical name, mentions of one letter do not overlap, and the list of
entities is the mentions grouped by that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from kamergraaf.extraction.heads import fold
from kamergraaf.extraction.mentions import Mention, NameFinder, find_mentions
from kamergraaf.extraction.newnames import find_new_names
from kamergraaf.extraction.places import state_capitals
from kamergraaf.extraction.registry import FormKind, Registry
from kamergraaf.extraction.setting import Setting

_PLACED = re.compile(r"\b(?:in|te|naar|uit|vanuit|nabij|rond|van|tussen|tot|bij)\s+$")


def _capital(mention: Mention, text: str, registry: Registry) -> Mention:
    """A capital that acts is its state ("Ankara weigert"); one that things happen in is a place."""
    state = registry.named(state_capitals().get(mention.text, ""))
    if state is None or _PLACED.search(text[max(0, mention.start - 12) : mention.start]):
        return mention
    return replace(mention, name=state.name, kind=state.kind, iri=state.iri)


_GUIDE_TYPE = {
    "IntergovernmentalOrganisation": "Organisation",
    "Treaty": "Agreement",
    "PoliticalCommitment": "Agreement",
    "Framework": "Agreement",
    "Office": "Person",
    "Actor": "Organisation",
}
_OWN = {"Nederlands kabinet", "Tweede Kamer der Staten-Generaal", "Staten-Generaal"}
_TITLE = re.compile(
    r"(?:(?:[A-Z]\w+se |eerste |Eerste |vice-?)?"
    r"(?:[Mm]inister(?:-[Pp]resident)?|[Ss]taatssecretaris|[Pp]resident|[Pp]remier|[Kk]anselier|[Kk]oning(?:in)?))\s+$"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing of a letter with all the spellings that stand for it, in the order they come."""

    name: str
    type: str
    iri: str | None
    forms: tuple[str, ...]


def find_named(
    text: str,
    finder: NameFinder,
    kinds_of: Callable[[str], frozenset[str]],
    setting: Setting,
    *,
    begins: Collection[int],
) -> list[Mention]:
    """All mentions of named things in a text, in order; a name may stand inside a longer one."""
    known = find_mentions(text, finder, country=setting.country.iri, date=setting.date)
    known = [fixed for mention in known if (fixed := _settle(mention, text, setting))]
    known = [_capital(mention, text, finder.registry) for mention in known]
    known = _with_governments(_with_groups(known, text), text)
    fresh = [
        _capital(mention, text, finder.registry) for mention in find_new_names(text, known, kinds_of, begins)
    ]
    known = _with_short_names(known, fresh, text)
    return _join_titles(_order(known, fresh), finder.registry, setting)


def group_entities(mentions: Sequence[Mention], text: str) -> list[Entity]:
    """Mentions grouped by canonical name; a title before a name is a spelling too."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.iri is None and mention.text in ("regering", "kabinet", "Regering", "Kabinet"):
            continue
        groups.setdefault(mention.name, []).append(mention)
    entities = []
    for name, members in groups.items():
        forms: dict[str, None] = {}
        for member in members:
            forms.setdefault(member.text)
            if member.kind == "Person" and (
                title := _TITLE.search(text, max(0, member.start - 40), member.start)
            ):
                forms.setdefault(text[title.start() : member.end])
        kind = members[0].kind
        entities.append(Entity(name, _GUIDE_TYPE.get(kind, kind), members[0].iri, tuple(forms)))
    return entities


def _settle(mention: Mention, text: str, setting: Setting) -> Mention | None:
    """Words that mean another thing in another letter: the government, the chamber, ministries, offices."""
    dutch = setting.country.name == "Nederland"
    before = text[max(0, mention.start - 30) : mention.start]
    after = text[mention.end : mention.end + 30]
    if mention.kind == "GovernmentBody" and mention.name.startswith("Ministerie van"):
        named = re.match(r"[Mm]inisterie|(?=[A-Z&]*[A-Z]$)", mention.text)
        if not named and not re.search(r"[Mm]inisteries? (?:van )?$", before):
            return None
    if mention.name == "Nederlands kabinet" and (
        mention.text[0].islower() or mention.text in ("Kabinet", "Regering")
    ):
        if re.search(r"[A-Z]\w+(?:se|e|s)\s+$", before) and not re.search(
            r"Nederlandse?\s+$|Belgische\s+$", before
        ):
            return None
        if re.match(r"\s+(?:van|in)\s+(?:de |het )?(?:[A-Z]|nationale|eenheid)", after) or "-" in after[:1]:
            return None
        if before.endswith(("een ", "andere ", "nieuwe ")):
            return None
        if not dutch:
            return replace(mention, name=setting.government, iri=None)
    if not dutch and mention.name.startswith("Ministerie van") and not mention.text.startswith("Ministerie"):
        return None
    if (
        mention.name == "EU-lidstaten"
        and mention.text == "lidstaten"
        and len(re.findall(r"\bEU\b|Europese Unie|Unie\b", text)) < 2
    ):
        return None
    if not dutch and mention.name in _OWN:
        return replace(mention, name=mention.text, iri=None) if mention.text[0].isupper() else None
    if mention.name == "Staten-Generaal" and mention.text in ("Parlement", "parlement"):
        return None
    if mention.text == "NL" and "." in text[mention.start - 1 : mention.start]:
        return None
    return mention


def _order(known: Sequence[Mention], fresh: Sequence[Mention]) -> list[Mention]:
    """All mentions by place, longer first; of two that cross, the first is kept."""
    taken = {(m.start, m.end) for m in known}
    out: list[Mention] = []
    for mention in sorted(
        [*known, *(m for m in fresh if (m.start, m.end) not in taken)], key=lambda m: (m.start, -m.end)
    ):
        if not any(other.end > mention.start and other.end < mention.end for other in out[-4:]):
            out.append(mention)
    return out


def outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that stand inside no other."""
    out: list[Mention] = []
    for mention in mentions:
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out


_GROUP = re.compile(r"[-–]\s?(landen|lidstaten|bondgenoten|staten|land|lidstaat|bondgenoot|partners)\b")


def _with_groups(known: Sequence[Mention], text: str) -> list[Mention]:
    """ "OESO-landen" is a group of its own, not the organisation."""
    out = []
    for mention in known:
        match = _GROUP.match(text, mention.end) if mention.bound else None
        if match is None:
            out.append(mention)
            continue
        noun = {"land": "landen", "lidstaat": "lidstaten", "bondgenoot": "bondgenoten"}.get(
            match[1], match[1]
        )
        words = text[mention.start : match.end()]
        out.append(
            replace(
                mention,
                end=match.end(),
                text=words,
                name=f"{mention.text}-{noun}",
                kind="ActorGroup",
                iri=None,
                bound=False,
            )
        )
    return out


_GOVERNMENT = re.compile(r"(?:se|e)?\s+(regering|kabinet)\b(?! van)")


def _with_governments(known: Sequence[Mention], text: str) -> list[Mention]:
    """ "de Hongaarse regering" is a body of its own, not the state nor the writer's government."""
    out: list[Mention] = []
    for mention in known:
        match = re.match(r"\s+regering\b", text[mention.end : mention.end + 12])
        if (
            match
            and mention.form is FormKind.ADJECTIVE
            and mention.kind == "State"
            and mention.name not in ("Nederland", "België")
        ):
            words = text[mention.start : mention.end + match.end()]
            name = f"{mention.text} regering"
            out.append(mention)
            out.append(
                replace(
                    mention,
                    end=mention.end + match.end(),
                    text=" ".join(words.split()),
                    name=name,
                    kind="GovernmentBody",
                    form=FormKind.NAME,
                    iri=None,
                )
            )
            continue
        if out and mention.start < out[-1].end and out[-1].kind == "GovernmentBody":
            continue
        out.append(mention)
    return sorted(out, key=lambda m: (m.start, -m.end))


def _with_short_names(known: Sequence[Mention], fresh: list[Mention], text: str) -> list[Mention]:
    """Known names with the abbreviations the letter gives them ("Bahrein (BA)"), taken from `fresh`."""
    owners: dict[str, Mention] = {}
    ends = {mention.end: mention for mention in known}
    for mention in fresh:
        before = re.search(r"\S\s*\($", text[max(0, mention.start - 4) : mention.start])
        if before and mention.text.isupper() and 2 <= len(mention.text) <= 6:
            end = mention.start - len(before[0]) + 1
            owner = ends.get(end)
            if owner is not None and fold(owner.text)[0] == fold(mention.text)[0]:
                owners.setdefault(mention.text, owner)
    out = list(known)
    for mention in [m for m in fresh if m.text in owners]:
        owner = owners[mention.text]
        out.append(replace(mention, name=owner.name, kind=owner.kind, iri=owner.iri))
        fresh.remove(mention)
    return sorted(out, key=lambda m: m.start)


def _join_titles(mentions: Sequence[Mention], registry: Registry, setting: Setting) -> list[Mention]:
    """Offices become their holders where that is known; else the title stands for itself."""
    out = []
    for place, mention in enumerate(mentions):
        if mention.form is not FormKind.OFFICE or mention.iri is None:
            out.append(mention)
            continue
        following = mentions[place + 1] if place + 1 < len(mentions) else None
        if following is not None and following.kind == "Person" and 0 <= following.start - mention.end <= 2:
            out.append(replace(mention, name=following.name, kind="Person", iri=following.iri))
            continue
        office = registry.things[mention.iri]
        holders = registry.holders(mention.iri, setting.date)
        present = {other.iri for other in mentions if other.kind == "Person"}
        holders = tuple(h for h in holders if h.iri in present) or holders
        if len(holders) == 1 and office.name != "lid van de Tweede Kamer":
            out.append(replace(mention, name=holders[0].name, kind="Person", iri=holders[0].iri))
        elif office.name != "lid van de Tweede Kamer":
            out.append(replace(mention, name=mention.text, kind="Person", iri=None))
    return out
