"""The words of Dutch government prose: spaCy's Dutch tokenizer with the exceptions these texts need.

Invariant: tokens cover the text; nothing is normalised, so `token.idx` points back at the letter.

Kept whole: abbreviations of `data/abbreviations.txt` ("nr.", "m.b.t."), initials ("S.A."), numbers
with their marks ("825.000", "1,5"), words with a hyphen or an apostrophe ("EU-top", "zo'n").
Split off: quotes of every kind, a slash between words ("GroenLinks/PvdA", not "en/of", "2022/23"),
the number of a footnote stuck to a word ("vliegen»1", "bijgevoegd1"), the full stop of "VS.".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kamergraaf.language.words import word_groups

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_Search = Callable[[str], re.Match[str] | None]
_LETTER = r"[^\W\d_]"
_WHOLE = re.compile(
    rf"(?:{_LETTER}{{1,2}}\.){{2,}}(?:-{_LETTER}+)?|\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+[.,:]\d+"
    rf"|['’](?:s|t)-{_LETTER}+|{_LETTER}[\w-]*['’](?:s|en|er|ers|tje|tjes|n|m)"
)
_APOSTROPHE_NAME = re.compile(rf"['’][stST]-{_LETTER}")
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_KEPT_SLASH = re.compile(r"(?:en/of|c\.q\./|\d+/\d+|m/v|km/u|24/7|n/a)", re.IGNORECASE)
_INFIXES = (
    rf"(?<={_LETTER}{{2}})/(?={_LETTER})",
    r"(?<=[a-zà-ÿ\d])[.](?=[A-ZÀ-Þ][a-zà-ÿ])",
    r"(?<=[a-zà-ÿ])[;:?](?=[^\W_])",
    r"(?<=[a-zà-ÿ])[;:](?=[-–])",
    rf"(?<={_LETTER})\((?=\d)",
    r"[«»“”„‟]",
    r"…|\.\.\.",
)
_SUFFIXES = (
    r"(?<=[a-zà-ÿ]{3})\d{1,2}",
    r"(?<=[»”’)\]])\d{1,2}",
    r"(?<=[;:])[-–]",
    r"(?<=\d)%",
    r"(?<=[.?!])\d{1,2}(?<![\d.,]\.\d)(?<![\d.,]\.\d\d)",
)


def blank_dutch() -> Language:
    """A spaCy pipeline that only tokenises.

    >>> [token.text for token in blank_dutch()("De VS. Nr. 4 (m.b.t. SP/PvdA) «vloog»1.")]
    ['De', 'VS', '.', 'Nr.', '4', '(', 'm.b.t.', 'SP', '/', 'PvdA', ')', '«', 'vloog', '»', '1', '.']
    """
    import spacy

    nlp = spacy.blank("nl")
    nlp.tokenizer = tokenizer(nlp)
    return nlp


def tokenizer(nlp: Language) -> Tokenizer:
    """Our tokenizer over the vocabulary of a pipeline."""
    from spacy.lang.nl import Dutch
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = Dutch.Defaults
    return Tokenizer(
        nlp.vocab,
        rules=dict(_exceptions()),
        prefix_search=_prefix_search(compile_prefix_regex(defaults.prefixes or []).search),
        suffix_search=compile_suffix_regex([*_SUFFIXES, *(defaults.suffixes or [])]).search,
        infix_finditer=compile_infix_regex([*_INFIXES, *(defaults.infixes or [])]).finditer,
        token_match=_stays_whole,
        url_match=defaults.url_match,
    )


def _prefix_search(search: _Search) -> _Search:
    """The search for what to cut off at the front, but for the apostrophe of "'s-Gravenhage"."""

    def find(text: str) -> re.Match[str] | None:
        return None if _APOSTROPHE_NAME.match(text) else search(text)

    return find


def _stays_whole(text: str) -> re.Match[str] | None:
    """A match for what no rule may cut."""
    return _WHOLE.fullmatch(text) or _INITIAL.fullmatch(text) or _KEPT_SLASH.fullmatch(text)


def _exceptions() -> Iterator[tuple[str, list[dict[int | str, str]]]]:
    """Abbreviations as written, and with a capital at the start."""
    groups = word_groups("abbreviations")
    for word in (*groups["goes on"], *groups["may end"]):
        for form in {word, word[0].upper() + word[1:], word.upper() if "." in word[:-1] else word}:
            yield form, [{"ORTH": form}]
    for word in ("'s", "'t", "'n", "’s", "’t", "’n", "'S", "’S"):
        yield word, [{"ORTH": word}]
