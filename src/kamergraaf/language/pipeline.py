"""Loads the pipeline that turns a letter's text into words, sentences and, if asked, trees.

Invariant: every pipeline, whichever name is given, has our words and our sentences; what differs is
who says what the words are and how they hang together.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kamergraaf.errors import UnknownName

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "kamergraaf"
"""The name of the parser that comes with the package."""


def load_pipeline(name: str | None = None) -> Language:
    """A spaCy pipeline: ours (None or "kamergraaf"), no tree ("none"), "frog", or an installed one by name.

    Raises UnknownName when no such pipeline is installed, InputError when Frog or a model file is missing.

    >>> [sent.text for sent in load_pipeline("none")("Nederland steunt de VS. Rusland niet.").sents]
    ['Nederland steunt de VS.', 'Rusland niet.']
    """
    from kamergraaf.language import components, tokens

    if name not in (None, SHIPPED, "none", "frog"):
        return _installed(name or "")
    nlp = tokens.blank_dutch()
    nlp.add_pipe(components.SENTENCES)
    if name == "frog":
        nlp.add_pipe(components.FROG)
    elif name != "none":
        nlp.add_pipe(components.PARSER)
    return nlp


def model_folder() -> Path:
    """Where the shipped model lies."""
    return Path(str(files("kamergraaf.language").joinpath("model")))


def _installed(name: str) -> Language:
    """Someone else's pipeline with our tokenizer and our sentences."""
    import spacy

    from kamergraaf.language import components, tokens

    if not spacy.util.is_package(name) and not Path(name).is_dir():
        near = [SHIPPED, "none", "frog", *sorted(spacy.util.get_installed_models())]
        raise UnknownName(
            f"there is no pipeline {name!r} here",
            value=name,
            hint=f"There are: {', '.join(near)}. Others: python -m spacy download nl_core_news_lg",
        )
    nlp = spacy.load(name)
    nlp.tokenizer = tokens.tokenizer(nlp)
    for component in ("senter", "sentencizer"):
        if component in nlp.pipe_names:
            nlp.remove_pipe(component)
    nlp.add_pipe(components.SENTENCES, first=True)
    return nlp
