"""Names of elements and scenarios: small letters, digits and _."""

from __future__ import annotations

import re
import unicodedata

from parameters.documents import Mark
from parameters.problems import Collector

ID = re.compile(r"[a-z][a-z0-9_]*")


def proposed_id(name: str) -> str:
    r"""The name nearest to what was written; empty if there is none.

    >>> proposed_id("Our Hospital"), proposed_id("Ho\u0302pital n\u00b0 2"), proposed_id("2026")
    ('our_hospital', 'hopital_n_2', '')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).lstrip("_0123456789").rstrip("_")


def tell_no_id(name: str, mark: Mark, address: str, problems: Collector) -> None:
    """Tell that a name cannot be one, and which could."""
    proposed = proposed_id(name)
    message = "a name has small letters, digits and _, and starts with a letter"
    problems.add(mark, address, message, f"write {proposed}" if proposed else "")
