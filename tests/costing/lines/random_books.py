"""Small books of random lines: stocks, flows, looks at other years, circles through them, totals and bases."""

from random import Random

from costing.lines import (
    Book,
    Input,
    Line,
    Row,
    ago,
    clip,
    exp,
    floor,
    lag,
    lead,
    least,
    most,
    over_years,
    power,
    ratio,
    reached,
    rest,
    shift,
    smooth,
    total,
    where,
    whole,
)


class RandomBook:
    """A book in the making. `early` are rows that depend on no stock; leads may look at those only."""

    def __init__(self, choose: Random) -> None:
        self.choose, self.book = choose, Book(2025, 2025 + choose.randint(2, 5), tail=choose.randint(0, 3))
        self.on = self.book.scope("random")
        self.inputs = [self.on.input(f"number {k}", self._number()) for k in range(3)]
        self.inputs += [self.on.series(f"series {k}", [self._number() for _ in self.book.years]) for k in range(2)]
        self.distances = [self.on.input(f"distance {k}", choose.randint(1, 3), lower=1) for k in range(2)]
        self.moves = self.on.input("shift", choose.randint(-3, 3))
        self.early: list[Row] = [*self.inputs]
        self.rows: list[Row] = []

    def write(self) -> Book:
        for _ in range(self.choose.randint(1, 4)):
            self._row(self.early, self.early, ahead=True)
        stocks = [
            self.on.stock(f"stock {k}", self._start(), above_zero=k == 0) for k in range(self.choose.randint(1, 3))
        ]
        promises = [self.on.promise(f"promise {k}") for k in range(self.choose.randint(0, 2))]
        pool = [*self.early, *stocks, *promises]
        past = [row.before for row in stocks] + [self._past(row) for row in stocks]
        past += [lag(row, self.choose.choice([1, 2, *self.distances])) for row in promises]
        for _ in range(self.choose.randint(2, 8)):
            self._row(self.rows, [*self.early, *self.rows, *past], ahead=False)
        for row in stocks:
            row.becomes(clip(self._formula([*self.early, *self.rows, *past]), 1e-3, 900))
        for row in promises:
            row.becomes(self.choose.choice([clip(self._formula([*self.early, *self.rows]), -90, 90), *self.early, 3]))
        self._row(self.rows, [*pool, *self.rows], ahead=False)
        return self.book

    def _start(self) -> Line | float:
        return self.choose.choice([7, most(self.choose.choice(self.inputs), 2), self.choose.choice(self.distances)])

    def _number(self) -> float:
        return self.choose.choice([0.0, -0.5, 1.0, 2.5, 1e-10, 40.0, round(self.choose.uniform(-50, 50), 2)])

    def _past(self, row: Row) -> Line:
        return self.choose.choice([lag, ago])(row, self.choose.choice([1, 2, 3, *self.distances]))

    def _row(self, rows: list[Row], pool: list[Line], *, ahead: bool) -> None:
        label, formula = f"line {len(self.book.rows)}", clip(self._formula(pool), -900, 900)
        base = self.choose.choice([None, None, 0, 4.5, *self.inputs])
        rows.append(self.on.line(label, formula, base=base))
        yearly = [row for row in rows if not row.scalar]
        if yearly and self.choose.random() < 0.5:
            rows.append(self.on.line(f"{label} elsewhere", self._look(self.choose.choice(yearly), ahead) + 0))
        if yearly and ahead:
            how = self.choose.choice(["sum", "max", "min"])
            rows.append(self.on.line(f"{label} gathered", over_years(self.choose.choice(yearly), how) + 0))

    def _look(self, row: Row, ahead: bool) -> Line:
        if ahead and self.choose.random() < 0.6:
            return self.choose.choice(
                [lead(row, 1), lead(row, self.distances[0]), shift(row, self.moves), shift(row, -2)]
            )
        return self.choose.choice([lag(row, 0), lag(row, 9), ago(row, 1), self._past(row)])

    def _formula(self, pool: list[Line]) -> Line:
        a, b, c = (self.choose.choice(pool) for _ in range(3))
        named, row = f"part {len(self.book.rows)}", self.on.line(f"part {len(self.book.rows)}", clip(a, -5, 5) + 0)
        positive = most(b, 0.5)
        return self.choose.choice(
            [
                lambda: a + b - c,
                lambda: a * 0.25 * b,
                lambda: 1 - a / positive,
                lambda: least(a, b, c, 12),
                lambda: most(a, -b),
                lambda: clip(a, 0, 1) * (3 - b),
                lambda: rest(a, b, *([c] if c is not b else [])),
                lambda: whole(a) + floor(b),
                lambda: reached(a, b),
                lambda: where(reached(a, 1), b, c),
                lambda: ratio(a, row, c),
                lambda: smooth(self.on.line(f"{named}, a share", clip(a))) * b,
                lambda: exp(row),
                lambda: power(positive, clip(a, -1, 2)),
                lambda: total([a, row, *([b] if b is not a else [])]) - c,
            ]
        )()


def random_book(choose: Random) -> Book:
    """A book of about twenty lines."""
    return RandomBook(choose).write()


def random_draws(book: Book, choose: Random, count: int) -> dict[str, list[float] | list[list[float]]]:
    """Draws of every input of the random lines; distances stay whole."""
    found = {}
    for address, row in book.inputs.items():
        if not address.startswith("random/"):
            continue
        whole_number = "distance" in address or "shift" in address
        found[address] = [[_draw(row, k, choose, whole_number) for _ in range(count)] for k in range(len(row.values))]
    return found


def _draw(row: Input, column: int, choose: Random, whole_number: bool) -> float:
    if whole_number:
        return float(choose.randint(1, 4) if row.lower > 0 else choose.randint(-3, 3))
    return float(row.values[column, 0]) * choose.choice([0, 1, 0.5, 1.5]) + choose.choice([0, 0.25, -3])
