"""The tutorial's and the README's commands run, and print what is printed there.

`python3.11 tasks.py golden` writes what they print now into the tutorial and the README.
"""

import doctest
import re
import shlex
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md", "docs/how-to.md"])
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []
