"""What a comparison comes to, in sentences: what costs more, mainly because of what, and how sure that is."""

from __future__ import annotations

from outputs.wording import listed, money, number, signed
from scenarios import Compared, DifferenceRange, DriverSum, FigureChange, Reason

SAME = 0.005
"""Below half a cent nothing differs."""
LEGEND = {
    "scope": "only one of them buys it in these years",
    "volume": "how much is bought over all years",
    "timing": "when it is bought",
    "price": "what one costs",
}


def compared_sentence(one: Compared) -> str:
    """What the scenario costs above or below the first, and what makes most of that."""
    pair = one.pair
    if not pair.bases:
        return f"What {pair.other.label} costs is not held against what {pair.first.label} costs."
    (whole,) = one.sums(pair.bases[-1], "all")
    currency, span = pair.first.plan.currency, f"over {pair.years[0]}-{pair.years[-1]} {basis_said(one, whole.basis)}"
    totals = f"{money(whole.other, currency)} against {money(whole.first, currency)}"
    if abs(whole.difference) < SAME:
        same = f"{pair.other.label} costs the same as {pair.first.label} {span}: {money(whole.other, currency)}."
        return f"{same} {_same(one, currency)}"
    more = "more" if whole.difference > 0 else "less"
    share = f", {signed(100 * whole.difference / whole.first, 1)} %" if whole.first > SAME else ""
    apart = f"{money(abs(whole.difference), currency)} {more} ({'+' if whole.difference > 0 else '-'})"
    return (
        f"{pair.other.label} costs {apart} than {pair.first.label} {span}: {totals}{share}. "
        f"That is because of {_because(one, currency)}."
    )


def basis_said(one: Compared, basis: str) -> str:
    """The price basis in words: ``at 2025 prices``, or ``in cash of each year``."""
    return f"at {one.pair.first.plan.base_year} prices" if basis == "real" else "in cash of each year"


def _same(one: Compared, currency: str) -> str:
    """Why the same is spent."""
    if one.reasons:
        return f"Differences cancel out: {_because(one, currency)}."
    moved = any(abs(group.moved) >= SAME for group in one.sums(one.pair.bases[-1], "payer"))
    return "The same is bought, but others pay for it." if moved else "Nothing that they buy differs."


def _because(one: Compared, currency: str) -> str:
    return listed([_reason(reason, currency) for reason in one.reasons])


def _reason(reason: Reason, currency: str) -> str:
    amount = with_sign(reason.amount, currency)
    if abs(reason.of_element - reason.amount) < SAME:
        return f"{reason.driver} ({amount}, all of it {reason.name})"
    return f"{reason.driver} ({amount}; {reason.name} {with_sign(reason.of_element, currency)})"


def with_sign(amount: float, currency: str) -> str:
    """A difference of money with its sign.

    >>> with_sign(1_260_000, "PEN"), with_sign(-3.0, "PEN")
    ('+PEN 1.3 million', '-PEN 3')
    """
    return f"{'+' if amount > 0 else '-' if amount < 0 else ''}{money(abs(amount), currency)}"


def drawn_sentence(one: Compared, draws: int, seed: int) -> str:
    """The range of the difference, and how likely the scenario costs more; nothing without draws."""
    found = whole_range(one)
    if found is None:
        return ""
    currency, pair = one.pair.first.plan.currency, one.pair
    ends = [with_sign(value, currency) for value in (found.p10, found.p90, found.p50)]
    chance = number(100 * found.chance_more, 0)
    without = with_sign(found.bare, currency)
    bare = f" Draws carry no contingencies; without them the difference is {without}."
    return (
        f"In {number(draws)} draws (seed {seed}) the difference is {ends[0]} to {ends[1]} (P10 to P90), in the middle "
        f"{ends[2]}; {pair.other.label} costs more than {pair.first.label} in {chance} % of them."
        f"{bare if abs(found.bare - found.base) >= SAME else ''}"
    )


def whole_range(one: Compared) -> DifferenceRange | None:
    """The range of the difference of all years."""
    wanted = [r for r in one.ranges if (r.by, r.figure, r.basis) == ("all", "difference", one.pair.bases[-1])]
    return wanted[0] if wanted else None


def differing(rows: list[DriverSum]) -> list[DriverSum]:
    """The sums in which anything differs."""
    parts = ("difference", "scope", "volume", "timing", "price", "moved")
    return [row for row in rows if any(abs(float(getattr(row, part))) >= SAME for part in parts)]


def units_said(figure: FigureChange) -> str:
    """The unit of a key figure; both, where the two scenarios have it in different money."""
    return figure.unit if figure.unit == figure.unit_first else f"{figure.unit_first}; {figure.unit}"
