"""The By programme sheet: WHO area, directive and action; then baseline against new policy."""

from __future__ import annotations

from outputs.annex.classified import Group, Tables
from outputs.annex.keys import AREAS

NEW = ("new", "expansion", "saving", "transfer-in")


def write_by_programme(tables: Tables) -> None:
    """Write both tables, each with its check against the Model total."""
    row = tables.open("By programme", "WHO policy area, directive, and the plan's own actions and institutions.")
    row = _programmes(tables, row)
    tables.sheet.text(row + 1, 0, "Baseline and new policy", "section")
    _standings(tables, row + 2)


def _programmes(tables: Tables, row: int) -> int:
    groups = list(_groups(tables))
    tables.heads(row, "level")
    tables.groups(row + 1, groups)
    tops = [place for place, group in enumerate(groups, start=row + 1) if group.depth == 0]
    end = row + 1 + len(groups)
    tables.total(end, "Total", tops)
    tables.check(end + 1, end)
    return end + 3


def _groups(tables: Tables) -> list[Group]:
    """Areas, directives in them, actions and institutions in those."""
    found = {tuple(keys[kind] for kind in ("area", "directive", "element")) for _, _, keys in tables.ledger.rows}
    names, groups = tables.annex.keys.names, []
    ordered = sorted(
        found, key=lambda each: [list(names[kind]).index(key) for kind, key in zip(KINDS, each, strict=True)]
    )
    for number, (area, directive, element) in enumerate(ordered):
        before = ordered[number - 1] if number else ("", "", "")
        if area != before[0]:
            groups.append(Group(AREAS.get(area, names["area"][area]), {"area": area}, 0, "area"))
        if (area, directive) != before[:2]:
            keys = {"directive": directive, "area": area}
            groups.append(Group(names["directive"][directive], keys, 1, "directive"))
        keys = {"element": element, "directive": directive, "area": area}
        groups.append(Group(names["element"][element], keys, 2, "action"))
    return groups


KINDS = ("area", "directive", "element")


def _standings(tables: Tables, row: int) -> None:
    """Each standing, with the actions and institutions that have it below."""
    found = {(keys["standing"], keys["element"]) for _, _, keys in tables.ledger.rows}
    names, groups = tables.annex.keys.names, []
    for standing, name in names["standing"].items():
        groups.append(Group(name, {"standing": standing}, 0))
        groups += [
            Group(names["element"][element], {"element": element, "standing": standing}, 1)
            for element in names["element"]
            if (standing, element) in found
        ]
    tables.heads(row, "")
    tables.groups(row + 1, groups)
    tops = {group.keys["standing"]: place for place, group in enumerate(groups, start=row + 1) if group.depth == 0}
    end = row + 1 + len(groups)
    tables.total(end, "New policy, net of savings", [tops[standing] for standing in tops if standing in NEW])
    tables.total(end + 1, "Total", list(tops.values()))
    tables.check(end + 2, end + 1)
