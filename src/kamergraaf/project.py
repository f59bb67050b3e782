"""A project: any folder with `ontology/`, `graph/` and `queries/`; what it derives goes to `build/`.

Invariant: nothing is ever written under the three folders from here, and finding a project reads
no file but its settings, `graph/project.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kamergraaf.errors import InputError, Place, SyntaxFault, UsageError

DEFINITIONS = "https://w3id.org/kamergraaf/def#"
DEFAULT_BASE = "https://w3id.org/kamergraaf/"
KINDS = ("actor", "agreement", "measure", "event", "place", "topic", "letter", "statement", "office")
_FOLDERS = ("ontology", "graph", "queries")


@dataclass(frozen=True, slots=True)
class Project:
    """Where a project's parts are. `base` ends in a slash; all IRIs of things start with it."""

    root: Path
    build: Path
    base: str = DEFAULT_BASE

    @property
    def ontology(self) -> Path:
        """The folder of classes, properties, topics, shapes and words."""
        return self.root / "ontology"

    @property
    def registry(self) -> Path:
        """The folder of actors, agreements, measures, places and events."""
        return self.root / "graph" / "registry"

    @property
    def letters(self) -> Path:
        """The folder with one folder a letter."""
        return self.root / "graph" / "letters"

    @property
    def queries(self) -> Path:
        """The folder of the query library."""
        return self.root / "queries"

    def iri(self, kind: str, slug: str) -> str:
        """The IRI of a thing. Raises ValueError for a kind that the design does not know."""
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is not one of {', '.join(KINDS)}")
        return f"{self.base}id/{kind}/{slug}"

    def graph_iri(self, name: str) -> str:
        """The IRI of a named graph: a letter's slug, or registry, ontology, inferred, catalog."""
        return f"{self.base}graph/{name}"


def find_project(folder: Path | None = None) -> Project:
    """The project in `folder`; else the one that the current folder stands in; else the shipped one.

    Raises UsageError when `folder` is given and is no project, InputError when its settings are wrong.
    """
    if folder is not None:
        root = folder.resolve()
        if missing := [name for name in _FOLDERS if not (root / name).is_dir()]:
            raise UsageError(
                f"{folder} is not a project: it has no {' and no '.join(missing)} folder",
                value=str(folder),
                hint="A project is a folder with ontology/, graph/ and queries/.",
            )
        return _open(root)
    here = Path.cwd()
    for root in (here, *here.parents):
        if all((root / name).is_dir() for name in _FOLDERS):
            return _open(root)
    return _open(shipped_root())


def shipped_root() -> Path:
    """The folder with the data that came with this package: beside this file, else the checkout."""
    beside = Path(__file__).parent / "_project"
    return beside if beside.is_dir() else Path(__file__).parents[2]


def _open(root: Path) -> Project:
    return Project(root=root, build=_build_folder(root), base=_read_base(root / "graph" / "project.toml"))


def _build_folder(root: Path) -> Path:
    if root.name != "_project":
        return root / "build"
    import platformdirs  # only an installed package derives outside its project

    from kamergraaf import __version__

    return Path(platformdirs.user_cache_path("kamergraaf", appauthor=False)) / __version__ / "build"


def _read_base(file: Path) -> str:
    if not file.is_file():
        return DEFAULT_BASE
    try:
        base = tomllib.loads(file.read_text("utf-8")).get("base", DEFAULT_BASE)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SyntaxFault(f"the settings do not parse: {error}", place=Place(str(file))) from error
    if not (isinstance(base, str) and base.startswith(("http://", "https://")) and base.endswith("/")):
        raise InputError(
            f"`base` is {base!r}",
            place=Place(str(file)),
            value=base,
            hint="It must be an http(s) IRI that ends in a slash.",
        )
    return base
