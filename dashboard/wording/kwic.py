"""Lines of a concordance: sorted and filtered, the context cut to what stands near the hit.

No Streamlit here: frames and texts in, frames and texts out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd

from analysis.tables import CONCORDANCE, GROUP, LANGUAGE, Column, Table
from analysis.text.languages import get_language
from analysis.text.marks import strip_marks
from analysis.text.normal import normal_form

Sort = Literal["group", "left", "right", "order", "date"]
SORTS: tuple[Sort, ...] = ("group", "left", "right", "order", "date")
NEAR = 6  # words of context that a sort looks at
REACH = 90  # characters of context that a line shows on each side

#: A hit with what a reader needs to find it again.
LINES = Table(
    "concordance_lines",
    "hit",
    (
        GROUP,
        *CONCORDANCE.columns,
        LANGUAGE,
        Column("published", "time", "when the article was published"),
        Column("title", "text", "headline of the article"),
        Column("url", "text", "address of the article"),
    ),
)
_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")


def lines(hits: pd.DataFrame, articles: pd.DataFrame, groups: Mapping[str, str]) -> pd.DataFrame:
    """The hits with group, language, date, headline and address of their articles (LINES).

    hits: a `concordance` frame. articles: the frame of the article set. groups: article id → group.
    """
    ids = hits["article_id"]
    about = articles.set_index("article_id")[["language", "published", "title", "url"]]
    joined = hits.assign(group=ids.map(groups), **{
        name: about[name].reindex(ids).to_numpy() for name in ("language", "title", "url")
    })  # fmt: skip
    joined["published"] = pd.Series(about["published"].reindex(ids).array, index=hits.index)
    return LINES.frame(joined)


def filtered(
    rows: pd.DataFrame, *, groups: Collection[str] = (), voice: str = "all", part: str = "all"
) -> pd.DataFrame:
    """The lines of these groups (none named: of all), this voice and this part."""
    keep = np.ones(len(rows), dtype=bool)
    if groups:
        keep &= rows["group"].isin(list(groups)).to_numpy()
    if voice != "all":
        keep &= (rows["voice"] == voice).to_numpy()
    if part != "all":
        keep &= (rows["part"] == part).to_numpy()
    return rows[keep].reset_index(drop=True)


def arranged(rows: pd.DataFrame, sort: str = "group", *, first: str = "") -> pd.DataFrame:
    """The lines in order; lines that are alike keep the order of the articles.

    group: by name, `first` before the others. left: by the word before the hit, then the one
    before that, and so on. right: by the words after it. order: as the articles stand. date:
    oldest first, articles without a date last.
    """
    if sort == "group":
        order = rows.assign(other=rows["group"] != first).sort_values(
            ["other", "group"], kind="stable"
        )
        return rows.loc[order.index].reset_index(drop=True)
    if sort == "date":
        return rows.sort_values("published", kind="stable").reset_index(drop=True)
    if sort in ("left", "right"):
        keys = [
            words_near(text, sort, language)
            for text, language in zip(rows[sort], rows["language"], strict=True)
        ]
        places = sorted(range(len(rows)), key=keys.__getitem__)
        return rows.iloc[places].reset_index(drop=True)
    return rows.reset_index(drop=True)


def words_near(text: str, side: str, language: str) -> tuple[str, ...]:
    """The words of a context from the hit outwards, folded as the language counts them."""
    found = _WORD.findall(strip_marks(text))
    near = found[: -NEAR - 1 : -1] if side == "left" else found[:NEAR]
    return tuple(_folded(word, language) for word in near)


@lru_cache(maxsize=65536)
def _folded(word: str, language: str) -> str:
    return normal_form(word, get_language(language or "und")).lower()


def before(text: str, reach: int = REACH) -> str:
    """The end of the context before a hit: whole words, “…” where something was cut."""
    flat = _flat(text)
    if len(flat) <= reach:
        return flat
    cut = flat[-reach:]
    kept = cut.partition(" ")[2] if not flat[-reach - 1].isspace() else cut
    return f"… {(kept or cut).lstrip()}"


def after(text: str, reach: int = REACH) -> str:
    """The start of the context after a hit: whole words, “…” where something was cut."""
    flat = _flat(text)
    if len(flat) <= reach:
        return flat
    cut = flat[:reach]
    kept = cut.rpartition(" ")[0] if not flat[reach].isspace() else cut
    return f"{(kept or cut).rstrip()} …"


def _flat(text: str) -> str:
    """One line: breaks inside a sentence become spaces, a space at either end stays one."""
    return re.sub(r"\s+", " ", text)


def page_of(rows: pd.DataFrame, page: int, size: int) -> tuple[pd.DataFrame, int, int]:
    """The lines of a page (counted from 1), its number inside what there is, and how many."""
    pages = max(1, -(-len(rows) // size))
    page = min(max(page, 1), pages)
    return rows.iloc[(page - 1) * size : page * size], page, pages
