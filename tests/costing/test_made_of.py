"""Amounts taken apart into quantities and prices."""

import pytest

from costing import Book, Part, parts_of
from costing.lines import most, total

MONEY = "ARD 2025"


@pytest.fixture
def book() -> Book:
    return Book(2025, 2030)


def said(parts: list[Part]) -> list[tuple[list[str], list[object]]]:
    return [
        ([row.address for row in part.quantity], [p if isinstance(p, float) else p.address for p in part.price])
        for part in parts
    ]


def test_a_wage_bill_is_posts_times_pay_of_each_cadre(book):
    on = book.scope("team")
    rows = []
    for name, posts in (("nurse", 2), ("peer worker", 3)):
        filled = on.line(f"{name}: posts", on.const(posts, "FTE") * book.always)
        pay = on.input(f"pay, {name}", 100, f"{MONEY}/FTE", address=f"pay.{name}")
        rows.append(on.line(f"{name}: bill", filled * pay))
    bill = on.line("bill", total(rows))
    assert said(parts_of(bill)) == [
        (["team/nurse-posts"], ["pay.nurse"]), (["team/peer-worker-posts"], ["pay.peer worker"]),
    ]  # fmt: skip


def test_a_rate_on_an_amount_belongs_to_the_price(book):
    on = book.scope("works")
    units, price = on.series("units", range(9), "centre"), on.input("price", 10, f"{MONEY}/centre")
    rate = on.input("rate", 0.1)
    volume = on.line("volume", units * price)
    with_rate = on.line("with the rate", volume + volume * rate)
    assert said(parts_of(with_rate)) == [
        (["works/units"], ["works/price"]), (["works/units"], ["works/price", "works/rate"]),
    ]  # fmt: skip


def test_what_is_taken_away_is_a_part_with_a_negative_price(book):
    on = book.scope("site")
    first, second = (on.series(name, range(9), MONEY) for name in ("first", "second"))
    rest = on.line("left", first - second)
    assert said(parts_of(rest)) == [(["site/first"], []), (["site/second"], [-1.0])]


def test_a_quantity_that_is_no_money_is_itself(book):
    people = book.scope("people").series("people", range(9), "people")
    assert said(parts_of(people)) == [(["people/people"], [])]


def test_what_is_no_sum_of_products_stays_whole(book):
    on = book.scope("fund")
    held = on.line("held", most(on.series("given", range(9), MONEY), on.const(5, MONEY)))
    half = on.line("half", held / 2)
    assert said(parts_of(held)) == [(["fund/held"], [])]
    assert said(parts_of(half)) == [(["fund/half"], [])]


def test_an_amount_that_is_the_same_every_year_is_a_price(book):
    amount = book.scope("fund").input("amount", 5, MONEY)
    assert said(parts_of(amount)) == [([], ["fund/amount"])]
