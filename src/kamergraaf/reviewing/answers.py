"""Answers: where a reviewer's keys and words come from.

Invariant: the end of the input reads as an empty key, so that a dialogue that is cut off ends by itself.
"""

from __future__ import annotations

from typing import IO, Protocol


class Answers(Protocol):
    """A person at a terminal, or a script."""

    def key(self) -> str:
        """One key, in lower case; empty at the end of the input."""

    def line(self, question: str) -> str:
        """The words that answer a question; empty when there are none."""


class Lines:
    """Answers from a stream, one a line: a pipe, a file, or a test."""

    def __init__(self, stream: IO[str]) -> None:
        """Reads nothing yet."""
        self._stream = stream

    def key(self) -> str:
        """The first character of the next line that is not empty."""
        while line := self._stream.readline():
            if text := line.strip():
                return text[0].lower()
        return ""

    def line(self, question: str) -> str:  # noqa: ARG002  a stream is not asked
        """The next line."""
        return self._stream.readline().strip()


def answers_of(stream: IO[str]) -> Answers:
    """The keys of a terminal, or the lines of anything else."""
    return Terminal() if stream.isatty() else Lines(stream)


class Terminal:
    """Answers typed at a terminal: a key needs no return."""

    def key(self) -> str:
        """The next key; Ctrl-C and Ctrl-D end the dialogue."""
        import click

        try:
            return click.getchar().lower() or ""
        except (KeyboardInterrupt, EOFError):
            return ""

    def line(self, question: str) -> str:
        """What is typed after the question; Ctrl-C takes the question back."""
        try:
            return input(f"{question}: ").strip()
        except (KeyboardInterrupt, EOFError):
            return ""
