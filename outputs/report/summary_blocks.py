"""What stands first: the computed sentence, whether the run is valid, the key figures against no change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from outputs.report.blocks import EVERYWHERE, Block, Figure, Grid
from outputs.report.bought import bought, bought_said, outside, returned
from outputs.report.folder import RunFolder
from outputs.report.shown import amount, count
from outputs.wording import counted

WHO = {"decision": "Decision that it is for", "analyst": "Analysis by"}
"""What of the analysis itself stands on the first page."""
MOST_REASONS = 3
"""Reasons that the banner gives; all stand under open rules."""


def invalid(run: RunFolder) -> list[str]:
    """Why a run is not valid; nothing where no BLOCK finding is open."""
    if run.record["valid"]:
        return []
    names = [name for name, one in run.record["scenarios"].items() if one["findings"].get("BLOCK")]
    about = run.first if run.first in names else names[0] if names else run.first
    broken = run.record["scenarios"][about]["findings"].get("BLOCK", 0)
    grave = [one for one in run.record["findings"] if one["severity"] == "BLOCK" and one["scenario"] == about]
    what = "the plan" if about == "reform" else f"scenario '{about}'"
    said = f"not valid: {what} has {counted(broken, 'open BLOCK finding')}. Use no figure of it before they are mended."
    return [said, *dict.fromkeys(_sentence(one["message"]) for one in grave[:MOST_REASONS])]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def summary_block(run: RunFolder) -> Block:
    """The computed sentence, and what the plan buys."""
    return Block("summary", "In short", [run.record["sentence"], *bought_said(run), *_who(run)])


def _who(run: RunFolder) -> Iterator[str]:
    """For which decision the analysis was made, and by whom, where the plan says so."""
    told = {row["field"]: row["says"] for row in run.table("quality") if row["where"].startswith("the plan")}
    found = [f"{label}: {told[field].rstrip('.')}." for field, label in WHO.items() if told.get(field)]
    if found:
        yield " ".join(found)


def for_people(block: Block) -> Block:
    """The same block with people and what is bought before the cost."""
    ahead = [figure for figure in block.figures if figure.label.startswith("People")]
    bought = [figure for figure in block.figures if figure.label.startswith("Benefits")]
    rest = [figure for figure in block.figures if figure not in (*ahead, *bought)]
    first, *others = block.sentences or [""]
    return replace(block, key=f"{block.key}, people first", sentences=[text for text in (*others, first) if text],
                   figures=[*ahead, *bought, *rest])  # fmt: skip


def figures_block(run: RunFolder) -> Block:
    """The key figures, and the scenarios side by side."""
    return Block("figures", "Key figures, against no change", figures=list(_figures(run)), grids=[_side_by_side(run)])


def basis(run: RunFolder) -> str:
    """Plan years and price year."""
    first, last = run.record["years"]
    return f"{first}-{last}, prices of {run.record['base_year']}"


def _range(run: RunFolder, label: str) -> str:
    found = run.scenario.get("ranges_real", {}).get(label)
    if not found:
        return ""
    low, high = (amount(found[mark], run.record["currency"]) for mark in ("p10", "p90"))
    return f" In 8 of 10 draws {low} to {high}."


def _figures(run: RunFolder) -> Iterator[Figure]:
    one, quo, currency = run.scenario, run.no_change, run.record["currency"]
    last = str(run.record["years"][1])
    total, before = amount(one["total_real"], currency), amount(quo["total_real"], currency)
    if one is quo:
        yield Figure("Cost of going on as now", before, f"{basis(run)}.{_range(run, 'total')}")
        return
    extra = amount(one["difference_real"], currency, sign=True)
    yield Figure("Cost above no change", extra, f"{basis(run)}.{_range(run, 'difference')}")
    yield Figure("Cost in all", total, f"No change: {before}.{_range(run, 'total')}")
    each = amount(one["difference_nominal_by_year"][last], currency, sign=True)
    yield Figure(f"In {last}, against no change", each, "In that year, in money of the year.")
    yield from _double(run, one, currency)
    yield from returned(run)
    yield from _people(run)
    yield from outside(run)
    yield from bought(run)


def _people(run: RunFolder) -> Iterator[Figure]:
    rows = run.rows("transition", scenario=run.first)
    if not rows:
        return
    quo = run.rows("transition", scenario="status_quo")
    before, after = rows[0], rows[-1]
    note = f"At the end of {after['year']}; {count(before['residents'], 0)} in {before['year']}."
    if quo and run.first != "status_quo":
        note += f" No change: {count(quo[-1]['residents'], 0)}."
    yield Figure("People living in institutions", count(after["residents"], 0), note)


def _double(run: RunFolder, one: Mapping[str, Any], currency: str) -> Iterator[Figure]:
    if "double_funding_real" not in one:
        return
    most, year = amount(one["double_funding_peak_real"], currency), one["double_funding_peak_year"]
    when = f"At most {most} in {year}. " if one["double_funding_peak_real"] > 0 else ""
    said = f"{when}Break-even: {one['break_even']}.{_range(run, 'double_funding')}"
    yield Figure("Double funding", amount(one["double_funding_real"], currency), said)
    if run.record["valid"]:
        back = f"Discounted: {one['payback_discounted']}. Says nothing of what all else costs and brings."
        yield Figure("Released money has paid for homes and moves by", one["payback"], back)


def _side_by_side(run: RunFolder) -> Grid:
    heading = ["Scenario", "Total", "Against no change", "Double funding", "Break-even", "Open findings"]
    rows = []
    for name, one in run.record["scenarios"].items():
        quo = name == "status_quo"
        open_ = ", ".join(f"{number} {severity}" for severity, number in one["findings"].items())
        rows.append([
            "no change" if quo else "the plan" if name == "reform" else f"{name}: {one['title']}",
            run.scaled(one["total_real"]),
            "" if quo else run.scaled(one["difference_real"], sign=True),
            "" if "double_funding_real" not in one else run.scaled(one["double_funding_real"]),
            one.get("break_even", ""),
            open_ or "none",
        ])  # fmt: skip
    told = EVERYWHERE if len(rows) > 2 else ("report",)  # two scenarios are what the key figures say already
    return Grid(f"Scenarios side by side, {run.unit}, {basis(run)}", heading, rows, "run.json", only=told)
