"""Puts the parts of the finder together: every reference of a text, each stretch of text used once.

Invariant: references are in order, and no two share a place in the text but a motion and the paper in it;
the same document has the same identifier wherever the letter names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kamergraaf.extraction.references.europe import Europe
from kamergraaf.extraction.references.kinds import Kinds
from kamergraaf.extraction.references.others import Others
from kamergraaf.extraction.references.papers import Papers
from kamergraaf.extraction.references.parliament import Parliament
from kamergraaf.extraction.references.values import Context, Footnote, Found, Reference

_BETWEEN_MOTION_AND_PAPER = re.compile(
    r"\s?(?:c\.?s\.?)?,?\s?(?:\(|van\s(?:\d{1,2}\s)?\w+\s\d{4}\s\(|,\s)?\s?"
)

_PARAGRAPHS = re.compile(r"\n\s*\n")


def find_references(text: str, *, context: Context) -> list[Reference]:
    """The references to official documents in a text and its footnotes, in order of place.

    Never raises for any text. Words of a kind, forms of identifiers: `ontology/references.ttl`.
    """
    places = [(text, None), *((note.text, note) for note in context.footnotes)]
    hits = [(hit, words, note) for words, note in places for hit in _search(words, context.kinds)]
    known = _known(hit for hit, _, _ in hits)
    found = [_resolve(words, _as_elsewhere(hit, known), context, note) for hit, words, note in hits]
    return sorted(found, key=lambda one: (one.start, one.end, one.footnote))


def _search(text: str, kinds: Kinds) -> list[Found]:
    hits = (hit for part in _finder(kinds) for hit in part.find(text))
    kept = list(_longest(hit for hit in hits if not _PARAGRAPHS.search(text, hit.start, hit.end)))
    papers = {hit.start: hit for hit in kept if hit.kind == "kamerstuk"}
    return [_with_paper(text, hit, papers) for hit in kept]


@lru_cache(maxsize=4)
def _finder(kinds: Kinds) -> tuple[Papers | Parliament | Europe | Others, ...]:
    return Papers(kinds), Parliament(kinds), Europe(kinds), Others(kinds)


def _longest(hits: Iterable[Found]) -> Iterator[Found]:
    """By place; of those that overlap the longest, and of equally long ones the one that is not open.

    Papers of one range ("nrs. 5 t/m 8") share a place and are all kept.
    """
    best: list[Found] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, bool(hit.note))):
        if not best or hit.start >= best[0].end:
            yield from best
            best = [hit]
        elif hit.end - hit.start > best[0].end - best[0].start:
            best = [hit]
        elif (hit.start, hit.end, hit.kind) == (best[0].start, best[0].end, best[0].kind) and hit not in best:
            best.append(hit)
    yield from best


def _with_paper(text: str, hit: Found, papers: dict[int, Found]) -> Found:
    """A motion with the number of the paper that stands right behind its name."""
    gap = _BETWEEN_MOTION_AND_PAPER.match(text, hit.end) if hit.kind == "motie" else None
    paper = papers.get(gap.end()) if gap else None
    if paper is None or paper.note:
        return hit
    return replace(hit, parts=paper.parts, note="")


def _known(hits: Iterable[Found]) -> dict[tuple[str, str], Found]:
    """What a letter calls by one name and resolves in one way only."""
    found: dict[tuple[str, str], Found] = {}
    doubtful = set()
    for hit in hits:
        key = hit.kind.partition("-")[0], hit.name
        if hit.name and not hit.note:
            other = found.setdefault(key, hit)
            if (other.kind, other.parts) != (hit.kind, hit.parts):
                doubtful.add(key)
    return {key: hit for key, hit in found.items() if key not in doubtful}


def _as_elsewhere(hit: Found, known: dict[tuple[str, str], Found]) -> Found:
    """An open mention that another mention in the letter resolves gets what that one says."""
    other = known.get((hit.kind.partition("-")[0], hit.name)) if hit.note and hit.name else None
    return replace(hit, kind=other.kind, parts=other.parts, note="") if other else hit


def _resolve(text: str, hit: Found, context: Context, footnote: Footnote | None) -> Reference:
    identifier, iri, note = "", "", hit.note
    if not note:
        parts = dict(hit.parts)
        if not parts.get("chamber", "?"):
            parts["chamber"] = context.chamber
        identifier, iri, note = context.kinds.named(hit.kind).resolve(parts)
    start, end, label = hit.start, hit.end, ""
    if footnote:
        start, end, label = footnote.start, footnote.end, footnote.label
    return Reference(start, end, hit.kind, text[hit.start : hit.end], identifier, iri, note, label)
