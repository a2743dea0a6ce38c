"""The sheets By economic class, By function and By payer."""

from __future__ import annotations

from costing import Entry
from outputs.annex.classified import Group, Tables

TOTALS = {"recurrent": "Recurrent spending", "capital": "Capital spending"}


def write_by_economic(tables: Tables) -> None:
    """Write the economic classes, recurrent and capital apart."""
    row = tables.open(
        "By economic class", "GFSM 2014; capital is code 31 and capital transfers, the rest is recurrent."
    )
    natures = {keys["economic"]: _nature(entry) for _, entry, keys in tables.ledger.rows}
    names = tables.annex.keys.names["economic"]
    tables.heads(row, "nature")
    row, parts = row + 1, []
    for nature in ("recurrent", "capital"):
        groups = [Group(names[key], {"economic": key}, 1, nature) for key in names if natures[key] == nature]
        tables.groups(row, groups)
        end = row + len(groups)
        tables.total(end, TOTALS[nature], list(range(row, end)), nature)
        parts.append(end)
        row = end + 1
    tables.total(row, "Total", parts)
    tables.check(row + 1, row)


def _nature(entry: Entry) -> str:
    return entry.tags["nature"]


def write_by_function(tables: Tables) -> None:
    """Write the functions of government."""
    note = (
        "COFOG. Leaving institutions moves money from 07.3.2 to 07.2 and to 10.1.2, which is another ministry's vote."
    )
    _simple(tables, "By function", note, "function")


def write_by_payer(tables: Tables) -> None:
    """Write who pays."""
    _simple(tables, "By payer", "Each cost has one payer; what moves between ministries is seen here.", "payer")


def _simple(tables: Tables, title: str, note: str, kind: str) -> None:
    row = tables.open(title, note)
    tables.heads(row, "")
    groups = [Group(name, {kind: key}, 1) for key, name in tables.annex.keys.names[kind].items()]
    tables.groups(row + 1, groups)
    end = row + 1 + len(groups)
    tables.total(end, "Total", list(range(row + 1, end)))
    tables.check(end + 1, end)
