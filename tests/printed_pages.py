"""What stands on the pages of a PDF, by Poppler."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def printed_pages(file: Path) -> list[str]:
    """The text of every page; the test is skipped where Poppler is not installed, unless it is required."""
    program = shutil.which("pdftotext")
    if program is None:
        (pytest.fail if "CARESHIFT_REQUIRE_OFFICE" in os.environ else pytest.skip)("pdftotext is not installed")
    done = subprocess.run([program, "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.split("\f")[:-1]
