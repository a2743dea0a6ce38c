"""Who computes draws: this process, several of this machine, or the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module

ANSWER = 10
"""Seconds in which a scheduler must answer."""


class ClusterError(OSError):
    """A cluster that cannot be used; the message says why and what to do."""


@contextmanager
def computing(jobs: int = 1, cluster: str | None = None) -> Iterator[Executor | None]:
    """The executor for so many processes, or for a cluster; None where this process computes alone.

    Args:
        jobs: how many processes of this machine.
        cluster: the address of a Dask scheduler, such as ``tcp://10.0.0.5:8786``; its workers need CareShift too.

    Raises:
        ClusterError: Dask is not installed, or nobody answers at the address.
    """
    if cluster is not None:
        with _of_cluster(cluster) as executor:
            yield executor
    elif jobs > 1:
        with ProcessPoolExecutor(jobs) as executor:
            yield executor
    else:
        yield None


@contextmanager
def _of_cluster(address: str) -> Iterator[Executor]:
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise ClusterError("--cluster needs Dask: pip install 'careshift[cluster]'") from None
    try:
        client = distributed.Client(address, timeout=ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        said = f"no Dask scheduler answers at {address}; start one with: dask scheduler, and dask worker {address}"
        raise ClusterError(said) from error
    try:
        executor: Executor = client.get_executor()
        yield executor
    finally:
        client.close()
