"""Files that are zip archives, with nothing in them that says when they were made: the same bytes on every run."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

MADE = datetime(2000, 1, 1)
"""The date of every document; the run id says which run it is."""
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_ENTRY = (1980, 1, 1, 0, 0, 0)


def fix(file: Path) -> None:
    """Write an archive again, with one date for every entry and inside every workbook in it."""
    file.write_bytes(fixed(file.read_bytes()))


def fixed(content: bytes) -> bytes:
    """An archive whose entries have one date; workbooks inside it likewise."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for entry in read.infolist():
            held = read.read(entry)
            if entry.filename.endswith(".xlsx"):
                held = fixed(held)
            elif entry.filename == "docProps/core.xml":
                stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                held = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", held)
            about = zipfile.ZipInfo(entry.filename, _ENTRY)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system, about.external_attr = 3, 0o644 << 16
            written.writestr(about, held)
    return made.getvalue()
