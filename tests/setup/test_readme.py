"""The README says what is true: its commands, options, files and names exist."""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def lines(text: str) -> list[str]:
    """Every line of a shell in the fenced blocks, without comments."""
    every = "".join([*blocks(text, "sh"), *blocks(text, "bat")]).splitlines()
    return [line for line in (line.split(" #")[0].strip() for line in every) if line]


COMMANDS = lines(README)
MAKE_LINES = [
    line
    for name in DOCUMENTS
    for line in lines((ROOT / name).read_text(encoding="utf-8"))
    if line.startswith("make")
]


def test_run_and_test_stand_first() -> None:
    assert README.index("```sh\nmake run ") < 20
    assert [line.split()[:2] for line in COMMANDS[:2]] == [["make", "run"], ["make", "test"]]


@pytest.mark.parametrize("line", MAKE_LINES)
def test_every_make_line_names_a_target(line: str) -> None:
    target = shlex.split(line)[1]
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


def words(line: str) -> list[str]:
    return shlex.split(line.replace("\\", "/"))


@pytest.mark.parametrize("line", [line for line in COMMANDS if "pip install" in line])
def test_every_requirements_file_exists(line: str) -> None:
    given = words(line)
    files = [given[i + 1] for i, word in enumerate(given) if word == "-r"]
    assert files
    assert all((ROOT / name).is_file() for name in files)


def help_of(*arguments: str) -> str:
    """What the command line says about itself."""
    main = importlib.import_module("dashboard.__main__").main
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
        main([*arguments, "--help"])
    return said.getvalue()


@pytest.mark.parametrize("line", sorted({line for line in COMMANDS if "-m dashboard" in line}))
def test_every_command_and_option_of_the_dashboard_exists(line: str) -> None:
    given = words(line)
    arguments = given[given.index("dashboard") + 1 :]
    commands = [word for word in arguments[:1] if not word.startswith("-")]
    said = help_of(*commands)
    assert said
    for option in (word for word in arguments if word.startswith("--")):
        assert re.search(rf"(?<![\w-]){option}(?![\w-])", said), f"{option} is not an option"
    for command in commands:
        assert re.search(rf"\b{command}\b", help_of())


@pytest.mark.parametrize("block", blocks(README, "python"))
def test_every_name_from_python_is_public(block: str) -> None:
    public = importlib.import_module("analysis").__all__
    imported = [
        alias.name
        for node in ast.walk(ast.parse(block))
        if isinstance(node, ast.ImportFrom) and node.module == "analysis"
        for alias in node.names
    ]
    assert imported
    assert set(imported) <= set(public)


ARTICLES = """outlet,title,text
Northbank Post,Ferry talks end,"The ferry talks ended on Monday. Crews praised the rota."
Northbank Post,Ferry crews vote,"Ferry crews voted for the rota. The harbour welcomed it."
Northbank Post,Ferry starts again,"The ferry sailed again. Crews said the rota works."
Hillside Echo,Council counts cost,"The council counted the cost of the bridge. Taxes may rise."
Hillside Echo,Bridge delayed,"The bridge is delayed again. The council blamed the weather."
Hillside Echo,Bridge taxes,"Taxes for the bridge rise in spring, the council said."
"""


@pytest.mark.parametrize("block", blocks(README, "python"))
def test_the_example_from_python_runs(
    block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles.csv").write_text(ARTICLES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "README.md", "exec"), {})
    assert "bridge" in capsys.readouterr().out


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_page_of_the_dashboard_is_in_the_tour() -> None:
    registry = importlib.import_module("dashboard.registry")
    say = importlib.import_module("dashboard.i18n").text
    pages = README.split("## The pages")[1].split("\n## ")[0]
    tour = re.findall(r"^\| ([\w ]+) \|", pages, re.MULTILINE)[1:]
    assert tour == [say(f"nav.{page.slug}", "en") for page in registry.PAGES]
