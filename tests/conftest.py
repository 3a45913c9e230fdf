"""What all tests share: how hypothesis runs, and a browser where there is one.

A test that takes the fixture `chrome` or `browser` is skipped without Chrome or Chromium, with
one line that says so; with PARALLAX_REQUIRE_BROWSER=1 (continuous integration) it fails instead.
PARALLAX_REQUIRE_MODELS=1 does the same for what needs `requirements-models.txt`.
"""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No deadline: on a busy machine a first example that imports and compiles takes seconds.
settings.register_profile(
    "parallax", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# The same examples on every run, so that a red build is red for the change at hand.
settings.register_profile("ci", settings.get_profile("parallax"), derandomize=True)

REQUIRED = "PARALLAX_REQUIRE_BROWSER"
NO_BROWSER = "needs Chrome or Chromium (install one, or name it in PARALLAX_CHROME)"
MODELS_REQUIRED = "PARALLAX_REQUIRE_MODELS"
NO_MODELS = "needs PyTorch and transformers (pip install -r requirements-models.txt)"
BROWSER_TESTS = Path(__file__).parent / "browser"

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PLACES = (
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)


def find_chrome(environment: Mapping[str, str] = os.environ) -> str | None:
    """The path of Chrome or Chromium: PARALLAX_CHROME if set, else the first one that is here.

    A PARALLAX_CHROME that is not there gives None: whoever names one means that one.
    """
    named = environment.get("PARALLAX_CHROME")
    if named:
        return shutil.which(named)
    found = (shutil.which(name, path=environment.get("PATH")) for name in (*_COMMANDS, *_PLACES))
    return next((path for path in found if path), None)


def without_browser(environment: Mapping[str, str] = os.environ) -> None:
    """Skips the test that asked for a browser, or fails it where a browser is required."""
    if environment.get(REQUIRED) == "1":
        pytest.fail(f"{NO_BROWSER}; {REQUIRED}=1 makes it a failure", pytrace=False)
    pytest.skip(NO_BROWSER)


def with_models(
    environment: Mapping[str, str] = os.environ,
    packages: tuple[str, ...] = ("torch", "transformers", "sentencepiece"),
) -> None:
    """Skips a module of tests that needs the extra for models, or fails it where it is required."""
    for package in packages:
        if environment.get(MODELS_REQUIRED) == "1":
            importlib.import_module(package)
        pytest.importorskip(package, reason=NO_MODELS)


def pytest_configure(config: pytest.Config) -> None:
    strict = os.environ.get("CI") or os.environ.get(REQUIRED) == "1"
    settings.load_profile("ci" if strict else "parallax")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER_TESTS in item.path.parents or "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chrome() -> str:
    """The path of an installed Chrome or Chromium."""
    path = find_chrome()
    if path is None:
        without_browser()
    assert path is not None
    return path


@pytest.fixture(scope="session")
def browser(chrome: str) -> Iterator[Browser]:
    """A headless browser for the whole run; tests open a context or page of their own in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chrome)
        yield started
        started.close()
