"""Names that no registry has: abbreviations that a letter introduces, names of bodies, people, plans.

Invariant: a new name is made of words of the letter, gets a kind by its own words and neighbours
only, and is never linked to a thing of the registry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from kamergraaf.extraction.capitals import capital_run
from kamergraaf.extraction.headed import headed_name, portfolio_end
from kamergraaf.extraction.heads import fold, head_noun
from kamergraaf.extraction.mentions import Mention
from kamergraaf.extraction.pieces import Piece, pieces
from kamergraaf.extraction.registry import FormKind
from kamergraaf.extraction.wordlists import small_words

_ACRONYM = re.compile(r"^[A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,8}\d?$|^[A-Z]{2,9}\d?$")


def find_new_names(
    text: str, known: Sequence[Mention], kinds_of: Callable[[str], frozenset[str]], begins: Collection[int]
) -> list[Mention]:
    """Mentions of names that the registry lacks; `begins` are the offsets where sentences start.

    A known mention inside a longer new name stands inside it; who merges the two decides.
    """
    tokens = pieces(text)
    covered = _covered(tokens, known)
    starts = _sentence_starts(text, tokens, begins)
    spans = list(_spans(tokens, covered, starts))
    introduced = dict(_abbreviations(tokens, spans))
    common = {k: v for k, v in _common_abbreviations(tokens, spans) if k not in introduced}
    full_names = {fold(_words(tokens, s, e, text)): _words(tokens, s, e, text) for s, e in spans if e - s > 1}
    found: list[Mention] = []
    seen = {_words(tokens, s, e, text) for s, e in spans}
    for start, end in spans:
        words = _words(tokens, start, end, text)
        if _in_brackets_after_person(tokens, start, covered):
            continue
        if end - start == 1 and tokens[start].low in small_words("bare heads"):
            longer = _last_with_head(found, known, tokens[start])
            if longer is None:
                continue
            found.append(
                Mention(
                    tokens[start].start,
                    tokens[end - 1].end,
                    words,
                    longer.name,
                    longer.kind,
                    FormKind.NAME,
                    longer.iri,
                )
            )
            continue
        stop = tokens[end - 1].end
        if re.search(r"[a-zA-Z]\d$", words) and (
            words[:-1] in seen
            or fold(words[:-1]) in {fold(w) for w in seen}
            or (re.search(r"[a-z]\d$|[A-Z]{2}\d$", words) and not _ACRONYM.match(words))
        ):
            words, stop = words[:-1], stop - 1
        kind = _guess_kind(tokens, start, end, kinds_of)
        if words in common:
            kinds = kinds_of(common[words].split()[0]) | kinds_of(head_noun(common[words]))
            if not kinds & _NAMED_KINDS:
                continue
            introduced[words] = common[words]
        full = introduced.get(words) or _longer(words, kind, full_names) or words
        found.append(
            Mention(tokens[start].start, stop, words, full, kind, FormKind.NAME, None, _bound(text, stop))
        )
    return found


def _in_brackets_after_person(tokens: Sequence[Piece], start: int, covered: Sequence[Mention | None]) -> bool:
    """Whether a name stands in brackets behind a person: a department or a party."""
    for place in range(start - 1, max(0, start - 9), -1):
        if tokens[place].text == ")":
            return False
        if tokens[place].text == "(":
            before = covered[place - 1] if place else None
            return before is not None and before.kind == "Person"
    return False


def _last_with_head(found: Sequence[Mention], known: Sequence[Mention], token: Piece) -> Mention | None:
    """The last longer name that a bare head stands for: "de Raad" after "VN-Veiligheidsraad"."""
    before = [
        m for m in (*known, *found) if m.end <= token.start and len(m.name) > len(token.text) and not m.bound
    ]
    before.sort(key=lambda m: m.start)
    for mention in reversed(before[-40:]):
        words = fold(mention.name).split()
        if (words[0] == token.low or words[-1].endswith(token.low)) and mention.kind not in (
            "Person",
            "Office",
        ):
            return mention
    return None


def _bound(text: str, end: int) -> bool:
    return text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isalpha()


def _covered(tokens: Sequence[Piece], known: Sequence[Mention]) -> list[Mention | None]:
    table: list[Mention | None] = [None] * len(tokens)
    at = 0
    for mention in known:
        while at < len(tokens) and tokens[at].end <= mention.start:
            at += 1
        place = at
        while place < len(tokens) and tokens[place].start < mention.end:
            table[place] = mention
            place += 1
    return table


def _sentence_starts(text: str, tokens: Sequence[Piece], begins: Collection[int]) -> set[int]:
    offsets = set(begins)
    starts = {0}
    for place in range(1, len(tokens)):
        before = tokens[place - 1].text
        gap = text[tokens[place - 1].end : tokens[place].start]
        if (
            tokens[place].start in offsets
            or "\n" in gap
            or before in ':«“"•;'
            or re.fullmatch(r"\d+\.?|[a-z]\)", before)
        ) or (before in ("«", "“", '"', "-", "–") and place - 1 in starts):
            starts.add(place)
    return starts


def _spans(
    tokens: Sequence[Piece], covered: Sequence[Mention | None], starts: set[int]
) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(tokens):
        if (past := portfolio_end(tokens, place)) and tokens[place].text[0].isupper():
            place = past
            continue
        end = headed_name(tokens, place, covered) or capital_run(tokens, place, covered, starts)
        if end:
            yield place, end
            place = end
        else:
            place += 1


def _abbreviations(tokens: Sequence[Piece], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """(abbreviation, full name) for "Full Name (AFK)" and "AFK (Full Name)"."""
    by_start, by_end = dict(spans), {e: s for s, e in spans}
    for place in range(1, len(tokens) - 2):
        if tokens[place].text != "(":
            continue
        inside_end = by_start.get(place + 1)
        before = by_end.get(place)
        if inside_end is None or before is None or inside_end >= len(tokens):
            continue
        left = " ".join(t.text for t in tokens[before:place])
        right = " ".join(t.text for t in tokens[place + 1 : inside_end])
        if _abbreviates(right, left):
            yield right, _plain(tokens, before, place)
        elif _abbreviates(left, right):
            yield left, _plain(tokens, place + 1, inside_end)


_NAMED_KINDS = frozenset({"Agreement", "Measure", "GovernmentBody", "Organisation"})


def _common_abbreviations(
    tokens: Sequence[Piece], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, str]]:
    """(abbreviation, words) where lower-case words before the bracket are what it abbreviates."""
    for start, end in spans:
        short = "".join(token.text for token in tokens[start:end])
        closed = end < len(tokens) and tokens[end].text == ")"
        if start < 2 or not closed or tokens[start - 1].text != "(" or not short[:2].isupper():
            continue
        for first in range(start - 2, max(-1, start - 10), -1):
            if not tokens[first].text[0].isalpha():
                break
            words = _plain(tokens, first, start - 1)
            if _abbreviates(short, words) and words[0].islower():
                yield short, words
                break


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of a short name stand in a long one in this order."""
    letters = [c.lower() for c in short if c.isalpha()]
    if not (2 <= len(letters) <= 10) or len(long) < 2 * len(short) or " " in short:
        return False
    text = fold(long)
    at = 0
    for letter in letters:
        at = text.find(fold(letter), at) + 1
        if not at:
            return False
    return text[0] == fold(letters[0])


