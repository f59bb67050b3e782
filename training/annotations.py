"""Keep annotations of letters without the letters: rows that only point into the texts.

    python training/annotations.py decode --letters FOLDER --output FOLDER [--annotations FILE.tsv]
    python training/annotations.py encode --letters FOLDER --gold FOLDER [--annotations FILE.tsv]

`--letters` is searched for `<letter>.txt`; `--output` and `--gold` are folders of the guide's jsonl, as
`training/ranker.py --gold` reads them. `FILE.tsv` holds a row a statement, `FILE.entities.tsv` beside it a
row a named thing. A place is `start-end`, counted in code points of the source of the letter and not of
its clean text, so that the rows outlive a change of the reader. A name is

    the label of a thing in the registry, or of a government that letters speak for
    @3          the third named thing of the letter
    start-end   the words that stand there; start-end+start-end, of several places
    (empty)     the words of the subject or object itself, without their article

Invariant: no word of a letter is written, and what is decoded has the quotes, words and qualifiers that
were encoded; a canonical name that the letter nowhere writes comes back as the words that stand for it.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kamergraaf.errors import InputError, KamergraafError, Place
from kamergraaf.evaluation import (
    Annotation,
    EntityLine,
    StatementLine,
    read_annotations,
    write_lines,
)
from kamergraaf.extraction.registry import FormKind, Registry, load_registry
from kamergraaf.model import Letter, Span
from kamergraaf.reading import read_letter

ROOT = Path(__file__).parents[1]
ANNOTATIONS = ROOT / "training/annotations.tsv"
GOVERNMENTS = ("Nederlands kabinet", "Belgische regering")
STATEMENT_COLUMNS = (
    *("letter", "file", "sentence", "subject_words", "subject", "predicate", "object_words", "object"),
    *("polarity", "factuality", "attributed_to", "when"),
)
ENTITY_COLUMNS = ("letter", "file", "type", "name", "forms")
HEADER = """\
# Annotations to train the choice among proposed statements with: {count}.
# Made after the annotation guide of the project by one reader; partly read by a second.
# The texts of the letters are no part of the project and no word of them is here: a row points into them.
# How to read a row, and how to get the lines of the guide back: training/annotations.py"""
_ARTICLE = re.compile(r"(?:de|het|een|'t|’t) (?=\S)", re.I)
_PLACES = re.compile(r"\d+-\d+(?:\+\d+-\d+)*")

Row = Mapping[str, str]


@dataclass(frozen=True)
class Folded:
    """A text with its white space folded, and where each character of it stood before."""

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Folded:
        """Every run of white space becomes one space."""
        places: list[int] = []
        for word in re.finditer(r"\S+", text):
            if places:
                places.append(places[-1] + 1)
            places.extend(range(word.start(), word.end()))
        return cls(" ".join(text.split()), places)

    def find(self, words: str, within: Span | None = None, *, any_case: bool = False) -> Span | None:
        """Where the words first stand, as whole words if they can."""
        start, end = within or Span(0, len(self.text))
        flags = re.I if any_case else 0
        for pattern in (rf"(?<!\w){re.escape(words)}(?!\w)", re.escape(words)):
            if words and (match := re.compile(pattern, flags).search(self.text, start, end)):
                return Span(*match.span())
        return None

    def whence(self, span: Span) -> Span:
        """The place of a stretch before the folding."""
        return Span(self.places[span.start], self.places[span.end - 1] + 1)


