"""The menu as lines of a workbook: each action with what it needs, to be copied, and each kind with its settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parameters.documents import Mark, Node
from parameters.library import Library
from parameters.menu import MenuEntry, areas, directive_areas, directive_titles, read_menu
from parameters.problems import Collector
from parameters.settings import SECTIONS, KindSchema, Text
from parameters.slots.kinds import Fields
from parameters.slots.lines import BookLine
from parameters.slots.outlook import Outlook, Thing
from parameters.slots.slot import Slot
from parameters.workbook.plan_row import PlanRow
from parameters.workbook.setting_path import joined

_MARK = Mark("menu")
_ALWAYS = ("start",)


def menu_lines(outlook: Outlook) -> Iterator[BookLine]:
    """Every action under its directive, with rows for what must be given, then every kind with all its settings."""
    titles, entries = directive_titles(outlook.library), _by_directive(outlook.library)
    above = directive_areas(outlook.library)
    for directive in [*titles, *(name for name in entries if name not in titles)]:
        area = areas().get(above.get(directive, ""), "")
        yield BookLine("heading", PlanRow(), title=f"{directive}  {titles.get(directive, 'Other actions')}", what=area)
        for entry in entries.get(directive, ()):
            yield from _entry(outlook, entry, f"directive {directive}")
    for kind in outlook.kinds.values():
        yield from _kind(outlook, kind)


def _by_directive(library: Library) -> Mapping[str, list[MenuEntry]]:
    found: dict[str, list[MenuEntry]] = {}
    for entry in read_menu(library, Collector()).values():
        found.setdefault(entry.tags.get("directive", ""), []).append(entry)
    return found


def _entry(outlook: Outlook, entry: MenuEntry, origin: str) -> Iterator[BookLine]:
    kind = outlook.kinds.get(entry.kind)
    if kind is None:
        return
    sheet = SECTIONS[kind.section].capitalize()
    if entry.part:
        what = f"{entry.name}: below an institution, {entry.part}"
        yield BookLine("menu", PlanRow("", entry.part), Slot(Text(), what), f"part of {sheet}", origin=origin)
        return
    name = entry.id.partition(".")[2].replace(".", "_")
    thing = outlook.thing(SECTIONS[kind.section], name, Node({"menu": Node(entry.id, _MARK)}, _MARK))
    slot = outlook.element_slot(thing, ("menu",))
    row = PlanRow(name, "menu", {"value": entry.id})
    said = Slot(slot.setting, entry.name) if slot is not None else None
    yield BookLine("menu", row, said, f"{kind.name}, for sheet {sheet}", origin=origin)
    yield from _needed(outlook, thing, kind, name)


def _needed(outlook: Outlook, thing: Thing, kind: KindSchema, name: str) -> Iterator[BookLine]:
    """What must be given, and each way of saying what can be said in several; what has a default is not among it."""
    wanted = {*_ALWAYS, *(each for ways in (*kind.either, *kind.needs) for way in ways for each in way)}
    for offer in outlook.element_offers(thing):
        slot = offer.slot
        if slot is not None and offer.default is None and (slot.needed or offer.trail[0] in wanted):
            yield BookLine("offer", PlanRow(name, joined(offer.trail)), slot)


def _kind(outlook: Outlook, kind: KindSchema) -> Iterator[BookLine]:
    what = kind.doc.partition("\n\n")[0].replace("\n", " ").replace("`", "")
    title = f"Kind {kind.name}: what it can be given, on sheet {SECTIONS[kind.section].capitalize()}"
    yield BookLine("heading", PlanRow(), title=title, what=what)
    thing = kind.settings.get("thing")
    fields = Fields(kind.settings, kind.doc, str(thing.default) if thing is not None else "")
    for trail, slot in fields.all():
        yield BookLine("offer", PlanRow("", joined(trail)), slot)
