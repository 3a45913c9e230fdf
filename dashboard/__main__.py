"""The command line: `python -m dashboard [serve | tables | report]`.

    python -m dashboard                                  open the dashboard on a sample story
    python -m dashboard serve FILES … [--port N]         open it on your files
    python -m dashboard tables FILES … --out DIR         every table to a file of its own
    python -m dashboard report FILES … --out report.html the whole comparison as one page

Wherever FILES stand, `--study FILE` (a saved study) or `--sample ID` can stand. Exit status: 0
done, 2 unusable input or arguments, with one line on standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.arguments import LEAVE_OUT, PROGRAM, UsageError, columns_of, parsed

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus import Corpus
    from analysis.study import Study

#: With this variable set, a fault of Parallax itself shows where in the code it happened.
DEBUG = "PARALLAX_DEBUG"
DONE, UNUSABLE = 0, 2
#: Above this many bytes `serve` leaves reading to the dashboard, with its progress bar; below,
#: it reads first, so that unusable files are said here.
CHECK_BYTES = 20_000_000


@dataclass(frozen=True, eq=False)
class Given:
    """What was read: a study, what could not be taken as it stood, rows, names of the sources."""

    study: Study
    problems: pd.DataFrame
    rows_read: int
    sources: tuple[str, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        arguments = parsed(words)
        return RUN[arguments.command](arguments)
    except SystemExit as leaving:  # --help
        return leaving.code if isinstance(leaving.code, int) else UNUSABLE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the last frame: one line for people
        if os.environ.get(DEBUG):
            traceback.print_exc()
        tell(line_of(error))
        return UNUSABLE


def line_of(error: Exception) -> str:
    """What went wrong, in one line."""
    if isinstance(error, ModuleNotFoundError):
        return (
            f"Parallax: {error.name} is not installed here. Run `python start.py --setup`, "
            "then use the Python in .venv."
        )
    from analysis.errors import AnalysisError

    if isinstance(error, AnalysisError | UsageError):
        said = str(error)
    elif isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        said = f"{where}{error.strerror or error}"
    else:
        said = (
            f"something went wrong that Parallax did not expect ({type(error).__name__}: {error}). "
            f"Run it again with {DEBUG}=1 to see where."
        )
    return f"Parallax: {' '.join(said.split())}"


def tell(line: str) -> None:
    """A line on standard error, whatever letters the console knows."""
    print(_writable(line, sys.stderr.encoding), file=sys.stderr, flush=True)


def say(line: str) -> None:
    """A line on standard output."""
    print(_writable(line, sys.stdout.encoding), flush=True)


def _writable(line: str, encoding: str | None) -> str:
    return line.encode(encoding or "utf-8", "replace").decode(encoding or "utf-8")


# --- what is brought -----------------------------------------------------------------------


def chosen_source(arguments: argparse.Namespace) -> dict[str, object]:
    """What the dashboard is to open, as `bring.START` carries it: sample, study, or files with
    columns; empty where nothing was named. Paths are absolute. UsageError: two sources at once."""
    named = [name for name in ("files", "study", "sample") if getattr(arguments, name)]
    if len(named) > 1:
        raise UsageError("give files, --study or --sample: one of them, not several.")
    columns = columns_of(arguments.columns)
    if columns and named != ["files"]:
        raise UsageError("--column says what a file's columns hold: name the files too.")
    if arguments.files:
        return {"files": [_absolute(file) for file in arguments.files], "columns": columns}
    if arguments.study:
        return {"study": _absolute(arguments.study)}
    return {"sample": arguments.sample} if arguments.sample else {}


def _absolute(path: str) -> str:
    return path if "://" in path else str(Path(path).expanduser().absolute())


def read(source: dict[str, object]) -> Given:
    """Read what `chosen_source` named. InputError: nothing usable in it."""
    from analysis import ArticleSet, InputError, Study, read_articles
    from analysis.ingest import read_sample
    from analysis.ingest.options import Limits, ReadOptions
    from analysis.tables import PROBLEMS

    if "study" in source:
        path = Path(str(source["study"]))
        if not path.is_file():
            raise InputError("file_not_found", path=path)
        study = Study.from_json(path.read_bytes(), path.name)
        if not len(study.all_articles):
            raise InputError("bad_study", name=path.name, reason="there is no article in it")
        return Given(study, PROBLEMS.frame(), len(study.all_articles), (path.name,))
    if "sample" in source:
        name = str(source["sample"])
        result, sources = read_sample(name), (name,)
    else:
        files = [str(file) for file in source.get("files", ())]  # type: ignore[union-attr]
        result = read_articles(
            list(files),
            columns=source.get("columns") or None,  # type: ignore[arg-type]
            options=ReadOptions(limits=Limits.from_environment()),
        )
        name, sources = Path(files[0]).name if files else "", tuple(Path(f).name for f in files)
    articles: ArticleSet = result.with_articles().articles
    return Given(Study(name, rounds=(articles,)), result.problems, result.rows_read, sources)


def count_problems(given: Given, where: str = "") -> str:
    """“4 problems: 1 left out, 3 kept (…)”, or nothing where there are none."""
    if not len(given.problems):
        return ""
    counts = given.problems["action"].value_counts()
    words = {"dropped": "left out", "repaired": "repaired", "kept": "kept as they are"}
    parts = [f"{counts[name]} {word}" for name, word in words.items() if name in counts]
    total = len(given.problems)
    return f"{total} problem{'' if total == 1 else 's'}: {', '.join(parts)}{where}"


def _prepared(arguments: argparse.Namespace) -> tuple[Given, Corpus, str]:
    """What was read, prepared; and the column to compare by."""
    from analysis import prepare
    from dashboard.i18n import Say

    source = chosen_source(arguments)
    if not source:
        raise UsageError(f"name the files to read ({PROGRAM} {arguments.command} --help).")
    given = _as_chosen(read(source), arguments)
    by = arguments.by or given.study.recipe.by
    given.study.articles.groups(by)  # an unknown column is said before the long work
    shown = Say("en")

    def progress(share: float, step: str) -> None:
        tell(f"{min(max(share, 0.0), 1.0):4.0%}  {shown(f'prepare.{step}')}")

    wanted = arguments.progress and not arguments.quiet
    corpus = prepare(
        given.study.articles,
        progress=progress if wanted else None,
        boilerplate_off=given.study.recipe.boilerplate_off,
    )
    return given, corpus, by


def _as_chosen(given: Given, arguments: argparse.Namespace) -> Given:
    """What was read, without what `--leave-out` and `--versions` leave out, each told.

    UsageError: no such check, or nothing is left.
    """
    import pandas as pd

    from analysis.ingest.quality.checks import tell_left_out

    checks = tuple(one.strip() for one in arguments.leave_out.split(",") if one.strip())
    for one in checks:
        if one not in LEAVE_OUT:
            raise UsageError(f"--leave-out {one}: give some of {', '.join(LEAVE_OUT)}.")
    changes: dict[str, object] = {"leave_out": checks} if checks else {}
    if arguments.versions:
        changes["versions"] = arguments.versions
    study = given.study.with_recipe(**changes)
    if not len(study.left_out):
        return replace(given, study=study)
    if not len(study.articles):
        raise UsageError("every article would be left out: leave out less.")
    told = tell_left_out(study.left_out, study.name)
    problems = pd.concat([given.problems, told], ignore_index=True)
    return replace(given, study=study, problems=problems)


# --- the commands --------------------------------------------------------------------------


def serve(arguments: argparse.Namespace) -> int:
    """Open the dashboard and stay until it is stopped."""
    from dashboard.serving import run

    source = chosen_source(arguments) or {"sample": "visit"}
    if _size(source) <= CHECK_BYTES:
        given = read(source)
        given.study.articles.groups(arguments.by or "outlet")
        _finish(arguments, given, ", listed on the page Articles")
    choices = {"by": arguments.by, "lang": arguments.language}
    return run(
        source,
        port=arguments.port,
        browser=not arguments.no_browser,
        choices={name: value for name, value in choices.items() if value},
        tell=(lambda _: None) if arguments.quiet else say,
    )


def _size(source: dict[str, object]) -> int:
    """Bytes of what is to be read."""
    named = [*source.get("files", ()), source.get("study", "")]  # type: ignore[misc]
    paths = [Path(str(name)) for name in named if name]
    inside = [p for path in paths for p in (path.rglob("*") if path.is_dir() else [path])]
    return sum(path.stat().st_size for path in inside if path.is_file())


def tables(arguments: argparse.Namespace) -> int:
    """Write every table to a file of its own."""
    from dashboard.exports import write_tables

    folder = Path(arguments.out).expanduser()
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--out {arguments.out}: it is a file; give a folder.")
    given, corpus, by = _prepared(arguments)
    about = {"sources": list(given.sources), "rows_read": given.rows_read}
    made = write_tables(
        corpus, given.problems, folder, by=by, scope=given.study.recipe.scope,
        format=arguments.format, about=about, recipe=given.study.recipe,
    )  # fmt: skip
    _finish(arguments, given, f", listed in problems.{arguments.format}")
    if not arguments.quiet:
        say(f"{len(made['tables'])} tables of {_articles(corpus)} in {arguments.out}")
    return DONE


def report(arguments: argparse.Namespace) -> int:
    """Write the whole comparison as one page."""
    path = Path(arguments.out).expanduser()
    if path.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"--out {arguments.out}: the report is a page; let its name end in .html.")
    if path.is_dir():
        raise UsageError(f"--out {arguments.out}: it is a folder; give a file.")
    given, corpus, by = _prepared(arguments)
    from dashboard.report import write_report

    path.parent.mkdir(parents=True, exist_ok=True)
    write_report(
        corpus, given.problems, by=by, language=arguments.language,
        scope=given.study.recipe.scope, path=path, recipe=given.study.recipe,
    )  # fmt: skip
    _finish(arguments, given, ", listed in the report")
    if not arguments.quiet:
        say(f"The report on {_articles(corpus)} is in {arguments.out}")
    return DONE


def _articles(corpus: Corpus) -> str:
    total = len(corpus.articles)
    return f"{total:,} article{'' if total == 1 else 's'}"


def _finish(arguments: argparse.Namespace, given: Given, where: str) -> None:
    line = count_problems(given, where)
    if line and not arguments.quiet:
        tell(line)


RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "serve": serve,
    "tables": tables,
    "report": report,
}


if __name__ == "__main__":
    sys.exit(main())
