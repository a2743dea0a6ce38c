"""An analysis for a terminal: the sentences first, then its tables, in ASCII."""

from __future__ import annotations

import textwrap
from pathlib import Path

from outputs.analyses.analysis_folder import Analysed
from outputs.text_table import text_table
from outputs.wording import plain, unbroken

WIDTH = 100


def analysis_text(found: Analysed, folder: Path) -> str:
    """What was found, and where it is.

    Args:
        found: the analysis.
        folder: where its results are.
    """
    blocks = [f"{found.plan.title}\n", *(f"{_wrapped(sentence)}\n" for sentence in found.analysis.joined())]
    for shown in found.analysis.shown:
        blocks.append(f"{_wrapped(shown.about)}\n\n{text_table(shown.heading, shown.rows, shown.left)}")
    blocks.append(f"Results: {folder}\n")
    return plain("\n".join(blocks))


def _wrapped(text: str) -> str:
    return textwrap.fill(unbroken(text), WIDTH, break_on_hyphens=False, break_long_words=False)
