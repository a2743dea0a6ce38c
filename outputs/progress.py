"""What is being done, said on stderr to people who wait: only on a terminal, and only after one second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

PATIENCE = 1.0
"""Seconds before anything is said."""


def progress(quiet: bool = False) -> Callable[[str], None]:
    """A function to call with the name of each step when it begins."""
    began = time.monotonic()
    silent = quiet or not sys.stderr.isatty()

    def step(what: str) -> None:
        if not silent and time.monotonic() - began > PATIENCE:
            print(f"writing {what} ...", file=sys.stderr, flush=True)

    return step
