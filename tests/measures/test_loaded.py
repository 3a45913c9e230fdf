"""Loaded and hedging words. Outlets, people and places are invented."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, InputError, Scope, loaded_hits, loaded_words
from analysis.measures.loaded import CLASSES, VOICES, loaded_lexicon
from analysis.text.languages import get_language, known_languages
from tests.helpers import corpus_of

#: A text and its words: (as it stands, entry, class, voice).
EN = (
    "The regime reportedly failed to open the bridge. Critics say it was clearly a shocking delay. "
    "“Perhaps the thugs did it on purpose,” said Lena Orval.",
    [
        ("regime", "regime", "one_sided", "reporter"),
        ("reportedly", "reportedly", "hedge", "reporter"),
        ("failed to", "fail to", "implicative", "reporter"),
        ("Critics say", "some say", "hedge", "reporter"),
        ("clearly", "clearly", "intensifier", "reporter"),
        ("shocking", "shocking", "subjective", "reporter"),
        ("Perhaps", "perhaps", "hedge", "quoted"),
        ("thugs", "thug", "one_sided", "quoted"),
    ],
)
AR = (
    "يبدو أن الوزارة تمكنت من فتح الجسر بلا شك. وكشفت عن أضرار مروعة خلفها الإرهابيون. "
    "وقالت لينا أورفال «ربما كان ذلك العدوان متوقعا».",
    [
        ("يبدو أن", "يبدو", "hedge", "reporter"),
        ("تمكنت من", "تمكن من", "implicative", "reporter"),
        ("بلا شك", "بلا شك", "intensifier", "reporter"),
        ("وكشفت عن", "كشف عن", "factive", "reporter"),
        ("مروعة", "مروع", "subjective", "reporter"),
        ("الإرهابيون", "إرهابي", "one_sided", "reporter"),
        ("ربما", "ربما", "hedge", "quoted"),
        ("العدوان", "عدوان", "one_sided", "quoted"),
        ("متوقعا", "متوقع", "hedge", "quoted"),
    ],
)
PLAIN = "The bridge opens in spring. The council will meet on Monday at the harbour."
ROWS = [("A", EN[0])] * 3 + [("B", PLAIN)] * 3


def found(corpus: Corpus, **options: object) -> list[tuple[str, str, str, str]]:
    hits = loaded_hits(corpus, **options)  # pyright: ignore[reportArgumentType]
    return [tuple(row) for row in hits[["form", "entry", "class", "voice"]].to_numpy()]


@pytest.mark.parametrize(("text", "wanted", "language"), [(*EN, "en"), (*AR, "ar")])
def test_every_word_has_its_entry_class_voice_and_place(
    text: str, wanted: list[tuple[str, str, str, str]], language: str
) -> None:
    corpus = corpus_of([("A", text)], language)
    assert found(corpus) == wanted
    hits = loaded_hits(corpus)
    assert [text[a:b] for a, b in zip(hits["start"], hits["end"], strict=True)] == [
        form for form, *_ in wanted
    ]
    sentences = corpus.sentences.iloc[hits["sentence"]]
    assert (sentences["start"].to_numpy() <= hits["start"].to_numpy()).all()
    assert (hits["end"].to_numpy() <= sentences["end"].to_numpy()).all()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bricks were exposed to rain, rather than the sanctions regime of the port.", "en"),
        ("Send it as soon as possible. This would be a fine bridge.", "en"),
        ("A new kind of work began on the bridge in May.", "en"),
        ("كان الرجل في بيتهم وكانت وفاتهما أمس.", "ar"),
        ("درس الطلاب في الكليات ودفعوا ثمن الواردات.", "ar"),
        ("غادرت السفينة الميناء وسافرت إلى الشمال.", "ar"),
        ("قال رئيس التحرير إن النظام الصحي جيد.", "ar"),
    ],
)
def test_what_only_looks_like_one_is_none(text: str, language: str) -> None:
    assert found(corpus_of([("A", text)], language)) == []


def test_rates_are_per_1000_words_of_the_voice_and_against_the_others() -> None:
    corpus = corpus_of(ROWS)
    table = loaded_words(corpus).set_index(["group", "class", "voice"])
    tokens = corpus.tokens
    quoted = (tokens.flags & 1) != 0
    own = tokens.article < 3
    row = table.loc[("A", "hedge", "all")]
    assert (row["n"], row["articles"], row["of"]) == (9, 3, 3)
    assert row["rate"] == pytest.approx(9000 / own.sum())
    assert row["words"] == "perhaps 3 | reportedly 3 | some say 3"
    assert (row["rate_rest"], row["difference"]) == (0, row["rate"])
    assert row["low"] == pytest.approx(row["rate"]) == row["high"]  # three articles all alike
    heard = table.loc[("A", "hedge", "quoted")]
    assert heard["rate"] == pytest.approx(3000 / (own & quoted).sum())
    none = table.loc[("B", "hedge", "all")]
    assert (none["n"], none["rate"], none["words"]) == (0, 0.0, "")
    assert np.isnan(none["low"])  # none in any article: no interval can be drawn
    assert np.isnan(table.loc[("B", "hedge", "quoted"), "rate"])  # nobody is quoted


def test_rows_stand_in_order_and_every_class_has_one() -> None:
    table = loaded_words(corpus_of([*ROWS, ("A", AR[0])], ["en"] * 6 + ["ar"]))
    keys = list(zip(table["language"], table["group"], table["class"], table["voice"], strict=True))
    wanted = [
        (language, group, kind, voice)
        for language, group in (("ar", "A"), ("en", "A"), ("en", "B"))
        for kind in CLASSES
        for voice in VOICES
    ]
    assert keys == wanted


def test_the_voices_add_up_and_a_scope_gives_the_same() -> None:
    corpus = corpus_of(ROWS)
    table = loaded_words(corpus)
    counts = table.pivot(index=["group", "class"], columns="voice", values="n")
    assert (counts["reporter"] + counts["quoted"] == counts["all"]).all()
    for voice in ("reporter", "quoted"):
        narrowed = loaded_words(corpus, scope=Scope(voice=voice))
        whole = narrowed[narrowed["voice"] == "all"].set_index(["group", "class"])["n"]
        pd.testing.assert_series_equal(
            whole.sort_index(), counts[voice].rename("n").sort_index()[whole.sort_index().index]
        )
        assert {row[3] for row in found(corpus, scope=Scope(voice=voice))} == {voice}


def test_a_doubled_set_changes_no_rate() -> None:
    one, two = (loaded_words(corpus_of(rows)) for rows in (ROWS, ROWS * 2))
    pd.testing.assert_series_equal(one["rate"], two["rate"])
    pd.testing.assert_series_equal(one["difference"], two["difference"])
    assert (two["n"] == 2 * one["n"]).all()


def test_nothing_to_count_gives_typed_frames() -> None:
    corpus = corpus_of([("A", "Ein Regime.")], "de")
    assert loaded_words(corpus).empty
    assert loaded_hits(corpus).empty
    assert loaded_words(corpus)["rate"].dtype == "float64"
    assert loaded_hits(corpus)["start"].dtype.kind == "i"
    with pytest.raises(InputError):
        loaded_words(corpus, scope=Scope(voice="nobody"))  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_list_is_long_has_every_class_and_no_form_in_two(code: str) -> None:
    language = get_language(code)
    table, lexicon = language.loaded, loaded_lexicon(language)
    assert table is not None
    assert lexicon is not None
    assert len(table) >= 350
    assert set(CLASSES) <= set(table["class"])
    forms = sum(1 + (row.count("|") + 1 if row else 0) for row in table["forms"])
    assert len(lexicon.entry) == forms  # what stands in two classes would have one row


def test_every_class_of_every_list_is_shown_or_stands_in_the_way() -> None:
    lists = [get_language(code).loaded for code in known_languages()]
    classes = {kind for table in lists if table is not None for kind in table["class"]}
    assert classes <= {*CLASSES, "none"}
