"""What people read of the workforce: table, sentence and chart, with and without openings that wait."""

import pytest

from outputs import sentence, tables, write_charts
from outputs.workforce_table import MEASURES
from tests.costing.small_plans import fact, projected
from tests.outputs.conftest import projected as example


def plan(graduates, **workforce):
    """Five centres of two nurses each in 2026 and so many graduates a year."""
    known = {"in_post": {"nurse": fact(0, "FTE")}, "leaving": {"nurse": fact(0)},
             "graduates": {"nurse": fact(graduates, "FTE")}}  # fmt: skip
    centres = {"kind": "facility", "name": "Centres", "units": {2026: 5}, "posts": {"nurse": fact(2, "FTE/centre")}}
    return {"workforce": {**known, **workforce}, "actions": {"centres": centres}}


def test_the_table_tells_posts_from_people():
    found = tables(example("arandia"), [])["workforce"]
    for column in MEASURES:
        assert (found[column] >= -1e-9).all()
    away = found.needed + found.elsewhere - found.in_post
    assert list(found.supply) == pytest.approx([max(0, people) for people in found.in_post - found.elsewhere])
    assert list(found.gap) == pytest.approx(
        [min(posts, max(0, gap)) for posts, gap in zip(found.needed, away, strict=True)]
    )
    assert list(found.unused) == pytest.approx([max(0, -gap) for gap in away])


def test_posts_paid_are_those_of_the_table_of_staff():
    found = tables(example("arandia"), [])
    staff = found["staff"].groupby(["scenario", "cadre", "year"]).full_time_posts.sum()
    workforce = found["workforce"].set_index(["scenario", "cadre", "year"]).paid
    for key, posts in staff.items():
        assert workforce[key] == pytest.approx(posts), key


def test_the_sentence_names_the_shortest_cadre(tmp_path):
    assert sentence(projected(tmp_path, plan(3))).endswith(
        "Not all posts have people: in 2027, 4.0 of 10.0 full-time posts of nurse have nobody."
    )
    assert "posts" not in sentence(projected(tmp_path, plan(5)))


def test_the_sentence_says_that_openings_wait(tmp_path):
    said = sentence(projected(tmp_path, plan(3, limit_openings=1)))
    assert said.endswith("Openings of 1 action wait for staff; in the end all open.")
    said = sentence(projected(tmp_path, plan(1, limit_openings=1)))
    assert said.endswith("Openings of 1 action wait for staff; 3 units have not opened by 2030.")
    assert "wait" not in sentence(projected(tmp_path, plan(10, limit_openings=1)))


@pytest.mark.parametrize(
    ("graduates", "title"),
    [(3, "Full-time posts that nobody fills: 4.0 of nurse in 2027"),
     (5, "There are people for every post of the plan, 2026-2030")],
)  # fmt: skip
def test_the_chart_shows_posts_and_people(tmp_path, graduates, title):
    write_charts(tmp_path / "charts", projected(tmp_path, plan(graduates)))
    assert f"<dc:title>{title}</dc:title>" in (tmp_path / "charts" / "06-staff.svg").read_text(encoding="utf-8")
    rows = (tmp_path / "charts" / "06-staff.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "year,nurse: posts (full-time posts),nurse: people (full-time posts)"
    assert [float(text) for text in rows[2].split(",")] == [2026, 5, graduates]
