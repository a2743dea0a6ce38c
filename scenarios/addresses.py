"""Addresses of lines as people write them: scenario, year, and the line or a part of its address that fits only one."""

from __future__ import annotations

import re
from difflib import get_close_matches

from costing import Model, Row

ALIASES = {"": "plan/total-nominal", "total": "plan/total-nominal", "total-real": "plan/total-real"}
"""Short ways to say an address; the name of an action or institution means its total."""
_WHOLE = "investment-case/at-own-rate-plan-years"
OF_BENEFITS = {
    "ratio": f"{_WHOLE}/benefit-cost-ratio-without-the-value-of-health",
    "ratio-with-health": f"{_WHOLE}/benefit-cost-ratio-with-the-value-of-health",
    "net-present-value": f"{_WHOLE}/net-present-value-without-the-value-of-health",
    "net-present-value-with-health": f"{_WHOLE}/net-present-value-with-the-value-of-health",
}
"""The same for what a plan buys, at its own rate over its years."""
_CODE = re.compile(r"BI\d\d|H\d\.\d", re.IGNORECASE)
"""Codes of indicators."""
NEAR = 8
"""How many lines an error names."""


class UnknownAddressError(ValueError):
    """An address that leads to no line, or to several; the message names those that are near."""


def split(address: str) -> tuple[str, int | None, str]:
    """Scenario, year (None if it is left out) and line of an address."""
    scenario, _, rest = address.strip().strip("/").partition("/")
    first, _, more = rest.partition("/")
    return (scenario, int(first), more) if first.isdigit() and len(first) == 4 else (scenario, None, rest)


def find_row(model: Model, address: str) -> Row:
    """The line of an address, of a short way to say it, or of a part of it that fits only one line.

    A part is the end or the beginning of an address, or pieces of it in their order.

    Raises:
        UnknownAddressError: there is none, or several.
    """
    lines = model.book.addresses
    if address in OF_BENEFITS and OF_BENEFITS[address] not in lines:
        raise UnknownAddressError(f"{address}: the plan names no benefits\n       hint: add them under benefits:")
    address = (ALIASES | OF_BENEFITS).get(address, address)
    if address in lines:
        return lines[address]
    if address.replace("-", "_") in model.elements:
        return model.elements[address.replace("-", "_")].nominal
    fitting = [known for known in lines if known.endswith(f"/{address}")]
    fitting = fitting or [known for known in lines if known.startswith(address)]
    pieces = re.compile(".*".join(map(re.escape, address.split("/"))))
    fitting = fitting or [known for known in lines if pieces.search(known)]
    if len(fitting) == 1:
        return lines[fitting[0]]
    raise UnknownAddressError(_miss(model, address, fitting))


def _miss(model: Model, address: str, fitting: list[str]) -> str:
    if fitting:
        more = f"\n       and {len(fitting) - NEAR} more" if len(fitting) > NEAR else ""
        return f"{address}: several lines fit:\n       " + "\n       ".join(fitting[:NEAR]) + more
    codes = sorted({found.code for found in model.indicators if not found.element})
    if _CODE.fullmatch(address) and address.upper() not in codes:
        return f"{address}: this plan records no {address.upper()}; indicators here: {', '.join(codes) or 'none'}"
    known = ["total", *model.elements, *model.book.addresses]
    near = get_close_matches(address, known, n=3, cutoff=0.5)
    if not near:
        return f"{address}: unknown line\n       hint: actions and institutions are {', '.join(model.elements)}"
    return f"{address}: unknown line\n       hint: did you mean {' or '.join(near)}?"
