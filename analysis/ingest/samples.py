"""The ready story sets in `data/samples`: invented outlets, people and places."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.errors import InputError
from analysis.ingest.read import ReadResult, read_articles

FOLDER = Path(__file__).resolve().parents[2] / "data" / "samples"


@dataclass(frozen=True, eq=False)
class Sample:
    """A story set: id, title and description by language (en, ar), the file of its articles."""

    id: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    path: Path


@lru_cache(maxsize=1)
def samples() -> tuple[Sample, ...]:
    """The samples, the one to begin with first."""
    found = []
    for path in FOLDER.glob("*/sample.toml"):
        about = tomllib.loads(path.read_text(encoding="utf-8"))
        articles = path.parent / about.get("articles", "articles.csv")
        found.append(Sample(about["id"], about["title"], about["description"], articles))
    return tuple(sorted(found, key=lambda sample: (sample.id != "visit", sample.id)))


def read_sample(sample: str) -> ReadResult:
    """Read the sample with this id. InputError `unknown_sample` names those there are."""
    known = {one.id: one for one in samples()}
    if sample not in known:
        raise InputError("unknown_sample", sample=sample, samples=", ".join(known))
    return read_articles(known[sample].path)
