"""What changes in money: cost by year, who pays, and what nobody pays."""

from __future__ import annotations

from collections.abc import Sequence

from outputs.report.blocks import Block, Grid, Picture, in_full_and_short
from outputs.report.folder import Row, RunFolder

FEW = 6
"""Rows of a table in a document with little room: the largest."""
WIDEST = 6
"""Years side by side in a document with little room."""


def money_block(run: RunFolder, pictures: Sequence[Picture]) -> Block:
    """Cost by year against no change."""
    return Block("money", "What it costs, year by year", grids=_both(run, _by_year), pictures=pictures)


def _both(run: RunFolder, make: object) -> list[Grid]:
    """A table by year in full for the report, and with fewer years for what has little room."""
    every = [str(year) for year in range(run.record["years"][0], run.record["years"][1] + 1)]
    assert callable(make)
    if len(every) <= WIDEST:
        return list(make(run, every, ("report", "brief", "slides")))
    fewer = [*every[:2], every[len(every) // 2], every[-1]]
    return [*make(run, every, ("report",)), *make(run, fewer, ("brief", "slides"))]


def _by_year(run: RunFolder, years: Sequence[str], only: Sequence[str]) -> list[Grid]:
    tables = {name: {row["year"]: row for row in run.rows("summary", scenario=name)}
              for name in dict.fromkeys(["status_quo", run.first])}  # fmt: skip
    rows = []
    quo, plan = tables["status_quo"], tables[run.first]
    if quo:
        rows.append(["no change", *(run.scaled(quo[year]["total_nominal"]) for year in years)])
    if run.first != "status_quo":
        rows.append(["the plan", *(run.scaled(plan[year]["total_nominal"]) for year in years)])
        apart = [run.scaled(plan[year]["difference_nominal"], sign=True) for year in years]
        rows.append(["difference from no change", *apart])
    rows.append(["of the plan, capital", *(run.scaled(plan[year]["capital_nominal"]) for year in years)])
    caption = f"Cost by year, {run.unit} in money of the year"
    return [Grid(caption, ["", *years], rows, "data/summary.csv", only=only)]


def payers_block(run: RunFolder, pictures: Sequence[Picture]) -> Block:
    """Who pays: the sentences, sources by year, functions and payers in the last year."""
    said = [text for text in (run.record.get("funding"), run.record.get("functions")) if text]
    grids = [*_both(run, _sources), *_functions(run)]
    return Block("pays", "Who pays", said, grids=grids, pictures=pictures)


def _sources(run: RunFolder, years: Sequence[str], only: Sequence[str]) -> list[Grid]:
    found: dict[str, dict[str, Row]] = {}
    for row in run.rows("funding", scenario=run.first):
        found.setdefault(row["source"], {})[row["year"]] = row
    rows = []
    for by_year in found.values():
        about = next(iter(by_year.values()))
        paid = [by_year[year]["paid"] for year in years]
        if any(abs(float(each or 0)) >= run.size / 20 for each in paid):
            title = about["name"].strip()
            rows.append([f"{title[:1].upper()}{title[1:]}", about["security"], *(run.scaled(each) for each in paid)])
    caption = f"What each source pays, {run.unit} in money of the year"
    return [Grid(caption, ["Source", "How sure", *years], rows, "data/funding.csv", words=2, only=only)] if rows else []


def _functions(run: RunFolder) -> list[Grid]:
    last = str(run.record["years"][1])
    found = [
        row for row in run.rows("functions", scenario=run.first, year=last)
        if max(abs(float(row["real"])), abs(float(row["change_real"]))) >= run.size / 20
    ]  # fmt: skip
    rows = [
        [row["name"], row["payer"] if row["payer"] != "outside" else "no payer named", run.scaled(row["real"]),
         run.scaled(row["change_real"], sign=True)]
        for row in found
    ]  # fmt: skip
    base = run.record["base_year"]
    caption = f"Functions of government and who pays them in {last}, {run.unit}, prices of {base}"
    heading = ["Function", "Who pays", f"Cost in {last}", f"Change from {base}"]
    source = "data/functions.csv"
    grid = Grid(caption, heading, rows, source, words=2, only=("report", "brief"))
    return in_full_and_short(grid, [abs(float(row["change_real"])) for row in found], FEW, ("brief",)) if rows else []
