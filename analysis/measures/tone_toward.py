"""Tone toward actors: how positive or negative the words are that meet each mention of a name.

Of the wording, never stance (methods 2). Without a parser: words with tone count by their distance
from the mention and the clauses between; words that fall on somebody (criticize, praise, accused
of) count for the actor by its part in them; what an actor says is not said of it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import PART_NAMES, Corpus, Scope
from analysis.measures.counts import article_mask, group_names, token_mask
from analysis.measures.lexicon import Counted, Lexicons, words_counted
from analysis.measures.tone import INTERVAL_FROM, interval, tone_words
from analysis.measures.tone_engine import compound
from analysis.measures.toward_actors import Actors, Mentions, find_mentions, spellings_of
from analysis.measures.toward_values import toward_values
from analysis.tables import TONE_TOWARD, TONE_TOWARD_MENTIONS, TONE_TOWARD_WORDS


def tone_toward(
    corpus: Corpus,
    actors: Actors,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
) -> pd.DataFrame:
    """The tone toward each actor in each group and language (table `tone_toward`).

    actors: names, name → spellings, or a frame with a column `actor`. A spelling is looked up word
    by word in normal form, in Arabic also with what is written onto it. One row for every actor
    that is mentioned in a language with a lexicon: the mean over articles of the mean of their
    sentences with a mention (−1…1), with a 95 % t-interval over articles from three articles on.
    Sorted by group, language, then actors as given. lexicon, events, lexicons: as in
    `tone_sentences`; the words that fall on somebody are the same for all lexicons. InputError:
    nothing to look for, an option that does not exist.
    """
    mentions = tone_toward_mentions(
        corpus, actors, by=by, scope=scope, lexicon=lexicon, events=events, lexicons=lexicons
    )
    return toward_frame(mentions, list(spellings_of(actors)))


def toward_frame(mentions: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Mentions with their tone as the table `tone_toward`: the one way in which it is averaged.

    names: the actors in the order of the rows.
    """
    keys = ["group", "language", "actor"]
    sentences = mentions.groupby([*keys, "article_id", "sentence"], sort=False)["tone"].mean()
    articles = sentences.groupby([*keys, "article_id"], sort=False).mean()
    counts = mentions.groupby(keys, sort=False)["sentence"].agg(["size", "nunique"])
    means = articles.groupby(keys, sort=False)
    rows = means.mean().to_frame("tone").assign(low=np.nan, high=np.nan)
    rows[["mentions", "sentences"]] = counts
    values, bounds = articles.to_numpy(), rows[["low", "high"]].to_numpy(copy=True)
    number = means.ngroup().to_numpy()
    for row in np.flatnonzero(np.bincount(number, minlength=len(rows)) >= INTERVAL_FROM):
        bounds[row] = interval(values[number == row])
    rows[["low", "high"]] = bounds
    order = {name: place for place, name in enumerate(names)}
    rows = rows.reset_index()
    rows = rows.assign(place=rows["actor"].map(order)).sort_values(["group", "language", "place"])
    return TONE_TOWARD.frame(rows.drop(columns="place"))


def tone_toward_mentions(
    corpus: Corpus,
    actors: Actors,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
) -> pd.DataFrame:
    """Every mention behind `tone_toward` with its tone (table `tone_toward_mentions`).

    In order of the text, then of the actors as given. The tone is x / √(x² + 15) of the sum x of
    its values in `tone_toward_words`; 0 where nothing counted. Arguments as in `tone_toward`.
    """
    names, mentions, values, group = _measured(
        corpus, actors, by, scope, words_counted(lexicon, events, lexicons)
    )
    total = np.bincount(values["mention"], weights=values["value"], minlength=len(mentions.first))
    counted = np.bincount(values["mention"], minlength=len(mentions.first))
    frame, tokens = corpus.articles.frame, corpus.tokens
    article = tokens.article[mentions.first]
    return TONE_TOWARD_MENTIONS.frame(
        {
            "article_id": frame["article_id"].array.take(article),
            "outlet": frame["outlet"].array.take(article),
            "group": group[article],
            "language": frame["language"].array.take(article),
            "actor": np.array(names, dtype=object)[mentions.actor],
            "part": PART_NAMES[tokens.part[mentions.first]],
            "sentence": tokens.sentence[mentions.first],
            "start": tokens.start[mentions.first],
            "end": tokens.end[mentions.last],
            "tone": compound(total),
            "words": counted,
        }
    )


