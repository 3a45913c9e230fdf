"""Page Words: what is chosen changes what is shown, and every number can be followed."""

from __future__ import annotations

import base64
import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import term_differences
from analysis.measures import collocates, concordance
from analysis.tables import rows_of
from dashboard.context import Context
from dashboard.i18n import Say, number
from dashboard.wording import kwic
from dashboard.wording.term import completions
from tests.dashboard.gate import ARABIC, CASES, DAYS, ENGLISH
from tests.dashboard.pages import Marks, context_of, in_address, markup, opened, texts


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def values(field: Any) -> np.ndarray:
    """The numbers of a trace, as a list or as Plotly packs them."""
    if isinstance(field, dict):
        return np.frombuffer(base64.b64decode(field["bdata"]), dtype=field["dtype"])
    return np.array(field)


def said(figure: dict[str, Any]) -> str:
    """All that is written around a figure."""
    return json.dumps(figure["layout"], ensure_ascii=False)


def box(app: AppTest, label: str) -> Any:
    return next(one for one in app.selectbox if one.label == label)


def lines(app: AppTest) -> list[str]:
    """The lines of the concordance, each with the name of its group."""
    source = markup(app)
    found = source[source.index('class="px-kwic"') :].split("<summary>")[1:]
    return [Marks(one.split("</summary>")[0]).text for one in found]


@pytest.fixture
def english() -> Context:
    return context_of(ENGLISH)


@pytest.mark.parametrize(("language", "articles", "_word"), CASES)
def test_the_page_says_which_measure_was_used_and_why(
    language, articles, _word, monkeypatch
) -> None:
    say, context = Say(language), context_of(articles, language)
    app = opened("words", context, monkeypatch)
    assert say("words.why.tfidf", about=say("words.about.tfidf")) in texts(app)
    assert say("words.measure.tfidf") in said(figures(app)[0])


def test_another_measure_changes_reason_caption_and_numbers(english, monkeypatch) -> None:
    say = Say("en")
    before = opened("words", english, monkeypatch)
    box(before, say("words.ranked_by")).select("log_ratio").run()
    assert in_address(before, "measure") == "log_ratio"
    assert say("words.measure.log_ratio") in said(figures(before)[0])
    assert say("words.measure.tfidf") not in said(figures(before)[0])
    assert "You chose the measure" in texts(before)
    wanted = term_differences(english.corpus, measure="log_ratio")
    top = wanted[wanted["shown"] & (wanted["group"] == "Morning Lantern")].iloc[0]
    bars = [trace for trace in figures(before)[0]["data"] if trace["type"] == "bar"]
    assert values(bars[0]["x"])[0] == pytest.approx(top["score"])


@pytest.mark.parametrize("measure", ["scaled_f", "chi_squared", "log_odds", "log_likelihood"])
def test_every_measure_is_drawn_and_explained(measure, english, monkeypatch) -> None:
    app = opened("words", english, monkeypatch, measure=measure)
    assert Say("en")(f"words.about.{measure}") in texts(app)
    assert Say("en")(f"words.how.{measure}") in texts(app)


def test_bars_heat_map_and_scatter_are_drawn_and_dots_for_a_chosen_term(
    english, monkeypatch
) -> None:
    say = Say("en")
    app = opened("words", english, monkeypatch, term="gate")
    titles = [figure["layout"]["title"]["text"] for figure in figures(app)]
    assert len(titles) == 4
    assert say("chart.words_dots.title", term="gate") in titles[1]
    assert say("chart.words_heat.title") in titles[2]
    assert any("heatmap" in {trace["type"] for trace in figure["data"]} for figure in figures(app))


def test_raw_counts_change_the_axes_and_their_numbers(english, monkeypatch) -> None:
    say = Say("en")
    rates = figures(opened("words", english, monkeypatch, term="gate"))[1]
    counts = figures(opened("words", english, monkeypatch, term="gate", raw="True"))[1]
    assert say("chart.axis.rate") in rates["layout"]["xaxis"]["title"]["text"]
    assert say("chart.axis.count") in counts["layout"]["xaxis"]["title"]["text"]
    hits = concordance(english.corpus, "gate")
    assert sum(values(trace["x"]).sum() for trace in counts["data"]) == len(hits)


@pytest.mark.parametrize(("language", "articles", "word"), CASES)
def test_the_concordance_shows_every_hit_and_sorts_them(
    language, articles, word, monkeypatch
) -> None:
    context = context_of(articles, language)
    hits = concordance(context.corpus, word)
    app = opened("words", context, monkeypatch, term=word, kwic_sort="right")
    shown = lines(app)
    assert len(shown) == len(hits) <= 20
    ids = context.articles.frame
    groups = dict(zip(ids["article_id"], ids["outlet"], strict=True))
    wanted = kwic.arranged(kwic.lines(hits, ids, groups), "right")
    for line, row in zip(shown, rows_of(wanted), strict=True):
        assert line.startswith(str(row.group))
        assert row.node in line
        assert kwic.after(row.right) in line


