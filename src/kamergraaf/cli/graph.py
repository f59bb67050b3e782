"""Commands on the graph: build, validate, reason, query, ask, draw, measure.

Invariant: a command has no logic of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kamergraaf.cli import options
from kamergraaf.cli.progress import shown_progress
from kamergraaf.project import find_project

if TYPE_CHECKING:
    from kamergraaf.api import Kamergraaf
    from kamergraaf.network import Table
    from kamergraaf.querying import LibraryQuery
    from kamergraaf.store import Result


@click.command()
@options.PROJECT
def build(project: Path | None) -> None:
    """Check the letters and the registry and make the graph in build/."""
    from kamergraaf.building import build

    found = find_project(project)
    with shown_progress() as tell:
        summary = build(found, progress=tell)
    click.echo(f"{summary}\nThe graph is in {found.build / 'current'}.")


@click.command()
@options.PROJECT
def validate(project: Path | None) -> int:
    """Run every check: evidence, data, shapes (SHACL), consistency (HermiT)."""
    from kamergraaf.building import validate

    with shown_progress() as tell:
        report = validate(find_project(project), progress=tell)
    click.echo(str(report))
    return 0 if report.in_order else 1


@click.command()
@options.PROJECT
def reason(project: Path | None) -> int:
    """Conclude what follows by OWL 2 RL and keep it in a graph of its own."""
    from kamergraaf.building import reason

    summary = reason(find_project(project))
    click.echo(str(summary))
    return 1 if summary.contradictions else 0


@click.command()
@click.argument("query", metavar="FILE|TEXT|-")
@options.PROJECT
@options.STORE
@options.INFERRED
@options.ONLY
@options.FEDERATED
@options.FORMAT
@options.OUTPUT
@options.LANGUAGE
@click.option("--timeout", type=float, help="Seconds after which an answer is broken off.")
def query(query: str, **given: Any) -> int:
    """Run a SPARQL query from a file, from the text itself, or from stdin (-)."""
    from kamergraaf.querying import run_file_or_text

    graph = _open(given)
    result = run_file_or_text(graph.store, query, timeout=given["timeout"], federated=given["federated"])
    return _write(result, graph, given)


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("query_id", metavar="[ID]", required=False)
@options.PROJECT
@options.STORE
@options.INFERRED
@options.ONLY
@options.FEDERATED
@options.FORMAT
@options.OUTPUT
@options.LANGUAGE
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


@click.command()
@options.PROJECT
@options.STORE
@options.AROUND
@options.DEPTH
@options.LETTER
@options.STATUS
@options.LANGUAGE
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


@click.command()
@options.PROJECT
@options.STORE
@options.AROUND
@options.DEPTH
@options.LETTER
@options.STATUS
@options.LANGUAGE
@click.option("--top", type=int, default=10, show_default=True, help="Rows of each table.")
def measure(top: int, **given: Any) -> None:
    """Measure the network: who is central, who belong together, who stands where towards whom."""
    from kamergraaf.network import measure, network

    graph = _open(given)
    found = network(graph.store, graph.library, **_part(given))
    _draw_tables(measure(found, lang=given["lang"], top=top))


COMMANDS = (build, validate, reason, query, ask, draw, measure)


def _open(given: dict[str, Any]) -> Kamergraaf:
    from kamergraaf.api import Kamergraaf

    project, inferred = find_project(given["project"]), given.get("inferred", False)
    return Kamergraaf(project, store=given["store"], inferred=inferred, statuses=given.get("only", ()))


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
