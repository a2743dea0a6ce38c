"""Whether a results folder is as its run wrote it: hashes of its files, kept in run.json, which holds one of its own.

This finds what happens by accident or in haste. It is no signature: who changes a file can work out its hash anew.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

SHOWN, ASKED = ("data", "charts"), "inputs"
"""Folders that documents are made from, and the one that a run is explained from."""
WRITTEN, SEAL = "written", "seal"
"""Where run.json holds the sha256 of each file, and that of its own content."""
LITTER = (".", "~$", "Thumbs.db", "desktop.ini")
"""What names of files begin with that systems and other programs leave in a folder."""
TEXTS = (".csv", ".md", ".svg", ".yaml", ".yml")
"""Endings of files whose line ends may be changed on the way, by git or by mail."""


def sealed(record: Mapping[str, Any], folder: Path, before: Mapping[str, Any]) -> dict[str, Any]:
    """A record with hashes of the files of its folder, and of itself.

    Args:
        record: of the run, as plain data.
        folder: with everything that was written.
        before: the record of an earlier run whose parts stay beside those that were written; empty if there is none.
    """
    written: dict[str, str] = {}
    for part in (*SHOWN, ASKED):
        if (folder / part).is_dir():
            written |= {name: _hash((folder / name).read_bytes()) for name in sorted(_names(folder, part))}
        else:
            written |= _known(before, part)
    whole = {**record, WRITTEN: written}
    return {**whole, SEAL: _own(whole)}


def is_sealed(record: Mapping[str, Any]) -> bool:
    """Whether a record holds hashes at all; records of older versions do not."""
    return SEAL in record or WRITTEN in record


def faults(folder: Path, record: Mapping[str, Any], parts: Sequence[str] = SHOWN) -> list[str]:
    """What of a results folder is not as the run wrote it, file by file; nothing if everything is.

    Args:
        folder: the results folder.
        record: its record; one that `is_sealed`.
        parts: the folders in it that are looked at.
    """
    found = [] if record.get(SEAL) == _own(record) else ["run.json: changed since the run"]
    for part in parts if isinstance(record.get(WRITTEN), dict) else ():
        found += _of_part(folder, part, _known(record, part))
    return found


def run_again(folder: Path, record: Mapping[str, Any]) -> str:
    """The command by which a run is made again; from the copy of its plan if the plan is not where it was."""
    request = record.get("request")
    if not isinstance(request, dict) or not isinstance(request.get("plan"), str):
        return "careshift run PLAN"
    plan, values = Path(request["plan"]), request.get("set")
    copy = folder / ASKED / plan.name
    if not plan.is_file() and not _of_file(copy, _known(record, ASKED).get(f"{ASKED}/{plan.name}")):
        plan = copy
    words, names = ["careshift", "run", plan.as_posix()], request.get("scenarios")
    for name in names if isinstance(names, list) else ():
        words += ["-s", str(name)]
    for address, value in values.items() if isinstance(values, dict) else ():
        words += ["--set", f"{address}={value}"]
    if record.get("draws"):
        words += ["--draws", str(record["draws"])]
        words += ["--seed", str(record["seed"])] if record.get("seed") else []
    return " ".join(map(_quoted, [*words, "-o", folder.parent.as_posix()]))


def _quoted(word: str) -> str:
    """A word of a command as every shell takes it."""
    return word if re.fullmatch(r"[\w@%+=:,./-]+", word) else '"' + word.replace('"', '\\"') + '"'


def _known(record: Mapping[str, Any], part: str) -> dict[str, Any]:
    """The hashes that a record holds of the files of a part; none if it holds no hashes."""
    written = record.get(WRITTEN)
    found = written.items() if isinstance(written, dict) else ()
    return {name: known for name, known in found if name.startswith(f"{part}/")}


def _of_part(folder: Path, part: str, known: Mapping[str, Any]) -> Iterator[str]:
    there = _names(folder, part)
    if known and not there:
        yield f"{part}/: missing, with all its {len(known)} files"
        return
    if there and not known:
        yield f"{part}/: of an older CareShift, which kept no hashes"
        return
    for name in sorted({*known, *there}):
        fault = _of_file(folder / name, known.get(name))
        if fault:
            yield f"{name}: {fault}"


def _of_file(file: Path, known: object) -> str:
    """What is wrong with a file; nothing if it is as it was."""
    if known is None:
        return "not of this run; take it out of the folder"
    if not file.is_file():
        return "missing"
    try:
        content = file.read_bytes()
    except OSError as error:
        return f"cannot be read ({error.strerror or type(error).__name__}); close it in other programs"
    if known == _hash(content) or (file.suffix in TEXTS and known == _hash(content.replace(b"\r\n", b"\n"))):
        return ""
    return "changed since the run" if content else "emptied"


def _names(folder: Path, part: str) -> set[str]:
    """The files of a part, by their path in the results folder."""
    files = (file for file in (folder / part).rglob("*") if file.is_file() and not file.name.startswith(LITTER))
    return {file.relative_to(folder).as_posix() for file in files}


def _own(record: Mapping[str, Any]) -> str:
    """The hash of a record without the one that it holds: of its content, however its lines are broken."""
    content = {name: value for name, value in record.items() if name != SEAL}
    return _hash(json.dumps(content, separators=(",", ":"), default=str).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
