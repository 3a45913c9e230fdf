"""Quotations of many texts: by the rules of their language, else by quotation marks alone."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pandas as pd

from analysis.corpus import QUOTATION_COLUMNS, SENTENCE_COLUMNS, Part, TokenTable, span_frame
from analysis.marks.quoting.finding import NONE, Found, find
from analysis.marks.quoting.pairs import Pair, pairs
from analysis.marks.quoting.rules import rules_of
from analysis.marks.quoting.stream import Source, streams
from analysis.text.languages import get_language


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage in cycles meanwhile: there is none, and among so many small
    objects that alone takes a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def find_quotations(
    texts: Sequence[str], languages: Sequence[str], tokens: TokenTable, sentences: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(quotations, as `Corpus.quotations`; spans of speech in marks: article, part, start, end).

    texts: titles and bodies in turn, text 2·i the title of article i; languages: a code each.
    """
    source = Source(
        texts,
        tokens.article * 2 + tokens.part,
        tokens.start,
        tokens.end,
        tokens.term,
        tokens.sentence,
        (sentences["article"] * 2 + sentences["part"]).to_numpy(),
        sentences["end"].to_numpy(),
        tokens.vocabulary["form"].tolist(),
    )
    codes = np.array(languages, dtype=object)
    found: list[Found] = []
    spoken: list[tuple[int, Pair]] = []
    for code in sorted(set(languages)):
        rows = np.flatnonzero(codes == code)
        rules = rules_of(get_language(code))
        if rules is None:
            quoted = [(row, pair) for row in rows.tolist() for pair in pairs(texts[row])]
            spoken += quoted
            found += [_in_marks(text, pair) for text, pair in quoted if pair.speech]
            continue
        for stream in streams(source, rows, get_language(code), rules):
            rows_found, in_marks = find(stream, rules)
            found += rows_found
            spoken += in_marks
    found.sort()  # by text, start, end
    spoken = sorted(
        (one for one in spoken if one[1].speech), key=lambda one: (one[0], one[1].start)
    )
    return _quotation_frame(found), _span_frame(spoken)


def _in_marks(text: int, pair: Pair) -> Found:
    kind = "direct" if pair.introduced else "mixed"
    return Found(text, pair.start, pair.end, kind, NONE, NONE, "", "", pair.rule)


def _quotation_frame(found: Sequence[Found]) -> pd.DataFrame:
    text, start, end, kind, speaker, cue, *told = map(
        list, zip(*found, strict=True) if found else [[] for _ in Found._fields]
    )
    article, part = np.divmod(np.array(text, dtype=np.int64), len(Part))
    speaker, cue = (np.array(spans, dtype=np.int64).reshape(-1, 2).T for spans in (speaker, cue))
    columns = (article, part, start, end, kind, *speaker, *cue, *told)
    return span_frame(QUOTATION_COLUMNS, dict(zip(QUOTATION_COLUMNS, columns, strict=True)))


def _span_frame(spoken: Sequence[tuple[int, Pair]]) -> pd.DataFrame:
    rows = [(text // len(Part), text % len(Part), p.start, p.end) for text, p in spoken]
    return _framed(SENTENCE_COLUMNS, rows)


def _framed(columns: dict[str, str], rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    values = zip(*rows, strict=True) if rows else [[] for _ in columns]
    return span_frame(columns, dict(zip(columns, map(list, values), strict=True)))
