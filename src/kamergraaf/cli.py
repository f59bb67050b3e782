"""The command line: each command is a few lines that call a room.

Invariant: results go to stdout, everything else to stderr; the exit code is 0 done, 1 the answer is
"no" or a check failed, 2 wrong use, 3 bad input. A person never sees a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kamergraaf import __version__
from kamergraaf.errors import KamergraafError
from kamergraaf.project import find_project

if TYPE_CHECKING:
    from kamergraaf.api import Kamergraaf
    from kamergraaf.network import Table
    from kamergraaf.querying import LibraryQuery
    from kamergraaf.store import Result

_PROJECT = click.option(
    "--project",
    type=click.Path(path_type=Path),
    help="The project's folder (default: the one the current folder stands in, else the shipped one).",
)
_STORE = click.option("--store", metavar="URL|PATH", help="Ask this in place of the project's build.")
_INFERRED = click.option("--inferred", is_flag=True, help="Also see what `kamergraaf reason` concluded.")
_LANGUAGE = click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
_FEDERATED = click.option("--federated", is_flag=True, help="Let a query ask other servers (SERVICE).")
_FORMAT = click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="table, csv, tsv, json, xml, md, turtle, ntriples or jsonld "
    "(default: by the ending of --output; a table on a terminal).",
)
_OUTPUT = click.option("--output", type=click.Path(path_type=Path), help="Write to this file, not to stdout.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="kamergraaf %(version)s")
def cli() -> None:
    """Question the letters that a government sends to parliament; every answer shows its sentence."""


@cli.command()
@_PROJECT
def build(project: Path | None) -> None:
    """Check the letters and the registry and make the graph in build/."""
    from kamergraaf.building import build

    found = find_project(project)
    with _progress() as tell:
        summary = build(found, progress=tell)
    click.echo(f"{summary}\nThe graph is in {found.build / 'current'}.")


@cli.command()
@_PROJECT
def validate(project: Path | None) -> int:
    """Run every check: evidence, data, shapes (SHACL), consistency (HermiT)."""
    from kamergraaf.building import validate

    with _progress() as tell:
        report = validate(find_project(project), progress=tell)
    click.echo(str(report))
    return 0 if report.in_order else 1


@cli.command()
@_PROJECT
def reason(project: Path | None) -> int:
    """Conclude what follows by OWL 2 RL and keep it in a graph of its own."""
    from kamergraaf.building import reason

    summary = reason(find_project(project))
    click.echo(str(summary))
    return 1 if summary.contradictions else 0


@cli.command()
@click.argument("query", metavar="FILE|TEXT|-")
@_PROJECT
@_STORE
@_INFERRED
@_FEDERATED
@_FORMAT
@_OUTPUT
@_LANGUAGE
@click.option("--timeout", type=float, help="Seconds after which an answer is broken off.")
def query(query: str, **given: Any) -> int:
    """Run a SPARQL query from a file, from the text itself, or from stdin (-)."""
    from kamergraaf.querying import run_file_or_text

    graph = _open(given)
    result = run_file_or_text(graph.store, query, timeout=given["timeout"], federated=given["federated"])
    return _write(result, graph, given)


@cli.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("query_id", metavar="[ID]", required=False)
@_PROJECT
@_STORE
@_INFERRED
@_FEDERATED
@_FORMAT
@_OUTPUT
@_LANGUAGE
@click.pass_context
def ask(context: click.Context, /, query_id: str | None, **given: Any) -> int:
    """Run a query of the library: `ask supports --actor Nederland`. Without an ID: list them all.

    A name, alias, slug or IRI will do for a thing; `any` leaves a parameter open.
    """
    graph = _open(given)
    if query_id is None:
        return _list(graph, given)
    values = _values(context.args)
    asked = graph.ask(query_id, values, language=given["lang"], federated=given["federated"])
    return _write(asked.result, graph, given, query=asked.query)


_AROUND = click.option("--around", metavar="NAME", help="Only what is near this thing: any name or alias.")
_DEPTH = click.option("--depth", type=int, help="How many steps around it (default 1).")
_LETTER = click.option("--letter", metavar="NAME", help="Only this letter: its slug or title.")
_STATUS = click.option(
    "--status",
    multiple=True,
    type=click.Choice(["accepted", "proposed", "rejected"]),
    help="Only statements of this status; may be given more than once (default: all but rejected).",
)


@cli.command()
@_PROJECT
@_STORE
@_AROUND
@_DEPTH
@_LETTER
@_STATUS
@_LANGUAGE
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="An .html (interactive, one file), .svg, .graphml or .gexf (default: build/network.html).",
)
def draw(output: Path | None, **given: Any) -> None:
    """Draw the network of actors, agreements and measures; each line carries its sentence."""
    from kamergraaf.network import draw

    graph = _open(given)
    target = output or graph.project.build / "network.html"
    click.echo(str(draw(graph.store, graph.library, target, lang=given["lang"], **_part(given))))


@cli.command()
@_PROJECT
@_STORE
@_AROUND
@_DEPTH
@_LETTER
@_STATUS
@_LANGUAGE
@click.option("--top", type=int, default=10, show_default=True, help="Rows of each table.")
def measure(top: int, **given: Any) -> None:
    """Measure the network: who is central, who belong together, who stands where towards whom."""
    from kamergraaf.network import measure, network

    graph = _open(given)
    found = network(graph.store, graph.library, **_part(given))
    _draw_tables(measure(found, lang=given["lang"], top=top))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code."""
    try:
        code = cli.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        return _say("interrupted", 130)
    except click.ClickException as wrong:
        wrong.show(sys.stderr)
        return wrong.exit_code
    except KamergraafError as error:
        return _say(f"error: {error}", error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("KAMERGRAAF_DEBUG"):
            raise
        name = type(error).__name__
        return _say(
            f"a fault of the program, not of yours: {name}: {error} (KAMERGRAAF_DEBUG=1 shows where)", 70
        )


def _say(message: str, code: int) -> int:
    click.echo(f"kamergraaf: {message}", err=True)
    return code


def _open(given: dict[str, Any]) -> Kamergraaf:
    from kamergraaf.api import Kamergraaf

    project = find_project(given["project"])
    return Kamergraaf(project, store=given["store"], inferred=given.get("inferred", False))


def _write(
    result: Result, graph: Kamergraaf, given: dict[str, Any], *, query: LibraryQuery | None = None
) -> int:
    from kamergraaf.querying.output import write_answer

    style = graph.style(given["lang"], query)
    return write_answer(result, format_=given["format_"], output=given["output"], style=style)


def _list(graph: Kamergraaf, given: dict[str, Any]) -> int:
    from kamergraaf.querying import list_library

    list_library(graph.library, sys.stdout, format_=given["format_"] or "table", language=given["lang"])
    return 0


def _part(given: dict[str, Any]) -> dict[str, Any]:
    """Which part of the network is meant."""
    part = {name: given[name] for name in ("around", "depth", "letter")}
    return {**part, "status": given["status"]} if given["status"] else part


def _draw_tables(tables: Iterable[Table]) -> None:
    from kamergraaf.querying.table import draw_table

    for table in tables:
        rows = [[str(cell) for cell in row] for row in table.rows]
        draw_table(table.columns, rows, sys.stdout, title=table.title, caption=table.note)
        click.echo()


def _values(arguments: list[str]) -> dict[str, str]:
    """`--actor VS --date=2018-07-02` as a mapping. Raises click.UsageError for anything else."""
    values: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.removeprefix("--").partition("=")
        if not argument.startswith("--") or not name:
            raise click.UsageError(f"{argument!r} stands alone: write --NAME VALUE.")
        if not equals and (value := next(rest, "")) == "":
            raise click.UsageError(f"--{name} has no value.")
        values[name.replace("-", "_")] = value
    return values


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """What a long job calls to show how far it is: a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield tell
