"""The Medium-term form: outturns, approved, revised, budget year and outer years, by three classifications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outputs.annex.catalogue import BASE
from outputs.annex.classified import TOLERANCE, Tables, mark
from outputs.annex.page import banner
from outputs.annex.said import Said, choice, verdict_said, words
from outputs.annex.sheet import here, stretch
from outputs.annex.tongue import Own, say
from outputs.annex.units import live_said, money_said
from outputs.medium_term import ECONOMIC, Past, past_of, programme_titles

FORM = "Medium-term form"
KEY, NAME, FIRST = 0, 1, 2
HEAD, NAME_WIDTH = 6, 58
PAST, AHEAD = 5, 3
"""Columns of past years (three outturns, approved, revised) and of years to come."""
WHAT = ("outturn", "outturn", "outturn", "approved", "revised", "budget year", "outer year", "outer year")


@dataclass(frozen=True)
class Row:
    """A row of the form: the key of past figures, its name, and the keys by which ledger lines are summed."""

    past: str
    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """A classification of the form: the section of past figures, and the kind of key in the ledger."""

    title: str
    section: str
    kind: str
    rows: Sequence[Row]


def write_medium_term(tables: Tables) -> None:
    """Write the form for the live scenario: by payer, by economic class and by programme, nominal."""
    annex, sheet = tables.annex, tables.sheet
    note = (
        "The shape of a medium-term budget: each of three classifications adds up to the same. Past years come from "
        "medium_term in the plan; grey: not given there. The last three columns are the live scenario."
    )
    banner(annex, sheet, FORM, note)
    sheet.widths(12, NAME_WIDTH, *(16 for _ in WHAT), 60)
    said = words("Scenario shown: ") + live_said(annex) + words(". Amounts in ")
    said += money_said(annex, annex.projection.plan.currency) + words(", nominal (cash of each year).")
    sheet.across(1, Own(said.text), "subtitle", said.formula)
    past = past_of(annex.projection.plan, annex.projection.scenarios[BASE].model.scenario)
    row, totals = HEAD, []
    for form in _forms(tables, past):
        row = _form(tables, row, form, past)
        totals.append(row - 2)
        row += 1
    _agree(tables, row, totals)
    sheet.page.freeze_panes(0, FIRST)


def _forms(tables: Tables, past: Past) -> list[Form]:
    """The three classifications with every row that the plan or a past year has."""
    names = tables.annex.keys.names
    payers = [Row(name, name, (key,)) for key, name in names["payer"].items()]
    known = {row.past for row in payers}
    payers += [Row(name, name, ()) for name in past.names("payers") if name not in known]
    codes = {group: tuple(key for key in names["economic"] if key.startswith(group)) for group in ECONOMIC}
    economic = [
        Row(group, title, codes[group])
        for group, title in ECONOMIC.items()
        if codes[group] or group in past.names("economic")
    ]
    outside = tuple(key for key in names["economic"] if not key.startswith(tuple(ECONOMIC)))
    economic += [Row("", "Other classes", outside)] if outside else []
    titles = programme_titles()
    programmes = [Row(key[1:], name, (key,)) for key, name in names["directive"].items()]
    there = {row.past for row in programmes}
    programmes += [Row(code, titles[code], ()) for code in past.names("programmes") if code not in there]
    return [
        Form("By administrative unit (who pays)", "payers", "payer", payers),
        Form("By economic class (GFSM 2014)", "economic", "economic", economic),
        Form("By programme (directive of the WHO guidance)", "programmes", "directive", programmes),
    ]


def _form(tables: Tables, row: int, form: Form, past: Past) -> int:
    sheet = tables.sheet
    sheet.text(row, KEY, form.title, "section")
    _heads(tables, row + 1)
    for at, one in enumerate(form.rows, start=row + 2):
        sheet.own(at, KEY, one.past if form.kind == "economic" else one.keys[0] if one.keys else "")
        sheet.text(at, NAME, one.name, "wrap")
        sheet.tall(at, (say(one.name), NAME_WIDTH))
        missing = [_past(tables, (at, column), past, form.section, one) for column in range(PAST)]
        sheet.text(at, FIRST + len(WHAT), Own(_missing(missing)), "note indent1")
        for ahead in range(AHEAD):
            _ahead(tables, (at, ahead), form.kind, one.keys)
    total = row + 2 + len(form.rows)
    _total(tables, total, row + 2, past.given(form.section))
    return total + 2


def _heads(tables: Tables, row: int) -> None:
    """What each column is and its year, which follows the base year in Inputs."""
    sheet, base = tables.sheet, tables.annex.inputs[BASE, "base_year"]
    known, at_row, at_column = base
    year = tables.annex.projection.plan.base_year
    sheet.text(row, KEY, "key", "head")
    sheet.text(row, NAME, "name", "head")
    for column, (what, away) in enumerate(zip(WHAT, (-3, -2, -1, 0, 0, 1, 2, 3), strict=True), start=FIRST):
        said = words(what) + words(" ") + Said(f"{known.cell(at_row, at_column)}{away:+d}", str(year + away))
        sheet.formula(row, column, said.formula, said.text, "head right")
    sheet.text(row, FIRST + len(WHAT), "not given", "head indent1")


def _past(tables: Tables, at: tuple[int, int], past: Past, section: str, one: Row) -> str:
    """A figure of a past year; what is missing leaves an empty cell and is named."""
    (row, column), sheet = at, tables.sheet
    address = past.address(column, section, one.past)
    if not address:
        sheet.empty(row, FIRST + column)
        return past.said(column)
    known, at_row, at_column = tables.annex.inputs[BASE, address]
    value = known.value(at_row, at_column) / tables.divisor
    sheet.formula(
        row, FIRST + column, f"{known.cell(at_row, at_column)}/{tables.annex.cell('divisor')}", value, "scaled"
    )
    return ""


def _missing(columns: Sequence[str]) -> str:
    found = [one for one in columns if one]
    return (
        say("all past years")
        if len(found) == PAST
        else ", ".join(f"{say(what)} {year}" for what, _, year in (one.rpartition(" ") for one in found))
    )


def _ahead(tables: Tables, at: tuple[int, int], kind: str, keys: Sequence[str]) -> None:
    """A year to come: ledger lines of the live scenario; empty after the last plan year."""
    (row, ahead), sheet, annex, ledger = at, tables.sheet, tables.annex, tables.ledger
    column, year = FIRST + PAST + ahead, 1 + ahead
    if year >= len(annex.years):
        sheet.empty(row, column)
        return
    live = f"{ledger.keys('scenario')},{annex.cell('live')}"
    sums = [f'SUMIFS({ledger.amounts("nominal", year)},{live},{ledger.keys(kind)},"{key}")' for key in keys]
    value = sum(ledger.total("nominal", year, scenario=BASE, **{kind: key}) for key in keys)
    formula = f"({'+'.join(sums) or '0'})/{annex.cell('divisor')}"
    sheet.formula(row, column, formula, value / tables.divisor, "scaled")


def _total(tables: Tables, row: int, first: int, given: Mapping[int, bool]) -> None:
    """The sum of a classification, and below it the total of the Model sheet for years to come."""
    sheet, annex = tables.sheet, tables.annex
    sheet.text(row, KEY, "", "total")
    sheet.text(row, NAME, "Total", "total")
    for column in range(PAST + AHEAD):
        if (column < PAST and not given[column]) or column - PAST + 1 >= len(annex.years):
            sheet.empty(row, FIRST + column)
            continue
        cells = [(at, FIRST + column) for at in range(first, row)]
        value = sum(float(sheet.values.get(cell, 0.0)) for cell in cells)
        formula = f"SUM({stretch(cells[0], cells[-1])})" if cells else "0"
        sheet.formula(row, FIRST + column, formula, value, "scaled total")
    sheet.text(row + 1, NAME, "Total of the Model sheet", "note")
    for ahead in range(min(AHEAD, len(annex.years) - 1)):
        formula = f"{tables.figures.live(annex, 'total_nominal', 1 + ahead)}/{annex.cell('divisor')}"
        value = tables.figures.value(BASE, "total_nominal", 1 + ahead) / tables.divisor
        sheet.formula(row + 1, FIRST + PAST + ahead, formula, value, "scaled")


def _agree(tables: Tables, row: int, totals: Sequence[int]) -> None:
    """Whether the three classifications add up to the Model total, year by year, and whether past years agree."""
    sheet, annex = tables.sheet, tables.annex
    ahead = [FIRST + PAST + each for each in range(min(AHEAD, len(annex.years) - 1))]
    text = "+".join(f"ABS({here(total, at)}-{here(total + 1, at)})" for total in totals for at in ahead)
    gaps = [abs(sheet.value(total, at) - sheet.value(total + 1, at)) for total in totals for at in ahead]
    sheet.text(row, NAME, "Years to come: each classification adds up to the Model total", "note")
    limit = f"{len(gaps)}*{TOLERANCE}/{annex.cell('divisor')}"
    good = sum(gaps) <= len(gaps) * TOLERANCE / tables.divisor
    said = verdict_said(f"{text}<={limit}", good)
    sheet.formula(row, FIRST, said.formula, said.text, "bold right")
    mark(sheet, row, FIRST, row)
    annex.verdicts.append((sheet, row, FIRST, "years to come: three classifications add up to the Model total"))
    sheet.text(row + 1, NAME, "Past years: classifications given", "note")
    for column in range(PAST):
        _past_agree(tables, row + 1, FIRST + column, totals)


def _past_agree(tables: Tables, row: int, column: int, totals: Sequence[int]) -> None:
    """Say of a past year whether the classifications given for it come to one sum."""
    sheet = tables.sheet
    given = [total for total in totals if (total, column) in sheet.values]
    if len(given) < 2:
        sheet.text(row, column, "one only" if given else "none", "note right")
        return
    found = [sheet.value(total, column) for total in given]
    cells = ",".join(here(total, column) for total in given)
    limit = f"{TOLERANCE}/{tables.annex.cell('divisor')}"
    same = max(found) - min(found) <= TOLERANCE / tables.divisor
    said = choice(f"MAX({cells})-MIN({cells})<={limit}", same, words("agree"), words("differ"))
    sheet.formula(row, column, said.formula, said.text, "note right")
