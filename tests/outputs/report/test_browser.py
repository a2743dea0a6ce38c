"""The report in a browser: no request leaves, nothing is complained of, it fits a telephone and a sheet of paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.printed_pages import printed_pages

WIDTHS = (1280, 380)
COLOURS = """() => [...document.querySelectorAll('p, td, th, dt, dd, li, a, summary, figcaption, h1, h2')].map(one => {
  let ground = one;
  while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
  return [getComputedStyle(one).color, ground ? getComputedStyle(ground).backgroundColor : 'rgb(255, 255, 255)'];
})"""


@pytest.fixture(params=["drawn", "refused", "bought"])
def folder(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_request_leaves_nothing_is_complained_of_and_it_fits(chromium, folder, tmp_path, width):
    file = folder / "report.html"
    with chromium(file, width) as seen:
        page = seen.page
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate("document.documentElement.clientWidth") == width
        assert page.evaluate("[...document.images].every(one => one.complete && one.naturalWidth > 0)")
        picture = tmp_path / f"report-{width}.png"
        page.screenshot(path=str(picture))
        asked = [address for address in seen.asked if not address.startswith("data:")]
    assert asked == [file.resolve().as_uri()]
    assert seen.complaints == []
    assert picture.stat().st_size > 10_000


def printed(chromium, folder: Path, tmp_path: Path) -> Path:
    file = tmp_path / "report.pdf"
    with chromium(folder / "report.html") as seen:
        seen.page.pdf(path=str(file), format="A4", prefer_css_page_size=True, print_background=True)
    return file


def test_it_prints_on_paper(chromium, folder, tmp_path):
    file = printed(chromium, folder, tmp_path)
    sizes = set(re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)", file.read_bytes()))
    assert sizes <= {(b"594", b"841"), (b"595", b"841"), (b"595", b"842")}
    assert sizes
    pages = printed_pages(file)
    assert 5 <= len(pages) <= 20
    assert all(page.strip() for page in pages)
    assert "Against no change, the plan costs" in pages[0].replace("\u00a0", " ")


def test_a_plan_that_is_not_valid_says_so_on_the_first_printed_page(chromium, bought, drawn, tmp_path):
    said = re.compile(r"Not valid: the plan has 7 open\s+BLOCK findings")
    assert said.search(printed_pages(printed(chromium, bought, tmp_path))[0].replace("\u00a0", " "))
    assert "BLOCK" not in printed_pages(printed(chromium, drawn, tmp_path))[0]


def test_no_heading_or_caption_of_a_table_ends_a_printed_page(chromium, bought, tmp_path):
    with chromium(bought / "report.html") as seen:
        heads = set(seen.page.eval_on_selector_all("h2, caption", "all => all.map(one => one.innerText)"))
    known = {" ".join(head.replace("\u00a0", " ").replace("\u2060", "").split()) for head in heads}
    for page in printed_pages(printed(chromium, bought, tmp_path)):
        lines = [" ".join(line.replace("\u00a0", " ").split()) for line in page.splitlines() if line.strip()]
        last = next(line for line in reversed(lines) if not line.isdigit())
        assert last not in known


@pytest.mark.parametrize("width", WIDTHS)
def test_no_table_or_chart_is_wider_than_its_frame_without_a_way_to_move_it(chromium, bought, width):
    with chromium(bought / "report.html", width) as seen:
        seen.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        frames = seen.page.evaluate("""() => [...document.querySelectorAll('table, figure img')].map(one => {
            const frame = one.closest('.wide');
            return [frame.getBoundingClientRect().right, getComputedStyle(frame).overflowX, frame.tabIndex]; })""")
    assert len(frames) > 30
    assert all(right <= width and moves == "auto" and tab == 0 for right, moves, tab in frames)


def test_every_text_stands_out_from_its_ground(chromium, refused):
    with chromium(refused / "report.html") as seen:
        pairs = {tuple(pair) for pair in seen.page.evaluate(COLOURS)}
    assert len(pairs) >= 4
    assert all(contrast(*pair) >= 4.5 for pair in pairs), sorted(pairs, key=lambda pair: contrast(*pair))[:3]


def test_the_first_tab_leads_to_the_content(chromium, drawn):
    with chromium(drawn / "report.html") as seen:
        seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("document.activeElement.className") == "skip"
        assert seen.page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, as WCAG 2 counts."""
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def light(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
