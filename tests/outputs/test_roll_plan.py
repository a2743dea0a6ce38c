"""`careshift roll`: past years become outturns, the plan begins after them, nothing is lost unsaid."""

import pytest

from outputs import opened_plan
from scenarios import project
from tests.command import ARANDIA, EXAMPLES, careshift

HEAD = "year,element,payer,class,amount,what,address,value,unit,source\n"
SPENT = "2026,stonefield,,,9100000,hospital and homes,,,,\n"
COUNTED = (
    ",,,,,,institutions.stonefield.residents,165,people,census\n,,,,,,actions.centres.at_start,6,centre,register\n"
)


@pytest.fixture
def roll(tmp_path):
    def rolled(text, plan=ARANDIA):
        file = tmp_path / "out.csv"
        file.write_text(HEAD + text, encoding="utf-8")
        return careshift("roll", plan, "--outturns", file, "-o", tmp_path / "new"), tmp_path / "new"

    return rolled


def test_the_plan_begins_after_the_outturns(roll):
    done, folder = roll(SPENT + COUNTED)
    assert (done.code, done.err) == (0, "")
    plan = opened_plan(folder / "plan.yaml")
    assert (plan.base_year, plan.first, plan.last) == (2026, 2027, 2030)
    found = plan.scenarios["reform"].parameters()
    assert found["institutions.stonefield.residents"].value == 165
    assert found["actions.centres.at_start"].value == 6
    assert "institutions.stonefield.moves.2026" not in found


def test_the_old_plan_is_kept_and_still_runs(roll):
    _, folder = roll(SPENT)
    assert (folder / "previous.yaml").read_bytes() == ARANDIA.read_bytes()
    assert opened_plan(folder / "previous.yaml").first == 2026


def test_comments_survive(roll):
    _, folder = roll(SPENT)
    old, new = ([line.strip() for line in text.splitlines() if line.strip().startswith("#")] for text in (
        ARANDIA.read_text(encoding="utf-8"), (folder / "plan.yaml").read_text(encoding="utf-8")
    ))  # fmt: skip
    assert new == old


def test_as_planned_the_rolled_plan_costs_about_what_the_old_one_did(roll):
    _, folder = roll(SPENT)
    totals = []
    for name in ("previous", "plan"):
        one = project(opened_plan(folder / f"{name}.yaml"), names=["reform"]).scenarios["reform"]
        totals.append(one.values(one.model.totals.nominal)[one.model.book.plan_columns][-3:])
    assert totals[1] == pytest.approx(totals[0], rel=0.08)


def test_the_changes_are_told(roll):
    _, folder = roll(SPENT + "2026,,,E21,6000000,pay,,,,\n" + COUNTED)
    text = (folder / "CHANGES.md").read_text(encoding="utf-8")
    assert "| 2026 | element stonefield | 7 561 270 | 9 100 000 | 1 538 730 | hospital and homes |" in text
    assert "- institutions.stonefield.residents = 165 people" in text
    assert "- what the bridge has lent and is not repaid yet" in text
    assert "actions.supported_home_until_2026.yearly" in text
    outturns = opened_plan(folder / "plan.yaml").scenarios["reform"].world["medium_term"]["outturns"]
    assert outturns[2026]["economic"]["E21"].value == 6000000


@pytest.mark.parametrize("name", ["peru", "czechia", "rushed"])
def test_every_example_rolls(roll, name):
    plan = EXAMPLES / name / "plan.yaml"
    first = opened_plan(plan).first
    place = next(iter(opened_plan(plan).scenarios["reform"].institutions))
    done, folder = roll(f"{first},{place},,,1000,,,,,\n", plan)
    assert done.err == ""
    assert careshift("check", folder / "plan.yaml").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026,stonfield,,,1,,,,,\n", "out.csv:2: element stonfield: is not in the plan\n"),
        ("2026,stonefield,,,1 000,,,,,\n", "out.csv:2: amount: must be a number from 0 on, without separators"),
        ("2026,stonefield,Health,,1,,,,,\n", "out.csv:2: needs one of element, payer, class, programme"),
        ("2030,stonefield,,,1,,,,,\n", "out.csv:2: year: must be a plan year from 2026 to 2029"),
        ("2027,stonefield,,,1,,,,,\n", "out.csv: year: no outturn of 2026"),
        (SPENT + SPENT, "out.csv:3: element stonefield: is given twice for 2026"),
        (SPENT + ",,,,,,actions.centres.att_start,5,centre,x\n", "out.csv:3: actions.centres.att_start: unknown key"),
        (COUNTED, "out.csv: holds no amount of any year"),
        ("2026,stonefield,,,1,2,3,4,5,6,7,8\n", "out.csv:2: has 12 cells under 10 columns"),
    ],
)
def test_what_is_wrong_in_the_outturns_is_told_with_its_line(roll, text, said):
    done, folder = roll(text)
    assert done.code == 3
    assert said in done.err
    assert not folder.exists()


def test_an_unknown_column_is_told(tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("yeer,element,amount\n2026,stonefield,1\n", encoding="utf-8")
    done = careshift("roll", ARANDIA, "--outturns", file, "-o", tmp_path / "new")
    assert done.code == 3
    assert "did you mean 'year'?" in done.err


def test_nothing_is_overwritten(roll, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine.txt").touch()
    done, folder = roll(SPENT)
    assert done.code == 5
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_what_has_ended_goes_with_all_that_scenarios_say_of_it(roll, tmp_path):
    grant = (
        "  donor:\n    kind: grant\n    amount: {2026: {value: 1000, unit: ARD 2025}}\n"
        "    terms: {security: voted, end: 2027}\n"
    )
    text = ARANDIA.read_text(encoding="utf-8").replace("financing:\n", f"financing:\n{grant}", 1)
    (tmp_path / "plan.yaml").write_text(f"{text}    financing.donor: null\n", encoding="utf-8")
    done, folder = roll(SPENT, tmp_path / "plan.yaml")
    assert done.err == ""
    assert "donor" not in (folder / "plan.yaml").read_text(encoding="utf-8")
    assert "- financing.donor: it has ended" in (folder / "CHANGES.md").read_text(encoding="utf-8")
