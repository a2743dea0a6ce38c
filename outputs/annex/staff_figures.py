"""The lines of the workforce that the Workforce sheet and the checks read, with the names by which they find them."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Cadre, Model, Row
from outputs.annex.change_keys import code

OF_CADRE = {
    "needed": "Full-time posts needed, average of the year",
    "institutions": "of these in institutions, paid out of their own budget",
    "in_post": "People in post at year end",
    "elsewhere": "of these in posts that the plan does not name",
    "supply": "People for posts of the plan",
    "leavers": "People who leave",
    "retired": "People retired or compensated when wards close",
    "joining": "People who join from elsewhere, or replace leavers",
    "graduates": "People who finish their training and join",
    "redeployed": "People redeployed to the community (they stay in post)",
    "vacancies": "Posts, here and elsewhere, to fill in the year",
    "gap": "Posts that nobody fills",
    "unused": "People without a post",
    "paid": "Full-time posts paid",
    "wages": "Wage bill",
}
"""What the sheet shows of a cadre, in this order."""
FLOWS = ("leavers", "retired", "joining", "graduates", "redeployed", "vacancies")
MORE = ("bill",)
"""What only the checks read."""
TOGETHER = {
    "needed": "Full-time posts needed",
    "in_post": "People in post at year end",
    "gap": "Posts that nobody fills",
    "wages": "Wage bill",
    "needed_per_head": "Full-time posts needed for 100 000 people",
    "per_head": "People in post for 100 000 people",
}


def staff_figures(model: Model) -> Iterator[tuple[str, str, Row]]:
    """Name, label and line: ``staff.measure`` of all, ``staff.measure.cadre`` of one, ``asked.element`` of openings."""
    people = model.workforce
    if not people.cadres:
        return
    for measure, label in TOGETHER.items():
        yield f"staff.{measure}", f"all cadres: {label}", getattr(people, measure)
    for cadre, one in people.cadres.items():
        for measure, row in of_cadre(one):
            yield f"staff.{measure}.{code(cadre)}", f"{cadre.replace('_', ' ')}: {row.label}", row
    for waiting in people.waiting:
        element = waiting.on.tags["element"]
        yield f"asked.{code(element)}", f"{element}: {waiting.asked.label}", waiting.asked
        yield f"opened.{code(element)}", f"{element}: {waiting.opening.label}", waiting.opening


def of_cadre(one: Cadre) -> Iterator[tuple[str, Row]]:
    """What there is of a cadre, by measure."""
    for measure in (*OF_CADRE, *MORE):
        row: Row | None = getattr(one, measure)
        if row is not None:
            yield measure, row
