"""What the commands share: options, exit codes, and how a command ends. Only click is imported."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

import click

LANGUAGES = ("en", "es", "fr", "ar", "fa", "he", "ur")
"""Languages of the annex; those without a catalogue have English headings on sheets that begin at the right."""
PARTS = ("data", "charts", "annex", "report")
DOCUMENTS, READERS = ("report", "brief", "slides"), ("treasury", "advocacy")
DONE, WRONG_USE, PLAN_PROBLEMS, GATE_NOT_MET, FILE_PROBLEM, STOPPED = 0, 2, 3, 4, 5, 130
SEARCHES = (50_000, 10, 10)
"""How seldom Python looks for circles of objects: a plan's lines stay in use, and looking at them takes a third."""

plan_argument = click.argument("plan", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
set_option = click.option(
    "--set", "settings", multiple=True, metavar="ADDRESS=VALUE",
    help="Replace a value of the plan: --set actions.centres.catchment=80000. May be repeated.",
)  # fmt: skip
fail_over_option = click.option(
    "--fail-over", type=click.Choice(["BLOCK", "WARN"], case_sensitive=False),
    help="End with exit code 4 if rules find something of this gravity or graver.",
)  # fmt: skip

jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that make the draws."
)
cluster_option = click.option(
    "--cluster", metavar="ADDRESS", help="A Dask scheduler whose workers make the draws, such as tcp://10.0.0.5:8786."
)


class StopError(Exception):
    """A command that ends here, with its exit code and what to say on stderr."""

    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(message)
        self.code = code


def set_up() -> None:
    """Make Python print what the terminal can show, and seldom look for memory to give back."""
    gc.set_threshold(*SEARCHES)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def dumped(value: Any) -> str:
    """Plain data as JSON for a terminal or a program."""
    import json

    return json.dumps(value, indent=2, default=str) + "\n"
