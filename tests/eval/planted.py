"""Whether a ranking finds the words that an outlet uses throughout, and not one article's burst.

Invented count matrices, no text. The words of an article are drawn from a Zipf-like background, a
story that all articles tell, two topics that others may share and a subject of its own, with a
Dirichlet-multinomial: an article that has used a word goes on using it. Then ten signal words are
planted in all of the target's articles, and five words are repeated in one of them.

The figures of `News` were chosen by holding such articles against real news of 250–700 words in
Arabic and English (share of words that occur once, highest counts, words that several articles
have), and then a little more repetitive than those, so that the plain difference stays under
`TOO_EASY` with fifteen articles too. They were not chosen by what the default measure scores.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.measures.association import PRIOR
from analysis.measures.grouped import Grouped, Sides
from analysis.measures.scoring import SCORES, Terms, fitting_measure, gate
from analysis.measures.separation import separation_of_counts
from tests.eval.tone import Score

SEEDS = 200
SIGNALS, BURSTS, TOP = 10, 5, 10
RATE = 1.5
#: Least and most extra counts of a burst.
BURST = (10, 20)
TARGET = "A"
DEFAULT, PLAIN = "default", "plain difference"
#: Precision of the plain difference from which on the sets are too easy.
TOO_EASY = 0.45
#: p up to which groups count as told apart; the share of null sets that must not be.
LEVEL, KEPT = 0.05, 0.94

#: (counts, group of each article, target, tokens of each article) → a score a term.
Scorer = Callable[[sparse.csr_matrix, np.ndarray, str, np.ndarray], np.ndarray]
#: Relabellings of the separation test here: enough for the level, and quick.
DRAWS = 400
#: (counts, groups, tokens, seed) → p value of the separation of the groups.
SeparationTest = Callable[[sparse.csr_matrix, np.ndarray, np.ndarray, int], float]


@dataclass(frozen=True)
class Design:
    """How many articles the target has, and each of the two other outlets; the default's floor."""

    target: int
    other: int
    floor: float

    def __str__(self) -> str:
        return f"{self.target} against {2 * self.other}"

    @property
    def groups(self) -> np.ndarray:
        sizes = [self.target, self.other, self.other]
        return np.repeat(np.array([TARGET, "B", "C"], dtype=object), sizes)


DESIGNS = (Design(3, 3, 0.70), Design(15, 15, 0.75))


@dataclass(frozen=True)
class News:
    """What the articles are like.

    words: content words of the vocabulary. zipf, flat: the word of rank r has a background weight
    of (r + flat) to the power −zipf. tokens: shortest and longest article; content: the part of
    it that is content words. story, topic and subject share: the part of those that each gives
    (the subject's from half to one and a half of that), from so many words. topics: how many there
    are. spread: concentration of the Dirichlet; the lower, the more an article repeats.
    planted: ranks of the background that planted words are from.
    """

    words: int = 4000
    zipf: float = 0.8
    flat: float = 10.0
    tokens: tuple[int, int] = (250, 700)
    content: float = 0.65
    story_share: float = 0.1
    story_words: int = 60
    topics: int = 20
    topic_share: float = 0.2
    topic_words: int = 100
    subject_share: float = 0.18
    subject_words: int = 10
    spread: float = 1500.0
    planted: tuple[int, int] = (100, 2000)


@dataclass(frozen=True, eq=False)
class Articles:
    """Counts (articles × terms), the group of each article, its tokens, and what was planted.

    signals, bursts: columns; burst_article: the row of each burst.
    """

    counts: sparse.csr_matrix
    groups: np.ndarray
    totals: np.ndarray
    signals: np.ndarray
    bursts: np.ndarray
    burst_article: np.ndarray


@dataclass(frozen=True)
class Ranking(Score):
    """Precision among the top ten, and how many of the five bursts stand there.

    below: the precision that it must stay under (or None).
    """

    bursts: float = 0.0
    below: float | None = None

    @property
    def holds(self) -> bool:
        return super().holds and (self.below is None or self.value < self.below)

    def __str__(self) -> str:
        line = f"{super().__str__()}   bursts {self.bursts:.2f}"
        if self.below is None:
            return line
        return f"{line}   below {self.below:.2f}{'' if self.holds else '   TOO EASY'}"


