"""Boilerplate: what is marked, what must not be, and that spans are sound for any text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.marks.boilerplate import LONG_LINE, TITLE_REPEAT, boilerplate
from analysis.text.languages import BoilerplatePattern, Language, get_language
from analysis.text.sentences import sentence_spans
from tests.marks.lines import DATELINES, NO_DATELINE, PROMO, REPORT, REPORTING, cases, marked


@pytest.mark.parametrize(("code", "line"), cases(PROMO))
def test_a_promo_line_between_paragraphs_is_marked_and_nothing_else(code: str, line: str) -> None:
    first, last = REPORT[code]
    assert [text for text, _ in marked(f"{first}\n\n{line}\n{last}", code)] == [line]


@pytest.mark.parametrize(("code", "line"), cases(REPORTING))
def test_a_sentence_that_only_begins_like_a_cue_is_not_marked(code: str, line: str) -> None:
    first, last = REPORT[code]
    assert marked(f"{first}\n{line}\n{last}", code) == []
    assert marked(f"{first} {line} {last}", code) == []


@pytest.mark.parametrize(("code", "dateline", "text"), DATELINES)
def test_a_dateline_is_marked_without_its_sentence(code: str, dateline: str, text: str) -> None:
    found = marked(dateline + text, code)
    assert [span.strip() for span, _ in found] == [dateline.strip()]
    assert found[0][1] in ("dateline", "byline")


@pytest.mark.parametrize(("code", "text"), NO_DATELINE)
def test_a_report_without_dateline_keeps_its_first_words(code: str, text: str) -> None:
    assert marked(text, code) == []


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_promo_sentence_inside_a_paragraph_is_marked_alone(code: str) -> None:
    promo = {
        "en": "Read also: Ferry fares to rise in spring.",
        "ar": "اقرأ أيضا: أسعار العبارات ترتفع.",
    }
    first, last = REPORT[code]
    assert marked(f"{first} {promo[code]} {last}", code) == [(promo[code], "promo")]


def test_a_body_in_one_line_that_begins_with_a_cue_loses_only_that_sentence() -> None:
    first, last = REPORT["en"]
    cue = "Read also: Ferry fares to rise in spring."
    body = f"{cue} {first} " + f"{last} " * (LONG_LINE // len(last))
    assert marked(body, "en") == [(cue, "promo")]


def test_a_cue_alone_on_its_line_takes_the_headline_below_along() -> None:
    first, last = REPORT["ar"]
    body = f"{first}\nاقرأ أيضا:\nأسعار العبارات ترتفع في الربيع\n{last}"
    assert [text for text, _ in marked(body, "ar")] == [
        "اقرأ أيضا:",
        "أسعار العبارات ترتفع في الربيع",
    ]
    assert [text for text, _ in marked(f"{first}\nاقرأ أيضا:\n{last}", "ar")] == ["اقرأ أيضا:"]


def test_byline_and_dateline_are_marked_one_after_the_other() -> None:
    body = "By Lena Orval\n\nMERAVALE (Calder News) - The council approved the plan."
    assert [rule for _, rule in marked(body, "en")] == ["byline", "dateline"]


def test_a_dateline_after_a_standfirst_is_found_and_one_far_below_is_not() -> None:
    standfirst = "Residents had asked for a delay."
    dated = "MERAVALE (Calder News) - The council approved the plan."
    assert [rule for _, rule in marked(f"{standfirst}\n\n{dated}", "en")] == ["dateline"]
    assert marked("\n".join([standfirst] * 5 + [dated]), "en") == []


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Harbour plan approved", "HARBOUR  PLAN APPROVED."),
        ("إقرار خطة المرفأ", "إقرار خُطّة المرفأ!"),
        ("Café «Meravale» opens", "Cafe Meravale opens"),
    ],
)
def test_the_title_repeated_as_first_line_is_marked_in_any_language(title: str, line: str) -> None:
    body = f"\n  {line}\nThe vote was seven to two."
    language = Language(code="xx", name="xx", native_name="xx")
    (span,) = boilerplate(title, body, language, sentence_spans(body, language))
    assert span[2] == TITLE_REPEAT
    assert body[span[0] : span[1]].strip() == line


def test_a_first_line_that_says_more_than_the_title_is_kept() -> None:
    assert marked("Harbour plan approved by seven to two\nMore.", "en", "Harbour plan") == []


def test_a_language_without_patterns_marks_no_promo() -> None:
    body = "Read also: Ferry fares to rise in spring"
    language = Language(code="xx", name="xx", native_name="xx")
    assert boilerplate("", body, language, [(0, len(body))]) == []


@pytest.mark.parametrize("pattern", ["(", "(a)b"])
def test_a_pattern_that_cannot_be_used_is_told_in_one_line(pattern: str) -> None:
    broken = replace(
        get_language("en"), boilerplate=(BoilerplatePattern("promo", pattern, "line"),)
    )
    with pytest.raises(InputError, match="en"):
        boilerplate("", "Any text", broken, [(0, 8)])


PIECES = st.sampled_from(
    [
        "Read also:", "اقرأ أيضا:", "Advertisement", "MERAVALE (Calder) - ", "ميرافال - وكالات: ",
        "By Lena Orval\n", "\n", "\r\n", " ", ". ", "(", "•", "–", "Title", "©", "\u200f",
        "a" * 350, "تابعونا على", "Photo:", "contributed reporting", "And and And in the ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join))


@given(TEXTS, TEXTS, st.sampled_from(["ar", "en", "und"]), st.booleans())
def test_spans_lie_within_any_text_sorted_and_disjoint(
    title: str, body: str, code: str, repeat: bool
) -> None:
    language = get_language(code)
    body = f"{title}\n{body}" if repeat else body
    spans = boilerplate(title, body, language, sentence_spans(body, language))
    position = 0
    for start, end, rule in spans:
        assert position <= start < end <= len(body)
        assert rule
        position = end
