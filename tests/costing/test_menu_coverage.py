"""The menu holds every strategic action of the guidance and every directive for other ministries, complete."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from costing import kinds
from parameters import (
    MenuEntry,
    areas,
    check_shipped,
    directive_areas,
    directive_titles,
    load_menu,
    load_templates,
    menu_ids,
)

DATA = Path(__file__).resolve().parent.parent / "parameters" / "data"
ACTIONS = [line.split() for line in (DATA / "strategic_actions.txt").read_text(encoding="utf-8").splitlines()]
SECTORS = (DATA / "sector_directives.txt").read_text(encoding="utf-8").splitlines()
CODE = re.compile(r"H[123]\.[1-5]|BI[0-3]\d|W21|P")
NO_AREA = "S"


@pytest.fixture(scope="module")
def menu() -> dict[str, MenuEntry]:
    return load_menu()


def test_every_action_of_the_guidance_is_in_the_menu_once_under_its_directive(menu: dict[str, MenuEntry]) -> None:
    assert len(ACTIONS) == 92
    found = {name: menu[name].tags["directive"] if name in menu else "missing" for name, _ in ACTIONS}
    assert found == dict(ACTIONS)


def test_every_directive_for_another_ministry_is_in_the_menu(menu: dict[str, MenuEntry]) -> None:
    assert len(SECTORS) == 36
    assert [name for name in SECTORS if name not in menu] == []


def test_no_other_action_is_in_the_menu(menu: dict[str, MenuEntry]) -> None:
    assert sorted(set(menu) - {name for name, _ in ACTIONS} - set(SECTORS)) == []


def test_there_are_seventeen_directives_in_five_areas() -> None:
    of_areas = Counter(area for area in directive_areas().values() if area != NO_AREA)
    assert of_areas == {"1": 5, "2": 4, "3": 3, "4": 3, "5": 2}
    assert set(directive_areas().values()) <= set(areas())
    assert all(title and not title.startswith("Directive") for title in directive_titles().values())


@pytest.mark.parametrize("name", menu_ids())
def test_an_entry_is_complete(menu: dict[str, MenuEntry], name: str) -> None:
    entry = menu[name]
    texts = ("name", "reference", "status", "payer", "indicator", "output", "drivers")
    assert [key for key in texts if not getattr(entry, key)] == []
    assert [code for code in entry.indicators if not CODE.fullmatch(code)] == []
    assert entry.indicators
    assert {"area", "directive", "setting", "function", "provider", "hc"} <= set(entry.tags)
    assert entry.kind in kinds()


@pytest.mark.parametrize("name", menu_ids())
def test_its_words_are_short_and_plain(menu: dict[str, MenuEntry], name: str) -> None:
    entry = menu[name]
    said = " ".join((entry.name, entry.payer, entry.indicator, entry.output, entry.drivers, entry.note))
    assert said.isascii()
    assert len(entry.name) <= 120


def test_what_should_begin_before_an_action_goes_round_in_no_circle(menu: dict[str, MenuEntry]) -> None:
    done: set[str] = set()
    left = dict(menu)
    while ready := [name for name, entry in left.items() if not set(entry.after) & set(left)]:
        done.update(ready)
        left = {name: entry for name, entry in left.items() if name not in done}
    assert sorted(left) == []


def test_parts_of_institutions_are_of_its_kind(menu: dict[str, MenuEntry]) -> None:
    assert {entry.kind for entry in menu.values() if entry.part} <= {"institution"}


def test_everything_shipped_is_known_to_the_cost_kinds() -> None:
    assert [str(problem) for problem in check_shipped(kinds())] == []


def test_there_is_a_template_for_every_family_of_services() -> None:
    families = {template.family for template in load_templates().values()}
    assert families >= {"crisis", "general hospital", "centre", "peer", "outreach", "supported living"}
