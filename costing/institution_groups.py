"""The people and homes that a plan names for an institution: its groups, or all residents as one group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from costing.groups import Group
from costing.lines import RecordError, Scope

NEEDED = ("residents", "deaths", "moves", "places")
"""What an institution must say that does not tell its residents apart."""


def groups_of(on: Scope, groups: Mapping[str, Group], single: Mapping[str, Any]) -> dict[str, Group]:
    """The groups of an institution; `single` are its settings for residents who are not told apart.

    Raises:
        RecordError: both are given.
    """
    given = {name: value for name, value in single.items() if value is not None}
    if groups:
        if given:
            raise RecordError(f"{on.path}: give {', '.join(given)} for each of the groups only, not beside them")
        return dict(groups)
    place = given.pop("places")
    return {"residents": Group(**given, to={place: on.const(1)}, weight=on.const(1))}


def kinds_of_homes(on: Scope, groups: Mapping[str, Group], named: Mapping[str, Iterable[str]]) -> list[str]:
    """The kinds of homes to which the groups move; `named` are the kinds that other settings speak of.

    Raises:
        RecordError: a setting speaks of homes to which nobody moves, so that it would do nothing.
    """
    kinds = list(dict.fromkeys(place for group in groups.values() for place in group.to))
    for setting, places in named.items():
        for place in places:
            if place not in kinds:
                raise RecordError(f"{on.path}: {setting}.{place} is given, but no group moves there: see `to`")
    return kinds
