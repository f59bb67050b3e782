"""The lexicon: every entry is well formed, shown by an example, and told apart from its neighbours."""

import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from kamergraaf.errors import InputError, SyntaxFault
from kamergraaf.extraction.entries import Entry, Example, Function, Kind, Operator, Role, Slot
from kamergraaf.extraction.lexicon import Lexicon, fold, load_lexicon
from kamergraaf.language.inflection import Feature, Form
from kamergraaf.model import Factuality, Polarity
from kamergraaf.project import shipped_root

ONTOLOGY = shipped_root() / "ontology"
PRONOMINAL = {"met": "mee", "tot": "toe"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(ONTOLOGY)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("lexicon.ttl", "words.ttl", "inflection.ttl"):
        shutil.copy(ONTOLOGY / name, tmp_path / name)
    return tmp_path


def tokens(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text.lower())


def stands(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether the words stand in the text one after another; `*` is up to three words."""

    def from_here(word: int, place: int) -> bool:
        if word == len(words):
            return True
        if words[word] == "*":
            return any(from_here(word + 1, place + skipped) for skipped in range(4))
        return place < len(text) and text[place] == words[word] and from_here(word + 1, place + 1)

    return any(from_here(0, place) for place in range(len(text)))


def is_triggered(entry: Entry, text: Sequence[str]) -> bool:
    def has(form: Form) -> bool:
        if form.split and entry.particle not in text:
            return False
        return stands(form.tokens, text) or (
            entry.kind in (Kind.NOUN, Kind.MEASURE) and any(word.endswith(form.tokens[0]) for word in text)
        )

    return any(has(form) for form in entry.forms)


def is_filled(slot: Slot, text: Sequence[str]) -> bool:
    if slot.function is Function.PREPOSITION:
        adverb = PRONOMINAL.get(slot.marker, slot.marker)
        return stands(slot.marker.split(), text) or any(f"{here}{adverb}" in text for here in ("er", "daar"))
    return not slot.marker or slot.marker in text


def examples(lexicon: Lexicon) -> list[tuple[Entry, Example]]:
    return [(entry, example) for entry in lexicon.entries for example in entry.examples]


def predicates() -> set[str]:
    """The predicates of the annotation guide: those of the ontology but for `alliedWith`."""
    text = (ONTOLOGY / "kamergraaf.ttl").read_text("utf-8")
    return set(re.findall(r"^kg:(\w+) a [^;.]*kg:Predicate", text, re.MULTILINE)) - {"alliedWith"}


def test_every_predicate_of_the_ontology_has_at_least_six_entries(lexicon: Lexicon) -> None:
    counts = Counter(entry.predicate for entry in lexicon.entries)
    assert set(counts) == predicates()
    assert {name: count for name, count in counts.items() if count < 6} == {}


def test_there_are_at_least_six_hundred_entries(lexicon: Lexicon) -> None:
    assert len(lexicon.entries) >= 600


def test_a_rule_id_says_predicate_kind_and_lemma(lexicon: Lexicon) -> None:
    wrong = [
        entry.rule
        for entry in lexicon.entries
        if not re.fullmatch(rf"{entry.predicate}\.{entry.kind}(\.[a-z0-9-]+)+", entry.rule)
    ]
    assert wrong == []
    assert len({entry.rule for entry in lexicon.entries}) == len(lexicon.entries)


def test_the_file_is_sorted_within_each_predicate() -> None:
    rules = re.findall(r"^lex:(\S+) ", (ONTOLOGY / "lexicon.ttl").read_text("utf-8"), re.MULTILINE)
    sections = list(dict.fromkeys(rule.split(".")[0] for rule in rules))
    assert rules == [
        rule for name in sections for rule in sorted(r for r in rules if r.split(".")[0] == name)
    ]


def test_every_entry_has_an_example_in_which_its_words_stand(lexicon: Lexicon) -> None:
    assert [entry.rule for entry in lexicon.entries if not entry.examples] == []
    silent = [
        entry.rule for entry, example in examples(lexicon) if not is_triggered(entry, tokens(example.text))
    ]
    assert silent == []


def test_fixed_words_and_reflexives_stand_in_the_example(lexicon: Lexicon) -> None:
    for entry, example in examples(lexicon):
        text = tokens(example.text)
        if entry.words:
            assert any(stands(words.lower().split(), text) for words in entry.words), entry.rule
        if entry.reflexive:
            assert {"zich", "ons", "me", "mij"} & set(text), entry.rule


def test_subject_and_object_stand_in_the_example(lexicon: Lexicon) -> None:
    for entry, example in examples(lexicon):
        assert example.subject in example.text, entry.rule
        assert example.object, entry.rule
        assert example.object in example.text, entry.rule
        if not {Function.CLAUSE, Function.INFINITIVE} & {slot.function for slot in entry.object}:
            assert not re.match(r"(de|het|een) ", example.object), entry.rule


def test_a_slot_of_each_role_is_filled_in_the_example(lexicon: Lexicon) -> None:
    for entry, example in examples(lexicon):
        text = tokens(example.text)
        assert any(is_filled(slot, text) for slot in entry.subject), entry.rule
        assert any(is_filled(slot, text) for slot in entry.object), entry.rule


def test_only_a_writers_judgement_has_no_subject(lexicon: Lexicon) -> None:
    for entry, example in examples(lexicon):
        if not example.subject:
            assert Function.WRITER in {slot.function for slot in entry.subject}, entry.rule


def test_an_example_expects_the_polarity_and_factuality_that_its_words_fix(lexicon: Lexicon) -> None:
    for entry, example in examples(lexicon):
        if entry.factuality:
            assert example.factuality is entry.factuality, entry.rule
        if entry.polarity is Polarity.NEGATED:
            assert example.polarity is Polarity.NEGATED, entry.rule


def test_no_sentence_is_an_example_twice(lexicon: Lexicon) -> None:
    counts = Counter(example.text for _, example in examples(lexicon))
    assert [text for text, count in counts.items() if count > 1] == []


def test_kinds_that_an_entry_asks_for_exist(lexicon: Lexicon) -> None:
    classes = set(
        re.findall(r"^kg:(\w+) a owl:Class", (ONTOLOGY / "kamergraaf.ttl").read_text("utf-8"), re.MULTILINE)
    )
    known = classes | {kind for words in lexicon.family("head") for kind in words.kinds}
    asked = {
        kind
        for entry in lexicon.entries
        for kind in entry.subject_kinds | entry.object_kinds | entry.subject_excludes | entry.object_excludes
    }
    assert asked - known == set()


def are_apart(some: Entry, other: Entry) -> bool:
    """Whether words, slots, priority or kinds tell two entries of one lemma apart."""
    return (
        some.priority != other.priority
        or bool(some.words) != bool(other.words)
        or (bool(some.words) and not set(some.words) & set(other.words))
        or not set(some.object) & set(other.object)
        or not set(some.subject) & set(other.subject)
        or are_disjoint(some.object_kinds, other.object_kinds)
        or are_disjoint(some.subject_kinds, other.subject_kinds)
        or bool(some.object_kinds & other.object_excludes or other.object_kinds & some.object_excludes)
        or bool(some.subject_kinds & other.subject_excludes or other.subject_kinds & some.subject_excludes)
    )


def are_disjoint(some: Iterable[str], other: Iterable[str]) -> bool:
    some, other = set(some), set(other)
    return bool(some and other and not some & other)


def test_entries_that_share_a_lemma_are_told_apart(lexicon: Lexicon) -> None:
    alike = defaultdict(list)
    for entry in lexicon.entries:
        alike[entry.lemma, entry.particle, entry.kind, entry.reflexive].append(entry)
    clashes = [
        (some.rule, other.rule)
        for group in alike.values()
        for some, other in combinations(group, 2)
        if not are_apart(some, other)
    ]
    assert clashes == []


def test_forms_lead_back_to_their_entry(lexicon: Lexicon) -> None:
    withdrawn = {trigger.item.rule for trigger in lexicon.by_form["teruggetrokken"]}
    assert "withdrewFrom.verb.zich-terugtrekken.uit" in withdrawn
    trigger = next(
        trigger
        for trigger in lexicon.by_form["trekt"]
        if trigger.item.rule == "withdrewFrom.verb.zich-terugtrekken.uit"
    )
    assert (trigger.form.split, trigger.form.feature) == (True, Feature.FINITE_SINGULAR)
    assert lexicon.by_lemma["terugtrekken"]


def test_words_without_accents_are_found_too(lexicon: Lexicon) -> None:
    assert fold("Geïmplementeerd") == "geimplementeerd"
    assert {trigger.item.predicate for trigger in lexicon.by_form["geimplementeerd"]} == {"implements"}


def test_a_compound_triggers_what_its_head_does(lexicon: Lexicon) -> None:
    rules = {trigger.item.rule for trigger in lexicon.triggers("Staalheffingen")}
    assert "targets.measure.heffing.op" in rules
    assert lexicon.triggers("staalkleur") == ()


def test_heads_give_a_noun_its_kinds(lexicon: Lexicon) -> None:
    assert {"Measure", "Sanction"} <= lexicon.kinds_of("invoerheffingen")
    assert "Agreement" in lexicon.kinds_of("Klimaatakkoord")
    assert "BadThing" in lexicon.kinds_of("terrorisme")
    assert lexicon.kinds_of("paraplu") == frozenset()


def test_heads_are_single_words(lexicon: Lexicon) -> None:
    assert [word for words in lexicon.family("head") for word in words.words if " " in word] == []


def test_a_verb_whose_subject_is_the_object_of_the_statement_has_no_passive(lexicon: Lexicon) -> None:
    swapped = next(entry for entry in lexicon.entries if entry.rule == "isConcernedAbout.phrase.baren.zorgen")
    supports = next(entry for entry in lexicon.entries if entry.rule == "supports.verb.steunen")
    assert (swapped.passive, supports.passive) == (False, True)


def operator(lexicon: Lexicon, word: str) -> Operator:
    return lexicon.operators_by_form[word][0].item


@pytest.mark.parametrize(
    ("word", "role", "factuality"),
    [
        ("zal", Role.MODAL, Factuality.PLANNED),
        ("moet", Role.MODAL, Factuality.DESIRED),
        ("kan", Role.MODAL, Factuality.POSSIBLE),
        ("overweegt", Role.INTENTION, Factuality.POSSIBLE),
    ],
)
def test_operators_say_how_real_their_complement_is(
    word: str, role: Role, factuality: Factuality, lexicon: Lexicon
) -> None:
    found = operator(lexicon, word)
    assert (found.role, found.factuality) == (role, factuality)


def test_a_refusal_denies_its_complement(lexicon: Lexicon) -> None:
    assert operator(lexicon, "weigert").polarity is Polarity.NEGATED


def test_not_only_is_listed_as_no_denial(lexicon: Lexicon) -> None:
    denials = {word for words in lexicon.family("negator") for word in words.words}
    assert {"niet", "geen", "noch", "zonder", "nauwelijks"} <= denials
    assert "niet alleen" in {word for words in lexicon.family("negator-false") for word in words.words}


def test_every_family_that_the_engine_needs_has_words(lexicon: Lexicon) -> None:
    needed = ("negator", "subordinator", "hedge", "purpose", "speaker", "writer", "copula", "opinion", "head")
    assert [name for name in needed if not any(words.words for words in lexicon.family(name))] == []


def test_a_verb_is_added_by_editing_the_file_alone(copy: Path) -> None:
    with (copy / "lexicon.ttl").open("a", encoding="utf-8") as file:
        file.write(
            "lex:supports.verb.toejubelen a kg:VerbEntry ; lexinfo:partOfSpeech lexinfo:verb ;"
            ' ontolex:canonicalForm [ ontolex:writtenRep "toejubelen"@nl ] ; kg:particle "toe"@nl ;'
            " ontolex:sense [ ontolex:reference kg:supports ;"
            " synsem:subjOfProp slot:subject ; synsem:objOfProp slot:object ] ."
        )
    added = load_lexicon(copy).by_form["toegejubeld"]
    assert [trigger.item.rule for trigger in added] == ["supports.verb.toejubelen"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("synsem:objOfProp slot:uit ]", "synsem:objOfProp slot:out ]", "words.ttl does not define: out"),
        ("kg:reflexive true", "kg:reflexief true", "reflexief is no property"),
        ("kg:reflexive true", "kg:reflexive 1", "not true or false"),
        ("a kg:VerbEntry", "a kg:VerbEntrie", "'VerbEntrie', not one of VerbEntry"),
        ("ontolex:sense [", "ontolex:sens [", "sens is no property"),
        ('kg:particle "', 'kg:particle "x', "does not begin with its particle"),
        ("kg:priority -1", 'kg:priority "hoog"', "not a whole number"),
        ("kg:setsFactuality kg:possible", "kg:setsFactuality kg:maybe", "'maybe', not one of actual"),
        ("rdf:value ", "rdf:valeu ", "valeu is no property"),
    ],
)
def test_an_entry_that_breaks_the_shape_is_named_with_its_line(
    old: str, new: str, message: str, copy: Path
) -> None:
    file = copy / "lexicon.ttl"
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InputError, match=re.escape(message)) as caught:
        load_lexicon(copy)
    place = caught.value.place
    assert place is not None
    assert place.line is not None
    assert caught.value.message.split(":")[0] in file.read_text("utf-8").splitlines()[place.line - 1]


def test_the_same_rule_twice_is_refused(copy: Path) -> None:
    file = copy / "lexicon.ttl"
    text = file.read_text("utf-8")
    block = re.search(r"^lex:signed\.verb\.tekenen.*?\] \.\n", text, re.MULTILINE | re.DOTALL)
    assert block
    file.write_text(text + block.group(), "utf-8")
    with pytest.raises(InputError, match=r"signed\.verb\.tekenen\S*: needs one"):
        load_lexicon(copy)


def test_turtle_that_does_not_parse_is_named_with_its_line(copy: Path) -> None:
    (copy / "words.ttl").write_text("@prefix kg: <x:> .\nkg:a kg:b kg:c .\nkg:a kg:b kg: kg .\n", "utf-8")
    with pytest.raises(SyntaxFault) as caught:
        load_lexicon(copy)
    assert caught.value.place is not None
    assert (Path(caught.value.place.file).name, caught.value.place.line) == ("words.ttl", 3)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"inflection\.ttl"):
        load_lexicon(tmp_path)


def test_the_page_counts_what_the_file_holds(lexicon: Lexicon) -> None:
    counts = Counter((entry.predicate, entry.kind) for entry in lexicon.entries)
    page = (shipped_root() / "docs" / "lexicon.md").read_text("utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page[page.index("## How many") :].splitlines()
        if line.startswith("|")
    ]
    header, body = rows[0], rows[2:]
    assert header == ["predicate", *Kind, "all"]
    table = {row[0]: [int(cell or "0") for cell in row[1:]] for row in body}
    expected = {
        name: [counts[name, kind] for kind in Kind] + [sum(counts[name, kind] for kind in Kind)]
        for name in {entry.predicate for entry in lexicon.entries}
    }
    total = [sum(column) for column in zip(*expected.values(), strict=True)]
    assert table == {**expected, "all": total}
