"""The words with tone of a whole corpus: found once a lexicon and kept with the corpus.

The rules read whole sentences whatever the scope, so that a change of scope or group only sums.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from analysis.corpus import Corpus
from analysis.measures.lexicon import (
    Counted,
    EnglishLexicon,
    PackLexicon,
    vader_lexicon,
    words_counted,
)
from analysis.measures.tone_engine import (
    Hits,
    Layout,
    compound,
    emphasis,
    join_hits,
    laid_out,
    lay_out,
    offsets_of,
)
from analysis.measures.tone_rules import pack_hits, pack_types
from analysis.measures.tone_vader import vader_hits
from analysis.measures.tone_vader_words import word_types
from analysis.text.languages import get_language
from analysis.text.normal import normal_forms
from analysis.text.tokens import Words, words

BLOCK = 400_000  # tokens worked on at once: about 50 MB of arrays
_KEPT = 8  # lexicons whose hits are kept with a corpus

_Lexicon = EnglishLexicon | PackLexicon
_Key = tuple[str, _Lexicon]
_found: WeakKeyDictionary[Corpus, dict[_Key, Hits]] = WeakKeyDictionary()
_lock = Lock()


def hits_of(corpus: Corpus, codes: Sequence[str], chosen: Counted) -> list[Hits]:
    """The hits in all sentences of these languages, in order of the text; a list entry each."""
    with _lock:
        kept = _found.setdefault(corpus, {})
        result = []
        for code in codes:
            lexicon = vader_lexicon() if chosen.vader(code) else chosen.pack(code)
            if lexicon is None:
                continue
            hits = kept.pop((code, lexicon), None) or _find(corpus, code, lexicon)
            if hits is not None:
                kept[code, lexicon] = hits  # the one asked for last stands last
                result.append(hits)
        while len(kept) > _KEPT:
            del kept[next(iter(kept))]
    return result


def sentence_sums(
    hits: Sequence[Hits], home: np.ndarray, size: int, inside: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """(tokens known to the lexicon, tone) of `size` sentences.

    home: the sentence of each token of the corpus; inside: which tokens count (all).
    """
    known, total = np.zeros(size, dtype=np.int64), np.zeros(size)
    for own in hits:  # of one language each: no sentence is in two
        counts = slice(None) if inside is None else inside[own.token]
        sentence = own.sentence[counts]
        known += np.bincount(sentence, own.width[counts], minlength=size).astype(np.int64)
        sums = np.bincount(sentence, own.value[counts], minlength=size)
        token, *marks = own.marks
        if len(token):
            counts = slice(None) if inside is None else inside[token]
            at = home[token[counts]]
            exclaim, question = (np.bincount(at, mark[counts], minlength=size) for mark in marks)
            sums = sums + np.sign(sums) * emphasis(exclaim, question)
        total += sums
    return known, compound(total)


def sentence_tones(
    texts: Sequence[str], *, language: str = "en", lexicon: str = "news", events: str = "count"
) -> np.ndarray:
    """The tone of each text taken as one sentence (float64, −1…1), without articles around it.

    As `tone_sentences` gives it, from the same rules; a text without a word, and every text of a
    language without a lexicon, has none (NaN). lexicon, events: as there. InputError: an option
    that does not exist.
    """
    chosen = words_counted(lexicon, events)
    result = np.full(len(texts), np.nan)
    used = vader_lexicon() if chosen.vader(language) else chosen.pack(language)
    found = words(list(texts), [language] * len(texts))
    if used is None or not len(found.text):
        return result
    layout, forms = _lay_out(texts, found), found.types["surface"].tolist()
    if not isinstance(used, EnglishLexicon):
        forms = normal_forms(forms, get_language(language))
    hits = _reader(language, used, forms)(layout, found.type)
    _, tone = sentence_sums([hits], found.text, len(texts))
    result[layout.rows] = tone[layout.rows]
    return result


def _lay_out(texts: Sequence[str], found: Words) -> Layout:
    """The texts that have words, as one sentence each; `token` is a row of `found`."""
    has_words = np.zeros(len(texts), dtype=bool)
    has_words[found.text] = True
    rows = np.flatnonzero(has_words)
    home = (np.cumsum(has_words, dtype=np.int32) - np.int32(1))[found.text]
    base = offsets_of([*texts, ""])
    shift, opens, closes = base[found.text], base[rows], base[rows + 1] - np.int32(1)
    start, end = found.start + shift, found.end + shift
    return laid_out(texts, rows, np.arange(len(home)), home, start, end, opens, opens, closes)


def _find(corpus: Corpus, code: str, lexicon: _Lexicon) -> Hits | None:
    language = corpus.articles.frame["language"].to_numpy(dtype=object)
    size = np.bincount(corpus.tokens.sentence, minlength=len(corpus.sentences))
    spoken = (language == code)[corpus.sentences["article"].to_numpy()]
    rows = np.flatnonzero(spoken & (size > 0))
    if not len(rows):
        return None
    vocabulary = corpus.tokens.vocabulary
    own = np.flatnonzero((vocabulary["language"] == code).to_numpy())
    forms = vocabulary["form"].tolist()
    if len(own) < len(forms):  # the words of other languages are left out
        forms = np.full(len(forms), "", dtype=object)
        forms[own] = vocabulary["form"].array.take(own).tolist()
        forms = forms.tolist()
    read = _reader(code, lexicon, forms)
    layouts = (lay_out(corpus, block) for block in _blocks(rows, size[rows]))
    return join_hits([read(layout, layout.term(corpus)) for layout in layouts])


def _reader(
    code: str, lexicon: _Lexicon, forms: Sequence[str]
) -> Callable[[Layout, np.ndarray], Hits]:
    """The rules of a language for layouts whose types have these forms."""
    if isinstance(lexicon, EnglishLexicon):
        words_of = word_types(lexicon, forms)
        return lambda layout, term: vader_hits(layout, term, lexicon, words_of)
    language = get_language(code)
    types = pack_types(forms, language, lexicon)
    return lambda layout, term: pack_hits(layout, term, language, lexicon, types)


def _blocks(rows: np.ndarray, size: np.ndarray) -> list[np.ndarray]:
    """The sentences `rows`, of `size` tokens each, in runs of about `BLOCK` tokens."""
    return np.split(rows, np.flatnonzero(np.diff(np.cumsum(size) // BLOCK)) + 1)
