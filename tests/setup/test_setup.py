"""Setting up: make, the start files, continuous integration, a browser for the tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import start
from tests import conftest

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
MAKE = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
TARGETS = ("run", "test", "check", "bench", "eval", "clean")
ADVICE = "python.org"


def fake_python(folder: Path, *, answer: int) -> Path:
    """Stands for every Python on the path: says what it was called with, ends with `answer`."""
    folder.mkdir()
    for name in ("python3.13", "python3.12", "python3.11", "python3"):
        script = folder / name
        script.write_text(f'#!/bin/sh\n[ "$1" = -c ] || echo "started: $*"\nexit {answer}\n')
        script.chmod(0o755)
    return folder


def path_with(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHON"}
    return kept | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def make(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "-C", str(ROOT), "--no-print-directory", *arguments],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


# make


@MAKE
@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_the_target(target: str, tmp_path: Path) -> None:
    done = make("-n", target, environment=path_with(fake_python(tmp_path / "bin", answer=0)))
    assert done.returncode == 0, done.stderr


@MAKE
def test_make_run_hands_the_port_on_and_opens_the_sample_without_one(tmp_path: Path) -> None:
    environment = path_with(fake_python(tmp_path / "bin", answer=0))
    plain = make("-n", "run", environment=environment).stdout
    ported = make("-n", "run", "PORT=8600", environment=environment).stdout
    assert plain.rstrip().endswith("-m dashboard")
    assert ported.rstrip().endswith("--port 8600")


@MAKE
def test_make_says_in_one_line_that_python_is_too_old(tmp_path: Path) -> None:
    done = make("setup", environment=path_with(fake_python(tmp_path / "bin", answer=1)))
    said = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert done.returncode != 0
    assert len(said) == 1
    assert "Python 3.11 or newer" in said[0]
    assert ADVICE in said[0]


@MAKE
def test_make_takes_the_first_python_that_is_new_enough(tmp_path: Path) -> None:
    folder = fake_python(tmp_path / "bin", answer=0)
    (folder / "python3.13").write_text("#!/bin/sh\nexit 1\n")
    assert make("setup", environment=path_with(folder)).stdout == "started: start.py --setup\n"
    done = make("-n", "setup", environment=path_with(folder))
    assert "python3.12 start.py" in done.stdout


# start.py


def project(folder: Path) -> Path:
    """A project that needs nothing, so that it can be set up without the internet."""
    (folder / "tests").mkdir()
    (folder / "requirements.txt").write_text("# nothing\n")
    (folder / "tests" / "requirements.txt").write_text("# nothing\n")
    return folder


class Calls:
    """Stands for `subprocess.run` where nothing is to be started; keeps what was asked for."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.commands: list[str] = []

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        line = " ".join(command)
        self.commands.append(line)
        return subprocess.CompletedProcess(
            command, int(bool(self.failing) and self.failing in line)
        )

    def having(self, words: str) -> list[str]:
        return [line for line in self.commands if words in line]


def test_setting_up_twice_installs_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Calls()
    monkeypatch.setattr(start.subprocess, "run", calls)
    (project(tmp_path) / ".venv").mkdir()
    start.set_up(tmp_path)
    start.set_up(tmp_path)
    assert len(calls.having("pip install")) == 1


@pytest.mark.parametrize("changed", ["requirements.txt", "tests/requirements.txt"])
def test_a_changed_requirements_file_installs_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    calls = Calls()
    monkeypatch.setattr(start.subprocess, "run", calls)
    (project(tmp_path) / ".venv").mkdir()
    start.set_up(tmp_path, dev=True)
    (tmp_path / changed).write_text("something==1\n")
    start.set_up(tmp_path, dev=True)
    assert len(calls.having("pip install")) == 2


def test_what_only_tests_need_is_not_installed_for_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls()
    monkeypatch.setattr(start.subprocess, "run", calls)
    (project(tmp_path) / ".venv").mkdir()
    start.set_up(tmp_path)
    [line] = calls.having("pip install")
    assert line.count("-r ") == 1
    assert line.endswith(str(tmp_path / "requirements.txt"))


def test_a_failed_install_is_one_line_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls(failing="pip install")
    monkeypatch.setattr(start.subprocess, "run", calls)
    (project(tmp_path) / ".venv").mkdir()
    for _ in range(2):
        with pytest.raises(start.SetupError, match="internet") as raised:
            start.set_up(tmp_path)
        assert "\n" not in str(raised.value)
    assert len(calls.having("pip install")) == 2


def test_an_old_python_is_told_which_one_is_needed() -> None:
    with pytest.raises(start.SetupError, match=r"this is Python 3\.9.*python\.org"):
        start.check_python((3, 9))
    start.check_python((3, 11))


def test_a_python_without_venv_is_told_what_to_install() -> None:
    with pytest.raises(start.SetupError, match="python3-venv"):
        start.check_python((3, 12), modules=("venv", "no_such_module_anywhere"))


