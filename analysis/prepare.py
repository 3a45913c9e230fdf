"""The one pipeline: articles → language → tokens → sentences → marks → Corpus."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.articles import ArticleSet
from analysis.corpus import (
    BOILERPLATE_COLUMNS,
    SENTENCE_COLUMNS,
    Corpus,
    Flag,
    Part,
    TokenTable,
    span_frame,
)
from analysis.errors import InputError
from analysis.marks.boilerplate import boilerplate, with_repeated
from analysis.marks.passages import shared_passages
from analysis.marks.quotations import find_quotations
from analysis.marks.repeated import repeated_lines
from analysis.marks.rules import RULES, Span
from analysis.text.detect import identify
from analysis.text.languages import get_language
from analysis.text.normal import lemmas, normal_forms
from analysis.text.sentence_rows import sentence_rows
from analysis.text.tokens import Words, words

#: Told to `progress` as (share done 0…1, step): the steps in order.
STEPS = ("languages", "sentences", "words", "marks", "passages")
Progress = Callable[[float, str], None]


@dataclass(frozen=True)
class _Text:
    """Titles and bodies in token order: text 2·i is the title of article i, 2·i + 1 its body."""

    texts: list[str]
    languages: list[str]


def prepare(
    articles: ArticleSet,
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    boilerplate_off: Collection[str] = (),
) -> Corpus:
    """Everything that measures need, made once.

    progress: called as progress(share, step) with a step of `STEPS`. workers: threads for the
    words (numpy frees the interpreter lock there); the result does not depend on it.
    boilerplate_off: names of `RULES` that do not mark; what they found stands in
    `Corpus.unmarked`. Never raises for any text; an empty set gives an empty corpus. InputError
    `bad_option`: no such rule.
    """
    off = _known_rules(boilerplate_off)

    def tell(step: str) -> None:
        if progress is not None:
            progress(STEPS.index(step) / len(STEPS), step)

    tell("languages")
    articles = _with_languages(articles)
    source = _texts(articles)
    tell("sentences")
    tokens, sentences = _token_table(source, workers, lambda: tell("words"))
    tell("marks")
    found = _boilerplate(articles, sentences)
    is_off = found["rule"].isin(off).to_numpy()
    promo, unmarked = (found[one].reset_index(drop=True) for one in (~is_off, is_off))
    quoted, spoken = find_quotations(source.texts, source.languages, tokens, sentences)
    flags = _flag_spans(tokens, promo, Flag.BOILERPLATE) | _flag_spans(tokens, spoken, Flag.QUOTED)
    tokens = tokens.with_flags(flags)
    tell("passages")
    shared, passages = shared_passages(tokens, articles.frame["outlet"].to_numpy(dtype=object))
    tokens = tokens.with_flags(flags | (shared * np.uint8(Flag.SHARED)).astype(np.uint8))
    if progress is not None:
        progress(1.0, STEPS[-1])
    tokens = _frozen(tokens)
    return Corpus(articles, tokens, sentences, promo, quoted, passages, off, unmarked)


def _known_rules(names: Collection[str]) -> tuple[str, ...]:
    for name in names:
        if name not in RULES:
            values = ", ".join(RULES)
            raise InputError("bad_option", value=name, option="boilerplate_off", values=values)
    return tuple(sorted(set(names)))


def tokenize(articles: ArticleSet) -> TokenTable:
    """The words of titles and bodies with their offsets and sentences; no flags set."""
    return _token_table(_texts(_with_languages(articles)))[0]


def _with_languages(articles: ArticleSet) -> ArticleSet:
    """Languages identified where none is given."""
    given = articles.frame["language"]
    absent = (given == "").to_numpy()
    if not absent.any():
        return articles
    frame = articles.frame[absent]
    joined = (frame["title"] + "\n" + frame["text"]).tolist()
    found = given.to_numpy(dtype=object).copy()
    found[absent] = identify(joined)
    return articles.with_column("language", found)


def _texts(articles: ArticleSet) -> _Text:
    frame = articles.frame
    pairs = zip(frame["title"].tolist(), frame["text"].tolist(), strict=True)
    texts = [text for pair in pairs for text in pair]
    languages = [code for code in frame["language"].tolist() for _ in Part]
    return _Text(texts, languages)


def _pair(source: _Text) -> tuple[list[str], list[str]]:
    return source.texts, source.languages


def _sentences(source: _Text, workers: int | None = None) -> pd.DataFrame:
    """Sentence spans of every text; a title is one sentence."""
    title = np.arange(len(source.texts)) % 2 == Part.TITLE
    row, start, end = sentence_rows(*_pair(source), title, workers=workers)
    return span_frame(
        SENTENCE_COLUMNS, {"article": row // 2, "part": row % 2, "start": start, "end": end}
    )


def _token_table(
    source: _Text, workers: int | None = None, at_words: Callable[[], None] = lambda: None
) -> tuple[TokenTable, pd.DataFrame]:
    """The token table, and the sentences that have a word (a row of asterisks is none).

    Sentences are found in a thread: array work, while the vocabulary is string work.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        waiting = pool.submit(_sentences, source, workers)
        at_words()
        found = words(*_pair(source), workers=workers)
        form_of_type, vocabulary = _vocabulary(found)
        sentences = waiting.result()
    texts = sentences["article"].to_numpy() * 2 + sentences["part"].to_numpy()
    first = np.searchsorted(
        _position(found.text, found.start), _position(texts, sentences["start"].to_numpy())
    )
    counts = np.diff(first, append=len(found.text))
    used = counts > 0
    sentence = np.repeat(np.arange(int(used.sum()), dtype=np.int32), counts[used])
    tokens = TokenTable(
        term=form_of_type.astype(np.int32)[found.type],
        article=found.text >> 1,
        sentence=sentence,
        start=found.start,
        end=found.end,
        part=(found.text & 1).astype(np.int8),
        flags=np.zeros(len(found.text), dtype=np.uint8),
        vocabulary=vocabulary,
    )
    return tokens, sentences[used].reset_index(drop=True)


