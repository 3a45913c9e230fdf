"""Sets Parallax up and opens it: `python start.py`. Needs Python 3.11 and nothing else.

    python start.py [arguments]        set up where needed, then `python -m dashboard [arguments]`
    python start.py --setup            only set up what running needs
    python start.py --setup --dev      and what the tests and checks need

`make`, `start.command` and `start.bat` all come here, so there is one way in which `.venv` is
made. A stamp in `.venv` holds the digest of what was installed: when a requirements file changes,
the next call installs again; otherwise a call costs a moment. The syntax is that of Python 3.7 and
the messages are ASCII, so that an old Python or an old console still gets the one line that helps.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
NEEDED = (3, 11)
RUN = ("requirements.txt",)
DEV = ("requirements.txt", "tests/requirements.txt")


class SetupError(Exception):
    """Something is missing that the person has to bring; the message is one line."""


def venv_python(venv: Path) -> Path:
    """Where the interpreter of a virtual environment stands on this system."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def digest(root: Path, files: tuple[str, ...]) -> str:
    """What an environment made from `files` is known by: their bytes, in order."""
    total = hashlib.sha256()
    for name in files:
        total.update(name.encode() + b"\0" + (root / name).read_bytes() + b"\0")
    return total.hexdigest()


def check_python(
    version: tuple[int, int], modules: tuple[str, ...] = ("venv", "ensurepip")
) -> None:
    """Raises SetupError where this Python is too old, or comes without the parts it needs."""
    if version < NEEDED:
        raise SetupError(
            "Parallax needs Python 3.11 or newer, and this is Python {}.{}. "
            "Install a newer one (python.org has it for every system) and try again.".format(
                *version
            )
        )
    if any(importlib.util.find_spec(name) is None for name in modules):
        raise SetupError(
            "This Python comes without its part for virtual environments. Install it "
            "(on Debian and Ubuntu: sudo apt install python3-venv) and try again."
        )


def works(python: Path) -> bool:
    """Whether a virtual environment is whole: its Python runs, is new enough and has pip.

    It is not after the system's Python was replaced by another version.
    """
    question = f"import sys, pip; sys.exit(sys.version_info < {NEEDED!r})"
    try:
        return subprocess.run([str(python), "-c", question], capture_output=True).returncode == 0
    except OSError:
        return False


def is_set_up(root: Path, files: tuple[str, ...]) -> bool:
    """Whether `.venv` holds what `files` ask for and its Python still runs."""
    stamp = _stamp(root, files)
    current = stamp.is_file() and stamp.read_text().strip() == digest(root, files)
    return current and works(venv_python(root / ".venv"))


def set_up(root: Path = ROOT, *, dev: bool = False) -> None:
    """Makes `.venv` and installs into it, where that has not been done. Raises SetupError."""
    files = DEV if dev else RUN
    if is_set_up(root, files):
        return
    venv = root / ".venv"
    if not works(venv_python(venv)):
        check_python(sys.version_info[:2])
        _say("Making a place of its own for Parallax (.venv) ...")
        if subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)]).returncode:
            raise SetupError(
                "The folder .venv could not be made: see above. Parallax must stand in a folder "
                "that you may write to."
            )
    _say("Installing what Parallax needs, this once: it takes a few minutes ...")
    command = [str(venv_python(venv)), "-m", "pip", "install", "--quiet"]
    command += ["--disable-pip-version-check", "--no-input"]
    for name in files:
        command += ["-r", str(root / name)]
    if subprocess.run(command).returncode:
        raise SetupError(
            "Installing did not work: see above. It needs the internet this once; try again "
            "when you are connected."
        )
    _stamp(root, files).write_text(digest(root, files) + "\n")


def _stamp(root: Path, files: tuple[str, ...]) -> Path:
    return root / ".venv" / ("installed-dev" if files == DEV else "installed-run")


def _say(line: str) -> None:
    print(line, flush=True)


def main(arguments: list[str]) -> int:
    """Exit status: that of the dashboard; 0 after --setup; 2 where something is missing."""
    only_set_up = "--setup" in arguments
    dev = "--dev" in arguments and only_set_up
    try:
        set_up(dev=dev)
        if only_set_up:
            return 0
        command = [str(venv_python(ROOT / ".venv")), "-m", "dashboard", *arguments]
        return subprocess.run(command, cwd=ROOT).returncode
    except SetupError as error:
        print(f"Parallax: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