@dataclass(frozen=True)
class Pages:
    """A letter in which words are looked up by their place in the source, and places by their words."""

    letter: Letter

    @cached_property
    def clean(self) -> Folded:
        """The clean text."""
        return Folded.of(self.letter.text)

    @cached_property
    def source(self) -> Folded:
        """The source, for what the reader left out of the clean text: notes."""
        return Folded.of(self.letter.source)

    @cached_property
    def digest(self) -> str:
        """The beginning of the SHA-256 of the source: which version of the file was annotated."""
        return hashlib.sha256(self.letter.source.encode("utf-8")).hexdigest()[:8]

    def cell(self, span: Span) -> str:
        """A stretch of the folded clean text as a place in the source."""
        start, end = self.letter.to_source(*self.clean.whence(span))
        return f"{start}-{end}"

    def cell_anywhere(self, words: str) -> str:
        """The first place of the words in the clean text or else in the source; empty where they are not."""
        if span := self.clean.find(words):
            return self.cell(span)
        span = self.source.find(words)
        return "{}-{}".format(*self.source.whence(span)) if span else ""

    def words(self, cell: str) -> str:
        """The words at a place, as the reader gives them; no place, no words."""
        if not cell:
            return ""
        start, end = map(int, cell.split("-"))
        hits = [s for s in self.letter.segments if s.source < end and start < s.source + s.length]
        if not hits:
            return " ".join(self.letter.source[start:end].split())
        low, high = min(hits, key=lambda s: s.clean), max(hits, key=lambda s: s.clean)
        first = low.clean + max(0, start - low.source)
        last = high.clean + min(high.length, end - high.source)
        return " ".join(self.letter.text[first:last].split())


@dataclass(frozen=True)
class Labels:
    """The names that may be written out, because the project has them of its own."""

    labels: frozenset[str]
    aliases: Mapping[str, str]

    @classmethod
    def of(cls, registry: Registry) -> Labels:
        """Preferred labels, and the label of each alias that one thing alone has."""
        owners: dict[str, set[str]] = defaultdict(set)
        for form, kind, thing in registry.forms():
            if kind in (FormKind.NAME, FormKind.OFFICE):
                owners[form].add(thing.name)
        labels = frozenset((*GOVERNMENTS, *(thing.name for thing in registry.things.values())))
        return cls(labels, {form: min(names) for form, names in owners.items() if len(names) == 1})


def encode(gold: Path, letters: Path, file: Path = ANNOTATIONS, *, registry: Path | None = None) -> None:
    """Write the annotations of a folder as rows that point into the letters.

    Raises InputError for a letter that is not there and for words that do not stand in it.
    """
    labels = Labels.of(load_registry(registry or ROOT / "graph/registry"))
    statements: list[str] = []
    entities: list[str] = []
    annotations = read_annotations(gold)
    for name, annotation in annotations.items():
        pages = Pages(read_letter(_file_of(letters, name)))
        known = f"{name}\t{pages.digest}\t"
        entities += [known + row for row in encode_entities(annotation, pages, labels)]
        rows = list(encode_statements(annotation, pages, labels))
        statements += [known + row for row in rows or ["\t" * (len(STATEMENT_COLUMNS) - 3)]]
    count = sum(len(annotation.statements) for annotation in annotations.values())
    _write(file, f"{count} statements of {len(annotations)} letters", STATEMENT_COLUMNS, statements)
    title = f"{len(entities)} named things of {len(annotations)} letters"
    _write(_entity_file(file), title, ENTITY_COLUMNS, entities)


def encode_statements(annotation: Annotation, pages: Pages, labels: Labels) -> Iterator[str]:
    """The cells of each statement, in the order of the letter."""
    things = {entity.name: f"@{n}" for n, entity in reversed([*enumerate(annotation.entities, start=1)])}
    for sentence, line in find_sentences(annotation, pages):
        subject, object_ = (
            encode_side(name, words, sentence, pages, labels, things)
            for name, words in ((line.subject, line.subject_text), (line.object, line.object_text))
        )
        voice = _name(line.attributed_to, pages, labels, things) if line.attributed_to else ""
        when = _found(pages.clean.find(line.when, sentence), line.when, pages) if line.when else None
        if line.attributed_to and not voice:
            raise _lost(line.attributed_to, pages)
        cells = [pages.cell(sentence), *subject, line.predicate, *object_, line.polarity, line.factuality]
        yield "\t".join([*cells, voice, pages.cell(when) if when else ""])


