"""Figures chosen by name: whole addresses, ends or parts of them, and patterns such as ``pay.*``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from parameters import did_you_mean
from scenarios.addresses import UnknownAddressError
from scenarios.evaluation import Evaluation

NEAR = 8
"""How many figures an error names."""


def choose(figures: Mapping[str, Any], wanted: Iterable[str], still: Iterable[str] = ()) -> tuple[str, ...]:
    """The addresses of figures that a person asks for.

    Args:
        figures: the uncertain figures by address.
        wanted: addresses; ends or parts of an address that fit only one figure; patterns with ``*`` for several.
        still: addresses of figures that cannot be moved, to say so where one of them is asked for.

    Returns:
        Addresses in the order asked for, none of them twice.

    Raises:
        UnknownAddressError: no uncertain figure fits, or several fit what is no pattern.
    """
    known, fixed = tuple(figures), frozenset(still)
    return tuple(dict.fromkeys(address for text in wanted for address in _fitting(known, text.strip(), fixed)))


def chosen(evaluation: Evaluation, wanted: Iterable[str]) -> tuple[str, ...]:
    """The same for the figures of an evaluation; a figure without a range is named as such."""
    still = (address for known in evaluation.known.values() for address in known)
    return choose(evaluation.figures, wanted, still)


def _fitting(known: tuple[str, ...], text: str, fixed: frozenset[str]) -> tuple[str, ...]:
    if text in known:
        return (text,)
    if "*" in text:
        found = tuple(address for address in known if fnmatchcase(address, text))
        if not found:
            raise UnknownAddressError(f"{text}: no uncertain figure fits this pattern{_hint(text, known)}")
        return found
    if text in fixed:
        raise UnknownAddressError(f"{text}: has no range, so it cannot vary\n       hint: add low and high in the plan")
    ends = tuple(address for address in known if address.endswith(f".{text}"))
    found = ends or tuple(address for address in known if text and text in address)
    if len(found) == 1:
        return found
    if found:
        more = f"\n       and {len(found) - NEAR} more" if len(found) > NEAR else ""
        raise UnknownAddressError(f"{text}: several figures fit:\n       " + "\n       ".join(found[:NEAR]) + more)
    raise UnknownAddressError(f"{text}: no uncertain figure is called so{_hint(text, known)}")


def _hint(text: str, known: tuple[str, ...]) -> str:
    near = did_you_mean(text, known) or did_you_mean(text.rpartition(".")[2], (a.rpartition(".")[2] for a in known))
    return f"\n       hint: {near}" if near else ""
