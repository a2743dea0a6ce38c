"""Running a command as a user does, inside the tests' own process."""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

import cli

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
ARANDIA = EXAMPLES / "arandia" / "plan.yaml"


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def careshift(*words: object) -> Done:
    """Runs `careshift words...`."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    return Done(int(left.value.code or 0), *(stream.buffer.getvalue().decode() for stream in (out, err)))


def changed_plan(folder: Path, old: str = "", new: str = "") -> Path:
    """The Arandia plan in a folder of its own, with one text replaced by another."""
    text = ARANDIA.read_text(encoding="utf-8")
    assert old in text, f"the example has no {old!r} any more"
    path = folder / "plan.yaml"
    path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return path


def plan_without_ceiling(folder: Path) -> Path:
    """The Arandia plan in a folder of its own, without the most that may be spent."""
    text = ARANDIA.read_text(encoding="utf-8")
    return changed_plan(folder, text[text.index("  all_ministries:") : text.index("  bridge:\n")], "")
