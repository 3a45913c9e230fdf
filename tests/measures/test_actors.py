"""Actors: what is found and how, what is merged, what the user says, what does not matter."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.names.actors import actor_mentions, actors
from analysis.tables import ACTOR_MENTIONS, ACTORS
from tests.helpers import corpus_of

ENGLISH = [
    ("Harbour Post", "President Orval Brandt met Mila Tarn. Brandt said the port would open."),
    ("Marlow Times", "Critics of Brandt’s plan met in Varnhold. Mila Tarn left Varnhold early."),
]
ARABIC = [
    (
        "المرفأ",
        "استقبل الرئيس السوري نديم الغضباوي وزير الخارجية الروسي إيغور زافكين. وقال زافكين إنه "
        "راض.",
    ),
    ("المنارة", "وصل زافكين إلى دمشق، ورحب الغضباوي بزافكين."),
]


def row(corpus: Corpus, name: str, **options: object) -> pd.Series:
    frame = actors(corpus, **options)  # pyright: ignore[reportArgumentType]
    (place,) = frame.index[frame["actor"] == name]
    return frame.loc[place]


def names(text: str, language: str = "en", **options: object) -> list[str]:
    frame = actors(corpus_of([("Harbour Post", text)], language), **options)  # pyright: ignore[reportArgumentType]
    return frame["actor"].tolist()


def test_the_columns_are_the_declared_ones_also_without_a_row() -> None:
    corpus = corpus_of(ENGLISH)
    for table, measure in ((ACTORS, actors), (ACTOR_MENTIONS, actor_mentions)):
        frame, empty = measure(corpus), measure(corpus_of([("Harbour Post", "It rained.")]))
        assert list(frame.columns) == table.names
        assert len(empty) == 0
        assert frame.dtypes.equals(empty.dtypes)
        assert frame.dtypes.equals(table.frame().dtypes)


def test_a_surname_counts_for_the_full_name_and_a_possessive_for_its_owner() -> None:
    found = row(corpus_of(ENGLISH), "Orval Brandt")
    assert (found["kind"], found["found_by"]) == ("person", "title")
    assert found[["mentions", "articles", "outlets"]].tolist() == [3, 2, 2]
    assert found["forms"] == "Brandt|Orval Brandt"
    assert not found["ambiguous"]


def test_a_name_is_found_after_a_title_in_arabic_with_what_is_written_onto_it() -> None:
    corpus = corpus_of(ARABIC, "ar")
    minister, president = row(corpus, "إيغور زافكين"), row(corpus, "نديم الغضباوي")
    assert minister[["mentions", "articles"]].tolist() == [4, 2]
    assert president[["mentions", "articles"]].tolist() == [2, 2]
    assert minister["kind"] == president["kind"] == "person"
    assert actor_mentions(corpus, ["إيغور زافكين"])["form"].tolist()[-1] == "بزافكين"


def test_common_words_after_a_title_are_no_names() -> None:
    text = "قال الرئيس السابق إن الوزير الجديد وصل أمس. وأعلن المدير أن المدرسة مغلقة."
    assert names(text, "ar") == []


def test_the_first_word_of_a_sentence_is_no_name_unless_it_is_one_elsewhere() -> None:
    text = "Harbours closed. Harbours opened. Storms came in May. Yesterday was Monday."
    assert names(text) == []
    assert names("Critics met Zavrin. Zavrin left. Zavrin came.") == ["Zavrin"]


def test_a_word_of_an_office_is_not_part_of_the_name() -> None:
    text = "The former Foreign Minister Orval Brandt met the FBI Director Mila Tarn in the port."
    assert {"Orval Brandt", "Mila Tarn"} <= set(names(text))


@pytest.mark.parametrize(
    ("text", "language", "name", "kind"),
    [
        ("The Varnhold Fishing Council met. The Varnhold Fishing Council agreed.", "en",
         "Varnhold Fishing Council", "organisation"),
        ("Boats crossed Varnhold Bay. Varnhold Bay froze.", "en", "Varnhold Bay", "place"),
        ("They met in Varnhold. Boats left for Varnhold. It rained in Varnhold.", "en",
         "Varnhold", "place"),
        ("اجتمعت هيئة المرافئ أمس. وقررت هيئة المرافئ الإغلاق.", "ar", "هيئة المرافئ",
         "organisation"),
        ("وصلوا إلى مدينة زولماك. وغادروا مدينة زولماك.", "ar", "زولماك", "place"),
    ],
)  # fmt: skip
def test_the_head_of_a_name_or_the_word_before_says_what_it_is(
    text: str, language: str, name: str, kind: str
) -> None:
    frame = actors(corpus_of([("Harbour Post", text)], language)).set_index("actor")
    assert frame.loc[name, "kind"] == kind


def test_countries_and_capitals_are_found_in_both_languages_and_nationalities_when_asked() -> None:
    english = corpus_of([("Harbour Post", "Syrian envoys left Damascus for Syria.")])
    arabic = corpus_of([("المرفأ", "غادر الوفد السوري دمشق إلى سوريا.")], "ar")
    for corpus, country, capital in ((english, "Syria", "Damascus"), (arabic, "سوريا", "دمشق")):
        frame = actors(corpus).set_index("actor")
        assert frame.loc[country, ["mentions", "country", "kind"]].tolist() == [1, "SY", "place"]
        assert frame.loc[capital, ["mentions", "found_by"]].tolist() == [1, "country"]
        assert row(corpus, country, nationalities=True)["mentions"] == 2


def test_a_word_of_another_meaning_is_no_place() -> None:
    assert names("هذا دعم مالي كبير من جده.", "ar") == []
    assert names("We met us. who knew?") == []


def test_acronyms_in_brackets_stand_for_the_name_before_them() -> None:
    text = "The Varnhold Port Union (VPU) met. The VPU agreed. The Varnhold Port Union left."
    assert actors(corpus_of([("Harbour Post", text)]))["forms"].tolist() == [
        "VPU|Varnhold Port Union"
    ]


def test_a_surname_of_two_goes_to_the_more_frequent_one_and_says_so() -> None:
    text = (
        "President Orval Brandt spoke. Orval Brandt left. Orval Brandt slept. Mila Brandt spoke. "
        "Mila Brandt left. Brandt said no."
    )
    corpus = corpus_of([("Harbour Post", text)])
    assert row(corpus, "Orval Brandt")[["mentions", "ambiguous"]].tolist() == [4, True]
    assert row(corpus, "Mila Brandt")[["mentions", "ambiguous"]].tolist() == [2, False]


def test_what_the_user_merges_goes_before_all_else() -> None:
    corpus = corpus_of(ENGLISH)
    merged = {"The two": ["Orval Brandt", "Mila Tarn"]}
    found = row(corpus, "The two", merged=merged)
    assert found[["mentions", "kind", "found_by"]].tolist() == [5, "person", "user"]
    apart = actors(corpus, merged={"Somebody": ["Brandt"]}).set_index("actor")["mentions"]
    assert (apart["Somebody"], apart["Orval Brandt"]) == (2, 1)


def test_a_name_of_the_users_own_list_is_found_with_its_spellings() -> None:
    corpus = corpus_of([("Harbour Post", "The old quay fell. A quay stood.")])
    assert actors(corpus)["actor"].tolist() == []
    assert row(corpus, "Quay", known={"Quay": ["old quay", "quay"]})["mentions"] == 2
    assert actors(corpus, known=["old quay"])["found_by"].tolist() == ["user"]


def test_mentions_are_spans_of_the_text_without_the_possessive() -> None:
    corpus = corpus_of(ENGLISH)
    frame = actor_mentions(corpus, "Orval Brandt")
    texts = corpus.articles.frame.set_index("article_id")["text"]
    cut = [texts[r.article_id][r.start : r.end] for r in frame.itertuples()]
    assert cut == frame["form"].tolist() == ["Orval Brandt", "Brandt", "Brandt"]
    assert len(actor_mentions(corpus, actors(corpus))) == actors(corpus)["mentions"].sum()


def test_a_scope_changes_numbers_and_not_names() -> None:
    corpus = corpus_of(ENGLISH)
    scope = Scope(where=(("outlet", ("Marlow Times",)),))
    assert row(corpus, "Orval Brandt", scope=scope)["mentions"] == 1
    with pytest.raises(InputError):
        actors(corpus, by="no such column")


def test_the_most_frequent_are_kept_and_equals_stand_by_name() -> None:
    corpus = corpus_of([("Harbour Post", "Damascus, Cairo and Cairo, Beirut.")])
    assert actors(corpus)["actor"].tolist() == ["Cairo", "Beirut", "Damascus"]
    assert actors(corpus, most=1)["actor"].tolist() == ["Cairo"]


def test_a_language_that_writes_every_noun_with_a_capital_has_only_what_lists_know() -> None:
    frame = actors(corpus_of([("Hafen", "Der Hafen liegt in Ägypten. Der Hafen ist alt.")], "de"))
    assert frame["actor"].tolist() == ["Ägypten"]


def test_french_names_are_found_with_what_is_elided_before_them() -> None:
    text = (
        "Le président Orval Brandt a rencontré Mila Tarn à Varnhold. L’ONU a salué l’accord. "
        "Mila Tarn a quitté Damas et la Syrie pour rejoindre l’ONU."
    )
    corpus = corpus_of([("Le Port", text)], "fr")
    frame = actors(corpus).set_index("actor")["mentions"]
    assert frame[["Orval Brandt", "Mila Tarn", "Nations unies", "Damas"]].tolist() == [1, 2, 2, 1]
    assert set(actor_mentions(corpus, "Nations unies")["form"]) == {"ONU"}


SENTENCES = {
    "en": [
        "President Orval Brandt met critics.", "Mila Tarn said no.", "Brandt left Cairo.",
        "The Varnhold Port Union agreed.", "Boats reached Varnhold.", "Orval Brandt slept.",
    ],
    "ar": [
        "استقبل الرئيس نديم الغضباوي الوفد.", "قال إيغور زافكين إنه راض.", "غادر زافكين القاهرة.",
        "اجتمعت هيئة المرافئ أمس.", "وصل الغضباوي.", "رحب الوزير إيغور زافكين بالوفد.",
    ],
}  # fmt: skip


@st.composite
def sets(draw: st.DrawFn) -> tuple[list[tuple[str, str]], str]:
    language = draw(st.sampled_from(["en", "ar"]))
    text = st.lists(st.sampled_from(SENTENCES[language]), min_size=2, max_size=6).map(" ".join)
    return [(name, draw(text)) for name in draw(st.permutations("ABCD"))], language


@settings(max_examples=15)
@given(made=sets(), random=st.randoms(use_true_random=False))
def test_the_order_of_articles_is_irrelevant(
    made: tuple[list[tuple[str, str]], str], random: object
) -> None:
    rows, language = made
    mixed = random.sample(rows, len(rows))  # pyright: ignore[reportAttributeAccessIssue]
    one, other = (actors(corpus_of(each, language)) for each in (rows, mixed))
    pd.testing.assert_frame_equal(one, other)


@settings(max_examples=15)
@given(made=sets())
def test_a_doubled_set_doubles_the_mentions_and_nothing_else(
    made: tuple[list[tuple[str, str]], str],
) -> None:
    rows, language = made
    one, other = actors(corpus_of(rows, language)), actors(corpus_of([*rows, *rows], language))
    doubled = one.assign(mentions=one["mentions"] * 2, articles=one["articles"] * 2)
    pd.testing.assert_frame_equal(doubled, other)
