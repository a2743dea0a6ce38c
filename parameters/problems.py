"""What is wrong with a plan or a data file: every problem with its line, all of them at once, in plain ASCII."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from parameters.documents import Mark

_MOST = 500
"""Problems that are gathered; whoever has mended so many starts again."""
_WIDEST = 160
"""Characters of a line that are shown."""
_TYPOGRAPHY = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


@dataclass(frozen=True)
class Problem:
    """One thing to mend (or, in `Plan.warnings`, to look at).

    ``line`` and ``column`` count from 1; line 0 means that there is no line (a missing file, the command line).
    ``excerpt`` is the line as written, shown with a caret under ``column``; ``cell`` replaces the line in a workbook,
    where ``line`` and ``column`` are its row and column.

    >>> print(Problem("plan.yaml", 14, 3, "pay.nurse", "must be >= 0 (got -1)", excerpt="  -1"))
    plan.yaml:14: pay.nurse: must be >= 0 (got -1)
        14 |   -1
               ^
    """

    file: str
    line: int
    column: int
    address: str
    message: str
    hint: str = ""
    excerpt: str = ""
    cell: str = ""

    def __str__(self) -> str:
        rows = [f"{self.place}: {self.address}: {self.message}" if self.address else f"{self.place}: {self.message}"]
        if self.excerpt and self.line:
            before = f"{self.line:>6} | "
            first = max(0, self.column - _WIDEST // 2) if len(self.excerpt) > _WIDEST else 0
            rows.append(before + self.excerpt[first : first + _WIDEST].replace("\t", " ").rstrip())
            rows.append(" " * (len(before) + self.column - first - 1) + "^")
        if self.hint:
            rows.append(f"       hint: {self.hint}")
        return ascii_text("\n".join(rows))

    @property
    def place(self) -> str:
        """File and line (``plan.yaml:14``), or file and cell (``plan.xlsx: Actions!F3``)."""
        if self.cell:
            return f"{self.file}: {self.cell}"
        return f"{self.file}:{self.line}" if self.line else self.file


class Wording(NamedTuple):
    """A sentence that names the keys of a plan: as it is said of a plan in lines, and of one in cells."""

    lines: str
    cells: str

    def at(self, mark: Mark) -> str:
        """The sentence for a place."""
        return self.cells if mark.cell else self.lines


class PlanError(Exception):
    """A plan that cannot be used, with everything that is wrong in it.

    Args:
        problems: what must be mended, in the order of the files.
        warnings: what should be looked at.
        subject: the file the user named, for the closing sentence.
    """

    def __init__(self, problems: Iterable[Problem], warnings: Iterable[Problem] = (), subject: str = "") -> None:
        self.problems = tuple(problems)
        self.warnings = tuple(warnings)
        self.subject = subject or (self.problems[0].file if self.problems else "")
        super().__init__(self.problems, self.warnings)

    def __str__(self) -> str:
        warned = [f"warning: {warning}" for warning in self.warnings]
        closing = f"{counted(self.problems, self.warnings)} in {ascii_text(self.subject)}; nothing was computed."
        return "\n".join([*map(str, self.problems), *warned, closing])


def problem_at(origin: str, address: str, message: str) -> Problem:
    """A problem at a place that is known as text only.

    >>> problem_at("plan.yaml:14", "pay.nurse", "is high").line, problem_at("plan.xlsx: Country!F3", "", "is high").cell
    (14, 'Country!F3')
    """
    file, _, place = origin.rpartition(":")
    if place.isdigit():
        return Problem(file, int(place), 1, address, message)
    if "!" in place and place.startswith(" "):
        return Problem(file, 0, 1, address, message, cell=place.strip())
    return Problem(origin, 0, 1, address, message)


@dataclass
class Collector:
    """Gathers problems while a plan is read, so that the reader is told all of them at once."""

    problems: list[Problem] = field(default_factory=list)
    _kept: set[Problem] = field(default_factory=set, init=False, repr=False, compare=False)

    def add(
        self, mark: Mark, address: str, message: str | Wording, hint: str | Wording = "", *, show: bool = True
    ) -> None:
        """Keep a problem found at ``mark``; one that is there already is not said twice.

        Where the place has a fault of its own (`Mark.fault`), that is said, and nothing that follows from it.
        """
        said, to_do = (text.at(mark) if isinstance(text, Wording) else text for text in (message, hint))
        if mark.fault is not None:
            address, (said, to_do) = "", mark.fault
        excerpt = mark.text if show else ""
        problem = Problem(mark.file, mark.line, mark.column, address, said, to_do, excerpt, mark.cell)
        self.extend([problem])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep problems found elsewhere."""
        for problem in problems:
            if problem in self._kept or len(self.problems) > _MOST:
                continue
            more = Problem(problem.file, 0, 1, "", f"has more problems than these {_MOST}: mend them first")
            self._kept.add(problem)
            self.problems.append(problem if len(self.problems) < _MOST else more)

    def unknown(self, mark: Mark, address: str, name: str, known: Iterable[str], what: str = "key") -> None:
        """Keep "unknown key", with the nearest known name as a hint."""
        if len(self.problems) <= _MOST:
            self.add(mark, address, f"unknown {what}", did_you_mean(name, known), show=False)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint with the known name nearest to ``name``, capitals apart, or nothing.

    >>> did_you_mean("coverage_tarjet", ["coverage_target", "catchment"]), did_you_mean("TEAM", ["team"])
    ("did you mean 'coverage_target'?", "did you mean 'team'?")
    """
    by_letters = {one.casefold(): one for one in known}
    near = get_close_matches(name.strip().casefold(), by_letters, n=1, cutoff=0.6)
    return f"did you mean '{by_letters[near[0]]}'?" if near else ""


def ascii_text(text: str) -> str:
    """``text`` with every character outside ASCII replaced by one ASCII character, so that carets keep their column."""
    return text.translate(_TYPOGRAPHY).encode("ascii", "replace").decode("ascii")


def counted(problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> str:
    """How many problems and warnings, in words: ``2 problems, 1 warning``."""
    parts = [_number(len(tuple(problems)), "problem")]
    if warned := len(tuple(warnings)):
        parts.append(_number(warned, "warning"))
    return ", ".join(parts)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
