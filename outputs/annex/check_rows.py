"""What the Checks sheet checks: each check as differences that must be nothing, with their stored values."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.annex.capital_checks import capital_checks
from outputs.annex.checked import EXACT, MONEY, Cell, Check, figures_of, years_of
from outputs.annex.classified import Tables
from outputs.annex.figures import FIRST as FIGURE_FIRST
from outputs.annex.funding_checks import funding_checks
from outputs.annex.lines import HEADS as LINE_HEADS
from outputs.annex.price_checks import price_checks
from outputs.annex.regional_checks import regional_checks
from outputs.annex.sheet import Sheet
from outputs.annex.staff_checks import staff_checks
from outputs.annex.tongue import Own, say
from outputs.annex.transition_checks import transition_checks
from outputs.annex.units import QUO

SUMS = {
    "Recurrent + capital = total": ("total_recurrent_nominal", "+total_capital_nominal", "-total_nominal"),
    "Baseline + new policy = total": ("total_baseline_nominal", "+total_new_nominal", "-total_nominal"),
}
WRONG_LINES = {
    "unknown keys, first four": "No line has an unknown scenario, action, area or directive",
    "unknown keys, the others": "No line has an unknown economic class, function, payer or standing",
    "unknown keys, accounts and form": "No line has an unknown provider, scheme, level, region, book or national code",
    "negative": "No cost outside savings is negative",
}


def all_checks(tables: Tables) -> Iterator[Check]:
    """Every check, first those of the whole file, then those of each scenario."""
    yield from _whole(tables)
    for scenario in tables.annex.projection.scenarios:
        yield from _totals(tables, scenario)
        yield from _prices(tables, scenario)
        yield from transition_checks(tables, scenario)
        yield from price_checks(tables, scenario)
        yield from capital_checks(tables, scenario)
        yield from staff_checks(tables, scenario)
        yield from funding_checks(tables, scenario)
        yield from regional_checks(tables, scenario)


def _whole(tables: Tables) -> Iterator[Check]:
    annex, ledger = tables.annex, tables.ledger
    live = f"1-COUNTIF({annex.ranges['codes scenario']},{annex.cell('live')})"
    yield Check("The live scenario of Settings exists", "all", 0, single=(live, 0))
    for head, what in WRONG_LINES.items():
        column = LINE_HEADS.index(head)
        value = sum(ledger.sheet.value(row, column) for row in range(ledger.first, ledger.last + 1))
        yield Check(what, "all", 0, single=(f"SUM({ledger.sheet.column(column, ledger.first, ledger.last)})", value))
    for name, sheet in annex.sheets.items():
        if name in ("Inputs", "Inputs by year", "Lines", "Key figures") or name.startswith("Model "):
            yield Check("No cell holds an error", name, 0, single=(_errors(sheet), 0))
    for sheet, row, column, what in annex.verdicts:
        wrong = float(sheet.values[row, column] != "OK")
        yield Check(
            Own(f"{say(sheet.name)}, {say(what)}"), "live", 0, single=(f'IF({sheet.cell(row, column)}="OK",0,1)', wrong)
        )


def _errors(sheet: Sheet) -> str:
    rows, columns = {row for row, _ in sheet.values}, {column for _, column in sheet.values}
    first, last = sheet.cell(min(rows), min(columns)), sheet.cell(max(rows), max(columns)).split("!")[1]
    return f"IFERROR(0*SUM({first}:{last}),1)"


def _totals(tables: Tables, scenario: str) -> Iterator[Check]:
    for name in ("nominal", "real"):
        yield Check(
            say("Lines add up to the Model total, {basis}", basis=say(name)),
            scenario,
            MONEY,
            _lines_less(tables, scenario, name),
        )
    for element in tables.annex.projection.scenarios[scenario].model.elements:
        cells = _lines_less(tables, scenario, "nominal", element)
        yield Check(say("Lines of '{element}' add up to its Model total", element=element), scenario, MONEY, cells)
    for what, parts in SUMS.items():
        yield Check(what, scenario, MONEY, figures_of(tables, scenario, *parts))
    yield Check("Pay lines = full-time posts x pay x index", scenario, MONEY, _gaps(tables, scenario, economic="E2111"))
    yield Check("Every line = quantity x price x index", scenario, MONEY, _gaps(tables, scenario))
    if scenario != QUO and QUO in tables.annex.projection.scenarios:
        yield _baseline(tables, scenario)


def _lines_less(tables: Tables, scenario: str, name: str, element: str = "") -> tuple[Cell, ...]:
    ledger, figures = tables.ledger, tables.figures
    target = f"element_{element}" if element else f"total_{name}"
    wanted = {"scenario": scenario, **({"element": element} if element else {})}

    def cell(year: int) -> tuple[str, float]:
        keys = "".join(f',{ledger.keys(kind)},"{key}"' for kind, key in wanted.items())
        formula = f"SUMIFS({ledger.amounts(name, year)}{keys})-{figures.cell(scenario, target, year)}"
        return formula, ledger.total(name, year, **wanted) - figures.value(scenario, target, year)

    return years_of(tables, cell)


def _gaps(tables: Tables, scenario: str, **keys: str) -> tuple[Cell, ...]:
    ledger, wanted = tables.ledger, {"scenario": scenario, **keys}
    text = "".join(f',{ledger.keys(kind)},"{key}"' for kind, key in wanted.items())
    return years_of(tables, lambda year: (
        f"SUMIFS({ledger.amounts('gap', year)}{text})", ledger.total("gap", year, **wanted)
    ))  # fmt: skip


def _baseline(tables: Tables, scenario: str) -> Check:
    name = "total_baseline_nominal"
    figures = tables.figures
    cells = years_of(tables, lambda year: (
        f"{figures.cell(scenario, name, year)}-{figures.cell(QUO, name, year)}",
        figures.value(scenario, name, year) - figures.value(QUO, name, year),
    ))  # fmt: skip
    check = Check("Baseline as in no change", scenario, MONEY, cells)
    if check.worst <= MONEY:
        return check
    changed = ", ".join(change.address for change in tables.annex.projection.scenarios[scenario].model.scenario.changes)
    return Check(check.what, scenario, MONEY, cells, excuse=say("differs by name: {changed}", changed=changed))


def _prices(tables: Tables, scenario: str) -> Iterator[Check]:
    figures = tables.figures
    rows = [row for (name, key), (row, _) in figures.places.items() if name == scenario and key.startswith("index_")]
    span = figures.sheet.column(FIGURE_FIRST, min(rows), max(rows))
    away = max(abs(figures.sheet.value(row, FIGURE_FIRST) - 1) for row in rows)
    yield Check("Price indices are 1 in the base year", scenario, EXACT,
                single=(f"MAX(MAX({span})-1,1-MIN({span}))", away))  # fmt: skip
    nominal, real = (figures.cell(scenario, f"total_{name}", 0) for name in ("nominal", "real"))
    gap = figures.value(scenario, "total_nominal", 0) - figures.value(scenario, "total_real", 0)
    yield Check("Real = nominal in the base year", scenario, MONEY, single=(f"{nominal}-{real}", gap))
    yield Check("Present value = NPV of the real totals", scenario, MONEY, single=_present_value(tables, scenario))


def _present_value(tables: Tables, scenario: str) -> tuple[str, float]:
    figures, years = tables.figures, len(tables.annex.years)
    sheet, at_row, at_column = tables.annex.inputs[scenario, "discount_rate"]
    rate, cell = sheet.value(at_row, at_column), sheet.cell(at_row, at_column)
    row, _ = figures.places[scenario, "total_real"]
    real = figures.sheet.cell(row, FIGURE_FIRST + 1), figures.sheet.cell(row, FIGURE_FIRST + years - 1).split("!")[1]
    formula = f"NPV({cell},{':'.join(real)})-{figures.cell(scenario, 'present_value')}"
    value = sum(figures.value(scenario, "total_real", year) / (1 + rate) ** year for year in range(1, years))
    return formula, value - figures.value(scenario, "present_value")