def tone_toward_words(
    corpus: Corpus,
    actors: Actors,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
) -> pd.DataFrame:
    """The words that counted for each mention (table `tone_toward_words`).

    In order of the mentions, then of the text. Arguments as in `tone_toward`.
    """
    names, mentions, values, _ = _measured(
        corpus, actors, by, scope, words_counted(lexicon, events, lexicons)
    )
    tokens, frame = corpus.tokens, corpus.articles.frame
    first = mentions.first[values["mention"]]
    article, part = tokens.article[first], tokens.part[first]
    start = tokens.start[values["token"].to_numpy()]
    end = tokens.end[values["end_token"].to_numpy(dtype=np.int64)]
    texts = frame[["title", "text"]].to_numpy()
    spans = zip(texts[article, part], start.tolist(), end.tolist(), strict=True)
    return TONE_TOWARD_WORDS.frame(
        {
            "article_id": frame["article_id"].array.take(article),
            "part": PART_NAMES[part],
            "sentence": tokens.sentence[first],
            "actor": np.array(names, dtype=object)[mentions.actor[values["mention"]]],
            "mention_start": tokens.start[first],
            "start": start,
            "end": end,
            "form": [text[a:b] for text, a, b in spans],
            "role": values["role"],
            "valence": values["valence"],
            "value": values["value"],
        }
    )


def _measured(
    corpus: Corpus, actors: Actors, by: str, scope: Scope, chosen: Counted
) -> tuple[list[str], Mentions, pd.DataFrame, np.ndarray]:
    """(names, mentions, what counted for them, the group of each article)."""
    spellings = spellings_of(actors)
    group = group_names(corpus, by, article_mask(corpus, scope))
    codes = corpus.articles.frame["language"]
    known = codes.isin([code for code in codes.unique() if chosen.has(code)]).to_numpy()
    mask = token_mask(corpus, scope) & (known & (group != ""))[corpus.tokens.article]
    mentions = find_mentions(corpus, spellings, mask)
    sentences = np.unique(corpus.tokens.sentence[mentions.first])
    words = _words(corpus, sentences, scope, chosen)
    values = toward_values(corpus, mentions, words, mask, chosen.events)
    return list(spellings), mentions, values, group


def _words(corpus: Corpus, sentences: np.ndarray, scope: Scope, chosen: Counted) -> pd.DataFrame:
    """What has tone in some sentences: token, end_token (rows), valence, value; by token."""
    found = tone_words(
        corpus,
        scope=scope,
        lexicon=chosen.lexicon,
        events=chosen.events,
        lexicons=chosen.own,
        sentences=sentences.tolist(),
    )
    found = found[found["valence"].notna()]
    tokens, home = corpus.tokens, found["sentence"].to_numpy()
    rows = np.flatnonzero(np.isin(tokens.sentence, sentences))
    width = int(tokens.end.max(initial=0)) + 1  # a place in the corpus as one number
    places = tokens.sentence[rows].astype(np.int64) * width + tokens.start[rows]
    token, end_token = (
        rows[np.searchsorted(places, home * width + offset, side="right") - 1]
        for offset in (found["start"].to_numpy(), found["end"].to_numpy() - 1)
    )
    return pd.DataFrame(
        {
            "token": token,
            "end_token": np.maximum(token, end_token),
            "valence": found["valence"].to_numpy(),
            "value": found["value"].to_numpy(),
        }
    ).sort_values("token", kind="stable", ignore_index=True)
