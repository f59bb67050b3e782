"""Dates as Dutch letters write them, to ISO dates.

Invariant: what is returned is a date that exists, or nothing.
"""

from __future__ import annotations

import datetime
import re

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WRITTEN = rf"\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}"
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<name>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})\b"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
    r"|\b(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})\b",
    re.IGNORECASE,
)


def read_date(text: str) -> str:
    """The first date in a text as an ISO date, or nothing.

    >>> read_date("(ontvangen 21 mei 2024)"), read_date("31 februari 2020"), read_date("05-07-2018")
    ('2024-05-21', '', '2018-07-05')
    """
    for match in _DATE.finditer(text):
        if match["iso"]:
            parts = tuple(int(part) for part in match["iso"].split("-"))
        elif match["name"]:
            parts = int(match["year"]), MONTHS.index(match["name"].lower()) + 1, int(match["day"])
        else:
            parts = int(match["y"]), int(match["m"]), int(match["d"])
        try:
            return datetime.date(*parts).isoformat()
        except ValueError:
            continue
    return ""
