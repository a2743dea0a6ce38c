"""The Checks sheet: every check live, red or green with its word, and one verdict over all of them."""

from __future__ import annotations

from outputs.annex.catalogue import BASE
from outputs.annex.check_rows import all_checks
from outputs.annex.checked import MONEY, Check
from outputs.annex.classified import Tables, mark
from outputs.annex.context import Annex
from outputs.annex.page import banner, year_heads
from outputs.annex.said import Said, choice, verdict_said, words
from outputs.annex.sheet import Sheet, here, stretch
from outputs.annex.tongue import Own, say

WHAT, SCOPE, TOLERANCE, WORST, FLAG, SAID, FIRST = range(7)
OVERALL, HEAD = 4, 7
HEADS = ("check", "scenario or sheet", "allowed", "largest difference", "1 if broken", "result")


def write_checks(tables: Tables, sheet: Sheet) -> None:
    """Write all checks, the state since export, and the findings."""
    annex = tables.annex
    note = "Differences by year stand to the right; a check is OK when none is above what is allowed."
    banner(annex, sheet, "Checks", note)
    sheet.widths(80, 18, 17, 17, 11, 19, *(12 for _ in annex.years))
    for column, title in enumerate(HEADS):
        sheet.text(HEAD, column, title, "head")
    year_heads(annex, sheet, HEAD, FIRST, len(annex.years))
    row = HEAD + 1
    for check in all_checks(tables):
        _check(sheet, row, check)
        row += 1
    _overall(annex, sheet, row - 1)
    row = _since_export(tables, sheet, row + 1)
    write_findings(annex, sheet, row + 1)
    sheet.page.freeze_panes(HEAD + 1, 1)
    sheet.page.repeat_rows(HEAD)


def _overall(annex: Annex, sheet: Sheet, last: int) -> None:
    """One verdict over all checks, from the first to the `last` row of them."""
    mark(sheet, HEAD + 1, SAID, last)
    broken = sum(sheet.value(place, FLAG) for place in range(HEAD + 1, last + 1))
    sheet.text(OVERALL, WHAT, "All checks", "heading")
    sheet.formula(OVERALL, FLAG, f"SUM({stretch((HEAD + 1, FLAG), (last, FLAG))})", broken, "year")
    said = verdict_said(f"{here(OVERALL, FLAG)}=0", not broken)
    sheet.formula(OVERALL, SAID, said.formula, said.text, "bold centre")
    mark(sheet, OVERALL, SAID, OVERALL)
    annex.cells["overall"] = (sheet, OVERALL, SAID)


def _check(sheet: Sheet, row: int, check: Check) -> None:
    what = Own(f"{say(check.what)}; {check.excuse}") if check.excuse else say(check.what)
    sheet.text(row, WHAT, what, "wrap")
    sheet.tall(row, (what, 80), (check.scope, 18))
    sheet.text(row, SCOPE, say(check.scope) if check.scope in ("all", "live") else Own(check.scope), "wrap")
    sheet.number(row, TOLERANCE, check.tolerance, "general")
    if check.single is not None:
        formula, _ = check.single
        sheet.formula(row, WORST, f"ABS(ROUND({formula},{check.digits}))", check.worst, "general")
    else:
        _by_year(sheet, row, check)
    if check.excuse:
        sheet.number(row, FLAG, 0, "year")
        sheet.text(row, SAID, "meant", "text")
        return
    wrong = float(check.worst > check.tolerance)
    sheet.formula(row, FLAG, f"IFERROR(IF({here(row, WORST)}<={here(row, TOLERANCE)},0,1),1)", wrong, "year")
    said = verdict_said(f"{here(row, FLAG)}=0", not wrong)
    sheet.formula(row, SAID, said.formula, said.text, "bold centre")


def _by_year(sheet: Sheet, row: int, check: Check) -> None:
    for column, cell in enumerate(check.years, start=FIRST):
        if cell is not None:
            formula, value = f"ROUND({cell[0]},{check.digits})", round(cell[1], check.digits)
            sheet.formula(row, column, formula, value, "small")
    span = stretch((row, FIRST), (row, FIRST + len(check.years) - 1))
    sheet.formula(row, WORST, f"MAX(MAX({span}),-MIN({span}))", check.worst, "general")


def _since_export(tables: Tables, sheet: Sheet, row: int) -> int:
    """Compare live totals with those of the engine when the file was written; a change is a state, not a fault."""
    annex, figures = tables.annex, tables.figures
    sheet.text(row, WHAT, "Since export (a change you make is no fault)", "section")
    for column, title in enumerate(
        ("total of the plan years, nominal", "scenario", "at export", "now", "1 if changed", "state")
    ):
        sheet.text(row + 1, column, title, "head")
    first = row = row + 2
    for scenario in annex.projection.scenarios:
        place, _ = figures.places[scenario, "total_nominal"]
        ends = [figures.sheet.cell(place, 5 + year) for year in (1, len(annex.years) - 1)]
        total = sum(figures.value(scenario, "total_nominal", year) for year in range(1, len(annex.years)))
        sheet.text(row, WHAT, "Live total = engine total at export")
        sheet.own(row, SCOPE, scenario)
        sheet.number(row, TOLERANCE, float(f"{total:.15g}"), "money")
        sheet.formula(row, WORST, f"SUM({ends[0]}:{ends[1].split('!')[1]})", total, "money")
        changed = f"IFERROR(IF(ABS({here(row, WORST)}-{here(row, TOLERANCE)})<={MONEY},0,1),1)"
        sheet.formula(row, FLAG, changed, 0, "year")
        said = exported(f"{here(row, FLAG)}=0")
        sheet.formula(row, SAID, said.formula, said.text, "bold centre")
        if scenario == BASE:
            annex.cells["state"] = (sheet, row, SAID)
        row += 1
    annex.ranges["changed"] = sheet.column(FLAG, first, row - 1)
    return row


def exported(condition: str) -> Said:
    """Whether the file stands as it was written."""
    return choice(condition, True, words("as exported"), words("changed since export"))


def write_findings(annex: Annex, sheet: Sheet, row: int) -> int:
    """Write what the rules say, the gravest first; returns the next free row."""
    sheet.text(row, 0, "Open rules", "section")
    grave = ("BLOCK", "WARN", "INFO")
    ordered = sorted(annex.findings, key=lambda finding: grave.index(finding.severity))
    for finding in ordered:
        row += 1
        invalid = f"{say('not valid')}: " if finding.severity == "BLOCK" else ""
        said = f"{finding.severity} {finding.rule}, {finding.scenario}: {invalid}{finding.message}. {finding.remedy}."
        sheet.across(row, Own(said), "alarm" if invalid else "text")
    if not ordered:
        row += 1
        sheet.text(row, 0, "No rule has anything to say.")
    return row + 1
