"""Whether what a plan says about shared drivers and correlations leads to figures that it has; and drivers at work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from parameters.parameter import Parameter
from parameters.problems import Collector, did_you_mean
from parameters.scenario import Scenario
from parameters.uncertainty import SECTION, Named


def driven(
    values: Mapping[str, Any], drivers: Mapping[str, tuple[str, ...]], figures: Mapping[str, Parameter]
) -> dict[str, Any]:
    """Drawn values with those of drivers multiplied onto the figures that they drive.

    Args:
        values: by address, each of shape (draw,); drivers are among them under their own addresses.
        drivers: for each driver the addresses that it multiplies; one that was not drawn multiplies nothing.
        figures: the figures of the scenario, which say what was not drawn and between which bounds a figure stays.

    Returns:
        All values, and with them the figures without a range of their own that a drawn driver multiplies. A product
        beyond a bound, such as a share above 1, is the bound.
    """
    import numpy

    found = dict(values)
    for driver, addresses in drivers.items():
        if driver not in values:
            continue
        for address in addresses:
            figure = figures[address]
            product = found.get(address, float(figure.value)) * values[driver]
            found[address] = numpy.clip(product, figure.least, figure.most)
    return found


def check_shared(scenarios: Mapping[str, Scenario], files: Iterable[str], problems: Collector) -> None:
    """Find what names no figure of any scenario, or one that cannot be meant.

    Args:
        scenarios: all of the plan; what one of them has is known.
        files: where the plan's author wrote; patterns of a country profile may lead to nothing.
        problems: takes what is wrong.
    """
    figures = {address: figure for one in scenarios.values() for address, figure in one.figures.items()}
    drawn = {address for one in scenarios.values() for address in one.uncertain}
    own = set(files)
    for shared in (one.uncertainty for one in scenarios.values()):
        for name, driver in shared.drivers.items():
            for named in (named for named in driver.of if named.mark.file in own):
                _check_driven(named, f"{SECTION}.drivers.{name}.of", figures, problems)
        for position, group in enumerate(shared.correlations):
            for named in (named for named in group.of if named.mark.file in own):
                _check_ranked(named, f"{SECTION}.correlations.{position}.of", figures, drawn, problems)


def _check_driven(named: Named, place: str, figures: Mapping[str, Parameter], problems: Collector) -> None:
    if named.text.endswith(".year"):
        problems.add(named.mark, place, f"{named.text} is a year, which cannot be multiplied")
    elif "*" in named.text and not any(named.fits(address) for address in figures):
        start = named.text.partition("*")[0]
        near = next((address for address in figures if address.startswith(start)), "") if start else ""
        sections = {f"{address.partition('.')[0]}.*" for address in figures}
        hint = f"one that begins so: {near}" if near else did_you_mean(named.text, sections)
        problems.add(named.mark, place, f"{named.text} fits no figure of the plan", hint)
    elif "*" not in named.text and named.text not in figures:
        _unknown(named, place, figures, problems)


def _check_ranked(
    named: Named, place: str, figures: Mapping[str, Parameter], drawn: set[str], problems: Collector
) -> None:
    if "*" in named.text:
        message = f"{named.text} is a pattern: a group names each of its figures"
        problems.add(named.mark, place, message, "let figures that a pattern means share a driver")
    elif named.text not in figures and named.text not in drawn:
        _unknown(named, place, [*figures, *drawn], problems)
    elif named.text not in drawn:
        message = f"{named.text} has no range, so that it cannot go together with another"
        problems.add(named.mark, place, message, "add low and high to it, or take it out")


def _unknown(named: Named, place: str, known: Iterable[str], problems: Collector) -> None:
    message = f"{named.text} is no figure of the plan"
    problems.add(named.mark, place, message, did_you_mean(named.text, known))
