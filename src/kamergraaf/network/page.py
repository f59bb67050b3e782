"""The interactive page: one HTML file that needs no network, drawn with pyvis and vis-network.

Invariant: nothing is fetched. Every script and style is in the file, and a content security policy allows
these by their hash and nothing else. Texts from letters are data in a JSON block and reach the page as text
only. The same graph gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from kamergraaf.errors import OutputError
from kamergraaf.network import style
from kamergraaf.network.payload import payload
from kamergraaf.network.wording import LANGUAGES, words

if TYPE_CHECKING:
    import networkx as nx


def to_html(graph: nx.MultiDiGraph, *, lang: str = "nl", title: Mapping[str, str] | None = None) -> str:
    """The page for a graph, opening in Dutch (`nl`) or English (`en`); `title` has a heading in each."""
    heading = {name: (title or {}).get(name) or words(name)["title"] for name in LANGUAGES}
    text = words(lang)
    blocks = {"css": _css(), "vis": vis_network(), "app": _app()}
    parts = {
        "lang": lang,
        "policy": policy(styles=[blocks["css"]], scripts=[blocks["vis"], blocks["app"]]),
        "title": html.escape(heading[lang]),
        "noscript": html.escape(text["noscript"]),
        "data": as_json_block(payload(graph, lang=lang, title=heading)),
        **blocks,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], _asset("page.html"))


def as_json_block(value: object) -> str:
    """JSON that can stand in a script element: nothing in it can end the element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def policy(*, styles: list[str], scripts: list[str]) -> str:
    """A content security policy that allows these inline blocks and no other source of anything."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hash, scripts)),
        "style-src": " ".join(map(_hash, styles)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def vis_network() -> str:
    """The script of vis-network that comes with pyvis, with its licence at the head.

    Raises OutputError when the installed pyvis does not carry it.
    """
    folders = [
        folder for folder in (resources.files("pyvis") / "lib").iterdir() if folder.name.startswith("vis-")
    ]
    for folder in sorted(folders, key=_version, reverse=True):
        script = folder / "vis-network.min.js"
        if script.is_file():
            return _inline(re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", script.read_text("utf-8")))
    raise OutputError("the installed pyvis has no vis-network in it", hint="Install pyvis 0.3.2 again.")


def _version(folder: Traversable) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", folder.name))


def _app() -> str:
    folder = resources.files(__package__) / "assets" / "script"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    text = "\n".join(file.read_text("utf-8") for file in files if file.name.endswith(".js"))
    return _inline(f'"use strict";\n(() => {{\n{text}}})();\n')


def _css() -> str:
    light, dark = (_variables(name) for name in ("light", "dark"))
    themes = f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    return _inline(themes + _asset("page.css"))


def _variables(theme: str) -> str:
    around = style.THEMES[theme]
    colours = {name: getattr(around, name) for name in type(around).__slots__}
    colours |= {name: getattr(look, theme) for name, look in (*style.KINDS.items(), *style.LINES.items())}
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _asset(name: str) -> str:
    return (resources.files(__package__) / "assets" / name).read_text("utf-8")


def _inline(text: str) -> str:
    """A script or style as a browser reads it inline, so that its hash is the browser's hash."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"</(?:script|style)|<!--", plain, flags=re.IGNORECASE):
        raise OutputError("a script of the page would end its own element", hint="Install pyvis 0.3.2 again.")
    return plain


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
