"""What the words around a mention say of the actor: near words, and words that fall on it.

No parser: order, distance and a few function words tell who does what to whom (methods 2). Near
words count less the farther they stand and for each clause between; a word of the toward lexicon
that meets the mention counts in full, by the actor's part in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Flag
from analysis.measures.tone_engine import NEGATED, Layout, lay_out
from analysis.measures.toward_actors import Mentions
from analysis.measures.toward_words import (
    NOUN,
    PREPOSITION,
    SPEECH,
    Falling,
    TowardLexicon,
    find_falling,
    is_sign,
    negation_reach,
    toward_lexicon,
)
from analysis.text.languages import Language, get_language

DISTANCE = 12.0  # tokens over which a near word's weight falls to 1/e
ACROSS = 0.7  # what is left of its weight across a clause mark or a word that begins a clause
REACH_AFTER, REACH_BEFORE = 5, 4  # tokens between an actor and a word that falls on it
SPEAKER_REACH = 3  # tokens between a speaker and the verb of speech
NEGATION_REACH = 3  # tokens before a word that falls on somebody, looked at for a negation
#: Languages in which the subject follows its verb, and a preposition may mark the object.
_VERB_FIRST = frozenset({"ar"})
_OPENS_INVERSION = ("“", "”", '"', "’", "'", ",")


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Mentions and the words of the toward lexicon in their reach, an array entry a pair.

    mention, word: numbers; after: the word stands after the mention; between: tokens between them;
    a, b: places in the layout between which they stand (the last token of what comes first, the
    first token of what comes second).
    """

    mention: np.ndarray
    word: np.ndarray
    after: np.ndarray
    between: np.ndarray
    a: np.ndarray
    b: np.ndarray

    def take(self, rows: np.ndarray) -> _Pairs:
        return _Pairs(
            *(x[rows] for x in (self.mention, self.word, self.after, self.between, self.a, self.b))
        )


def toward_values(
    corpus: Corpus, mentions: Mentions, words: pd.DataFrame, mask: np.ndarray, events: str
) -> pd.DataFrame:
    """What counts for each mention: mention, token, end_token, role, valence, value.

    words: what has tone in the sentences of the mentions: sentence, token, valence, value. role:
    near, subject or object (the actor's part in it). mask: tokens in scope. A mention's values add
    up to the sum that its tone is made from.
    """
    languages = corpus.articles.frame["language"].to_numpy(dtype=object)
    of_mention = languages[corpus.tokens.article[mentions.first]]
    frames = []
    for code in sorted(set(of_mention.tolist())):
        rows = np.flatnonzero(of_mention == code)
        found = _of_language(corpus, mentions.take(rows), words, mask, get_language(code), events)
        frames.append(found.assign(mention=rows[found["mention"]]))
    if not frames:
        columns = ["mention", "token", "end_token", "role", "valence", "value"]
        return pd.DataFrame({name: [] for name in columns}).astype({"mention": int, "token": int})
    joined = pd.concat(frames, ignore_index=True)
    return joined.sort_values(["mention", "token"], kind="stable", ignore_index=True)


def _of_language(
    corpus: Corpus, mentions: Mentions, words: pd.DataFrame, mask: np.ndarray,
    language: Language, events: str,
) -> pd.DataFrame:  # fmt: skip
    sentence = corpus.tokens.sentence[mentions.first]
    layout = lay_out(corpus, np.unique(sentence))
    lexicon = toward_lexicon(language, events)
    falling = find_falling(corpus, layout, language, lexicon)
    inside = mask[layout.token]
    first = np.searchsorted(layout.token, mentions.first)
    last = np.searchsorted(layout.token, mentions.last)
    marks = layout.per_gap(
        [any(sign in language.clause_marks for sign in text) for text, _ in layout.kinds], "int64"
    )[layout.before]
    breaks = is_sign(corpus, layout, lexicon.signs["break"])
    clause, breach = np.cumsum(marks), np.cumsum(breaks)
    pairs = _pairs(layout, falling, first, last, clause)
    pairs = pairs.take(inside[falling.place[pairs.word]])
    role, speaks = _roles(corpus, layout, lexicon, falling, mentions, pairs, language, breach)
    speaker = np.zeros(len(first), dtype=bool)
    speaker[pairs.mention[speaks]] = True
    # what follows the verb of speech has another subject, unless a pronoun takes the first one up
    # again (“Orval said the attack …”, “Orval said she failed …”)
    verb = np.full(len(first), len(layout.token))
    np.minimum.at(verb, pairs.mention[speaks], pairs.between[speaks])
    other = pairs.after & (pairs.between > verb[pairs.mention])
    other &= ~_stands(corpus, layout, lexicon, pairs, "resume")
    role[(role == 1) & other] = 0
    fallen = _fallen(corpus, layout, lexicon, falling, pairs, role)
    near = _near(layout, words, first, last, clause, breach)
    near = near[~speaker[near["mention"].to_numpy()] & mask[near["token"].to_numpy()]]
    return pd.concat([_not_covered(near, fallen, len(corpus.tokens)), fallen], ignore_index=True)


