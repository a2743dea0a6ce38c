"""report.html: complete, readable for everybody, and without a number that is not in the results folder."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import lxml.html
import pytest

from outputs import export_run
from outputs.report.content import ORDERS, REPORT
from tests.outputs.report.stored_numbers import missing, numbers_in


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def read(folder: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text_of(folder / "report.html"))


def texts(page: lxml.html.HtmlElement) -> list[str]:
    """What a reader sees, piece by piece, and what is read aloud."""
    for hidden in page.xpath("//style"):
        hidden.drop_tree()
    said = [element.text_content() for element in page.xpath("//td|//th|//p|//li|//h1|//h2|//dt|//dd|//caption|//a"
                                                             "|//figcaption|//summary|//title")]  # fmt: skip
    return [*said, *page.xpath("//@alt"), *page.xpath("//@aria-label")]


def unknown(folder: Path) -> list[str]:
    return [one for text in texts(read(folder)) for one in missing(text, folder)]


@pytest.fixture(params=["drawn", "refused", "bought", "spare"])
def folder(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def test_every_number_stands_in_the_results_folder(folder):
    page = read(folder)
    assert len([one for text in texts(page) for one in numbers_in(text)]) > 300
    assert unknown(folder) == []


def test_every_table_holds_numbers_of_the_file_it_names(folder):
    page = read(folder)
    tables = page.xpath("//table")
    assert len(tables) > 10
    for table in tables:
        source = table.xpath("./ancestor::div[1]/following-sibling::p[@class='from'][1]")[0].text_content()
        files = source.removeprefix("From ").split(" and ")
        for cell in table.xpath(".//td|.//tbody//th"):
            assert missing(cell.text_content(), folder, files) == [], (files, cell.text_content())


@pytest.mark.parametrize("said", ["sentence", "difference"])
def test_a_number_that_is_not_there_is_found_out(drawn, tmp_path, said):
    copy = Path(shutil.copytree(drawn, tmp_path / "copy"))
    record = json.loads(text_of(copy / "run.json"))
    if said == "sentence":
        page = text_of(copy / "report.html").replace("25.8", "25.73")
    else:
        shown = f"{record['scenarios']['reform']['difference_real'] / 1e6:.1f}"
        page = text_of(copy / "report.html").replace(f"+ARD\u00a0{shown}", "+ARD\u00a0987.6")
    (copy / "report.html").write_text(page, encoding="utf-8")
    assert unknown(copy)


def test_the_computed_sentence_comes_first_and_whole(folder):
    record = json.loads(text_of(folder / "run.json"))
    main = read(folder).xpath("//main//p")[0].text_content()
    assert main.replace("\u00a0", " ").replace("\u2060", "") == record["sentence"]


def test_its_parts_come_in_order_and_the_contents_lead_to_each(drawn):
    page = read(drawn)
    keys = page.xpath("//main/section/@id")
    assert keys == [key for key in REPORT if key in keys]
    assert {"summary", "figures", "change", "money", "pays", "takes", "sure", "assumptions", "rules", "left_out",
            "sources", "quality", "made"} == set(keys)  # fmt: skip
    assert page.xpath("//nav//a/@href") == [f"#{key}" for key in keys]


def test_a_plan_that_is_not_valid_says_so_before_anything_else(refused):
    page = read(refused)
    banner = page.xpath("//header//*[@role='alert']")[0].text_content()
    assert banner.strip().startswith("Not valid: the plan has 13 open BLOCK findings")
    assert "before a home has stood ready" in banner
    assert page.xpath("//title")[0].text_content().startswith("Not valid: ")


def test_a_valid_plan_has_no_such_banner(drawn):
    assert not read(drawn).xpath("//*[@role='alert']")


def test_it_asks_for_nothing_from_outside(folder):
    text = text_of(folder / "report.html")
    page = read(folder)
    assert all(address.startswith("data:image/svg+xml;base64,") for address in page.xpath("//@src"))
    assert all(address.startswith("#") for address in page.xpath("//@href"))
    assert not re.search(r"url\(|@import|<script|<link|<iframe", text)
    assert "default-src 'none'" in text


def test_everybody_can_read_it(folder):
    page = read(folder)
    assert page.get("lang") == "en"
    assert page.xpath("//body/a[1]/@href") == ["#content"]
    assert [len(page.xpath(f"//{name}")) for name in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))
    assert all(alt.strip() for alt in page.xpath("//img/@alt"))
    assert len(page.xpath("//img/@alt")) == len(page.xpath("//img")) == len(page.xpath("//figure//details"))
    for table in page.xpath("//table"):
        assert table.xpath("./caption")[0].text_content().strip()
        assert all(scope in ("col", "row") for scope in table.xpath(".//th/@scope"))
        assert len(table.xpath(".//th")) == len(table.xpath(".//th/@scope"))


def test_checklists_are_reported_or_not_and_never_compliant(drawn):
    shown = read(drawn).get_element_by_id("quality").text_content()
    for name in ("CHEERS 2022", "GHCC", "iDSI", "AQuA Book"):
        assert name in shown
    assert "not reported" in shown
    assert "compliant" not in text_of(drawn / "report.html")


def test_a_rerun_makes_the_same_bytes(drawn):
    before = (drawn / "report.html").read_bytes()
    export_run(drawn, ["report"])
    assert (drawn / "report.html").read_bytes() == before


def test_readers_get_the_same_blocks_in_another_order():
    assert len({frozenset(key.removesuffix(", people first") for key in order) for order in ORDERS.values()}) == 1
    assert len(set(ORDERS.values())) == len(ORDERS) == 3
