"""ReadOptions: how sources are read beyond columns and defaults; plain values, kept with a study.

What is chosen for one file stands in `ReadOptions.files` under its name as problems give it
(`set.zip › a.csv`); what is chosen for a whole archive or workbook holds for what is in it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal

from analysis.errors import InputError
from analysis.ingest.pieces.layouts import Layout

#: What stands between a container and what is in it, in the name of a source.
INSIDE, SHEET = " › ", " · "
_PREFIX = "PARALLAX_MAX_"
NumericDates = Literal["", "dmy", "mdy"]
DateMeaning = Literal["publication", "collection"]


@dataclass(frozen=True)
class Limits:
    """The most that is read; what is beyond is told, never cut in silence.

    file_mb: megabytes of one file. unpacked_mb: of all files in an archive, unpacked. ratio: how
    many times its size an archive may unpack to (news text: about 4, a bomb: 1,000). members:
    files in an archive. nesting: archives inside archives. rows: of all sources. characters: of
    one article. pages: of one PDF.
    """

    file_mb: int = 500
    unpacked_mb: int = 1_000
    ratio: int = 200
    members: int = 50_000
    nesting: int = 3
    rows: int = 500_000
    characters: int = 1_000_000
    pages: int = 2_000

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Limits:
        """The defaults, but for what a setting such as PARALLAX_MAX_FILE_MB=200 says.

        InputError `bad_option` where a setting is not a whole number above 0.
        """
        given: dict[str, int] = {}
        for one in fields(cls):
            name = _PREFIX + one.name.upper()
            value = environment.get(name, "").strip()
            if not value:
                continue
            if not value.isdecimal() or int(value) < 1:
                raise InputError(
                    "bad_option", value=value, option=name, values="a whole number above 0"
                )
            given[one.name] = int(value)
        return cls(**given)


@dataclass(frozen=True)
class FileChoice:
    """What somebody chose for one file.

    encoding: to read its bytes in, in place of the guess. columns: {ours: theirs}. defaults:
    {ours: value} where a row has none (outlet, language, published …). layout: how one text is
    cut into articles; starts: numbers of the blocks where an article begins, in place of what
    was found. skip: leave the file out. dates, date_meaning: as in `ReadOptions`, for this file.
    """

    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    layout: Layout | None = None
    starts: tuple[int, ...] | None = None
    skip: bool = False
    dates: NumericDates = ""
    date_meaning: DateMeaning | Literal[""] = ""


NOTHING_CHOSEN = FileChoice()


@dataclass(frozen=True)
class ReadOptions:
    """limits; files: source name → what was chosen for it; mappings: header (`header_key`) →
    {ours: theirs}, used for every table with that header; layouts: those that were saved, tried
    where no other fits; dates: how numeric dates stand ("" lets the column say); date_meaning:
    whether dates are of publication or of collection (then none is `published`).
    """

    limits: Limits = Limits()
    files: Mapping[str, FileChoice] = field(default_factory=dict)
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    layouts: tuple[Layout, ...] = ()
    dates: NumericDates = ""
    date_meaning: DateMeaning = "publication"

    def of(self, source: str) -> FileChoice:
        """What was chosen for a source: its own, else that of what it stands in."""
        name = source
        while name:
            if name in self.files:
                return self.files[name]
            at = max(name.rfind(INSIDE), name.rfind(SHEET))
            name = name[:at] if at > 0 else ""
        return NOTHING_CHOSEN

    def dated_as(self, source: str) -> ReadOptions:
        """The options with what was chosen for the dates of one source."""
        chosen = self.of(source)
        return replace(
            self,
            dates=chosen.dates or self.dates,
            date_meaning=chosen.date_meaning or self.date_meaning,
        )

    def with_choice(self, source: str, choice: FileChoice) -> ReadOptions:
        """The options with what was chosen for one source."""
        return replace(self, files={**self.files, source: choice})

    def with_mapping(self, header: str, columns: Mapping[str, str]) -> ReadOptions:
        """The options with a mapping for every table that has this header."""
        return replace(self, mappings={**self.mappings, header: dict(columns)})

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; the limits are the machine's, not the study's, and stay out."""
        content = asdict(self)
        del content["limits"]
        return content

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> ReadOptions:
        """What `to_dict` gave; keys that are absent have their defaults."""
        return cls(
            files={name: _choice(one) for name, one in content.get("files", {}).items()},
            mappings={key: dict(one) for key, one in content.get("mappings", {}).items()},
            layouts=tuple(Layout.from_dict(one) for one in content.get("layouts", ())),
            dates=content.get("dates", ""),
            date_meaning=content.get("date_meaning", "publication"),
        )


def _choice(content: Mapping[str, Any]) -> FileChoice:
    layout, starts = content.get("layout"), content.get("starts")
    return FileChoice(
        encoding=str(content.get("encoding", "")),
        columns=dict(content.get("columns", {})),
        defaults=dict(content.get("defaults", {})),
        layout=Layout.from_dict(layout) if layout else None,
        starts=tuple(int(n) for n in starts) if starts is not None else None,
        skip=bool(content.get("skip", False)),
        dates=content.get("dates", ""),
        date_meaning=content.get("date_meaning", ""),
    )
