"""Scenario files of a fitted plan: readable, in the plan's own format, with why each thing is cut."""

from __future__ import annotations

import json
import os
import re
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from outputs.asked import WrongUseError
from outputs.placed_folder import ResultsError
from parameters import Plan
from scenarios import Cut, CutLine, Fitted

MARK = "# Written by careshift fit"
"""How a file begins that fitting may write anew."""
_PLAIN = re.compile(r"[A-Za-z][\w. ]*|\d{4}")
_NOT_TEXT = ("no", "yes", "true", "false", "null", "on", "off")
_HEAD = """\
{mark} from {plan}, and written anew by each fit: save it under another name before you change it.
# Never cut: institutions, homes and what people need who moved{kept}.
# No move is slowed for want of money: rights come first.
scenario: {name}
what: {what}
"""


def write_fits(fitted: Fitted, plan: Plan, file: Path, folder: Path) -> list[Path]:
    """Write a scenario file for each cut-line that fits; one that cannot be reached any more is taken away.

    Args:
        fitted: the cut-lines.
        plan: the plan, for scenarios of its own.
        file: the plan file, named in what is written.
        folder: where the files go; made if it is not there.

    Returns:
        The files written.

    Raises:
        WrongUseError: the plan has a scenario of the same name itself.
        ResultsError: a file is in the way that fitting has not written, or the folder cannot be written.
    """
    texts = {}
    for line in fitted.lines:
        target = folder / f"{line.name}.yaml"
        if line.name in plan.scenarios and f"scenarios/{line.name}.yaml" not in plan.files:
            raise WrongUseError(f"{file}: scenarios.{line.name} is in the plan itself; give it another name")
        if target.exists() and not target.read_text(encoding="utf-8", errors="replace").startswith(MARK):
            raise ResultsError(f"{target} was not written by careshift fit and is left alone; rename it, or use -o")
        texts[target] = scenario_text(fitted, line, file) if line.fits else None
    return _written(texts)


def scenario_text(fitted: Fitted, line: CutLine, file: Path) -> str:
    """The scenario file of a cut-line."""
    kept = f" ({', '.join(line.kept)})" if line.kept else ""
    what = f"The plan, cut until it {line.title}"
    head = _HEAD.format(mark=MARK, plan=file.name, kept=kept, name=line.name, what=_value(what))
    parts = [head, *_money(line)]
    parts += [text for name, cut in line.cuts.items() for text in _settings(fitted, line, name, cut)]
    moves = [*_moved_money(line), *(text for name in line.cuts for text in _moves(fitted, line, name))]
    return "\n".join([*parts, *(["parameters:\n" + "".join(moves)] if moves else [])])


def told(cut: Cut) -> str:
    """What a cut does, in words."""
    if cut.out:
        return "left out: nothing new of it"
    late = f"{cut.delay} year{'' if cut.delay == 1 else 's'} later" if cut.delay else ""
    small = f"{round(cut.share * 100)} % of it" if cut.share < 1 else ""
    return ", and ".join(word for word in (late, small) if word)


def _money(line: CutLine) -> Iterator[str]:
    if line.money.settings:
        yield "# Only asked for, so it is not counted on (count it with --count-asked).\n" + "".join(
            f"{address}: {_value(value)}\n" for address, value in line.money.settings.items()
        )


def _moved_money(line: CutLine) -> Iterator[str]:
    if line.money.moves:
        yield "  # 5 % more of every source and ceiling.\n"
        yield from (f"  {address}: {_value(move)}\n" for address, move in line.money.moves.items())


def _settings(fitted: Fitted, line: CutLine, name: str, cut: Cut) -> Iterator[str]:
    own = _own(line.changes.settings, name)
    if own:
        yield _why(fitted, name, cut, "") + "".join(f"{address}: {_value(value)}\n" for address, value in own.items())


def _moves(fitted: Fitted, line: CutLine, name: str) -> Iterator[str]:
    own = _own(line.changes.moves, name)
    if own:
        yield _why(fitted, name, line.cuts[name], "  ")
        yield from (f"  {address}: {_value(move)}\n" for address, move in own.items())


def _own(found: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {address: value for address, value in found.items() if address.startswith(f"actions.{name}.")}


def _why(fitted: Fitted, name: str, cut: Cut, indent: str) -> str:
    title = fitted.whole.model.scenario.actions[name].title
    said = f"{title}: {told(cut)}. Why: {cut.because}."
    return textwrap.fill(said, 110, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ") + "\n"


def _value(value: Any) -> str:
    """A value as YAML in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {_value(child)}" for key, child in value.items()) + "}"
    if isinstance(value, str) and (not _PLAIN.fullmatch(value) or value.lower() in _NOT_TEXT or value.isdigit()):
        return json.dumps(value, ensure_ascii=False)
    return "null" if value is None else str(value)


def _key(key: Any) -> str:
    return str(key) if _PLAIN.fullmatch(str(key)) else json.dumps(str(key))


def _written(texts: Mapping[Path, str | None]) -> list[Path]:
    """Write every file beside its place, then put all in place: nothing half-written is ever seen."""
    made: dict[Path, Path] = {}
    try:
        for target, text in texts.items():
            if text is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
                made[target] = Path(name)
                with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                    stream.write(text)
                made[target].chmod(0o644)
        for target, text in texts.items():
            if text is None:
                target.unlink(missing_ok=True)
            else:
                made[target].replace(target)
    except OSError as error:
        for path in made.values():
            path.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        raise ResultsError(
            f"cannot write {error.filename or 'the files'} ({reason}); choose another with -o"
        ) from error
    return list(made)