def _plain(tokens: Sequence[Piece], start: int, end: int) -> str:
    out = tokens[start].text
    for before, token in zip(tokens[start:end], tokens[start + 1 : end], strict=False):
        out += (" " if token.start > before.end else "") + token.text
    return out


def _words(tokens: Sequence[Piece], start: int, end: int, text: str) -> str:
    return re.sub(r"\s+", " ", text[tokens[start].start : tokens[end - 1].end])


def _longer(words: str, kind: str, full_names: dict[str, str]) -> str | None:
    """The longer name that a surname or first word stands for ("Kobler" after "Martin Kobler")."""
    if " " in words:
        return None
    low = fold(words)
    for folded, full in full_names.items():
        parts = folded.split()
        if (
            parts[-1] == low
            and len(parts) <= 3
            and kind in ("Person", "Organisation")
            and full.split()[0][0].isupper()
        ):
            return full
        if parts[0] == low and len(low) > 5 and len(parts) <= 4 and "van" not in parts:
            return full
    return None


def _guess_kind(
    tokens: Sequence[Piece], start: int, end: int, kinds_of: Callable[[str], frozenset[str]]
) -> str:
    before = tokens[start - 1].low if start else ""
    if before in small_words("person titles") or (
        before == "." and start > 1 and tokens[start - 2].low in ("dhr", "mevr", "dr")
    ):
        return "Person"
    for token in tokens[start:end]:
        for kind in ("Agreement", "Event", "GovernmentBody", "Organisation", "Company", "Measure"):
            if kind in kinds_of(token.text):
                return kind
    if (
        end - start == 1
        and before in ("in", "naar", "uit", "te", "nabij")
        and not _ACRONYM.match(tokens[start].text)
    ):
        return "Place"
    if any(token.low in small_words("english") for token in tokens[start:end]):
        return "Organisation"
    if 2 <= end - start <= 3 and all(
        re.match(r"[A-ZÀ-Þ][a-zà-ÿ]+$|van$|de$", t.text) for t in tokens[start:end]
    ):
        return "Person" if end - start == 2 else "Organisation"
    return "Organisation"
