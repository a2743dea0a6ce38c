"""Workbooks that somebody hands in: each danger is refused in words of its own, before it can do anything."""

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from parameters.workbook import limits, opening
from parameters.workbook.archive import Archive
from parameters.workbook.refusal import RefusedError
from tests.parameters.workbook.crafted import (
    MAIN,
    SAVE,
    SHEET,
    TEXTS,
    changed,
    good,
    message,
    opened,
    put,
    said,
)

ALONE = "keep the sheets of the plan alone, without pictures and without other data, and save it again"


@pytest.fixture
def book(tmp_path):
    return good(tmp_path / "plan.xlsx")


OTHER_FILES = {
    "nothing": (b"", "is empty"),
    "a csv file": (b"setting,value\nyears,10\n", "is text (such as a .csv file), not a workbook"),
    "a picture": (b"\x89PNG\0\0", "is not a workbook"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is a workbook of an old kind (.xls)"),
    "half a zip": (b"PK\x03\x04" + b"\0" * 99, "is damaged (it is no complete zip)"),
}


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_another_kind_of_file_is_named(tmp_path, kind):
    content, what = OTHER_FILES[kind]
    (tmp_path / "plan.xlsx").write_bytes(content)
    assert said(tmp_path / "plan.xlsx") == [message(what, SAVE)]


OTHER_ZIPS = {
    "content.xml": "is a workbook of another kind (.ods)",
    "xl/workbook.bin": "is a binary workbook (.xlsb)",
    "word/document.xml": "is a text document (.docx)",
    "ppt/presentation.xml": "is a presentation (.pptx)",
    "readme.txt": "is a zip, but no workbook",
}


@pytest.mark.parametrize("part", OTHER_ZIPS)
def test_another_kind_of_zip_is_named(tmp_path, part):
    with zipfile.ZipFile(tmp_path / "plan.xlsx", "w") as other:
        other.writestr(part, "x")
    assert said(tmp_path / "plan.xlsx") == [message(OTHER_ZIPS[part], SAVE)]


def test_a_zip_that_names_no_workbook_is_none(book):
    for relations in (b"<Relationships/>", put("xl/workbook.xml", "xl/other.xml")):
        assert said(changed(good(book), {"_rels/.rels": relations})) == [message("is a zip, but no workbook", SAVE)]


def test_a_file_behind_a_password_is_said_to_be_one(tmp_path, book):
    hint = "open it with the password, remove the password, save it as .xlsx and hand that in"
    streams = "EncryptionInfo\0EncryptedPackage\0".encode("utf-16-le")
    (tmp_path / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000 + streams)
    assert said(tmp_path / "locked.xlsx") == [message("is protected by a password", hint, "locked.xlsx")]
    content = bytearray(book.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    book.write_bytes(content)
    assert said(book) == [message("is protected by a password", hint)]


def test_a_file_that_is_not_there_or_a_folder_is_a_problem(tmp_path):
    assert said(tmp_path / "plan.xlsx") == [message("there is no such file")]
    (tmp_path / "plan.xlsx").mkdir()
    assert said(tmp_path / "plan.xlsx")[0].startswith("plan.xlsx: cannot be read (")


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    with (tmp_path / "plan.xlsx").open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(limits.LARGEST_FILE + 1)
    assert said(tmp_path / "plan.xlsx") == [
        message("has 25,000,001 bytes; the most is 25,000,000", "keep the sheets of the plan alone")
    ]


def stored(path, parts, sizes=None):
    """A zip whose directory says what `sizes` says, whatever its parts hold."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
        for entry in new.infolist():
            entry.file_size = (sizes or {}).get(entry.filename, entry.file_size)
    return path


def test_too_many_parts_are_refused(book):
    changed(book, {f"xl/media/{number}.png": b"x" for number in range(limits.MOST_ENTRIES)})
    count = len(zipfile.ZipFile(book).namelist())
    assert said(book) == [message(f"holds {count:,} parts; the most is 2,000", SAVE)]


def test_a_workbook_that_unpacks_to_too_much_is_refused_by_its_directory(tmp_path):
    path = stored(tmp_path / "plan.xlsx", {MAIN: os.urandom(20_000)}, {MAIN: 100_000_001})
    assert said(path) == [message("unpacks to 101 MB; the most is 100 MB", ALONE)]


def test_a_workbook_that_is_packed_too_tightly_is_refused(tmp_path):
    path = stored(tmp_path / "plan.xlsx", {MAIN: b"\0" * 20_000_000})
    ratio = 20_000_000 // path.stat().st_size
    assert ratio > 900
    assert said(path) == [message(f"unpacks to {ratio:,} times its size; the most is 100 times", ALONE)]


def test_a_directory_that_lies_about_sizes_is_found_out(book):
    with zipfile.ZipFile(book) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[TEXTS] = b"<sst>" + b" " * 50_000_000 + b"</sst>"
    stored(book, parts, {TEXTS: 1_000})
    started = time.monotonic()
    assert said(book) == [message(f"is damaged (the part {TEXTS} cannot be unpacked)", SAVE)]
    assert time.monotonic() - started < 10


def test_what_is_unpacked_is_counted_whatever_the_directory_says(book, monkeypatch):
    with book.open("rb") as file:
        archive = Archive(file)
        whole = sum(map(len, archive.chunks(MAIN)))
        monkeypatch.setattr("parameters.workbook.archive.MOST_UNPACKED", 2 * whole)
        assert sum(map(len, archive.chunks(MAIN))) == whole
        with pytest.raises(RefusedError, match="unpacks to 1 MB"):
            list(archive.chunks(MAIN))


def test_parts_that_lie_over_each_other_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "plan.xlsx", "w") as new:
        new.writestr("a", os.urandom(5_000))
        for number in range(20):
            entry = zipfile.ZipInfo(f"b{number}")
            first = new.infolist()[0]
            entry.header_offset, entry.CRC = first.header_offset, first.CRC
            entry.compress_size = entry.file_size = 5_000
            new.filelist.append(entry)
    assert said(tmp_path / "plan.xlsx") == [message("is damaged (its parts lie over each other)", SAVE)]


@pytest.mark.parametrize("name", ["../plan.yaml", "/etc/passwd", "xl/../../a", "C:/windows/a", "..\\a"])
def test_a_part_named_like_a_file_outside_is_refused(book, name):
    with zipfile.ZipFile(book, "a") as new:
        new.writestr(name, "x")
    said_of_it = "is damaged (a part is named like a file outside of the workbook)"
    assert said(book) == [message(said_of_it, SAVE)]


def test_two_parts_of_one_name_and_unusual_packing_are_refused(book, tmp_path):
    with zipfile.ZipFile(book, "a") as new:
        new.writestr(SHEET.upper(), "x")
    assert said(book) == [message("is damaged (two parts have one name)", SAVE)]
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as new:
        new.writestr(MAIN, "x")
    what = "is damaged (a part is packed in a way that workbooks do not use)"
    assert said(path) == [message(what, SAVE, "other.xlsx")]


def test_the_reading_process_is_given_up_when_it_takes_too_long_or_ends(book, monkeypatch):
    monkeypatch.setattr(opening, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(opening, "SECONDS", 0.3)
    hint = "keep the sheets of the plan alone, without other data, and save it again"
    assert said(book) == [message("could not be read within 60 seconds", hint)]
    monkeypatch.undo()
    monkeypatch.setattr(opening, "_START", "import os; os._exit(9)")
    assert said(book) == [message("could not be read: the reading process ended early", SAVE)]


@pytest.mark.skipif(sys.platform != "linux", reason="other platforms know no limit of memory, or do not hold it")
def test_the_reading_process_has_little_memory_and_time():
    code = (
        "import sys; sys.path.append(sys.argv[1]); import resource as r;"
        "from parameters.workbook import reading_process as p; p._cap();"
        "print(r.getrlimit(r.RLIMIT_AS)[0], r.getrlimit(r.RLIMIT_CPU)[0]); bytes(2 ** 31)"
    )
    command = [sys.executable, "-I", "-S", "-B", "-c", code, opening._HOME]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == f"{limits.MEMORY} {limits.PROCESSOR_SECONDS}\n"
    assert done.stderr.endswith("MemoryError\n")


def test_the_reading_process_needs_the_standard_library_alone():
    code = "import sys; sys.path.append(sys.argv[1]); import parameters.workbook.reading_process; print(*sys.modules)"
    command = [sys.executable, "-I", "-S", "-B", "-c", code, opening._HOME]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split()
    ours = {name for name in loaded if name.split(".")[0] == "parameters"}
    assert {name.split(".")[0] for name in loaded} - set(sys.stdlib_module_names) <= {
        "parameters",
        "__main__",
        "__mp_main__",
    }
    assert "parameters.documents" not in ours


def test_a_workbook_is_read_from_any_folder_under_any_name(tmp_path, monkeypatch):
    folder = tmp_path / "Plan für 2026 - $HOME"
    folder.mkdir()
    path = good(folder / "-c план.xlsx")
    monkeypatch.chdir(folder)
    assert opened(Path(path.name))[0].pages["Plan"].value(2, 2) == 10
