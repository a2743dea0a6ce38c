"""What a workbook says about itself: its sheets in order, its shared texts, which cell formats show dates."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from parameters.workbook.archive import Archive
from parameters.workbook.dangers import DDE, dde_formula
from parameters.workbook.dates import date_shape
from parameters.workbook.limits import LONGEST_TEXT, MOST_CHARACTERS, MOST_STYLES, MOST_TEXTS
from parameters.workbook.markup import Attributes, read_markup
from parameters.workbook.refusal import SAVE_AGAIN, RefusedError, damaged

_ROOT = "_rels/.rels"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LONGEST_CODE = 1_000
_LONGEST_NAME = 100  # Excel allows 31 characters, other programmes more
_OTHER_PROGRAMMES = (
    ("content.xml", "is a workbook of another kind (.ods)"),
    ("xl/workbook.bin", "is a binary workbook (.xlsb)"),
    ("word/document.xml", "is a text document (.docx)"),
    ("ppt/presentation.xml", "is a presentation (.pptx)"),
)


@dataclass(frozen=True)
class Sheet:
    """One sheet of the list: its name, the part that holds its cells, whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass
class Contents:
    """What the cells of all sheets need.

    Attributes:
        sheets: the sheets with cells, in the order of the file (sheets that are one chart are left out).
        since_1904: dates count from 1904.
        texts: the shared texts; one that is longer than a cell may be is cut one character after the limit.
        shapes: for each cell format what dates it shows (`dates.date_shape`).
    """

    sheets: tuple[Sheet, ...] = ()
    since_1904: bool = False
    texts: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)


def read_contents(archive: Archive) -> Contents:
    """Read everything but the sheets themselves.

    Raises:
        RefusedError: not a workbook, another kind of file, damaged, or too much text.
    """
    for name, message in _OTHER_PROGRAMMES:
        if name in archive:
            raise RefusedError((message, SAVE_AGAIN))
    if _ROOT not in archive:
        raise RefusedError(("is a zip, but no workbook", SAVE_AGAIN))
    main = next((part for kind, part in _related(archive, "").values() if kind == "officeDocument"), None)
    if main is None or main not in archive:
        raise RefusedError(("is a zip, but no workbook", SAVE_AGAIN))
    listed = _SheetList()
    read_markup(main, archive.chunks(main), listed)
    related = _related(archive, main)
    contents = Contents(_sheets(listed, related), listed.since_1904)
    for kind, part in related.values():
        if kind == "sharedStrings":
            read_markup(part, archive.chunks(part), _Texts(contents.texts))
        if kind == "styles":
            styles = _Styles()
            read_markup(part, archive.chunks(part), styles)
            contents.shapes = [date_shape(number, styles.codes.get(number, "")) for number in styles.formats]
    return contents


def unescaped(text: str) -> str:
    r"""A text with Excel's escapes replaced by their characters (``_x0009_`` is a tab, ``_x005F_`` a line).

    >>> unescaped("a_x000D_b_x005F_x000D_")
    'a\rb_x000D_'
    """
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _sheets(listed: _SheetList, related: dict[str, tuple[str, str]]) -> tuple[Sheet, ...]:
    sheets: list[Sheet] = []
    for name, relation, hidden in listed.found:
        kind, part = related.get(relation, ("", ""))
        if kind == "worksheet":
            sheets.append(Sheet(name, part, hidden))
        elif kind != "chartsheet":
            raise damaged(f"the sheet {name[:40]!r} has no cells")
    if not all(sheet.name.isprintable() and 0 < len(sheet.name) <= _LONGEST_NAME for sheet in sheets):
        raise damaged("a sheet has no proper name")
    if len({sheet.name.casefold() for sheet in sheets}) < len(sheets):
        raise damaged("two sheets have one name")
    if len({sheet.part.casefold() for sheet in sheets}) < len(sheets):
        raise damaged("two sheets have the same cells")
    if not sheets:
        raise damaged("it has no sheet")
    return tuple(sheets)


def _related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part points to, by id: the kind and the part."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    reader = _Targets(folder)
    if relations in archive:
        read_markup(relations, archive.chunks(relations), reader)
    return reader.found


@dataclass
class _Targets:
    folder: str
    found: dict[str, tuple[str, str]] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        target = attributes.get("Target", "")
        if name == "Relationship" and attributes.get("TargetMode", "").lower() != "external":
            part = posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/")
            self.found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], part)

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


@dataclass
class _SheetList:
    """Reads the list of sheets, and whether a name that the workbook defines asks another programme."""

    found: list[tuple[str, str, bool]] = field(default_factory=list)
    since_1904: bool = False
    _defined: str | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0").lower() in ("1", "true", "on")
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.found.append((unescaped(attributes.get("name", "")), relation, hidden))
        if name == "definedName":
            self._defined = ""

    def end(self, name: str) -> None:
        if name == "definedName" and dde_formula(self._defined or ""):
            raise RefusedError(DDE)
        self._defined = None

    def text(self, text: str) -> None:
        if self._defined is not None:
            self._defined = (self._defined + text)[:LONGEST_TEXT]


class _Texts:
    """Reads the shared texts: the pieces of a text in several formats joined, without reading aids (phonetics)."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._pieces: list[str] = []
        self._length = self._characters = 0
        self._aside = self._open = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._pieces, self._length = [], 0
        elif name == "rPh":
            self._aside = True
        elif name == "t":
            self._open = not self._aside

    def end(self, name: str) -> None:
        if name == "si":
            text = unescaped("".join(self._pieces))[: LONGEST_TEXT + 1]
            self._characters += len(text)
            self._texts.append(text)
            if len(self._texts) > MOST_TEXTS or self._characters > MOST_CHARACTERS:
                raise RefusedError(("holds more text than any plan", "keep the sheets of the plan alone"))
        elif name == "rPh":
            self._aside = False
        elif name == "t":
            self._open = False

    def text(self, text: str) -> None:
        if self._open and self._length <= LONGEST_TEXT:
            self._pieces.append(text)
            self._length += len(text)


@dataclass
class _Styles:
    """Reads the formats of cells: the number format of each, and the text of those that the workbook defines."""

    formats: list[int] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    _inside: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self.codes[_count(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")[:_LONGEST_CODE]
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self.formats.append(_count(attributes.get("numFmtId", "0")))
            if len(self.formats) > MOST_STYLES or len(self.codes) > MOST_STYLES:
                raise damaged("more formats than a workbook can have")

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False

    def text(self, text: str) -> None: ...


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
