"""Draws made in blocks, by this process, by others, or on a cluster: the same to the last bit."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any

import numpy as np
import pytest

from parameters import Plan, block_sizes, probabilities
from scenarios import ClusterError, Projection, blocks, computing, executors, project
from tests.costing.small_plans import fact, small_plan

PLAN: dict[str, Any] = {
    "pay": {"nurse": {"value": 30000, "unit": "ARD 2025/FTE", "low": 20000, "high": 40000}},
    "actions": {
        "centres": {
            "kind": "facility", "name": "Centres", "at_start": fact(2, "centre"), "units": {2025: 2, 2030: 7},
            "posts": {"nurse": fact(3, "FTE/centre")},
        },
    },
    "scenarios": {"more": {"actions.centres.units": {2025: 2, 2030: 12}}},
}  # fmt: skip
DRAWS = 2300


class Later(Executor):
    """An executor that does nothing until it is asked, and counts what waits."""

    def __init__(self) -> None:
        self.most = self.waiting = 0

    def submit(self, work: Any, /, *given: Any, **named: Any) -> Future[Any]:
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        owner = self

        class Lazy(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                owner.waiting -= 1
                return work(*given, **named)

        return Lazy()


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Plan:
    return small_plan(tmp_path_factory.mktemp("plan"), PLAN)


@pytest.fixture(scope="module")
def alone(plan) -> Projection:
    return project(plan, DRAWS, seed=3)


def same(first: Projection, second: Projection) -> bool:
    """Whether two projections hold the same bytes for every kept line."""
    pairs = [(one, second.scenarios[name]) for name, one in first.scenarios.items()]
    return all(
        one.drawn[row].tobytes() == other.drawn[other.model.book[row.address]].tobytes()
        for one, other in pairs
        for row in one.drawn.rows
    )


def test_blocks_hold_at_most_a_thousand_draws():
    assert block_sizes(1) == [1]
    assert block_sizes(1000) == [1000]
    assert block_sizes(2001) == [1000, 1000, 1]
    with pytest.raises(ValueError, match="count must be at least 1"):
        block_sizes(0)


def test_each_block_has_a_stream_of_its_own_and_covers_every_slice():
    first, second = (probabilities("pay.nurse", 1000, 0, block) for block in (0, 1))
    assert not np.array_equal(first, second)
    for found in (first, second):
        assert sorted((found * 1000).astype(int)) == list(range(1000))


def test_a_run_begins_with_the_draws_of_any_longer_run(plan, alone):
    short = project(plan, 1000, seed=3).scenarios["reform"]
    whole = alone.scenarios["reform"]
    np.testing.assert_array_equal(
        short.drawn[short.model.undiscounted], whole.drawn[whole.model.undiscounted][:, :1000]
    )


def test_other_processes_find_the_same_bytes(plan, alone):
    with computing(jobs=2) as executor:
        assert isinstance(executor, ProcessPoolExecutor)
        assert same(alone, project(plan, DRAWS, seed=3, executor=executor))


def test_two_workers_of_a_dask_cluster_find_the_same_bytes(plan, alone):
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=50
    )
    try:
        with computing(cluster=cluster.scheduler_address) as executor:
            assert same(alone, project(plan, DRAWS, seed=3, executor=executor))
    finally:
        cluster.close()


def test_many_draws_go_to_a_file_and_are_the_same(plan, alone, monkeypatch):
    monkeypatch.setattr(blocks, "IN_MEMORY", 1000)
    stored = project(plan, DRAWS, seed=3)
    assert all(one.drawn.file is not None for one in stored.scenarios.values())
    assert same(alone, stored)


def test_few_tasks_wait_at_a_time(plan, alone):
    executor = Later()
    assert same(alone, project(plan, DRAWS, seed=3, executor=executor))
    assert executor.most <= blocks.WAITING


def test_a_line_that_was_not_kept_is_refused(alone):
    one = alone.scenarios["reform"]
    row = one.model.per_head
    assert row not in one.drawn
    with pytest.raises(KeyError, match="was not kept"):
        one.drawn[row]


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setattr(executors, "ANSWER", 0.5)
    pytest.importorskip("distributed", reason="Dask is not installed")
    with (
        pytest.raises(ClusterError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1"),
        computing(1, "tcp://127.0.0.1:1"),
    ):
        pass  # pragma: no cover


@pytest.mark.parametrize("address", ["foo", "10.0.0.5:8786", "http://10.0.0.5:8787", "tcp://10.0.0.5"])
def test_what_is_no_address_is_refused_before_dask_is_asked(address):
    with pytest.raises(executors.ClusterAddressError, match="write tcp://HOST:PORT"), computing(1, address):
        pass  # pragma: no cover


def test_without_dask_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'careshift\[cluster\]'"), computing(1, "tcp://127.0.0.1:1"):
        pass  # pragma: no cover


def test_one_process_needs_no_executor():
    with computing() as executor:
        assert executor is None
