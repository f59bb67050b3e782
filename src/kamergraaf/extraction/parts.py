"""Which sentences of a letter may hold its writer's statements: answers and running text, never questions.

Invariant: a sentence under "Vraag" is left out up to the next "Antwoord"; headings, address lines and
sentences that end in a question mark are left out too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NUMBERS = r"(?:\s+\d+(?:\s*(?:,|en|t/m|tot en met|-)\s*\d+)*)?\s*[:.]?"
_QUESTION = re.compile(r"(?:vraag|vragen)" + _NUMBERS, re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:antwoord|antwoorden|beantwoording)(?:\s+op\s+(?:de\s+)?vra(?:ag|gen))?" + _NUMBERS, re.IGNORECASE
)
_INLINE_ANSWER = re.compile(r"^Antwoord(?: (?:op )?vra(?:ag|gen))? ?\d*[:.]?\s", re.IGNORECASE)
_HEADER = re.compile(
    r"(?:Vragen van (?:de|het) (?:leden|lid)|Vragen gesteld door|Antwoord van|Mededeling van|Toelichting|"
    r"Retouradres|>|Postbus|Contactpersoon|Ons kenmerk|Uw kenmerk|Pagina|Zie ook Aanhangsel|Datum|Betreft|"
    r"Onderwerp|T \d|F \d|Geachte|De voorzitter:|#|\\--)"
)


def counted(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of sentences that count, in order.

    >>> text = "Vraag 1\\n\\nSteunt u dit?\\n\\nAntwoord 1\\n\\n"
    >>> text += "Nederland steunt dit. Waarom? Daarom steunt het dit."
    >>> spans = [(0, 7), (9, 22), (24, 34), (36, 57), (58, 65), (66, 89)]
    >>> [text[s:e] for s, e in counted(text, spans)]
    ['Nederland steunt dit.', 'Daarom steunt het dit.']
    """
    spans = list(spans)
    headed = [text[start:end].strip() for start, end in spans]
    asking = any(_QUESTION.fullmatch(words) or _ANSWER.fullmatch(words) for words in headed)
    for start, end in spans:
        words = text[start:end].strip()
        if _QUESTION.fullmatch(words):
            asking = True
        elif _ANSWER.fullmatch(words):
            asking = False
        elif _INLINE_ANSWER.match(words) and asking:
            asking = False
            if not words.endswith("?"):
                yield start, end
        elif asking or words.endswith("?") or _HEADER.match(words) or len(words.split()) < 3:
            continue
        else:
            yield start, end
