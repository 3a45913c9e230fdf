"""Whatever the text, offsets lead back to the very characters."""

from __future__ import annotations

import pandas as pd
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.articles import ArticleSet
from analysis.corpus import Flag, Part
from analysis.prepare import prepare, tokenize
from analysis.text.languages import get_language
from analysis.text.normal import lemmas, normal_form
from analysis.text.sentences import sentence_spans

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=120)
NEWS_LIKE = st.text(
    "قالوزير،.؟ «»“”\"'’ABab.!?-1٣ \n\u0640\u064e\u200c\ufdfa\U0001f600漢", max_size=160
)


@given(st.lists(st.tuples(ANY_TEXT | NEWS_LIKE, ANY_TEXT | NEWS_LIKE), max_size=4))
@example([("ﷺ قال", "U.S. officials said 1,200 — “don’t”")])
@example([("", "")])
def test_every_token_is_the_text_between_its_offsets(pairs):
    frame = pd.DataFrame(
        {
            "title": [title for title, _ in pairs],
            "text": [text for _, text in pairs],
            "language": ["ar", "en", "und", "fr"][: len(pairs)],
        }
    )
    articles = ArticleSet.from_frame(frame)
    corpus = prepare(articles)
    tokens = corpus.tokens
    for row in range(len(tokens)):
        article = articles.frame.iloc[tokens.article[row]]
        text = article["text"] if tokens.part[row] == Part.BODY else article["title"]
        surface = text[tokens.start[row] : tokens.end[row]]
        assert surface
        assert not any(character.isspace() for character in surface)
        entry = tokens.vocabulary.iloc[tokens.term[row]]
        assert entry["form"] == normal_form(surface, get_language(entry["language"]))
        sentence = corpus.sentences.iloc[tokens.sentence[row]]
        assert sentence["article"] == tokens.article[row]
        assert sentence["part"] == tokens.part[row]
        assert sentence["start"] <= tokens.start[row] < tokens.end[row] <= sentence["end"]


@given(ANY_TEXT | NEWS_LIKE)
def test_letters_and_digits_all_stand_in_a_token(text):
    articles = ArticleSet.from_frame(pd.DataFrame({"text": [text], "language": ["en"]}))
    tokens = tokenize(articles)
    covered = set()
    for start, end in zip(tokens.start.tolist(), tokens.end.tolist(), strict=True):
        covered.update(range(start, end))
    missed = [c for place, c in enumerate(text) if c.isalnum() and place not in covered]
    assert missed == []


@given(ANY_TEXT | NEWS_LIKE)
def test_sentences_are_in_order_apart_and_cover_all_that_is_not_space(text):
    spans = sentence_spans(text, get_language("en"))
    place = 0
    for start, end in spans:
        assert text[place:start].strip() == ""
        assert start < end
        assert text[start:end] == text[start:end].strip()
        place = end
    assert text[place:].strip() == ""


@given(ANY_TEXT | NEWS_LIKE)
def test_quotation_spans_lie_in_the_text_and_do_not_overlap(text):
    articles = ArticleSet.from_frame(pd.DataFrame({"text": [text], "language": ["ar"]}))
    spans = prepare(articles).quotations
    ends = spans["end"].tolist()
    assert all(
        0 <= start < end <= len(text) for start, end in zip(spans["start"], ends, strict=True)
    )
    assert all(end <= start for end, start in zip(ends, spans["start"].tolist()[1:], strict=False))


@given(st.lists(st.text("قالوزير،والفبسABab'’.ًّ", min_size=1, max_size=12), max_size=8))
def test_lemmas_exist_for_any_type_and_do_not_depend_on_their_order(types):
    for code in ("ar", "en", "und"):
        language = get_language(code)
        forward = dict(zip(types, lemmas(types, language), strict=True))
        backward = dict(zip(types[::-1], lemmas(types[::-1], language), strict=True))
        assert forward == backward
        assert all(forward.values())


def test_arrays_of_a_corpus_are_read_only():
    corpus = prepare(ArticleSet.from_frame(pd.DataFrame({"text": ["One two."], "language": "en"})))
    assert not corpus.tokens.term.flags.writeable
    assert not corpus.tokens.flags.flags.writeable
    assert int(Flag.QUOTED | Flag.SHARED | Flag.BOILERPLATE) == 7
