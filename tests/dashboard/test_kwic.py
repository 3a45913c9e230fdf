"""Lines of a concordance: in which order they stand, which are left, how the context is cut."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures import concordance
from analysis.tables import rows_of
from dashboard.downloads import to_csv, to_xlsx
from dashboard.wording import kwic
from tests.dashboard.pages import ARABIC, ENGLISH, context_of

HITS = pd.DataFrame(
    [
        # group, left, right, voice, part, published
        ("Herald", "They reached the Old ", " at noon.", "reporter", "body", "2025-03-02"),
        ("Lantern", "We saw an old ", " again.", "quoted", "body", None),
        ("Herald", "", " shut", "reporter", "title", "2025-03-01"),
        ("Atlas", "Boats left the new ", ", said one.", "reporter", "body", "2025-03-03"),
    ],
    columns=["group", "left", "right", "voice", "part", "published"],
)


@pytest.fixture
def lines() -> pd.DataFrame:
    dates = pd.to_datetime(HITS["published"], utc=True)
    return HITS.assign(language="en", published=dates, node="gate", place=range(len(HITS)))


def places(rows: pd.DataFrame) -> list[int]:
    return rows["place"].tolist()


def test_the_left_context_is_compared_from_the_hit_outwards_whatever_the_case(lines) -> None:
    # “” < “new the …” < “old an …” < “old the …”: Old and old are one word.
    assert places(kwic.arranged(lines, "left")) == [2, 3, 1, 0]


def test_the_right_context_is_compared_word_by_word_without_its_punctuation(lines) -> None:
    assert places(kwic.arranged(lines, "right")) == [1, 0, 3, 2]


def test_the_chosen_outlet_stands_first_and_its_lines_keep_their_order(lines) -> None:
    assert places(kwic.arranged(lines, "group")) == [3, 0, 2, 1]
    assert places(kwic.arranged(lines, "group", first="Lantern")) == [1, 3, 0, 2]


def test_dates_run_forward_and_articles_without_one_come_last(lines) -> None:
    assert places(kwic.arranged(lines, "date")) == [2, 0, 3, 1]


def test_the_order_of_the_articles_is_left_as_it_is(lines) -> None:
    assert places(kwic.arranged(lines, "order")) == [0, 1, 2, 3]


def test_arabic_contexts_fall_together_that_differ_in_carriers_and_vowel_signs_only() -> None:
    assert kwic.words_near("إلى أعلى ", "left", "ar") == kwic.words_near("الى اعلَى ", "left", "ar")
    assert kwic.words_near("قال إن ", "left", "ar") == ("ان", "قال")


def test_filters_hold_together_and_none_named_means_all(lines) -> None:
    assert places(kwic.filtered(lines)) == [0, 1, 2, 3]
    assert places(kwic.filtered(lines, groups=["Herald"])) == [0, 2]
    assert places(kwic.filtered(lines, groups=["Herald"], part="body")) == [0]
    assert places(kwic.filtered(lines, voice="quoted")) == [1]
    assert places(kwic.filtered(lines, groups=["Atlas"], voice="quoted")) == []


@given(st.permutations(range(4)), st.sampled_from(kwic.SORTS))
def test_sorting_loses_and_doubles_no_line(order: list[int], sort: str) -> None:
    dates = pd.to_datetime(HITS["published"], utc=True)
    rows = HITS.assign(language="en", published=dates, place=range(4)).iloc[order]
    assert sorted(places(kwic.arranged(rows, sort))) == [0, 1, 2, 3]


@given(st.text(alphabet="ab ،.\n", max_size=60), st.integers(min_value=1, max_value=30))
def test_a_cut_context_is_whole_words_that_stand_next_to_the_hit(text: str, reach: int) -> None:
    flat = " ".join(text.split("\n"))
    left, right = kwic.before(text, reach), kwic.after(text, reach)
    squeezed = kwic.before(flat, 10_000)
    assert squeezed.endswith(left.removeprefix("… "))
    assert squeezed.startswith(right.removesuffix(" …"))
    for cut, whole in ((left, left == squeezed), (right, right == squeezed)):
        assert whole or "…" in cut
        assert len(cut.replace("…", "").strip()) <= reach


def test_a_long_context_is_cut_between_words() -> None:
    assert kwic.before("one two three four ", 11) == "… three four "
    assert kwic.after(" one two three four", 10) == " one two …"


def test_pages_have_so_many_lines_and_a_number_beyond_the_last_is_the_last() -> None:
    rows = pd.DataFrame({"place": range(45)})
    page, at, pages = kwic.page_of(rows, 9, 20)
    assert (places(page), at, pages) == (list(range(40, 45)), 3, 3)
    assert kwic.page_of(rows.iloc[:0], 2, 20)[1:] == (1, 1)


@pytest.mark.parametrize(("articles", "word"), [(ENGLISH, "gate"), (ARABIC, "البوابة")])
def test_a_line_says_which_article_it_is_from_and_where_it_stands(articles, word) -> None:
    context = context_of(articles)
    frame = context.articles.frame
    hits = concordance(context.corpus, word)
    groups = dict(zip(frame["article_id"], frame["outlet"], strict=True))
    lines = kwic.lines(hits, frame, groups)
    assert list(lines.columns) == kwic.LINES.names
    assert len(lines) == len(hits) > 1
    for row in rows_of(lines):
        article = frame.set_index("article_id").loc[row.article_id]
        text = article["title"] if row.part == "title" else article["text"]
        assert text[row.start : row.end] == row.node
        assert (row.group, row.title, row.language) == (
            article["outlet"], article["title"], article["language"],
        )  # fmt: skip
        assert row.published == article["published"]


def test_all_lines_can_be_taken_away_with_the_meaning_of_every_column() -> None:
    context = context_of(ARABIC)
    frame = context.articles.frame
    groups = dict(zip(frame["article_id"], frame["outlet"], strict=True))
    lines = kwic.lines(concordance(context.corpus, "البوابة"), frame, groups)
    book = pd.read_excel(
        io.BytesIO(to_xlsx(lines, "concordance", kwic.LINES, {})),
        sheet_name=None,
        engine="calamine",
    )
    assert book["concordance"]["node"].tolist() == lines["node"].tolist()
    assert book["columns"]["meaning"].notna().all()
    assert lines["group"].iloc[0] in to_csv(lines).decode("utf-8-sig")
