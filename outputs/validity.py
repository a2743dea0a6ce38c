"""What open BLOCK findings make of a run, in one sentence for whatever is handed on by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scenarios import Finding

USE_NONE = "Use no figure of it before they are mended."


def not_valid(findings: Sequence[Finding], first: str) -> str:
    """Why no figure of a run may be used; nothing where no BLOCK finding is open.

    Args:
        findings: of all its scenarios.
        first: the scenario that the run is about; another one is named where only that has open BLOCK findings.

    >>> not_valid([Finding("R01", "WARN", "reform", "", None, "no sites", "name some")], "reform")
    ''
    >>> not_valid([Finding("R01", "BLOCK", "faster", "", None, "no homes", "open some")], "reform")
    "Not valid: scenario 'faster' has 1 open BLOCK finding. Use no figure of it before they are mended."
    """
    grave = Counter(one.scenario for one in findings if one.severity == "BLOCK")
    if not grave:
        return ""
    about = first if first in grave else next(iter(grave))
    what = "the plan" if about == "reform" else f"scenario '{about}'"
    return f"Not valid: {what} has {grave[about]} open BLOCK finding{'' if grave[about] == 1 else 's'}. {USE_NONE}"


def case_refused(findings: Sequence[Finding], name: str) -> str:
    """Why nothing is promised of what a scenario buys; nothing where no BLOCK finding is open.

    >>> case_refused([Finding("R01", "BLOCK", "reform", "", None, "no homes", "open some")], "reform")
    'Not valid: 1 BLOCK finding is open, so costs or people may be missing.'
    >>> case_refused([Finding("R01", "WARN", "reform", "", None, "no sites", "name some")], "reform")
    ''
    """
    count, about = open_blocks(findings, name)
    if not count:
        return ""
    where = "" if about == name else f" of scenario '{about}'"
    said = f"{count} BLOCK finding{where} is" if count == 1 else f"{count} BLOCK findings{where} are"
    return f"Not valid: {said} open, so costs or people may be missing."


def open_blocks(findings: Sequence[Finding], name: str) -> tuple[int, str]:
    """How many BLOCK findings of a scenario are open, or of the first other one that has some; and of which.

    >>> open_blocks([Finding("R01", "BLOCK", "faster", "", None, "no homes", "open some")], "reform")
    (1, 'faster')
    >>> open_blocks([], "reform")
    (0, 'reform')
    """
    grave = Counter(one.scenario for one in findings if one.severity == "BLOCK")
    about = name if name in grave or not grave else next(iter(grave))
    return grave[about], about
