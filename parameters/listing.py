"""Everything that is shipped, in one flat list, and whether the cost kinds know all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from parameters.countries import Country, country_codes, find_country
from parameters.documents import Mark, Node
from parameters.elements import ELEMENT_KEYS
from parameters.figures import Reader
from parameters.library import Library, figures, shipped
from parameters.menu import MenuEntry, read_menu
from parameters.nested import leads_to_setting
from parameters.parameter import ASSUMPTION, share
from parameters.problems import Collector, PlanError, Problem
from parameters.reading import read
from parameters.settings import Choice, KindSchema
from parameters.templates import Template, read_templates
from parameters.uncertainty import SECTION, read_uncertainty
from parameters.world import read_world


@dataclass(frozen=True)
class ShippedFigure:
    """A figure that a plan starts from.

    ``where`` is a country code, "menu", "template" or "norms"; ``address`` starts with a section of the world, a menu
    id or the name of a template.
    """

    where: str
    address: str
    value: float | None
    unit: str
    low: float | None
    high: float | None
    interval: float | None
    standard_error: float | None
    source: str
    grade: str
    assumption: bool
    note: str
    origin: str


def shipped_figures(country: str | None = None, library: Library | None = None) -> tuple[ShippedFigure, ...]:
    """Every figure of the norms, the menu, its templates and the country profiles (of one country, if it is named).

    Raises:
        PlanError: a shipped file has problems, or the country has no profile.
    """
    library, problems = library or shipped(), Collector()
    found = list(_all(library, country, problems))
    if problems.problems:
        raise PlanError(problems.problems, subject="the shipped data")
    return tuple(found)


def _all(library: Library, country: str | None, problems: Collector) -> Iterator[ShippedFigure]:
    yield from _listed("norms", library.read("norms.yaml", problems), "")
    for entry in read_menu(library, problems).values():
        yield from _listed("menu", entry.defaults, entry.id)
    for template in read_templates(library, problems).values():
        yield from _listed("template", template.settings, template.id)
    for code in country_codes(library) if country is None else [country]:
        profile = find_country(Node(code, Mark("country")), library, problems)
        if profile is not None:
            yield from _listed(code, profile.world, "")
            yield from _listed(code, profile.menu, "")


def own_figures(one: MenuEntry | Template) -> list[ShippedFigure]:
    """The figures that an entry of the menu or a template brings along."""
    if isinstance(one, Template):
        return list(_listed("template", one.settings, one.id))
    return list(_listed("menu", one.defaults, one.id))


def _listed(where: str, node: Node | None, address: str) -> Iterator[ShippedFigure]:
    for place, figure in figures(node, address) if node is not None else ():
        entries: dict[str, Any] = {key: child.value for key, child in figure.items.items()} or {"value": figure.value}
        source = str(entries.get("source") or "")
        yield ShippedFigure(
            where=where,
            address=place,
            value=entries.get("value"),
            unit=str(entries.get("unit") or ""),
            low=entries.get("low"),
            high=entries.get("high"),
            interval=share(entries.get("interval")),
            standard_error=entries.get("standard_error"),
            source=source,
            grade=str(entries.get("grade") or ""),
            assumption=source.strip().lower() == ASSUMPTION,
            note=str(entries.get("note") or entries.get("fixed") or ""),
            origin=str(figure.label),
        )


def check_shipped(kinds: Mapping[str, KindSchema], library: Library | None = None) -> tuple[Problem, ...]:
    """Everything wrong in the shipped files: profiles, and menu defaults and templates of kinds that are given."""
    library, problems = library or shipped(), Collector()
    menu = read_menu(library, problems)
    for entry in menu.values():
        _check_defaults(kinds, entry, entry.defaults, Reader(problems))
        _check_entry(kinds, menu, entry, problems)
    _check_templates(kinds, menu, library, problems)
    for code in country_codes(library):
        country = find_country(Node(code, Mark("country")), library, problems)
        if country is not None:
            _check_country(kinds, menu, country, library, problems)
    return tuple(problems.problems)


def _check_country(
    kinds: Mapping[str, KindSchema], menu: Mapping[str, MenuEntry], country: Country, library: Library, found: Collector
) -> None:
    pay = country.world.items.get("pay")
    cadres = tuple(pay.items) if pay is not None else ()
    reader = Reader(found, cadres=cadres, currencies=(country.currency, "USD", "I$"))
    norms = library.read("norms.yaml", found)
    tree = replace(country.world, value={**(norms.items if norms else {}), **country.world.items})
    read_world(reader, tree, country.currency, country.world)
    read_uncertainty(reader, country.world.items.get(SECTION))
    for name, node in (country.menu.items if country.menu else {}).items():
        if name in menu:
            _check_defaults(kinds, menu[name], node, reader)
        else:
            found.unknown(node.label, f"menu.{name}", name, menu, "menu id")


def _check_entry(
    kinds: Mapping[str, KindSchema], menu: Mapping[str, MenuEntry], entry: MenuEntry, problems: Collector
) -> None:
    """What an entry says of other entries, and whether the setting that it is a part of exists."""
    for key in ("after", "overlaps", "replaces"):
        for name in getattr(entry, key):
            if name not in menu or name == entry.id:
                problems.unknown(entry.node.items[key].mark, f"{entry.id}.{key}", name, menu, f"menu id {name}")
    kind = kinds.get(entry.kind)
    if entry.part and kind is not None and not leads_to_setting(kind.settings, entry.part.split(".")):
        message = f"leads to no setting of kind {entry.kind} (got '{entry.part}')"
        problems.add(entry.node.items["part"].mark, f"{entry.id}.part", message)


def _check_templates(
    kinds: Mapping[str, KindSchema], menu: Mapping[str, MenuEntry], library: Library, problems: Collector
) -> None:
    for template in read_templates(library, problems).values():
        for name in template.fits:
            if name in menu:
                _check_defaults(kinds, menu[name], template.settings, Reader(problems), template.id)
            elif "." not in name and (name in kinds or not kinds):
                _check_settings(kinds.get(name), template.settings, Reader(problems), template.id)
            else:
                mark = template.node.items["fits"].mark
                problems.unknown(mark, f"{template.id}.fits", name, [*menu, *kinds], f"menu id {name}")


def _check_defaults(
    kinds: Mapping[str, KindSchema], entry: MenuEntry, node: Node, reader: Reader, where: str = ""
) -> None:
    kind = kinds.get(entry.kind)
    if kind is None:
        return
    field = kind.settings.get("thing")
    written = entry.defaults.items.get("thing")
    options = field.setting.options if field is not None and isinstance(field.setting, Choice) else ("",)
    reader = replace(reader, thing=str(written.value) if written else options[0])
    _check_settings(kind, node, reader, where or entry.id, takes_back=bool(where) and where != entry.id)


def _check_settings(
    kind: KindSchema | None, node: Node, reader: Reader, where: str, *, takes_back: bool = False
) -> None:
    """Settings of a kind; ``takes_back`` where one without a value takes back what is below."""
    if kind is None:
        return
    for key, child in node.items.items():
        if key in kind.settings and not (takes_back and child.value is None):
            read(reader, kind.settings[key].setting, child, f"{where}.{key}")
        elif key not in kind.settings and key not in ELEMENT_KEYS:
            reader.problems.unknown(child.label, f"{where}.{key}", key, kind.settings)
