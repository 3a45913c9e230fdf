"""The word shift of tone: which words make one group's wording more negative or positive.

A difference of two weighted averages, taken apart word by word (Gallagher et al. 2021, “Generalized
word shift graphs”, EPJ Data Science 10:4; the software shifterator 0.3.0 by its first author).
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.counts import article_mask, group_names, token_mask
from analysis.measures.lexicon import Counted, Lexicons, PackLexicon, folded, words_counted
from analysis.measures.tone import tone_words
from analysis.measures.tone_clitics import CLITICS
from analysis.tables import WORD_SHIFT
from analysis.text.languages import Language, get_language

PER = 1000.0  # rates and contributions are per 1,000 tokens
PARTS = ("all", "title", "body")
#: Kind of a word by (contribution above 0, valence above 0).
_KINDS = {
    (True, True): "more positive",
    (True, False): "less negative",
    (False, True): "less positive",
    (False, False): "more negative",
}
_EDGES = re.compile(r"^\W+|\W+$")
_DIGITS = 9  # by which contributions are compared with 0 and with each other


def weighted_shift(
    counts_a: npt.ArrayLike,
    counts_b: npt.ArrayLike,
    scores_a: npt.ArrayLike,
    scores_b: npt.ArrayLike | None = None,
    reference: float | None = None,
) -> np.ndarray:
    """What each word adds to the mean score of a minus that of b (float, one value a word).

    counts: how often each side has each word, in one order of words, not negative; shares p are
    counts over their sum. scores_b: where a word scores otherwise in b (None: as in a). A word
    brings (p_a − p_b)(½(s_a + s_b) − reference) + ½(p_a + p_b)(s_a − s_b) (the general form of
    Gallagher et al. 2021); the sum is Σ p_a s_a − Σ p_b s_b whatever the reference (None: 0).
    Equals shifterator's WeightedAvgShift with b as system 1, a as system 2, not normalised.
    ValueError: a side without counts.
    """
    n_a, n_b = np.asarray(counts_a, dtype=float), np.asarray(counts_b, dtype=float)
    score_a = np.asarray(scores_a, dtype=float)
    score_b = score_a if scores_b is None else np.asarray(scores_b, dtype=float)
    if not (n_a.sum() > 0 and n_b.sum() > 0):
        raise ValueError("both sides need words to have a mean score")
    p_a, p_b = n_a / n_a.sum(), n_b / n_b.sum()
    mean = (score_a + score_b) / 2 - (0.0 if reference is None else reference)
    return (p_a - p_b) * mean + (p_a + p_b) / 2 * (score_a - score_b)


def word_shift(
    corpus: Corpus,
    a: str,
    b: str,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
    part: str = "body",
) -> pd.DataFrame:
    """The words that make a's wording more negative or more positive than b's (WORD_SHIFT).

    A row for every word of the lexicon that a or b uses, each language of its own; sorted by
    language, then by the size of `contribution`, equal ones by name. What is averaged is the value
    of every word token in scope: 0 for words that the lexicon doesn't know, else what the word
    adds to its sentence (`value` of `tone_words`), so that “not good” counts as it does in the
    tone, and a word may be worth less in a than in b. Every article counts alike, as in `tone`: a
    rate is the mean over articles of the word's share of their tokens. The contributions (see
    `weighted_shift`, reference 0) then are rate_a × value_a − rate_b × value_b, and sum to the
    difference of the two means, in valence per 1,000 tokens. That is not the difference of two
    tones, which bring each sentence to −1…1 first, but mostly has its sign.

    `kind` says whether the word is a positive or a negative one by the lexicon and which way it
    moves a; "" where it moves nothing. part: body, title or all, within the scope's part; parts
    that exclude each other leave nothing. Without an article in scope no rows. lexicon, events as
    in `tone_sentences`. InputError: an unknown option, column or group, a equal to b, no language
    with a lexicon in both groups.
    """
    chosen = words_counted(lexicon, events, lexicons)
    if part not in PARTS:
        raise InputError("bad_option", value=part, option="part", values=", ".join(PARTS))
    group = group_names(corpus, by, article_mask(corpus, scope))
    names = sorted(set(group) - {""})
    if not names:
        return WORD_SHIFT.frame()
    _check_groups(names, by, a, b)
    languages = corpus.articles.frame["language"].to_numpy(dtype=object)
    shared = sorted(set(languages[group == a]) & set(languages[group == b]))
    shared = [code for code in shared if chosen.has(code)]
    if not shared:
        raise InputError("no_shared_tone", a=a, b=b)
    if part != "all" and scope.part not in ("all", part):
        return WORD_SHIFT.frame()
    scope = scope if part == "all" else replace(scope, part=part)
    mask = token_mask(corpus, scope)
    size = np.bincount(corpus.tokens.article[mask], minlength=len(languages))
    found = _found(corpus, np.isin(group, (a, b)), scope, chosen)
    frames = []
    for code in shared:
        sides = [(group == name) & (languages == code) & (size > 0) for name in (a, b)]
        if all(side.any() for side in sides):
            own = _named(found[languages[found["article"]] == code], code, chosen)
            rows = _shift(own, size, *sides)
            frames.append(rows.assign(language=code, a=a, b=b))
    return WORD_SHIFT.frame(pd.concat(frames) if frames else None)


def _check_groups(names: list[str], by: str, a: str, b: str) -> None:
    for name in (a, b):
        if name not in names:
            raise InputError("unknown_group", by=by, group=name, groups=", ".join(names))
    if a == b:
        others = ", ".join(name for name in names if name != a)
        raise InputError("bad_option", value=b, option="b", values=others)


def _found(corpus: Corpus, articles: np.ndarray, scope: Scope, chosen: Counted) -> pd.DataFrame:
    """The lexicon's words in some articles: form, valence, value, article (row of the corpus)."""
    article = corpus.sentences["article"].to_numpy()
    sentences = np.flatnonzero(articles[article]).tolist()
    words = tone_words(
        corpus, scope=scope, lexicon=chosen.lexicon, events=chosen.events, lexicons=chosen.own,
        sentences=sentences,
    )  # fmt: skip
    words = words[words["valence"].notna()]  # what only acts on others has none
    return words[["form", "valence", "value"]].assign(article=article[words["sentence"]])


