"""Dates in workbooks: numbers that a format shows as a day, read as ISO text."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17, *range(27, 37), *range(50, 59)), "d"),
    **dict.fromkeys((18, 19, 20, 21), "h"),
    22: "dh",
}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_ELAPSED = re.compile(r"\[(hh?|mm?|ss?)\]")
_LAST_SERIAL = 2_958_466
_SERIAL_60 = 60  # 29 February 1900, a day that was not, in Excel's calendar


def date_shape(number_format: int, code: str) -> str:
    """What a number format shows: ``d`` a day, ``h`` a time, ``dh`` both, empty for a number or a length of time.

    Args:
        number_format: the number of the format.
        code: its text, for a format that the workbook defines itself.

    >>> date_shape(14, ""), date_shape(164, "dd.mm.yyyy hh:mm"), date_shape(165, '0.0" days"'), date_shape(46, "")
    ('d', 'dh', '', '')
    """
    if not code:
        return _BUILT_IN.get(number_format, "")
    bare = _LITERAL.sub("", code).lower().split(";")[0].replace("general", "")
    if _ELAPSED.search(bare):
        return ""
    timed = "h" if "h" in bare or "s" in bare else ""
    dated = "d" if "y" in bare or "d" in bare or ("m" in bare and not timed) else ""
    return dated + timed


def date_text(number: float, shape: str, since_1904: bool) -> str | None:
    """A date number as ISO text: ``2026-03-01``, ``2026-03-01T14:30:00``, ``14:30:00``; None if it is no date.

    Args:
        number: days since the workbook's first day; the fraction is the time of day.
        shape: what the format shows, from `date_shape`.
        since_1904: days count from 1904, as in workbooks of old Macintosh programmes.

    >>> date_text(46082, "d", False), date_text(46082.5, "dh", False), date_text(0.25, "h", False)
    ('2026-03-01', '2026-03-01T12:00:00', '06:00:00')
    """
    if not 0 <= number < _LAST_SERIAL or ("d" in shape and number < 1 and not since_1904):
        return None
    days = number + (1 if number < _SERIAL_60 and not since_1904 else 0)
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
    moment = first + timedelta(seconds=round(days * 86_400))
    if shape == "d":
        return moment.date().isoformat()
    return moment.time().isoformat() if shape == "h" and number < 1 else moment.isoformat()
