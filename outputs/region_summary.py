"""How the sum of the regions compares with the plan as one, for the record of a run and for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from outputs.wording import counted, money, signed
from parameters import Plan
from scenarios import Projection, regions_apart


def regions_record(projection: Projection, scenario: str) -> dict[str, Any]:
    """The regions of a run as plain data, under "regions", for the scenario that heads it; empty if there are none."""
    regions = projection.regions
    if regions is None or regions.plan.regions is None:
        return {}
    found = regions_apart(regions, projection, scenario)
    about = {
        "file": regions.plan.regions.file,
        "regions": found.regions,
        "scenario": scenario,
        "sum_real": round(found.summed, 2) + 0.0,
        "plan_real": round(found.plan, 2) + 0.0,
        "difference_real": round(found.difference, 2) + 0.0,
    }
    return {"regions": about}


def regions_said(found: Mapping[str, Any], currency: str) -> str:
    """One sentence: what the regions come to, and how far that is from the plan as one.

    Args:
        found: what `regions_record` gave under "regions".
        currency: of the plan.
    """
    if not found:
        return ""
    apart, summed = found["difference_real"], money(found["sum_real"], currency)
    share = f" ({signed(100 * apart / found['plan_real'], 1)}%)" if found["plan_real"] else ""
    way = "more" if apart > 0 else "less"
    far = (
        f"{money(abs(apart), currency)} {way} than the plan as one{share}"
        if abs(apart) >= 0.5
        else "as the plan as one"
    )
    return (
        f"{counted(found['regions'], 'region')} ({found['file']}): {summed} in all, {far}. Units are whole in each "
        "region, and regions have figures of their own; what is said here is the plan as one. See data/regions.csv."
    )


def regions_named(plan: Plan) -> str:
    """A line that says how many regions a plan has; nothing where it has none."""
    found = plan.regions
    return "" if found is None else f"{counted(len(found.each), 'region')} ({found.file}).\n"