def encode_side(
    name: str, words: str, sentence: Span, pages: Pages, labels: Labels, things: Mapping[str, str]
) -> tuple[str, str]:
    """The words and the name of a subject or object."""
    if not words:
        if cell := _name(name, pages, labels, things):
            return "", cell
        raise _lost(name, pages)
    span = _found(pages.clean.find(words, sentence), words, pages)
    bare = _without_article(words) == name
    return pages.cell(span), "" if bare else _name(name, pages, labels, things, within=(span, sentence))


def find_sentences(annotation: Annotation, pages: Pages) -> list[tuple[Span, StatementLine]]:
    """Each statement with the place of its sentence; of equal sentences the next one in the letter."""
    found = []
    at = 0
    for line in annotation.statements:
        later = pages.clean.find(line.quote, Span(at, len(pages.clean.text)))
        sentence = _found(later or pages.clean.find(line.quote), line.quote, pages)
        at = sentence.start
        found.append((sentence, line))
    return sorted(found, key=lambda pair: pair[0])


def encode_entities(annotation: Annotation, pages: Pages, labels: Labels) -> Iterator[str]:
    """The cells of each named thing: its type, its name, the first place of each form."""
    for entity in annotation.entities:
        forms = {form: pages.cell_anywhere(form) for form in entity.forms}
        for form, cell in forms.items():
            if not cell:
                raise _lost(form, pages)
        name = _name(entity.name, pages, labels, {}) or forms.get(max(forms, key=len, default=""), "")
        if not name:
            raise _lost(entity.name, pages)
        yield "\t".join([entity.type, name, " ".join(forms.values())])


def _name(
    name: str, pages: Pages, labels: Labels, things: Mapping[str, str], *, within: Sequence[Span | None] = ()
) -> str:
    """The cell of a name: a label, a named thing, or the nearest places that write it; empty for none."""
    if name in labels.labels:
        return name
    if name in things:
        return things[name]
    spans = (*filter(None, within), None)
    for span in spans:
        if place := pages.clean.find(name, span):
            return pages.cell(place)
    if cell := pages.cell_anywhere(name) or labels.aliases.get(name, ""):
        return cell
    return _compose(name.split(), pages, spans)


def _compose(words: Sequence[str], pages: Pages, spans: Sequence[Span | None]) -> str:
    """A name put together of the longest pieces that the letter writes; empty when it lacks a word of it."""
    cells = []
    while words:
        tries = (
            (length, pages.clean.find(" ".join(words[:length]), span, any_case=any_case))
            for any_case in (False, True)
            for length in range(len(words), 0, -1)
            for span in spans
        )
        length, place = next(((n, place) for n, place in tries if place), (0, None))
        if place is None:
            return ""
        cells.append(pages.cell(place))
        words = words[length:]
    return "+".join(cells)


def decode(file: Path, letters: Path, output: Path) -> list[str]:
    """Write the guide's jsonl of each letter into a folder; the answer says which were left out, and why.

    Raises InputError when the rows cannot be read and when no letter is left.
    """
    rows = _by_letter(_read(file, STATEMENT_COLUMNS))
    entity_rows = _by_letter(_read(_entity_file(file), ENTITY_COLUMNS))
    output.mkdir(parents=True, exist_ok=True)
    left_out = []
    for name in sorted({*rows, *entity_rows}):
        own = rows.get(name, []), entity_rows.get(name, [])
        try:
            pages = Pages(read_letter(_file_of(letters, name)))
        except KamergraafError as error:
            left_out.append(f"{name}: {error.message}")
            continue
        if any(row["file"] != pages.digest for part in own for row in part):
            left_out.append(f"{name}: its text is not the one that was annotated")
            continue
        entities = [decode_entity(row, pages) for row in own[1]]
        names = [entity.name for entity in entities]
        statements = [decode_statement(row, pages, names) for row in own[0] if row["predicate"]]
        write_lines(statements, output / f"{name}.jsonl")
        write_lines(entities, output / f"{name}.entities.jsonl")
    if len(left_out) == len({*rows, *entity_rows}):
        raise InputError(
            "none of the annotated letters is here",
            place=Place(str(letters)),
            hint="Put their texts there as <letter>.txt, in the version that was annotated. "
            + "; ".join(left_out[:3]),
        )
    return left_out


