"""brief.docx and slides.pptx: the figures of the run, real styles, charts that can be edited, readable in an office."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pptx import Presentation

from outputs import READERS, export_run
from tests.office import as_pages
from tests.outputs.report.stored_numbers import missing, numbers_in
from tests.printed_pages import printed_pages


@pytest.fixture(scope="module")
def folders(drawn: Path, refused: Path, bought: Path, sold: Path) -> tuple[Path, ...]:
    """An ordinary run, one that is refused, one that is refused and would say what it buys, and one that says it."""
    for folder in (drawn, refused, bought, sold):
        for reader in ("", *READERS):
            export_run(folder, ["brief", "slides"], reader)
    return drawn, refused, bought, sold


def brief_texts(file: Path) -> list[str]:
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def shapes(file: Path) -> Iterator[Any]:
    yield from (shape for slide in Presentation(str(file)).slides for shape in slide.shapes)


def slide_texts(file: Path) -> list[str]:
    found = []
    for shape in shapes(file):
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    notes = [slide.notes_slide.notes_text_frame.text for slide in Presentation(str(file)).slides]
    return [*found, *notes]


@pytest.mark.parametrize(("stem", "read"), [("brief.docx", brief_texts), ("slides.pptx", slide_texts)])
def test_every_number_stands_in_the_results_folder(folders, stem, read):
    for folder in folders:
        said = read(folder / stem)
        assert len([one for text in said for one in numbers_in(text)]) > 100
        assert [one for text in said for one in missing(text, folder)] == []


@pytest.mark.parametrize(("name", "read"), [("brief-{}.docx", brief_texts), ("slides-{}.pptx", slide_texts)])
def test_readers_get_another_emphasis_and_the_same_figures(folders, name, read):
    for folder in folders:
        treasury, advocacy = (
            [line for text in read(folder / name.format(reader)) for line in text.splitlines() if line]
            for reader in READERS
        )
        assert treasury != advocacy
        assert sorted(treasury) == sorted(advocacy)


def test_a_treasury_reads_of_money_first_and_advocates_of_people(folders):
    heads = {}
    for reader in READERS:
        document = Document(str(folders[0] / f"brief-{reader}.docx"))
        heads[reader] = [one.text for one in document.paragraphs if one.style.name == "Heading 1"][2]
    assert heads == {"treasury": "What it costs, year by year", "advocacy": "What changes for people"}


def test_a_plan_that_is_not_valid_says_so_on_the_first_page(folders):
    drawn, refused, *_ = folders
    document = Document(str(refused / "brief.docx"))
    assert document.paragraphs[1].text.startswith("Not valid: the plan has 13 open BLOCK findings")
    assert "Not valid" in document.sections[0].header.paragraphs[0].text
    first = Presentation(str(refused / "slides.pptx")).slides[0]
    assert any(shape.text_frame.text.startswith("Not valid:") for shape in first.shapes if shape.has_text_frame)
    assert not any(text.startswith("Not valid") for text in [*brief_texts(drawn / "brief.docx"),
                                                             *slide_texts(drawn / "slides.pptx")])  # fmt: skip


def test_a_brief_has_real_styles_repeated_headings_and_described_pictures(folders):
    document = Document(str(folders[0] / "brief.docx"))
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Caption", "List Bullet"} <= styles
    assert len(document.inline_shapes) >= 3
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    for table in document.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml


def test_charts_of_slides_can_be_edited_and_hold_the_numbers_of_the_run(folders):
    for folder in folders:
        charts = [shape.chart for shape in shapes(folder / "slides.pptx") if shape.has_chart]
        assert len(charts) >= 6
        held = stored(folder)
        derived = {"held up", "less", "1: brings what it costs"}  # with what a waterfall and a line are drawn
        for chart in charts:
            for series in chart.plots[0].series:
                if series.name not in derived:
                    values = {value for value in series.values if value}
                    assert values <= held, (series.name, values - held)


def stored(folder: Path) -> set[float]:
    found = set()
    for file in folder.glob("charts/*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.reader(opened):
                found |= {float(cell) for cell in row if re.fullmatch(r"-?[\d.]+(e-?\d+)?", cell)}
    return found


def test_each_chart_is_titled_with_its_finding_described_and_sourced(folders):
    drawn = folders[0]
    titles = {re.search(r"<title>(.*?)</title>", file.read_text(encoding="utf-8"))[1].replace("&#x27;", "'")
              for file in drawn.glob("charts/*.svg")}  # fmt: skip
    for slide in Presentation(str(drawn / "slides.pptx")).slides:
        charts = [shape for shape in slide.shapes if shape.has_chart]
        assert slide.shapes.title.text_frame.text
        assert "Source: " in slide.notes_slide.notes_text_frame.text
        for shape in charts:
            assert slide.shapes.title.text_frame.text.replace("\u00a0", " ") in titles
            assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


@pytest.mark.parametrize("stem", ["brief.docx", "slides.pptx"])
def test_a_rerun_makes_the_same_bytes(folders, stem):
    before = (folders[0] / stem).read_bytes()
    export_run(folders[0], ["brief", "slides"])
    assert (folders[0] / stem).read_bytes() == before


@pytest.mark.usefixtures("office")
def test_an_office_prints_as_many_pages_as_are_wanted_none_of_them_empty(folders, tmp_path):
    wanted = {
        "brief.docx": (2, 4),
        "brief-treasury.docx": (2, 4),
        "brief-advocacy.docx": (2, 4),
        "slides.pptx": (12, 32),
    }
    files = {tmp_path / f"{place} {stem}": (folder / stem, stem)
             for place, folder in enumerate(folders) for stem in wanted}  # fmt: skip
    for file, (document, _) in files.items():
        file.write_bytes(document.read_bytes())
    for printed, (_, stem) in zip(as_pages([*files], tmp_path), files.values(), strict=True):
        least, most = wanted[stem]
        pages = printed_pages(printed)
        assert least <= len(pages) <= most, printed.name
        assert all(len(page.strip()) > 40 for page in pages), printed.name


def test_the_run_is_named_in_every_document(folders):
    for folder in folders:
        run = json.loads((folder / "run.json").read_text(encoding="utf-8"))["run"]
        assert any(run in text for text in slide_texts(folder / "slides.pptx"))
        assert run in Document(str(folder / "brief.docx")).sections[0].footer.paragraphs[0].text
