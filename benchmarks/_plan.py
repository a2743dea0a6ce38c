"""A synthetic plan as large as a country's: what speed and memory are measured with."""

from dataclasses import dataclass

from costing.lines import Book, Line, Row, Scope, Stock, ago, clip, lag, lead, least, most, ratio, rest, total, whole

CLASSES = ("pay", "goods", "medicines", "construction", "equipment", "transfers")
FACILITIES, POSTS, INSTITUTIONS, GROUPS = 30, 9, 6, 4


@dataclass
class Prices:
    """What every cost needs: an index for each class, and what has been cost so far."""

    index: dict[str, Line]
    secured: dict[str, Line]


def full_plan(facilities: int = FACILITIES, institutions: int = INSTITUTIONS) -> tuple[Book, Row]:
    """A book of base year, 14 plan years and 3 tail years, and its overall total."""
    book = Book(2025, 2039)
    prices, money = _prices(book.scope("prices")), []
    freed = book.scope("workforce").promise("staff freed by closed wards", "FTE")
    pool = _workforce(book.scope("staff pool"), freed)
    hospitals = [book.scope(f"institution {k}") for k in range(institutions)]
    closed = [_institution(on, prices, pool, money) for on in hospitals]
    freed.becomes(total(closed))
    for k in range(facilities):
        money.append(_facility(book.scope(f"action {k}"), prices))
    overall = book.scope("overall")
    parts = [overall.line(f"part {k}", total(money[k : k + 20]) + 0) for k in range(0, len(money), 20)]
    return book, overall.line("total", total(parts) + 0)


def _prices(on: Scope) -> Prices:
    inflation, index, secured = on.input("inflation", 0.025), {}, {}
    for name in CLASSES:
        rise = on.input(f"real growth, {name}", 0.01)
        row = on.stock(f"index, {name}", 1)
        row.becomes(row.before * (1 + inflation) * (1 + rise))
        index[name] = row
        secured[name] = on.input(f"secured share, {name}", 0.8)
    return Prices(index, secured)


def _workforce(on: Scope, freed: Row) -> Row:
    staff = on.stock("staff", on.input("in post", 900, "FTE"))
    leaving, graduates = on.input("leaving", 0.06), on.input("graduates", 70, "FTE")
    staff.becomes(staff.before * (1 - leaving) + graduates + lag(freed, 1))
    return on.line("teams that can be staffed", clip(ratio(staff, on.input("wanted", 950, "FTE", lower=1), 0)))


def _cost(on: Scope, label: str, quantity: Line, prices: Prices, *, price: float, kind: str) -> Row:
    amount = on.line(f"{label}: quantity", quantity)
    unit = f"PEN 2024/{amount.unit}"
    each = on.line(
        f"{label}: price", on.input(f"{label}: unit price", price, unit, lower=0) * (1 + 0.001 * on.book.since)
    )
    real = on.line(f"{label}: real", amount * each)
    nominal = on.line(f"{label}: nominal", real * prices.index[kind])
    on.line(f"{label}: from secured sources", nominal * prices.secured[kind])
    return nominal


def _facility(on: Scope, prices: Prices) -> Row:
    people = on.series("population", [1e6 * 1.01**k for k in range(on.book.columns)], "people")
    catchment = on.input("catchment", 1e5, "people/centre", lower=1)
    first, last = on.input("from", 2027), on.input("until", 2034)
    covered = on.line("coverage", clip((on.book.year - first) / most(1, on.line("years it takes", last - first))))
    open_ = on.stock("units open", on.input("at start", 2, "centre"))
    needed = on.line("units needed", whole(people * covered / catchment))
    open_.becomes(most(open_.before, needed))
    opening = on.line("units opening", open_ - open_.before)
    life = on.line("useful life, whole years", most(1, whole(on.input("useful life", 8.2))))
    fitted = on.stock("units equipped", 0, "centre")
    fitted.becomes(opening + lag(fitted, life))
    early, late = on.input("share built a year ahead", 0.4), on.line("building work, this year", opening * 0.6)
    ahead = on.flow("building work, a year ahead", lead(opening, 1) * early)
    average = on.line("average units open", (open_ + open_.before) / 2)
    ramp = on.line("new units", opening * on.input("ramp", 0.5))
    working = on.line("units working", average - ramp)
    costs = [
        _cost(on, "buildings", ahead + late, prices, price=2e6, kind="construction"),
        _cost(on, "equipment", fitted, prices, price=3e5, kind="equipment"),
        _cost(on, "running", working, prices, price=2e5, kind="goods"),
    ]
    for post in range(POSTS):
        filled = on.line(f"post {post}: units", working * on.input(f"post {post}: filled", 0.95))
        fte = filled * on.input(f"post {post}: a unit", 1 + post / 3, "FTE/centre")
        costs.append(_cost(on, f"post {post}", fte, prices, price=30_000 + 1000 * post, kind="pay"))
    return on.line("total", total(costs) + 0)


@dataclass
class _Group:
    on: Scope
    residents: Stock
    weight: Line


def _institution(on: Scope, prices: Prices, pool: Row, money: list[Row]) -> Row:
    gate, staff = on.input("gate", 1), on.input("staff of a bed", 0.8, "FTE/people", lower=0)
    ready = on.line("places ready", on.series("places", [12.0 * k for k in range(on.book.columns)], "people"))
    groups, moving, filled = [], [], on.stock("places filled", 0, "people")
    for k in range(GROUPS):
        part = on.part(f"group {k}")
        here = part.stock("residents", part.input("at start", 90, "people"))
        groups.append(_Group(part, here, part.input("weight", 1.1)))
    free = on.line("places free", rest(ready, filled.before))
    willing = on.line("moves that can be staffed", 1 - gate + gate * pool)
    for group in groups:
        moving.append(_leave(group, free, list(moving), willing))
    filled.becomes(filled.before + total(moving))
    left = on.line("residents", total(g.residents for g in groups))
    before = on.line("residents a year ago", ago(left, 1))
    closed = on.line("beds closed", rest(before, left))
    weighted = on.line("weighted residents", total(g.residents * g.weight for g in groups))
    costs = [_cost(on, f"input {k}", weighted, prices, price=9000 + k, kind=CLASSES[k % 6]) for k in range(10)]
    money.append(on.line("total", total(costs) + 0))
    return on.line("staff freed", lag(closed, 1) * staff * on.input("redeployed", 0.5))


def _leave(group: _Group, free: Row, taken: list[Row], willing: Row) -> Row:
    on, people = group.on, group.residents
    planned = on.series("planned", [0.0, 4, 8, 12] + [10.0] * (on.book.columns - 4), "people")
    gone = on.stock("moved so far", 0, "people")
    path = on.line("path", planned * on.book.since)
    wish = on.line("would move", rest(path, gone.before))
    here = on.line("could move", least(wish * willing, people.before * (1 - on.input("death rate, movers", 0.02))))
    moves = on.flow("moving", least(here, rest(free, *taken)))
    gone.becomes(gone.before + moves)
    died = on.flow("died", least(people.before * on.input("death rate", 0.04), people.before - moves))
    people.becomes(people.before - moves - died)
    return moves