def decode_entity(row: Row, pages: Pages) -> EntityLine:
    """The named thing of a row."""
    forms = tuple(pages.words(cell) for cell in row["forms"].split())
    return EntityLine(row["letter"], _read_name(row["name"], pages), row["type"], forms)


def decode_statement(row: Row, pages: Pages, names: Sequence[str]) -> StatementLine:
    """The statement of a row; `names` are those of the named things of its letter."""
    subject_text, object_text = pages.words(row["subject_words"]), pages.words(row["object_words"])
    return StatementLine(
        letter=row["letter"],
        quote=pages.words(row["sentence"]),
        subject=_read_name(row["subject"], pages, names) or _without_article(subject_text),
        subject_text=subject_text,
        predicate=row["predicate"],
        object=_read_name(row["object"], pages, names) or _without_article(object_text),
        object_text=object_text,
        polarity=row["polarity"],
        factuality=row["factuality"],
        attributed_to=_read_name(row["attributed_to"], pages, names) or None,
        when=pages.words(row["when"]) or None,
    )


def _read_name(cell: str, pages: Pages, names: Sequence[str] = ()) -> str:
    if cell.startswith("@"):
        return names[int(cell[1:]) - 1]
    if _PLACES.fullmatch(cell):
        return " ".join(pages.words(place) for place in cell.split("+"))
    return cell


def _without_article(words: str) -> str:
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


def _found(span: Span | None, words: str, pages: Pages) -> Span:
    if span is None:
        raise _lost(words, pages)
    return span


def _lost(words: str, pages: Pages) -> InputError:
    return InputError(
        f"these words are not where the annotation has them: {words!r}",
        place=Place(pages.letter.slug),
        value=words,
        hint="Write them as they stand in the letter, with single spaces, in a sentence that holds them.",
    )


def _file_of(folder: Path, name: str) -> Path:
    """The text of this name in a folder tree."""
    file = next(folder.rglob(f"{name}.txt"), None)
    if file is None:
        raise InputError("there is no text of this name", place=Place(str(folder)), value=f"{name}.txt")
    return file


def _entity_file(file: Path) -> Path:
    return file.with_name(f"{file.stem}.entities.tsv")


def _write(file: Path, count: str, columns: Sequence[str], rows: Iterable[str]) -> None:
    file.write_text("\n".join([HEADER.format(count=count), "\t".join(columns), *rows]) + "\n", "utf-8")


def _read(file: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a file. Raises InputError when it is not there or has other columns."""
    try:
        lines = [*enumerate(file.read_text("utf-8").splitlines(), start=1)]
    except OSError as error:
        raise InputError(f"the rows cannot be read: {error}", place=Place(str(file))) from error
    head, *rows = [(n, line.split("\t")) for n, line in lines if not line.startswith("#")] or [(0, [])]
    for number, cells in (head, *rows):
        if len(cells) != len(columns) or (number == head[0] and tuple(cells) != columns):
            raise InputError(
                f"a row has the cells {', '.join(columns)}, with a tab between",
                place=Place(str(file), number),
                value=cells,
            )
    return (dict(zip(columns, cells, strict=True)) for _, cells in rows)


def _by_letter(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["letter"]].append(row)
    return found


def main() -> int:
    """Encode or decode, and say what was left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for command, folder in (("decode", "--output"), ("encode", "--gold")):
        added = commands.add_parser(command)
        added.add_argument("--letters", type=Path, required=True)
        added.add_argument(folder, type=Path, required=True)
        added.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    options = parser.parse_args()
    try:
        if options.command == "encode":
            encode(options.gold, options.letters, options.annotations)
            return 0
        left_out = decode(options.annotations, options.letters, options.output)
    except KamergraafError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print("\n".join(f"left out: {reason}" for reason in left_out), end="\n" * bool(left_out), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
