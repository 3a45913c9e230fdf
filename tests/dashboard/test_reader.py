"""Reader: places, openings and pairs, and the page with its marks, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.marking import (
    KINDS,
    LAYERS,
)
from dashboard.reading import (
    beside,
    default_pair,
    only,
    opening,
    place,
)
from tests.dashboard.pages import (
    ARABIC,
    ENGLISH,
    PASTED,
    SHARED,
    Marks,
    context_of,
    ids_of,
    markup,
    opened,
)

BOTH = [*ENGLISH, *ARABIC]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("body-12-80", ("body", 12, 80)),
        ("title-0-4", ("title", 0, 4)),
        ("", None),
        ("body-80-12", None),
        ("body-x-80", None),
        ("lead-1-2", None),
        ("body-1", None),
        ("body-٣-٩", ("body", 3, 9)),
        (f"body-1-{'9' * 5000}", None),
    ],
)
def test_the_place_in_an_address_is_read_or_passed_over(at: str, expected: object) -> None:
    assert place(at) == expected


def test_the_opening_is_the_first_paragraph_that_is_not_boilerplate() -> None:
    text = "Read also: Ten walks along the quay\nThe gate opens today.\nMore follows."
    context = context_of([{**ENGLISH[0], "text": text}])
    start, end = opening(context, ids_of(context)[0])
    assert text[start:end] == "The gate opens today."


def test_the_opening_of_a_text_in_one_block_is_its_first_sentences() -> None:
    text = " ".join(f"Sentence number {i} tells of the harbour and its gate." for i in range(40))
    context = context_of([{**ENGLISH[0], "text": text}])
    start, end = opening(context, ids_of(context)[0])
    assert (start, text[start:end].count(".")) == (0, 3)


def test_the_pair_to_start_with_is_of_one_language_and_day_and_two_outlets() -> None:
    later = {**ENGLISH[0], "title": "Another day", "published": "2025-03-01T08:00:00Z"}
    for language, rows in (("en", ENGLISH), ("ar", ARABIC)):
        context = context_of([later, *BOTH], language)
        pair = default_pair(context)
        assert pair is not None
        assert {context.article(one)["title"] for one in pair} == {row["title"] for row in rows}


def test_one_article_makes_no_pair_and_two_of_one_outlet_do() -> None:
    assert default_pair(context_of(ENGLISH[:1])) is None
    same = [{**row, "outlet": "Morning Lantern"} for row in ENGLISH]
    assert default_pair(context_of(same)) is not None


def test_the_article_to_read_beside_another_is_of_its_language_and_another_outlet() -> None:
    context = context_of([ENGLISH[0], {**ENGLISH[0], "title": "Again"}, *ARABIC, ENGLISH[1]])
    ids = ids_of(context)
    assert beside(context, [ids[0]]) == ids[4]
    assert beside(context_of(ENGLISH[:1]), ids_of(context_of(ENGLISH[:1]))) is None


# --- the page ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_shows_the_texts_to_the_character(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(BOTH, language)
    app = opened("reader", context, monkeypatch, article=ids_of(context)[1:3])
    source = markup(app)
    read = Marks(source)
    for row in (ENGLISH[1], ARABIC[0]):
        for paragraph in str(row["text"]).split("\n"):
            assert paragraph in read.text
    assert 'dir="ltr" class="px-text"' in source
    assert 'dir="rtl" class="px-text"' in source


def test_marks_on_the_page_stand_around_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of(ENGLISH)
    app = opened("reader", context, monkeypatch, article=ids_of(context)[1], marks=list(LAYERS))
    read = Marks(markup(app))
    assert "terrible" in read.of("tone-negative")
    assert SHARED in "".join(read.of("shared"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_counts_quotations_by_kind_and_explains_every_mark(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(ENGLISH, language)
    app = opened("reader", context, monkeypatch, article=ids_of(context)[0], marks=list(LAYERS))
    source, say = markup(app), context.say
    text = Marks(source).text
    counted = context.frame("quotations", scope=only(ids_of(context)[0]))["type"].value_counts()
    assert say("reader.quotations", n=int(counted.sum())) in text
    for name, number in counted.items():
        assert say(f"reader.quotations.{name}", number=number) in text
    for kind in (kind for name in LAYERS for kind in KINDS[name]):
        assert say(f"reader.legend.{kind}") in text
    assert 'class="px-has-indirect' in source
    assert "Ada Norr</span>" in source


def test_a_switch_that_is_off_takes_its_marks_away(monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of(ENGLISH)
    one = ids_of(context)[1]
    read = Marks(markup(opened("reader", context, monkeypatch, article=one, marks="quotation")))
    assert "terrible" not in read.of("tone-negative")
    assert read.of("shared") == []


def test_the_sentence_that_a_link_points_at_is_marked_and_can_be_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = context_of(ENGLISH)
    text = str(ENGLISH[1]["text"])
    start = text.index("They were not happy.")
    app = opened(
        "reader", context, monkeypatch, article=ids_of(context)[1], marks="quotation",
        at=f"body-{start}-{start + len('They were not happy.')}",
    )  # fmt: skip
    source = markup(app)
    assert "They were not happy." in Marks(source).of("hit")
    assert 'href="#px-at"' in source
    assert source.index('id="px-at"') < source.index("They were")
    assert Marks(source).text.count("Traders denounced") == 1


def test_markup_in_an_article_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    nasty = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    rows = [
        {**ENGLISH[0], "title": nasty, "text": f"Good {nasty} news.", "author": nasty,
         "outlet": nasty, "url": "javascript:alert(3)"},
        ENGLISH[1],
    ]  # fmt: skip
    context = context_of(rows)
    app = opened("reader", context, monkeypatch, article=ids_of(context), term="good")
    read = Marks(markup(app))
    assert nasty in read.text
    assert not {"img", "script"} & set(read.tags)
    assert "javascript:" not in markup(app)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_pasted_texts_are_enough(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("reader", context_of(PASTED, language), monkeypatch)
    assert "Traders denounced" in Marks(markup(app)).text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_address_with_nonsense_still_shows_articles(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(BOTH, language)
    app = opened(
        "reader", context, monkeypatch, article=["none", "0"], at="body-5-99999", term="…",
        marks="wings",
    )  # fmt: skip
    assert app.get("html")


def test_an_article_outside_the_scope_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of(BOTH)
    only_arabic = context_of(BOTH, scope=only(ids_of(context)[2]))
    app = opened("reader", only_arabic, monkeypatch, article=ids_of(context)[0])
    assert "Ada Norr" in Marks(markup(app)).text


def test_without_articles_the_next_step_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of(ENGLISH)
    nothing = context.articles.select([False, False])
    empty = context_of(pd.DataFrame(nothing.frame))
    app = opened("reader", empty, monkeypatch)
    assert app.button


def test_another_article_can_be_read_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of(BOTH)
    app = opened("reader", context, monkeypatch, article=ids_of(context)[0])
    assert "Traders denounced" not in Marks(markup(app)).text
    app.button(key="px_reader_add").click().run()
    assert "Traders denounced" in Marks(markup(app)).text
    app.button(key="px_reader_remove").click().run()
    assert "Traders denounced" not in Marks(markup(app)).text
