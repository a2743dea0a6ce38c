"""A run with open BLOCK findings says so on every piece that may be handed on by itself."""

from __future__ import annotations

import pytest

from outputs import write_charts
from outputs.fiscal_note import fiscal_note
from outputs.validity import not_valid
from scenarios import Finding, find
from tests.outputs.conftest import projected

SAID = "Not valid: the plan has 13 open BLOCK findings. Use no figure of it before they are mended."


def finding(severity: str, scenario: str) -> Finding:
    return Finding("R01", severity, scenario, "", None, "no home has stood ready", "open homes first")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], ""),
        ([("WARN", "reform"), ("INFO", "reform")], ""),
        ([("BLOCK", "reform")], "Not valid: the plan has 1 open BLOCK finding."),
        ([("BLOCK", "later"), *[("BLOCK", "reform")] * 2], "Not valid: the plan has 2 open BLOCK findings."),
        ([("BLOCK", "later"), ("WARN", "reform")], "Not valid: scenario 'later' has 1 open BLOCK finding."),
    ],
)  # fmt: skip
def test_only_what_is_grave_is_counted_and_the_plan_comes_first(found, said):
    assert not_valid([finding(*one) for one in found], "reform").removesuffix(
        " Use no figure of it before they are mended.") == said  # fmt: skip


def test_a_fiscal_note_of_a_run_that_is_not_valid_says_so_below_its_title():
    rushed = projected("rushed")
    title, blank, told, *_ = fiscal_note(rushed, find(rushed)).splitlines()
    assert title.startswith("# Fiscal note: ")
    assert (blank, told) == ("", f"**{SAID}**")


def test_every_chart_of_a_run_that_is_not_valid_shows_and_tells_it(tmp_path):
    rushed = projected("rushed")
    drawn = write_charts(tmp_path, rushed, find(rushed))
    assert len(drawn) > 5
    for picture in drawn:
        text = picture.with_suffix(".svg").read_text(encoding="utf-8")
        assert f"<!-- {SAID} -->" in text, "letters are drawn as paths, and matplotlib says in a comment what they are"
        assert f"{SAID}</dc:description>" in text
        assert SAID.encode() in picture.read_bytes()


def test_a_run_that_is_valid_says_nothing_of_it(arandia, tmp_path):
    findings = find(arandia)
    assert "Not valid" not in fiscal_note(arandia, findings)
    for picture in write_charts(tmp_path, arandia, findings):
        assert "Not valid" not in picture.with_suffix(".svg").read_text(encoding="utf-8")