def test_the_concordance_filters_by_outlet_voice_and_part_and_says_what_is_left(
    english, monkeypatch
) -> None:
    app = opened(
        "words", english, monkeypatch,
        term="gate", kwic_group="Port Herald", kwic_voice="quoted", kwic_part="body",
    )  # fmt: skip
    shown = lines(app)
    assert len(shown) == len(DAYS)
    assert all(line.startswith("Port Herald") and "stays shut" in line for line in shown)
    assert "hits: 3" in texts(app)


def test_a_line_leads_to_its_place_in_the_reader(english, monkeypatch) -> None:
    source = markup(opened("words", english, monkeypatch, term="gate"))
    hit = concordance(english.corpus, "gate").iloc[0]
    at = f"{hit['part']}-{hit['start']}-{hit['end']}"
    assert f"reader?article={hit['article_id']}&amp;at={at}&amp;term=gate" in source


def test_the_same_hits_can_be_read_outlet_beside_outlet(english, monkeypatch) -> None:
    app = opened(
        "words", english, monkeypatch,
        term="gate", at_group="Port Herald", kwic_view="sentences",
    )  # fmt: skip
    source = markup(app)
    assert 'class="px-kwic"' not in source
    beside = Marks(source[source.index('class="px-evidence"') :])
    assert beside.text.index("Port Herald") < beside.text.index("Morning Lantern")
    assert "gate" in beside.of("term")


def test_more_than_twenty_hits_are_turned_over_in_pages(monkeypatch) -> None:
    many = [{**row, "text": row["text"] + " The gate." * 12} for row in ENGLISH]
    context = context_of(many)
    app = opened("words", context, monkeypatch, term="gate", kwic_sort="order")
    hits = len(concordance(context.corpus, "gate"))
    assert len(lines(app)) == 20
    app.button(key="px_kwic_onward").click().run()
    assert in_address(app, "kwic_page") == "2"
    assert f"21–40 of {hits}" in texts(app)
    box(app, Say("en")("words.kwic.sort")).select("left").run()
    assert f"1–20 of {hits}" in texts(app)


def test_the_chosen_term_is_told_with_the_numbers_of_its_bar(english, monkeypatch) -> None:
    table = term_differences(english.corpus)
    row = table[(table["group"] == "Port Herald") & table["shown"]].iloc[0]
    app = opened("words", english, monkeypatch, term=row["term"], at_group="Port Herald")
    text = texts(app)
    assert f"“{row['display']}” in Port Herald: {row['n_target']} ×" in text
    assert f"TF-IDF difference: {number(row['score'])}" in text


def test_a_mark_drawn_against_another_outlet_is_told_with_that_comparison(monkeypatch) -> None:
    third = [{**row, "outlet": "Quay Gazette"} for row in ENGLISH[: len(DAYS)]]
    context = context_of([*ENGLISH, *third])
    table = term_differences(context.corpus, against="Quay Gazette")
    row = table[(table["group"] == "Port Herald") & (table["term"] == "gate")].iloc[0]
    app = opened(
        "words", context, monkeypatch,
        term="gate", at_group="Port Herald", at_against="Quay Gazette",
    )  # fmt: skip
    text = texts(app)
    assert f"In Quay Gazette: {row['n_rest']} × in {row['articles_rest']} of 3" in text


@pytest.mark.parametrize(("language", "articles", "word"), CASES)
def test_completion_offers_the_words_of_the_language_as_they_are_written(
    language, articles, word, monkeypatch
) -> None:
    context = context_of([*ENGLISH, *ARABIC], language)
    app = opened("words", context, monkeypatch)
    offered = box(app, Say(language)("words.term.search")).options
    assert word in offered
    other = {"en": "البوابة", "ar": "gate"}[language]
    assert other not in offered


def test_completion_offers_the_most_frequent_words_and_all_that_are_shown() -> None:
    frame = pd.DataFrame(
        [
            ("gate", "gate", 9, 9, False), ("ferry", "Ferry", 5, 0, False),
            ("rare", "rare", 1, 1, True), ("lone", "lone", 1, 0, False),
        ],
        columns=["term", "display", "n_target", "n_rest", "shown"],
    ).assign(group="Port Herald")  # fmt: skip
    assert completions(frame, most=2) == {"gate": "gate", "ferry": "Ferry", "rare": "rare"}


def test_a_word_typed_in_the_address_is_the_term_that_it_is_counted_as(monkeypatch) -> None:
    context = context_of(ARABIC, "ar")
    app = opened("words", context, monkeypatch, term="بوابة")
    assert Say("ar")("words.term.click") not in texts(app)
    assert "البوابة" in lines(app)[0]


