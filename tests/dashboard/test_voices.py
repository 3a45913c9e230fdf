"""Page Voices: who speaks, with which verbs, one quotation in several outlets; both languages."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from dashboard.charts.voices_verbs import apart
from dashboard.i18n import Say
from dashboard.marking import VERB_KINDS
from dashboard.voicing.listing import matching
from dashboard.voicing.matrix import speakers_by_words
from dashboard.voicing.said import said
from dashboard.voicing.verbs import first_grade
from dashboard.voicing.versions import beginning, differences
from tests.charts import frames_voices
from tests.dashboard.pages import ENGLISH as TWO
from tests.dashboard.pages import PASTED, Marks, context_of, in_address, markup, opened, texts

LONG = "The Evening Chronicle of the Lower Harbour and Its Nine Islands"


def _english(outlet: str, quoted: str, verb: str, more: str, day: int) -> dict[str, str]:
    return {
        "outlet": outlet, "language": "en", "title": f"{outlet} on the gate {day}",
        "published": f"2025-03-0{day}T08:00:00Z",
        "text": f"PORT SELIM — “{quoted},” {verb} Mayor Lena Orval. {more} According to two "
        "officials, the gate has stood shut for years.",
    }  # fmt: skip


WHOLE = ("We will open the old harbour gate before the storms and nobody will be asked to pay "
         "for a passage")  # fmt: skip
CUT = "We will open the old harbour gate before the storms"
ENGLISH = [
    _english("Morning Lantern", WHOLE, "said", "Ada Norr, an engineer, warned that it may flood.",
             1),
    _english("Port Herald", CUT, "claimed", "Traders said that they had heard it before.", 1),
    _english(LONG, WHOLE, "insisted", "Traders said that they would wait.", 2),
]  # fmt: skip


def _arabic(outlet: str, quoted: str, verb: str, day: int) -> dict[str, str]:
    return {
        "outlet": outlet, "language": "ar", "title": f"{outlet} عند البوابة",
        "published": f"2025-03-0{day}T08:00:00Z",
        "text": f"{verb} رئيس البلدية سامي النورفي «{quoted}». وبحسب مسؤولين في البلدية فإن "
        "البوابة مغلقة منذ سنوات. وأضاف النورفي أن العمل سيبدأ قريبا.",
    }  # fmt: skip


ARABIC_WHOLE = "سنفتح بوابة الميناء القديمة قبل موسم العواصف ولن يدفع أحد من السكان رسما للعبور"
ARABIC = [
    _arabic("صحيفة المرفأ", ARABIC_WHOLE, "وقال", 1),
    _arabic("نورفيسا لحظة", "سنفتح بوابة الميناء القديمة قبل موسم العواصف", "وأكد", 1),
]
CASES = [("en", ENGLISH), ("ar", ARABIC)]


@pytest.mark.parametrize(("language", "articles"), CASES)
@pytest.mark.parametrize("interface", ["en", "ar"])
def test_every_part_stands_on_the_page(language, articles, interface, monkeypatch) -> None:
    app = opened("voices", context_of(articles, interface), monkeypatch)
    shown, say = texts(app), Say(interface)
    for part in ("said", "matrix", "verbs", "versions", "agencies", "list"):
        assert say(f"voices.{part}.title") in shown
    assert len(app.get("plotly_chart")) == 3
    assert not app.warning
    assert (say("voices.verbs.akkada") in shown) == (language == "ar")


def test_the_answer_names_who_has_most_of_the_words_and_counts_the_unnamed(monkeypatch) -> None:
    context = context_of(ENGLISH)
    answer = texts(opened("voices", context, monkeypatch))
    voices, kinds = context.frame("voices"), context.frame("voice_kinds")
    first = voices.drop_duplicates("group").iloc[0]
    assert f"{first['speaker']} in " in answer
    assert f"{kinds['unnamed'].sum()} of {kinds['quotations'].sum()} quotations" in answer


@pytest.mark.parametrize(("language", "articles"), CASES)
def test_a_clicked_kind_shows_its_quotations_the_clicked_outlet_first(
    language, articles, monkeypatch
) -> None:
    context = context_of(articles, language)
    rows = said(context, language)
    own = rows[rows["kind"] == "official"]
    group = sorted(own["group"].unique())[-1]
    app = opened("voices", context, monkeypatch, voice_kind="official", voice_group=group)
    first = next(body for body in markup(app).split("\n") if "px-evidence px-said" in body)
    assert first.index(group) == min(first.index(name) for name in set(rows["group"]))
    found = Marks(first)
    assert set(found.of("speaker")) <= set(own["speaker"])
    assert found.of("quotation")


def test_only_quotations_without_a_name_are_shown_when_asked(monkeypatch) -> None:
    context = context_of(ENGLISH)
    rows = said(context, "en")
    named = set(rows.loc[rows["named"], "speaker"])
    app = opened(
        "voices", context, monkeypatch, voice_kind="official", voice_named="unnamed"
    )  # fmt: skip
    first = next(body for body in markup(app).split("\n") if "px-evidence px-said" in body)
    assert Marks(first).of("speaker")
    assert not named & set(Marks(first).of("speaker"))


def test_a_speaker_is_shown_with_other_names_and_who_does_not_quote_them(monkeypatch) -> None:
    context = context_of(ENGLISH)
    voices = context.frame("voices")
    alone = voices[voices["only_here"]].iloc[0]
    app = opened("voices", context, monkeypatch, voice_speaker=alone["speaker"])
    others = sorted(set(voices["group"]) - {alone["group"]})
    assert Say("en")("voices.speaker.silent", names=Say("en").list(others)) in texts(app)


@pytest.mark.parametrize("which", ["all", "only", "nonsense"])
def test_the_matrix_shows_all_or_only_those_of_one_outlet(which, monkeypatch) -> None:
    app = opened("voices", context_of(ENGLISH), monkeypatch, voice_which=which, voice_size="words")
    titles = " ".join(chart.proto.spec for chart in app.get("plotly_chart"))
    assert (Say("en")("chart.voices_matrix.title_only") in titles) == (which == "only")


def test_the_verbs_of_a_grade_are_listed_and_underlined_in_their_sentences(monkeypatch) -> None:
    app = opened("voices", context_of(ENGLISH), monkeypatch, verb_grade="distancing")
    assert re.search("claim\xa01", texts(app))
    assert "claimed" in Marks(markup(app)).of("verb-distance")
    assert Say("en")("voices.verbs.never") in texts(app)


def test_every_grade_has_an_underline() -> None:
    assert set(VERB_KINDS) == set(frames_voices.GRADES)


def test_the_first_grade_shown_is_the_one_that_differs_most_beyond_chance() -> None:
    frame = frames_voices.reporting_verbs()
    assert [row.grade for row in frame.itertuples() if apart(row) and row.n] == ["distancing"]
    assert first_grade(frame, ["neutral", "evidential", "distancing"]) == "distancing"
    unsure = frame.assign(difference_low=-1.0, difference_high=1.0)
    assert first_grade(unsure, ["neutral", "evidential", "distancing"]) == "evidential"


@pytest.mark.parametrize(("language", "articles"), CASES)
def test_the_versions_of_a_quotation_stand_beside_the_fullest(
    language, articles, monkeypatch
) -> None:
    context = context_of(articles, language)
    frame = context.frame("quotation_versions")
    assert set(frame["version"]) >= {"fullest", "cut"}
    shown = texts(opened("voices", context, monkeypatch))
    say = Say(language)
    cut = frame[frame["version"] == "cut"].iloc[0]
    whole = frame[frame["version"] == "fullest"].iloc[0]
    assert say("voices.version.words", n=int(cut["words"]), of=int(whole["words"])) in shown
    assert say("voices.version.cut", names=cut["group"]) in shown


def test_reported_speech_that_is_nearly_the_same_has_its_other_words_marked(monkeypatch) -> None:
    rows = [
        {**ENGLISH[0], "outlet": outlet,
         "text": f"Mayor Lena Orval said that {who} hold the customs post on the eastern bank."}
        for outlet, who in (("Morning Lantern", "northern fighters"), ("Port Herald", "insurgents"))
    ]  # fmt: skip
    html = markup(opened("voices", context_of(rows), monkeypatch))
    assert re.search("<del[^>]*>northern fighters</del>|<del[^>]*>northern fighters ", html)
    assert re.search("<ins[^>]*>insurgents</ins>", html)


def test_what_is_left_out_is_struck_and_the_rest_is_the_version_to_the_character() -> None:
    context = context_of(ENGLISH)
    own = "We shall open the gate before the storms, all of us"
    html = differences(context, WHOLE, own).source
    assert re.findall("<del[^>]*>([^<]*)</del>", html) == ["will ", "old harbour "]
    assert re.findall("<ins[^>]*>([^<]*)</ins>", html)[0] == "shall"
    kept = re.sub(r"<(del|abbr)[^>]*>.*?</\1>", "", html)
    assert re.sub("<[^>]*>", "", kept) == own


def test_many_words_left_out_are_counted_with_the_words_on_the_pointer() -> None:
    html = differences(context_of(ENGLISH), WHOLE, CUT).source
    assert Say("en")("voices.version.left_out", n=len(WHOLE.split()) - len(CUT.split())) in html
    assert "nobody will be asked to pay" in re.findall('title="([^"]*)"', html)[0]
    assert "<del" not in html


def test_markup_in_a_quotation_is_shown_and_not_run() -> None:
    html = differences(context_of(ENGLISH), "one <b>two</b> three", "one <i>four</i> three").source
    assert "<b>" not in html
    assert "&lt;i&gt;four" in html


def test_the_list_shows_the_beginning_of_what_is_said() -> None:
    assert beginning("“Short words.”") == "Short words."
    long = beginning("«" + "كلمة " * 40 + "»")
    assert long.endswith(" …")
    assert len(long) < 100


def test_quotations_are_searched_and_filtered(monkeypatch) -> None:
    context = context_of(ENGLISH)
    rows = said(context, "en")
    assert len(matching(rows, words="orval CLAIM")) == 1
    assert set(matching(rows, type="indirect")["type"]) == {"indirect"}
    assert set(matching(rows, grade="distancing")["verb"]) == {"claim"}
    assert set(matching(rows, groups=(LONG,))["group"]) == {LONG}
    assert matching(rows, words="nobody-says-this").empty
    app = opened("voices", context, monkeypatch, said_words="claimed")
    assert Say("en")("voices.list.count", n=1, all=len(rows)) in texts(app)
    assert in_address(app, "said_words") == "claimed"


def test_speakers_come_in_the_order_of_their_quotations() -> None:
    frame = frames_voices.voices()
    names = speakers_by_words(frame)
    totals = frame.groupby("speaker")["quotations"].sum()
    assert [totals[name] for name in names] == sorted(totals, reverse=True)


def test_two_languages_are_shown_one_at_a_time(monkeypatch) -> None:
    context = context_of([*ENGLISH, *ARABIC])
    assert "Morning Lantern" in texts(opened("voices", context, monkeypatch))
    arabic = texts(opened("voices", context, monkeypatch, voices_in="ar"))
    assert Say("en")("voices.verbs.akkada") in arabic


def test_articles_without_a_quotation_lead_on(monkeypatch) -> None:
    quiet = [{**row, "title": "Rain", "text": "The rain fell on the quay. The boats lay still."}
             for row in TWO]  # fmt: skip
    app = opened("voices", context_of(quiet), monkeypatch)
    assert Say("en")("voices.nothing") in texts(app)
    assert not app.get("plotly_chart")


def test_a_language_without_reporting_verbs_says_so(monkeypatch) -> None:
    german = [{**row, "language": "de", "text": "„Wir warten seit elf Jahren auf das Tor.“"}
              for row in TWO]  # fmt: skip
    app = opened("voices", context_of(german), monkeypatch)
    say = Say("en")
    assert say("voices.marks_only", language=say.name("language", "de")) in texts(app)


@pytest.mark.parametrize("articles", [PASTED, TWO, TWO[:1]])
def test_one_or_two_articles_are_enough_for_the_page(articles, monkeypatch) -> None:
    app = opened("voices", context_of(articles), monkeypatch)
    assert not app.error
    assert not app.warning


def test_many_outlets_and_another_grouping_draw_the_page(monkeypatch) -> None:
    many = [{**row, "outlet": f"{row['outlet']} {n}"} for n in range(5) for row in ENGLISH[:2]]
    context = context_of([*many, *ENGLISH])
    shown = texts(opened("voices", context, monkeypatch))
    assert Say("en")("count.outlets", n=13) in shown
    by_day = context_of(ENGLISH, by="published")
    assert not opened("voices", by_day, monkeypatch).error


def test_what_is_said_has_a_row_a_quotation_with_who_says_it() -> None:
    context = context_of(ENGLISH)
    rows, quotations = said(context, "en"), context.frame("quotations")
    assert len(rows) == len(quotations)
    found = rows[rows["speaker"] != ""]
    assert (found["kind"] != "").all()
    pd.testing.assert_series_equal(rows["text"], quotations["text"])
