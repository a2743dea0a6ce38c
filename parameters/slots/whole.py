"""What belongs to a plan as a whole, and what its figures share: title, years, limits, drivers; each as a `Slot`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parameters.countries import country_codes
from parameters.library import Library
from parameters.plan_words import GROUPS
from parameters.quality import quality_fields
from parameters.settings import Choice, Number, Text, Words
from parameters.slots.kinds import NAME
from parameters.slots.slot import Slot
from parameters.workbook.setting_path import Trail

Limits = Mapping[str, tuple[float, str]]
"""The limits of the rules by name: what they are if a plan gives no other, and what they mean."""
_HEADING = {
    "plan": "the title of the plan",
    "years": "first and last year, such as 2026-2035; the year before is the base year",
}
_FILES = {
    "crosswalk": "a file of the national chart of accounts, or the name of a shipped one",
    "regions": "a CSV file with a row for each region",
}
_CONSIDERED = "why there is no action of its own for this group"
_FACTOR = Number("", above=0)


def plan_slot(library: Library, trail: Trail, limits: Limits) -> Slot | None:
    """What may stand at a trail of the plan as a whole, such as ``considered, women``; None where nothing may."""
    key, *rest = (str(name) for name in trail)
    if key == "country":
        return Slot(Choice(*country_codes(library)), "the country whose people, pay and prices are taken", needed=True)
    if key in _HEADING or key in _FILES:
        return Slot(Text(), _HEADING.get(key) or _FILES[key], needed=key in _HEADING)
    if key == "ministries" and rest[1:] == ["budget_line"]:
        return Slot(Choice("yes", "no"), "whether this payer has a line for it in its own budget")
    return _named(key, rest[0], limits) if rest else None


def _named(key: str, name: str, limits: Limits) -> Slot | None:
    """What one name of a closed list may hold."""
    if key == "rules" and name in limits:
        return Slot(Number("", lever=True, least=0), limits[name][1], default=limits[name][0], bare=True)
    if key == "considered" and name in GROUPS:
        return Slot(Text(), _CONSIDERED)
    asked = quality_fields().get(name) if key == "quality" else None
    return Slot(Text(), asked.asks) if asked is not None else None


def plan_trails(limits: Limits) -> Iterator[Trail]:
    """Everything that a plan as a whole may say."""
    yield from ((key,) for key in ("plan", "country", "years", *_FILES))
    yield from (("considered", name) for name in GROUPS)
    yield ("ministries", NAME, "budget_line")
    yield from (("quality", name) for name in quality_fields())
    yield from (("rules", name) for name in limits)


def shared_slot(trail: Trail) -> Slot | None:
    """What may stand at a trail of ``uncertainty``: a driver, a correlation, or what it is of."""
    if trail[-1] == "of" or (len(trail) > 1 and trail[-2] == "of"):
        return Slot(Words(), "addresses of figures, such as [pay.*]; * stands for anything")
    if trail[0] == "drivers" and len(trail) == 2:
        return Slot(_FACTOR, "1, with a range: drawn, it multiplies all figures that it is of")
    if trail[0] == "correlations" and trail[-1] == "rank":
        return Slot(Number("", lever=True, least=-1, most=1), "rank correlation of any two of the figures", bare=True)
    return None


def shared_trails() -> Iterator[Trail]:
    """A driver and a correlation, to be filled in."""
    yield from (("drivers", NAME), ("drivers", NAME, "of"))
    yield from (("correlations", 0, "of"), ("correlations", 0, "rank"))
