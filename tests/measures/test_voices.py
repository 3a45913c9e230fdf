"""Who speaks, and who is who. People, places and outlets are invented."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import (
    ArticleSet,
    Corpus,
    agencies_cited,
    prepare,
    speakers,
    voice_kinds,
    voices,
)

EN = (
    "The mayor of Calder, Lena Orval, said that the harbour wall will be rebuilt. "
    "“It will take a year,” Orval said. She added that the council will pay for it. "
    "The mayor also said that fishermen are welcome. "
    "“Nobody asked us,” said Tomas Reyl, a fisherman from the village. "
    "Sources said that the plan may change."
)
AR = (
    "استقبل وزير الخارجية النرويجي سمير الراوندي، أمس، نظيره الفنلندي نبيل الخزامي في العاصمة. "
    "وقال الراوندي إن المحادثات كانت مثمرة. "
    "وأكد وزير الخارجية الفنلندي أن بلاده مستعدة للحوار. "
    "وذكرت وكالة “رويترز” أن اللقاء استمر ساعتين."
)


def corpus(*articles: tuple[str, str], language: str = "en") -> Corpus:
    frame = pd.DataFrame(articles, columns=["outlet", "text"])
    return prepare(ArticleSet.from_frame(frame.assign(language=language)))


def who(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    found = speakers(corpus(("A", text), language=language))
    return list(zip(found["put"], found["speaker"], found["how"], strict=True))


def test_names_parts_of_names_roles_and_pronouns_become_one_speaker() -> None:
    found = who(EN)
    assert {speaker for _, speaker, _ in found} == {"Lena Orval", "Tomas Reyl", "Sources"}
    assert [how for _, speaker, how in found if speaker == "Lena Orval"] == [
        "name", "part", "pronoun", "role",
    ]  # fmt: skip


def test_a_counterpart_has_the_role_of_the_one_before_and_its_own_nationality() -> None:
    by_words = {put: speaker for put, speaker, _ in who(AR, "ar")}
    assert by_words["الراوندي"] == "سمير الراوندي"
    assert by_words["وزير الخارجية الفنلندي"] == "نبيل الخزامي"


def test_a_role_that_two_people_may_have_is_nobodys() -> None:
    text = (
        "The minister Lena Orval met the minister Tomas Reyl. "
        "The minister said that the wall will stand."
    )
    assert [(speaker, how) for _, speaker, how in who(text)] == [("minister", "as_it_stands")]


def test_a_spokesman_for_somebody_is_not_that_person() -> None:
    text = "Mayor Lena Orval was away. A spokesman for Lena Orval said that the wall will stand."
    assert [speaker for _, speaker, _ in who(text)] == ["spokesman for Lena Orval"]


def test_shares_are_of_the_words_of_all_quotations_with_a_speaker() -> None:
    found = voices(corpus(("A", EN), ("B", "“Nobody asked us,” said Tomas Reyl.")))
    own = found[found["group"] == "A"].set_index("speaker")
    assert own["share_words"].sum() == pytest.approx(1)
    assert own["share"].sum() == pytest.approx(1)
    assert own.loc["Lena Orval", "quotations"] == 4
    assert (own.loc["Lena Orval", "kind"], own.loc["Tomas Reyl", "kind"]) == (
        "official",
        "civilian",
    )
    assert own["named"].to_dict() == {"Lena Orval": True, "Tomas Reyl": True, "Sources": False}
    assert own["only_here"].to_dict() == {"Lena Orval": True, "Tomas Reyl": False, "Sources": True}


def test_the_users_merging_goes_before_all() -> None:
    text = "Lena Orval said that it is late. Lina Orvall said that it is early."
    merged = {"Lena Orval": ["Lina Orvall"]}
    found = voices(corpus(("A", text)), merged=merged)
    assert found[["speaker", "quotations"]].to_numpy().tolist() == [["Lena Orval", 2]]


def test_kinds_of_speakers_add_up_and_unnamed_ones_are_counted() -> None:
    found = voice_kinds(corpus(("A", EN))).set_index("kind")
    assert found["share_words"].sum() == pytest.approx(1)
    assert found.loc["other", "unnamed"] + found.loc["official", "unnamed"] == 1
    assert found.loc["civilian", "quotations"] == 1


def test_a_doubled_set_changes_no_share_and_the_order_of_articles_nothing() -> None:
    one = voices(corpus(("A", EN), ("B", EN)))
    two = voices(corpus(("A", EN), ("A", EN), ("B", EN), ("B", EN)))
    pd.testing.assert_series_equal(one["share_words"], two["share_words"])
    turned = voices(corpus(("B", EN), ("A", EN)))
    pd.testing.assert_frame_equal(one, turned)


def test_agencies_are_cited_where_they_are_named_and_not_by_themselves() -> None:
    found = agencies_cited(corpus(("أ", AR), ("Reuters", AR), language="ar"))
    assert found[["group", "agency", "mentions", "as_source"]].to_numpy().tolist() == [
        ["أ", "Reuters", 1, 1]
    ]


def test_words_that_are_also_names_of_outlets_need_a_sign() -> None:
    text = "اجتمع وزراء الشرق الأوسط في مدينة الرياض. وذكرت صحيفة الرياض أن اللقاء انتهى."
    found = agencies_cited(corpus(("أ", text), language="ar"))
    assert found[["agency", "mentions"]].to_numpy().tolist() == [["Al Riyadh", 1]]


def test_no_quotation_gives_typed_frames() -> None:
    nothing = corpus(("A", "Rain fell."))
    for measure in (speakers, voices, voice_kinds, agencies_cited):
        assert measure(nothing).empty
    assert voices(nothing)["share_words"].dtype == "float64"
