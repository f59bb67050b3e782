"""The header of a library query: grlc's decorators, `#+ key: value`.

Invariant: what is read here means the same in YAML, in which grlc reads it; what would not is refused.
The part of YAML that is read: plain or double-quoted text, `true` and `false`, `[a, b]`, `{key: value}`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from kamergraaf.errors import Place, SyntaxFault

KEYS = ("summary", "summary_nl", "description", "tags", "defaults", "inferred", "federated", "endpoint")

_LINE = re.compile(r"#\+\s*(?P<key>[^:]*?)\s*:(?:\s+(?P<value>.*?))?\s*$")
_YAML_MARKS = "'&*!|>%@`[]{}?-,"

Value = str | bool | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Header:
    """The values and the lines they stand on. Each getter raises SyntaxFault for another kind of value."""

    file: str
    values: Mapping[str, Value]
    lines: Mapping[str, int]

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self.values.get(key)
        if not value:
            hint = f"Add a line `#+ {key}: ...`."
            raise SyntaxFault(f"the header has no `{key}`", place=Place(self.file, 1), value=key, hint=hint)
        return value if isinstance(value, str) else self._wrong(key, "a text")

    def flag(self, key: str) -> bool:
        """A yes or no; no where it is absent."""
        value = self.values.get(key, False)
        return value if isinstance(value, bool) else self._wrong(key, "true or false")

    def items(self, key: str) -> tuple[str, ...]:
        """A list that must be there."""
        value = self.values.get(key, ())
        if isinstance(value, tuple):
            return value if value else (self.text(key),)
        return self._wrong(key, "a list: [a, b]")

    def mapping(self, key: str) -> Mapping[str, str]:
        """A mapping; empty where it is absent."""
        value = self.values.get(key, {})
        return value if isinstance(value, Mapping) else self._wrong(key, "a mapping: {a: b}")

    def place(self, key: str) -> Place:
        """Where a key stands."""
        return Place(self.file, self.lines[key])

    def _wrong(self, key: str, wanted: str) -> NoReturn:
        raise SyntaxFault(f"`{key}` must be {wanted}", place=self.place(key), value=self.values[key])


def read_header(text: str, *, file: str) -> Header:
    """The header of a query's text; `file` is where it stands. Raises SyntaxFault with the line."""
    values, lines = dict[str, Value](), dict[str, int]()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#+"):
            continue
        place = Place(file, number)
        match = _LINE.match(line)
        if match is None:
            raise SyntaxFault(f"this header line is not `#+ key: value`: {line}", place=place, value=line)
        key = match["key"]
        if key not in KEYS:
            hint = f"It can have: {', '.join(KEYS)}."
            raise SyntaxFault(f"a header has no key {key!r}", place=place, value=key, hint=hint)
        if key in values:
            raise SyntaxFault(f"`{key}` stands here a second time", place=place, value=key)
        values[key], lines[key] = _read_value(match["value"] or "", place), number
    return Header(file, values, lines)


def _read_value(text: str, place: Place) -> Value:
    if text in ("true", "false"):
        return text == "true"
    if text.startswith("["):
        return tuple(_read_text(item, place) for item in _split(text, "]", place))
    if text.startswith("{"):
        return dict(_read_pair(item, place) for item in _split(text, "}", place))
    return _read_text(text, place)


def _split(text: str, closing: str, place: Place) -> list[str]:
    if not text.endswith(closing):
        raise SyntaxFault(f"`{text}` has no closing `{closing}`", place=place, value=text)
    return [item.strip() for item in text[1:-1].split(",") if item.strip()]


def _read_pair(text: str, place: Place) -> tuple[str, str]:
    name, colon, value = text.partition(": ")
    if not colon:
        raise SyntaxFault(f"`{text}` is not `name: value`", place=place, value=text)
    return name.strip(), _read_text(value, place)


def _read_text(text: str, place: Place) -> str:
    text = text.strip()
    if text.startswith('"'):
        try:
            return str(json.loads(text))
        except json.JSONDecodeError as error:
            raise SyntaxFault(f"`{text}` is not one whole quoted text", place=place, value=text) from error
    if ": " in text or " #" in text or text.endswith(":") or text[:1] in tuple(_YAML_MARKS):
        hint = 'Put it in double quotes: "...".'
        raise SyntaxFault(f"`{text}` means something else in YAML", place=place, value=text, hint=hint)
    return text
