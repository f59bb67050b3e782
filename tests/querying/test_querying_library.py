from __future__ import annotations

from pathlib import Path

import pytest

from kamergraaf.errors import InputError, SyntaxFault, UnknownName
from kamergraaf.project import shipped_root
from kamergraaf.querying import Parameter, find_query, load_library
from kamergraaf.querying.library import load_query

HEADER = "#+ summary: Who\n#+ summary_nl: Wie\n#+ tags: [a, b]\n"
LIBRARY = load_library(shipped_root() / "queries")


def write(folder: Path, text: str) -> Path:
    file = folder / "vraag.rq"
    file.write_text(text, "utf-8")
    return file


def test_a_query_is_what_its_header_says(tmp_path: Path) -> None:
    text = (
        f"{HEADER}#+ defaults: {{actor: https://example.org/a, lang: nl}}\n#+ inferred: true\n"
        "SELECT ?x ?_actor_iri ?_lang_literal ?_date_date WHERE { ?x ?_actor_iri ?y } # ?_no_iri"
    )
    query = load_query(write(tmp_path, text))
    assert (query.id, query.summary, query.summary_nl, query.tags) == ("vraag", "Who", "Wie", ("a", "b"))
    assert query.defaults == {"actor": "https://example.org/a", "lang": "nl"}
    assert query.parameters == (
        Parameter("actor", "_actor_iri", "iri", "https://example.org/a"),
        Parameter("lang", "_lang_literal", "literal", "nl"),
        Parameter("date", "_date_date", "date", None),
    )
    assert (query.inferred, query.federated, query.internal) == (True, False, False)
    assert (query.text, query.path) == (text, tmp_path / "vraag.rq")


def test_a_summary_in_quotes_may_hold_what_yaml_would_read(tmp_path: Path) -> None:
    header = HEADER.replace("Who", '"Who: \\"them\\" # too"')
    assert load_query(write(tmp_path, header)).summary == 'Who: "them" # too'


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("#+ summary Who", "this header line is not"),
        ("#+ titel: Who", "a header has no key 'titel'"),
        ("#+ summary: Who", "`summary` stands here a second time"),
        ("#+ description: Who: them", "means something else in YAML"),
        ("#+ description: who #1", "means something else in YAML"),
        ("#+ description: *who", "means something else in YAML"),
        ('#+ description: "who', "is not one whole quoted text"),
        ("#+ defaults: {actor: x", "has no closing `}`"),
        ("#+ defaults: {actor}", "is not `name: value`"),
        ("#+ defaults: {actor: x}", "a default for 'actor', and the query has no such parameter"),
        ("#+ defaults: actor", "`defaults` must be a mapping"),
        ("#+ inferred: maybe", "`inferred` must be true or false"),
        ("SELECT ?_actor {}", "?_actor is not the name of a parameter"),
        ("SELECT ?_actor_person {}", "?_actor_person is not the name of a parameter"),
    ],
)
def test_a_broken_header_is_named_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    file = write(tmp_path, f"{HEADER}{line}\n")
    with pytest.raises(SyntaxFault) as raised:
        load_query(file)
    assert f"{file}:4: " in str(raised.value)
    assert says in raised.value.message


@pytest.mark.parametrize("key", ["summary", "summary_nl", "tags"])
def test_a_header_without_what_is_needed_says_what_to_add(tmp_path: Path, key: str) -> None:
    lines = [line for line in HEADER.splitlines() if f"#+ {key}:" not in line]
    with pytest.raises(SyntaxFault, match=f"Add a line `#\\+ {key}:"):
        load_query(write(tmp_path, "\n".join(lines)))


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "vraag.rq").write_bytes(b"#+ summary: caf\xe9\n")
    with pytest.raises(InputError, match=r"vraag\.rq: the query cannot be read"):
        load_library(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        load_library(tmp_path / "queries")


def test_the_library_is_in_alphabetical_order() -> None:
    assert list(LIBRARY) == sorted(LIBRARY)


@pytest.mark.parametrize(("typed", "meant"), [("withdrawl", "withdrawals"), ("count", "count-by-actor")])
def test_an_unknown_query_says_which_are_near(typed: str, meant: str) -> None:
    with pytest.raises(UnknownName) as raised:
        find_query(LIBRARY, typed)
    assert meant in raised.value.near


def test_an_internal_query_is_not_offered() -> None:
    with pytest.raises(UnknownName) as raised:
        find_query(LIBRARY, "name")
    assert "names" not in raised.value.near


def test_a_query_that_nothing_is_near_points_at_the_list() -> None:
    with pytest.raises(UnknownName, match="without an id lists them all"):
        find_query(LIBRARY, "zzzzzz")
