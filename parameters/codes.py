"""The closed lists of codes: GFSM 2014, COFOG, the System of Health Accounts 2011, levels of government, budget books.

A code is written with its letters (``E2111``, ``F07.3.2``, ``HP.1.2``), because a bare 1.10 is the number 1.1.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from parameters.documents import Node
from parameters.problems import Collector, did_you_mean

OUTSIDE = "outside"
"""The code of what a classification does not cover."""
CLASSIFICATIONS = {
    "econ": "economic class, GFSM 2014",
    "function": "function of government, COFOG",
    "provider": "provider, SHA 2011",
    "hc": "health care function, SHA 2011",
    "scheme": "financing scheme, SHA 2011",
    "revenue": "revenue of financing schemes, SHA 2011",
    "level": "level of government",
    "book": "budget book",
}
"""What is classified by a closed list, by the name of the tag."""
SCHEMES = {
    "central": "HF.1.1.1", "regional": "HF.1.1.2", "local": "HF.1.1.2", "insurance": "HF.1.2.1", "nonprofit": "HF.2.2",
    "households": "HF.3",
}  # fmt: skip
"""The financing scheme that usually goes with a level; donors pay through several."""
_FIRST = re.compile(r";|,|/|\band\b|\bor\b")


@cache
def code_names(classification: str) -> Mapping[str, str]:
    """The names of all codes of a classification, in the order of the published list."""
    rows = csv.reader(files("parameters").joinpath("codes.csv").read_text(encoding="utf-8").splitlines())
    return {code: name for kind, code, name, _ in rows if kind == classification}


def code_hint(classification: str, code: str) -> str:
    """What to write instead of an unknown code: the nearest one with its name, or how the codes begin.

    >>> code_hint("function", "F07.3.9")
    "did you mean 'F07.3'? (Hospital services)"
    """
    known = code_names(classification)
    shorter = code
    while len(shorter := shorter[:-1].rstrip(".")) > 2:
        if shorter in known:
            return f"did you mean '{shorter}'? ({known[shorter]})"
    near = did_you_mean(code, known)
    if near:
        return f"{near} ({known[near.split(chr(39))[1]]})"
    return f"the codes are such as {', '.join(list(known)[:4])}; {OUTSIDE} for none of them"


def known_code(classification: str, code: str) -> bool:
    """Whether a code is in the list of its classification, or says that it is outside."""
    return code == OUTSIDE or code in code_names(classification)


def check_code(classification: str, node: Node, address: str, problems: Collector) -> bool:
    """Whether a node holds a code of a classification; if not, the problem is kept with a hint."""
    code = str(node.value)
    if known_code(classification, code):
        return True
    what = CLASSIFICATIONS[classification]
    problems.add(node.mark, address, f"unknown code of the {what} (got {node.said})", code_hint(classification, code))
    return False


def within(classification: str, code: str, wanted: str) -> bool:
    """Whether a code is another or one below it.

    >>> within("econ", "E31112", "E31"), within("function", "F10.1.2", "F10"), within("hc", "HC.10", "HC.1")
    (True, True, False)
    """
    if classification not in CLASSIFICATIONS or OUTSIDE in (code, wanted):
        return code == wanted
    below = wanted if classification == "econ" else f"{wanted}."
    return code == wanted or code.startswith(below)


def usual_codes(tags: Mapping[str, str]) -> dict[str, str]:
    """The level of government that usually goes with a payer, and the financing scheme that goes with the level.

    Of several payers the first one named counts; what the list does not know is outside. The System of Health Accounts
    gives a scheme only to what has a health care function; its memorandum items (HCR) have none.
    """
    payer, hc = tags.get("payer", ""), tags.get("hc", "")
    found = {"level": _payers().get(_FIRST.split(payer.lower())[0].strip(), OUTSIDE)} if payer else {}
    level = tags.get("level") or found.get("level", "")
    if hc.startswith("HC."):
        return found | ({"scheme": SCHEMES.get(level, OUTSIDE)} if level else {})
    return found | ({"scheme": OUTSIDE} if hc else {})


@cache
def _payers() -> Mapping[str, str]:
    rows = csv.reader(files("parameters").joinpath("payers.csv").read_text(encoding="utf-8").splitlines())
    return {payer: level for payer, level in rows if payer != "payer"}
