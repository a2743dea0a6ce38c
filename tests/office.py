"""LibreOffice as an independent reader of our workbooks."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PLACES = (
    "soffice",
    "libreoffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# 0 is "always": with the usual setting LibreOffice shows the stored results and proves nothing.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def find_office() -> str | None:
    """The LibreOffice program, or None where there is none."""
    return next((found for place in PLACES if (found := shutil.which(place))), None)


def as_pages(files: Sequence[Path], folder: Path, seconds: float = 180) -> list[Path]:
    """Documents and slides as one LibreOffice prints them, as PDF in `folder`."""
    printed = [folder / f"{file.stem}.pdf" for file in files]
    if len(set(printed)) < len(files):
        raise ValueError("two files would be printed under one name")
    with profile() as home:
        said = run_office(home, seconds, "--convert-to", "pdf", "--outdir", folder, *files)
    if missing := [file.name for file in printed if not file.exists()]:
        raise RuntimeError(f"LibreOffice did not print {', '.join(missing)}: {said}")
    return printed


def recalculate(files: Sequence[Path], folder: Path, seconds: float = 600) -> list[Path]:
    """Opens the workbooks in one LibreOffice, computes every formula anew and saves them into `folder`."""
    saved = [folder / f"{file.stem}.xlsx" for file in files]
    if len(set(saved)) < len(files) or set(saved) & set(files):
        raise ValueError("two workbooks would be saved under one name, or over themselves")
    with profile() as home:
        said = run_office(home, seconds, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, *files)
    if missing := [file.name for file in saved if not file.exists()]:
        raise RuntimeError(f"LibreOffice did not save {', '.join(missing)}: {said}")
    return saved


@contextmanager
def profile() -> Iterator[Path]:
    """The settings of a LibreOffice that computes every formula of a workbook when it opens it."""
    with tempfile.TemporaryDirectory(prefix="careshift-office-", ignore_cleanup_errors=True) as home:
        user = Path(home, "user")
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
        yield Path(home)


def run_office(home: Path, seconds: float, *words: str | Path, **variables: str) -> str:
    """Runs LibreOffice with the settings in `home`, and gives what it says; it is ended after `seconds`."""
    program = find_office()
    assert program, "LibreOffice (soffice) is not installed"
    command = [program, f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore", "--nolockcheck", *words]
    known = {**os.environ, "LC_ALL": "C.UTF-8", **variables}  # names of sheets become names of files
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True, env=known
    ) as office:
        try:
            return office.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            _end(office)
            raise


def _end(office: subprocess.Popen[str]) -> None:
    if sys.platform == "win32":
        office.kill()
    else:  # soffice starts a second program; end both
        os.killpg(office.pid, signal.SIGKILL)
