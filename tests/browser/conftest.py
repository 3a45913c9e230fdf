"""The dashboard as people start it, in a process of its own, and pages of a real browser on it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 90  # seconds, on a slow machine


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the dashboard ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):  # not listening yet: asked again below
            time.sleep(0.3)
    raise TimeoutError(f"the dashboard did not answer in {STARTS_WITHIN} s")


@pytest.fixture(scope="session")
def address(chrome: str) -> Iterator[str]:
    """The dashboard as `python -m dashboard` opens it: on the first sample."""
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--no-browser"],
        cwd=ROOT,
        env={**os.environ, "PARALLAX_STRICT_STRINGS": "1", "BROWSER_PATH": chrome},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        found = f"http://127.0.0.1:{port}"
        _wait_for(found, process)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """`open_page("words", lang="ar", width=1280)`: a new page, shown and at rest."""
    opened: list[Page] = []

    def open_(slug: str, *, width: int = 1280, **choices: str) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 1000}, accept_downloads=True)
        opened.append(page)
        query = "&".join(f"{name}={value}" for name, value in choices.items())
        page.goto(f"{address}/{slug}?{query}")
        settled(page)
        return page

    yield open_
    for page in opened:
        page.close()


def settled(page: Page) -> None:
    """Wait until the page has its heading and the server has nothing more to send."""
    page.wait_for_selector("h1", timeout=60_000)
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=stStatusWidget]')"
        " && document.querySelector('.stApp')?.getAttribute('data-test-script-state')"
        " !== 'running'",
        timeout=60_000,
    )
    page.wait_for_timeout(400)
