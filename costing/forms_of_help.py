"""Forms of help by which the spending of a plan is split, as indicator BI07 asks."""

from __future__ import annotations

from costing.ledger import Entry

FORMS = ("medicines", "psychological", "social and economic", "physical health", "crisis", "housing")
"""The forms of help, in the order in which they are shown."""

BY_ACTION = {
    "svc.crisisteam": "crisis",
    "svc.crisishouse": "crisis",
    "svc.combeds": "crisis",
    "int.psych": "psychological",
    "int.lay": "psychological",
    "int.family": "psychological",
    "svc.digital": "psychological",
    "int.physical": "physical health",
    "inc.housing": "housing",
    "svc.living": "housing",
    "di.homes": "housing",
    "pop.poverty": "social and economic",
    "int.link": "social and economic",
    "int.onestop": "social and economic",
    "int.screen": "social and economic",
}
"""The form of help of an action of the menu, where it is one."""


def form_of(entry: Entry) -> str:
    """The form of help that a ledger line pays for; empty where it is none of them or several at once."""
    if entry.tags["price_class"] == "medicines" or entry.tags.get("input") == "medicines":
        return "medicines"
    menu = entry.tags.get("menu", "")
    if "homes" in entry.tags:
        return "housing"
    return BY_ACTION.get(menu, "social and economic" if menu.startswith("inc.") else "")
