"""Everything of a comparison as one file: all tables as a ZIP or as one workbook. No Streamlit."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from analysis import MEASURES, TABLES, NotEnoughData
from analysis.corpus import Corpus, Scope
from analysis.study import Recipe
from dashboard import __version__
from dashboard.downloads import workbook
from dashboard.exports import chosen_in, write_tables
from dashboard.naming.labels import LABELLED, by_language
from dashboard.report_parts import measured

#: ZIP entries carry a time; a fixed one, so that the same comparison gives the same bytes.
_TIME = (2000, 1, 1, 0, 0, 0)


def tables_zip(
    corpus: Corpus,
    problems: pd.DataFrame,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    format: str = "csv",
    about: Mapping[str, object] | None = None,
    recipe: Recipe = Recipe(),
) -> bytes:
    """What `python -m dashboard tables` writes into a folder, as a ZIP: the same files, bytes."""
    stream = io.BytesIO()
    with TemporaryDirectory() as folder:
        write_tables(
            corpus, problems, Path(folder), by=by, scope=scope, format=format, about=about,
            recipe=recipe,
        )  # fmt: skip
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(Path(folder).iterdir()):
                entry = zipfile.ZipInfo(path.name, _TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
    return stream.getvalue()


def tables_workbook(
    corpus: Corpus,
    problems: pd.DataFrame,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    about: Mapping[str, object] | None = None,
    recipe: Recipe = Recipe(),
) -> bytes:
    """Articles, problems, every measure without required arguments, naming, as one workbook.

    Sheets `columns` and `settings` say what the numbers are and what they were made with; a
    measure that finds too little to say anything is an empty sheet, its reason in `settings`.
    """
    sheets = {"articles": corpus.articles.frame, "problems": problems}
    settings: dict[str, object] = {
        **(about or {}),
        "articles": len(corpus.articles),
        "fingerprint": corpus.articles.fingerprint,
        "by": by,
        "scope": asdict(scope),
        **chosen_in(recipe),
        "version": __version__,
    }
    for name, measure in MEASURES.items():
        try:
            sheets[name] = measured(measure, corpus, by=by, scope=scope, **recipe.options())
        except NotEnoughData as error:
            sheets[name] = TABLES[name].frame()
            settings[f"{name} is empty"] = str(error)
    for name in LABELLED:
        sheets[name] = by_language(name, corpus, recipe.labels, by=by, scope=scope)
    return workbook(sheets, settings=settings)