def test_messages_of_the_start_file_are_ascii() -> None:
    # An old Windows console shows anything else as question marks, or stops with an error.
    assert (ROOT / "start.py").read_text(encoding="utf-8").isascii()
    assert (ROOT / "start.bat").read_bytes().isascii()


@pytest.mark.slow
def test_an_empty_folder_becomes_a_working_environment(tmp_path: Path) -> None:
    start.set_up(project(tmp_path))
    python = start.venv_python(tmp_path / ".venv")
    assert start.works(python)
    assert start.is_set_up(tmp_path, start.RUN)
    assert not start.is_set_up(tmp_path, start.DEV)
    if os.name != "nt":
        # The system's Python went away under it.
        python.unlink()
        python.symlink_to(tmp_path / "gone")
        assert not start.is_set_up(tmp_path, start.RUN)
        start.set_up(tmp_path)
        assert start.works(python)


# Files for a double-click


def double_click(folder: Path, answer: int, *files: str) -> subprocess.CompletedProcess[str]:
    for name in ("start.command", *files):
        shutil.copy(ROOT / name, folder / name)
    return subprocess.run(
        [str(folder / "start.command")], env=path_with(fake_python(folder / "bin", answer=answer)),
        cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


@POSIX
def test_the_start_file_starts_from_any_folder(tmp_path: Path) -> None:
    done = double_click(tmp_path, 0, "start.py")
    assert done.stdout == "started: start.py\n"
    assert done.returncode == 0


@POSIX
def test_the_start_file_says_in_one_line_that_python_is_missing(tmp_path: Path) -> None:
    done = double_click(tmp_path, 1, "start.py")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert "Python 3.11 or newer" in done.stdout
    assert ADVICE in done.stdout


@POSIX
def test_the_start_file_says_in_one_line_that_it_stands_alone(tmp_path: Path) -> None:
    done = double_click(tmp_path, 0)
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert "unpack" in done.stdout


def test_the_windows_start_file_says_what_is_missing_and_waits() -> None:
    text = (ROOT / "start.bat").read_text()
    complaints = re.findall(r"^ *echo Parallax: .*\n +pause$", text, re.MULTILINE)
    assert len(complaints) == 2
    assert any(ADVICE in line for line in complaints)
    assert '"%~dp0start.py"' in text


def test_the_windows_start_file_has_windows_line_ends() -> None:
    content = (ROOT / "start.bat").read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") > 0


@POSIX
@pytest.mark.parametrize("name", ["start.command", ".ci/run"])
def test_what_is_started_by_itself_may_be_started(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


# Continuous integration


def test_continuous_integration_requires_browser_and_models_and_ends_with_the_tests() -> None:
    lines = (ROOT / ".ci/run").read_text().split("\n")
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands[0] == "set -euo pipefail"
    assert commands[-5:] == [
        "make setup-dev",
        ".venv/bin/python -m pip install --quiet --no-input -r requirements-models.txt",
        "export PARALLAX_REQUIRE_BROWSER=1 PARALLAX_REQUIRE_MODELS=1",
        "make check",
        "make test",
    ]


@pytest.mark.parametrize("name", ["Makefile", ".ci/run"])
def test_no_check_is_set_up_so_that_it_cannot_fail(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"exit-zero|\|\| *true|-m (ruff|pytest|basedpyright)[^\n]*\|\|", text)


# A browser, where there is one


def test_a_browser_named_by_hand_is_the_one_that_is_used(tmp_path: Path) -> None:
    place = tmp_path / "my-chrome"
    assert conftest.find_chrome({"PARALLAX_CHROME": str(place)}) is None
    shutil.copy(sys.executable, place)
    assert conftest.find_chrome({"PARALLAX_CHROME": str(place)}) == str(place)


def test_without_a_browser_a_test_is_skipped_in_one_line() -> None:
    with pytest.raises(pytest.skip.Exception, match="needs Chrome or Chromium") as raised:
        conftest.without_browser({})
    assert "\n" not in str(raised.value)


def test_where_a_browser_is_required_a_test_without_one_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="PARALLAX_REQUIRE_BROWSER=1"):
        conftest.without_browser({"PARALLAX_REQUIRE_BROWSER": "1"})


# The extra for models, where it is installed


def test_without_the_extra_a_test_is_skipped_in_one_line_or_fails_where_it_is_required() -> None:
    missing = ("no_such_package_anywhere",)
    with pytest.raises(pytest.skip.Exception, match=r"requirements-models\.txt") as raised:
        conftest.with_models({}, missing)
    assert "\n" not in str(raised.value)
    with pytest.raises(ModuleNotFoundError):
        conftest.with_models({"PARALLAX_REQUIRE_MODELS": "1"}, missing)


def test_what_runs_and_what_tests_need_is_without_the_extra() -> None:
    names = re.compile(r"^(torch|transformers|sentencepiece)\b", re.MULTILINE)
    assert len(names.findall((ROOT / "requirements-models.txt").read_text())) == 3
    for name in start.DEV:
        assert not names.search((ROOT / name).read_text())
