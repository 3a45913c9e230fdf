"""Well-known outlets and agencies: what they are called (`data/outlets.tsv`)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[2] / "data" / "outlets.tsv"


@dataclass(frozen=True)
class Outlet:
    """A well-known outlet. edition_of: the outlet whose edition in another language it is."""

    name: str
    arabic: str
    hosts: tuple[str, ...]
    spellings: tuple[str, ...]
    edition_of: str


@lru_cache(maxsize=1)
def known_outlets() -> tuple[Outlet, ...]:
    """The outlets of `data/outlets.tsv`."""

    def several(cell: str) -> tuple[str, ...]:
        return tuple(one for one in cell.split("; ") if one)

    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Outlet(
                row["name"], row["arabic"], several(row["hosts"]), several(row["spellings"]),
                row["edition_of"],
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )  # fmt: skip
