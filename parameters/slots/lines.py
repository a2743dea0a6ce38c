"""The lines of an input workbook: the rows of a plan, and under them what could be given too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from parameters.documents import Node, plain
from parameters.elements import NEEDS_NO_MENU, OWN_KIND
from parameters.settings import Text
from parameters.slots.imagined import imagined
from parameters.slots.leaves import leaves
from parameters.slots.outlook import Outlook, Thing, asked_of
from parameters.slots.slot import Offer, Slot
from parameters.workbook.layout import COUNTRY, OF_ELEMENTS, PLAN, SCENARIOS, SECTION_OF, sheet_of
from parameters.workbook.plan_row import PlanRow
from parameters.workbook.setting_path import PathError, Trail, joined, joined_address, split, split_address

UNCERTAIN = "Uncertainty"
_HEADINGS = {
    "considered": "Groups that have no action of their own: say why",
    "ministries": "Payers: do they have a line for it in their own budget?",
    "quality": "What a reader must know to judge the analysis (each may be left out)",
    "rules": "Limits from which rules speak, where yours differ",
}
_KINDS = ("menu", "kind")
LineKind = Literal["heading", "given", "offer", "example", "menu", "comment"]


@dataclass(frozen=True)
class BookLine:
    """One line of a sheet.

    Attributes:
        kind: a heading or comment, a row that the plan gives, a setting that it leaves out, an example, or an entry of
            the menu, whose `default` and `origin` are words.
        row: what its cells hold; lines that only help have no value in theirs.
        slot: what may be written here, where that is known.
        default: what is taken as long as nothing is written, as plain data; of an example, what could be written.
        origin: the file, or the cost kind, that the default comes from.
        only: what must be written for the default to be taken, such as ``menu is di.rundown``; empty if nothing.
        title: of a heading.
        what: in words, of a heading or where no slot says it.
    """

    kind: LineKind
    row: PlanRow
    slot: Slot | None = None
    default: Any = None
    origin: str = ""
    only: str = ""
    title: str = ""
    what: str = ""

    @property
    def needed(self) -> bool:
        """Whether this must still be filled in, or something else in its place."""
        open_ = self.kind == "example" or (self.kind == "offer" and self.default is None)
        return open_ and self.slot is not None and self.slot.must


def book_lines(sheet: str, rows: Sequence[PlanRow], outlook: Outlook, years: tuple[int, int]) -> tuple[BookLine, ...]:
    """The lines of a sheet.

    Args:
        sheet: such as ``Actions``.
        rows: what the plan says there.
        outlook: of the plan.
        years: base year and last year, for examples.
    """
    examples = imagined(*years).get(SECTION_OF.get(sheet, ""), {})
    if sheet in OF_ELEMENTS:
        section = SECTION_OF[sheet]
        found = [line for name, own in _by_element(rows) for line in _element(outlook, section, name, own)]
        shown = {} if any(line.kind == "heading" for line in found) else examples
        return (*found, *(line for name, node in shown.items() for line in _example(outlook, section, name, node)))
    if sheet == SCENARIOS:
        lines = [_given(row, _in_scenario(outlook, row)) for row in rows]
        return tuple(lines) or tuple(_example_scenario(outlook, examples))
    return tuple(_whole(sheet, rows, outlook))


def _whole(sheet: str, rows: Sequence[PlanRow], outlook: Outlook) -> Iterator[BookLine]:
    """Plan, Country or Uncertainty: what is given, then what is left out."""
    slot_of = {PLAN: outlook.plan_slot, COUNTRY: outlook.world_slot, UNCERTAIN: outlook.shared_slot}[sheet]
    offers = {PLAN: outlook.plan_offers, COUNTRY: outlook.world_offers, UNCERTAIN: outlook.shared_offers}[sheet]
    for row in rows:
        trail = _trail(row.setting)
        line = _given(row, slot_of(trail) if trail else None)
        elsewhere = sheet_of(str(trail[0])) if trail and not row.says_something else sheet
        said = f"stands on the sheet {elsewhere}; this row only keeps its place in a text file"
        yield replace(line, what=said) if elsewhere != sheet else line
    above = None
    for offer in offers():
        heading = _HEADINGS.get(str(offer.trail[0]), "") if sheet == PLAN else _OFFERED[sheet]
        if heading and heading != above:
            yield BookLine("heading", PlanRow(), title=heading)
        above = heading
        yield _offered(offer, "")


_OFFERED = {
    COUNTRY: "What country profile and norms give as long as nothing is written here",
    UNCERTAIN: "Figures that go up and down together, or are multiplied together",
}


def _by_element(rows: Sequence[PlanRow]) -> Iterator[tuple[str, list[PlanRow]]]:
    """The rows of each element; comments go with the row that follows them, those at the end stand alone."""
    name = ""
    own: list[PlanRow] = []
    waiting: list[PlanRow] = []
    for row in rows:
        if row.element and row.element != name and own:
            yield name, own
            own = []
        if row.element:
            name = row.element
            own += [*waiting, row]
            waiting = []
        else:
            waiting.append(row)
    if own:
        yield name, own
    if waiting:
        yield "", waiting


def _element(outlook: Outlook, section: str, name: str, rows: Sequence[PlanRow]) -> Iterator[BookLine]:
    """Comments above, heading, rows and offers of one element; comments alone where there is none."""
    if not name:
        yield from (_given(row, None) for row in rows)
        return
    thing = outlook.thing(section, name)
    start = next(number for number, row in enumerate(rows) if row.element)
    yield from (_given(row, None) for row in rows[:start])
    yield _heading(thing)
    for row in rows[start:]:
        trail = _trail(row.setting) if row.element else ()
        yield _given(row, outlook.element_slot(thing, trail) if trail else None)
    yield from (_offered(offer, name) for offer in outlook.element_offers(thing))


def _heading(thing: Thing, before: str = "") -> BookLine:
    what = thing.kind.doc.partition("\n\n")[0].replace("\n", " ").replace("`", "") if thing.kind is not None else ""
    return BookLine("heading", PlanRow(thing.name), title=f"{before}{thing.title}", what=what)


def _example(outlook: Outlook, section: str, name: str, node: Node) -> Iterator[BookLine]:
    """An element that the plan could have; nothing of it counts until somebody writes a value."""
    thing = outlook.thing(section, name, node)
    said = "" if section == OWN_KIND else "For example: "
    yield _heading(thing, said)
    bare = outlook.thing(section, name, Node({key: node.items[key] for key in _KINDS if key in node.items}, node.mark))
    asked = asked_of(bare)
    for trail, each in leaves(node):
        slot = outlook.element_slot(thing, trail)
        slot = replace(slot, instead=asked.get(str(trail[0]), "")) if slot is not None else None
        yield BookLine("example", PlanRow(name, joined(trail)), slot, plain(each))
    usual = dict(leaves(outlook.thing(section, name, Node({}, node.mark)).whole))
    for offer in outlook.element_offers(thing, bare):
        without = usual.get(offer.trail)
        yield _only_with_menu(thing, _offered(offer, name), None if without is None else plain(without))


def _only_with_menu(thing: Thing, line: BookLine, without: Any) -> BookLine:
    """A line that says so where its default is that of the menu, which an example names and the plan may leave out."""
    if thing.entry is None or thing.section not in NEEDS_NO_MENU or line.default in (None, without):
        return line
    return replace(line, only=f"menu is {thing.entry.id}")


def _example_scenario(outlook: Outlook, examples: Mapping[str, Node]) -> Iterator[BookLine]:
    """A scenario that the plan could have; it speaks of an institution of the plan, if there is one."""
    own = outlook.names("institutions")
    for name, node in examples.items():
        title = "For example: what differs from the plan, and nothing else"
        yield BookLine("heading", PlanRow(name), title=title)
        for key, each in node.items.items():
            address = key.replace(".hospital.", f".{own[0]}.") if own else key
            row = PlanRow(name, joined_address((address,)))
            yield BookLine("example", row, _in_scenario(outlook, row), plain(each))


def _in_scenario(outlook: Outlook, row: PlanRow) -> Slot | None:
    """What may stand at the address of a row of a scenario."""
    try:
        address, *inside = split_address(row.setting)
    except (PathError, ValueError):
        return None
    names = str(address).split(".")
    if names == ["what"]:
        return Slot(Text(), "what this scenario is, in one sentence")
    if len(names) > 2 and f"{names[0].capitalize()}" in OF_ELEMENTS:
        return outlook.element_slot(outlook.thing(names[0], names[1]), (*names[2:], *inside))
    return outlook.world_slot((*names, *inside)) if len(names) > 1 or names[0] in outlook.world.items else None


def _given(row: PlanRow, slot: Slot | None) -> BookLine:
    return BookLine("given" if row.says_something or row.setting else "comment", row, slot)


def _offered(offer: Offer, element: str) -> BookLine:
    default = None if offer.default is None else plain(offer.default)
    origin = offer.origin.file if offer.origin is not None else ""
    return BookLine("offer", PlanRow(element, joined(offer.trail)), offer.slot, default, origin)


def _trail(setting: str) -> Trail:
    try:
        return split(setting.removesuffix("."))
    except PathError:
        return ()
