"""Which part of the change from institutions to community each ledger line pays for, as a key to sum by."""

from __future__ import annotations

import re

from costing import Entry, Model
from outputs.annex.tongue import say

UNTOUCHED = "Coutside"
"""The key of lines that have nothing to do with institutions and homes."""
FOLLOWED = re.compile(r"follow-up for (\d+) months")
PARTS = {"fixed cost": "F.fixed", "ward cost": "F.ward", "resident cost": "F.resident"}
NAMES = {
    "F.fixed": "Institution: fixed cost",
    "F.ward": "Institution: cost of wards",
    "F.resident": "Institution: cost that goes with residents",
    "F.posts": "Institution: freed posts without a destination, still paid",
    "M.teams": "Mobile teams paid with frozen beds",
    "N.crisis_care": "People not admitted: care in a crisis",
    "O.on_top": "Once: contingencies and taxes of these",
    UNTOUCHED: "Other lines",
}


def code(name: str) -> str:
    """A name of the plan or a label as it stands in a key.

    >>> code("Low need"), code("own_flat")
    ('low_need', 'own_flat')
    """
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def change_keys(model: Model) -> dict[int, str]:
    """The key of every ledger line of a scenario that belongs to the change, by the identity of the line.

    `F` institutions, `H` homes of people who moved, `K` capital of homes, `L` homes of people who left by own
    decision, `N` people not admitted, `M` mobile teams, `O` paid once.
    """
    found: dict[int, str] = {}
    for down in model.institutions.values():
        for name, entries in down.homes.items():
            found.update({id(entry): f"{'K' if entry.capital else 'H'}.{name}" for entry in entries})
        found.update({id(entry): "F.posts" for one in down.staff for entry in one.kept})
    for entry in model.ledger.entries:
        if id(entry) not in found:
            found[id(entry)] = _key(entry)
    return found


def _key(entry: Entry) -> str:
    tags = entry.tags
    if tags.get("change") == "one-off":
        if entry.layer != "base":
            return "O.on_top"
        return f"O.{code(_once(entry))}"
    if "homes" in tags:
        kind = "K" if entry.capital else "N" if "diverted" in tags else "M" if tags["homes"] == "mobile teams" else "L"
        return "M.teams" if kind == "M" else f"{kind}.{code(tags['homes'])}"
    return PARTS.get(tags.get("input", ""), UNTOUCHED) if tags["kind"] == "institution" else UNTOUCHED


def _once(entry: Entry) -> str:
    """What is paid once: the purpose of pay, else what is bought."""
    return entry.nominal.scope.title if entry.tags["econ"].startswith(("E211", "E212")) else entry.label


def _once_said(entry: Entry) -> str:
    """The same in the language of the annex."""
    text = _once(entry)
    months = FOLLOWED.fullmatch(text)
    return say("follow-up for {months} months", months=months[1]) if months else say(text)


def change_name(key: str, entry: Entry, homes: dict[str, str]) -> str:
    """What a key means; `homes` are the titles of the kinds of homes."""
    if key in NAMES:
        return say(NAMES[key])
    kind, _, rest = key.partition(".")
    title = homes.get(rest, rest.replace("_", " "))
    said = {
        "H": "Homes of people who moved: {home}",
        "K": "Homes, capital: {home}",
        "L": "Homes of people who left by own decision: {home}",
        "N": "Homes of people not admitted: {home}",
    }
    if kind not in said:
        return say("Once: {what}", what=_once_said(entry))
    return say(said[kind], home=title)
