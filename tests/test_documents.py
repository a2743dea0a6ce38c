"""The tutorial's and the README's commands run, and print what is printed there.

`python3.11 tasks.py golden` writes what they print now into the tutorial and the README.
"""

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest

from parameters import load_templates, quality_fields
from tests.command import ROOT, careshift

BLOCK = re.compile(r"```(\w+)\n(.*?)```\n", re.DOTALL)
SAVED = re.compile(r"Save (?:this )?as `([^`]+)`:\s*$")
RUN_ID = re.compile(r"\b([a-z][a-z0-9-]*)-[0-9a-f]{8}\b")
MATCHES = doctest.OutputChecker().check_output


def shown(text: str) -> str:
    """What a command printed, the same on every system: run ids differ with the version, separators with Windows."""
    return RUN_ID.sub(r"\1-1a2b3c4d", text.replace("\\", "/"))


def asked(words: list[str]) -> list[str]:
    """The words of a command, with the folder that the last run really wrote."""
    return [latest(word) if RUN_ID.search(word) else word for word in words]


def latest(word: str) -> str:
    folders = sorted(Path("results").iterdir(), key=lambda folder: folder.stat().st_mtime_ns)
    return str(folders[-1]) if word.startswith("results/") else word


def printed(block: str) -> str:
    """A block with what its command prints now; kept as it is where it fits, with ... for what is left out."""
    command, _, stored = block.partition("\n")
    done = careshift(*asked(shlex.split(command.removeprefix("> careshift "))))
    now = shown(done.out + done.err)
    return block if MATCHES(stored, now, doctest.ELLIPSIS) else f"{command}\n{now}"


def executed(text: str) -> str:
    """A document whose files are saved and whose commands are run, with what they print now."""
    made, last = [], 0
    for found in BLOCK.finditer(text):
        language, block = found.groups()
        saved = SAVED.search(text[: found.start()])
        if saved:
            Path(saved[1]).parent.mkdir(parents=True, exist_ok=True)
            Path(saved[1]).write_text(block, encoding="utf-8")
        kept = f"```{language}\n{printed(block)}```\n" if block.startswith("> careshift ") else found[0]
        made += [text[last : found.start()], kept]
        last = found.end()
    return "".join([*made, text[last:]])


def test_the_tutorial_prints_what_it_says(tmp_path, monkeypatch, golden):
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs" / "tutorial.md"
    golden(page, executed(page.read_text(encoding="utf-8")))


def test_the_how_to_pages_commands_work(tmp_path, monkeypatch, golden):
    monkeypatch.chdir(tmp_path)
    careshift("init", "my-plan")
    page = ROOT / "docs" / "how-to.md"
    golden(page, executed(page.read_text(encoding="utf-8")))


def test_the_readme_shows_what_the_demo_prints(tmp_path, golden):
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    before, opening, rest = text.partition("```text\n")
    _, closing, after = rest.partition("```\n")
    out = careshift("run", ROOT / "examples" / "peru" / "plan.yaml", "-o", tmp_path, "--only", "data").out
    (counted,) = [line for line in out.splitlines() if "figures used are assumptions" in line]
    now = f"{out.split('Year by year')[0]}{counted}\n"
    golden(page, f"{before}{opening}{now}{closing}{after}")


def test_no_command_of_the_tutorial_fails_but_the_one_meant_to():
    """Text below a command speaks of what it prints; only the mistake of section 1 is to be refused."""
    said = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8").splitlines()
    refused = [line for line in said if line.startswith(("careshift: ", "--set: "))]
    assert [line.split(":")[1].strip() for line in refused] == ["institutions.stonefield.moves.2027"]


def test_the_how_to_pages_list_of_quality_fields_is_whole_and_says_which_a_run_fills():
    text = (ROOT / "docs" / "how-to.md").read_text(encoding="utf-8")
    table = text.partition("| about | fields |")[2].partition("\n\n")[0]
    filled = re.findall(r"\*`(\w+)`\*", table)
    assert sorted(filled) == sorted(name for name, field in quality_fields().items() if field.says)
    assert sorted(re.findall(r"`(\w+)`", table)) == sorted(quality_fields())


def test_the_how_to_page_says_of_every_benefit_template_what_it_fits():
    text = (ROOT / "docs" / "how-to.md").read_text(encoding="utf-8")
    table = text.partition("| the action | template | it counts |")[2].partition("\n\n")[0]
    known = {name for name in load_templates() if name.startswith("benefit_")}
    assert known == set(re.findall(r"`(benefit_\w+)`", table))


def test_what_the_how_to_page_says_of_the_value_of_a_healthy_year_is_accepted(tmp_path):
    text = (ROOT / "docs" / "how-to.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^healthy_year_value: .*$", text, re.MULTILINE)
    (written,) = re.findall(r"Save as `brings/plan.yaml`:\s*```yaml\n(.*?)```\n", text, re.DOTALL)
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"{written}\n{line}\n", encoding="utf-8")
    done = careshift("run", plan, "-o", tmp_path / "results", "--only", "data", "--json")
    case = json.loads(done.out)["scenarios"]["reform"]["investment"]["at_own_rate"]["plan_years"]
    assert case["ratio"]["base"] == case["ratio_with_health"]["base"] > 0


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md", "docs/how-to.md"])
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []
