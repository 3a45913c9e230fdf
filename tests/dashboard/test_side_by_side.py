"""Side by side: two articles in counts, whatever was brought; in both interface languages."""

from __future__ import annotations

import pytest

from dashboard import tone_in_words
from dashboard.i18n import Say, number
from dashboard.reading import in_both, labels, only
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


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("rows", [ENGLISH, ARABIC], ids=["English", "Arabic"])
def test_two_articles_of_one_language_are_compared_throughout(
    rows: list[dict[str, object]], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(rows, language)
    read = Marks(markup(opened("side_by_side", context, monkeypatch)))
    for row in rows:
        assert str(row["title"]) in read.text
    words = context.frame("words_apart", *ids_of(context))
    for side in ("a", "b"):
        first = words[words["side"] == side].iloc[0]
        assert first["display"] in read.text
    assert context.say("side.words.two_languages") not in read.text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_languages_stand_beside_each_other_without_comparing_words(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of([ENGLISH[0], ARABIC[0]], language)
    read = Marks(markup(opened("side_by_side", context, monkeypatch)))
    assert context.say("side.words.two_languages") in read.text
    assert "The council praised" in read.text
    assert "«انتظرنا هذا اليوم أحد عشر عاما»" in read.text
    assert "رحب المجلس" in read.text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_pasted_texts_are_enough(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of(PASTED, language)
    read = Marks(markup(opened("side_by_side", context, monkeypatch)))
    assert SHARED in read.text
    assert context.say("side.first") in read.text
    assert "Traders" in read.text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_numbers_on_the_page_are_those_of_the_table(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(ENGLISH, language)
    source = markup(opened("side_by_side", context, monkeypatch))
    counts = context.frame("article_counts")
    for name in ("words", "sentences", "quotations", "quoted_words", "shared_words"):
        cells = "".join(f'<td class="px-n">{number(int(n))}</td>' for n in counts[name])
        assert cells in source


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("rows", [ENGLISH, ARABIC], ids=["English", "Arabic"])
def test_what_is_said_is_listed_with_speaker_verb_and_grade(
    rows: list[dict[str, object]], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(rows, language)
    text = Marks(markup(opened("side_by_side", context, monkeypatch))).text
    note = context.say("side.quotations.note")
    section = text[text.index(note) + len(note) :]
    said = context.frame("quotations")
    assert set(said["type"]) >= ({"direct", "indirect"} if rows is ENGLISH else {"direct"})
    for row in said.itertuples():
        for piece in (row.text, row.speaker, row.cue, context.say(f"grade.{row.grade}")):
            assert piece in section
    assert section.count(context.say("side.said.indirect")) == (said["type"] == "indirect").sum()


def test_an_article_in_which_nobody_speaks_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{**row, "title": "", "text": "The quay was empty."} for row in ENGLISH]
    context = context_of(rows)
    text = Marks(markup(opened("side_by_side", context, monkeypatch))).text
    assert text.count(context.say("side.quotations.none")) == 2


def test_the_two_in_the_address_are_shown_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of([*ENGLISH, *ARABIC])
    ids = ids_of(context)
    read = Marks(markup(opened("side_by_side", context, monkeypatch, a=ids[3], b=ids[1])))
    shown = read.text
    assert shown.index("كارثة عند البوابة") < shown.index("Anger over a shameful gate deal")
    assert "Harbour gate to open" not in shown


@pytest.mark.parametrize("side", ["a", "b"])
def test_one_named_article_keeps_its_side_and_gets_another_beside_it(
    side: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of([*ENGLISH, *ARABIC])
    text = Marks(markup(opened("side_by_side", context, monkeypatch, **{side: ids_of(context)[1]})))
    named = text.text.index("Anger over a shameful gate deal")
    other = text.text.index("Harbour gate to open")
    assert (named < other) == (side == "a")


def test_the_same_article_twice_is_not_compared_with_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = context_of(ENGLISH)
    one = ids_of(context)[0]
    read = Marks(markup(opened("side_by_side", context, monkeypatch, a=one, b=one)))
    assert "Anger over a shameful gate deal" in read.text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_with_one_article_the_next_step_is_told(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("side_by_side", context_of(ENGLISH[:1], language), monkeypatch)
    assert Say(language)("side.nothing") in Marks(markup(app)).text
    assert app.button


def test_a_language_without_a_lexicon_says_so_and_shows_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [
        {"outlet": "Le Quai", "title": "La porte rouvre", "language": "fr",
         "text": "La porte du port rouvre ce matin."},
        {"outlet": "La Vigie", "title": "Colère au port", "language": "fr",
         "text": "Les marchands refusent la porte du port."},
    ]  # fmt: skip
    context = context_of(rows)
    read = Marks(markup(opened("side_by_side", context, monkeypatch)))
    assert context.say("side.tone.no_lexicon") in read.text
    assert "marchands" in read.text


def test_markup_in_an_article_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    nasty = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    rows = [
        {**ENGLISH[0], "title": nasty, "outlet": nasty, "text": f"A good day {nasty}. “{nasty}”"},
        {**ENGLISH[1], "author": nasty},
    ]
    read = Marks(markup(opened("side_by_side", context_of(rows), monkeypatch)))
    assert nasty in read.text
    assert not {"img", "script"} & set(read.tags)


def test_the_scope_of_the_comparison_does_not_hide_a_chosen_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = context_of(ENGLISH)
    ids = ids_of(context)
    narrowed = context_of(ENGLISH, scope=only(ids[0]))
    read = Marks(markup(opened("side_by_side", narrowed, monkeypatch, a=ids[0], b=ids[1])))
    assert context.say("side.words.none") not in read.text


def test_a_passage_in_both_is_found_at_its_characters() -> None:
    context = context_of(ENGLISH)
    ((_, first, second),) = in_both(context, *ids_of(context))
    assert str(ENGLISH[0]["text"])[slice(*first)] == SHARED
    assert str(ENGLISH[1]["text"])[slice(*second)] == SHARED


def test_two_articles_are_called_by_outlet_else_by_headline_else_by_order() -> None:
    same = [{**row, "outlet": "Morning Lantern"} for row in ENGLISH]
    for rows, expected in (
        (ENGLISH, ("Morning Lantern", "Port Herald")),
        (same, (ENGLISH[0]["title"], ENGLISH[1]["title"])),
        (PASTED, ("the first text", "the second text")),
    ):
        context = context_of(rows)
        first, second = ids_of(context)
        assert labels(context, (first, second)) == expected


@pytest.mark.parametrize(
    ("tone", "expected"),
    [(-0.3, "negative"), (-0.05, "negative"), (-0.049, "even"), (0.0, "even"), (0.05, "positive")],
)
def test_small_tones_lean_neither_way(tone: float, expected: str) -> None:
    assert tone_in_words.wording(tone) == expected


def test_the_sentences_at_the_two_ends_are_the_lowest_and_the_highest() -> None:
    context = context_of(ENGLISH)
    sentences = context.frame("tone_sentences")
    ends = tone_in_words.ends(sentences)
    assert ends["negative"].tone == sentences["tone"].min()
    assert ends["positive"].tone == sentences["tone"].max()
    none = tone_in_words.ends(sentences[sentences["tone"] == 0])
    assert none == {"negative": None, "positive": None}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_few_words_with_a_tone_say_no_direction(language: str) -> None:
    context = context_of(ENGLISH, language)
    row = next(context.frame("tone_articles").itertuples())
    assert tone_in_words.line(row, context.say) == context.say("side.tone.little", n=int(row.hits))
