"""Capitals of states, which stand for their state when they act ("Ankara weigert").

Invariant: a capital is a capital of one state here.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def state_capitals() -> dict[str, str]:
    """The Dutch name of the state of each capital.

    >>> state_capitals()["Ankara"]
    'Turkije'
    """
    text = resources.files("kamergraaf.extraction").joinpath("data/capitals.json").read_text("utf-8")
    capitals: dict[str, str] = json.loads(text)
    return capitals
