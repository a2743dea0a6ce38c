"""Which run this is: a name made from everything that decides its figures; the same inputs give the same name."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from parameters import Plan


@dataclass(frozen=True)
class RunStep:
    """What was different in an earlier run.

    Attributes:
        run: its id; `version`: of CareShift.
        changes: address (or total), what it was then, and what it was in the run after it.
    """

    run: str
    version: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class RunInfo:
    """A run and what it was made from.

    Attributes:
        run_id: name of its folder, such as ``peru-3f9c2a7e``.
        fingerprint: sha256 over the resolved plan with all its scenarios, version, seed and draws.
        version: of CareShift.
        draws: how many; 0 for the base case alone, whose seed decides nothing.
        language: of the annex; it decides no figure, so that the run has the same name in each.
        history: earlier runs that it is compared with, the newest first; they decide no figure either.
    """

    run_id: str
    fingerprint: str
    version: str
    seed: int
    draws: int
    language: str = "en"
    history: tuple[RunStep, ...] = ()


def run_info(
    plan: Plan, plan_path: str | Path, seed: int = 0, draws: int = 0, language: str = "en", *, version: str = ""
) -> RunInfo:
    """Name a run.

    Args:
        plan: with the scenarios that are costed.
        plan_path: the plan file; it gives the readable half of the name.
        seed: of the draws.
        draws: how many draws, 0 for none.
        language: of the annex.
        version: of CareShift; its own if left out.
    """
    version = version or own_version()
    decides = "\n".join([plan.fingerprint(), version, str(draws), str(seed if draws else 0)])
    fingerprint = hashlib.sha256(decides.encode("ascii")).hexdigest()
    return RunInfo(f"{_name(Path(plan_path))}-{fingerprint[:8]}", fingerprint, version, seed, draws, language)


def own_version() -> str:
    """The version of CareShift, or "unknown" where it is run from its folder without being installed."""
    try:
        return importlib.metadata.version("careshift")
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def _name(path: Path) -> str:
    """The folder of a file called ``plan``, the stem of any other, in small ASCII letters."""
    name = path.resolve().parent.name if path.stem.lower() == "plan" else path.stem
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "plan"
