"""`kamergraaf.open()`: a project's graph in Python.

Invariant: everything is loaded when it is first used; all of it looks at one and the same build.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kamergraaf.errors import UsageError
from kamergraaf.model import Status
from kamergraaf.project import Project, find_project
from kamergraaf.querying import Asked, LibraryQuery, Names, Rows, ask, find_query, load_library, run_query
from kamergraaf.querying.listing import summary
from kamergraaf.querying.readable import Style
from kamergraaf.rdf.status import with_status
from kamergraaf.store import Result, Store, open_store
from kamergraaf.store.contract import Form
from kamergraaf.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    import networkx
    import owlready2
    import rdflib


class Kamergraaf:
    """The graph of a project, or of another `store` under the project's queries and names.

    `inferred` adds what `kamergraaf reason` concluded to everything that is asked; `statuses` keeps only
    statements of these statuses ("accepted": what people read and found right), and what they assert.
    """

    def __init__(
        self,
        project: Project,
        *,
        store: Path | str | None = None,
        inferred: bool = False,
        statuses: Collection[str] = (),
    ) -> None:
        """Open nothing yet. Raises UsageError for statuses with a store that is not the project's build."""
        if statuses and (store is not None or inferred):
            raise UsageError("statuses are chosen in the project's own build, without what was inferred")
        self.project = project
        self._source = store if store is not None else project.build
        self._inferred = inferred
        self._statuses = tuple(map(Status, statuses))

    @cached_property
    def store(self) -> Store:
        """Where the quads are. Raises StoreError when it cannot be opened."""
        store = open_store(self._source, inferred=self._inferred)
        if not self._statuses or not isinstance(store, EmbeddedStore):
            return store
        import pyoxigraph

        native = pyoxigraph.Store()
        native.bulk_extend(with_status(store.native, self._statuses))
        return EmbeddedStore(native, name=f"{store.name} ({', '.join(self._statuses)})")

    @cached_property
    def library(self) -> dict[str, LibraryQuery]:
        """The queries of the project by their id."""
        return load_library(self.project.queries)

    @cached_property
    def names(self) -> Names:
        """The names of all things."""
        return Names(self.store, self.library)

    def style(self, language: str = "nl", query: LibraryQuery | None = None) -> Style:
        """How answers are shown: names in a language, and under the summary of a library query."""
        title = summary(query, language) if query else ""
        context = self.project.ontology / "context.jsonld"
        return Style(names=self.names, language=language, title=title, context=context)

    def ask(
        self,
        query_id: str,
        values: Mapping[str, str] | None = None,
        *,
        language: str = "nl",
        federated: bool = False,
    ) -> Asked:
        """Run a query of the library; `values` are its parameters, as a person types them.

        A query with a parameter `lang` gives names in `language`.

        Raises UnknownName for a query, parameter or thing that is not there.
        """
        query = find_query(self.library, query_id)
        if query.inferred and not self._inferred:
            deeper = Kamergraaf(self.project, store=self._source, inferred=True)
            return deeper.ask(query_id, values, language=language, federated=federated)
        given = dict(values or {})
        if any(parameter.name == "lang" for parameter in query.parameters):
            given.setdefault("lang", language)
        return ask(self.store, self.library, query_id, given, names=self.names, federated=federated)

    def query(self, source: str, **values: str) -> Rows | bool | rdflib.Graph:
        """The answer to a SPARQL text, or to a query of the library with its parameters.

        Rows for SELECT, a truth value for ASK, an rdflib graph for CONSTRUCT and DESCRIBE. Raises
        SyntaxFault for SPARQL that does not parse, UnknownName for a name that is not there.
        """
        if source in self.library or not source.split()[1:]:
            return self._answer(self.ask(source, values).result)
        if values:
            raise UsageError("only a query of the library takes values", value=values)
        return self._answer(run_query(self.store, source))

    def _answer(self, result: Result) -> Rows | bool | rdflib.Graph:
        if result.form is Form.ROWS:
            return Rows(result, names=self.names)
        if result.boolean is not None:
            return result.boolean
        import pyoxigraph
        import rdflib

        data = pyoxigraph.serialize(result.triples(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        return rdflib.Graph().parse(data=data, format="nt")

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """An rdflib dataset over the same store; its queries are answered by Oxigraph.

        Raises UsageError when the graph is behind a URL.
        """
        import rdflib
        from oxrdflib import OxigraphStore

        if not isinstance(self.store, EmbeddedStore):
            hint = "Use `query`, or open a build."
            raise UsageError("a graph behind a URL is no rdflib dataset", hint=hint)
        return rdflib.Dataset(store=OxigraphStore(store=self.store.native), default_union=True)

    def network(
        self, *, around: str | None = None, letter: str | None = None, depth: int | None = None
    ) -> networkx.MultiDiGraph:
        """The statements as a network: things are nodes, statements are edges."""
        from kamergraaf.network import network

        return network(self.store, self.library, around=around, letter=letter, depth=depth)

    @cached_property
    def ontology(self) -> owlready2.Ontology:
        """The project's ontology and topics, as owlready2 sees them."""
        from kamergraaf.rdf.consistency import load_ontology, ontology_files

        return load_ontology(ontology_files(self.project.ontology))


def open_project(folder: Path | str | None = None) -> Kamergraaf:
    """The graph of a project; it is built first when it has not been.

    Raises UsageError for a folder that is no project, and what `building.build` raises.
    """
    project = find_project(Path(folder) if folder is not None else None)
    if not (project.build / "current" / "graph.nq").is_file():
        from kamergraaf.building import build

        build(project)
    return Kamergraaf(project)