def _position(text: np.ndarray, start: np.ndarray) -> np.ndarray:
    """One number that sorts by text, then by place in it."""
    position = np.left_shift(text, 32, dtype=np.int64)
    position += start
    return position


def _place(
    span_text: np.ndarray, span_start: np.ndarray, text: np.ndarray, start: np.ndarray
) -> np.ndarray:
    """The row of the span (sorted by text and start) in which each position stands."""
    wanted = _position(text, start)
    return np.searchsorted(_position(span_text, span_start), wanted, side="right") - 1


def _vocabulary(found: Words) -> tuple[np.ndarray, pd.DataFrame]:
    """(vocabulary row of each surface type; vocabulary: form, lemma, display, language).

    `display` is the surface that most tokens of a form have; its lemma is the form's lemma.
    """
    types = found.types
    counts = np.bincount(found.type, minlength=len(types))
    form = np.empty(len(types), dtype=object)
    codes = types["language"].to_numpy(dtype=object)
    surfaces = types["surface"].to_numpy(dtype=object)
    languages, names = pd.factorize(codes)
    for number, code in enumerate(names):
        rows = np.flatnonzero(languages == number)
        form[rows] = normal_forms(surfaces[rows].tolist(), get_language(code))
    forms, unique_forms = pd.factorize(form)
    row_of_type, entries = pd.factorize(forms * len(names) + languages)
    order = np.lexsort((-_rank_among_equals(surfaces, row_of_type), -counts))
    shown_type = np.zeros(len(entries), dtype=np.int64)
    shown_type[row_of_type[order[::-1]]] = order[::-1]
    display = surfaces[shown_type]
    language_of = names[entries % max(len(names), 1)]
    form_of = unique_forms[entries // max(len(names), 1)]
    lemma, extra = _lemma_rows(language_of, form_of, display)
    vocabulary = pd.DataFrame(
        {
            "form": np.concatenate((form_of, extra["form"])),
            "lemma": lemma.astype(np.int32),
            "display": np.concatenate((display, extra["form"])),
            "language": np.concatenate((language_of, extra["language"])),
        }
    )
    return row_of_type, vocabulary.astype({"form": "str", "display": "str", "language": "str"})


def _rank_among_equals(surfaces: np.ndarray, entry: np.ndarray) -> np.ndarray:
    """Which of equally frequent surfaces of an entry is shown, the highest: the shortest (without
    vowel signs), then the one that sorts last (small letters), whatever the order of articles."""
    rank = np.zeros(len(surfaces), dtype=np.int64)
    several = np.flatnonzero((np.bincount(entry) > 1)[entry]).tolist()
    for place, row in enumerate(
        sorted(several, key=lambda row: (-len(surfaces[row]), surfaces[row]))
    ):
        rank[row] = place
    return rank


def _lemma_rows(
    languages: np.ndarray, forms: np.ndarray, display: np.ndarray
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """(vocabulary row of each entry's lemma; lemmas that occur in no text, to be appended)."""
    lemma = np.zeros(len(forms), dtype=np.int64)
    extra: dict[str, list[np.ndarray]] = {"language": [forms[:0]], "form": [forms[:0]]}
    rows_so_far = len(forms)
    for code in sorted(set(languages)):
        rows = np.flatnonzero(languages == code)
        found = np.array(lemmas(display[rows].tolist(), get_language(code)), dtype=object)
        # Forms come first and are unique, so that what is numbered after them are new lemmas.
        numbers, names = pd.factorize(np.concatenate((forms[rows], found)))
        new = names[len(rows) :]
        row_of = np.concatenate((rows, np.arange(rows_so_far, rows_so_far + len(new))))
        lemma[rows] = row_of[numbers[len(rows) :]]
        rows_so_far += len(new)
        extra["form"].append(new)
        extra["language"].append(np.full(len(new), code, dtype=object))
    lemma = np.concatenate((lemma, np.arange(len(forms), rows_so_far)))
    return lemma, {name: np.concatenate(parts) for name, parts in extra.items()}


def _boilerplate(articles: ArticleSet, sentences: pd.DataFrame) -> pd.DataFrame:
    """What every rule finds in the bodies; lines that an outlet repeats where no other does."""
    body = sentences[sentences["part"].to_numpy() == Part.BODY]
    spans: dict[int, list[tuple[int, int]]] = {}
    columns = (body["article"].tolist(), body["start"].tolist(), body["end"].tolist())
    for article, start, end in zip(*columns, strict=True):
        spans.setdefault(article, []).append((start, end))
    fields = ("title", "text", "language", "author", "outlet")
    titles, texts, codes, authors, outlets = (articles.frame[name].tolist() for name in fields)
    repeated: dict[int, list[tuple[int, int]]] = {}
    for article, start, end in repeated_lines(titles, texts, outlets):
        repeated.setdefault(article, []).append((start, end))

    def of(article: int) -> list[Span]:
        language, own = get_language(codes[article]), spans.get(article, [])
        found = boilerplate(titles[article], texts[article], language, own, authors[article])
        return with_repeated(found, repeated[article]) if article in repeated else found

    rows = [(row, int(Part.BODY), *span) for row in range(len(texts)) for span in of(row)]
    return span_frame(BOILERPLATE_COLUMNS, _columns(rows, list(BOILERPLATE_COLUMNS)))


def _columns(rows: Sequence[tuple[object, ...]], names: list[str]) -> dict[str, object]:
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def _flag_spans(tokens: TokenTable, spans: pd.DataFrame, flag: Flag) -> np.ndarray:
    """`flag` (uint8) for every token that stands in one of the spans (disjoint in each text)."""
    result = np.zeros(len(tokens), dtype=np.uint8)
    if not len(spans):
        return result
    text = spans["article"].to_numpy() * 2 + spans["part"].to_numpy()
    order = np.lexsort((spans["start"].to_numpy(), text))
    text, start = text[order], spans["start"].to_numpy()[order]
    end = spans["end"].to_numpy()[order]
    token_text = tokens.article * 2 + tokens.part
    row = _place(text, start, token_text, tokens.start)
    inside = (row >= 0) & (text[row] == token_text) & (tokens.end <= end[row])
    result[inside] = np.uint8(flag)
    return result


def _frozen(tokens: TokenTable) -> TokenTable:
    """The same arrays, read-only: a cached corpus is shared by all readers."""
    for name in ("term", "article", "sentence", "start", "end", "part", "flags"):
        getattr(tokens, name).setflags(write=False)
    return tokens
