"""Files are whole, readable by others, the same each time, and refused in plain words."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from tests.network.network_sample import iri, sample_library, sample_store

from kamergraaf.errors import OutputError, UsageError
from kamergraaf.network import draw, write_network
from kamergraaf.network.export import to_gexf, to_graphml
from kamergraaf.network.picture import to_svg

SVG = "{http://www.w3.org/2000/svg}"
ENDINGS = ("html", "svg", "graphml", "gexf")


def plain(value: object) -> object:
    return ("yes" if value else "no") if isinstance(value, bool) else value


def test_graphml_is_read_back_with_every_attribute(sample: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_network(sample, tmp_path / "net.graphml")
    back = nx.read_graphml(tmp_path / "net.graphml", force_multigraph=True)
    assert set(back) == set(sample)
    assert set(back.edges(keys=True)) == set(sample.edges(keys=True))
    for node, data in sample.nodes(data=True):
        assert {name: value or "" for name, value in back.nodes[node].items()} == data
    for source, target, key, data in sample.edges(keys=True, data=True):
        found = back.edges[source, target, key]
        assert {name: found[name] or plain(value) for name, value in data.items()} == {
            name: plain(value) for name, value in data.items()
        }


def test_gexf_is_read_back_with_places_and_colours(part: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_network(part, tmp_path / "net.gexf")
    back = nx.read_gexf(tmp_path / "net.gexf")
    assert set(back) == set(part)
    node = back.nodes[iri("turkije")]
    assert (node["label"], node["kind"]) == ("Turkije", "state")
    assert {"position", "color", "size"} <= node["viz"].keys()
    quotes = {key: data["quote"] for *_, key, data in part.edges(keys=True, data=True)}
    assert {data["id"]: data["quote"] for *_, data in back.edges(data=True)} == quotes


@pytest.mark.parametrize("text", ["\x00\x0b\ud800", "<b>&\"'", "]]>", "a\u2028b"])
def test_any_text_makes_xml_that_parses(text: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", label_nl=text, label_en=text, kind="topic", aliases="")
    for written in (to_graphml(graph), to_gexf(graph), to_svg(graph)):
        ET.fromstring(written.encode())


def test_a_picture_has_a_title_a_description_and_a_legend(part: nx.MultiDiGraph) -> None:
    root = ET.fromstring(to_svg(part, lang="en", title="Trade & climate"))
    assert root.findtext(f"{SVG}title") == "Trade & climate"
    assert f"{part.number_of_edges()} statements" in str(root.findtext(f"{SVG}desc"))
    texts = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert {"State", "Measure", "stands for", "stands against", "denied"} <= texts
    assert {"Turkey", "arms export ban"} <= texts


def test_a_picture_shows_every_thing_and_every_line(part: nx.MultiDiGraph) -> None:
    root = ET.fromstring(to_svg(part))
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert sorted(map(str, titles[1:])) == sorted(label for _, label in part.nodes(data="label_nl"))
    dashed = [path for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray")]
    assert dashed


def test_an_empty_network_is_drawn_as_such(tmp_path: Path) -> None:
    for ending in ENDINGS:
        write_network(nx.MultiDiGraph(), tmp_path / f"none.{ending}")
        assert (tmp_path / f"none.{ending}").stat().st_size > 100


def test_an_unknown_ending_says_which_there_are(tmp_path: Path) -> None:
    for name in ("net.png", "net"):
        with pytest.raises(UsageError, match=r"\.html, \.svg, \.graphml, \.gexf"):
            draw(sample_store(), sample_library(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_no_place_to_write(part: nx.MultiDiGraph, tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_network(part, tmp_path / "no" / "net.graphml")


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nl, en"):
        draw(sample_store(), sample_library(), tmp_path / "net.svg", lang="fr")


def test_drawing_says_what_was_drawn(tmp_path: Path) -> None:
    drawing = draw(sample_store(), sample_library(), tmp_path / "net.svg", around="Turkije", lang="en")
    assert (
        str(drawing)
        == f"{drawing.things} things and {drawing.statements} statements drawn in {drawing.output}"
    )
    assert '<title id="title">Kamergraaf: around Turkey</title>' in drawing.output.read_text("utf-8")


def test_the_heading_names_the_letter_and_the_middle(tmp_path: Path) -> None:
    draw(sample_store(), sample_library(), tmp_path / "n.svg", around="Iran", letter="2022-veiligheid")
    assert "Kamergraaf: rond Iran · Veiligheid in Europa" in (tmp_path / "n.svg").read_text("utf-8")


def test_the_same_letters_give_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from tests.network.network_sample import sample_library, sample_store\n"
        "from kamergraaf.network import draw, measure, network\n"
        "store, library = sample_store(), sample_library()\n"
        f"for ending in {ENDINGS}:\n"
        "    draw(store, library, Path(sys.argv[1] + '.' + ending), around='Turkije')\n"
        "Path(sys.argv[1] + '.txt').write_text(repr(measure(network(store, library))))\n"
    )
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], check=True, env=environment)
    for ending in (*ENDINGS, "txt"):
        one, two = (tmp_path / f"{seed}.{ending}" for seed in ("1", "2"))
        assert one.read_bytes() == two.read_bytes()
