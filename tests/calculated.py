"""What LibreOffice computes in the cells of workbooks, as they are and after other values were typed into them."""

import html
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TypeVar
from xml.sax.saxutils import escape

from tests.office import profile, run_office

Place = tuple[str, int, int]
"""Sheet, row and column, from 1."""
Cells = dict[Place, object]
Key = TypeVar("Key")
CELL = re.compile(r'("(?:[^"]|"")*"|[^,\n]*)([,\n])')
MACROS = {
    "script.xlc": "<library:libraries {names}><library:library library:name='Standard' library:link='false'/>"
    "</library:libraries>",
    "Standard/script.xlb": "<library:library {names} library:name='Standard' library:readonly='false'>"
    "<library:element library:name='Tests'/></library:library>",
    "Standard/Tests.xba": "<script:module xmlns:script='http://openoffice.org/2000/script' script:name='Tests'"
    " script:language='StarBasic'>{code}</script:module>",
}
NAMES = "xmlns:library='http://openoffice.org/2000/library'"


class Formula(str):
    """What is typed as a formula and not as a text, such as ``=1/0``."""


Typed = Mapping[Place, float | str]


def calculated(
    wanted: Mapping[Key, tuple[Path, Typed]], only: str | tuple[str, ...] = "", seconds: float = 600
) -> dict[Key, Cells]:
    """By key, every cell that is not empty after values were typed into a workbook and its formulas were computed.

    Every formula is computed anew when a file is opened. Files that follow each other and are the same are opened
    once, and each set of values is typed into the file as it was. `only` names sheets that start so.
    """
    with tempfile.TemporaryDirectory(prefix="careshift-cells-") as place:
        folder = Path(place).resolve()
        numbers = {key: number for number, key in enumerate(wanted)}
        orders = folder / "orders"
        orders.write_text("\n".join(_orders(wanted, folder)), encoding="utf-8", newline="\n")
        with profile() as home:
            _add_macro(home)
            said = run_office(home, seconds, "macro:///Standard.Tests.Main", CARESHIFT_ORDERS=orders.as_uri())
        failed = folder / "orders.failed"
        if failed.exists():
            raise RuntimeError(f"LibreOffice failed: {failed.read_text(encoding='utf-8', errors='replace')}{said}")
        sheets = {file: sheet_names(file) for file, _ in wanted.values()}
        return {key: dict(_read(folder / str(numbers[key]), sheets[file], only))
                for key, (file, _) in wanted.items()}  # fmt: skip


def sheet_names(file: Path) -> list[str]:
    """The sheets of a workbook, in order."""
    with zipfile.ZipFile(file) as book:
        found = re.findall(r'<sheet [^>]*?\bname="([^"]*)"', book.read("xl/workbook.xml").decode())
    return [html.unescape(name) for name in found]


def _orders(wanted: Mapping[Key, tuple[Path, Typed]], folder: Path) -> Iterator[str]:
    for file, group in groupby(enumerate(wanted.values()), key=lambda one: one[1][0]):
        sheets = {name: number for number, name in enumerate(sheet_names(file))}
        yield f"open\t{file.resolve().as_uri()}"
        for number, (_, typed) in group:
            for (sheet, row, column), value in typed.items():
                kind = ("formula" if isinstance(value, Formula) else "text") if isinstance(value, str) else "number"
                content = value if isinstance(value, str) else repr(float(value))
                yield f"type\t{sheets[sheet]}\t{row - 1}\t{column - 1}\t{kind}\t{content}"
            (folder / str(number)).mkdir()
            yield f"store\t{(folder / str(number) / 'of.csv').as_uri()}"
        yield "close"


def _add_macro(home: Path) -> None:
    code = escape(Path(__file__).with_name("calculate.bas").read_text(encoding="utf-8"))
    for name, text in MACROS.items():
        file = home / "user" / "basic" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('<?xml version="1.0" encoding="UTF-8"?>' + text.format(names=NAMES, code=code), "utf-8")


def _read(folder: Path, sheets: list[str], only: str | tuple[str, ...]) -> Iterator[tuple[Place, object]]:
    for sheet in sheets:
        if sheet.startswith(only):
            row = column = 1
            for text, end in CELL.findall((folder / f"of-{sheet}.csv").read_text(encoding="utf-8")):
                if text and text != '""':
                    yield (sheet, row, column), _value(text)
                row, column = (row + 1, 1) if end == "\n" else (row, column + 1)
    shutil.rmtree(folder)


def _value(text: str) -> object:
    """A text stands in quotes; a share may be shown in per cent; what is left is an error."""
    if text.startswith('"'):
        return text[1:-1].replace('""', '"')
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else int(text) if text.isdigit() else float(text)
    except ValueError:
        return text
