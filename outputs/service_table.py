"""The table of services: what each can do in a year, and what other actions of the plan ask of it."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.cells import Record, at, shown_years
from scenarios import Projection


def service_rows(projection: Projection) -> Iterator[Record]:
    """Every service of every scenario by year; capacity and share are empty where the plan says no capacity."""
    for name, one in projection.scenarios.items():
        for use in one.model.service_use:
            about = {"scenario": name, "element": use.service, "unit": use.unit}
            about["name"] = one.model.scenario.actions[use.service].title
            for column, year in shown_years(one):
                yield about | {
                    "year": year,
                    "capacity": None if use.capacity is None else at(one, use.capacity, column),
                    "asked": at(one, use.asked, column),
                    "share_used": None if use.share is None else at(one, use.share, column),
                }
