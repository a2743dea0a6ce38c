"""The system's Chromium as an independent reader of our pages; nothing is downloaded."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PLACES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


@dataclass(frozen=True)
class Opened:
    """A page in the browser, what it asked for, and what it complained of."""

    page: Any
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def find_chromium() -> str | None:
    """The program, or None where there is none."""
    return next((found for place in PLACES if (found := shutil.which(place))), None)


@contextmanager
def opened(file: Path, width: int = 1280, height: int = 900) -> Iterator[Opened]:
    """A page of a file in a window of this size."""
    from playwright.sync_api import sync_playwright

    program = find_chromium()
    assert program, "Chromium is not installed"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            page = browser.new_page(viewport={"width": width, "height": height})
            seen = Opened(page)
            page.on("request", lambda request: seen.asked.append(request.url))
            page.on("console", lambda told: seen.complaints.append(told.text))
            page.on("pageerror", lambda error: seen.complaints.append(str(error)))
            page.goto(file.resolve().as_uri())
            yield seen
        finally:
            browser.close()
