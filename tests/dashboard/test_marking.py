"""Marks: what stands where is marked at its characters, and says what it is."""

from __future__ import annotations

from typing import get_args

import pytest

from analysis.measures.loaded import CLASSES
from analysis.measures.speech.verbs import GRADES
from dashboard.context import Context
from dashboard.i18n import Say
from dashboard.marking import (
    KINDS,
    LAYERS,
    LOADED_KINDS,
    VERB_KINDS,
    also_in,
    hits,
    marks_of,
)
from dashboard.markup import MarkKind
from dashboard.reading import (
    only,
)
from dashboard.theme import stylesheet
from tests.dashboard.pages import (
    ARABIC,
    ENGLISH,
    PASTED,
    SHARED,
    context_of,
    ids_of,
)

BOTH = [*ENGLISH, *ARABIC]


def texts(context: Context, number: int, part: str, layer: str) -> list[tuple[str, str]]:
    """(kind, marked characters) of a layer in one article."""
    article = context.articles.frame.iloc[number]
    source = article["title"] if part == "title" else article["text"]
    marks = marks_of(context, article["article_id"], part, [layer])
    return [(mark.kind, source[mark.start : mark.end]) for mark in marks]


@pytest.mark.parametrize(
    ("number", "direct", "indirect"),
    [
        (
            0,
            [("“We have waited for eleven years,”", "Ada Norr")],
            [(SHARED, "It")],
        ),
        (2, [("«انتظرنا هذا اليوم أحد عشر عاما»", "آدا نور")], []),
    ],
)
def test_direct_and_indirect_speech_are_told_apart_and_name_who_speaks(
    number: int, direct: list[tuple[str, str]], indirect: list[tuple[str, str]]
) -> None:
    context = context_of(BOTH)
    source = str(BOTH[number]["text"])
    marks = marks_of(context, ids_of(context)[number], "body", ["quotation"])
    told = {
        kind: [(source[m.start : m.end], m.label) for m in marks if m.kind == kind]
        for kind in ("quotation", "indirect")
    }
    assert told == {"quotation": direct, "indirect": indirect}
    speakers = {source[mark.start : mark.end] for mark in marks if mark.kind == "speaker"}
    assert speakers == {name for _, name in direct + indirect}


SPOKEN = [
    {
        "outlet": "Morning Lantern", "title": "", "language": "en",
        "text": "Ada Norr said the gate is safe. She insisted that the works will end in May. "
        "Pell Omar claimed that the regime reportedly paid. The council accused traders of delay.",
    },
    {
        "outlet": "صحيفة المرفأ", "title": "", "language": "ar",
        "text": "قالت آدا نور إن البوابة آمنة. وأكدت أن الأعمال ستنتهي في مايو. "
        "وزعم بيل عمر أن المسلحين غادروا على ما يبدو. واتهم المجلس التجار بالتأخير.",
    },
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            0,
            [
                ("verb_plain", "said"), ("verb_supports", "insisted"),
                ("verb_distance", "claimed"), ("verb_judges", "accused"),
            ],
        ),
        (
            1,
            [
                ("verb_plain", "قالت"), ("verb_supports", "وأكدت"),
                ("verb_distance", "وزعم"), ("verb_judges", "واتهم"),
            ],
        ),
    ],
)  # fmt: skip
def test_reporting_verbs_are_underlined_by_what_they_say_besides(
    number: int, expected: list[tuple[str, str]]
) -> None:
    context = context_of(SPOKEN)
    assert texts(context, number, "body", "verb") == expected
    for mark in marks_of(context, ids_of(context)[number], "body", ["verb"]):
        assert mark.note.startswith(("plain", "insists", "keeps a distance", "judges"))


def test_every_grade_and_class_has_its_mark_and_every_mark_its_legend() -> None:
    assert set(VERB_KINDS) == set(GRADES)
    assert set(LOADED_KINDS) == set(CLASSES)
    assert set(KINDS) == set(LAYERS)
    kinds = [kind for name in LAYERS for kind in KINDS[name]]
    assert len(kinds) == len(set(kinds))
    assert {*kinds, "hit"} <= set(get_args(MarkKind))
    sheet = stylesheet(Say("en"))
    for kind in kinds:
        assert f"px-m-{kind.replace('_', '-')}" in sheet


