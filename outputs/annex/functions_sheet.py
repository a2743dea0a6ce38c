"""The sheet Functions and payers: what moves between functions of government and between ministries, live."""

from __future__ import annotations

from outputs.annex.catalogue import BASE
from outputs.annex.charts import ROWS as CHART_ROWS
from outputs.annex.charts import Frame, place, series
from outputs.annex.classified import FIRST, KEY, KIND, NAME, NAME_WIDTH, TOLERANCE, Tables, mark
from outputs.annex.said import Said, choice, figure, verdict_said, words
from outputs.annex.sheet import here, stretch
from outputs.annex.tongue import Own, say
from outputs.functions import HOSPITAL, OUTPATIENT, SUPPORT

FUNCTIONS = "Functions and payers"
PAYER_WIDTH, CHART = 26, 6
MOVES = {HOSPITAL: "specialized hospital services (07.3.2)", OUTPATIENT: "outpatient services (07.2)",
         SUPPORT: "support of people with disabilities (10.1.2)"}  # fmt: skip


def write_functions(tables: Tables) -> None:
    """Write the change from the base year by function and payer, with the sentence and the chart."""
    note = "Change from the base year. Leaving institutions moves money from 07.3.2 to 07.2 and to 10.1.2."
    head = tables.open(FUNCTIONS, note) + CHART_ROWS + 3
    tables.sheet.page.freeze_panes(0, FIRST)
    tables.sheet.width(KIND, PAYER_WIDTH)
    tables.heads(head, "payer")
    found = sorted({(keys["function"], keys["payer"]) for _, _, keys in tables.ledger.rows})
    names = tables.annex.keys.names
    order = [(function, payer) for function in names["function"] for payer in names["payer"]]
    pairs = [pair for pair in order if pair in found]
    for row, pair in enumerate(pairs, start=head + 1):
        _change(tables, row, pair)
    end = head + 1 + len(pairs)
    tables.total(end, "Change of everything", list(range(head + 1, end)))
    _check(tables, end)
    _moves(tables, end + 4, head, [function for function, _ in pairs])


def _change(tables: Tables, row: int, pair: tuple[str, str]) -> None:
    """A pair of function and payer: its cost of a year less that of the base year."""
    (function, payer), sheet, names = pair, tables.sheet, tables.annex.keys.names
    sheet.own(row, KEY, function)
    sheet.text(row, NAME, names["function"][function], "wrap indent1")
    sheet.text(row, KIND, names["payer"][payer], "wrap")
    sheet.tall(row, (say(names["function"][function]), NAME_WIDTH - 3), (say(names["payer"][payer]), PAYER_WIDTH))
    wanted = f'{tables.ledger.keys("function")},$A{row + 1},{tables.ledger.keys("payer")},"{payer}"'
    totals = [tables.ledger.total("shown", year, function=function, payer=payer) for year in _years(tables)]
    for year in _years(tables):
        formula = "-".join(f"SUMIFS({tables.ledger.amounts('shown', each)},{wanted})" for each in (year, 0))
        sheet.formula(row, FIRST + year, formula, totals[year] - totals[0], "scaled")
    _sum(tables, row)


def _headed(name: str) -> Own:
    """A name as the head of a row."""
    said = say(name)
    return Own(f"{said[0].upper()}{said[1:]}")


def _years(tables: Tables) -> range:
    return range(len(tables.annex.years))


def _sum(tables: Tables, row: int, style: str = "scaled") -> None:
    first, last = FIRST + 1, tables.total_column - 1
    value = sum(tables.sheet.value(row, column) for column in range(first, last + 1))
    tables.sheet.formula(row, tables.total_column, f"SUM({stretch((row, first), (row, last))})", value, style)


