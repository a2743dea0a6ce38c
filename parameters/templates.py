"""Templates: posts and prices of a published service, or what a treatment brings, to lay under a plan's own figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from parameters.documents import Node
from parameters.element_ids import ID
from parameters.layers import merged
from parameters.library import Library, shipped
from parameters.problems import Collector, PlanError, Problem, Wording, did_you_mean

FAMILIES = (
    "crisis", "general hospital", "centre", "peer", "outreach", "supported living", "treatment package", "benefit",
)  # fmt: skip
"""The families of community services in WHO's guidance of 2021, packages of treatment by need, and what they bring."""
_HEADER = ("family", "templates")
_KEYS = ("name", "source", "note", "fits", "of", "settings")


@dataclass(frozen=True)
class Template:
    """A published service, or what a treatment brings.

    ``settings`` are those of the cost kind of the menu ids in ``fits``, or of the kinds named there, such as
    ``treatment_benefit``, whose elements have no menu id. ``of`` are the menu ids and templates of actions whose people
    a benefit was written for; empty where it does not matter.
    """

    id: str
    name: str
    family: str
    source: str
    note: str
    fits: tuple[str, ...]
    settings: Node
    node: Node
    of: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """File and line."""
        return str(self.node.label)


def load_templates(library: Library | None = None) -> dict[str, Template]:
    """Every template by its id, in the order of the files.

    Raises:
        PlanError: something is wrong in a file.
    """
    problems = Collector()
    found = read_templates(library or shipped(), problems)
    if problems.problems:
        raise PlanError(problems.problems, subject="the templates")
    return found


def read_templates(library: Library, problems: Collector) -> dict[str, Template]:
    """The templates of all files; what is wrong goes to ``problems``."""
    found: dict[str, Template] = {}
    for template in _all(library, problems):
        if template.id in found:
            message = f"is given twice (first in {found[template.id].origin})"
            problems.add(template.node.label, template.id, message)
        found.setdefault(template.id, template)
    return found


def template_named(name: str, library: Library | None = None) -> Template | None:
    """One template by its id; None where there is none. Only files that mention it are read."""
    return _one(library or shipped(), name, Collector())


def laid(template: Template, below: Node | None) -> Node:
    """A template over what menu and country give: each of its settings replaces the whole setting below it."""
    kept = {key: child for key, child in (below.items if below else {}).items() if key not in template.settings.items}
    given = {key: child for key, child in template.settings.items.items() if child.value is not None}
    node = template.settings
    return merged(replace(node, value=kept), replace(node, value=given)) or node


def kind_of_template(library: Library, named: Node | None, kinds: Collection[str]) -> str | None:
    """The kind that the template of an element without menu id is of, if it is of one alone."""
    template = _one(library, str(named.value), Collector()) if named is not None else None
    found = [name for name in (template.fits if template is not None else ()) if name in kinds]
    return found[0] if len(found) == 1 else None


def template_for(library: Library, named: Node, own: str, address: str, problems: Collector) -> Template | None:
    """The template that an element names, if there is one and it fits its ``own`` menu id (its kind, without one)."""
    template = _one(library, str(named.value), problems)
    if template is None:
        known = read_templates(library, problems)
        hint = did_you_mean(str(named.value), known) or "careshift actions --templates lists them"
        problems.add(named.mark, f"{address}.template", f"is not among the templates (got {named.said})", hint)
    elif own not in template.fits:
        every = read_templates(library, problems).values()
        fitting = [each.id for each in every if own in each.fits]
        fits = bool(fitting) or "." in own
        alone = Wording(f"needs menu: beside it (got {named.said})", f"needs a row 'menu' beside it (got {named.said})")
        what = f"does not fit {own} (got {named.said})" if fits else alone
        hint = f"these fit: {', '.join(fitting)}" if fitting else f"{template.id} fits {', '.join(template.fits)}"
        problems.add(named.mark, f"{address}.template", what, hint)
        return None
    return template


def _one(library: Library, name: str, problems: Collector) -> Template | None:
    """One template; only files that mention it are read."""
    for file in _files(library):
        if name in library.text(file):
            for template in _of_file(library, file, problems):
                if template.id == name:
                    return template
    return None


def _all(library: Library, problems: Collector) -> Iterator[Template]:
    for file in _files(library):
        yield from _of_file(library, file, problems)


def _files(library: Library) -> list[str]:
    return [f"templates/{name}.yaml" for name in library.names("templates")]


def _of_file(library: Library, file: str, problems: Collector) -> tuple[Template, ...]:
    found, wrong = _read(library, file)
    problems.extend(wrong)
    return found


@cache
def _read(library: Library, file: str) -> tuple[tuple[Template, ...], tuple[Problem, ...]]:
    problems = Collector()
    tree = library.read(file, problems)
    return tuple(_file(tree, problems)) if tree is not None else (), tuple(problems.problems)


def _file(tree: Node, problems: Collector) -> Iterator[Template]:
    for key, child in tree.items.items():
        if key not in _HEADER:
            problems.unknown(child.label, key, key, _HEADER)
    family = tree.items.get("family")
    if family is None or family.value not in FAMILIES:
        said = f" (got {family.said})" if family is not None else ""
        mark = family.mark if family is not None else tree.mark
        problems.add(mark, "family", f"must be one of {', '.join(FAMILIES)}{said}")
    templates = tree.items.get("templates")
    for key, node in (templates.items if templates is not None else {}).items():
        yield _template(key, node, str(family.value) if family is not None else "", problems)


def _template(key: str, node: Node, family: str, problems: Collector) -> Template:
    if not ID.fullmatch(key):
        problems.add(node.label, key, "a name has small letters, digits and _, and starts with a letter")
    for name, child in node.items.items():
        if name not in _KEYS:
            problems.unknown(child.label, f"{key}.{name}", name, _KEYS)
    texts = {name: _text(key, node, name, problems) for name in ("name", "source", "note")}
    fits = node.items.get("fits")
    ids = _ids(fits)
    if not ids:
        problems.add(fits.mark if fits else node.label, f"{key}.fits", "must be a list of menu ids or of kinds")
    settings = node.items.get("settings")
    if settings is None or not settings.items:
        problems.add(settings.mark if settings else node.label, f"{key}.settings", "must hold settings of a cost kind")
    of = _ids(node.items.get("of"))
    given = settings or Node({}, node.mark)
    return Template(key, **texts, family=family, fits=ids, settings=given, node=node, of=of)


def _ids(listed: Node | None) -> tuple[str, ...]:
    found = listed.value if listed is not None else None
    return tuple(str(each.value) for each in found) if isinstance(found, tuple) else ()


def _text(key: str, node: Node, name: str, problems: Collector) -> str:
    child = node.items.get(name)
    if child is not None and isinstance(child.value, str) and child.value.strip():
        return child.value
    if child is not None or name != "note":
        said = f" (got {child.said})" if child is not None else ""
        problems.add(child.mark if child is not None else node.label, f"{key}.{name}", f"must be text{said}")
    return ""