def test_loaded_words_say_their_class_and_that_they_are_a_cue() -> None:
    context = context_of(SPOKEN)
    assert texts(context, 0, "body", "loaded") == [
        ("loaded_assertive", "insisted that"), ("loaded_assertive", "claimed that"),
        ("loaded_one_sided", "regime"),
        ("loaded_hedge", "reportedly"),
    ]  # fmt: skip
    marks = marks_of(context, ids_of(context)[1], "body", ["loaded"])
    source = str(SPOKEN[1]["text"])
    assert [source[m.start : m.end] for m in marks] == ["وزعم", "على ما يبدو"]
    assert {mark.note for mark in marks} == {"a cue, not a verdict"}
    assert marks[1].label == "leaves open (perhaps, reportedly)"


def test_names_to_choose_between_say_what_they_name() -> None:
    context = context_of(SPOKEN)
    (mark,) = marks_of(context, ids_of(context)[0], "body", ["label"])
    assert str(SPOKEN[0]["text"])[mark.start : mark.end] == "regime"
    assert (mark.label, mark.note) == ("A name for “those in power”", "regime")
    assert ("label", "المسلحين") in texts(context, 1, "body", "label")


def test_tone_words_and_what_turns_them_are_marked_in_both_languages() -> None:
    context = context_of(BOTH)
    english = texts(context, 1, "body", "tone")
    assert ("tone_negative", "terrible") in english
    assert ("negation", "not") in english
    assert ("tone_negative", "shameful") in texts(context, 1, "title", "tone")
    arabic = [text for kind, text in texts(context, 3, "body", "tone") if kind == "negation"]
    assert arabic == ["لم"] or arabic == ["ولم"]
    assert any(kind == "tone_negative" for kind, _ in texts(context, 3, "title", "tone"))


def test_tone_marks_say_what_the_word_counted() -> None:
    context = context_of(ENGLISH)
    marks = marks_of(context, ids_of(context)[1], "body", ["tone"])
    word = next(mark for mark in marks if mark.kind == "tone_negative")
    assert word.note
    assert any(character.isdigit() for character in word.note)


def test_what_is_not_part_of_the_report_is_marked() -> None:
    found = [text for _, text in texts(context_of(ENGLISH), 0, "body", "boilerplate")]
    assert any("PORT SELIM (Lantern)" in text for text in found)
    assert any(text.startswith("Read also") for text in found)


def test_a_shared_passage_is_marked_and_names_the_other_outlet() -> None:
    context = context_of(ENGLISH)
    ids = ids_of(context)
    (mark,) = marks_of(context, ids[0], "body", ["shared"])
    assert ENGLISH[0]["text"][mark.start : mark.end] == SHARED
    assert mark.label == "also in Port Herald"
    assert marks_of(context, ids[1], "body", ["shared"])[0].label == "also in Morning Lantern"


def test_an_outlet_is_not_named_as_sharing_with_itself() -> None:
    rows = [*ENGLISH, {**ENGLISH[0], "title": "Gate, once more"}]
    context = context_of(rows)
    assert also_in(context, ids_of(context)[0], 0) == ["Port Herald"]


def test_pasted_texts_name_each_other_by_headline() -> None:
    context = context_of(PASTED)
    assert also_in(context, ids_of(context)[1], 0) == [PASTED[0]["title"]]


def test_words_that_set_the_outlet_apart_are_marked_wherever_they_stand() -> None:
    added = "Lanterns glow. A lantern glows. The lantern burns."
    rows = [{**ENGLISH[0], "text": f"{ENGLISH[0]['text']}\n{added}"}, ENGLISH[1]]
    context = context_of(rows)
    found = [text.lower() for _, text in texts(context, 0, "body", "term")]
    assert found.count("lantern") + found.count("lanterns") >= 3
    assert "lantern" not in [text for _, text in texts(context, 1, "body", "term")]


def test_a_word_that_is_looked_for_is_found_in_all_its_forms() -> None:
    context = context_of(ENGLISH)
    found = hits(context, ids_of(context)[1], "body", "dea*")
    assert [ENGLISH[1]["text"][mark.start : mark.end] for mark in found] == ["deal"]


def test_marks_do_not_depend_on_the_scope_of_the_comparison() -> None:
    scope = only("nothing", scope=None)
    context, narrowed = context_of(ENGLISH), context_of(ENGLISH, scope=scope)
    for layer in ("quotation", "verb", "loaded", "label", "tone", "shared", "boilerplate"):
        assert texts(narrowed, 0, "body", layer) == texts(context, 0, "body", layer)
