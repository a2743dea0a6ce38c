"""Rules that are formulas: they follow what is typed into the file, for the live scenario."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from outputs.annex.bridge_rows import has_bridge
from outputs.annex.change_page import FIRST, HEAD, LABEL, ONCE, UNIT, Page
from outputs.annex.change_shape import Shape
from outputs.annex.said import Said, choice, counted, figure, words
from outputs.annex.sheet import here, stretch
from outputs.annex.tongue import say
from outputs.annex.transition_said import unit_said

FINE = "nothing to say"
Parts = list[tuple[Shape, Page]]


def write_rules(page: Page, parts: Parts) -> None:
    """Keep rows for the rules and write them when every row is known."""
    page.section("Rules that follow the file, live scenario")
    count = len(parts) + 3 + has_bridge(page)
    page.block(count + 1, lambda row: _rules(page, parts, row))


def _rules(page: Page, parts: Parts, row: int) -> None:
    first = row
    for shape, _ in parts:
        _gate(page, shape, row)
        row += 1
    for rule in RULES:
        if rule.name in page.items:
            _most(page, row, rule)
            row += 1
    _posts(page, parts, row)
    _verdict(page, first, first + len(parts) - 1, row + 1)


@dataclass(frozen=True)
class Rule:
    """A row that should be nothing, and why it is not."""

    title: str
    name: str
    why: str


MOVE = (" person cannot move in ", " people cannot move in ")
FREED = (" freed post is still paid: place, retire or compensate that person",
         " freed posts are still paid: place, retire or compensate them")  # fmt: skip
RULES = (
    Rule("R01, waiting for a home", "waiting", "homes are short"),
    Rule("R01, waiting for an assessor", "unplanned", "assessors are short"),
    Rule("R02, gap of the bridge", "bridge_gap", "more must be voted or lent"),
)


def _gate(page: Page, shape: Shape, row: int) -> None:
    """A gate that is off makes the whole run not valid."""
    gate, value = page.figure(f"gate.{shape.identity}", None, "")
    wards, open_ = page.figure(f"wards.{shape.identity}", 0, "")
    broken = open_ > 0 and value < 0.5
    page.sheet.text(
        row, LABEL, say("R01, gate of {institution}", institution=shorten(shape.title, 44, placeholder=" ..."))
    )
    page.sheet.text(row, UNIT, "1 if broken")
    off = f"IF({wards}<=0,0,IF({gate}<0.5,1,0))"  # a scenario without moves has neither wards nor a gate
    page.sheet.formula(row, ONCE, off, float(broken), "year")
    said = words("not valid: people may leave {institution} before homes stand ready", institution=shape.title)
    text = choice(f"{here(row, ONCE)}>0", broken, said, words(FINE))
    page.sheet.formula(row, FIRST, text.formula, text.text, "text bold indent1")


def _most(page: Page, row: int, rule: Rule) -> None:
    """The worst year of a row that should be nothing."""
    span, values, money = page.span(rule.name), page.values(rule.name), rule.name == "bridge_gap"
    page.sheet.text(row, LABEL, rule.title)
    page.sheet.text(row, UNIT, "worst year")
    page.sheet.formula(row, ONCE, f"MAX({span})", max(values), "small")
    heads = f"{here(HEAD, FIRST + 1)}:{here(HEAD, FIRST + page.years - 1)}"
    year = f"INDEX({heads},1,MATCH(MAX({span}),{span},0))"
    worst = page.tables.annex.projection.plan.base_year + 1 + values.index(max(values))
    if money:
        said = figure(here(row, ONCE), max(values)) + unit_said(page) + words(" are paid by nobody in ")
    else:
        said = counted(here(row, ONCE), max(values), *MOVE, digits=1)
    said += figure(year, worst, 0) + words(": ") + words(rule.why)
    limit, least = (f"0.5/{page.tables.annex.cell('divisor')}", 0.5 / page.tables.divisor) if money else ("0.05", 0.05)
    text = choice(f"{here(row, ONCE)}>={limit}", max(values) >= least, said, words(FINE))
    page.sheet.formula(row, FIRST, text.formula, text.text, "text bold indent1")


def _posts(page: Page, parts: Parts, row: int) -> None:
    """Freed posts that have no destination at the end."""
    names = [name for name in page.items if name.startswith("unplaced.")]
    last = page.years - 1
    text = "+".join(page.at(name, last) for name in names) or "0"
    value = sum(page.value(name, last) for name in names)
    page.sheet.text(row, LABEL, "R46, freed posts without a destination in the last year")
    page.sheet.text(row, UNIT, "posts")
    page.sheet.formula(row, ONCE, text, value, "small")
    said = counted(here(row, ONCE), value, *FREED, digits=1)
    found = choice(f"{here(row, ONCE)}>=0.05", value >= 0.05, said, words(FINE))
    page.sheet.formula(row, FIRST, found.formula, found.text, "text bold indent1")


def _verdict(page: Page, first: int, last: int, row: int) -> None:
    """Whether the live scenario is valid as the file stands; the cover says it too."""
    annex = page.tables.annex
    broken = sum(page.sheet.value(place, ONCE) for place in range(first, last + 1))
    page.sheet.text(row, LABEL, "Gates, all institutions", "text bold")
    verdict: Said = choice(
        f"SUM({stretch((first, ONCE), (last, ONCE))})=0", broken == 0, words("every gate is on"),
        words("not valid: a gate is off"),
    )  # fmt: skip
    page.sheet.formula(row, FIRST, verdict.formula, verdict.text, "text bold indent1")
    annex.cells["gates"] = (page.sheet, row, FIRST)
