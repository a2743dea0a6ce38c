"""What one row of a plan may hold, and what is taken where the row is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from parameters.documents import Mark, Node
from parameters.settings import (
    Flow,
    Number,
    Path,
    PerName,
    PerReference,
    Profile,
    Section,
    Setting,
    Shares,
    Table,
)
from parameters.workbook.setting_path import Trail

BY_YEAR = (Path, Flow)
LISTS = (Profile, Shares)
PARTS = (Section, Table, PerName, PerReference)
"""Settings that hold others, each on a row of its own."""


@dataclass(frozen=True)
class Slot:
    """What a row may hold.

    Attributes:
        setting: the kind of value, with unit, bounds or words.
        what: what it is, in words.
        needed: whether nothing works without it.
        instead: what is said of it where other settings would do as well: ``needed, unless groups is given``.
        default: of the cost kind itself; None where it has none.
        unit: as it is written, with the element's own thing and ``money`` for any currency; empty without one.
        bare: whether it is a number alone, without unit, range and source.
        whole: whether only whole numbers will do.
        rule: the rule that may ask for it where it is left out, such as ``R11``.
        cadres: whether the setting is still to be named by a cadre of ``pay``.
    """

    setting: Setting
    what: str = ""
    needed: bool = False
    default: Any = None
    unit: str = ""
    bare: bool = False
    whole: bool = False
    cadres: bool = False
    instead: str = ""
    rule: str = ""

    @property
    def must(self) -> bool:
        """Whether the plan cannot be costed without it, or without what would do in its place."""
        return self.needed or bool(self.instead)

    @property
    def asked(self) -> str:
        """Who asks for it, in words; empty where nobody does."""
        asking = f"rule {self.rule} may ask for it" if self.rule else ""
        return "needed" if self.needed else self.instead or asking

    @property
    def by_year(self) -> bool:
        """Whether its values stand in the columns of the years."""
        return isinstance(self.setting, BY_YEAR)

    @property
    def fact(self) -> bool:
        """Whether it is a figure that needs unit, source and range."""
        return isinstance(self.setting, Number) and not self.setting.lever


@dataclass(frozen=True)
class Offer:
    """A setting that a plan leaves out: where it would stand, what it may hold, and what is taken instead.

    Attributes:
        default: what the plan is costed with as long as nothing is written; None where there is nothing.
        origin: the file or cost kind that the default comes from.
    """

    trail: Trail
    slot: Slot | None
    default: Node | None = None

    @property
    def origin(self) -> Mark | None:
        """Where the default comes from."""
        if self.default is None:
            return None
        inner = self.default.items.get("value", self.default)
        return inner.label if inner.label.file else self.default.label
