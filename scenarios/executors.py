"""Who computes draws: this process, several of this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from scenarios.addresses import UnknownAddressError

ANSWER = 10
"""Seconds in which a scheduler must answer."""
_ADDRESS = re.compile(r"(tcp|tls|ucxx?|wss?)://[^\s/]+:\d{1,5}/?|inproc://\S+")


class ClusterAddressError(UnknownAddressError):
    """What is no address of a Dask scheduler; the message says how one is written."""


class ClusterError(OSError):
    """A cluster that cannot be used; the message says why and what to do."""


@contextmanager
def computing(jobs: int = 1, cluster: str | None = None) -> Iterator[Executor | None]:
    """The executor for so many processes, or for a cluster; None where this process computes alone.

    Args:
        jobs: how many processes of this machine.
        cluster: the address of a Dask scheduler, such as ``tcp://10.0.0.5:8786``; its workers need CareShift too.

    Raises:
        ClusterAddressError: the address is none.
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
    if not _ADDRESS.fullmatch(address):
        raise ClusterAddressError(f"--cluster {address}: write tcp://HOST:PORT, such as tcp://10.0.0.5:8786")
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise ClusterError("--cluster needs Dask: pip install 'careshift[cluster]'") from None
    client = distributed.Client.__new__(distributed.Client)
    try:
        client.__init__(address, timeout=ANSWER, set_as_default=False)
    except (OSError, ValueError, RuntimeError, ImportError, TypeError) as error:
        _close_quietly(client)
        said = f"no Dask scheduler answers at {address}; start one with: dask scheduler, and dask worker {address}"
        raise ClusterError(said) from error
    try:
        executor: Executor = client.get_executor()
        yield executor
    finally:
        client.close()


def _close_quietly(client: Any) -> None:
    """Close a client that failed to start, which Dask would try again, with a traceback, when it is collected."""
    with suppress(Exception):
        client.close(timeout=1)
    client.status = "closed"
