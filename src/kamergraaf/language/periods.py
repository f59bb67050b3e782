"""Days, months and spans of time as the standards write them.

Invariant: a value is an xsd:date, xsd:gYearMonth or xsd:gYear where one fits, else an EDTF text
(ISO 8601-2, level 1): `2014/2024`, `2030/..`, `/2018` (start not known), `199X`, `2018-23` (autumn).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: place
    for place, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb", "febr"),
            ("maart", "mrt"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
"""Names of months and their short forms -> 1 to 12."""

XSD_DATE, XSD_MONTH, XSD_YEAR, EDTF = "xsd:date", "xsd:gYearMonth", "xsd:gYear", "edtf:EDTF"

_KINDS = (
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d{2}"), XSD_DATE),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), XSD_MONTH),
    (re.compile(r"\d{4}"), XSD_YEAR),
)


@dataclass(frozen=True, slots=True)
class When:
    """A point or span of time that the text names at `[start, end)`."""

    start: int
    end: int
    value: str

    @property
    def datatype(self) -> str:
        """The datatype of the value: xsd:date, xsd:gYearMonth, xsd:gYear or edtf:EDTF.

        >>> When(0, 4, "2018").datatype, When(0, 9, "2014/2024").datatype, When(0, 4, "2018-23").datatype
        ('xsd:gYear', 'edtf:EDTF', 'edtf:EDTF')
        """
        return next((kind for pattern, kind in _KINDS if pattern.fullmatch(self.value)), EDTF)


def day(year: int, month: int, number: int) -> str | None:
    """The date as text, or None when there is no such day.

    >>> day(2018, 6, 28), day(2018, 2, 30)
    ('2018-06-28', None)
    """
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def months(year: int, first: int, last: int) -> str:
    """A span of months of one year; one month when both are the same.

    >>> months(2022, 7, 9), months(2022, 7, 7)
    ('2022-07/2022-09', '2022-07')
    """
    low, high = f"{year:04}-{first:02}", f"{year:04}-{last:02}"
    return low if low == high else f"{low}/{high}"


def shifted(anchor: date, by: int) -> str:
    """The month that lies some months from the anchor's.

    >>> shifted(date(2018, 1, 15), -1)
    '2017-12'
    """
    count = anchor.year * 12 + anchor.month - 1 + by
    return f"{count // 12:04}-{count % 12 + 1:02}"


def nearest_year(anchor: date, month: int, number: int = 15, *, side: int = 0) -> int:
    """The year in which this day lies nearest to the anchor; -1 asks for the last one, 1 for the next.

    >>> nearest_year(date(2017, 1, 20), 11, 14), nearest_year(date(2018, 7, 2), 6, side=1)
    (2016, 2019)
    """

    def distance(year: int) -> int:
        last = calendar.monthrange(year, month)[1]
        return (date(year, month, min(number, last)) - anchor).days

    years = [anchor.year - 1, anchor.year, anchor.year + 1]
    fitting = [year for year in years if not side or distance(year) * side >= 0]
    return min(fitting or years, key=lambda year: abs(distance(year)))
