"""The arguments of the command line: commands, options, and what can be wrong with them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

PROGRAM = "python -m dashboard"
FORMATS = ("csv", "json", "parquet", "xlsx")
LANGUAGES = ("en", "ar")
#: What `--leave-out` takes: the ids of `analysis.ingest.quality.checks`, here without importing it.
LEAVE_OUT = (
    "short", "not_article", "looks_cut", "summary", "other_language", "duplicate",
    "near_duplicate", "translated", "no_outlet",
)  # fmt: skip


class UsageError(Exception):
    """The arguments, or a place named by them, cannot be used; the message is one line."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} ({self.prog} --help says what there is)")


def parsed(words: Sequence[str]) -> argparse.Namespace:
    """The arguments; `command` says which command runs. UsageError; SystemExit after --help."""
    return parser().parse_args(with_command(words))


def with_command(words: Sequence[str]) -> list[str]:
    """The words with `serve` before them where no command, only options or files, was given."""
    first = words[0] if words else ""
    if first in ("-h", "--help", *COMMANDS):
        return list(words)
    if not first or first.startswith("-") or Path(first).exists():
        return ["serve", *words]
    return list(words)


def parser() -> Parser:
    """The arguments of every command."""
    top = Parser(
        prog=PROGRAM, allow_abbrev=False,
        description="Compare how news outlets cover the same story. Without a command, the "
        "dashboard opens on a sample story.",
    )  # fmt: skip
    commands = top.add_subparsers(dest="command", metavar="command", required=True)
    for name, (summary, add) in COMMANDS.items():
        one = commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        _add_sources(one)
        add(one)
        one.add_argument("--quiet", action="store_true", help="say nothing but what went wrong")
    return top


def _add_sources(one: argparse.ArgumentParser) -> None:
    one.add_argument("files", nargs="*", metavar="FILES", help="files or folders of articles")
    one.add_argument("--study", metavar="FILE", help="a saved study instead of files")
    one.add_argument("--sample", metavar="ID", help="a sample story instead: visit, feed")
    one.add_argument(
        "--column", action="append", default=[], metavar="OURS=THEIRS", dest="columns",
        help="which column holds what, as text=Body (title, outlet, published …); can be repeated",
    )  # fmt: skip


def _add_serve(one: argparse.ArgumentParser) -> None:
    one.add_argument("--port", type=_port, metavar="N", help="the port (default: a free one)")
    one.add_argument("--no-browser", action="store_true", help="do not open a browser")
    one.add_argument("--by", metavar="COLUMN", help="compare by this column instead of the outlet")
    one.add_argument("--language", choices=LANGUAGES, help="of the interface")


def _add_tables(one: argparse.ArgumentParser) -> None:
    one.add_argument("--out", required=True, metavar="DIR", help="the folder to write into")
    one.add_argument("--by", metavar="COLUMN", help="compare by this column (default: outlet)")
    one.add_argument("--format", choices=FORMATS, default="csv", help="default: csv")
    _add_choice(one)
    one.add_argument("--progress", action="store_true", help="say what is being done")


def _add_report(one: argparse.ArgumentParser) -> None:
    one.add_argument("--out", required=True, metavar="report.html", help="the file to write")
    one.add_argument("--by", metavar="COLUMN", help="compare by this column (default: outlet)")
    one.add_argument("--language", choices=LANGUAGES, default="en", help="default: en")
    _add_choice(one)
    one.add_argument("--progress", action="store_true", help="say what is being done")


def _add_choice(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--leave-out", metavar="CHECKS", default="",
        help=f"leave out articles by what stands out in them, several parted by commas: "
        f"{', '.join(LEAVE_OUT)}",
    )  # fmt: skip
    one.add_argument(
        "--versions", choices=("all", "newest", "first"),
        help="of one article in several versions, which count (default: all)",
    )  # fmt: skip


def _port(value: str) -> int:
    number = int(value) if value.isascii() and value.isdigit() else 0
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"“{value}” is not a port: give 1 to 65535")
    return number


def columns_of(pairs: Sequence[str]) -> dict[str, str]:
    """`text=Body` as {ours: theirs}. UsageError where a field is not one of ours."""
    from analysis.articles import COLUMNS

    found: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not equals or not theirs or ours not in COLUMNS:
            raise UsageError(
                f"--column {pair}: write it as OURS=THEIRS; ours are {', '.join(COLUMNS)}."
            )
        found[ours] = theirs
    return found


#: Name → summary, what adds its arguments.
COMMANDS = {
    "serve": ("Open the dashboard on your files (without: on a sample).", _add_serve),
    "tables": ("Write every table to a file of its own.", _add_tables),
    "report": ("Write the whole comparison as one page.", _add_report),
}
