"""Trained people: who stays, who is trained newly or again, and in how many classes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from costing.lines import Line, Row, Scope, floor, lag, most, power, reached, rest, where, whole

SOMEBODY = 1e-9
"""The least share of trained people who stay a year, so that it can be raised to a power."""


@dataclass(frozen=True)
class Turnover:
    """What the number of trained people follows from.

    Attributes:
        leaving: share of the trained who go in a year.
        every: years from one refresher to the next; None if there is none.
        size: people in a class; None if there are no classes.
    """

    leaving: Line
    every: Line | None
    size: Line | None


@dataclass(frozen=True)
class Trained:
    """People over the years; what there is none of is None.

    Attributes:
        stock: trained at year end; `average` over the year.
        new: newly trained in the year; `again`: refreshed in the year.
        classes: classes of the first course; `classes_again` of refreshers.
    """

    stock: Row
    average: Row
    new: Row
    again: Row | None
    classes: Row | None
    classes_again: Row | None

    def beyond(self, on: Scope, other: Trained, side: Callable[..., Line]) -> Trained:
        """What is above (`most`) or below (`least`) other trained people, line by line, in plan years."""

        def part(label: str, mine: Row, theirs: Row) -> Row:
            return on.flow(f"{label}, besides the base-year system", side(0, mine - theirs))

        def maybe(label: str, mine: Row | None, theirs: Row | None) -> Row | None:
            return None if mine is None or theirs is None else part(label, mine, theirs)

        return Trained(
            part("trained people at year end", self.stock, other.stock),
            part("trained people, average", self.average, other.average),
            part("newly trained people", self.new, other.new),
            maybe("people refreshed", self.again, other.again),
            maybe("classes of the first course", self.classes, other.classes),
            maybe("classes of refreshers", self.classes_again, other.classes_again),
        )


def follow(on: Scope, target: Line, start: Line, turnover: Turnover) -> Trained:
    """Write how many people are trained, newly and again, so that the target is reached in spite of turnover.

    Args:
        on: where it is written.
        target: people to be trained at year end; whoever stays longer stays trained.
        start: people trained at the end of the base year, who go on as if turnover had always been made good.
        turnover: who leaves, and when the others come again.
    """
    leaving = turnover.leaving
    stock = on.stock("trained people at year end", start, "people")
    stayed = on.line("trained people who stayed", stock.before * (1 - leaving))
    new = on.flow("newly trained people", rest(target, stayed), base=start * leaving)
    stock.becomes(stayed + new)
    average = on.line("trained people, average", stock.before * (1 - leaving / 2) + new / 2)
    again = None if turnover.every is None else _refreshed(on, start, new, leaving, turnover.every)
    size = turnover.size
    return Trained(
        stock=stock,
        average=average,
        new=new,
        again=again,
        classes=None if size is None else on.line("classes of the first course", whole(new / size)),
        classes_again=None if size is None or again is None else on.line("classes of refreshers", whole(again / size)),
    )


def _refreshed(on: Scope, start: Line, new: Row, leaving: Line, every: Line) -> Row:
    """Who comes again: those of k years ago who are still there; at first an equal part of the base-year people."""
    years = on.line("years from one refresher to the next, whole", most(floor(every), 1))
    stay = on.line("share of trained people who stay a year", most(1 - leaving, SOMEBODY))
    first = on.line("base-year people refreshed, until all were", start * power(stay, on.book.since) / years)
    again = on.stock("people refreshed", start / years, "people")
    before = on.line("trained or refreshed that many years ago", lag(new, years) + lag(again, years))
    later = on.line("of them still there", before * power(stay, years))
    again.becomes(where(reached(years, on.book.since), first, later))
    return again
