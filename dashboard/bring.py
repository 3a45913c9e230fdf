"""How articles come into the dashboard: samples, files, pasted text, saved studies, start files."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

import analysis
from analysis.errors import InputError
from analysis.study import Recipe, Study
from analysis.tables import PROBLEMS
from dashboard import state
from dashboard.state import Brought

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples"
#: Environment variable with the JSON of what `serve` was given: files, columns, study, sample.
START = "PARALLAX_START"
Source = tuple[str, bytes]


def samples() -> list[str]:
    """Ids of the samples, the visit first (it is what the dashboard opens on)."""
    found = sorted(path.parent.name for path in SAMPLES.glob("*/articles.csv"))
    return sorted(found, key=lambda name: (name != "visit", name))


def sample_files(sample: str) -> list[Path]:
    """The files of a sample. InputError `unknown_sample` names the samples there are."""
    if sample not in samples():
        raise InputError("unknown_sample", sample=sample, samples=", ".join(samples()))
    return [SAMPLES / sample / "articles.csv"]


def open_sample(sample: str) -> None:
    """Make the study from a sample, in place of what was there."""
    result = analysis.read_articles(sample_files(sample))
    one = Brought(sample, "sample", result.articles, result.problems, result.rows_read, key=sample)
    state.set_brought([one], name=sample, recipe=Recipe())


def read(
    sources: Sequence[object], *, name: str, kind: str, columns: Mapping[str, str] | None = None
) -> Brought:
    """Read sources (paths or (name, bytes)) into a set. InputError if no article is readable."""
    result = analysis.read_articles(list(sources), columns=dict(columns) if columns else None)
    return Brought(name, kind, result.articles, result.problems, result.rows_read)


def add(one: Brought, *, replace: bool = False) -> None:
    """Add a set to the study; a sample, or everything with `replace`, makes room for it."""
    old = () if replace else tuple(each for each in state.brought() if each.kind != "sample")
    recipe = Recipe() if not old else None
    state.set_brought([*old, one], name=None if old else one.name, recipe=recipe)


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


def pasted(texts: Sequence[tuple[str, str, str]]) -> Brought:
    """A set from pasted articles: (outlet, headline, text) each; empty texts are passed over."""
    rows = [
        {"outlet": outlet.strip(), "title": title.strip(), "text": text}
        for outlet, title, text in texts
        if text.strip()
    ]
    if not rows:
        raise InputError("no_sources")
    names = list(dict.fromkeys(row["outlet"] for row in rows if row["outlet"]))
    return read([pd.DataFrame(rows)], name=" · ".join(names[:3]) or "…", kind="paste")


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
    elif files := [Path(str(file)) for file in given.get("files", ())]:  # type: ignore[union-attr]
        name = files[0].name if len(files) == 1 else f"{files[0].name} + {len(files) - 1}"
        columns = given.get("columns") or None
        add(read(files, name=name, kind="files", columns=columns))  # type: ignore[arg-type]
