"""Whatever the bytes of a workbook are, it is read or refused in words: nothing else comes out."""

import io
import json
import zipfile
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parameters.workbook.cells import Book
from parameters.workbook.limits import MOST_SAID, MOST_UNUSABLE
from parameters.workbook.reading_process import Wishes, read_workbook
from tests.parameters.workbook.crafted import MAIN, SHEET, TEXTS, TYPES, changed, good, opened

PARTS = [MAIN, SHEET, TEXTS, TYPES, "xl/styles.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"]
HARD_WORDS = [
    b"", b"<", b"&a;", b"<!DOCTYPE a>", b"-1", b"99999999999", b"1e999", b"nan", b"\xff", b'"', b"</c>", b"<c>",
    b"<si>", b"<f>", b't="s"', b't="e"', b't="d"', b"../../x", b"xl/workbook.xml", b"_x0000_", b"A0", b"XFD1048576",
]  # fmt: skip
CHANGES = st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return good(tmp_path_factory.mktemp("books") / "plan.xlsx").read_bytes()


@cache
def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return {name: old.read(name) for name in old.namelist()}


def answer_to(content):
    """What the reading process would say, as its reader hears it."""
    answer = json.loads(json.dumps(read_workbook(io.BytesIO(content), Wishes(glance=True)), allow_nan=False))
    if "refused" in answer:
        assert answer["refused"]
        assert all(what and isinstance(what, str) and isinstance(hint, str) for what, hint in answer["refused"])
        return answer
    for sheet in answer["sheets"]:
        assert len(sheet["complaints"]) <= MOST_SAID
        assert len(sheet["unusable"]) <= MOST_UNUSABLE
        for row, column, _, value in sheet["cells"]:
            assert row > 0 < column
            assert value is None or isinstance(value, bool | int | float) or answer["texts"][value[0]] is not None
    return answer


@given(changes=CHANGES)
def test_bytes_of_the_file_may_be_anything(plain, changes):
    content = bytearray(plain)
    for place, byte in changes:
        content[place % len(content)] = byte
    assert answer_to(bytes(content))


@given(length=st.integers(0, 10_000))
def test_a_file_may_end_anywhere(plain, length):
    assert answer_to(plain[: length % len(plain)])


@given(
    part=st.sampled_from(PARTS), place=st.integers(0, 20_000), cut=st.integers(0, 12), word=st.sampled_from(HARD_WORDS)
)
def test_parts_may_hold_anything(plain, part, place, cut, word):
    parts = dict(parts_of(plain))
    content = parts[part]
    place %= len(content)
    parts[part] = content[:place] + word + content[place + cut :]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        for name, kept in parts.items():
            new.writestr(name, kept)
    assert answer_to(buffer.getvalue())


@pytest.mark.parametrize("seed", range(6))
def test_the_whole_way_ends_with_a_book_or_with_a_problem(tmp_path, seed):
    path = good(tmp_path / "plan.xlsx")

    def spoil(content):
        place = seed * len(content) // 6
        return content[:place] + HARD_WORDS[seed * 3] + content[place + seed :]

    book, messages = opened(changed(path, {SHEET: spoil}))
    assert isinstance(book, Book) or messages
    assert all(text.startswith("plan.xlsx: ") for text in messages)
