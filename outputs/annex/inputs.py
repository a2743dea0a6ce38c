"""The Inputs sheet: every figure of the plan once, with its source, and a column for the value in each scenario."""

from __future__ import annotations

from outputs.annex.catalogue import BASE, Entry, catalogue, scenario_order
from outputs.annex.context import Annex
from outputs.annex.page import banner, print_setup
from outputs.annex.sheet import Sheet, here
from outputs.annex.styles import unit_style
from outputs.annex.units import QUO
from parameters import Parameter, shown_range

HEADS = (
    "address", "label", "element", "unit", "low", "high", "interval", "source", "grade", "assumption", "origin",
    "note", "read by",
)  # fmt: skip
WIDTHS = (46, 34, 18, 20, 14, 14, 9, 60, 7, 11, 34, 80, 28)
HEAD, VALUES = 4, len(HEADS)
SOURCE = HEADS.index("source")
ASSUMPTION = HEADS.index("assumption")


def write_inputs(annex: Annex, sheet: Sheet) -> None:
    """Write every figure with one value; scenarios that change nothing point to the plan's cell."""
    note = (
        "Type over the blue figures; everything else follows. A scenario cell that says = follows the plan; "
        "black: status_quo, which stays as it is; grey: the scenario has no such figure. Amounts keep their price year "
        "when the base year is changed."
    )
    banner(annex, sheet, "Inputs", note)
    print_setup(annex, sheet, wide=2)
    sheet.page.repeat_rows(HEAD)
    sheet.page.repeat_columns(0)
    order = scenario_order(annex.projection)
    sheet.widths(*WIDTHS, *(16 for _ in order))
    titles = [f"{name} (the plan)" if name == BASE else name for name in order]
    for column, title in enumerate((*HEADS, *titles)):
        sheet.own(HEAD, column, title, "head")
    annex.entries = entries = catalogue(annex.projection, series=False)
    for row, entry in enumerate(entries, start=HEAD + 1):
        _about(sheet, row, entry)
        _values(annex, sheet, row, entry, order)
    last = HEAD + len(entries)
    sheet.page.autofilter(HEAD, 0, last, VALUES + len(order) - 1)
    sheet.page.freeze_panes(HEAD + 1, 2)
    annex.ranges["assumption"] = sheet.column(ASSUMPTION, HEAD + 1, last)


def _about(sheet: Sheet, row: int, entry: Entry) -> None:
    known = entry.parameter
    style = unit_style(entry.unit)
    for column, text in enumerate((entry.address, entry.label, entry.element, entry.unit)):
        sheet.own(row, column, text, "wrap")
    reach = shown_range(known) if known is not None else None
    if reach is not None:
        sheet.number(row, 4, reach.low, style)
        sheet.number(row, 5, reach.high, style)
        sheet.number(row, 6, reach.interval, "share")
    said = {HEADS.index(name): text for name, text in told(entry).items()}
    for column, text in said.items():
        sheet.own(row, column, text, "wrap indent1" if column == SOURCE else "wrap")
    texts = {0: entry.address, 1: entry.label, 3: entry.unit, **said}
    sheet.tall(row, *((text, WIDTHS[column]) for column, text in texts.items()))


def told(entry: Entry) -> dict[str, str]:
    """What is told of an input in words, by column heading."""
    said = _provenance(entry.parameter) | {12: entry.used_by}
    if not entry.used:
        said[ASSUMPTION] = "not used"
    return {HEADS[column]: text for column, text in said.items()}


def _provenance(known: Parameter | None) -> dict[int, str]:
    """Source, grade, whether it is an assumption, origin and note, by column."""
    if known is None:
        return {7: "the plan's calendar", ASSUMPTION: "choice", 10: "years of the plan"}
    source = known.source or ("chosen by the planner" if known.lever else "")
    return {
        7: source,
        8: known.grade or "",
        ASSUMPTION: "choice" if known.lever else "yes" if known.assumption else "no",
        10: known.origin,
        11: " ".join(said for said in (_error(known), known.note or known.fixed or "") if said),
    }


def _error(known: Parameter) -> str:
    """What low and high are, where the source printed neither of them."""
    if known.standard_error is None:
        return ""
    return (
        f"Mean with standard error {known.standard_error:g}, {known.kind}; low and high are its 5% and 95% quantiles."
    )


def _values(annex: Annex, sheet: Sheet, row: int, entry: Entry, order: list[str]) -> None:
    style = "year" if entry.address == "base_year" else "general" if not entry.unit else unit_style(entry.unit)
    for column, name in enumerate(order, start=VALUES):
        if name not in entry.values:
            sheet.empty(row, column)
            continue
        annex.inputs[name, entry.address] = (sheet, row, column)
        if name in entry.linked:
            sheet.formula(row, column, here(row, VALUES), entry.values[name][0], f"{style}{typed_look(name)}")
        else:
            own = "" if name == BASE else " own"
            sheet.number(row, column, entry.values[name][0], f"{style}{typed_look(name)}{own}")


def typed_look(scenario: str) -> str:
    """The look of the figures of a scenario, after their number format; no change is not typed into."""
    return "" if scenario == QUO else " input"
