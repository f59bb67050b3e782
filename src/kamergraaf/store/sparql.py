"""Just enough reading of SPARQL text to find things in it: its form, prefixes, services, variables.

Invariant: nothing here decides whether a query is right; that is the parser's work. Words inside
comments, strings and IRIs are never mistaken for keywords.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

QUERY_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
UPDATE_FORMS = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)

_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\r\n]*)
      |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      |(?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
                 |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
      |(?P<variable>[?$]\w+)
      |(?P<prefixed>(?:[^\W\d_](?:[\w.\-]*[\w\-])?)?:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)*)
      |(?P<blank>_:[\w.\-]+)
      |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      |(?P<word>[^\W\d]\w*)
      |(?P<mark>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of query text; `kind` is the name of its pattern, `start` its offset."""

    kind: str
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """The word in capitals; empty for what is no word."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str, *, start: int = 0) -> Iterator[Token]:
    """The tokens of a query from an offset on, without white space and comments.

    >>> [token.text for token in tokens("ASK { ?a <b#c> 'd # e' } # f")]
    ['ASK', '{', '?a', '<b#c>', "'d # e'", '}']
    """
    for match in _TOKEN.finditer(text, start):
        if match.lastgroup and match.lastgroup != "space":
            yield Token(match.lastgroup, match.group(), match.start())


def first_keyword(text: str) -> Token | None:
    """The token that says what the text is: the first one after the BASE and PREFIX lines.

    >>> first_keyword("BASE <http://e/> PREFIX a: <b> Select * {}").keyword
    'SELECT'
    """
    stream = tokens(text)
    for token in stream:
        if token.keyword == "BASE":
            next(stream, None)
        elif token.keyword == "PREFIX":
            next(stream, None)
            next(stream, None)
        else:
            return token
    return None


def variables(text: str) -> list[str]:
    """The names of the variables, each once, in order of appearance.

    >>> variables("SELECT ?b { ?b $a ?b # ?c")
    ['b', 'a']
    """
    return list(dict.fromkeys(token.text[1:] for token in tokens(text) if token.kind == "variable"))


def undeclared_prefixes(text: str) -> dict[str, int]:
    """The prefixes used without a PREFIX line, with the offset of their first use.

    >>> undeclared_prefixes("PREFIX a: <http://a/> SELECT * { a:x b:y c:z ; b:w ?o }")
    {'b': 37, 'c': 41}
    """
    declared, used = set(), dict[str, int]()
    before = ""
    for token in tokens(text):
        if token.kind == "prefixed":
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                used.setdefault(prefix, token.start)
        before = token.keyword
    return used


def services(text: str) -> list[str]:
    """What the query's SERVICE clauses ask: IRIs without their brackets, prefixed names or variables.

    >>> services("SELECT * { SERVICE SILENT <https://example.org/sparql> { ?s ?p 'SERVICE' } }")
    ['https://example.org/sparql']
    """
    found = []
    stream = tokens(text)
    for token in stream:
        if token.keyword == "SERVICE":
            target = next(stream, None)
            if target is not None and target.keyword == "SILENT":
                target = next(stream, None)
            found.append(target.text.strip("<>") if target else "")
    return found


def names_its_graphs(text: str) -> bool:
    """Whether a query says with FROM or FROM NAMED which graphs it is about.

    >>> names_its_graphs("SELECT * FROM <http://e/g> { }"), names_its_graphs("ASK { ?from ?p 'FROM' }")
    (True, False)
    """
    return "from" in text.casefold() and any(token.keyword == "FROM" for token in tokens(text))


def with_values(text: str, parameters: Mapping[str, NamedNode | Literal]) -> str:
    """The query with a VALUES block that binds the parameters, each serialised as a term.

    The block opens the outermost group, so that filters there see it. A group that is one sub-SELECT
    has no place for it, and a short CONSTRUCT or a DESCRIBE may have no such group: there it goes
    to the end, where SPARQL joins it too.

    >>> with_values("SELECT * { ?s ?p ?o }", {"s": NamedNode("http://e/s")})
    'SELECT * { VALUES (?s) { (<http://e/s>) } ?s ?p ?o }'
    """
    if not parameters:
        return text
    names = " ".join(f"?{name}" for name in parameters)
    terms = " ".join(str(term) for term in parameters.values())
    block = f" VALUES ({names}) {{ ({terms}) }}"
    place = _start_of_group(text)
    return f"{text}\n{block}" if place is None else f"{text[:place]}{block}{text[place:]}"


def _start_of_group(text: str) -> int | None:
    form = first_keyword(text)
    if form is None:
        return None
    rest = tokens(text, start=form.start + len(form.text))
    if form.keyword == "CONSTRUCT" and not _skip_template(rest):
        return None
    round_brackets = 0
    for token in rest:
        round_brackets += {"(": 1, ")": -1}.get(token.text, 0)
        if token.text == "{" and not round_brackets:
            first = next(rest, None)
            return None if first is None or first.keyword == "SELECT" else token.start + 1
    return None


def _skip_template(rest: Iterator[Token]) -> bool:
    """Read past the template of a CONSTRUCT; false when it has none."""
    depth = 0
    for token in rest:
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if not depth:
            return token.text == "}"
    return False
