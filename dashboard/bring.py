"""How articles come into the dashboard: samples, files, pasted text, saved studies, start files."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from analysis.errors import AnalysisError, InputError
from analysis.ingest import (
    PROBLEM_MESSAGES,
    ReadResult,
    read_articles,
    read_pasted,
    read_sample,
    samples,
)
from analysis.study import Recipe, Study
from analysis.tables import PROBLEMS
from dashboard import state
from dashboard.i18n import Say
from dashboard.state import Brought, File

#: Environment variable with the JSON of what `serve` was given: files, study or sample.
START = "PARALLAX_START"


def open_sample(sample: str) -> None:
    """Make the study from a sample, in place of what was there. InputError `unknown_sample`."""
    one = replace(_brought(sample, "sample", read_sample(sample)), key=sample)
    state.set_brought([one], name=sample, recipe=Recipe())


def sample_title(sample: str, say: Say) -> str:
    """A sample's title in the interface's language."""
    return next((one.title[say.language] for one in samples() if one.id == sample), sample)


def read_files(files: Sequence[File], columns: Mapping[str, str] | None = None) -> Brought:
    """Read files into a set, kept with its bytes so that columns can be mapped again.

    columns: {ours: theirs} set by hand. InputError where no article could be read.
    """
    result = read_articles(list(files), columns=dict(columns) if columns else None)
    return replace(
        _brought(files_name(files), "files", result), files=tuple(files), columns=columns or {}
    )


def files_name(files: Sequence[File]) -> str:
    """What a set of files is called: the first name, and how many more."""
    names = [name for name, _ in files]
    return names[0] if len(names) == 1 else f"{names[0]} + {len(names) - 1}"


def read_paste(text: str, outlet: str = "") -> Brought:
    """Read pasted text (articles parted by a line of ---); `outlet` where the text names none."""
    defaults = {"outlet": outlet.strip()} if outlet.strip() else None
    result = read_pasted(text, defaults=defaults)
    frame = result.articles.frame
    named = next((name for name in frame["outlet"] if name), "")
    label = " – ".join(filter(None, (named, frame["title"].iloc[0] or frame["text"].iloc[0][:40])))
    return _brought(label, "paste", result)


def _brought(name: str, kind: str, result: ReadResult) -> Brought:
    return Brought(name, kind, result.articles, result.problems, result.rows_read)


def add(one: Brought) -> None:
    """Add a set to the study. A sample makes room: nobody compares invented outlets with real."""
    old = [each for each in state.brought() if each.kind != "sample"]
    state.set_brought([*old, one], name=None if old else one.name, recipe=None if old else Recipe())


def exchange(key: str, one: Brought) -> None:
    """Put a set in the place of another one."""
    state.set_brought([replace(one, key=key) if e.key == key else e for e in state.brought()])


def remove(key: str) -> None:
    """Take a set out of the study."""
    state.set_brought([each for each in state.brought() if each.key != key])


def open_study(content: bytes | str, name: str) -> None:
    """Open a saved study in place of what was there. InputError `bad_study`."""
    study = Study.from_json(content, name)
    state.set_brought(_rounds(study), name=study.name, recipe=study.recipe)
    state.choose(by=study.recipe.by if study.recipe.by != "outlet" else None)
    state.set_scope(study.recipe.scope)


def is_study(content: bytes) -> bool:
    """Whether bytes look like a saved study (the reader decides)."""
    return b'"parallax_study"' in content[:200]


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
    if state.choice("sample"):
        open_sample(state.choice("sample"))
    elif START in os.environ:
        _open_given(json.loads(os.environ[START]))


def _open_given(given: Mapping[str, object]) -> None:
    if given.get("sample"):
        open_sample(str(given["sample"]))
    elif given.get("study"):
        path = Path(str(given["study"]))
        open_study(path.read_bytes(), path.name)
    elif isinstance(files := given.get("files"), list) and files:
        paths = [Path(file) for file in files]
        result = read_articles(list(paths))
        name = paths[0].name if len(paths) == 1 else f"{paths[0].name} + {len(paths) - 1}"
        add(_brought(name, "files", result))


# --- problems in the interface's language --------------------------------------------------


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


def problem_line(code: str, detail: str, say: Say) -> str:
    """A problem in the interface's language, its values taken from the English line.

    The table `problems` holds code and line, no values; a line that does not fit its code is
    shown as it stands.
    """
    found = _pattern(code).fullmatch(detail) if code in PROBLEM_MESSAGES else None
    if found is None or not say.has(f"problem.{code}"):
        return detail
    values = found.groupdict()
    if "field" in values:
        values["field"] = say.name("column", values["field"])
    return say(f"problem.{code}", **values)


def error_values(error: AnalysisError, say: Say) -> dict[str, object]:
    """The values of an error; a reason that is a problem's line is said in the same language."""
    values = dict(error.values)
    if isinstance(error, InputError) and "reason" in values:
        reason = str(values["reason"])
        code = next((c for c in PROBLEM_MESSAGES if _pattern(c).fullmatch(reason)), None)
        if code is not None:
            values["reason"] = problem_line(code, reason, say)
    return values
