"""Quotations by a parser that the user has, spaCy's or Stanza's, in the frame of the rules.

The rules (`quotations`) find what stands in quotation marks; the parser says on which verb it
hangs and who that verb's subject is, and finds what is said without marks. Where it finds nothing,
the rules' row stays, so that nothing in quotation marks is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus import QUOTATION_COLUMNS, Corpus, Flag, Part, Scope, span_frame
from analysis.errors import InputError
from analysis.measures.counts import token_mask
from analysis.measures.speech.quotations import quotations
from analysis.models.parsed_speech import NONE, Reading, Span, Told
from analysis.models.parses import parses
from analysis.models.speech_cues import speech_cues
from analysis.models.tone import Progress, marked
from analysis.text.languages import Language, get_language

RULE = "parser"
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ANY = frozenset(["", "xx", "multilingual"])  # of a pipeline that knows several languages
#: Rules by which words in marks are a quotation though no pattern of the language met them.
_MARKS_ALONE = frozenset(["marks", "open_mark", "continued"])


class _Row(NamedTuple):
    """A row of `Corpus.quotations` with its columns."""

    article: int
    part: int
    start: int
    end: int
    type: str
    speaker_start: int
    speaker_end: int
    cue_start: int
    cue_end: int
    verb: str
    grade: str
    rule: str

    @property
    def in_marks(self) -> bool:
        return self.type == "direct" or self.rule in _MARKS_ALONE


def quotations_by_parser(
    corpus: Corpus,
    pipeline: Any,
    *,
    name: str = RULE,
    scope: Scope = Scope(),
    batch: int = 64,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """The quotations in scope with speakers and cues by a parser (table `quotations`).

    pipeline: a loaded spaCy `Language` or a Stanza `Pipeline` with a dependency parser. It reads
    the articles in its own language (`pipeline.lang`; all where it has none), paragraph by
    paragraph; the rows of other languages are the rules'.

    Of each verb, participle or source of the language's list: its complement (ccomp, xcomp,
    parataxis, or what the list says that it takes) is what is said, its subject without relative
    clauses the speaker; in the passive who did it. What stands in quotation marks keeps its span
    and gets speaker and cue of the verb it hangs on. Types as by the rules. `rule` is “parser”, or
    the rule's name where its row stays. name: of the parser, for `attrs["model"]`. batch:
    paragraphs at once. progress: told (share done, "parsing"). Nothing is kept between runs, since
    a parse holds the words. InputError: no pipeline, one without a parser, a bad option.
    """
    if batch < 1:
        raise InputError("bad_option", value=batch, option="batch", values="1, 2, 3 …")
    tell = progress or (lambda share, step: None)
    texts = _Texts(corpus, _asked(corpus, pipeline, scope))
    told: dict[tuple[int, int], list[Told]] = {key: [] for key in texts.read}
    places = [(key, *match.span()) for key, text in texts.read.items() for match in _lines(text)]
    lines = [texts.read[key][start:end] for key, start, end in places]
    for (key, start, _), words in zip(places, parses(pipeline, lines, batch, tell), strict=True):
        moved = [one._replace(start=one.start + start, end=one.end + start) for one in words]
        cues = speech_cues(texts.language(key))
        told[key] += Reading(moved, texts.read[key], texts.quoted(key), cues).told()
    tell(1.0, "parsing")
    rows = [row for key, found in texts.rows.items() if key not in told for row in found]
    for key, found in told.items():
        rows += _merged(texts, key, found)
    rows.sort()
    columns = zip(*rows, strict=True) if rows else [[] for _ in QUOTATION_COLUMNS]
    spans = span_frame(
        QUOTATION_COLUMNS, dict(zip(QUOTATION_COLUMNS, map(list, columns), strict=True))
    )
    return marked(quotations(replace(corpus, quotations=spans), scope=scope), name)


def _asked(corpus: Corpus, pipeline: Any, scope: Scope) -> list[tuple[int, int]]:
    """The texts (article, part) to be read: with words in scope, in the pipeline's language."""
    inside = token_mask(corpus, replace(scope, voice="all"))
    code = getattr(pipeline, "lang", None)
    if isinstance(code, str) and code not in _ANY:
        own = (corpus.articles.frame["language"] == code).to_numpy()
        inside = inside & own[corpus.tokens.article]
    tokens = corpus.tokens
    numbers = np.unique(tokens.article[inside].astype(np.int64) * len(Part) + tokens.part[inside])
    return [divmod(number, len(Part)) for number in numbers.tolist()]


