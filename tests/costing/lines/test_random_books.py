"""Books nobody thought of: engine = plain Python = workbook, in every draw, whatever is kept and however it is cut."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from costing.lines import Book, run
from tests.costing.lines.random_books import random_book, random_draws
from tests.costing.lines.reference import Reference
from tests.costing.lines.sheets import read_workbook, write_workbook

DRAWS = 5


def arrays(draws):
    return {address: np.array(values) for address, values in draws.items()}


def expected(book: Book, draws, draw: int):
    """Every value of a book in one draw, in plain Python."""
    one = {address: [values[draw] for values in table] for address, table in draws.items()}
    reference = Reference(book, one)
    return [[reference.value(row, column) for column in range(1 if row.scalar else book.columns)] for row in book.rows]


@given(choose=st.randoms(use_true_random=False))
@np.errstate(all="raise")
def test_the_engine_computes_what_was_recorded(choose):
    book = random_book(choose)
    results, wanted = run(book), expected(book, {}, 0)
    for row in book.rows:
        assert results[row].shape == (1 if row.scalar else book.columns, 1)
        assert results[row][:, 0] == pytest.approx(wanted[row.index], rel=1e-9, abs=1e-9), row


@given(choose=st.randoms(use_true_random=False))
@np.errstate(all="raise")
def test_every_draw_is_computed_as_if_it_were_alone(choose):
    book = random_book(choose)
    draws = random_draws(book, choose, DRAWS)
    results = run(book, arrays(draws))
    for draw in range(DRAWS):
        wanted = expected(book, draws, draw)
        for row in book.rows:
            found = results[row][:, min(draw, results[row].shape[1] - 1)]
            assert found == pytest.approx(wanted[row.index], rel=1e-9, abs=1e-9), row


@given(choose=st.randoms(use_true_random=False), block=st.integers(1, 7))
@np.errstate(all="raise")
def test_blocks_and_kept_rows_change_nothing(choose, block):
    book = random_book(choose)
    table = arrays(random_draws(book, choose, DRAWS))
    draws = {address: table[address] for address in choose.sample(sorted(table), choose.randint(0, len(table)))}
    keep = choose.sample(book.rows, choose.randint(1, 4))
    whole, part = run(book, draws), run(book, draws, keep, block=block)
    for row in keep:
        wide = np.broadcast_shapes(whole[row].shape, part[row].shape)
        np.testing.assert_allclose(np.broadcast_to(part[row], wide), np.broadcast_to(whole[row], wide), rtol=1e-12)


def test_libreoffice_finds_the_same_in_the_base_case_and_in_another_draw(office, tmp_path):
    computed, files = {}, []
    for drawn in (False, True):
        books = computed[drawn] = {}
        for seed in range(60):
            book = random_book(Random(seed))
            draws = arrays(random_draws(book, Random(seed), 3)) if drawn else {}
            with np.errstate(all="raise"):
                books[f"book {seed}"] = book, run(book, draws)
        files.append(write_workbook(tmp_path / f"random {drawn}.xlsx", books, draw=2))
    for saved, books in zip(office(files, tmp_path / "saved"), computed.values(), strict=True):
        found = read_workbook(saved, {name: book for name, (book, _) in books.items()})
        for name, (book, results) in books.items():
            for row in book.rows:
                wanted = pytest.approx(list(results[row][:, -1]), rel=1e-9, abs=1e-6)
                assert found[name][row.index] == wanted, (name, row, row.formula)
