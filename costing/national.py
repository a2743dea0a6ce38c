"""Every cost line in the country's own chart of accounts: one code for each column of the national form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from costing.ledger import OUTSIDE, Entry
from costing.lines import RecordError
from parameters import Crosswalk, NationalColumn, areas, code_names, directive_titles

MOST_SAID = 5
"""Lines that a message names; the others are counted."""


@dataclass(frozen=True)
class NationalCode:
    """The code of a line in one column, its name, and where it stands among the codes of the column.

    Attributes:
        check: it was not read in the published chart.
    """

    code: str
    name: str
    place: int = field(compare=False)
    check: bool = False


Codes = tuple[NationalCode, ...]


@dataclass(frozen=True)
class National:
    """The lines of one scenario in a national form; `codes` of a line by its identity, in the order of the columns."""

    crosswalk: Crosswalk
    codes: Mapping[int, Codes]

    def of(self, entry: Entry) -> Codes:
        """The national codes of a ledger line."""
        return self.codes[id(entry)]


def national_codes(crosswalk: Crosswalk | None, entries: Sequence[Entry]) -> National | None:
    """Give every ledger line its national codes; nothing where the plan names no crosswalk.

    Raises:
        RecordError: no rule of a column takes a line, or two of its exclusive rules do; the message names line and
            rules.
    """
    if crosswalk is None:
        return None
    wrong: list[str] = []
    columns = [(column, _places(column, entries)) for column in crosswalk.columns]
    codes = {id(entry): tuple(_code(column, places, entry, wrong) for column, places in columns) for entry in entries}
    if wrong:
        more = f"; and {len(wrong) - MOST_SAID} more" if len(wrong) > MOST_SAID else ""
        raise RecordError(f"crosswalk {crosswalk.file}: {'; '.join(wrong[:MOST_SAID])}{more}")
    return National(crosswalk, codes)


def _places(column: NationalColumn, entries: Sequence[Entry]) -> dict[str, int]:
    """For a column that repeats a tag: its values in the order in which they first occur."""
    found = dict.fromkeys(entry.tags.get(column.tag, OUTSIDE) for entry in entries) if column.tag else {}
    return {value: place for place, value in enumerate(found)}


def _code(column: NationalColumn, places: Mapping[str, int], entry: Entry, wrong: list[str]) -> NationalCode:
    if column.tag:
        value = entry.tags.get(column.tag, OUTSIDE)
        return NationalCode(value, _name(column.tag, value, entry), places[value])
    found = [(place, rule) for place, rule in enumerate(column.rules) if rule.matches(entry.tags)]
    alone = [rule for _, rule in found if rule.exclusive]
    if not found:
        wrong.append(f"column {column.name}: no rule takes {_said(entry)}: add a rule, or a last one without when")
        return NationalCode("", "", 0)
    if len(alone) > 1:
        both = " and ".join(f"'{rule.code}' ({rule.origin})" for rule in alone)
        wrong.append(f"column {column.name}: the exclusive rules {both} both take {_said(entry)}: narrow one of them")
    place, rule = found[0]
    return NationalCode(rule.code, rule.name, place, rule.check)


def _name(tag: str, value: str, entry: Entry) -> str:
    return entry.tags["name"] if tag == "element" else _names(tag).get(value, "")


@cache
def _names(tag: str) -> Mapping[str, str]:
    return {"directive": directive_titles, "area": areas}.get(tag, lambda: code_names(tag))()


def _said(entry: Entry) -> str:
    tags = ", ".join(f"{tag} {entry.tags[tag]}" for tag in ("econ", "function", "payer", "standing"))
    return f"the line '{entry.tags['element']}: {entry.label}' ({tags})"
