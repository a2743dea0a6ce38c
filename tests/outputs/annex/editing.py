"""Typing over cells of a workbook without a spreadsheet: everything else in the file stays as it is."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

Place = tuple[str, int, int]
"""Sheet, row and column, from 1."""


def edited(file: Path, target: Path, cells: Mapping[Place, float | str]) -> Path:
    """A copy of a workbook with other numbers or texts in some cells."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        parts = _parts(old)
        wanted = {parts[sheet] for sheet, _, _ in cells}
        for name in old.namelist():
            text = old.read(name)
            if name in wanted:
                text = _typed(text.decode(), {p: v for p, v in cells.items() if parts[p[0]] == name}).encode()
            new.writestr(name, text)
    return target


def corrupted(file: Path, target: Path, place: Place, *, formula: str = "", result: float | None = None) -> Path:
    """A copy with another formula beside the old result, or another result beside the old formula."""
    cell = f"{get_column_letter(place[2])}{place[1]}"

    def change(match: re.Match[str]) -> str:
        stored = match[3] if result is None else repr(result)
        return f"{match[1]}<f>{escape(formula) or match[2]}</f><v>{stored}</v>"

    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        wanted = _parts(old)[place[0]]
        for name in old.namelist():
            text = old.read(name)
            if name == wanted:
                changed, count = re.subn(rf'(<c r="{cell}"[^>]*>)<f>(.*?)</f><v>(.*?)</v>', change, text.decode())
                assert count == 1, place
                text = changed.encode()
            new.writestr(name, text)
    return target


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """The file of each sheet; XlsxWriter numbers them in order."""
    names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
    return {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(names, start=1)}


def _typed(text: str, cells: Mapping[Place, float | str]) -> str:
    found = {f"{get_column_letter(column)}{row}": value for (_, row, column), value in cells.items()}
    left = set(found)

    def typed(match: re.Match[str]) -> str:
        if match[1] not in found:
            return match[0]
        left.discard(match[1])
        value, style = found[match[1]], match[2] or ""
        if isinstance(value, str):
            return f'<c r="{match[1]}"{style} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        return f'<c r="{match[1]}"{style}><v>{value!r}</v></c>'

    result = re.sub(r'<c r="([A-Z]+\d+)"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)', typed, text)
    assert not left, f"no such cells: {sorted(left)}"
    return result
