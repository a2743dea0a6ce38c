"""Paths of settings as they stand in a cell: ``posts.nurse``, ``shares[0]``, ``quality."a.b"``.

On the sheet Scenarios a whole address stands as it is, and what is inside it follows after a colon:
``actions.new: posts.nurse``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from parameters.workbook.yaml_scalar import quoted

Trail = tuple[str | int, ...]
"""Keys and positions of lists, from the top of a plan."""
HERE = "."
"""What ends the path of a comment that stands inside a setting."""
_PART = re.compile(r'(?P<quoted>"(?:[^"\\]|\\.)*")|\[(?P<position>\d+)\]|(?P<plain>[^."\[\]]+)')
_PLAIN = re.compile(r'[^\s."\[\]](?:[^."\[\]\x00-\x1f]*[^\s."\[\]])?')
_INSIDE = ": "


class PathError(ValueError):
    """A text that is no path of a setting."""


def joined(trail: Sequence[str | int]) -> str:
    """The path of a trail.

    >>> joined(("groups", "low", "moves")), joined(("shares", 0)), joined(("considered", "a.b"))
    ('groups.low.moves', 'shares[0]', 'considered."a.b"')
    """
    text = ""
    for part in trail:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += ("." if text else "") + (part if _PLAIN.fullmatch(part) else quoted(part))
    return text


def split(text: str) -> Trail:
    """The trail of a path.

    Raises:
        PathError: the text is no path; the message says why.
    """
    trail: list[str | int] = []
    place = 0
    while place < len(text):
        if trail and text[place] == ".":
            place += 1
        elif trail and text[place] != "[":
            raise PathError(f"is no setting: a dot is missing before '{text[place:]}'")
        match = _PART.match(text, place)
        if match is None:
            raise PathError("is no setting: write names with dots between them, such as posts.nurse")
        trail.append(_part(match))
        place = match.end()
    return tuple(trail)


def _part(match: re.Match[str]) -> str | int:
    if match["position"] is not None:
        return int(match["position"])
    if match["plain"] is not None:
        return match["plain"].strip()
    return _unquoted(match["quoted"])


def _unquoted(quoted: str) -> str:
    try:
        return str(json.loads(quoted))
    except ValueError:
        raise PathError(f"is no setting: {quoted} is not a name in quotes") from None


def joined_address(trail: Sequence[str | int]) -> str:
    """The path of an entry of a scenario: its address as it is, then what is inside it.

    >>> joined_address(("pay.nurse",)), joined_address(("actions.new", "posts", "nurse"))
    ('pay.nurse', 'actions.new: posts.nurse')
    """
    if not trail:
        return ""
    key = str(trail[0])
    if not key or key != key.strip() or key[0] == '"' or key[-1] in ".:" or _INSIDE in key or "\n" in key:
        key = quoted(key)
    return f"{key}{_INSIDE}{joined(trail[1:])}" if len(trail) > 1 else key


def split_address(text: str) -> Trail:
    """The trail of an entry of a scenario.

    Raises:
        PathError: the text is no address.
    """
    if not text:
        return ()
    quoted = _PART.match(text) if text.startswith('"') else None
    if quoted is not None and quoted["quoted"] is not None:
        key, rest = _unquoted(quoted["quoted"]), text[quoted.end() :]
        if rest and not rest.startswith(":"):
            raise PathError(f"is no address: a colon is missing before '{rest}'")
        rest = rest[1:]
    else:
        key, _, rest = text.partition(_INSIDE)
    return (key.strip() if quoted is None else key, *split(rest.strip()))
