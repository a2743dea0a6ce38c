"""Keys of the classifications beside programme, economic class, function and payer, and of the national form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from costing import Entry, NationalCode
from outputs.annex.tongue import Own, say
from outputs.national import form_rows
from parameters import code_names
from scenarios import Projection

OUTSIDE = "outside"
CODED = {"provider": "HP", "hc": "HC", "scheme": "HF", "level": "L", "book": "B"}
"""Classifications by a closed list, with the letters before the key of what they do not cover."""
FREE = {"region": "R", "group": "G"}
"""Classifications in the plan's own words, with the letter before their numbers."""
NATIONAL = "national"
CLASS_KINDS = (*CODED, *FREE, NATIONAL)
TITLES = {
    "provider": "Provider (SHA 2011)", "hc": "Health care function (SHA 2011)", "scheme": "Financing scheme (SHA 2011)",
    "level": "Level of government", "book": "Budget book", "region": "Region", "group": "Group of people",
    NATIONAL: "National budget (crosswalk)",
}  # fmt: skip
"""The classifications as the Codes sheet names them."""


def class_keys(entry: Entry, names: Mapping[str, Mapping[str, str]], national: Mapping[int, str]) -> dict[str, str]:
    """The keys of a ledger line in these classifications."""
    found = {kind: _coded(kind, entry.tags[kind]) for kind in CODED}
    for kind, letter in FREE.items():
        known = {name: key for key, name in names[kind].items()}
        found[kind] = known.get(entry.tags[kind], f"{letter}{OUTSIDE}")
    return found | {NATIONAL: national.get(id(entry), f"N{OUTSIDE}")}


def class_names(entries: Iterable[Entry]) -> dict[str, dict[str, str]]:
    """The keys that occur with their names, each classification in the order of its list."""
    lines, found = list(entries), {}
    for kind, letters in CODED.items():
        used = {entry.tags[kind] for entry in lines}
        known = {code: name for code, name in code_names(kind).items() if code in used}
        found[kind] = {_coded(kind, code): _titled(kind, code, name) for code, name in known.items()}
        found[kind] |= _rest(OUTSIDE in used, letters)
    for kind, letter in FREE.items():
        used = {entry.tags[kind] for entry in lines}
        texts = sorted(used - {OUTSIDE})
        found[kind] = {f"{letter}{number}": text for number, text in enumerate(map(Own, texts), start=1)}
        found[kind] |= _rest(OUTSIDE in used, letter)
    return found


def national_keys(projection: Projection) -> tuple[dict[int, str], dict[str, str]]:
    """The key of each ledger line in the national form by its identity, and the names of the keys."""
    rows = form_rows(projection)
    keys = {row: f"N{number}" for number, row in enumerate(rows, start=1)}
    lines = {id(entry): keys[row] for row, entries in rows.items() for entry in entries}
    names = {key: " / ".join(_short(code) for code in row.codes) for row, key in keys.items()}
    return lines, names or _rest(True, "N")


def _short(code: NationalCode) -> str:
    return f"{code.code} {code.name}".strip()


def _rest(occurs: bool, letters: str) -> dict[str, str]:
    return {f"{letters}{OUTSIDE}": "Outside this classification"} if occurs else {}


def _coded(kind: str, code: str) -> str:
    if code == OUTSIDE:
        return f"{CODED[kind]}{OUTSIDE}"
    return code if kind in ("provider", "hc", "scheme") else f"{CODED[kind]}{code}"


def _titled(kind: str, code: str, name: str) -> str:
    return Own(f"{code} {say(name)}") if kind in ("provider", "hc", "scheme") else name
