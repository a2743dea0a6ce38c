"""Figures in plain words: ``actions.centres.posts.nurse`` is "posts of nurse in Community mental health centre"."""

from __future__ import annotations

import re
from functools import reduce

from outputs.annex.tongue import say
from parameters import Scenario

SECTIONS = ("places", "institutions", "actions", "financing", "indicators", "benefits")
SAID = {
    "build": "building price", "running": "running cost", "yearly": "yearly cost", "life": "useful life",
    "fixed": "fixed part of the budget", "step": "part of the budget that goes ward by ward",
    "variable": "part of the budget that goes person by person", "catchment": "people for each unit",
    "delay": "delay of opening", "on_costs": "on-costs of pay", "gdp_per_head": "GDP a head",
    "real_growth": "real growth", "healthy_year_value": "value of a healthy life year",
    "improvement": "share of disability that goes", "disability": "disability without treatment",
    "more_in_work": "rise of people in work", "more_at_work": "rise of work done",
    "output_of_worker": "output of a worker against the average",
}  # fmt: skip
"""Settings whose name alone says too little."""
DROPPED = ("prices", "groups", "drivers", "uncertainty")
"""Parts of an address that say nothing to a reader."""


def figure_words(scenario: Scenario, address: str) -> str:
    """What a figure is called.

    Args:
        scenario: a scenario that has it.
        address: of the figure.
    """
    first, *rest = address.split(".")
    titles = {(element.address, element.title) for element in scenario.elements()}
    title = next((title for known, title in titles if address.startswith(f"{known}.")), "")
    if first in SECTIONS and title:
        return say("{figure} in {title}", figure=_joined(rest[1:]), title=short_title(title))
    return _joined([first, *rest])


def short_title(title: str) -> str:
    """The first words of a title: what follows a comma, a colon or a bracket is left out.

    >>> short_title("Mobile crisis team, day and night")
    'Mobile crisis team'
    """
    return re.split(r"[,:(;]", title)[0].strip()


def _joined(parts: list[str]) -> str:
    """A part that comes again is said once.

    >>> _joined(["contacts", "visits", "contacts"])
    'contacts of visits'
    """
    kept = [part for place, part in enumerate(parts) if part not in (*DROPPED, *parts[:place])]
    years = [part for part in kept if re.fullmatch(r"\d{4}", part)]
    words = [say(SAID.get(part, part.replace("_", " "))) for part in kept if part not in years]
    told = reduce(lambda part, whole: say("{part} of {whole}", part=part, whole=whole), words) if words else ""
    return told + "".join(say(" in {year}", year=year) for year in years)
