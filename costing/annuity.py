"""The equal yearly amount that pays back a price with interest over a useful life."""

from __future__ import annotations

from costing.lines import Line, Row, Scope, power, ratio


def annuity(on: Scope, label: str, *, price: Line, rate: Line, life: Line) -> Row:
    """Write the annuity of a price, paid at the end of each year: `K r / (1 - (1 + r)^-n)`, and `K / n` at r = 0.

    Args:
        on: where it is written.
        label: what the row is called.
        price: money for one asset (K).
        rate: interest or discount rate a year (r), a share above -1.
        life: useful life in years (n), above 0.
    """
    repaid = on.line(f"{label}: share of interest repaid over the life", 1 - power(1 + rate, 0 - life))
    return on.line(label, price * ratio(rate, repaid, 1 / life))
