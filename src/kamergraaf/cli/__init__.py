"""The command line: each command is a few lines that call a room.

Invariant: results go to stdout, everything else to stderr; the exit code is 0 done, 1 the answer is
"no" or a check failed, 2 wrong use, 3 bad input. A person never sees a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from kamergraaf.cli import graph, letters
from kamergraaf.cli.group import cli
from kamergraaf.errors import KamergraafError

__all__ = ["cli", "main"]

for _command in (*graph.COMMANDS, *letters.COMMANDS):
    cli.add_command(_command)


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
