"""Commands on letters: extract, add, review, export, import, evaluate.

Invariant: a command has no logic of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kamergraaf.cli import options
from kamergraaf.cli.progress import shown_progress
from kamergraaf.project import find_project

if TYPE_CHECKING:
    from kamergraaf.extraction import Engine

_PIPELINE = click.option(
    "--pipeline",
    metavar="NAME",
    help="What takes sentences apart: kamergraaf (default), none, frog, or an installed spaCy pipeline.",
)
_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
_FILE = click.argument("file", type=click.Path(path_type=Path))
_SLUG = click.argument("slug")
_WHO = click.option("--name", metavar="NAME", help="Who decides (default: git's user.name, else the login).")


@click.command()
@_FILES
@options.PROJECT
@_PIPELINE
@options.OUTPUT
def extract(files: tuple[Path, ...], output: Path | None, **given: Any) -> int:
    """Propose statements from letters (text, PDF, HTML, XML, DOCX), one line of JSON a statement."""
    from kamergraaf.evaluation import extract_files

    with shown_progress() as tell:
        return extract_files(files, _engine(given), output=output, progress=tell)


@click.command()
@_FILE
@options.PROJECT
@_PIPELINE
@click.option("--slug", help="The letter's name in the project (default: from its date and title).")
@click.option("--sender", metavar="NAME", help="Who speaks in it (default: the government it names).")
@click.option("--update", is_flag=True, help="Propose anew for a letter that is there already.")
def add(file: Path, project: Path | None, pipeline: str | None, **given: Any) -> None:
    """Put a letter into the project, with what the machine proposes."""
    from kamergraaf.language.sentences import sentences
    from kamergraaf.reviewing import add

    engine = _engine({"project": project, "pipeline": pipeline})
    done = add(find_project(project), file, extract=engine.extract, sentences=sentences, **given)
    click.echo(str(done))


@click.command()
@options.PROJECT
@_WHO
@click.option("--letter", "letters", multiple=True, metavar="SLUG", help="Only this letter.")
@click.option("--predicate", "predicates", multiple=True, help="Only this predicate.")
@click.option("--least", type=float, default=0.0, help="Only proposals at least this sure (0 to 1).")
@click.option("--most", type=float, default=1.0, help="Only proposals at most this sure.")
def review(project: Path | None, name: str | None, **wanted: Any) -> None:
    """Decide on what the machine proposes, sentence by sentence."""
    from rich.console import Console

    from kamergraaf.reviewing import Wanted, answers_of, review, reviewer

    found = find_project(project)
    who = reviewer(name, found.root)
    done = review(found, who=who, answers=answers_of(sys.stdin), console=Console(), wanted=Wanted(**wanted))
    click.echo(str(done))


@click.command("export")
@_SLUG
@options.PROJECT
@options.STATUS
def export_(slug: str, project: Path | None, status: tuple[str, ...]) -> None:
    """Print a letter's statements as lines of JSON, as the annotation guide writes them."""
    from kamergraaf.model import Status
    from kamergraaf.reviewing import export_jsonl

    statuses = tuple(map(Status, status)) or (Status.ACCEPTED,)
    for line in export_jsonl(find_project(project), slug, statuses=statuses):
        click.echo(line)


@click.command("import")
@_SLUG
@_FILE
@options.PROJECT
@_WHO
def import_(slug: str, file: Path, project: Path | None, name: str | None) -> None:
    """Take in statements about a letter from lines of JSON, as decided by a person."""
    from kamergraaf.reviewing import import_jsonl, reviewer

    found = find_project(project)
    click.echo(str(import_jsonl(found, slug, file, who=reviewer(name, found.root))))


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--letters", type=click.Path(path_type=Path), help="The folder with the letters' texts.")
@click.option("--found", type=click.Path(path_type=Path), help="Compare these annotations, not the engine's.")
@options.PROJECT
@_PIPELINE
@click.option("--json", "as_json", is_flag=True, help="As JSON, not Markdown.")
def evaluate(gold: Path, letters: Path | None, found: Path | None, as_json: bool, **given: Any) -> None:
    """Score extraction, or a second reader, against annotated letters."""
    from kamergraaf.evaluation import compare, measure

    if found is None:
        score = measure(gold, letters or gold, _engine(given))
    else:
        score = compare(gold, found, find_project(given["project"]))
    click.echo(score.to_json() if as_json else score.to_markdown())


COMMANDS = (extract, add, review, export_, import_, evaluate)


def _engine(given: dict[str, Any]) -> Engine:
    from kamergraaf.extraction import Engine, load_lexicon, load_registry
    from kamergraaf.language.pipeline import load_pipeline

    project = find_project(given["project"])
    pipeline = load_pipeline(given["pipeline"])
    return Engine(load_registry(project.registry), load_lexicon(project.ontology), pipeline)
