"""ArticleSet: the articles as they were brought, a row an article; immutable, fingerprinted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import InputError

#: Declared columns: name → (kind, meaning). Every other column is the user's own and is kept.
COLUMNS: dict[str, tuple[str, str]] = {
    "article_id": ("text", "unique and stable: given, or a hash of outlet, title and text"),
    "outlet": ("text", "who published it; empty where unknown"),
    "title": ("text", "headline; may be empty"),
    "text": ("text", "the body, to the character as it was read"),
    "published": ("time", "when it was published (UTC)"),
    "published_precision": ("text", "minute, day, month or none"),
    "published_zone": ("text", "given, set or unknown"),
    "url": ("text", "its address"),
    "author": ("text", "who signed it"),
    "language": ("text", "primary language code; und where unsure"),
    "story": ("text", "the story it belongs to; empty where none is given"),
    "complete": ("text", "yes, looks cut or summary"),
    "translated": ("text", "yes where a machine translated it; else empty"),
}
TEXT_COLUMNS = [name for name, (kind, _) in COLUMNS.items() if kind == "text"]
NOT_GIVEN = "not given"


def article_hash(outlet: str, title: str, text: str) -> str:
    """A stable id (12 hex digits) from outlet, title and text as they were read."""
    joined = "\x1f".join((outlet, title, text)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=6).hexdigest()


def unique_ids(ids: Sequence[str]) -> list[str]:
    """The ids with repeats numbered: a, a-2, a-3."""
    taken = set(ids)
    count: dict[str, int] = {}
    result = []
    for name in ids:
        unique = name
        while name in count and unique in taken:
            count[name] += 1
            unique = f"{name}-{count[name]}"
        count.setdefault(name, 1)
        taken.add(unique)
        result.append(unique)
    return result


@dataclass(frozen=True, eq=False)
class ArticleSet:
    """Articles with declared columns (see `COLUMNS`), in the order they were brought.

    Build one with `from_frame`; treat `frame` as read-only: every change makes a new set.
    """

    frame: pd.DataFrame

    @classmethod
    def from_frame(cls, frame: pd.DataFrame) -> ArticleSet:
        """Fill in what is absent: ids, empty texts, no date; keep the user's own columns.

        `frame` needs a column `text`; InputError otherwise, or where given ids are not unique.
        `language` is left empty where it is not given: `read_articles` and `prepare` identify it.
        """
        if "text" not in frame.columns:
            raise InputError(
                "missing_column", field="text", columns=", ".join(map(str, frame.columns))
            )
        result = frame.reset_index(drop=True).copy()
        for name in TEXT_COLUMNS:
            if name not in result.columns:
                result[name] = ""
            result[name] = result[name].astype("str").fillna("")
        result["published"] = _times(result)
        known = result["published"].notna()
        result["published_precision"] = (
            result["published_precision"].where(result["published_precision"] != "", "minute")
        ).where(known, "none")
        result["published_zone"] = (
            result["published_zone"].where(result["published_zone"] != "", "unknown")
        ).where(known, "unknown")
        result["complete"] = result["complete"].where(result["complete"] != "", "yes")
        said = result["translated"].str.lower().isin(["yes", "true", "1"])
        result["translated"] = pd.Series(said.map({True: "yes", False: ""}), dtype="str")
        hashes = [
            given or article_hash(outlet, title, text)
            for given, outlet, title, text in zip(
                result["article_id"],
                result["outlet"],
                result["title"],
                result["text"],
                strict=True,
            )
        ]
        result["article_id"] = pd.Series(unique_ids(hashes), dtype="str")
        own = [name for name in result.columns if name not in COLUMNS]
        return cls(result[[*COLUMNS, *own]])

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def own_columns(self) -> list[str]:
        """Columns that the user brought beyond the declared ones."""
        return [name for name in self.frame.columns if name not in COLUMNS]

    @cached_property
    def fingerprint(self) -> str:
        """16 hex digits over every value and column name: equal sets have equal fingerprints."""
        digest = hashlib.blake2b(digest_size=8)
        for name in self.frame.columns:
            digest.update(f"\x1d{name}\x1d".encode("utf-8", "surrogatepass"))
            for value in self.frame[name].astype("object"):
                digest.update(str(value).encode("utf-8", "surrogatepass") + b"\x1f")
        return digest.hexdigest()

    def select(self, mask: np.ndarray | Sequence[bool]) -> ArticleSet:
        """The articles where `mask` (one bool an article) is true."""
        return ArticleSet(self.frame[np.asarray(mask, dtype=bool)].reset_index(drop=True))

    def with_column(self, name: str, values: Any) -> ArticleSet:
        """A new set with one column replaced or added; ids stay."""
        frame = self.frame.copy()
        frame[name] = pd.Series(values, index=frame.index, dtype=frame.dtypes.get(name))
        return ArticleSet(frame)

    def groups(self, by: str = "outlet") -> pd.Series:
        """The value of column `by` for every article, as text; missing values are “not given”.

        Without an outlet an article stands outside grouped results, unless none has one.
        InputError names the columns when `by` is not one of them.
        """
        if by not in self.frame.columns:
            raise InputError("unknown_column", column=by, columns=", ".join(self.frame.columns))
        if by not in self._groups:
            self._groups[by] = self._grouped(by)
        return self._groups[by].copy()

    @cached_property
    def _groups(self) -> dict[str, pd.Series]:
        """What `groups` gave for a column: the set is immutable."""
        return {}

    def _grouped(self, by: str) -> pd.Series:
        values = self.frame[by]
        if by == "published":
            values = values.dt.strftime("%Y-%m-%d")
        named = values.astype("str").fillna("").str.strip()
        if by == "outlet" and (named != "").any():
            return named
        return named.where(named != "", NOT_GIVEN)


def _times(frame: pd.DataFrame) -> pd.Series:
    """Column `published` as UTC timestamps; NaT where there is none."""
    if "published" not in frame.columns:
        return pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us, UTC]")
    return pd.to_datetime(frame["published"], utc=True).astype("datetime64[us, UTC]")