def _lines(text: str) -> Iterator[re.Match[str]]:
    return _LINE.finditer(text)


class _Texts:
    """Titles and bodies by (article, part), with the rules' rows and the tokens of each."""

    def __init__(self, corpus: Corpus, asked: Sequence[tuple[int, int]]) -> None:
        frame = corpus.articles.frame
        self._codes = frame["language"].tolist()
        sides = {Part.TITLE: frame["title"].tolist(), Part.BODY: frame["text"].tolist()}
        self.read = {(article, part): sides[Part(part)][article] for article, part in asked}
        self.rows: dict[tuple[int, int], list[_Row]] = {}
        for values in corpus.quotations[list(QUOTATION_COLUMNS)].itertuples(index=False, name=None):
            row = _Row(*values)
            self.rows.setdefault((row.article, row.part), []).append(row)
        tokens = corpus.tokens
        self._key = tokens.article.astype(np.int64) * len(Part) + tokens.part
        self._tokens = tokens

    def language(self, key: tuple[int, int]) -> Language:
        return get_language(self._codes[key[0]])

    def marked(self, key: tuple[int, int]) -> list[_Row]:
        """The rows that stand in quotation marks whole."""
        return [row for row in self.rows.get(key, []) if row.in_marks]

    def quoted(self, key: tuple[int, int]) -> list[Span]:
        return [(row.start, row.end) for row in self.marked(key)]

    def tokens(self, key: tuple[int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(Starts, ends, whether in quotation marks) of the tokens of a text."""
        number = key[0] * len(Part) + key[1]
        part = slice(*np.searchsorted(self._key, [number, number + 1]).tolist())
        flags = self._tokens.flags[part] & np.uint8(Flag.QUOTED)
        return self._tokens.start[part], self._tokens.end[part], flags != 0


def _merged(texts: _Texts, key: tuple[int, int], told: Sequence[Told]) -> list[_Row]:
    """What was told of a text and the rules' rows, none over another."""
    starts, ends, spoken = texts.tokens(key)
    whole = [_widened(one, starts.tolist(), ends.tolist()) for one in told]
    rules, marked_rows = texts.rows.get(key, []), texts.marked(key)
    found = [
        _in_marks(row, [one for one in whole if one.quoted == number])
        for number, row in enumerate(marked_rows)
    ]
    said = list(zip(starts[spoken].tolist(), ends[spoken].tolist(), strict=True))
    taken: list[Span] = [(row.start, row.end) for row in found if row.type == "direct"]
    kept: list[_Row] = []
    for one in sorted((one for one in whole if one.quoted < 0), key=_outermost):
        same = [row for row in rules if (row.cue_start, row.cue_end) == one.cue]
        if not one.clause:
            if one.speaker == NONE and not same:
                continue  # a noun that nobody says, of a verb that the rules pass over
            one = _as_ruled(one, same)
        row = _row(key, one, same, texts, said)
        under = [other for other in rules if _meet(one.said, (other.start, other.end))]
        if any(_meet(one.said, span) for span in taken) or _loses(row, under, said):
            continue
        taken.append(one.said)
        kept.append(row)
    cues = {(row.cue_start, row.cue_end) for row in kept}
    for row in rules:
        again = row.type == "indirect" and (row.cue_start, row.cue_end) in cues
        free = not any(_meet((row.start, row.end), (one.start, one.end)) for one in kept)
        if free and not again and not row.in_marks:
            kept.append(row)
    spans = [(row.start, row.end) for row in kept]
    return kept + [r for r in found if not any(_meet((r.start, r.end), span) for span in spans)]


def _as_ruled(told: Told, same: Sequence[_Row]) -> Told:
    """A noun that is what is said (condemned the raid) as the rules cut it, where they met it."""
    return told._replace(said=(same[0].start, same[0].end)) if same else told


def _loses(new: _Row, under: Sequence[_Row], said: Sequence[Span]) -> bool:
    """Whether more would be lost than won: words in marks, or more words that another cue has."""
    span = (new.start, new.end)
    for row in under:
        other = (row.cue_start, row.cue_end) != (new.cue_start, new.cue_end)
        if other and row.start <= new.start and new.end <= row.end and span != row[2:4]:
            return True
        if row.type == "mixed" and new.type != "mixed":
            return True
        if any(_meet(row[2:4], token) and not _meet(span, token) for token in said):
            return True
    return False


def _in_marks(row: _Row, told: Sequence[Told]) -> _Row:
    """The rules' row of words in marks with the nearest verb on which they hang."""
    if not told:
        return row
    one = min(told, key=lambda one: (one.speaker == NONE, _apart(one.cue, (row.start, row.end))))
    speaker = one.speaker
    if speaker == NONE:
        if row.speaker_start >= 0 and one.cue != (row.cue_start, row.cue_end):
            return row
        speaker = (row.speaker_start, row.speaker_end)
    return row._replace(
        speaker_start=speaker[0], speaker_end=speaker[1], cue_start=one.cue[0],
        cue_end=one.cue[1], verb=one.verb, grade=one.grade, rule=RULE,
    )  # fmt: skip


def _row(
    key: tuple[int, int], one: Told, same: Sequence[_Row], texts: _Texts, said: Sequence[Span]
) -> _Row:
    """A row of what is said without marks, or partly in them; its speaker, where the parse has
    none, is the one of the rules for the same cue (the last speaker goes on)."""
    speaker = one.speaker
    if speaker == NONE:
        speaker = (same[0].speaker_start, same[0].speaker_end) if same else NONE
    start, end = _closed(texts.read[key], one.said, texts.language(key))
    text = texts.read[key][start:end]
    mixed = any(_meet(one.said, token) for token in said) or _has_marks(text, texts.language(key))
    kind = "mixed" if mixed else "indirect"
    return _Row(*key, start, end, kind, *speaker, *one.cue, one.verb, one.grade, RULE)


def _closed(text: str, said: Span, language: Language) -> Span:
    """With the quotation mark that stands just before or after and belongs to one within."""
    start, end = said
    for opens, closes in language.quotes:
        inner = text[start:end]
        if opens == closes:
            alone = inner.count(opens) % 2
            before, after = alone, alone
        else:
            before = inner.count(closes) > inner.count(opens)
            after = inner.count(opens) > inner.count(closes)
        if before and text[:start].endswith(opens):
            start -= len(opens)
        elif after:
            near = re.compile(r"[.,;:!?…،؛؟]?" + re.escape(closes)).match(text, end)
            end = near.end() if near else end
        elif text[:start].endswith(opens) and text.startswith(closes, end):
            start, end = start - len(opens), end + len(closes)
    return start, end


def _has_marks(text: str, language: Language) -> bool:
    return any(
        opens in text and closes in text[text.index(opens) + len(opens) :]
        for opens, closes in language.quotes
    )


def _widened(told: Told, starts: Sequence[int], ends: Sequence[int]) -> Told:
    """With spans that begin and end as words of the corpus do: parsers cut some in pieces."""

    def whole(span: Span) -> Span:
        first, last = bisect_right(ends, span[0]), bisect_left(starts, span[1]) - 1
        if span == NONE or first > last:
            return span
        return min(span[0], starts[first]), max(span[1], ends[last])

    said = told.said if told.quoted >= 0 else whole(told.said)
    return told._replace(said=said, speaker=whole(told.speaker), cue=whole(told.cue))


def _outermost(told: Told) -> tuple[int, int]:
    return told.said[0], -told.said[1]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _apart(one: Span, other: Span) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)
