"""The section Voices of the report: its figures, its tables, the versions of a quotation."""

from __future__ import annotations

import pytest

from analysis.measures.speech.verbs import GRADES
from dashboard.i18n import Say
from dashboard.report_frames import Frames
from dashboard.report_parts import Report, Section
from dashboard.report_voices import UTTERANCES, voices_section
from tests.dashboard.pages import context_of
from tests.dashboard.test_voices import ARABIC, CASES, CUT, ENGLISH


def section(articles: list[dict[str, str]], language: str = "en") -> Section:
    context = context_of(articles, language)
    report = Report(
        context.corpus, "outlet", context.scope, Say(language), context.colours, "scope", "1"
    )
    return voices_section(report, Frames(report))


@pytest.mark.parametrize(("language", "articles"), CASES)
def test_a_language_has_three_figures_each_with_its_numbers(language, articles) -> None:
    blocks = section(articles, language).blocks
    kinds = [block.kind for block in blocks if block.kind in ("figure", "table")]
    assert kinds == ["figure", "table"] * 3
    grades = {Say(language)(f"grade.{grade}") for grade in GRADES}
    verbs = next(b for b in blocks if b.kind == "table" and any(set(r) & grades for r in b.rows))
    assert len(verbs.rows) > 1


def test_two_languages_have_figures_of_their_own() -> None:
    blocks = section([*ENGLISH, *ARABIC]).blocks
    assert [block.kind for block in blocks].count("figure") == 6


def test_the_versions_of_a_quotation_stand_with_what_was_before_them() -> None:
    block = next(b for b in section(ENGLISH).blocks if b.kind == "sentences")
    marked = {piece.text.strip("“”,") for s in block.sentences for piece in s.pieces if piece.kind}
    assert CUT in marked
    assert {sentence.note for sentence in block.sentences} >= {"the fullest", "cut"}
    assert len(block.sentences) <= UTTERANCES * len(ENGLISH)


def test_without_a_quotation_it_says_so() -> None:
    quiet = [{**row, "text": "The rain fell on the quay.", "title": "Rain"} for row in ENGLISH]
    blocks = section(quiet).blocks
    assert Say("en")("report.voices.none") in [block.text for block in blocks]
    assert not [block for block in blocks if block.figure is not None]