def _pairs(
    layout: Layout, falling: Falling, first: np.ndarray, last: np.ndarray, clause: np.ndarray
) -> _Pairs:
    """Every mention with the words in its reach, in its sentence and its clause."""
    home = layout.sentence[first]
    low = np.searchsorted(falling.place, layout.first[home])
    high = np.searchsorted(falling.place, layout.last[home], side="right")
    mention, word = _crossed(low, high)
    after = falling.place[word] > last[mention]
    before = falling.end[word] < first[mention]
    a = np.where(after, last[mention], falling.end[word])
    b = np.where(after, falling.place[word], first[mention])
    between = b - a - 1
    keep = (after & (between <= REACH_AFTER)) | (before & (between <= REACH_BEFORE))
    keep &= clause[np.maximum(a, b)] == clause[a]
    return _Pairs(mention, word, after, between, a, b).take(keep)


def _crossed(low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(row, number): each row with every number from its `low` up to its `high`."""
    times = high - low
    row = np.repeat(np.arange(len(low)), times)
    return row, low[row] + np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)


def _roles(
    corpus: Corpus, layout: Layout, lexicon: TowardLexicon, falling: Falling, mentions: Mentions,
    pairs: _Pairs, language: Language, breach: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """(1: the mention is the subject of the word, 2: its object, 0: neither; where it speaks)."""
    stands = partial(_stands, corpus, layout, lexicon, pairs)
    row = falling.row[pairs.word]
    kind, has_object = lexicon.kind[row], ~np.isnan(lexicon.object[row])
    is_verb, is_noun = kind < NOUN, kind == NOUN
    after, before, agent = pairs.after, ~pairs.after, stands("agent")
    if language.code in _VERB_FIRST:
        title = is_sign(corpus, layout, lexicon.signs["title"])[pairs.a + 1]
        adjacent = (pairs.between == 0) | (title & (pairs.between > 0))
        marked = mentions.marked[pairs.mention] | stands("object_mark")
        own_object = has_object & falling.pronoun[pairs.word]
        # a verb in another clause has its subject after it (يريد ترامب أن تتخلى كوريا)
        goes_on = (breach[pairs.b] == breach[pairs.a]) | stands("resume")
        subject = after & is_verb & ~own_object & goes_on
        agent &= is_noun  # before a verb’s subject “من قبل” is rare, “قبل” (before) is not
        subject |= before & (agent | ((is_verb | is_noun) & adjacent & ~marked))
        objects = after & is_verb & own_object
        toward = (is_noun & (marked | lexicon.several[row])) | (kind == PREPOSITION)
        objects |= before & ~agent & has_object & (toward | (is_verb & (marked | ~adjacent)))
        subject &= ~objects
        near_enough = adjacent | (after & (pairs.between <= SPEAKER_REACH))
        at_speech = near_enough & (breach[pairs.b] == breach[pairs.a])
    else:
        owner = mentions.owner[pairs.mention] | _owner_mark(layout, pairs)
        passive = after & has_object & falling.participle[pairs.word]
        passive &= stands("auxiliary") | _reduced(corpus, layout, lexicon, falling, pairs)
        passive &= ~(owner & (pairs.between == 0))
        subject = (after & is_verb & ~passive) | (after & is_noun & owner) | (before & agent)
        objects = (passive & is_verb) | (before & ~agent & has_object)
        inverted = _opens(layout)[falling.place[pairs.word]]
        at_speech = (pairs.between <= SPEAKER_REACH) & ~passive & (after | inverted)
    quoted = (corpus.tokens.flags[mentions.first[pairs.mention]] & np.uint8(Flag.QUOTED)) != 0
    speaks = (kind == SPEECH) & at_speech & ~quoted
    subject = (subject | (speaks & before)) & ~(agent & after)
    return np.where(subject, 1, np.where(objects & ~speaks, 2, 0)), speaks


def _stands(
    corpus: Corpus, layout: Layout, lexicon: TowardLexicon, pairs: _Pairs, kind: str
) -> np.ndarray:
    """True where a sign of this kind stands between mention and word."""
    count = np.cumsum(is_sign(corpus, layout, lexicon.signs[kind]))
    return (count[np.maximum(pairs.b - 1, pairs.a)] > count[pairs.a]) & (pairs.between > 0)


def _owner_mark(layout: Layout, pairs: _Pairs) -> np.ndarray:
    """True where an apostrophe follows the token before the gap (Peters’ words)."""
    marks = [text[:1] in ("'", "’") and text[1:2] == " " for text, _ in layout.kinds]
    return layout.per_gap(marks, "bool")[layout.before[pairs.a] + 1]


def _reduced(
    corpus: Corpus, layout: Layout, lexicon: TowardLexicon, falling: Falling, pairs: _Pairs
) -> np.ndarray:
    """True for participles without auxiliary: “Orval accused of …”, “Orval praised by …”."""
    end, place = falling.end[pairs.word], falling.place[pairs.word]
    following = np.minimum(end + 1, len(layout.token) - 1)
    goes_on = layout.sentence[following] == layout.sentence[end]
    complement = is_sign(corpus, layout, lexicon.signs["complement"])[following]
    used, type_of = np.unique(layout.term(corpus), return_inverse=True)
    forms = corpus.tokens.vocabulary["form"].array.take(used)
    regular = np.array([form.endswith("ed") for form in forms], dtype=bool)[type_of][place]
    return goes_on & (following > end) & complement & regular & (pairs.between <= 1)


def _opens(layout: Layout) -> np.ndarray:
    """True for tokens after a quotation or a comma, where “said Orval” has its verb."""
    marks = [any(sign in text for sign in _OPENS_INVERSION) for text, _ in layout.kinds]
    return layout.per_gap(marks, "bool")[layout.before]


def _fallen(
    corpus: Corpus, layout: Layout, lexicon: TowardLexicon, falling: Falling,
    pairs: _Pairs, role: np.ndarray,
) -> pd.DataFrame:  # fmt: skip
    """The words that fall on a mention, with their value for it."""
    kept = np.flatnonzero(role)
    word, part = pairs.word[kept], role[kept]
    row, place = falling.row[word], falling.place[word]
    valence = np.where(part == 1, lexicon.subject[row], lexicon.object[row])
    reach = negation_reach(corpus, layout, lexicon)
    negated = np.zeros(len(place), dtype=bool)
    for distance in range(1, NEGATION_REACH + 1):
        other = np.maximum(place - distance, 0)
        same = (layout.sentence[other] == layout.sentence[place]) & (place >= distance)
        negated |= same & (reach[other] >= distance)
    return pd.DataFrame(
        {
            "mention": pairs.mention[kept],
            "token": layout.token[place],
            "end_token": layout.token[falling.end[word]],
            "role": np.where(part == 1, "subject", "object"),
            "valence": valence,
            "value": np.where(negated, valence * NEGATED, valence),
        }
    )


def _near(
    layout: Layout, words: pd.DataFrame, first: np.ndarray, last: np.ndarray,
    clause: np.ndarray, breach: np.ndarray,
) -> pd.DataFrame:  # fmt: skip
    """The words with tone in the sentences of the mentions, weighed by distance and clauses."""
    token = words["token"].to_numpy()
    place = np.searchsorted(layout.token, token)
    here = np.flatnonzero(layout.token[np.minimum(place, len(layout.token) - 1)] == token)
    place = place[here]
    home = layout.sentence[first]
    low = np.searchsorted(place, layout.first[home])
    high = np.searchsorted(place, layout.last[home], side="right")
    mention, word = _crossed(low, high)
    at = place[word]
    edge = np.where(at < first[mention], first[mention], last[mention])
    outside = (at < first[mention]) | (at > last[mention])
    clauses = np.abs(clause[at] - clause[edge]) + np.abs(breach[at] - breach[edge])
    weight = np.exp(-np.abs(at - edge) / DISTANCE) * ACROSS**clauses
    found = words.iloc[here[word]]
    frame = pd.DataFrame(
        {
            "mention": mention,
            "token": token[here[word]],
            "end_token": found["end_token"].to_numpy(),
            "role": "near",
            "valence": found["valence"].to_numpy(),
            "value": found["value"].to_numpy() * weight,
        }
    )
    return frame[outside]


def _not_covered(near: pd.DataFrame, fallen: pd.DataFrame, size: int) -> pd.DataFrame:
    """The near words that are not already counted as words that fall on the mention."""
    width = (fallen["end_token"] - fallen["token"] + 1).to_numpy()
    row, step = _crossed(np.zeros(len(width), dtype=np.int64), width)
    covered = fallen["mention"].to_numpy()[row] * size + fallen["token"].to_numpy()[row] + step
    keys = near["mention"].to_numpy() * size + near["token"].to_numpy()
    return near[~np.isin(keys, covered)]
