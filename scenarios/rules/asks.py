"""The settings that rules ask for: each rule names them beside itself, and the input workbook marks them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

Asking = TypeVar("Asking", bound=Callable[..., object])

_asked: dict[tuple[str, str], str] = {}


def asks(rule: str, kind: str, *settings: str) -> Callable[[Asking], Asking]:
    """Say that a rule speaks up where elements of a cost kind leave settings out.

    Args:
        rule: such as ``R11``.
        kind: the cost kind, or a section for all its elements; empty for what the plan as a whole says.
        settings: such as ``one_offs.planning``; what lies below one is asked for with it.
    """

    def mark(function: Asking) -> Asking:
        _asked.update({(kind, setting): rule for setting in settings})
        return function

    return mark


def asked_settings() -> Mapping[tuple[str, str], str]:
    """By cost kind or section, and setting, the rule that asks for it."""
    return dict(_asked)
