"""The sheet National budget: the plan in the country's own form, live, payments and (where asked) commitments."""

from __future__ import annotations

from outputs.annex.class_keys import NATIONAL
from outputs.annex.classified import FIRST, KEY, KIND, NAME, NAME_WIDTH, Group, Tables
from outputs.annex.functions_sheet import verdict
from outputs.annex.sheet import here, stretch
from outputs.annex.tongue import say
from outputs.national import SIGNED, FormRow, form_rows

SHEET = "National budget"
NOTE = "{chart}. Codes stand to the right; those marked there are to be checked in the chart."
GAP = 2
"""Columns between the amounts and the codes of the national form."""


def write_national(tables: Tables) -> None:
    """Write the rows of the national form with their codes, the total and its check; nothing without a crosswalk."""
    plan = tables.annex.projection.plan
    assert plan.crosswalk is not None
    rows = dict(zip(tables.annex.keys.names[NATIONAL], form_rows(tables.annex.projection), strict=False))
    note = say(NOTE, chart=plan.crosswalk.title)
    head = tables.open(SHEET, note)
    tables.sheet.page.fit_to_pages(2, 0)
    tables.sheet.page.repeat_columns(KEY, NAME)
    tables.sheet.text(head, 0, "Payments", "section")
    end = _payments(tables, head + 1, rows)
    _codes(tables, head + 1, rows)
    if SIGNED in plan.crosswalk.amounts:
        _commitments(tables, end + 3, head + 2, rows)


def _payments(tables: Tables, head: int, rows: dict[str, FormRow]) -> int:
    tables.heads(head, "nature")
    names = tables.annex.keys.names[NATIONAL]
    tables.groups(head + 1, [Group(names[key], {NATIONAL: key}, 1, row.nature) for key, row in rows.items()])
    end = head + 1 + len(rows)
    tables.total(end, "Total of the national budget", list(range(head + 1, end)))
    tables.check(end + 1, end)
    return end


def _codes(tables: Tables, head: int, rows: dict[str, FormRow]) -> None:
    """The codes and names of each row, a pair of columns for each column of the form."""
    chart, sheet = tables.annex.projection.plan.crosswalk, tables.sheet
    assert chart is not None
    first = tables.total_column + GAP
    for number, column in enumerate(chart.columns):
        at = first + 2 * number
        sheet.width(at, 12)
        sheet.width(at + 1, 34)
        sheet.own(head, at, column.title, "head")
        sheet.text(head, at + 1, say("name of {column}", column=column.title), "head")
        for row, form in enumerate(rows.values(), start=head + 1):
            sheet.own(row, at, form.codes[number].code)
            sheet.own(row, at + 1, form.codes[number].name, "wrap")
    last = first + 2 * len(chart.columns)
    sheet.width(last, 22)
    sheet.text(head, last, "check against your chart", "head")
    for row, form in enumerate(rows.values(), start=head + 1):
        sheet.text(row, last, form.to_check, "fit")


def _commitments(tables: Tables, row: int, paid: int, rows: dict[str, FormRow]) -> None:
    """Commitments: capital of a row as a whole in the year of its first payment, all else as paid."""
    sheet, years, names = tables.sheet, len(tables.annex.years), tables.annex.keys.names[NATIONAL]
    sheet.text(row, 0, "Commitments", "section")
    tables.heads(row + 1, "nature")
    for number, (key, form) in enumerate(rows.items()):
        at, source = row + 2 + number, paid + number
        sheet.own(at, KEY, key)
        sheet.text(at, NAME, names[key], "wrap indent1")
        sheet.tall(at, (names[key], NAME_WIDTH - 3))
        sheet.text(at, KIND, form.nature)
        for year in range(years):
            sheet.formula(at, FIRST + year, *_signed(tables, source, year, form.nature), "scaled")
        span = stretch((at, FIRST + 1), (at, FIRST + years - 1))
        total = sum(sheet.value(at, FIRST + year) for year in range(1, years))
        sheet.formula(at, tables.total_column, f"SUM({span})", total, "scaled")
    end = row + 2 + len(rows)
    tables.total(end, "Total of the commitments", list(range(row + 2, end)))
    _check(tables, end, paid + len(rows))


def _signed(tables: Tables, source: int, year: int, nature: str) -> tuple[str, float]:
    """What is committed in a year: a formula over the payments of the same row."""
    sheet, last = tables.sheet, FIRST + len(tables.annex.years) - 1
    cell, value = here(source, FIRST + year), sheet.value(source, FIRST + year)
    if nature != "capital" or year == 0:
        return cell, value
    later = sum(sheet.value(source, column) for column in range(FIRST + year, last + 1))
    begins = value != 0 and all(sheet.value(source, column) == 0 for column in range(FIRST + 1, FIRST + year))
    all_later = f"SUM({stretch((source, FIRST + year), (source, last))})"
    if year == 1:
        return f"IF({cell}=0,0,{all_later})", later if begins else 0.0
    # What was paid before is looked at by size, so that a payment and its return do not make a year look unused.
    before = stretch((source, FIRST + 1), (source, FIRST + year - 1))
    unused = f"(MAX({before})=0)*(MIN({before})=0)*({cell}<0)+(MAX({before})=0)*(MIN({before})=0)*({cell}>0)"
    return f"IF({unused}=1,{all_later},0)", later if begins else 0.0


def _check(tables: Tables, signed: int, paid: int) -> None:
    """All that is paid over the plan years is committed in one of them."""
    sheet, column = tables.sheet, tables.total_column
    sheet.text(signed + 1, NAME, "Commitments less payments of the plan years (must be 0)", "note")
    for year in range(len(tables.annex.years)):
        sheet.formula(signed + 1, FIRST + year, "0", 0, "scaled")
    gap = round(sheet.value(signed, column) - sheet.value(paid, column), 8)
    cells = f"ROUND({here(signed, column)}-{here(paid, column)},8)"
    sheet.formula(signed + 1, column - 1, cells, gap, "scaled")
    verdict(tables, signed + 1, "all payments of the plan years are committed in one of them")
