"""The group that all commands hang from.

Invariant: it does nothing itself.
"""

from __future__ import annotations

import click

from kamergraaf import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="kamergraaf %(version)s")
def cli() -> None:
    """Question the letters that a government sends to parliament; every answer shows its sentence."""
