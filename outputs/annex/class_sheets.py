"""The sheets Health accounts, Level and book, and Programme x economic: each table adds up to the Model total."""

from __future__ import annotations

from outputs.annex.class_keys import TITLES
from outputs.annex.classified import Group, Tables
from outputs.annex.tongue import say

ACCOUNTS = ("provider", "hc", "scheme")
LEVELS = ("level", "book", "region", "group")
HEALTH_ACCOUNTS, LEVEL, PROGRAMME = "Health accounts", "Level and book", "Programme x economic"


def write_health_accounts(tables: Tables) -> None:
    """Write provider, health care function and financing scheme."""
    note = (
        "System of Health Accounts 2011. Memorandum items (HCR) and what is outside are no part of current health "
        "expenditure; capital (HK) is never added to it."
    )
    _stacked(tables, HEALTH_ACCOUNTS, note, ACCOUNTS)


def _inside(title: str) -> str:
    """A title in the middle of a text."""
    said = say(title)
    return f"{said[0].lower()}{said[1:]}"


def write_levels(tables: Tables) -> None:
    """Write level of government, budget book, region and group of people."""
    note = (
        "Level: who pays in the first place. Development is a book of the budget, capital an economic nature: a plan "
        "says the book of an action with tags: {book: development}."
    )
    _stacked(tables, LEVEL, note, LEVELS)


def _stacked(tables: Tables, title: str, note: str, kinds: tuple[str, ...]) -> None:
    """One table below the other, each with its total and check."""
    row = tables.open(title, note)
    for kind in kinds:
        tables.sheet.text(row, 0, TITLES[kind], "section")
        tables.heads(row + 1, "")
        groups = [Group(name, {kind: key}, 1) for key, name in tables.annex.keys.names[kind].items()]
        tables.groups(row + 2, groups)
        end = row + 2 + len(groups)
        tables.total(
            end, say("Total by {classification}", classification=_inside(TITLES[kind])), list(range(row + 2, end))
        )
        tables.check(end + 1, end)
        row = end + 4


def write_programme_economic(tables: Tables) -> None:
    """Write each programme (WHO directive) by economic class."""
    row = tables.open(PROGRAMME, "Programme (WHO directive) by economic class (GFSM 2014).")
    names = tables.annex.keys.names
    pairs = {(keys["directive"], keys["economic"]) for _, _, keys in tables.ledger.rows}
    groups: list[Group] = []
    for directive, title in names["directive"].items():
        groups.append(Group(title, {"directive": directive}, 0, "programme"))
        groups += [
            Group(names["economic"][economic], {"economic": economic, "directive": directive}, 1, "class")
            for economic in names["economic"]
            if (directive, economic) in pairs
        ]
    tables.heads(row, "level")
    tables.groups(row + 1, groups)
    end = row + 1 + len(groups)
    parts = {depth: [at for at, group in enumerate(groups, start=row + 1) if group.depth == depth] for depth in (0, 1)}
    tables.total(end, "Total of the programmes", parts[0])
    tables.check(end + 1, end)
    tables.total(end + 3, "Total of the economic classes within programmes", parts[1])
    tables.check(end + 4, end + 3)