@pytest.mark.parametrize("query", ["*", "?!", "harbour of nowhere"])
def test_a_search_that_finds_nothing_says_so_and_leaves_the_page(
    query, english, monkeypatch
) -> None:
    app = opened("words", english, monkeypatch, term=query)
    assert len(figures(app)) == 3
    assert app.warning or Say("en")("words.term.not_found", term=query) in texts(app)


def test_what_stands_near_the_term_leads_on_to_that_word(english, monkeypatch) -> None:
    near = collocates(english.corpus, "gate")
    first = near[(near["group"] == "Port Herald") & (near["rank"] == 1)].iloc[0]
    source = markup(opened("words", english, monkeypatch, term="gate"))
    table = source[source.index('class="px-near"') :]
    assert f"term={first['term']}" in table
    assert number(first["log_dice"], decimals=1) in table


def test_numbers_can_be_counted_as_words(english, monkeypatch) -> None:
    search = Say("en")("words.term.search")
    without = box(opened("words", english, monkeypatch), search).options
    with_numbers = box(opened("words", english, monkeypatch, without_numbers="False"), search)
    assert "12" not in without
    assert "12" in with_numbers.options


def test_names_cannot_be_left_out_where_letters_have_no_capitals(monkeypatch) -> None:
    for language, articles in (("en", ENGLISH), ("ar", ARABIC)):
        app = opened("words", context_of(articles, language), monkeypatch)
        names = next(c for c in app.checkbox if c.label == Say(language)("words.without.names"))
        assert names.disabled is (language == "ar")


def test_the_numbers_of_a_chosen_term_stand_by_every_chart_that_has_its_mark(
    english, monkeypatch
) -> None:
    app = opened("words", english, monkeypatch, term="gate")
    row = term_differences(english.corpus).set_index(["term", "group"]).loc["gate"]
    best = row.sort_values("score", ascending=False).iloc[0]
    assert texts(app).count(f": {best['n_target']} × in {best['articles_target']} of") >= 3
    up, down = Say("en")("words.term.up"), Say("en")("words.term.down")
    assert markup(app).count(up) == 2  # under the heat map and under the scatter
    assert markup(app).count(down) == 1


def test_the_forms_that_are_counted_as_one_term_are_told(monkeypatch) -> None:
    rows = [
        {
            "outlet": name,
            "title": "",
            "text": f"The goods came. Good goods, {word}.",
            "language": "en",
        }
        for name, word in (("Port Herald", "a good port"), ("The Tide", "better goods"))
    ]
    app = opened("words", context_of(rows), monkeypatch, term="good")
    assert "Counted together: goods 5, good 3 and better 1." in texts(app)
    form = opened("words", context_of(rows), monkeypatch, term="goods", unit="form")
    assert "Counted together" not in texts(form)


def test_the_answer_and_the_captions_name_the_outlet_that_all_are_compared_with(
    english, monkeypatch
) -> None:
    name = sorted(set(english.articles.frame["outlet"]))[0]
    app = opened("words", english, monkeypatch, against=name)
    table = term_differences(english.corpus, against=name)
    row = table[table["shown"]].sort_values(["score", "term"], ascending=[False, True]).iloc[0]
    assert f"articles of {name}." in texts(app)
    assert f"“{row['display']}” in {row['group']}" in texts(app)
    assert f"compared with {name}" in said(figures(app)[0])


def test_another_reference_forgets_the_one_that_a_mark_was_drawn_against(monkeypatch) -> None:
    third = [{**row, "outlet": "Quay Gazette"} for row in ENGLISH[: len(DAYS)]]
    context = context_of([*ENGLISH, *third])
    app = opened(
        "words", context, monkeypatch,
        term="gate", at_group="Port Herald", at_against="Quay Gazette", against="Quay Gazette",
    )  # fmt: skip
    box(app, Say("en")("words.against")).set_value("rest").run()
    first = texts(app).index(" × in ")  # beside the bars; the scatter keeps its own reference
    told = texts(app)[first:]
    assert told.index(f"In {Say('en')('words.rest')}:") < told.index("In Quay Gazette:")


def test_a_search_beyond_the_charts_says_that_it_has_no_mark(english, monkeypatch) -> None:
    app = opened("words", english, monkeypatch, term="gat*")
    assert Say("en")("words.term.no_mark", term="gat*") in texts(app)


@pytest.mark.parametrize(
    ("articles", "language", "typed"), [(ENGLISH, "en", "gates"), (ARABIC, "ar", "البوابة")]
)
def test_another_form_typed_is_told_with_the_numbers_of_its_term(
    articles, language, typed, monkeypatch
) -> None:
    app = opened("words", context_of(articles, language), monkeypatch, term=typed)
    assert Say(language)("words.term.no_mark", term=typed) not in texts(app)
    assert Say(language)("words.term.up") in texts(app)
