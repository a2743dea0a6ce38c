"""Whatever the texts of a plan begin with, no file that we write holds them as formulas."""

import csv
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from parameters.documents import plain, read_file
from parameters.problems import Collector
from parameters.workbook.opening import open_book
from tests.command import ARANDIA, careshift

HARD = "=cmd|' /C calc'!A0 "
QUOTES = """said "so"&cmd|' /C calc'!A0&" """
WORDS = re.compile(r'(^plan|name|source|fixed|what|note): "', re.MULTILINE)
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Everything that is written for a plan whose names, sources and reasons look like formulas."""
    folder = tmp_path_factory.mktemp("hard")
    text = WORDS.sub(lambda found: found[0] + HARD, ARANDIA.read_text(encoding="utf-8"))
    for action in ("centres", "crisis", "unit", "oversight"):
        text = text.replace(f"\n  {action}:\n    menu", f'\n  {action}:\n    name: "{HARD}{action}"\n    menu')
    text = text.replace("Stonefield Hospital", QUOTES.replace('"', '\\"') + "Stonefield")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    plan = folder / "plan.yaml"
    done = careshift("run", plan, "-o", folder / "runs", "--quiet")
    assert done.code == 0, done.err
    assert careshift("export", done.out.strip(), "--slides").code == 0
    assert careshift("convert", plan, folder / "plan.xlsx").code == 0
    assert careshift("compare", plan, "-o", folder / "compared").code == 0
    assert careshift("sensitivity", plan, "-o", folder / "analysed").code == 0
    return folder


def books(folder):
    """Every workbook, also those inside slides, where the numbers of a chart are."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".xlsx":
            yield file.name, file.read_bytes()
        elif file.suffix == ".pptx":
            with zipfile.ZipFile(file) as slides:
                yield from ((name, slides.read(name)) for name in slides.namelist() if name.endswith(".xlsx"))


def test_no_workbook_holds_a_text_of_the_plan_as_a_formula(written):
    texts, formulas = [], []
    for name, content in books(written):
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            cells = [cell for row in sheet.iter_rows() for cell in row if "cmd|" in str(cell.value)]
            texts += [name for cell in cells if cell.data_type == "s"]
            # a formula may quote a name: what remains without its texts must not
            formulas += [cell.value for cell in cells if cell.data_type != "s" and "cmd" in unquoted(cell.value)]
    assert formulas == []
    assert {"annex.xlsx", "comparison.xlsx", "plan.xlsx", "tornado.xlsx"} < set(texts)
    assert any(name.startswith("ppt/embeddings/") for name in texts)


def unquoted(formula):
    """A formula without the texts in it."""
    return re.sub(r'"(?:[^"]|"")*"', "", formula)


def test_charts_and_lists_of_a_workbook_name_cells_alone(written):
    for _, content in books(written):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in parts.namelist():
                markup = parts.read(name).decode() if name.endswith(".xml") else ""
                named = re.findall(r"<(?:c:f|definedName[^>]*|formula\d?)>([^<]*)<", markup)
                assert not [found for found in named if "cmd" in unquoted(found.replace("&quot;", '"'))], name


def test_no_csv_file_holds_a_text_that_begins_like_a_formula(written):
    files = sorted(written.rglob("*.csv"))
    held = set()
    for file in files:
        for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")):
            begun = [text for text in row if text.startswith(("=", "+", "-", "@", "\t", "\r"))]
            assert [text for text in begun if not NUMBER.fullmatch(text)] == [], file.name
            held |= {file.name for text in row if text.startswith("'=cmd|")}
    assert {"ledger.csv", "parameters.csv", "lines.csv"} <= held


def test_the_files_that_we_write_can_be_opened_as_files_that_somebody_handed_in(written):
    for file in sorted(Path(written).rglob("*.xlsx")):
        problems = Collector()
        book = open_book(file, file.name, problems)
        assert problems.problems == []
        assert all(page.cells for page in book.pages.values())


def test_texts_like_formulas_come_back_from_a_workbook_as_they_were(written, tmp_path):
    assert careshift("convert", written / "plan.xlsx", tmp_path / "plan.yaml").code == 0
    before, after = (plain(read_file(folder / "plan.yaml", "plan.yaml", Collector())) for folder in (written, tmp_path))
    assert after == before
    assert after["institutions"]["stonefield"]["name"] == HARD + QUOTES + "Stonefield"
