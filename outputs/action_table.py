"""`careshift actions`: the menu of strategic actions and its templates, listed and searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from outputs.asked import WrongUseError
from outputs.wording import plain
from parameters import MenuEntry, Template, areas, directive_titles

OTHER_SECTORS = "S"
"""Area of the directives for other ministries, which a list leaves out unless asked."""


@dataclass(frozen=True)
class Asked:
    """What is looked for: words, an id, a directive, an area; other sectors, or templates, instead of actions."""

    words: tuple[str, ...] = ()
    directive: str = ""
    area: str = ""
    sectors: bool = False
    templates: bool = False

    def fits(self, entry: MenuEntry) -> bool:
        """Whether an action is asked for."""
        area = entry.tags.get("area", "")
        hidden = area == OTHER_SECTORS and not (self.sectors or self.words or self.area == OTHER_SECTORS)
        shown = (not self.sectors or area == OTHER_SECTORS) and not hidden
        wanted = self.directive in ("", entry.tags.get("directive")) and self.area in ("", area)
        texts = (entry.id, entry.name, entry.drivers, entry.output, entry.kind, entry.reference, *entry.indicators)
        return shown and wanted and self.has(*texts)

    def has(self, *texts: str) -> bool:
        """Whether every word is in one of the texts."""
        text = " ".join(texts).lower()
        return all(word.lower() in text for word in self.words)


def found_actions(menu: Mapping[str, MenuEntry], asked: Asked) -> list[MenuEntry]:
    """The actions asked for.

    Raises:
        WrongUseError: there is no such directive or area, or nothing fits.
    """
    _known("directive", asked.directive, directive_titles())
    _known("area", asked.area, areas())
    found = [entry for entry in menu.values() if asked.fits(entry)]
    if not found:
        raise WrongUseError(_nothing("action", asked.words, [*menu, *_words(entry.name for entry in menu.values())]))
    return found


def found_templates(templates: Mapping[str, Template], words: tuple[str, ...]) -> list[Template]:
    """The templates with all the words in their id, name, family, menu ids or kinds.

    Raises:
        WrongUseError: nothing fits.
    """
    asked = Asked(words)
    found = [each for each in templates.values() if asked.has(each.id, each.name, each.family, *each.fits)]
    if not found:
        known = [*templates, *_words(each.name for each in templates.values())]
        raise WrongUseError(_nothing("template", words, known))
    return found


def actions_text(entries: Sequence[MenuEntry]) -> str:
    """The actions under their areas and directives."""
    width = max(len(entry.id) for entry in entries)
    kinds = max(len(entry.kind) for entry in entries)
    lines: list[str] = []
    above = ("", "")
    for entry in _in_order(entries):
        area, directive = entry.tags.get("area", ""), entry.tags.get("directive", "")
        if area != above[0]:
            lines += ["", f"{area}  {areas().get(area, 'Other actions')}"]
        if (area, directive) != above:
            lines.append(f"{directive}  {directive_titles().get(directive, 'Other actions')}")
        above = (area, directive)
        lines.append(f"  {entry.id:<{width}}  {entry.kind:<{kinds}}  {entry.name}")
    closing = ["", f"{_counted(len(entries), 'action')}. One of them: careshift actions {entries[0].id}"]
    return plain("\n".join([*lines, *closing, ""]).lstrip("\n"))


def templates_text(templates: Sequence[Template]) -> str:
    """The templates under their families."""
    width = max(len(each.id) for each in templates)
    lines: list[str] = []
    for number, each in enumerate(templates):
        if not number or each.family != templates[number - 1].family:
            lines += ["", each.family.capitalize()]
        lines.append(f"  {each.id:<{width}}  {each.name}  [{', '.join(each.fits)}]")
    closing = ["", f"{_counted(len(templates), 'template')}. One of them: careshift actions {templates[0].id}"]
    return plain("\n".join([*lines, *closing, ""]).lstrip("\n"))


def action_summary(entry: MenuEntry) -> dict[str, Any]:
    """An action as plain data, without its figures."""
    texts = ("name", "kind", "reference", "status", "payer", "indicator", "output", "drivers", "part", "note")
    lists = ("indicators", "after", "overlaps", "replaces")
    return {
        "id": entry.id,
        **{key: getattr(entry, key) for key in texts},
        **{key: list(getattr(entry, key)) for key in lists},
        "tags": dict(entry.tags),
    }


def template_summary(template: Template) -> dict[str, Any]:
    """A template as plain data, without its figures."""
    texts = {key: getattr(template, key) for key in ("id", "name", "family", "source", "note")}
    return {**texts, "fits": list(template.fits)}


def _in_order(entries: Iterable[MenuEntry]) -> list[MenuEntry]:
    known = [list(areas()), list(directive_titles())]
    keys = {e.id: (e.tags.get("area", ""), e.tags.get("directive", "")) for e in entries}
    return sorted(
        entries,
        key=lambda e: [r.index(k) if k in r else len(r) for r, k in zip(known, keys[e.id], strict=True)],
    )


def _known(what: str, name: str, known: Mapping[str, str]) -> None:
    if name and name not in known:
        raise WrongUseError(f"there is no {what} {name}; there are {', '.join(known)}")


def _nothing(what: str, words: Sequence[str], known: Iterable[str]) -> str:
    near = [match for word in words for match in get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)]
    hint = f"; did you mean {' '.join(near)}?" if near else ""
    return f"no {what} has all of this: {' '.join(words)}{hint}" if words else f"there is no such {what}"


def _words(names: Iterable[str]) -> Iterator[str]:
    yield from {word.strip(",():;").lower() for name in names for word in name.split()}


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
