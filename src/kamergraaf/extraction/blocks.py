"""Turtle files of the lexicon as blocks: one subject, its values in the order of the file.

Invariant: a block asked for what it does not have answers with an error that names file, line and block.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kamergraaf.errors import InputError, Place, SyntaxFault

Choice = TypeVar("Choice", bound=StrEnum)
_POSITION = re.compile(r"^Parser error [^:]*: ")


class Block:
    """One subject of a file with its values by local property name.

    `owner` is the name that errors give: for a blank node, that of the block it belongs to.
    """

    __slots__ = ("file", "key", "owner", "values")

    def __init__(self, file: Path, key: str) -> None:
        self.file, self.key, self.owner, self.values = file, key, "", dict[str, list[str]]()

    @property
    def name(self) -> str:
        """The local name of the subject."""
        return local_name(self.key)

    def fault(self, message: str, value: object = None) -> InputError:
        """An error about this block, with its file and line."""
        name = self.owner or self.name
        return InputError(
            f"{name}: {message}",
            place=Place(str(self.file), _line_of(self.file, name)),
            value=value,
            hint="docs/lexicon.md describes the shape.",
        )

    def only(self, allowed: frozenset[str]) -> None:
        """Refuse properties outside `allowed`."""
        if unknown := sorted(self.values.keys() - allowed):
            raise self.fault(f"{', '.join(unknown)} is no property of this kind of block", unknown[0])

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a property."""
        return tuple(self.values.get(name, ()))

    def one(self, name: str, default: str | None = None) -> str:
        """The one value of a property; without `default` it must be there."""
        found = self.values.get(name, ())
        if len(found) == 1:
            return found[0]
        if not found and default is not None:
            return default
        raise self.fault(f"needs one {name}, has {len(found)}", list(found))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A value that is true or false."""
        value = self.one(name, str(default).lower())
        if value not in ("true", "false"):
            raise self.fault(f"{name} is {value!r}, not true or false", value)
        return value == "true"

    def number(self, name: str) -> int:
        """A whole number, 0 when left out."""
        value = self.one(name, "0")
        try:
            return int(value)
        except ValueError as error:
            raise self.fault(f"{name} is {value!r}, not a whole number", value) from error

    def choice(self, name: str, choices: type[Choice], default: Choice | None) -> Choice:
        """One of a closed set; without `default` it must be there."""
        if found := self.optional(name, choices):
            return found
        if default is None:
            raise self.fault(f"needs one {name}, one of {', '.join(choices)}")
        return default

    def optional(self, name: str, choices: type[Choice]) -> Choice | None:
        """One of a closed set, or None when left out."""
        if name not in self.values:
            return None
        value = local_name(self.one(name))
        try:
            return choices(value)
        except ValueError as error:
            raise self.fault(f"{name} is {value!r}, not one of {', '.join(choices)}", value) from error

    def child(self, name: str, blocks: Mapping[str, Block]) -> Block:
        """The one block that a property points at."""
        self.one(name)
        return self.children(name, blocks)[0]

    def children(self, name: str, blocks: Mapping[str, Block]) -> list[Block]:
        """The blocks that a property points at."""
        found = []
        for key in self.all(name):
            block = blocks.get(key)
            if block is None:
                raise self.fault(f"{name} is {key!r}, not a block in square brackets", key)
            block.owner = self.owner or self.name
            found.append(block)
        return found


def read_blocks(file: Path) -> dict[str, Block]:
    """The blocks of a file by subject; blank nodes are blocks too.

    Raises InputError when the file cannot be read, SyntaxFault when it does not parse.
    """
    blocks: dict[str, Block] = {}
    names: dict[str, str] = {}
    try:
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            key, predicate = triple.subject.value, triple.predicate.value
            block = blocks.get(key)
            if block is None:
                block = blocks[key] = Block(file, key)
            name = names.get(predicate)
            if name is None:
                name = names[predicate] = local_name(predicate)
            block.values.setdefault(name, []).append(triple.object.value)
    except SyntaxError as error:
        message = _POSITION.sub("", error.msg)
        raise SyntaxFault(
            f"the Turtle does not parse: {message}", place=Place(str(file), error.lineno)
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the file cannot be read: {error}", place=Place(str(file))) from error
    return blocks


def local_name(iri: str) -> str:
    """What follows the last `#` or `/`."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _line_of(file: Path, name: str) -> int | None:
    needle = f":{name} "
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if needle in f"{line} ":
            return number
    return None