def _named(found: pd.DataFrame, code: str, chosen: Counted) -> pd.DataFrame:
    """`found` with the entry of the lexicon that each form stands for (term, display)."""
    forms: list[str] = found["form"].unique().tolist()
    pack = None if chosen.vader(code) else chosen.pack(code)
    if pack is None:
        names = {form: (form.lower(), form.lower()) for form in forms}
    else:
        language = get_language(code)
        entries = _entries(pack)
        names = {form: _entry(form, language, pack, entries) for form in forms}
    pairs = [names[form] for form in found["form"]]
    return found.assign(term=[pair[0] for pair in pairs], display=[pair[1] for pair in pairs])


def _entries(pack: PackLexicon) -> dict[int, tuple[str, str]]:
    """Row of the lexicon → (normal form, the entry as its editor writes it)."""
    names = {row: (form, pack.entries[row]) for form, row in reversed(pack.words.items())}
    phrases = reversed(pack.phrases)
    return names | {row: (" ".join(forms), pack.entries[row]) for forms, row in phrases}


def _entry(
    form: str, language: Language, pack: PackLexicon, entries: dict[int, tuple[str, str]]
) -> tuple[str, str]:
    """(term, display) of a form: its entry without what is written onto it (والقتل: قتل)."""
    bare = (_EDGES.sub("", word) for word in folded(form, language))  # signs inside a phrase
    forms = tuple(word for word in bare if word)
    row = -1
    if len(forms) == 1:
        row = int(pack.entries_of(forms, language)[0])
    elif forms:
        phrases = {known: at for known, at in pack.phrases if known[1:] == forms[1:]}
        clitics = CLITICS.get(language.code)
        for prefix in sorted(
            clitics.prefixes if clitics else {""}, key=lambda one: (len(one), one)
        ):
            if row < 0 and forms[0].startswith(prefix):
                row = phrases.get((forms[0].removeprefix(prefix), *forms[1:]), -1)
    return entries.get(row, (" ".join(forms), form))


def entries_of_words(
    words: pd.DataFrame,
    language: str,
    *,
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
) -> np.ndarray:
    """The `term` of `word_shift` that each row of `tone_words` stands for (object; "" for words
    that only act on others). words: of one language; options as in `tone_words`."""
    counted = words["valence"].notna().to_numpy()
    terms = np.full(len(words), "", dtype=object)
    named = _named(words[counted], language, words_counted(lexicon, events, lexicons))
    terms[counted] = named["term"].to_numpy(dtype=object)
    return terms


def _side(found: pd.DataFrame, size: np.ndarray, articles: np.ndarray) -> pd.DataFrame:
    """Of each term in some articles (all with tokens): count, articles, rate (0…1), value, of."""
    of = int(articles.sum())
    weight = np.zeros(len(size))
    weight[articles] = 1 / (size[articles] * of)
    rows = found[articles[found["article"]]]
    rate = weight[rows["article"]]
    rows = rows.assign(rate=rate, added=rows["value"] * rate).groupby("term")
    sums = rows[["rate", "added"]].sum()
    return pd.DataFrame(
        {
            "count": rows.size(),
            "articles": rows["article"].nunique(),
            "rate": sums["rate"],
            "value": sums["added"] / sums["rate"],
            "of": of,
        }
    )


def _shift(
    found: pd.DataFrame, size: np.ndarray, articles_a: np.ndarray, articles_b: np.ndarray
) -> pd.DataFrame:
    """The rows of one language, in their order, without language and groups."""
    side_a, side_b = (_side(found, size, chosen) for chosen in (articles_a, articles_b))
    frame = found.groupby("term")[["display", "valence"]].first()
    columns = ["count", "articles", "rate", "value"]
    frame = frame.join(side_a[columns].add_suffix("_a")).join(side_b[columns].add_suffix("_b"))
    kept = [name for name in frame.columns if not name.startswith("value")]
    frame[kept] = frame[kept].fillna(0)
    # the tokens that the lexicon doesn't know are one more type, with score 0
    rate_a, rate_b = (np.append(r, 1 - r.sum()) for r in (frame["rate_a"], frame["rate_b"]))
    value_a, value_b = (np.append(v.fillna(0), 0) for v in (frame["value_a"], frame["value_b"]))
    contribution = weighted_shift(rate_a, rate_b, value_a, value_b)[:-1] * PER
    moved = np.round(contribution, _DIGITS)
    kinds = [
        _KINDS[bool(up > 0), bool(valence > 0)] if up else ""
        for up, valence in zip(moved, frame["valence"], strict=True)
    ]
    frame = frame.assign(
        contribution=contribution, kind=kinds, size=-np.abs(moved),
        rate_a=frame["rate_a"] * PER, rate_b=frame["rate_b"] * PER,
        of_a=int(articles_a.sum()), of_b=int(articles_b.sum()),
    )  # fmt: skip
    frame = frame.rename_axis("term").reset_index()
    return frame.sort_values(["size", "term"], kind="stable").drop(columns="size")
