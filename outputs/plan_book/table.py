"""The lines of a plan on a sheet: what is given, in blue on pale yellow, and lighter what could be given too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costing import letters
from outputs.plan_book.allowed import STOP, number_check, titled, unit_check, value_check, words_check, year_check
from outputs.plan_book.columns import DEFAULT, ORIGIN, WHAT, Columns
from outputs.plan_book.context import PlanBook
from outputs.plan_book.guarded import Guards
from outputs.plan_book.page import TOP
from outputs.plan_book.sheet import Scalar, Sheet
from outputs.plan_book.shown import default_text, origin_text
from parameters import GRADES, KINDS, PARTS, PLACEHOLDER, BookLine, Number, Slot

_BOLD = 0.8
"""Letters in bold that fit where one fits that is not."""
_ROOM = 200
"""Rows under the last one whose columns are checked too."""
_OF_FIGURE = ("unit", "low", "high", "interval", "source", "grade", "note", "why no range", "standard error",
              "kind of range")  # fmt: skip
_ONLY_SAYS = {
    DEFAULT: "what is taken if value stays empty",
    ORIGIN: "where the default comes from",
    WHAT: "what the row is about",
}
"""Columns that nobody types into, and what they say."""
_POSITIVE = Number("", above=0)
_SHARE = Number("", above=0, most=1)


@dataclass(frozen=True)
class Table:
    """Writes lines into a sheet, each on a row of its own."""

    book: PlanBook
    sheet: Sheet
    columns: Columns
    guards: Guards
    grouped: bool

    def write(self, lines: Sequence[BookLine], first: int = TOP + 1) -> int:
        """Write the lines from a row on; returns the row after the last one."""
        for row, line in enumerate(lines, first):
            if line.kind == "heading":
                self._heading(row, line)
            else:
                self._line(row, line)
        return first + len(lines)

    def check_columns(self, first: int, last: int) -> None:
        """Check grade, kind of range, interval and standard error in all rows, also in those still to come."""
        known = self.book.known
        checks = {
            "grade": words_check(GRADES, "grades", known),
            "kind of range": words_check(KINDS, "kinds of range", known),
            "interval": number_check(_SHARE, known)
            | {"error_message": "The share of cases between low and high: 90% or 0.9, at most 100%."},
            "standard error": number_check(_POSITIVE, known),
        }
        checks |= {
            header: {
                "validate": "custom", "value": "=FALSE", "error_type": STOP, "error_title": "Not read",
                "error_message": f"Type into the column value. This only says {_ONLY_SAYS[header]}.",
            }
            for header in _ONLY_SAYS
        }  # fmt: skip
        for header, options in checks.items():
            if header in self.columns.place:
                self.guards.add(first, self.columns.place[header], options, last_row=last + _ROOM)

    def mark_unread(self, first: int, last: int) -> None:
        """Take the look of cells to be filled in from Menu, where nothing counts; copied to Actions, they have it."""
        looks = {"type": "formula", "criteria": '=LEFT($A$1,4)="Menu"', "format": self.book.looks.unread}
        self.sheet.page.conditional_format(first, 0, last - 1, len(self.columns.headers) - 1, looks)

    def mark_typed(self, first: int, last: int) -> None:
        """Show the names of a row in full colour as soon as something is typed into it."""
        place, years = self.columns.place, self.columns.years
        blocks = [(place["value"], place[DEFAULT] - 1)]
        blocks += [(place[years[0]], place[years[-1]])] if years else []
        said = ",".join(f"${letters(start)}{first + 1}:${letters(end)}{first + 1}" for start, end in blocks)
        looks = {"type": "formula", "criteria": f"=COUNTA({said})>0", "format": self.book.looks.typed}
        self.sheet.page.conditional_format(first, 0, last - 1, place["setting"], looks)

    def _heading(self, row: int, line: BookLine) -> None:
        for column, header in enumerate(self.columns.headers):
            self.sheet.put(row, column, line.row.element if header == "element" else "", "group")
        place = self.columns.place[WHAT] if line.row.element else 0
        self.sheet.titled(row, place, line.title, line.what)
        self.sheet.page.set_row(row, 18, None, {"level": 0})

    def _line(self, row: int, line: BookLine) -> None:
        given = line.kind in ("given", "comment")
        texts: dict[str | int, Scalar] = {header: value for header, value in line.row.entries.items()}
        texts.update((year, value) for year, value in line.row.years.items())
        texts |= {"element": line.row.element, "setting": line.row.setting, "comment": line.row.comment}
        if line.kind != "comment":
            texts |= self._helps(line)
        room = self._open(line.slot) if line.kind != "comment" else ("comment",)
        for column, header in enumerate(self.columns.headers):
            text = texts.get(header)
            if header in room or (text is not None and text != ""):
                self.sheet.put(row, column, text, self._look(line, header, header in room))
        level = (2 if not given else 1) if self.grouped else 0 if given else 1
        bold = (DEFAULT, "setting") if line.needed else ()
        wrapped = [
            (str(texts.get(header) or ""), self.columns.width(header) * (_BOLD if header in bold else 1))
            for header in self.columns.headers
        ]
        self.sheet.tall(row, wrapped, level)
        if line.slot is not None:
            self._check(row, line, line.slot)

    def _helps(self, line: BookLine) -> dict[str | int, Scalar]:
        known = self.book.known
        what = line.what or (line.slot.what if line.slot is not None else "")
        if line.kind == "given":
            return {WHAT: what}
        return {
            WHAT: what,
            DEFAULT: default_text(line, known.currency, known.base),
            ORIGIN: origin_text(line),
        }

    def _open(self, slot: Slot | None) -> tuple[str | int, ...]:
        """The columns that may be filled in for a slot."""
        if slot is None or isinstance(slot.setting, PARTS):
            return ("comment",)
        if slot.by_year:
            return (*self.columns.years, "comment")
        if isinstance(slot.setting, Number) and not slot.bare:
            return ("value", *(header for header in _OF_FIGURE if header != "unit" or slot.unit), "comment")
        return ("value", "comment")

    def _look(self, line: BookLine, header: str | int, room: bool) -> str:
        given = line.kind in ("given", "comment")
        filled = header in line.row.entries or header in line.row.years
        if header == "comment":
            return "remark wrap"
        if header in ("element", "setting"):
            return "wrap" if given else "wrap needed" if line.needed else "wrap faint"
        if header in (WHAT, DEFAULT, ORIGIN):
            return _default_look(line) if header == DEFAULT else "wrap faint"
        if not (room or filled):
            return "text"
        paper = "given" if given else "open"
        number = isinstance(header, int) or header in ("low", "high", "standard error", "interval")
        if header == "value":
            number = line.slot is not None and isinstance(line.slot.setting, Number)
            return f"{paper} {'number' if number else 'wrap' if line.slot is not None or given else 'words'}"
        return f"{paper} {'number' if number else 'wrap indent1' if header == 'unit' else 'wrap'}"

    def _check(self, row: int, line: BookLine, slot: Slot) -> None:
        known, place = self.book.known, self.columns.place
        default = self._said(line)
        if slot.by_year:
            years = self.columns.years
            if years:
                options = titled(year_check(slot, known, default), line.row.setting)
                self.guards.add(row, place[years[0]], options, last_column=place[years[-1]])
            return
        title = f"{line.row.setting.rpartition('.')[2]}, {self.sheet.name}"
        options = titled(value_check(slot, known, default, title), line.row.setting)
        if self.sheet.name == "Scenarios" and options.get("error_type") == STOP:
            options["error_type"] = "warning"
        if options.get("validate") != "any" or "input_message" in options:
            self.guards.add(row, place["value"], options)
        if isinstance(slot.setting, Number) and not slot.bare:
            self._check_figure(row, slot, slot.setting)
        if slot.cadres and (line.row.element or "element" not in self.columns.place):
            self._offer_names(row, line)

    def _check_figure(self, row: int, slot: Slot, setting: Number) -> None:
        known, place = self.book.known, self.columns.place
        unit = unit_check(slot, known)
        if unit is not None and "unit" in place:
            self.guards.add(row, place["unit"], unit)
        for header in ("low", "high"):
            if header in place:
                self.guards.add(row, place[header], number_check(setting, known))

    def _offer_names(self, row: int, line: BookLine) -> None:
        """Settings that a planner may choose from in place of one with a name still to be written."""
        cadres = self.book.known.cadres
        above, _, below = line.row.setting.rpartition(PLACEHOLDER)
        settings = [f"{above}{cadre}{below}" for cadre in cadres]
        if settings:
            options = words_check(settings, f"{above}{PLACEHOLDER}", self.book.known)
            self.guards.add(row, self.columns.place["setting"], {**options, "show_error": False})

    def _said(self, line: BookLine) -> str:
        if line.kind == "menu":
            return ""
        if line.kind == "example":
            return f"For example {default_text(line, '', 0).rpartition('such as ')[2]}."
        text = default_text(line, self.book.known.currency, self.book.known.base)
        if (
            line.kind == "given"
            or not text
            or (line.default is None and (line.slot is None or line.slot.default is None))
        ):
            return ""
        return f"If left out: {text} ({origin_text(line)})."


def _default_look(line: BookLine) -> str:
    """How the words in `default` look, by who asks for the row: the costing, a rule, or nobody."""
    silent = line.kind == "example" or (line.kind == "offer" and line.default is None)
    asked = silent and line.slot is not None and bool(line.slot.asked)
    return f"wrap {'needed' if line.needed else 'asked' if asked else 'faint'} indent1"
