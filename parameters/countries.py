"""Country profiles: one file a country, named by its three-letter code, with every section of the world."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parameters.documents import Mark, Node
from parameters.library import Library, iso_countries, shipped
from parameters.problems import Collector, PlanError, did_you_mean
from parameters.uncertainty import SECTION
from parameters.world import WORLD

_CODE = re.compile(r"[A-Z]{3}")
_ABOUT = ("code", "name", "currency", "income_group", "note")
_SECTIONS = (*WORLD, SECTION)
_CLOSED = (*_ABOUT, *_SECTIONS, "menu")


@dataclass(frozen=True)
class Country:
    """A country profile: who it is, the sections of the world, and settings for actions of the menu."""

    code: str
    name: str
    currency: str
    income_group: str
    world: Node
    menu: Node | None


def country_codes(library: Library | None = None) -> list[str]:
    """The codes of the shipped profiles, sorted."""
    return (library or shipped()).names("countries")


def load_country(code: str, library: Library | None = None) -> Country:
    """The profile of a country.

    Raises:
        PlanError: no profile of that code, or something is wrong in it.
    """
    problems = Collector()
    country = find_country(Node(code, Mark("country")), library or shipped(), problems)
    if country is None or problems.problems:
        raise PlanError(problems.problems, subject=code)
    return country


def find_country(node: Node, library: Library, problems: Collector) -> Country | None:
    """The profile that a plan names at ``node``, or None with the reason among ``problems``."""
    code, codes = node.value, country_codes(library)
    if not isinstance(code, str) or code not in codes:
        message = f"must be the code of a country profile (got {node.said})"
        problems.add(node.mark, "country", message, _hint(node, codes))
        return None
    tree = library.read(f"countries/{code}.yaml", problems)
    return None if tree is None else _country(code, tree, problems)


def _country(code: str, tree: Node, problems: Collector) -> Country | None:
    for key, child in tree.items.items():
        if key not in _CLOSED:
            problems.unknown(child.label, key, key, _CLOSED)
    about = {key: _about(tree, key, problems) for key in _ABOUT}
    if about["code"] and about["code"] != code:
        problems.add(tree.items["code"].mark, "code", f"must be the name of the file, {code} (got {about['code']})")
    currency = about["currency"]
    if not _CODE.fullmatch(currency):
        problems.add(tree.items.get("currency", tree).mark, "currency", "must be a currency of three capital letters")
        return None
    world = Node({key: tree.items[key] for key in _SECTIONS if key in tree.items}, tree.mark)
    return Country(code, about["name"] or code, currency, about["income_group"], world, tree.items.get("menu"))


def _about(tree: Node, key: str, problems: Collector) -> str:
    node = tree.items.get(key)
    if node is None:
        return ""
    if isinstance(node.value, str):
        return node.value
    problems.add(node.mark, key, f"must be text (got {node.said})")
    return ""


def _hint(node: Node, codes: list[str]) -> str:
    """What the code should have been: ``country codes have three letters; Norway is NOR; shipped: ...``."""
    given = str(node.value).strip().upper()
    near = {iso.three: iso.name for iso in iso_countries() if given in (iso.two, iso.three, iso.name.upper())}
    parts = [] if _CODE.fullmatch(str(node.value)) else ["country codes have three letters"]
    parts += [f"{name} is {code}" for code, name in near.items()]
    if not near and (guess := did_you_mean(given, codes)):
        parts.append(guess)
    return "; ".join([*parts, f"shipped: {', '.join(codes) or 'none'}"])