def planted_counts(seed: int, design: Design, news: News = News()) -> Articles:
    """Articles with signal words in all of the target's and bursts in one of them each."""
    rng, counts, totals, columns = _background(seed, design, news)
    chosen = columns[rng.choice(np.arange(*news.planted), SIGNALS + BURSTS, replace=False)]
    signals, bursts = chosen[:SIGNALS], chosen[SIGNALS:]
    extra = np.zeros_like(counts)
    extra[: design.target, signals] = np.maximum(rng.poisson(RATE, (design.target, SIGNALS)), 1)
    articles = rng.integers(design.target, size=BURSTS)
    extra[articles, bursts] = rng.integers(*BURST, size=BURSTS, endpoint=True)
    totals = totals + extra.sum(axis=1)
    matrix = sparse.csr_matrix(counts + extra)
    return Articles(matrix, design.groups, totals, signals, bursts, articles)


def null_counts(seed: int, design: Design, news: News = News()) -> Articles:
    """The same articles with nothing planted, groups dealt at random."""
    rng, counts, totals, _ = _background(seed, design, news)
    nothing = np.zeros(0, dtype=np.int64)
    groups = rng.permutation(design.groups)
    return Articles(sparse.csr_matrix(counts), groups, totals, nothing, nothing, nothing)


def _background(
    seed: int, design: Design, news: News
) -> tuple[np.random.Generator, np.ndarray, np.ndarray, np.ndarray]:
    """(generator, counts, tokens an article, the column of each rank of the background)."""
    rng = np.random.default_rng((seed, design.target))
    articles = len(design.groups)
    columns = rng.permutation(news.words)  # ties in a score must not favour frequent words
    base = np.zeros(news.words)
    base[columns] = _falling(news.words, news.zipf, news.flat)
    story = _about(rng, news, news.story_words)
    topics = np.array([_about(rng, news, news.topic_words) for _ in range(news.topics)])
    totals = rng.integers(*news.tokens, size=articles, endpoint=True)
    counts = np.zeros((articles, news.words), dtype=np.int64)
    for row in range(articles):
        own = news.subject_share * rng.uniform(0.5, 1.5)
        two = rng.choice(news.topics, 2, replace=False)
        mean = (1.0 - news.story_share - news.topic_share - own) * base
        mean = mean + news.story_share * story + own * _about(rng, news, news.subject_words)
        mean = mean + news.topic_share * (rng.dirichlet((1.0, 1.0)) @ topics[two])
        weight = rng.standard_gamma(news.spread * mean)
        size = round(int(totals[row]) * news.content)
        counts[row] = rng.multinomial(size, weight / weight.sum())
    return rng, counts, totals, columns


def _falling(size: int, exponent: float, flat: float) -> np.ndarray:
    weight = (np.arange(size) + 1.0 + flat) ** -exponent
    return weight / weight.sum()


def _about(rng: np.random.Generator, news: News, size: int) -> np.ndarray:
    """A distribution over a few words from anywhere in the vocabulary."""
    found = np.zeros(news.words)
    found[rng.choice(news.words, size, replace=False)] = _falling(size, 1.0, 1.0)
    return found


def as_shown(measure: str | None) -> Scorer:
    """A measure as the product ranks by it: lowest value with an article left out, then the gate.

    None: the measure that the product chooses for so many articles.

    Terms that do not pass the gate come after all that do, as in `term_differences`.
    """

    def scores(
        counts: sparse.csr_matrix, groups: np.ndarray, target: str, totals: np.ndarray
    ) -> np.ndarray:
        sides = _sides(counts, groups, target, totals)
        chosen = measure or fitting_measure(np.unique(groups, return_counts=True)[1].tolist())
        found = SCORES[chosen](Terms(sides.grouped), sides)
        score = found.difference if np.isnan(found.low).all() else found.low
        score = np.where(np.isnan(score), np.nanmin(score), score)
        passes = gate(sides.with_term[0], sides.counts[0], sides.articles[0], chosen)
        passes = passes & (score > 0)
        return np.where(passes, score, score - np.ptp(score) - 1.0)

    return scores


def _sides(counts: sparse.csr_matrix, groups: np.ndarray, target: str, totals: np.ndarray) -> Sides:
    grouped = Grouped.of(counts, groups, totals=totals)
    sides = grouped.side_by_side(target, [name for name in grouped.names if name != target])
    assert sides is not None, "a target and others, in one story"
    return sides


def plain_tfidf(
    counts: sparse.csr_matrix, groups: np.ndarray, target: str, totals: np.ndarray
) -> np.ndarray:
    """Difference of mean TF-IDF as tools give it by default: counts as they are, all articles."""
    dense = counts.toarray().astype(float)
    weights = dense * (np.log((1 + len(dense)) / (1 + (dense > 0).sum(axis=0))) + 1)
    weights = weights / np.linalg.norm(weights, axis=1, keepdims=True)
    others = [weights[groups == name].mean(axis=0) for name in sorted(set(groups) - {target})]
    return weights[groups == target].mean(axis=0) - np.mean(others, axis=0)