def _check(tables: Tables, total: int) -> None:
    """The change of the Model total below the change of everything, and a verdict on the difference."""
    sheet, figures, annex = tables.sheet, tables.figures, tables.annex
    sheet.text(total + 1, NAME, "Change of the Model total", "note")
    sheet.text(total + 2, NAME, "Difference (must be 0)", "note")
    key, divisor = annex.cell("total key"), annex.cell("divisor")
    for year in _years(tables):
        known = [figures.value(BASE, "total_nominal", each) / tables.divisor for each in (year, 0)]
        formula = f"({figures.found(key, year)}-{figures.found(key, 0)})/{divisor}"
        sheet.formula(total + 1, FIRST + year, formula, known[0] - known[1], "scaled")
        gap = round(sheet.value(total, FIRST + year) - known[0] + known[1], 8)
        text = f"ROUND({here(total, FIRST + year)}-{here(total + 1, FIRST + year)},8)"
        sheet.formula(total + 2, FIRST + year, text, gap, "scaled")
    verdict(tables, total + 2, "every year: the changes of functions and payers add up to that of the Model total")


def verdict(tables: Tables, row: int, what: str) -> None:
    """Say OK or NOT OK of a row of differences, and tell the Checks sheet."""
    sheet, column = tables.sheet, tables.total_column
    cells = stretch((row, FIRST), (row, column - 1))
    worst = max(abs(sheet.value(row, each)) for each in range(FIRST, column))
    limit = f"{TOLERANCE}/{tables.annex.cell('divisor')}"
    said = verdict_said(f"MAX(MAX({cells}),-MIN({cells}))<={limit}", worst <= TOLERANCE / tables.divisor)
    sheet.formula(row, column, said.formula, said.text, "bold right")
    mark(sheet, row, column, row)
    tables.annex.verdicts.append((sheet, row, column, what))


def _moves(tables: Tables, row: int, head: int, functions: list[str]) -> None:
    """The three functions between which money moves, the sentence about them, and the chart."""
    sheet = tables.sheet
    sheet.text(row, KEY, "Where money moves", "section")
    sheet.formula(row, KIND, tables.annex.cell("money shown"), tables.annex.stored("money shown"), "note")
    tables.heads(row + 1, "")
    for place_, (function, name) in enumerate(MOVES.items(), start=row + 2):
        inside = [at for at, code in enumerate(functions, start=head + 1) if f"{code}.".startswith(f"{function}.")]
        sheet.own(place_, KEY, function)
        sheet.text(place_, NAME, _headed(name), "text indent1")
        for year in _years(tables):
            cells = ",".join(here(at, FIRST + year) for at in inside) or "0"
            value = sum(sheet.value(at, FIRST + year) for at in inside)
            sheet.formula(place_, FIRST + year, f"SUM({cells})", value, "scaled")
        _sum(tables, place_)
    _sentence(tables, row + 2)
    _chart(tables, row + 2)


def _sentence(tables: Tables, row: int) -> None:
    """What the sheet says, on top of it."""
    sheet, last = tables.sheet, tables.total_column - 1
    plan = tables.annex.projection.plan
    heads = [(here(row - 1, FIRST + len(tables.annex.years) - 1), plan.last), (here(row - 1, FIRST), plan.base_year)]
    said = words("In ") + figure(*heads[0], 0) + words(" against ") + figure(*heads[1], 0)
    for place_, name in enumerate(MOVES.values(), start=row):
        cell, value = here(place_, last), sheet.value(place_, last)
        said += words(", " if place_ > row else ": ") + words(name) + words(" ")
        said += choice(f"{cell}>=0", value >= 0, words("+"), words("-")) + figure(f"ABS({cell})", abs(value))
    said += _unit(tables)
    sheet.across(4, Own(said.text), "finding", said.formula)
    tables.annex.cells["functions finding"] = (sheet, 4, 0)


def _unit(tables: Tables) -> Said:
    """The unit of amounts, as Settings has it."""
    basis = str(tables.annex.stored("basis"))
    return words(" (") + Said(tables.annex.cell("basis"), basis) + words(")")


def _chart(tables: Tables, row: int) -> None:
    annex, sheet = tables.annex, tables.sheet
    chart = annex.workbook.add_chart({"type": "column", "subtype": "clustered"})
    for number in range(len(MOVES)):
        at = series(sheet, row + number, NAME, row - 1, (FIRST, tables.total_column - 1))
        chart.add_series({**at, "fill": {"color": ("#12436D", "#28A197", "#801650")[number]}, "gap": 60})
    alt = "columns by year above and below zero: change of three functions of government from the base year"
    place(annex, sheet, chart, (CHART, 0), Frame("functions finding", (row - 2, KIND), "As Settings shows it", alt))
