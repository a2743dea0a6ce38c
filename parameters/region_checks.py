"""What is wrong or looks unlikely in a whole table of regions: what misses another, sums, what all have in full."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from parameters.documents import Mark
from parameters.parameter import Parameter
from parameters.problems import Collector
from parameters.references import references
from parameters.region_columns import Column
from parameters.regions import PLACED, Regions, scenario_without
from parameters.scenario import Scenario
from parameters.settings import KindSchema
from parameters.values import leaves

NEAR = 0.001
"""By which share the people of the regions may differ from those of the plan without a word."""
_NORMS = ("", "month", "day", "hour", "event", "session", "km", "visit", "contact")
"""Units of figures that say how something is done, not how much there is of it."""


def refuse_missing(
    regions: Regions, scenarios: Mapping[str, Scenario], kinds: Mapping[str, KindSchema], problems: Collector
) -> None:
    """Refuse regions in which something stands that names an action or institution which does not.

    Args:
        regions: the table.
        scenarios: of the plan.
        kinds: the cost kinds by name.
        problems: takes what is found.
    """
    for without, positions in regions.alike().items():
        code = regions.each[positions[0]].code
        for scenario in scenarios.values() if without else ():
            left = scenario_without(scenario, without)
            for element in (*left.actions.values(), *left.institutions.values(), *left.places.values()):
                for setting, named in references(kinds[element.kind].settings, element.settings):
                    if named in without:
                        said = f"needs {named}, which does not stand in region {code}"
                        hint = f"say no in a column {element.address}, too"
                        problems.add(Mark(regions.file), f"{element.address}.{setting}", said, hint)


def warn_of_sums(regions: Regions, columns: Collection[Column], plan: Scenario, warnings: Collector) -> None:
    """Warn where regions do not add up to the plan.

    Args:
        regions: the table.
        columns: its columns.
        plan: the plan as written.
        warnings: takes what is found.
    """
    people = plan.world.get("population")
    if isinstance(people, Parameter) and people.value:
        found = sum(region.own["population"].value for region in regions.each)
        apart = found - people.value
        if abs(apart) > NEAR * people.value:
            share = 100 * apart / people.value
            said = f"the regions have {found:.0f} people, the plan {people.value:.0f} ({share:+.1f}%); used as given"
            warnings.add(Mark(regions.file), "population", said)
    whole = _in_full(columns, plan) if len(regions.each) > 1 else []
    if whole:
        hint = f"give a column for one of their figures, or {whole[0]} with yes and no"
        warnings.add(
            Mark(regions.file), "", f"every region has these in full, as in the plan: {', '.join(whole)}", hint
        )


def _in_full(columns: Collection[Column], plan: Scenario) -> list[str]:
    """Actions and institutions that hold amounts, none of which a column divides."""
    divided = {element for column in columns for element in column.elements}
    found = []
    for section in PLACED:
        for name, element in getattr(plan, section).items():
            figures = [leaf for value in element.settings.values() for leaf in leaves(value)]
            if f"{section}.{name}" not in divided and any(_amount(figure) for figure in figures):
                found.append(f"{section}.{name}")
    return found


def _amount(figure: Parameter) -> bool:
    """Whether a figure says how much there is of something in the whole country."""
    return "/" not in figure.unit and figure.unit not in _NORMS and figure.value != 0