def plain_g2(
    counts: sparse.csr_matrix, groups: np.ndarray, target: str, totals: np.ndarray
) -> np.ndarray:
    """Signed G² of four cells, from the counts of target and rest alone."""
    a, b, n_a, n_b = _summed(counts, groups, target, totals)
    observed = np.array([a, b, n_a - a, n_b - b])
    share = (a + b) / (n_a + n_b)
    wanted = np.array([n_a * share, n_b * share, n_a * (1 - share), n_b * (1 - share)])
    some = (observed > 0) & (wanted > 0)
    ratio = np.divide(observed, wanted, out=np.ones_like(wanted), where=some)
    return np.sign(a - wanted[0]) * 2 * (observed * np.log(ratio)).sum(axis=0)


def plain_log_odds(
    counts: sparse.csr_matrix, groups: np.ndarray, target: str, totals: np.ndarray
) -> np.ndarray:
    """z of the log-odds with an informative prior, counts not capped; words never used are 0."""
    a, b, n_a, n_b = _summed(counts, groups, target, totals)
    used = a + b > 0
    prior = PRIOR * (a + b)[used] / (n_a + n_b)
    y_a, y_b = a[used] + prior, b[used] + prior
    gap = np.log(y_a / (n_a + PRIOR - y_a)) - np.log(y_b / (n_b + PRIOR - y_b))
    z = np.zeros(len(a))
    z[used] = gap / np.sqrt(1 / y_a + 1 / y_b)
    return z


def _summed(
    counts: sparse.csr_matrix, groups: np.ndarray, target: str, totals: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float, float]:
    own, dense = groups == target, counts.toarray().astype(float)
    sums = dense[own].sum(axis=0), dense[~own].sum(axis=0)
    return *sums, float(totals[own].sum()), float(totals[~own].sum())


#: What is scored, by the name it is printed with. A new line here is a new line in the table.
SCORERS: Mapping[str, Scorer] = {
    DEFAULT: as_shown(None),
    **{measure: as_shown(measure) for measure in SCORES},
    PLAIN: plain_tfidf,
    "plain G²": plain_g2,
    "plain log-odds z": plain_log_odds,
}


def in_top(scores: np.ndarray, articles: Articles) -> tuple[float, int]:
    """(share of signal words among the top ten, bursts there)."""
    top = np.argsort(-scores, kind="stable")[:TOP]
    return float(np.isin(top, articles.signals).mean()), int(np.isin(top, articles.bursts).sum())


def rankings(
    design: Design, scorers: Mapping[str, Scorer] = SCORERS, seeds: int = SEEDS
) -> list[Ranking]:
    """Mean precision and bursts of each scorer, all on the same sets."""
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in scorers}
    for seed in range(seeds):
        articles = planted_counts(seed, design)
        for name, scorer in scorers.items():
            scores = scorer(articles.counts, articles.groups, TARGET, articles.totals)
            found[name].append(in_top(scores, articles))
    table = []
    for name, values in found.items():
        precision, bursts = np.mean(values, axis=0)
        line = f"planted, {design}, {name}, precision@{TOP}"
        floor = design.floor if name == DEFAULT else None
        below = TOO_EASY if name == PLAIN else None
        table.append(Ranking(line, float(precision), floor, float(bursts), below))
    return table


def planted_scores(seeds: int = SEEDS) -> list[Score]:
    """Every scorer in every design, with the floors of the default and the check on the sets."""
    return [line for design in DESIGNS for line in rankings(design, seeds=seeds)]


def _separation(
    counts: sparse.csr_matrix, groups: np.ndarray, totals: np.ndarray, seed: int
) -> float:
    return separation_of_counts(counts, groups, totals=totals, draws=DRAWS, seed=seed).p


def separation_scores(test: SeparationTest = _separation, seeds: int = SEEDS) -> list[Score]:
    """How often a separation test leaves null sets together, and tells planted ones apart.

    The second line has no floor: it is there because a test that never rejects passes the first.
    """
    table = []
    for design in DESIGNS:
        for kind, make in (("null", null_counts), ("planted", planted_counts)):
            p = []
            for seed in range(seeds):
                one = make(seed, design)
                p.append(test(one.counts, one.groups, one.totals, seed))
            apart = np.array(p) <= LEVEL
            if kind == "null":
                name = f"separation, {design}, null sets left together, p > {LEVEL}"
                table.append(Score(name, float((~apart).mean()), KEPT))
            else:
                name = f"separation, {design}, planted sets told apart, p ≤ {LEVEL}"
                table.append(Score(name, float(apart.mean())))
    return table
