"""Drawing: a proposal as a reviewer sees it, in a terminal or in a pipe.

Invariant: what a letter says is shown as text, never run as markup or as a terminal's commands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kamergraaf.model import Statement
from kamergraaf.reviewing.labels import Labels
from kamergraaf.reviewing.queue import Item

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

KEYS = {
    "a": "accept",
    "r": "reject",
    "p": "predicate",
    "s": "subject",
    "o": "object",
    "n": "negate",
    "f": "factuality",
    "x": "split",
    "k": "skip",
    "u": "undo",
    "q": "quit",
    "?": "help",
}
_SUBJECT, _OBJECT = "bold cyan", "bold magenta"


def draw_item(
    console: Console, item: Item, drafts: Sequence[Statement], *, labels: Labels, place: int, total: int
) -> None:
    """The sentence with its neighbours, what is proposed, and what else there is to know."""
    from rich.text import Text

    console.rule(Text(f"{place} / {total}   {item.slug}"))
    console.print(_sentence(console, item, drafts[0]))
    changed = list(drafts) != [item.statement]
    for draft in drafts:
        console.print(_line("changed to" if changed else "proposed", say(draft, labels)))
        _draw_words(console, draft)
    if changed:
        console.print(_line("proposed", say(item.statement, labels)))
    told = [f"{part}" for part in (item.statement.rule, _sureness(item.statement)) if part]
    console.print(_line("rule", ", ".join(told) or "none"))
    for other in item.others:
        console.print(_line(f"also ({other.status})", f"{say(other, labels)} {_sureness(other)}"))
    for old in item.earlier:
        console.print(_line(f"{old.status} before", f"when the sentence was: {visible(old.passage.quote)}"))


def draw_keys(console: Console) -> None:
    """The keys, on one line."""
    from rich.text import Text

    console.print(Text("   ".join(f"{key} {what}" for key, what in KEYS.items()), style="dim"))


def say(statement: Statement, labels: Labels) -> str:
    """A statement in words, with its qualifiers where they are not the usual ones."""
    words = [labels.name(statement.subject), f"—{statement.predicate.rsplit('#', 1)[-1]}→"]
    words.append(labels.name(statement.object))
    usual = ("affirmed", "actual")
    marks = [str(mark) for mark in (statement.polarity, statement.factuality) if mark not in usual]
    if statement.attributed_to:
        marks.append(f"says {labels.name(statement.attributed_to)}")
    if statement.when:
        marks.append(statement.when)
    return visible(" ".join(words) + (f" ({', '.join(marks)})" if marks else ""))


def visible(text: str) -> str:
    """The text on one line, without characters that move a cursor or hide others.

    >>> visible("een\\x1b[2J twee\\n drie")
    'een�[2J twee drie'
    """
    shown = (
        "�" if unicodedata.category(char) in ("Cc", "Cf") and char not in "\n\t\r" else char for char in text
    )
    return " ".join("".join(shown).split())


def _line(label: str, text: str) -> Text:
    from rich.text import Text

    return Text.assemble((f"{label}: ", "dim"), text)


def _draw_words(console: Console, statement: Statement) -> None:
    words = [
        repr(visible(text)) if text else "no words"
        for text in (statement.subject_text, statement.object_text)
    ]
    console.print(_line("words", " … ".join(words)))


def _sureness(statement: Statement) -> str:
    return f"{statement.confidence:.2f}" if statement.confidence is not None else ""


def _sentence(console: Console, item: Item, statement: Statement) -> Text:
    """The sentence between its neighbours; where there is no colour, brackets show the words."""
    from rich.text import Text

    quote = Text(visible(statement.passage.quote))
    plain = console.color_system is None
    for text, style in (
        (visible(statement.subject_text), _SUBJECT),
        (visible(statement.object_text), _OBJECT),
    ):
        start = quote.plain.find(text) if text else -1
        if start < 0:
            continue
        if plain:
            before, words, after = quote.plain[:start], text, quote.plain[start + len(text) :]
            quote = Text(f"{before}[{words}]{after}")
        else:
            quote.stylize(style, start, start + len(text))
    before, after = visible(item.before), visible(item.after)
    return Text.assemble((f"{before} ", "dim"), quote, (f" {after}", "dim"))
