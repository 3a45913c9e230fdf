"""How articles come into the dashboard: samples, files, pasted text, saved studies, start files."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from analysis.errors import AnalysisError
from analysis.ingest import PROBLEM_MESSAGES, ReadResult, read_articles, read_sample, samples
from analysis.ingest.options import Limits, ReadOptions
from analysis.study import Recipe, Study
from analysis.tables import PROBLEMS
from dashboard import state
from dashboard.i18n import Say
from dashboard.state import Brought

#: Environment variable with the JSON of what `serve` was given: files, study or sample.
START = "PARALLAX_START"


def open_sample(sample: str) -> None:
    """Make the study from a sample, in place of what was there. InputError `unknown_sample`."""
    one = replace(brought(sample, "sample", read_sample(sample)), key=sample)
    state.set_brought([one], name=sample, recipe=Recipe())


def sample_title(sample: str, say: Say) -> str:
    """A sample's title in the interface's language."""
    return next((one.title[say.language] for one in samples() if one.id == sample), sample)


def reading() -> ReadOptions:
    """How files are read: as the study has it, within the limits of this machine."""
    study = state.study()
    chosen = study.recipe.reading if study is not None else ReadOptions()
    return replace(chosen, limits=Limits.from_environment())


def read(
    sources: Sequence[object],
    *,
    name: str,
    kind: str,
    columns: Mapping[str, str] | None = None,
    options: ReadOptions | None = None,
    progress: Callable[[float, str], None] | None = None,
) -> Brought:
    """Read sources (paths or (name, bytes)) into a set. InputError if no article is readable."""
    result = read_articles(
        list(sources),  # type: ignore[arg-type]
        columns=dict(columns) if columns else None,
        options=options or reading(),
        progress=progress,
    )
    return brought(name, kind, result)


def brought(name: str, kind: str, result: ReadResult) -> Brought:
    """What was read, as a set. InputError if no article was readable."""
    found = result.with_articles()
    return Brought(name, kind, found.articles, found.problems, found.rows_read)


def add(one: Brought, options: ReadOptions | None = None) -> None:
    """Add a set to the study. A sample makes room: nobody compares invented outlets with real.

    options: how it was read, kept with the study for files to come.
    """
    old = [each for each in state.brought() if each.kind != "sample"]
    state.set_brought([*old, one], name=None if old else one.name, recipe=None if old else Recipe())
    if options is not None:
        state.change_recipe(reading=options)


def put_in_place(key: str, new: Brought) -> None:
    """Put a set that was read anew in the place of the one with this key."""
    state.set_brought([new if each.key == key else each for each in state.brought()])


def remove(key: str) -> None:
    """Take a set out of the study."""
    state.set_brought([each for each in state.brought() if each.key != key])


def open_study(content: bytes | str, name: str) -> None:
    """Open a saved study in place of what was there. InputError `bad_study`."""
    study = Study.from_json(content, name)
    state.set_brought(_rounds(study), name=study.name, recipe=study.recipe)
    state.choose(by=study.recipe.by if study.recipe.by != "outlet" else None)
    state.set_scope(study.recipe.scope)


def _rounds(study: Study) -> list[Brought]:
    nothing = PROBLEMS.frame()
    many = len(study.rounds) > 1
    return [
        Brought(f"{study.name} ({i})" if many else study.name, "study", one, nothing, len(one))
        for i, one in enumerate(study.rounds, 1)
    ]


def start() -> None:
    """At the start of a session: what the address names, else what `serve` was given."""
    if state.study() is not None or state.kept("started"):
        return
    state.keep("started", True)
    if state.restore():
        return
    try:
        if state.choice("sample"):
            open_sample(state.choice("sample"))
        elif state.choice("study"):  # kept by a server that has been stopped since
            state.keep("start.gone", True)
            state.choose(study=None)
        elif START in os.environ:
            _open_given(json.loads(os.environ[START]))
    except AnalysisError as error:
        state.keep("start.error", error)
        state.choose(sample=None)


def say_what_happened(say: Say) -> str:
    """What could not be opened at the start, in one line, once; "" where there is nothing."""
    error, gone = state.kept("start.error"), state.kept("start.gone")
    state.drop("start.error")
    state.drop("start.gone")
    if isinstance(error, AnalysisError):
        return error_line(error, say)
    return say("page.study_gone") if gone else ""


def _open_given(given: Mapping[str, object]) -> None:
    if given.get("sample"):
        open_sample(str(given["sample"]))
    elif given.get("study"):
        path = Path(str(given["study"]))
        open_study(path.read_bytes(), path.name)
    elif isinstance(files := given.get("files"), list) and files:
        paths = [Path(file) for file in files]
        columns = given.get("columns")
        result = read_articles(
            list(paths),
            columns=columns if isinstance(columns, Mapping) else None,
            options=reading(),
        )
        name = paths[0].name if len(paths) == 1 else f"{paths[0].name} + {len(paths) - 1}"
        add(brought(name, "files", result))


# --- errors in the interface's language ----------------------------------------------------


@lru_cache(maxsize=128)
def _pattern(code: str) -> re.Pattern[str]:
    """The English line of a problem as a pattern that gives back its values."""
    parts = re.split(r"\{(\w+)\}", PROBLEM_MESSAGES[code])
    seen: set[str] = set()
    source = ""
    for place, part in enumerate(parts):
        if place % 2 == 0:
            source += re.escape(part)
        elif part in seen:
            source += f"(?P={part})"
        else:
            seen.add(part)
            source += f"(?P<{part}>.*?)"
    return re.compile(source, re.DOTALL)


def error_line(error: AnalysisError, say: Say) -> str:
    """What went wrong, in the interface's language."""
    if say.has(f"error.{error.code}"):
        return say(f"error.{error.code}", **error_values(error, say))
    return str(error)


def error_values(error: AnalysisError, say: Say) -> dict[str, object]:
    """The values of an error for its string; a reason that is the English line of a problem is
    said in the interface's language (its values are read back from the line)."""
    values = dict(error.values)
    reason = str(values.get("reason", ""))
    for code in PROBLEM_MESSAGES:
        found = _pattern(code).fullmatch(reason)
        if found is not None and say.has(f"problem.{code}"):
            filled = dict(found.groupdict())
            if "field" in filled:
                filled["field"] = say.name("column", filled["field"])
            return {**values, "reason": say(f"problem.{code}", **filled)}
    return values
