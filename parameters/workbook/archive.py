"""The zip that a workbook is: its directory is judged before unpacking, and sizes are held to while reading."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from parameters.workbook.limits import MOST_ENTRIES, MOST_RATIO, MOST_UNPACKED, SMALL_UNPACKED
from parameters.workbook.refusal import SAVE_AGAIN, RefusedError, damaged

_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_MEGABYTE = 1_000_000
_KNOWN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
PASSWORD = (
    "is protected by a password",
    "open it with the password, remove the password, save it as .xlsx and hand that in",
)
_TOO_LARGE_HINT = "keep the sheets of the plan alone, without pictures and without other data, and save it again"


class Archive:
    """The parts of a zip that passed every check of its directory.

    Args:
        file: the open file, at any position.

    Raises:
        RefusedError: too many parts, too large, packed too tightly, protected, or damaged.
    """

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0, 2)
        size = file.tell()
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError) as error:
            raise damaged("it is no complete zip") from error
        self.entries = self._zip.infolist()
        _check_directory(self.entries, size)
        self._by_name = {entry.filename.casefold(): entry for entry in self.entries}
        self._read = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(entry.filename for entry in self.entries)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_name

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a part, piece by piece; upper and lower case are the same, as they are to Excel.

        Raises:
            RefusedError: the part is not there or damaged, or more was unpacked than a workbook may hold.
        """
        entry = self._by_name.get(name.casefold())
        if entry is None:
            raise damaged(f"the part {name[:80]} is missing")
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    self._read += len(chunk)
                    if self._read > MOST_UNPACKED:
                        raise _too_large(self._read)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise damaged(f"the part {name[:80]} cannot be unpacked") from error


def _check_directory(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Judge the list of parts, with the sizes that it states."""
    if len(entries) > MOST_ENTRIES:
        raise RefusedError((f"holds {len(entries):,} parts; the most is {MOST_ENTRIES:,}", SAVE_AGAIN))
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise _too_large(unpacked)
    if unpacked > SMALL_UNPACKED and unpacked > MOST_RATIO * size:
        raise RefusedError(
            (f"unpacks to {unpacked // size:,} times its size; the most is {MOST_RATIO} times", _TOO_LARGE_HINT)
        )
    if sum(entry.compress_size for entry in entries) > size:
        raise damaged("its parts lie over each other")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise RefusedError(PASSWORD)
    if any(_unsafe(entry.orig_filename) for entry in entries):
        raise damaged("a part is named like a file outside of the workbook")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise damaged("two parts have one name")
    if any(entry.compress_type not in _KNOWN_METHODS for entry in entries):
        raise damaged("a part is packed in a way that workbooks do not use")


def _unsafe(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in parts[0] or "\0" in name


def _too_large(unpacked: int) -> RefusedError:
    said = -(-unpacked // _MEGABYTE)
    message = f"unpacks to {said:,} MB; the most is {MOST_UNPACKED // _MEGABYTE:,} MB"
    return RefusedError((message, _TOO_LARGE_HINT))
