"""What can be taken away from a chart: the picture, and the data behind it.

Pictures are drawn by the browser of `dashboard.pictures`; without one, everything but PNG, SVG and
PDF works. Only the rows of buttons know of Streamlit; command line and report use the rest.

Cells of articles that begin with = + - or @ would run as formulas in a spreadsheet. In XLSX they
are written as strings, which never run. In CSV such a text gets an apostrophe before it (see
`analysis.ingest.tables.neutral`); numbers stay numbers, and reading our own articles.csv takes the
apostrophe away again.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import ModuleType

import pandas as pd
import plotly.graph_objects as go

from analysis.ingest.tables.neutral import neutral
from analysis.tables import TABLES, Table
from dashboard.charts import theme
from dashboard.i18n import DIRECTIONS, Say
from dashboard.pictures import Picture, browser_path, picture

MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CELL = 32_767  # characters that a cell of XLSX holds
ROWS = 1_048_575  # rows of a sheet, without the heading

__all__ = [
    "browser_path",
    "download_row",
    "picture",
    "table_downloads",
    "to_csv",
    "to_html",
    "to_xlsx",
    "workbook",
]


def to_csv(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV without index, UTF-8 with the mark that spreadsheets need for Arabic; texts
    that a spreadsheet would run are made harmless."""
    columns = [_harmless(frame.iloc[:, place]) for place in range(frame.shape[1])]
    safe = pd.concat(columns, axis=1) if columns else frame.copy()
    safe.columns = [neutral(str(name)) for name in frame.columns]
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _harmless(values: pd.Series) -> pd.Series:
    """A column whose texts no spreadsheet takes for formulas; numbers and times as they are."""
    if values.dtype.kind in "biufcmM" or isinstance(values.dtype, pd.DatetimeTZDtype):
        return values
    plain = values.astype(object)
    return plain.map(lambda value: neutral(value) if isinstance(value, str) else value)


def to_xlsx(
    frame: pd.DataFrame,
    sheet: str = "data",
    dictionary: Table | str | None = None,
    settings: Mapping[str, object] | None = None,
) -> bytes:
    """`frame` as a workbook: the data, what its columns mean, the settings it was made with.

    dictionary: a declared table or its name; the columns of others are listed without a meaning.
    """
    tables = {sheet: dictionary} if dictionary is not None else {}
    return workbook({sheet: frame}, settings=settings, dictionaries=tables)


