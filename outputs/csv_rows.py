"""Tables read back as text, from files that this program wrote."""

from __future__ import annotations

import csv
from pathlib import Path

from outputs.placed_folder import ResultsError


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows of a stored table.

    Raises:
        ResultsError: it is not there, or no table.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened)
            return [{key: plain_text(text) for key, text in row.items()} for row in reader]
    except FileNotFoundError:
        raise ResultsError(f"{file} is missing; run the plan again") from None
    except csv.Error as error:
        raise ResultsError(f"{file}:{reader.reader.line_num}: is not a table ({error}); run the plan again") from None


def plain_text(text: str | None) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it.

    >>> plain_text("'=1+1"), plain_text("it's")
    ('=1+1', "it's")
    """
    found = text or ""
    return found[1:] if found.startswith("'") and found[1:2] in tuple("=+-@\t\r\n") else found
