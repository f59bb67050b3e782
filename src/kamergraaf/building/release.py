"""Releases: how a finished build takes the place of the one before it.

Invariant: `build/current` is always absent or a link to a whole release; it is moved by one rename.
A build that is killed leaves a folder whose name starts with a dot, which the next build clears.

    build/current -> releases/1f0c9a7be2d45533
    build/releases/1f0c9a7be2d45533/graph.nq, summary.json, store/
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kamergraaf.errors import OutputError, Place

try:
    import fcntl
except ImportError:  # Windows has no advisory locks; there the last of two builds wins
    fcntl = None  # type: ignore[assignment]


@contextmanager
def new_release(build: Path) -> Iterator[Path]:
    """A folder to fill; when the block ends without an error it becomes `build/current`.

    Raises OutputError when `build` cannot be written or another build holds it.
    """
    releases = build / "releases"
    try:
        releases.mkdir(parents=True, exist_ok=True)
        with _lock(build):
            _clear_leftovers(build)
            making = Path(tempfile.mkdtemp(prefix=".making-", dir=releases))
            try:
                yield making
                making.chmod(0o755)
                _publish(build, making)
            except BaseException:
                shutil.rmtree(making, ignore_errors=True)
                raise
    except OSError as error:
        raise OutputError(
            f"the build cannot be written: {error.strerror}",
            place=Place(error.filename or str(build)),
            hint="Make the folder writable or free room on the disk; the build before this one still stands.",
        ) from error


def _clear_leftovers(build: Path) -> None:
    for folder in (build / "releases").glob(".making-*"):
        shutil.rmtree(folder)
    for link in build.glob(".current-*"):
        link.unlink()


def _publish(build: Path, making: Path) -> None:
    """Give the release its name, point `current` at it, and drop all but it and the one before it,
    which a reader may still have open."""
    releases = build / "releases"
    before = (build / "current").resolve() if (build / "current").exists() else None
    names = {path.name for path in releases.iterdir()}
    number = 1 + max((int(name) for name in names if name.isdecimal()), default=0)
    release = releases / f"{number:06d}"
    making.rename(release)
    link = build / f".current-{release.name}"
    link.symlink_to(Path("releases") / release.name)
    link.replace(build / "current")
    for old in sorted(path for path in releases.iterdir() if path not in (release, before)):
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _lock(build: Path) -> Iterator[None]:
    with (build / ".lock").open("w") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise OutputError(
                    "another build of this project is running",
                    place=Place(str(build)),
                    hint="Wait until it is done.",
                ) from error
        yield
