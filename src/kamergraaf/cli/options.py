"""The options that several commands share.

Invariant: an option means the same wherever it stands.
"""

from __future__ import annotations

from pathlib import Path

import click

PROJECT = click.option(
    "--project",
    type=click.Path(path_type=Path),
    help="The project's folder (default: the one the current folder stands in, else the shipped one).",
)
STORE = click.option("--store", metavar="URL|PATH", help="Ask this in place of the project's build.")
INFERRED = click.option("--inferred", is_flag=True, help="Also see what `kamergraaf reason` concluded.")
LANGUAGE = click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
FEDERATED = click.option("--federated", is_flag=True, help="Let a query ask other servers (SERVICE).")
FORMAT = click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="table, csv, tsv, json, xml, md, turtle, ntriples or jsonld "
    "(default: by the ending of --output; a table on a terminal).",
)
OUTPUT = click.option("--output", type=click.Path(path_type=Path), help="Write to this file, not to stdout.")
AROUND = click.option("--around", metavar="NAME", help="Only what is near this thing: any name or alias.")
DEPTH = click.option("--depth", type=int, help="How many steps around it (default 1).")
LETTER = click.option("--letter", metavar="NAME", help="Only this letter: its slug or title.")
_STATUSES = click.Choice(["accepted", "proposed", "rejected"])
STATUS = click.option(
    "--status",
    multiple=True,
    type=_STATUSES,
    help="Only statements of this status; may be given more than once (default: all but rejected).",
)
ONLY = click.option(
    "--status",
    "only",
    multiple=True,
    type=_STATUSES,
    help="Ask only statements of this status; may be given more than once (default: all).",
)
