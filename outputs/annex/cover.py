"""The Cover: what this is, whether it holds, and what it may be used for."""

from __future__ import annotations

from collections.abc import Sequence

from outputs.annex.checks import exported, write_findings
from outputs.annex.classified import mark
from outputs.annex.context import Annex
from outputs.annex.page import basis, invalid, print_setup
from outputs.annex.sheet import Sheet
from outputs.annex.tongue import Own, say
from outputs.left_out import left_out

MAY = (
    "May be used to compare scenarios, to prepare a budget submission and to see what drives cost.",
    "May not be used as an approved budget, as a promise of savings, or to decide where a person lives: "
    "that is each person's own choice.",
    "Figures are one base case, not a forecast; assumptions are marked in Inputs and must be replaced by accounts.",
)
SENTENCES = (
    "scenario finding", "transition finding", "promise warning", "bridge finding", "By funding source finding",
    "functions finding",
)  # fmt: skip
OF_SOME = (
    "investment finding",
    "investment public",
    "uncertainty finding",
    "uncertainty base",
    "uncertainty drivers",
    "uncertainty chance",
)
"""Sentences that only a plan with benefits, or a run with draws, has."""


def write_cover(annex: Annex, sheet: Sheet) -> None:
    """Write the cover."""
    plan = annex.projection.plan
    print_setup(annex, sheet)
    sheet.widths(34, 24, 92)
    sheet.across(0, Own(plan.title), "title")
    sheet.across(1, "Costing annex, live: every figure is a formula down to the Inputs sheet", "subtitle")
    if invalid(annex):
        sheet.across(2, invalid(annex), "alarm")
    sentences = [*SENTENCES, *(name for name in OF_SOME if name in annex.cells)]
    _findings_sentences(annex, sheet, sentences)
    row = _facts(annex, sheet, 4 + len(sentences))
    row = _state(annex, sheet, row + 1)
    row = _list(sheet, row + 1, "What it may and may not be used for", MAY)
    row = write_findings(annex, sheet, row + 1)
    _list(sheet, row + 1, "Not costed yet", tuple(map(_lacking, left_out(annex.projection))))


def _findings_sentences(annex: Annex, sheet: Sheet, sentences: Sequence[str]) -> None:
    for row, name in enumerate(sentences, start=3):
        if name in annex.cells:
            sheet.across(row, Own(annex.stored(name)), "finding", annex.cell(name))


def _facts(annex: Annex, sheet: Sheet, row: int) -> int:
    plan, info = annex.projection.plan, annex.info
    facts = {
        "Country": plan.country,
        "Years": say("{first} to {last}, base year {base}", first=plan.first, last=plan.last, base=plan.base_year),
        "Currency": plan.currency,
        "Price basis": basis(annex),
        "Scenarios": ", ".join(annex.projection.scenarios),
        "Run": info.run_id,
        "Version of CareShift": info.version,
        "Fingerprint of the inputs": info.fingerprint,
    }
    if annex.projection.draws:  # with them the fingerprint can be made again from the plan alone
        facts["Draws, seed"] = f"{annex.projection.draws}, {annex.projection.seed}"
    for place, (label, text) in enumerate(facts.items(), start=row):
        sheet.text(place, 0, label, "heading")
        sheet.own(place, 1, text)
    return row + len(facts)


def _state(annex: Annex, sheet: Sheet, row: int) -> int:
    """The verdict over all checks, the state since export, and how much rests on assumptions."""
    sheet.text(row, 0, "All checks", "heading")
    sheet.formula(row, 1, annex.cell("overall"), annex.stored("overall"), "bold")
    mark(sheet, row, 1, row)
    sheet.text(row + 1, 0, "Since export", "heading")
    said = exported(f"SUM({annex.ranges['changed']})=0")
    sheet.formula(row + 1, 1, said.formula, said.text, "text")
    sheet.text(row + 2, 0, "Figures that are assumptions", "heading")
    flags, (yes, no) = annex.ranges["assumption"], _assumptions(annex)
    sheet.formula(row + 2, 1, f'COUNTIF({flags},"yes")', yes, "year")
    sheet.text(row + 3, 0, "Their share of all figures", "heading")
    share = f'COUNTIF({flags},"yes")/(COUNTIF({flags},"yes")+COUNTIF({flags},"no"))'
    sheet.formula(row + 3, 1, share, yes / (yes + no), "share")
    if "gates" not in annex.cells:
        return row + 4
    sheet.text(row + 4, 0, "Gates, as the file stands", "heading")
    sheet.formula(row + 4, 1, annex.cell("gates"), annex.stored("gates"), "bold")
    return row + 5


def _assumptions(annex: Annex) -> tuple[int, int]:
    """How many figures used are assumptions and how many are not; what a planner chooses is neither."""
    used = [one.parameter for one in annex.entries if one.used and one.parameter is not None]
    facts = [figure for figure in used if not figure.lever]
    yes = sum(fact.assumption for fact in facts)
    return yes, len(facts) - yes


def _lacking(text: str) -> str:
    """What is not costed, and why: ``what (whose: reason)``, the names in it as they are."""
    what, _, why = text.removesuffix(")").partition(" (")
    names, _, reason = why.rpartition(": ")
    whose = f"{names}: " if names else ""
    return Own(f"{say(what)} ({whose}{say(reason)})" if why else say(what))


def _list(sheet: Sheet, row: int, title: str, items: tuple[str, ...]) -> int:
    sheet.text(row, 0, title, "section")
    for place, item in enumerate(items, start=row + 1):
        sheet.across(place, item, "text")
    return row + 1 + len(items)
