"""A term of several words stands for its parts, so that one idea takes one place."""

from __future__ import annotations

import pytest

from analysis.measures.concordance import concordance
from analysis.measures.keyness import keyness
from analysis.measures.terms import term_differences
from analysis.tables import rows_of
from tests.helpers import corpus_of

REST = [("B", "Gulls slept."), ("B", "Gulls slept.")]
REST_ARABIC = [("ب", "نامت النوارس."), ("ب", "نامت النوارس.")]
Rows = list[tuple[str, str]]


def shown(rows: Rows, ngrams: int, language: str = "en", group: str = "A") -> dict[str, int]:
    """term → times the group uses it, for the terms that are shown of it."""
    table = term_differences(corpus_of(rows, language), ngrams=ngrams)
    own = table[(table["group"] == group) & table["shown"]]
    return {row.term: row.n_target for row in rows_of(own)}


ONE_IDEA = [("A", "The foreign minister spoke. The foreign minister left.")] * 2


@pytest.mark.parametrize("ngrams", [2, 3])
def test_the_foreign_minister_is_shown_once_and_neither_part(ngrams: int) -> None:
    assert shown([*ONE_IDEA, *REST], ngrams) == {"foreign minister": 4}


def test_with_single_words_asked_for_both_parts_are_shown() -> None:
    assert shown([*ONE_IDEA, *REST], 1) == {"foreign": 4, "minister": 4}


def test_keyness_shows_the_same_terms() -> None:
    table = keyness(corpus_of([*ONE_IDEA, *REST]), ngrams=2, details=False)
    own = table[(table["group"] == "A") & table["shown"]]
    assert own["term"].tolist() == ["foreign minister"]


def test_parts_that_mostly_occur_elsewhere_are_shown_and_not_the_pair() -> None:
    text = "The foreign minister. Foreign seas, foreign shores. A minister, the minister."
    found = shown([("A", text)] * 3 + REST, 2)
    assert {"foreign", "minister"} <= set(found)
    assert "foreign minister" not in found


def test_a_part_that_mostly_occurs_elsewhere_stays_beside_the_pair() -> None:
    text = "The foreign minister. The minister. A minister. Our minister. Her minister."
    found = shown([("A", text)] * 3 + REST, 2)
    assert {"minister": 15, "foreign minister": 3}.items() <= found.items()
    assert "foreign" not in found


def test_half_of_a_part_is_enough() -> None:
    half = "The foreign minister. A minister."
    assert "minister" not in shown([("A", half)] * 3 + REST, 2)
    less = "The foreign minister. A minister. Our minister."
    assert "minister" in shown([("A", less)] * 3 + REST, 2)


def test_three_words_stand_for_all_shorter_terms_in_them() -> None:
    rows = [("A", "The central bank governor spoke. The central bank governor left.")] * 2
    assert shown([*rows, *REST], 3) == {"central bank governor": 4}
    assert shown([*rows, *REST], 2) == {"central bank": 4}  # the other is a piece of the same


def test_three_words_with_a_stop_word_inside_stand_for_both_others() -> None:
    rows = [("A", "The ministry of health warned. The ministry of health spoke.")] * 2
    assert shown([*rows, *REST], 3) == {"ministry of health": 4}


def test_a_word_that_stands_beside_itself_is_one_term() -> None:
    found = shown([("A", "Hush hush.")] * 3 + REST, 3)
    assert found == {"hush hush": 3}


def test_the_arabic_foreign_minister_is_shown_once_with_and_without_clitics() -> None:
    text = "وقال وزير الخارجية إن الأمر انتهى. ووزير الخارجية غادر."
    corpus = corpus_of([("أ", text), ("أ", text), *REST_ARABIC], "ar")
    table = term_differences(corpus, ngrams=2)
    own = table[(table["group"] == "أ") & table["shown"]]
    assert own["display"].tolist() == ["وزير الخارجية"]
    assert own["n_target"].tolist() == [4]


def test_an_arabic_part_that_mostly_occurs_elsewhere_stays_beside_the_pair() -> None:
    text = "وزير الخارجية. غادر الوزير. نام الوزير. الوزير. والوزير."
    found = shown([("أ", text)] * 3 + REST_ARABIC, 2, "ar", "أ")
    assert found["وزير"] == 15
    assert found["وزير خارجي"] == 3
    assert "خارجي" not in found


def test_three_arabic_words_stand_for_all_shorter_terms_in_them() -> None:
    text = "قال محافظ البنك المركزي. غادر محافظ البنك المركزي."
    found = shown([("أ", text)] * 2 + REST_ARABIC, 3, "ar", "أ")
    assert len(found) == 1
    assert list(found.values()) == [4]


def test_a_term_that_is_stood_for_keeps_its_row_and_its_counts() -> None:
    corpus = corpus_of([*ONE_IDEA, *REST])
    table = term_differences(corpus, ngrams=2)
    own = table[table["group"] == "A"].set_index("term")
    assert own.loc[["foreign", "minister"], "n_target"].tolist() == [4, 4]
    assert not own.loc[["foreign", "minister"], "shown"].any()
    assert own["rank"].idxmin() == "foreign minister"
    for row in rows_of(table[table["group"] == "A"]):
        assert len(concordance(corpus, row.term)) == row.n_target + row.n_rest


def test_a_pair_of_the_reference_does_not_stand_for_the_targets_words() -> None:
    rows = [("A", "Foreign seas. A minister.")] * 3 + [("B", "The foreign minister.")] * 3
    found = shown(rows, 2)
    assert "foreign minister" not in found
    seas = shown([("A", "Foreign seas and a minister. Seas.")] * 3 + [("B", "Gulls.")] * 2, 2)
    assert "minister" in seas


def test_a_pair_that_mostly_stands_in_different_longer_terms_is_shown_itself() -> None:
    text = (
        "The foreign minister Vasko spoke. The foreign minister left. The foreign minister ate. "
        "The foreign minister slept. A foreign minister."
    )
    table = term_differences(
        corpus_of([("A", text)] * 3 + [("B", "Ferry gulls sleep.")] * 2), ngrams=3
    )
    own = set(table.loc[(table["group"] == "A") & table["shown"], "term"])
    assert "foreign minister" in own
    assert not own & {"foreign", "minister"}


def test_of_pieces_of_a_longer_phrase_the_most_frequent_is_shown() -> None:
    text = "President Ada Vasko spoke. President Ada Vasko left. Ada Vasko stayed."
    assert shown([("A", text)] * 3 + REST, 2) == {"ada vasko": 9}
    four = "Old president Ada Vasko. Gulls."
    assert shown([("A", four)] * 3 + REST, 3) == {"old president ada": 3}


def test_terms_that_share_a_word_and_no_phrase_are_both_shown() -> None:
    text = "The harbour police spoke. Police chiefs left."
    assert {"harbour police", "police chief"} <= set(shown([("A", text)] * 3 + REST, 2))


def test_in_a_chain_of_pieces_those_that_do_not_overlap_stay() -> None:
    text = "Prime minister Ada Vasko spoke. Ada Vasko left. A prime minister ate."
    assert shown([("A", text)] * 3 + REST, 2) == {"prime minister": 6, "ada vasko": 6}


def test_of_the_pieces_of_an_arabic_name_one_is_shown() -> None:
    text = "وصل الرئيس وليد سامر. غادر الرئيس وليد سامر. نام وليد سامر."
    found = shown([("أ", text)] * 3 + REST_ARABIC, 2, "ar", "أ")
    assert "وليد سامر" in found
    assert "رييس وليد" not in found
