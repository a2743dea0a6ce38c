"""What must hold of regions in the annex: their lines, their totals and the plan as one belong together."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.annex.checked import MONEY, Check, years_of
from outputs.annex.classified import Tables
from outputs.annex.region_sheet import FIRST, SHEET
from outputs.annex.regional_sheet import RegionalLedger
from outputs.annex.tongue import say


def regional_checks(tables: Tables, scenario: str) -> Iterator[Check]:
    """Every check of the regions of a scenario; none where the plan has no regions."""
    ledger = tables.annex.regional
    if ledger is None or scenario not in ledger.gaps:
        return
    for block in ("nominal", "real"):
        what = say("Lines of regions add up to the sum of the regions, {basis}", basis=say(block))
        yield Check(what, scenario, MONEY, _lines_less(tables, ledger, scenario, block))
    gaps = ledger.gaps[scenario]
    yield Check("Lines of every region add up to its total", scenario, MONEY,
                single=(f"MAX(MAX({gaps}),-MIN({gaps}))", 0.0))  # fmt: skip
    yield Check("Lines of regions less what regions apart cost more = total of the plan, as exported", scenario, MONEY,
                _as_one(tables, ledger, scenario))  # fmt: skip


def _lines(ledger: RegionalLedger, scenario: str, block: str, year: int) -> tuple[str, float]:
    """All lines of a scenario in a year."""
    value = float(ledger.totals[scenario, block][:, year].sum())
    return f'SUMIFS({ledger.amounts(block, year)},{ledger.keys("scenario")},"{scenario}")', value


def _lines_less(
    tables: Tables, ledger: RegionalLedger, scenario: str, block: str
) -> tuple[tuple[str, float], ...]:  # fmt: skip
    regions, row = tables.annex.sheets[SHEET], ledger.sums[scenario, f"total_{block}"]

    def cell(year: int) -> tuple[str, float]:
        formula, value = _lines(ledger, scenario, block, year)
        return f"{formula}-{regions.cell(row, FIRST + year)}", value - regions.value(row, FIRST + year)

    return years_of(tables, cell)


def _as_one(tables: Tables, ledger: RegionalLedger, scenario: str) -> tuple[tuple[str, float], ...]:
    """Engine values do not follow a change in the file: years with another total than at export are passed over."""
    regions, row = tables.annex.sheets[SHEET], ledger.sums[scenario, "total_nominal"]

    def cell(year: int) -> tuple[str, float]:
        formula, value = _lines(ledger, scenario, "nominal", year)
        total = tables.figures.value(scenario, "total_nominal", year)
        live, apart = tables.figures.cell(scenario, "total_nominal", year), regions.cell(row + 2, FIRST + year)
        text = f"IF(ABS({live}-{round(total, 2):.15g})>{MONEY},0,{formula}-{apart}-{live})"
        return text, value - regions.value(row + 2, FIRST + year) - total

    return years_of(tables, cell)
