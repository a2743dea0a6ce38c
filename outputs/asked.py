"""What a person asked for on the command line: values set, scenarios chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parameters import Plan


class WrongUseError(ValueError):
    """Something was asked for that is not there; the message says what is."""


def overrides(settings: Sequence[str]) -> dict[str, str]:
    """Texts of ``ADDRESS=VALUE`` by address.

    Raises:
        WrongUseError: a text is not of that form, or an address is given twice.
    """
    found: dict[str, str] = {}
    for setting in settings:
        address, _, value = (part.strip() for part in setting.partition("="))
        if not address or not value:
            raise WrongUseError(f"--set {setting}: write ADDRESS=VALUE, such as --set discount_rate=0.05")
        if address in found:
            raise WrongUseError(f"--set {address}: is given twice")
        found[address] = value
    return found


def chosen(plan: Plan, names: Sequence[str]) -> Plan:
    """The plan with the named scenarios and the status quo; with all, if none is named.

    Raises:
        WrongUseError: a scenario is not in the plan.
    """
    for name in names:
        if name not in plan.scenarios:
            raise WrongUseError(f"no scenario is called '{name}'; there are {', '.join(plan.scenarios)}")
    kept = {name: one for name, one in plan.scenarios.items() if not names or name in names or name == "status_quo"}
    return replace(plan, scenarios=kept)