def workbook(
    sheets: Mapping[str, pd.DataFrame],
    *,
    settings: Mapping[str, object] | None = None,
    dictionaries: Mapping[str, Table | str] | None = None,
) -> bytes:
    """Several tables as one workbook: a sheet each, then `columns`, then `settings`.

    A sheet's name finds its dictionary in `analysis.tables` unless `dictionaries` says otherwise.
    Text is written as strings: no formula, no link. A cell longer than XLSX allows goes on in
    cells of further columns (`text (2)`, …); a table with more rows goes on in further sheets.
    """
    given = dictionaries or {}
    stream = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    with pd.ExcelWriter(stream, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        for name, frame in sheets.items():
            _write(writer, name, _cells(frame))
        described = [_described(name, frame, given.get(name)) for name, frame in sheets.items()]
        _write(writer, "columns", pd.concat(described, ignore_index=True))
        pairs = [(str(key), str(value)) for key, value in (settings or {}).items()]
        _write(writer, "settings", pd.DataFrame(pairs, columns=["setting", "value"]))
    return stream.getvalue()


def _described(name: str, frame: pd.DataFrame, given: Table | str | None) -> pd.DataFrame:
    """The data dictionary of one sheet: its columns with meaning and unit."""
    wanted = given or name
    table = TABLES.get(wanted) if isinstance(wanted, str) else wanted
    known = {column.name: column for column in table.columns} if isinstance(table, Table) else {}
    rows = [
        (name, column, known[column].meaning, known[column].unit)
        if column in known
        else (name, column, "", "")
        for column in map(str, frame.columns)
    ]
    return pd.DataFrame(rows, columns=["sheet", "column", "meaning", "unit"])


def _cells(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` as XLSX can hold it: times without zone (UTC), long texts over several cells."""
    columns: dict[str, pd.Series] = {}
    for name in frame.columns:
        values = frame[name]
        if isinstance(values.dtype, pd.DatetimeTZDtype):
            columns[name] = values.dt.tz_convert("UTC").dt.tz_localize(None)
            continue
        columns[name] = values
        if values.dtype.kind in "biufcM":
            continue
        texts = values.map(lambda value: value if isinstance(value, str) else str(value))
        longest = int(texts.str.len().max()) if len(texts) else 0
        if longest > CELL:
            for piece in range(-(-longest // CELL)):
                key = name if piece == 0 else f"{name} ({piece + 1})"
                columns[key] = texts.str.slice(piece * CELL, (piece + 1) * CELL)
    return pd.DataFrame(columns, index=frame.index)


def _write(writer: pd.ExcelWriter, name: str, frame: pd.DataFrame) -> None:
    """A sheet (more than one where rows do not fit) with a fixed heading and readable widths."""
    for piece, start in enumerate(range(0, max(len(frame), 1), ROWS)):
        sheet = name[:31] if piece == 0 else f"{name[:25]} ({piece + 1})"
        part = frame.iloc[start : start + ROWS]
        part.to_excel(writer, sheet_name=sheet, index=False)
        page = writer.sheets[sheet]
        page.freeze_panes(1, 0)
        for place, column in enumerate(part.columns):
            lengths = part[column].head(200).astype("str").str.len().fillna(0)
            longest = int(lengths.max()) if len(lengths) else 0
            page.set_column(place, place, min(60, max(10, longest + 2, len(str(column)) + 2)))


_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>#js-plotly-tester {{ direction: ltr; }}
body {{ margin: 24px auto; max-width: 960px; padding: 0 16px; background: #fff; }}</style>
</head>
<body><div dir="ltr">{figure}</div></body>
</html>
"""


def to_html(figure: go.Figure, language: str = "en") -> bytes:
    """The figure as a page of its own that works without a network (4.9 MB: Plotly is in it)."""
    inside = figure.to_html(full_html=False, include_plotlyjs=True, config=theme.CONFIG)
    title = _plain(str(figure.layout.title.text or ""))
    page = _PAGE.format(
        language=language, direction=DIRECTIONS[language], title=html.escape(title), figure=inside
    )
    return page.encode("utf-8")


def _plain(text: str) -> str:
    """A figure's title as plain text: no breaks, entities or marks of direction."""
    for mark in "\u2066\u2067\u2068\u2069":
        text = text.replace(mark, "")
    return html.unescape(text.replace("<br>", " "))


def download_row(
    figure: go.Figure,
    frame: pd.DataFrame,
    *,
    name: str,
    say: Say,
    key: str,
    table: Table | str | None = None,
    settings: Mapping[str, object] | None = None,
) -> None:
    """The row of buttons under a chart: the picture as PNG, SVG, PDF, HTML; the data as CSV, XLSX.

    figure: as built, on white (not the copy for the screen). frame: what it shows. name: of the
    files, without ending. table: the declared table of `frame`. Files are made when asked for;
    what makes them closes over these values, for it runs outside the page.
    """
    picturing = browser_path() is not None
    makers = {ending: partial(picture, figure, ending) for ending in _pictures(picturing)}
    makers["html"] = partial(to_html, figure, say.language)
    makers["csv"] = partial(to_csv, frame)
    makers["xlsx"] = partial(to_xlsx, frame, "data", table, settings)
    _buttons(makers, name, key, {ending: say(f"download.{ending}") for ending in makers})
    if not picturing:
        _streamlit().caption(say("download.no_browser"))


def _pictures(picturing: bool) -> Sequence[Picture]:
    return ("png", "svg", "pdf") if picturing else ()


def table_downloads(
    frame: pd.DataFrame,
    *,
    name: str,
    say: Say,
    key: str,
    table: Table | None = None,
    settings: Mapping[str, object] | None = None,
    help: Mapping[str, str] | None = None,
) -> None:
    """The row of buttons under a table that is no chart: CSV and XLSX, named after `name`.

    table: what its columns mean (default: the declared one of that name). help: ending → what the
    pointer is told, in place of the usual.
    """
    makers = {
        "csv": partial(to_csv, frame),
        "xlsx": partial(to_xlsx, frame, name, table or TABLES.get(name), settings),
    }
    usual = {ending: say(f"download.{ending}") for ending in makers}
    _buttons(makers, name, key, {**usual, **(help or {})})


def _buttons(
    makers: Mapping[str, Callable[[], bytes]], name: str, key: str, help: Mapping[str, str]
) -> None:
    st = _streamlit()
    with st.container(horizontal=True, gap="small", key=f"downloads-{key}"):
        for ending, make in makers.items():
            st.download_button(
                ending.upper(),
                data=make,
                file_name=f"{name}.{ending}",
                mime=MIME[ending],
                help=help[ending],
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
                key=f"{key}-{ending}",
            )


def _streamlit() -> ModuleType:
    """Asked for here and not above, so that command line and report need no Streamlit."""
    import streamlit

    return streamlit
