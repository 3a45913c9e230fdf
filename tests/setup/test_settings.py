"""The settings of the tools: requirements, Streamlit, the package, the licence."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest

from analysis.ingest.options import Limits

ROOT = Path(__file__).resolve().parents[2]


def settings_of(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_every_requirement_is_pinned(name: str) -> None:
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text().splitlines()]
    loose = [line for line in lines if line and not re.fullmatch(r"[\w.\-\[\],]+==[\w.]+", line)]
    assert loose == []


def test_nothing_is_sent_and_nobody_else_gets_in_by_default() -> None:
    config = settings_of(".streamlit/config.toml")
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["address"] == "localhost"
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"]["maxUploadSize"] == Limits().file_mb


def test_streamlit_knows_every_setting() -> None:
    from streamlit import config

    def flat(table: dict[str, object], prefix: str = "") -> list[str]:
        names: list[str] = []
        for key, value in table.items():
            name = f"{prefix}{key}"
            names += flat(value, f"{name}.") if isinstance(value, dict) else [name]
        return names

    known = set(config.get_config_options())
    assert set(flat(dict(settings_of(".streamlit/config.toml")))) <= known


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor"])
@pytest.mark.parametrize("paper", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_and_links_can_be_read_in_both_themes(theme: str, ink: str, paper: str) -> None:
    colours = settings_of(".streamlit/config.toml")["theme"][theme]
    assert contrast(colours[ink], colours[paper]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_buttons_stand_out_and_their_white_text_can_be_read(theme: str) -> None:
    colours = settings_of(".streamlit/config.toml")["theme"][theme]
    assert contrast(colours["primaryColor"], "#FFFFFF") >= 4.5
    assert contrast(colours["primaryColor"], colours["backgroundColor"]) >= 3


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_command_parallax_leads_to_a_function() -> None:
    module, function = settings_of("pyproject.toml")["project"]["scripts"]["parallax"].split(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_the_licence_is_apache_with_its_owner() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert "Copyright The Parallax developers" in text
    assert "[name of copyright owner]" not in text
