"""Who pays, in the words of a plan: the one that pays first, and whether that is government."""

from __future__ import annotations

import re

NOT_GOVERNMENT = ("donor", "donors", "employers", "households", "non-profit organisations", "charities")
"""Payers whose money is not the government's."""
_BETWEEN = re.compile(r"\s*(?:;|,|\band\b|\bor\b|/)\s*", re.IGNORECASE)


def main_payer(payer: str) -> str:
    """The payer named first, in small letters: one pays, others may share.

    >>> main_payer("Health and social protection"), main_payer("Insurer; health"), main_payer("outside")
    ('health', 'insurer', 'outside')
    """
    return _BETWEEN.split(payer.strip(), maxsplit=1)[0].lower()


def health_pays(payer: str) -> bool:
    """Whether the health ministry is the one that pays."""
    return main_payer(payer) in ("health", "ministry of health", "health ministry")


def government_pays(payer: str) -> bool:
    """Whether government or its insurance pays."""
    return main_payer(payer) not in NOT_GOVERNMENT
