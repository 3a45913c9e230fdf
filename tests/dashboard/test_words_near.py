"""Page Words: what stands near the term: the window, the measures, and what is not listed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.measures import collocates
from dashboard.context import Context
from dashboard.i18n import Say, number
from dashboard.wording import neighbours
from dashboard.wording.neighbours import WINDOW, WINDOWS, listed
from tests.dashboard.gate import ARABIC, CASES, ENGLISH
from tests.dashboard.pages import Marks, context_of, in_address, markup, opened, texts

#: Words beside “gate”: twice by one outlet (old), else once; the last is eight words away.
ONCE = [
    {
        "outlet": outlet, "language": "en", "title": f"Quay {n}", "published": f"2025-03-0{n}",
        "text": text,
    }
    for n, (outlet, text) in enumerate((
        ("Morning Lantern", "Rusty chains hold the old gate. The ferry waits."),
        ("Morning Lantern", "Sailors painted the old gate. The ferry waits."),
        ("Port Herald", "Soldiers guard the gate. The ferry waits."),
        ("Port Herald", "The gate which was never there and from which nobody departed."),
    ), start=1)
]  # fmt: skip


def window(app: AppTest, say: Say) -> Any:
    return next(one for one in app.button_group if one.label == say("words.near.window"))


def near(app: AppTest) -> list[str]:
    """The tables of the section as markup, one an outlet."""
    source = next(one for one in markup(app).split("\n") if 'class="px-near"' in one)
    return source.split("<section>")[1:]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[pd.DataFrame, dict[str, object]]]:
    """(rows, settings) of each time that the section offers its table to be taken away."""
    calls: list[tuple[pd.DataFrame, dict[str, object]]] = []
    monkeypatch.setattr(
        neighbours, "table_downloads", lambda rows, **more: calls.append((rows, more["settings"]))
    )
    return calls


@pytest.fixture
def once() -> Context:
    return context_of(ONCE)


@pytest.mark.parametrize(("language", "articles", "word"), CASES)
def test_the_window_is_five_words_until_another_is_chosen(
    language, articles, word, taken, monkeypatch
) -> None:
    say, context = Say(language), context_of(articles, language)
    app = opened("words", context, monkeypatch, term=word)
    assert say("words.near.note", n=int(WINDOW)) in texts(app)
    assert "window" not in app.query_params
    pd.testing.assert_frame_equal(taken[-1][0], collocates(context.corpus, word, window=5))
    window(app, say).set_value("2").run()
    assert in_address(app, "window") == "2"
    assert say("words.near.note", n=2) in texts(app)
    rows, settings = taken[-1]
    assert settings["window"] == 2
    pd.testing.assert_frame_equal(rows, collocates(context.corpus, word, window=2))


@pytest.mark.parametrize("words", WINDOWS)
def test_the_window_of_an_address_is_the_one_that_is_counted(
    words, once, taken, monkeypatch
) -> None:
    app = opened("words", once, monkeypatch, term="gate", window=words)
    assert window(app, Say("en")).value == words
    wanted = collocates(once.corpus, "gate", window=int(words))
    pd.testing.assert_frame_equal(taken[-1][0], wanted)
    assert ("departed" in " ".join(taken[-1][0]["display"])) is (words == "10")


@pytest.mark.parametrize("wrong", ["0", "7", "many", "-3"])
def test_an_address_with_no_such_window_gets_the_usual_one(wrong, once, taken, monkeypatch) -> None:
    opened("words", once, monkeypatch, term="gate", window=wrong)
    assert taken[-1][1]["window"] == int(WINDOW)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_g2_stands_beside_log_dice_and_both_are_explained(language, once, monkeypatch) -> None:
    say, context = Say(language), context_of(ONCE, language)
    table = collocates(context.corpus, "gate")
    row = table[(table["group"] == "Morning Lantern") & (table["rank"] == 1)].iloc[0]
    shown = near(opened("words", context, monkeypatch, term="gate", words_in="en"))[0]
    read = Marks(shown.replace("</td>", " </td>")).text
    assert f"2 {number(row['log_dice'], decimals=1)} {number(row['g2'], decimals=1)} " in read
    for column in ("strength", "g2"):
        assert f'title="{say(f"words.near.{column}.help")}"' in shown


def test_a_word_near_once_is_not_listed_where_another_is_near_more_often(
    once, taken, monkeypatch
) -> None:
    app = opened("words", once, monkeypatch, term="gate")
    lantern, herald = near(app)
    said = Say("en")("words.near.once")
    assert lantern.count("<td") == 5
    assert "term=old" in lantern
    assert said not in lantern
    assert "term=soldier" in herald
    assert said in herald
    kept = taken[-1][0]
    assert {"rusty", "sailor"} <= set(kept.loc[kept["group"] == "Morning Lantern", "term"])


def test_where_words_stand_near_once_arabic_says_so_too(monkeypatch) -> None:
    single = context_of([ARABIC[0], ARABIC[3]], "ar")
    shown = near(opened("words", single, monkeypatch, term="مغلقه"))
    assert all(Say("ar")("words.near.once") in one for one in shown)
    shown = near(opened("words", context_of(ARABIC, "ar"), monkeypatch, term="مغلقه"))
    assert not any(Say("ar")("words.near.once") in one for one in shown)


def test_those_listed_are_the_closest_of_those_near_often_by_log_dice() -> None:
    table = collocates(context_of(ENGLISH).corpus, "gate")
    rows = table[table["group"] == "Port Herald"]
    assert listed(rows)["log_dice"].is_monotonic_decreasing
    often = pd.DataFrame({"n": [1, 2, 3] * 6, "rank": range(18)})
    assert listed(often)["n"].min() == 2
    assert listed(often)["rank"].tolist() == [1, 2, 4, 5, 7, 8, 10, 11]
    assert len(listed(often.assign(n=1))) == neighbours.TOP


def test_a_window_with_nothing_in_it_can_still_be_widened(monkeypatch) -> None:
    far = [{**row, "title": "", "text": "The gate was not what it was to them then, traders."}
           for row in (ENGLISH[0], ENGLISH[-1])]  # fmt: skip
    app = opened("words", context_of(far), monkeypatch, term="gate", window="2")
    assert Say("en")("words.near.none") in texts(app)
    window(app, Say("en")).set_value("10").run()
    assert Say("en")("words.near.none") not in texts(app)
