"""Tone of the wording: how positive or negative the words of a sentence are.

Never stance, never bias (methods 2): a lexicon, negation, intensifiers and contrast, summed over a
sentence and brought to −1…1. Every language follows its pack, English over VADER's words; English
can be measured by VADER itself (Hutto & Gilbert 2014). Languages without a lexicon have no tone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from analysis.corpus import SENTENCE_COLUMNS, Corpus, Flag, Scope
from analysis.measures.blocks import beginnings
from analysis.measures.counts import article_mask, group_names, token_mask
from analysis.measures.lexicon import Counted, Lexicons, words_counted
from analysis.measures.tone_engine import Hits, join_hits
from analysis.measures.tone_hits import hits_of, sentence_sums
from analysis.tables import TONE, TONE_SENTENCES, TONE_WORDS

ENOUGH_COVERAGE = 0.015  # share of tokens known to the lexicon, and number of hits, under which a
ENOUGH_HITS = 8  # number says little (methods 2)
INTERVAL_FROM = 3  # articles
CONFIDENCE = 0.95
#: The rows of `tone` a group: part, voice.
VIEWS = (("title", "all"), ("body", "all"), ("body", "reporter"), ("body", "quoted"))
#: Which column of `tone_sentences` has the tone of a voice.
TONE_OF = {"all": "tone", "reporter": "tone_reporter", "quoted": "tone_quoted"}
_PARTS = pd.array(["title", "body"], dtype="str")
_VOICES = pd.array(["reporter", "quoted", "mixed"], dtype="str")


@dataclass(frozen=True, eq=False)
class Scores:
    """Sentences and their tone, by a lexicon or by a model; one array entry each.

    rows: sentence rows; tokens, hits, tone (NaN: none): dicts by voice (all, reporter, quoted).
    """

    rows: np.ndarray
    tokens: dict[str, np.ndarray]
    hits: dict[str, np.ndarray]
    tone: dict[str, np.ndarray]


def tone_sentences(
    corpus: Corpus,
    *,
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
) -> pd.DataFrame:
    """The tone of each sentence (table `tone_sentences`), in order of the text.

    Exactly one row for every sentence with a token in scope, in a language with a lexicon; no hit
    is tone 0. Rules read the whole sentence, sums run over its tokens in scope. lexicon (English):
    news, or vader, which equals vaderSentiment 3.3.2. events: drop leaves words that stand for an
    event (killed, war) out. lexicons: {language code: (word, valence) pairs}, in place of that
    language's lexicon. InputError: an option that does not exist.
    """
    chosen = words_counted(lexicon, events, lexicons)
    return sentence_frame(corpus, _scores(corpus, scope, chosen))


def tone(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
) -> pd.DataFrame:
    """The tone of each group and language (table `tone`): headlines, bodies, and bodies by voice.

    The mean over articles of the mean of their sentences, with a 95 % t-interval over articles
    from three articles on (methods 2). Sorted by group, language, then as `VIEWS`. `enough` is
    false under 1.5 % coverage or eight hits. Options as in `tone_sentences`.
    """
    chosen = words_counted(lexicon, events, lexicons)
    return group_frame(corpus, _scores(corpus, scope, chosen), by, scope)


def group_frame(corpus: Corpus, scores: Scores, by: str, scope: Scope) -> pd.DataFrame:
    """Scored sentences as the table `tone`: the one way in which tone is averaged."""
    group = group_names(corpus, by, article_mask(corpus, scope))
    article = corpus.sentences["article"].to_numpy()[scores.rows]
    part = _PARTS.take(corpus.sentences["part"].to_numpy()[scores.rows])
    base = pd.DataFrame(
        {
            "group": group[article],
            "language": corpus.articles.frame["language"].to_numpy(dtype=object)[article],
            "article": article,
            "part": part,
        }
    )
    rows = []
    for wanted, voice in VIEWS:
        if scope.part not in ("all", wanted):
            continue
        values = base.assign(
            tone=scores.tone[voice], tokens=scores.tokens[voice], hits=scores.hits[voice]
        )
        rows += _grouped(values, wanted, voice)
    rows.sort(key=lambda row: (row["group"], row["language"]))  # stable: views stay in order
    return TONE.frame(pd.DataFrame(rows, columns=TONE.names) if rows else None)


def tone_words(
    corpus: Corpus,
    *,
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
    sentences: Sequence[int] | None = None,
) -> pd.DataFrame:
    """The words behind the tone (table `tone_words`), in order of the text.

    One row for every word in scope that the lexicon knows and for every negation, intensifier and
    contrast word that acted on one. The `value`s of a sentence are what its tone is made from:
    their sum x gives x / √(x² + 15), with lexicon="vader" after what exclamation and question marks
    add.
    sentences: only those rows of the corpus's sentences.
    """
    chosen = words_counted(lexicon, events, lexicons)
    mask = _mask(corpus, scope, chosen)
    rows = np.flatnonzero(_words_in_sentences(corpus, mask)[0])
    if sentences is not None:
        rows = np.intersect1d(rows, np.asarray(sentences, dtype=np.int64))
    found = _hits(corpus, rows, chosen)
    if not found or not len(rows):
        return TONE_WORDS.frame()
    hits = join_hits(found)
    inside = np.zeros(len(corpus.sentences), dtype=bool)
    inside[rows] = True
    role = np.where(hits.valence > 0, "positive", "negative")
    counted = pd.DataFrame(
        {"sentence": hits.sentence, "token": hits.token, "start": hits.start, "end": hits.end}
    ).assign(role=role, valence=hits.valence, value=hits.value)
    counted = counted[mask[hits.token] & inside[hits.sentence]]
    shifters = hits.shifters[hits.shifters["sentence"].isin(counted["sentence"])]
    found = pd.concat([counted, shifters], ignore_index=True)
    found = found.sort_values(["token", "start", "role"], kind="stable", ignore_index=True)
    article = corpus.tokens.article[found["token"]]
    part = corpus.tokens.part[found["token"]]
    texts = corpus.articles.frame[["title", "text"]].to_numpy()
    spans = zip(texts[article, part], found["start"], found["end"], strict=True)
    return TONE_WORDS.frame(
        {
            "article_id": corpus.articles.frame["article_id"].array.take(article),
            "part": _PARTS.take(part),
            "sentence": found["sentence"].to_numpy(),
            "start": found["start"].to_numpy(),
            "end": found["end"].to_numpy(),
            "form": [text[start:end] for text, start, end in spans],
            "role": found["role"].to_numpy(),
            "valence": found["valence"].to_numpy(),
            "value": found["value"].to_numpy(),
        }
    )


def _mask(corpus: Corpus, scope: Scope, chosen: Counted) -> np.ndarray:
    """True for tokens in scope in a language with a lexicon."""
    codes = corpus.articles.frame["language"]
    known = codes.isin([code for code in codes.unique() if chosen.has(code)]).to_numpy()
    mask = token_mask(corpus, scope)
    return mask if known.all() else mask & known[corpus.tokens.article]


def _words_in_sentences(corpus: Corpus, *masks: np.ndarray) -> list[np.ndarray]:
    """How many tokens where a mask is true each sentence has (int64), for each mask."""
    sentence = corpus.tokens.sentence
    first = beginnings(sentence)
    result = [np.zeros(len(corpus.sentences), dtype=np.int64) for _ in masks]
    for counts, mask in zip(result, masks, strict=True):
        before = np.append(np.int32(0), np.cumsum(mask, dtype=np.int32))
        counts[sentence[first]] = np.diff(before[first], append=before[-1])
    return result


def _hits(corpus: Corpus, rows: np.ndarray, chosen: Counted) -> list[Hits]:
    """Hits in all sentences of the languages that the sentences `rows` are in."""
    article = np.unique(corpus.sentences["article"].to_numpy()[rows])
    codes = corpus.articles.frame["language"].array.take(article)
    return hits_of(corpus, sorted(set(codes.tolist())), chosen)


def _scores(corpus: Corpus, scope: Scope, chosen: Counted) -> Scores:
    mask = _mask(corpus, scope, chosen)
    quoted = (corpus.tokens.flags & np.uint8(Flag.QUOTED)) != 0
    said = mask & quoted
    count, count_said = _words_in_sentences(corpus, mask, said)
    rows = np.flatnonzero(count)
    hits = _hits(corpus, rows, chosen)
    tokens, found, result = {}, {}, {}
    for voice, there, many in (
        ("all", mask, count),
        ("reporter", mask & ~quoted, count - count_said),
        ("quoted", said, count_said),
    ):
        tokens[voice] = many[rows]
        known, sums = sentence_sums(hits, corpus.tokens.sentence, len(count), there)
        found[voice] = known[rows]
        result[voice] = np.where(tokens[voice] > 0, sums[rows], np.nan)
    return Scores(rows, tokens, found, result)


def sentence_frame(corpus: Corpus, scores: Scores) -> pd.DataFrame:
    """Scored sentences as the table `tone_sentences`."""
    spans = {name: corpus.sentences[name].to_numpy()[scores.rows] for name in SENTENCE_COLUMNS}
    article, frame = spans["article"], corpus.articles.frame
    reported, said = scores.tokens["reporter"] > 0, scores.tokens["quoted"] > 0
    return TONE_SENTENCES.frame(
        {
            "article_id": frame["article_id"].array.take(article),
            "outlet": frame["outlet"].array.take(article),
            "language": frame["language"].array.take(article),
            "sentence": scores.rows,
            "part": _PARTS.take(spans["part"]),
            "voice": _VOICES.take(np.where(said, np.where(reported, 2, 1), 0)),
            "tone": scores.tone["all"],
            "tone_reporter": scores.tone["reporter"],
            "tone_quoted": scores.tone["quoted"],
            "hits": scores.hits["all"],
            "coverage": scores.hits["all"] / np.maximum(scores.tokens["all"], 1),
            "start": spans["start"],
            "end": spans["end"],
        }
    )


def _grouped(values: pd.DataFrame, part: str, voice: str) -> list[dict[str, object]]:
    """A row for every group and language among `values`: one part and voice."""
    rows: list[dict[str, object]] = []
    keys = ["group", "language"]
    chosen = values[(values["part"] == part) & values["tone"].notna()]
    counted = dict(iter(chosen.groupby(keys, sort=False)))
    for group, language in values[keys].drop_duplicates().itertuples(index=False):
        if not group:
            continue
        frame = counted.get((group, language), chosen.iloc[:0])
        means = frame.groupby("article")["tone"].mean().to_numpy()
        low, high = interval(means)
        tokens, hits = int(frame["tokens"].sum()), int(frame["hits"].sum())
        coverage = hits / tokens if tokens else np.nan
        rows.append(
            {
                "group": group,
                "language": language,
                "part": part,
                "voice": voice,
                "tone": means.mean() if len(means) else np.nan,
                "low": low,
                "high": high,
                "articles": len(means),
                "sentences": len(frame),
                "coverage": coverage,
                "enough": bool(tokens) and coverage >= ENOUGH_COVERAGE and hits >= ENOUGH_HITS,
            }
        )
    return rows


def interval(means: np.ndarray) -> tuple[float, float]:
    """The 95 % t-interval of a mean over articles; NaN under three articles."""
    if len(means) < INTERVAL_FROM:
        return np.nan, np.nan
    reach = stats.t.ppf((1 + CONFIDENCE) / 2, len(means) - 1) * stats.sem(means)
    return float(means.mean() - reach), float(means.mean() + reach)
