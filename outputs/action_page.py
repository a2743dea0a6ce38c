"""`careshift actions ID`: one action or template with its figures, and lines to paste into a plan."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from outputs.action_snippet import kind_snippet, snippet
from outputs.action_table import (
    Asked,
    action_summary,
    actions_text,
    found_actions,
    found_templates,
    template_summary,
    templates_text,
)
from outputs.shipped import amount, range_text
from outputs.wording import plain
from parameters import KindSchema, MenuEntry, ShippedFigure, Template, areas, directive_titles, own_figures

_STATUSES = {
    "V": "from WHO guidance, checked there",
    "S": "from WHO guidance for other sectors",
    "D": "derived from WHO guidance",
    "D*": "ours, without a reference in WHO guidance",
}
_WIDTH = 100
_COLUMN = 14


@dataclass(frozen=True)
class Shelf:
    """Everything that an action is shown with."""

    menu: Mapping[str, MenuEntry]
    templates: Mapping[str, Template]
    kinds: Mapping[str, KindSchema]


def actions_said(shelf: Shelf, asked: Asked) -> tuple[str, Any]:
    """What is asked of the menu, for a terminal and as plain data: one thing if its id is given, else a list.

    Raises:
        WrongUseError: nothing fits.
    """
    name = asked.words[0] if len(asked.words) == 1 else ""
    if name in shelf.menu:
        return action_page(shelf, shelf.menu[name]), action_record(shelf, shelf.menu[name])
    if name in shelf.templates:
        return template_page(shelf, shelf.templates[name]), template_record(shelf.templates[name])
    if asked.templates:
        templates = found_templates(shelf.templates, asked.words)
        return templates_text(templates), [template_summary(each) for each in templates]
    entries = found_actions(shelf.menu, asked)
    return actions_text(entries), [action_summary(entry) for entry in entries]


def action_page(shelf: Shelf, entry: MenuEntry) -> str:
    """One action for a terminal, ASCII."""
    fitting = [f"{each.id} ({each.name})" for each in shelf.templates.values() if entry.id in each.fits]
    titles = directive_titles()
    area, directive = entry.tags.get("area", ""), entry.tags.get("directive", "")
    about = {
        "area": f"{area} {areas().get(area, '')}",
        "directive": f"{directive} {titles.get(directive, '')}",
        "reference": f"{entry.reference} ({_STATUSES.get(entry.status, 'without a status')})",
        "cost kind": f"{entry.kind}: {_first_line(shelf.kinds.get(entry.kind))}",
        "paid by": entry.payer,
        "indicator": f"{entry.indicator}{_codes(entry.indicators)}",
        "output": entry.output,
        "cost drivers": entry.drivers,
        "codes": ", ".join(f"{key} {value}" for key, value in entry.tags.items() if key not in ("area", "directive")),
        "begins after": _named(shelf, entry.after),
        "overlaps with": _named(shelf, entry.overlaps),
        "replaces": _named(shelf, entry.replaces),
        "templates": "; ".join(fitting),
        "note": entry.note,
    }
    return _page(entry, about, snippet(entry, shelf.kinds.get(entry.kind)))


def template_page(shelf: Shelf, template: Template) -> str:
    """One template for a terminal, ASCII."""
    about = {
        "family": template.family,
        "fits": _named(shelf, template.fits),
        "source": template.source,
        "note": template.note,
    }
    entry, kind = shelf.menu.get(template.fits[0]), shelf.kinds.get(template.fits[0])
    if entry is not None:
        return _page(template, about, snippet(entry, shelf.kinds.get(entry.kind), template.id))
    return _page(template, about, kind_snippet(kind, template) if kind is not None else "")


def action_record(shelf: Shelf, entry: MenuEntry) -> dict[str, Any]:
    """The same as plain data."""
    fitting = [each.id for each in shelf.templates.values() if entry.id in each.fits]
    figures = [vars(figure) for figure in own_figures(entry)]
    pasted = snippet(entry, shelf.kinds.get(entry.kind))
    return {**action_summary(entry), "templates": fitting, "figures": figures, "snippet": pasted}


def template_record(template: Template) -> dict[str, Any]:
    """A template as plain data, with its figures."""
    return {**template_summary(template), "figures": [vars(figure) for figure in own_figures(template)]}


def _page(one: MenuEntry | Template, about: Mapping[str, str], pasted: str) -> str:
    lines = [f"{one.id}  {one.name}", ""]
    for key, text in about.items():
        lines += _field(key, text) if text.strip() else []
    shown = list(_figures(one.id, own_figures(one)))
    lines += ["", "Figures that come along, unless the country or the plan gives others:", *shown] if shown else []
    lines += ["", "In a plan:", "", pasted] if pasted else []
    return plain("\n".join(lines) + "\n")


def _field(key: str, text: str) -> list[str]:
    indent = " " * (_COLUMN + 2)
    return textwrap.wrap(f"{key:<{_COLUMN}}  {' '.join(text.split())}", _WIDTH, subsequent_indent=indent)


def _figures(owner: str, figures: Iterable[ShippedFigure]) -> Iterator[str]:
    for one in figures:
        name = one.address.removeprefix(f"{owner}.")
        spread = f", {range_text(one)}" if range_text(one) else ""
        grade = f" (grade {one.grade})" if one.grade else ""
        about = f"{name}: {amount(one.value)} {one.unit}".rstrip()
        source = f"; {one.source}{grade}" if one.source else ""
        note = f". {one.note}" if one.note and one.assumption else ""
        text = " ".join(f"{about}{spread}{source}{note}".split())
        yield from textwrap.wrap(f"  {text}", _WIDTH, subsequent_indent="      ")


def _named(shelf: Shelf, ids: Iterable[str]) -> str:
    return "; ".join(_with_title(shelf, name) for name in ids)


def _with_title(shelf: Shelf, name: str) -> str:
    """An id of the menu, or a kind, with what it is called."""
    if name in shelf.menu:
        return f"{name} ({shelf.menu[name].name})"
    return f"{name} ({_first_line(shelf.kinds[name])})" if name in shelf.kinds else name


def _codes(codes: Iterable[str]) -> str:
    said = ", ".join(codes)
    return f" [{said}]" if said else ""


def _first_line(kind: KindSchema | None) -> str:
    return kind.doc.partition("\n\n")[0].replace("\n", " ") if kind is not None else "not built yet"
