"""The person: in whose name a decision is written down when no name was given.

Invariant: a name is asked of git or of the system, never made up.
"""

from __future__ import annotations

import getpass
import subprocess
from pathlib import Path

from kamergraaf.errors import UsageError


def reviewer(name: str | None, folder: Path) -> str:
    """The name that was given, else git's `user.name` in the folder, else the login.

    Raises UsageError when there is none of them, or when the name is blank.
    """
    if name is not None:
        found: str | None = " ".join(name.split())
    else:
        found = _git_name(folder) or _login()
    if not found:
        hint = 'Say it with --name, or set it once: git config --global user.name "...".'
        raise UsageError("a decision needs the name of a person", value=name, hint=hint)
    return found


def _git_name(folder: Path) -> str:
    try:
        asked = subprocess.run(
            ["git", "config", "user.name"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
